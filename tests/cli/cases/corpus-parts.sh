# --part: what several write together is what one corpus writes, each from its own shards and what it was told of the others.
command -v zstd >/dev/null || skip "no zstd"
copy_pages saved
"$PYTHON" "$FIXTURES/furniture/make.py" 0 >furniture.jsonl
cat >make.py <<'P'
import json
def page(name, **fields):
    json.dump(fields, open("saved/" + name, "w"))
for i, line in enumerate(open("furniture.jsonl", encoding="utf-8")):
    open("saved/furniture-%02d.jsonl" % i, "w", encoding="utf-8").write(line)
first = ["The harbour council agreed late on Monday to rebuild the northern quay before the winter storms arrive.",
         "Work will start in September and is expected to take eleven weeks, said the head of the building office.",
         "Ferries to the islands will leave from the fish market while the cranes stand on the old pier."]
more = ["Fishing crews said they had been told of the plan only hours before the vote was taken in the town hall.",
        "A crew member who asked not to be named called the plan a gift to the ferry company and to nobody else."]
own = ["Our own reporter walked along the quay with three crews and heard nothing but doubts about the date."]
for i, (outlet, date, text) in enumerate([("wire.example", "2024-05-01T08:00:00Z", first), ("wire.example", "2024-05-01T12:00:00Z", first + more),
                                          ("coast.example", "2024-05-02", first), ("island.example", "2024-05-02", first + more),
                                          ("valley.example", "2024-05-04", first[:2] + more[:1] + own)]):
    page("reprint-%d.jsonl" % i, id="%016x" % (i + 1), url="https://%s/%d" % (outlet, i), outlet=outlet, date=date, title="Report", text="\n\n".join(text))
# one address saved twice, and once more as it was
for name, text in (("a", "It is high water at nine in the evening and low water at three."), ("k", "It is high water at eight in the evening and low water at two."),
                   ("t", "It is high water at nine in the evening and low water at three.")):
    page("same-%s.jsonl" % name, id="00000000000000aa", outlet="tide.example", date="2024-05-03", title="Tide", text=text)
# of one name but for the rest of their ids; of the first nothing is left, in the third pair it is the later one that has the least id
for pair, texts in enumerate([("\n\n".join(first), "The lighthouse keeper has seen it all before and says so to whoever asks him."),
                              ("Nobody knows how many boats there are in the bay on a day like this one.", "The ferry had room for forty cars and carried two."),
                              ("A lamp burns in the window of the customs house until the last boat is in.", "The bell of the chapel rang for an hour and nobody knew why.")]):
    for i, text in enumerate(texts):
        page("name%d-%s.jsonl" % (i, "qxz"[pair]), id="7777%04x%08x" % (pair, 2 - i if pair == 2 else i), outlet="quay.example", date="2024-06-0%d" % (pair + 1), title="Bay", text=text)
open("saved/broken.html.gz", "wb").write(b"\x1f\x8b\x08\x00 this is no page")
P
"$PYTHON" make.py
for i in 1 2 3 4 5; do expect_any=0; "$CLEANCOPY" corpus --shard $i/5 saved --out shards --quiet 2>/dev/null || expect_any=$?; [ $expect_any -le 1 ] || wrong "shard $i: $expect_any"; done

same() { # same N PREFER WORD...: N parts with these options are one corpus with these options
    n=$1 prefer=$2
    shift 2
    rm -rf plain whole parts rows
    expect 1 "$CLEANCOPY" corpus --merge shards --out plain --quiet ${prefer:+--prefer "$prefer"} "$@" 2>/dev/null
    "$PYTHON" "$CLI/compared_parts.py" shards plain $n rows $prefer
    expect 1 "$CLEANCOPY" corpus --merge shards --compared rows/rows.jsonl --out whole --quiet ${prefer:+--prefer "$prefer"} "$@" 2>/dev/null
    same_output plain whole >differ || true
    grep -v .cleancopy differ || true
    failed=0
    for i in $(seq $n); do
        rc=0
        "$CLEANCOPY" corpus --merge shards --compared rows/rows-$i-of-$n.jsonl --part $i/$n --out parts --quiet ${prefer:+--prefer "$prefer"} "$@" 2>/dev/null || rc=$?
        [ $rc -le 1 ] || wrong "part $i of $n: exit code $rc"
        failed=$((failed + rc))
    done
    [ $failed = 1 ] || wrong "$failed parts have failed pages"
    "$CLEANCOPY" report parts $report
    "$PYTHON" "$CLI/same_parts.py" plain parts
}
report=
for n in 1 2 3 5; do
    echo "--- $n"
    same $n ""
done
echo "--- of shards that are elsewhere"
mkdir two
cp shards/shard-0003* shards/shard-0004* two
"$PYTHON" "$CLI/compared_parts.py" shards plain 3 rows
"$CLEANCOPY" corpus --merge two --compared rows/rows-2-of-3.jsonl --part 2/3 --out two --quiet 2>/dev/null || true
"$CLEANCOPY" corpus --merge shards --compared rows/rows-2-of-3.jsonl --part 2/3 --out three --quiet 2>/dev/null || true
diff -r two/part-0002-of-0003 three/part-0002-of-0003
echo "--- with other options"
grep -c furniture rows/rows-1-of-3.jsonl rows/rows-2-of-3.jsonl rows/rows-3-of-3.jsonl | grep -v ":0" | wc -l
grep -h -c namesake rows/rows-?-of-3.jsonl | sort -u | tail -n 1 | grep -v "^0" >/dev/null || wrong "no namesakes"
grep -q elsewhere rows/rows-?-of-3.jsonl || wrong "no id is elsewhere"
same 3 "" --reprints drop
grep -q '"dropped":true' parts/*/documents.jsonl || wrong "nothing was dropped"
same 3 "valley.example,coast.example"
report="--duplicates keep"
same 2 "" --duplicates keep
report=
same 2 "" --format markdown
same 3 ""
echo "--- again: nothing new"
list_files parts >before
"$CLEANCOPY" corpus --merge shards --compared rows/rows-2-of-3.jsonl --part 2/3 --out parts
list_files parts | diff before -
echo "--- killed, and given again"
cut=0
for signal in KILL TERM; do
    for at in file:killed/part-0002-of-0003/.cleancopy/lock file:killed/part-0002-of-0003/sums.json file:killed/part-0002-of-0003/documents.jsonl.tmp; do
        rc=0
        run_until $signal $at "$CLEANCOPY" corpus --merge shards --compared rows/rows-2-of-3.jsonl --part 2/3 --out killed >/dev/null 2>&1 || rc=$?
        case $signal:$rc in KILL:137 | TERM:3) cut=$((cut + 1)) ;; *:0) ;; *) wrong "$signal at $at: $rc" ;; esac
        "$CLEANCOPY" corpus --merge shards --compared rows/rows-2-of-3.jsonl --part 2/3 --out killed --quiet
        diff -r parts/part-0002-of-0003 killed/part-0002-of-0003
        rm -r killed
    done
done
[ $cut -gt 0 ] || wrong "no part was cut short"

part() { # part CODE I/N FILE WORD...: what is said
    rc=$1 of=$2 file=$3
    shift 3
    rm -rf refused
    expect "$rc" "$CLEANCOPY" corpus --merge shards --compared "$file" --part "$of" --out refused "$@" 2>said
    sed 's/([0-9a-f]\{16\}, these are [0-9a-f]\{16\})/(…, these are …)/; s/[0-9a-f]\{16\}/…/g; s/jsonl:[0-9]*:/jsonl:N:/; s/has [0-9]* paragraphs/has … paragraphs/' said | grep -v broken.html >&2
    ! grep -q '"whole":true' refused/*/sums.json 2>/dev/null || wrong "$file: a part was written"
}
echo "--- usage" >&2
for words in "--part 2/3 saved" "--merge shards --part 2/3" "--merge shards --compared rows/rows-2-of-3.jsonl --part 2/3 --state s" \
    "--merge shards --compared rows/rows-2-of-3.jsonl --part 2/3 --shard-bytes 1M" "--merge shards --compared rows/rows-2-of-3.jsonl --part 4/3"; do
    expect 2 "$CLEANCOPY" corpus --out refused $words
done
echo "--- files of others" >&2
part 3 2/3 rows/rows.jsonl
part 3 1/3 rows/rows-2-of-3.jsonl
part 3 2/5 rows/rows-2-of-3.jsonl
part 3 6/6 rows/rows-2-of-3.jsonl
part 3 2/3 rows/rows-2-of-3.jsonl --prefer wire.example
part 3 2/3 rows/rows-2-of-3.jsonl --scope strict
expect 3 "$CLEANCOPY" corpus --merge shards --compared rows/rows-2-of-3.jsonl --out refused 2>said
grep -v broken.html said >&2
mkdir one
cp shards/shard-0003* one
expect 3 "$CLEANCOPY" corpus --merge one --compared rows/rows-2-of-3.jsonl --part 2/3 --out refused
expect 3 "$CLEANCOPY" corpus --merge one --compared rows/rows-1-of-3.jsonl --part 1/3 --out refused
echo "--- files that are not whole, or say what cannot be" >&2
change() { # change EXPRESSION of sed
    sed "$1" rows/rows-2-of-3.jsonl >changed.jsonl
    ! cmp -s rows/rows-2-of-3.jsonl changed.jsonl || wrong "$1: nothing was changed"
    part 3 2/3 changed.jsonl
}
id=$(sed -n '1s/.*"id":"\([0-9a-f]*\).*/\1/p' parts/part-0002-of-0003/documents.jsonl)
change '$d'
change '1s/"own": "[0-9a-f]*/"own": "0123456789abcdef/'
change '1s/"documents": [0-9]*/"documents": 7000/'
change '1s/"part": 2/"part": 0/'
change "0,/\"document\": \"[0-9a-f]*/s//\"document\": \"$id/"
change '0,/"furniture": "[0-9a-f]*", "para": [0-9]*/s//"furniture": "'"$id"'", "para": 4000000/'
change '0,/"pages": [0-9]*/s//"pages": 0/'
own=$(sed -n 's/.*"canonical_doc": "\([0-9a-f]*\)".*/\1/p' rows/rows-2-of-3.jsonl | while read -r of; do
    ! grep -q "^{\"id\":\"$of\"" parts/part-0002-of-0003/documents.jsonl || { echo "$of"; break; }
done)
change "0,/\"canonical_doc\": \"$own\", \"canonical_para\": [0-9]*/s//\"canonical_doc\": \"$own\", \"canonical_para\": 4000000/"
change '0,/"namesake": ".*"/s//"namesake": "{}"/'
(sed '$d' rows/rows-2-of-3.jsonl; echo '{"document": "feedfeedfeedfeed", "outlet": "x.example", "date": null}'; sed -n '$p' rows/rows-2-of-3.jsonl) >late.jsonl
part 3 2/3 late.jsonl
(sed -n 1p rows/rows-2-of-3.jsonl; echo '{"elsewhere": "feedfeedfeedfeed"}'; sed "1d; s/\"rows\": .*/\"rows\": $(($(wc -l <rows/rows-2-of-3.jsonl) - 1))}/" rows/rows-2-of-3.jsonl) >absent.jsonl
part 3 2/3 absent.jsonl
echo "--- a folder of another part" >&2
expect 3 "$CLEANCOPY" corpus --merge shards --compared rows/rows-2-of-3.jsonl --part 2/3 --out parts --format markdown 2>said
grep -v broken.html said >&2
echo "--- a report of parts that are not all there, or not of one corpus" >&2
cp -r parts some
reported() {
    expect 3 "$CLEANCOPY" report some
    rm -r some
    cp -r parts some
}
rm -r some/part-0002-of-0003
reported
sed -i 's/"whole":true/"whole":false/' some/part-0003-of-0003/sums.json
reported
sed -i 's/"corpus":"[0-9a-f]*/"corpus":"feedfeedfeedfeed/' some/part-0003-of-0003/sums.json
reported
sed -i 's/"documents":[0-9]*/"documents":-1/' some/part-0001-of-0003/sums.json
reported
: >some/part-0001-of-0003/sums.json
reported
mv some/part-0002-of-0003 some/between
mv some/part-0001-of-0003 some/part-0002-of-0003
mv some/between some/part-0001-of-0003
reported
cp -r some/part-0001-of-0003 some/part-0001-of-0004
reported
expect 3 "$CLEANCOPY" report some --duplicates keep
expect 2 "$CLEANCOPY" report some --state s
"$CLEANCOPY" report some
diff -r some parts
echo "--- and after all that" >&2
rm -rf refused
"$CLEANCOPY" corpus --merge shards --compared rows/rows-2-of-3.jsonl --part 2/3 --out refused --quiet 2>/dev/null || true
diff -r parts/part-0002-of-0003 refused/part-0002-of-0003
