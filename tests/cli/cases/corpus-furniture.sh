# Lines that only many pages of one outlet betray (fixtures/furniture), and what must stay.
make="$PYTHON $FIXTURES/furniture/make.py"
$make 0 >pages.jsonl
"$CLEANCOPY" corpus pages.jsonl --out out --state s1 --quiet
check_output out
cat >judge.py <<'END'
import collections, csv, json, os
with open(os.environ["FIXTURES"] + "/furniture/lines.tsv", encoding="utf-8") as f:
    rows = list(csv.DictReader((l for l in f if l[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE))
documents = [json.loads(l) for l in open("out/documents.jsonl", encoding="utf-8")]
texts = {}
for d in csv.DictReader(open("out/metadata.csv", encoding="utf-8", newline="")):
    texts[d["id"]] = open("out/" + d["file"], encoding="utf-8").read().split("\n\n")
for row in rows:
    mine = [(d, p) for d in documents for p in d["paragraphs"] if d["outlet"] == row["outlet"] and p["text"] == row["line"]]
    marked = sum("left_out" in p for d, p in mine)
    shown = sum(row["line"] in (t.strip() for t in texts.get(d["id"], [])) for d, p in mine)
    ok = len(mine) >= int(row["pages"]) and (marked >= int(row["pages"]) and shown == 0 if row["expected"] == "furniture"
                                             else marked == 0 and shown >= 1)
    print("right" if ok else "WRONG", row["expected"], row["pages"], row["where"], row["note"])
known = {r["line"] for r in rows if r["expected"] == "furniture"}
for d in documents:
    for p in d["paragraphs"]:
        if "left_out" in p and p["text"] not in known:
            print("edited form:", p["text"], p["duplicate_of"]["relation"], p["pages"])
END
"$PYTHON" judge.py
"$CLEANCOPY" corpus pages.jsonl --out out --state s1
cp out/report/index.html before.html
"$CLEANCOPY" report out
cmp before.html out/report/index.html
grep -o '<dt>furniture paragraphs</dt><dd>[0-9]*' out/report/index.html
echo "--- any order, any number of threads"
for seed in 1 2 3; do
    rm -rf s2 two
    $make $seed >shuffled.jsonl
    sed 's/"source":"[^"]*"//' out/documents.jsonl >a
    "$CLEANCOPY" corpus shuffled.jsonl --out two --state s2 --quiet --jobs $((seed % 2 + 1))
    sed 's/"source":"[^"]*"//' two/documents.jsonl >b
    cmp a b
    for file in removed.jsonl clusters.jsonl metadata.csv report/index.html; do cmp out/$file two/$file; done
done
echo "--- in two runs, by date"
head -n 40 pages.jsonl >first.jsonl
sed 1,40d pages.jsonl >then.jsonl
"$CLEANCOPY" corpus first.jsonl --out three --state s3 --quiet
"$CLEANCOPY" corpus then.jsonl --out three --state s3 --quiet
for text in $(cd out && find text -type f); do cmp "out/$text" "three/$text"; done
echo "--- pages of unknown outlets are no outlet's"
"$PYTHON" -c 'import json
for l in open("pages.jsonl", encoding="utf-8"):
    d = json.loads(l)
    print(json.dumps({k: d[k] for k in ("id", "date", "title", "text")}))' >unknown.jsonl
"$CLEANCOPY" corpus unknown.jsonl --out four --state s4 --quiet
json 'd["outlet"]' <four/documents.jsonl | sort -u
grep -c repeated-across-site four/removed.jsonl || true
echo "--- another outlet prints a line, then is forgotten"
line="The Quayside Courier is owned by its readers and takes no money from parties or port companies."
count() { cat three/text/quayside.example/*/* | grep -c -F "$line" || true; }
count
printf '{"id":"00000000000000aa","outlet":"other.example","date":"2024-05-01","title":"Owners","text":"A report on who owns the papers of the coast and what their readers think of that.\\n\\n%s"}\n' "$line" >other.jsonl
"$CLEANCOPY" corpus other.jsonl --out three --state s3 --quiet
count
"$CLEANCOPY" index forget other.example --state s3
"$CLEANCOPY" corpus then.jsonl --out three --state s3 --quiet
count
