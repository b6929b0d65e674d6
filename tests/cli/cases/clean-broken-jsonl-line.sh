cat >docs.jsonl <<END
{"id": "a", "text": "The bridge over the Ellery was opened to foot passengers on Sunday, two years late and under a clear sky."}
{"id": "b", "text": "The bridge
{"id": "c", "text": "The market moves to the custom house in June, because the roof of its hall must be mended before winter."}
END
expect 1 "$CLEANCOPY" clean --format jsonl docs.jsonl >out
json 'd["text"][:10]' <out
