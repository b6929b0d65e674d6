# A page's title is no formula in any CSV file, unless --raw-csv says so.
"$PYTHON" - <<'END'
import json
titles = ["=HYPERLINK(\"http://a.example/\")", "+1+1", "-2+3", "@SUM(1,2)", "A plain title", "2 = 1+1"]
with open("docs.jsonl", "w") as f:
    for i, title in enumerate(titles):
        print(json.dumps({"url": "http://a.example/%d" % i, "title": title, "text":
            "=%d+1 are the words that this text begins with, and some more of them follow here." % i}), file=f)
END
"$CLEANCOPY" clean --quiet --format csv --out out docs.jsonl
"$CLEANCOPY" clean --quiet --format csv --raw-csv --out raw docs.jsonl
cat >show.py <<'END'
import csv, json, sys
folder = sys.argv[1]
titles = {d["id"]: d["title"] for d in map(json.loads, open(folder + "/documents.jsonl"))}
for name in ("metadata.csv", "documents.csv"):
    for row in csv.DictReader(open("%s/%s" % (folder, name), newline="")):
        title = titles[row["id"]]
        print(name, row["title"] == title, row["title"].lstrip("'") == title, any(v[:1] in "=+-@" for v in row.values() if v))
END
"$PYTHON" show.py out
"$PYTHON" show.py raw
if command -v soffice >/dev/null; then
    for folder in out raw; do
        HOME=$PWD soffice --headless --convert-to fods --outdir $folder $folder/metadata.csv >/dev/null 2>&1 </dev/null || true
    done
    [ ! -e out/metadata.fods ] || ! grep -q table:formula out/metadata.fods || wrong "LibreOffice computes a cell"
    [ ! -e raw/metadata.fods ] || grep -q table:formula raw/metadata.fods || wrong "the check of LibreOffice checks nothing"
fi
