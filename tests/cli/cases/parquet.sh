# README's recipes for Parquet, word for word.
"$PYTHON" -c 'import duckdb' 2>/dev/null || "$PYTHON" -c 'import pyarrow' 2>/dev/null || skip "neither duckdb nor pyarrow"
copy_pages saved
"$CLEANCOPY" clean --quiet --removed --out clean --shard-bytes 50K saved
recipe() {
    "$PYTHON" -c "import $1" 2>/dev/null || return 0
    sed -n "s/^    //; /^import $1/,/^\$/p" "$FIXTURES/../README.md" | sed '/^$/,$d' >recipe-$1.py
    [ "$(wc -l <recipe-$1.py)" = 2 ] || wrong "README has no recipe of two lines for $1"
    rm -f documents.parquet
    "$PYTHON" recipe-$1.py || wrong "the recipe for $1 failed"
    "$PYTHON" - "$1" <<'END'
import json, sys
want = [(d["id"], d["text"], len(d["paragraphs"])) for d in map(json.loads, open("clean/documents.jsonl", encoding="utf-8"))]
if sys.argv[1] == "duckdb":
    import duckdb
    got = duckdb.sql("select id, text, len(paragraphs) from 'documents.parquet'").fetchall()
else:
    import pyarrow.parquet
    got = [(d["id"], d["text"], len(d["paragraphs"])) for d in pyarrow.parquet.read_table("documents.parquet").to_pylist()]
if got != want:
    print("WRONG: %s: other documents in documents.parquet" % sys.argv[1])
END
}
recipe duckdb
recipe pyarrow
