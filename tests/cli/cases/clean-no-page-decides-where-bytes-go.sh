"$PYTHON" - >docs.jsonl <<'END'
import json
text = "The bridge over the Ellery was opened to foot passengers on Sunday, number %d in a row of bridges, under a clear sky."
for i, name in enumerate(("../../../outside", "/outside", "..", ".", "a/../../b", "con", "x" * 500, "a\u0000b", "a\nb", "\u202egpj")):
    print(json.dumps({"outlet": name, "title": name, "date": name, "id": "%016x" % (i + 1), "text": text % i}))
END
"$CLEANCOPY" clean docs.jsonl --out deep/er/out --quiet
find . -name '*.txt' | grep -v '^./deep/er/out/text/[a-z0-9._-]*/[a-z0-9]*/[a-z0-9._-]*[.]txt$' || true
[ "$(find deep/er/out -name '*.txt' | wc -l)" = 10 ] || wrong "not ten files"
check_output deep/er/out --clean
