# What each format makes of two documents, the second one hostile: one stream that its readers take.
cat >docs.jsonl <<'END'
{"url":"http://harbourpost.example/a","title":"The <late> ferry","date":"2024-05-01","text":"The boats of Port Ellery waited. Nobody came to see them leave on Monday.\n\nA second paragraph, \"quoted\" & long enough to stay."}
{"url":"http://harbourpost.example/b","html":"<html><head><title>=1+1 \" &gt;&lt;/doc&gt;\t&#xFFFE; late</title></head><body><article><h1>The quay</h1><p>The skipper wrote &lt;/doc&gt;&lt;/TEI&gt; on the board \u0001 of the Alma ]]&gt; and waited \uffff for the tide &amp;lt; on Monday morning.</p><p>=2+2 was what the harbour master answered,&#x2028;and then they all left for the island.</p></article></body></html>"}
END
for format in vertical prevertical tei csv; do
    "$CLEANCOPY" clean --jobs 1 --format $format docs.jsonl >$format.out
    "$CLEANCOPY" clean --jobs 2 --format $format docs.jsonl | cmp - $format.out || wrong "$format: jobs make a difference"
    "$CLEANCOPY" clean --isolate no --format $format docs.jsonl | cmp - $format.out || wrong "$format: isolation makes a difference"
done
echo "--- vertical"
sed -n '1,20p' vertical.out
"$PYTHON" - <<'END'
import html, re
open_tags = []
for line in open("vertical.out", newline="\n"):
    line = line[:-1]
    if line.startswith("<"):
        assert re.fullmatch(r'</?(doc|p|s)( [a-z]+="[^"<>]*")*>|<g/>', line), line
    else:
        assert line and not re.search(r"[\s<>\x00-\x1f]", html.unescape(line).strip("<>")), line
tags = re.findall(r"^</?([a-z]+)", open("vertical.out").read(), re.M)
print({t: tags.count(t) for t in ("doc", "p")})
END
echo "--- prevertical"
cat prevertical.out
echo "--- tei"
if command -v xmllint >/dev/null; then
    xmllint --noout --relaxng "$FIXTURES/formats/tei_subset.rng" tei.out 2>/dev/null || wrong "TEI is not valid"
fi
sed -n '/<body>/,/<\/body>/p' tei.out
echo "--- csv"
"$PYTHON" - <<'END'
import csv
rows = list(csv.DictReader(open("csv.out", newline="", encoding="utf-8")))
print(list(rows[0]))
for row in rows:
    print(row["title"].encode("ascii", "backslashreplace").decode(), row["date"], row["words"])
END
echo "--- nothing"
for format in vertical tei csv; do
    printf '' | "$CLEANCOPY" clean --format $format 2>/dev/null || true
done
