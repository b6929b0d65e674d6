"$PYTHON" - >docs.jsonl <<'END'
import json
ferry = "The ferry line between Port Ellery and Gull Island carried passengers again on Monday, nine years after a winter storm tore the old landing stage from its piles."
figures = "The port of Port Ellery handled %s containers in %s, %s percent more than in the same month of last year, the harbour authority reported on Tuesday."
def doc(i, outlet, date, *paragraphs):
    print(json.dumps({"id": "%016x" % i, "outlet": outlet, "date": date, "text": "\n\n".join(paragraphs)}))
doc(1, "later.example", "2025-06-03", "A paragraph of its own, about an otter that crossed the road at night and was seen by nobody.", ferry)
doc(2, "first.example", "2025-06-02", ferry, figures % ("41,200", "May", "3.1"), "Read more")
doc(3, "third.example", "2025-06-04", ferry.replace("carried passengers again", "has carried passengers again"), "Read more")
doc(5, "fifth.example", "2025-07-03", figures.replace("reported on Tuesday", "told reporters") % ("41,200", "May", "3.4"))
doc(4, "fourth.example", "2025-07-02", figures % ("44,900", "June", "5.8"))
END
"$CLEANCOPY" dedup docs.jsonl >out
json 'd["doc"], d["para"], d["canonical_doc"], d["canonical_para"], d["relation"]' <out | sort
json '" ".join(d)' <out | sort -u
echo "updated:"
"$CLEANCOPY" dedup --updated docs.jsonl >with
json 'd["doc"], d["para"], d["canonical_doc"], d["canonical_para"], d["relation"]' <with | sort
grep -v '"doc":"0000000000000004"' with | cmp - out
printf '[cleancopy]\nupdated = yes\n' >updated.ini
"$CLEANCOPY" dedup -c updated.ini docs.jsonl | cmp - with
echo "prefer:"
"$CLEANCOPY" dedup --prefer later.example docs.jsonl | json 'd["doc"], d["para"], d["canonical_doc"], d["canonical_para"], d["relation"]' | sort
