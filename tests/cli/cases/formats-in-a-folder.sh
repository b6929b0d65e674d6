# Each format has its suffix in the text tree, and a second run writes nothing; `corpus` renames what it wrote before.
copy_pages saved
for format in vertical:vert prevertical:prevert tei:xml csv:txt jsonl:txt; do
    suffix=${format#*:} format=${format%:*}
    "$CLEANCOPY" clean --quiet --format $format --out clean-$format saved
    list_files clean-$format >before
    "$CLEANCOPY" clean --quiet --format $format --out clean-$format --jobs 1 saved
    list_files clean-$format | diff before - || wrong "$format: the second run wrote something"
    "$CLEANCOPY" corpus --quiet --format $format --out corpus saved
    echo "$format: $(find corpus/text -type f | sed 's/.*[.]//' | sort | uniq -c | tr -s ' ')"
    list_files corpus | grep -v '[.]cleancopy' >before
    "$CLEANCOPY" corpus --quiet --format $format --out corpus saved
    list_files corpus | grep -v '[.]cleancopy' | diff before - || wrong "$format: the second corpus wrote something"
    [ $suffix = "$(find clean-$format/text -type f | sed 's/.*[.]//' | sort -u)" ] || wrong "$format: other suffixes"
done
ls clean-csv
"$PYTHON" - <<'END'
import csv, json
documents = {d["id"]: d for d in map(json.loads, open("clean-csv/documents.jsonl", encoding="utf-8"))}
rows = list(csv.DictReader(open("clean-csv/documents.csv", newline="", encoding="utf-8")))
assert [r["id"] for r in rows] == list(documents)
assert all(r["text"] == documents[r["id"]]["text"] for r in rows)
files = {r["id"]: r["file"] for r in csv.DictReader(open("clean-csv/metadata.csv", newline="", encoding="utf-8"))}
assert all(open("clean-csv/" + files[r["id"]], encoding="utf-8").read() == r["text"] + "\n" for r in rows)
END
if command -v xmllint >/dev/null; then
    find clean-tei/text -name '*.xml' -exec xmllint --noout --relaxng "$FIXTURES/formats/tei_subset.rng" {} + 2>log ||
        wrong "TEI is not valid: $(head -n 3 log)"
fi
