# A corpus of some languages and outlets is the corpus of these pages alone; its shards need the same filters.
command -v zstd >/dev/null || skip "no zstd"
copy_pages saved
"$CLEANCOPY" clean --format jsonl saved | json 'd["source"] if d["outlet"] != "farodelsur.example" and d["language"] in ("de", "en", "en-GB", "es") else ""' | grep . >list
filters="--language es,de,en --exclude-outlets farodelsur.example"
"$CLEANCOPY" corpus --files-from list --out wanted
# shellcheck disable=SC2086
"$CLEANCOPY" corpus saved $filters --out one
diff -rq -x .cleancopy -x left-out.js wanted one || wrong "another corpus"
# shellcheck disable=SC2086
"$CLEANCOPY" corpus saved $filters --out one
# shellcheck disable=SC2086
"$CLEANCOPY" corpus saved $filters --out one --json | sed 's/"seconds":[0-9.]*/"seconds":N/'
echo "--- shards" >&2
for i in 1 2 3; do
    # shellcheck disable=SC2086
    "$CLEANCOPY" corpus --shard $i/3 saved $filters --out shards
done
zstdcat shards/shard-0002* | sed -n '1p;$p' | sed 's/"inputs":"[0-9a-f]*"/"inputs":N/; s/"checksum":"[0-9a-f]*"/"checksum":N/'
list_files shards >before
# shellcheck disable=SC2086
"$CLEANCOPY" corpus --shard 2/3 saved $filters --out shards
list_files shards | cmp - before
# shellcheck disable=SC2086
"$CLEANCOPY" corpus --merge shards $filters --out merged
diff -rq -x .cleancopy one merged || wrong "another corpus"
# shellcheck disable=SC2086
"$CLEANCOPY" corpus --merge shards $filters --out merged --json | sed 's/"seconds":[0-9.]*/"seconds":N/'
echo "--- of other filters" >&2
expect 3 "$CLEANCOPY" corpus --merge shards --out other
expect 3 "$CLEANCOPY" corpus --merge shards --language en --out other
expect 3 "$CLEANCOPY" corpus --merge shards --language es,de,en --exclude-outlets nordblick.example --out other
"$CLEANCOPY" corpus --shard 1/1 saved --out all --quiet
expect 3 "$CLEANCOPY" corpus --merge all --outlets nordblick.example --out other
[ ! -e other ] || wrong "something was written"
"$CLEANCOPY" corpus --shard 1/1 saved --out all --language fr
"$CLEANCOPY" corpus --shard 1/1 saved --out all
echo "--- another filter later: what is new comes to it, and each page counts as it was last read" >&2
sums() { # the same on the review page and of the state
    sed 's/.*{"by_outlet":\([0-9]*\),"by_language":\([0-9]*\)}.*/\1 \2/' "$1/report/data/left-out.js" >page
    "$CLEANCOPY" index stats --json --state "$1/.cleancopy" | json '"%d %d" % (d["left_out_by_outlet"], d["left_out_by_language"])' | cmp - page
    cat page
}
for dir in wanted one merged; do sums $dir; done
"$CLEANCOPY" corpus saved --out grown --language de
sums grown
"$CLEANCOPY" corpus saved --out grown --language fr
sums grown
cp grown/report/data/left-out.js before
"$CLEANCOPY" report grown
cmp before grown/report/data/left-out.js
json 'd["language"]' <grown/documents.jsonl | sort | uniq -c
