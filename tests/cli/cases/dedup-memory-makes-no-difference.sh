# With hardly any memory for text and words, everything goes through temporary files: the rows stay the same.
"$PYTHON" "$CLI/../bench/make_paragraphs.py" 4000 >docs.jsonl
sort -r docs.jsonl | split -l 300 - part.
"$CLEANCOPY" dedup docs.jsonl >rows
for bytes in 0 1 3M; do
    "$CLEANCOPY" dedup --memory-bytes $bytes -v part.* >rows.$bytes 2>notes.$bytes
    cmp rows rows.$bytes
done
cat notes.0 notes.3M
test "$(wc -l <rows)" -gt 1000
"$CLEANCOPY" dedup -v docs.jsonl 2>&1 >/dev/null
rc=0
TMPDIR=/nowhere/at/all "$CLEANCOPY" dedup --memory-bytes 0 docs.jsonl || rc=$?
echo "exit $rc"
ls "$TMPDIR"
