# Bad lines and files are said and passed over; an id that comes twice counts once, whatever the order of input.
a='{"id":"a","outlet":"bay.example","date":"2031-05-02","text":"Five words stand in here."}'
b='{"id":"b","outlet":"alp.example","date":"2031-05-01","text":"Five words stand in here."}'
a_again='{"id":"a","outlet":"bay.example","date":"2031-05-03","text":"Nobody reads this one any more."}'
printf '%s\n' "$a" 'no json' "$b" >one.jsonl
printf '\n[]\n{"id":7}\n%s' "$a_again" >two.jsonl
gzip -c one.jsonl >one.jsonl.gz
head -c 90 one.jsonl.gz >cut.jsonl.gz
rc=0
"$CLEANCOPY" dedup two.jsonl one.jsonl.gz missing.jsonl >rows || rc=$?
cat rows
echo "exit $rc"
rc=0
"$CLEANCOPY" dedup <two.jsonl cut.jsonl.gz 2>&1 || rc=$?
echo "exit $rc"
