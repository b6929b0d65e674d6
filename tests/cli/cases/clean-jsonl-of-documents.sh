# What a document says of itself wins over what its page says; html fields are read as pages.
"$PYTHON" - "$(page harbourpost.example/news/fish-market-roof.html)" >docs.jsonl <<'END'
import json, sys
print(json.dumps({"id": "0000000000000001", "outlet": "ours.example", "html": open(sys.argv[1]).read()}))
print(json.dumps({"date": "2025-01-02", "title": "A title", "text": "The bridge over the Ellery was opened to foot passengers on Sunday, two years late and under a clear sky."}))
END
"$CLEANCOPY" clean --format jsonl docs.jsonl >out
json 'd["source"], d["outlet"], d["title"], d["date"]' <out
json 'len(d["paragraphs"])' <out
