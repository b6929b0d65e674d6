# An agency's report, its second report that repeats most of it, prints of both by others, a paper's own story.
cat >make.py <<'END'
import json, random
first = ["The harbour council agreed late on Monday to rebuild the northern quay before the winter storms arrive.",
         "Work will start in September and is expected to take eleven weeks, said the head of the building office.",
         "Ferries to the islands will leave from the fish market while the cranes stand on the old pier."]
more = ["Fishing crews said they had been told of the plan only hours before the vote was taken in the town hall.",
        "A crew member who asked not to be named called the plan a gift to the ferry company and to nobody else."]
own = ["Our own reporter walked along the quay with three crews and heard nothing but doubts about the date.",
       "The stones that were brought last year still lie where the lorries left them, under a green tarpaulin.",
       "Nobody at the building office wanted to say who had paid for them, or what they had cost in the end."]
docs = [("1", "wire.example", "2024-05-01T08:00:00Z", first),
        ("2", "wire.example", "2024-05-01T12:00:00Z", first + more),
        ("3", "coast.example", "2024-05-02", first),
        ("4", "island.example", "2024-05-02", first + more),
        ("5", "paper.example", "2024-05-03", own + first[:1]),
        ("6", "valley.example", "2024-05-04", first[:2] + more[:1] + own[:1])]
lines = [json.dumps({"id": "%016x" % int(i), "url": "https://%s/%s" % (o, i), "outlet": o, "date": d,
                     "title": "Report " + i, "text": "\n\n".join(t)}) for i, o, d, t in docs]
random.Random(7).shuffle(lines)
open("docs.jsonl", "w").write("\n".join(lines) + "\n")
END
"$PYTHON" make.py
"$CLEANCOPY" corpus docs.jsonl --out keep --state s1
check_output keep
show='(d["url"], d["reprint_of"] and (d["reprint_of"]["outlet"], d["reprint_of"]["relation"], d["reprint_of"]["share"], d["reprint_of"]["dropped"]))'
json "$show" <keep/documents.jsonl
grep -o '<p>[0-9]* of [0-9]* documents are reprints[^<]*' keep/report/index.html
echo "--- dropped"
"$CLEANCOPY" corpus docs.jsonl --out drop --state s2 --reprints drop
json "$show" <drop/documents.jsonl
cut -d, -f4 drop/metadata.csv
# the review page made again from the records is the same
cp drop/report/index.html before.html
"$CLEANCOPY" report drop
cmp before.html drop/report/index.html
echo "--- another option writes anew, the same option writes nothing"
"$CLEANCOPY" corpus docs.jsonl --out drop --state s2
same_output keep drop
"$CLEANCOPY" corpus docs.jsonl --out drop --state s2
"$CLEANCOPY" corpus docs.jsonl --out bad --reprints perhaps || true
