# A set of shards that one corpus could not have made is refused, with what to do; nothing is written.
command -v zstd >/dev/null || skip "no zstd"
copy_pages saved
for i in 1 2 3; do "$CLEANCOPY" corpus --shard $i/3 saved --out shards --quiet; done
merge() {
    expect 3 "$CLEANCOPY" corpus --merge "$@" --out out
    [ ! -e out ] || wrong "something was written: $*"
}
echo "--- none, or a folder of none" >&2
merge absent
ls saved >list
mkdir empty
merge empty
merge saved
merge list
echo "--- missing" >&2
cp -r shards some
rm some/shard-0002-*
merge some
rm some/shard-0001-*
merge some
merge shards/shard-0001-of-0003.jsonl.zst
"$CLEANCOPY" corpus --shard 25/25 saved --out many --quiet
merge many
echo "--- twice, of another number" >&2
merge shards some
merge shards many/shard-0025-of-0025.jsonl.zst
echo "--- other settings" >&2
merge --scope strict shards
merge --max-depth 100 --jobs 3 shards
cp -r shards mixed
printf '[site harbourpost.example]\ndrop = h2\n' >rules.ini
"$CLEANCOPY" corpus --shard 2/3 saved --out mixed --rules rules.ini --quiet
merge mixed
echo "--- another version" >&2
cp -r shards newer
zstdcat shards/shard-0002-* | sed '1s/"cleancopy":"[^"]*"/"cleancopy":"9.9.9"/' | zstd -q -f -o newer/shard-0002-of-0003.jsonl.zst
merge newer
zstdcat shards/shard-0002-* | sed '1s/_shard":1/_shard":2/' | zstd -q -f -o newer/shard-0002-of-0003.jsonl.zst
merge newer
echo "--- other inputs" >&2
cp -r saved others
printf '<p>One more page, of which the first shard knows nothing at all.' >others/one-more.html
for i in 2 3; do "$CLEANCOPY" corpus --shard $i/3 others --out others-shards --quiet; done
cp shards/shard-0001-* others-shards
merge others-shards
echo "--- damaged" >&2
cp -r shards bad
head -c 300 shards/shard-0003-of-0003.jsonl.zst >bad/shard-0003-of-0003.jsonl.zst
merge bad
zstdcat shards/shard-0003-* | sed '$d' | zstd -q -f -o bad/shard-0003-of-0003.jsonl.zst
merge bad
zstdcat shards/shard-0003-* | sed '3d' | zstd -q -f -o bad/shard-0003-of-0003.jsonl.zst
merge bad
zstdcat shards/shard-0003-* | sed '2s/"outlet":"[^"]*"/"outlet":"other.example"/' | zstd -q -f -o bad/shard-0003-of-0003.jsonl.zst
merge bad
: >bad/shard-0003-of-0003.jsonl.zst
merge bad
echo "--- made again" >&2
"$CLEANCOPY" corpus --shard 3/3 saved --out bad --quiet
cmp bad/shard-0003-* shards/shard-0003-*
"$CLEANCOPY" corpus --merge bad --out out --quiet
check_output out
