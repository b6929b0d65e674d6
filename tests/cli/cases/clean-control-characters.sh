# Nothing that a terminal obeys comes out of a page, whatever way its text takes; of the second set of control characters
# U+0085 alone means something: it ends a line.
cat >page.html <<'HTML'
<html><head><title>Ferry &#x9d;line</title><meta name=author content="Ann&#x81; Bee">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry \u009b31m line", "author": {"name": "An\u009bn Bee"}}</script></head>
<body><article><h1>Ferry &#x9d;line</h1><p>The ferry to Gull Island is &#x81;back in service after three weeks in the yard, the harbour office said.
<pre>if late: &#x9d;
    wait(&#x8f;20)</pre><p>Tickets cost what they did before, and the first boat leaves at six.</article></body></html>
HTML
printf 'The ferry to Gull Island is back in \302\23331mservice after\302\205three weeks in the yard, the harbour office said.\n' >page.txt
cat >pages.jsonl <<'JSONL'
{"title": "Fer\u009bry", "outlet": "har\u009bbour", "text": "The ferry is back in \u009b31mservice after three weeks in the yard, the harbour office said."}
{"title": "Fer\u009bry", "outlet": "har\u009bbour", "html": "<p>The ferry is back in &#x9d;service after three weeks in the yard, the harbour office said."}
JSONL
cat >look.py <<'PY'
import sys, unicodedata
print(sorted({hex(ord(c)) for c in sys.stdin.buffer.read().decode() if unicodedata.category(c) == "Cc"}))
PY
for format in jsonl text markdown vertical tei csv; do
    for input in page.html page.txt pages.jsonl; do
        expect 0 "$CLEANCOPY" clean --format "$format" --scope full "$input" | "$PYTHON" look.py
    done
done
expect 0 "$CLEANCOPY" clean --removed --format jsonl page.html | "$PYTHON" look.py
expect 0 "$CLEANCOPY" clean page.txt
