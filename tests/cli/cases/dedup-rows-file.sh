# --rows: the file is whole or not there; killed and given again, the command ends with an undisturbed one's bytes.
"$PYTHON" "$CLI/../bench/make_paragraphs.py" 20000 >docs.jsonl
"$CLEANCOPY" dedup docs.jsonl >wanted
"$CLEANCOPY" dedup --rows out/rows.jsonl docs.jsonl
cmp wanted out/rows.jsonl
echo old >out/rows.jsonl
for signal in KILL INT; do
    rm -f out/rows.jsonl.tmp
    rc=0
    run_until $signal file:out/rows.jsonl.tmp "$CLEANCOPY" dedup --rows out/rows.jsonl docs.jsonl || rc=$?
    echo "$signal: exit $rc, $(cat out/rows.jsonl)"
    ls out
done
"$CLEANCOPY" dedup --rows out/rows.jsonl docs.jsonl
cmp wanted out/rows.jsonl
ls out
ls "$TMPDIR"
expect 2 "$CLEANCOPY" dedup --rows out docs.jsonl
[ -c /dev/full ] || skip "no /dev/full"
expect 3 "$CLEANCOPY" dedup docs.jsonl >/dev/full
