# One report in several outlets, whose dates stand in another order as texts than as moments: both commands keep the same copy,
# and give its copies in the same order.
cat >make.py <<'END_OF_PYTHON'
import json
quay = "The harbour council agreed late on Monday to rebuild the northern quay before the winter storms arrive."
work = "Der Hafenrat hat am Montagabend beschlossen, dass der nördliche Kai noch vor den Winterstürmen erneuert wird, sagte der Leiter des Bauamts."
otter = "An otter that crossed the market place at noon was seen by eleven people, none of whom had a camera."
docs = [(1, "west.example", "2024-05-01T23:00-05:00", quay),  # the least text, 04:00 of the next day in UTC
        (2, "east.example", "2024-05-02T01:00Z", quay),       # the least moment
        (3, "bay.example", "2024-05-02T03:00Z", quay),
        (4, "bay.example", "", quay),                         # not known: last
        (5, "sund.example", "2024-05-02T06:00:00Z", work),    # one moment in three forms: the outlet decides
        (6, "alm.example", "2024-05-02T08:00+0200", work),
        (7, "belt.example", "2024-05-02 06:00:00", work),
        (8, "alm.example", "soon", otter),                    # no date either
        (9, "belt.example", "2031-01-01", otter)]
for i, outlet, date, text in docs:
    print(json.dumps({"id": "%016x" % i, "outlet": outlet, "date": date, "title": "Report %d" % i, "text": text}))
END_OF_PYTHON
"$PYTHON" make.py >docs.jsonl
sort -r docs.jsonl >back.jsonl
pairs='" ".join((d["doc"][-1], "is of", d["canonical_doc"][-1]))'
"$CLEANCOPY" dedup docs.jsonl | json "$pairs" | sort >dedup.pairs
cat dedup.pairs
cat >pairs.py <<'END_OF_PYTHON'
import json
for line in open("out/clusters.jsonl"):
    cluster = json.loads(line)
    for member in cluster["members"]:
        print(member["doc"][-1], "is of", cluster["canonical"]["doc"][-1])
END_OF_PYTHON
for docs in docs.jsonl back.jsonl; do
    rm -rf out s
    "$CLEANCOPY" corpus "$docs" --out out --state s --quiet
    check_output out
    "$PYTHON" pairs.py >corpus.pairs
    sort corpus.pairs | diff dedup.pairs - || wrong "$docs"
done
echo "--- in the order of"
json 'd["id"][-1]' <out/documents.jsonl | tr '\n' ' '
echo
cat corpus.pairs
"$CLEANCOPY" index check --state s | sed -n 1p
echo "--- an earlier moment that comes later changes nothing, and the review page says so"
printf '%s\n' '{"id":"000000000000000a","outlet":"dawn.example","date":"2024-05-02T09:30+09:00","text":"The harbour council agreed late on Monday to rebuild the northern quay before the winter storms arrive."}' >more.jsonl
"$CLEANCOPY" corpus more.jsonl --out out --state s --quiet
"$PYTHON" pairs.py | grep 'of 2'
grep -ho '"n":[0-9]*,"earlier":[0-9]*' out/report/data/clusters/*.js
