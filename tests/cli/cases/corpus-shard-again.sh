# A shard that was killed begins anew, one that is whole does nothing new, two at once do not get into one another's file.
copy_pages saved
for i in $(seq 12); do cp -r saved "more$i"; done
"$CLEANCOPY" corpus --shard 2/2 saved more* --out good --quiet
for signal in TERM KILL; do # the last leaves half a file under another name
    expect_rc=0
    run_until $signal file:shards/shard-0002-of-0002.jsonl.zst.tmp "$CLEANCOPY" corpus --shard 2/2 --jobs 1 --parser plain saved more* --out shards 2>said || expect_rc=$?
    case $signal:$expect_rc in
    KILL:137) ;;
    TERM:3) grep -q 'stopped; give the same command again' said || wrong "$(cat said)" ;;
    *) wrong "$signal: $expect_rc" ;;
    esac
    [ ! -e shards/shard-0002-of-0002.jsonl.zst ] || wrong "a shard is there"
done
[ -e shards/shard-0002-of-0002.jsonl.zst.tmp ] || wrong "nothing was begun"
"$CLEANCOPY" corpus --shard 2/2 saved more* --out shards --quiet
ls shards
cmp shards/* good/*
echo "--- again"
list_files shards >before
"$CLEANCOPY" corpus --shard 2/2 saved more* --out shards
list_files shards | cmp - before
echo "--- other inputs, other settings, damaged: made anew"
"$CLEANCOPY" corpus --shard 2/2 saved more1 --out shards
"$CLEANCOPY" corpus --shard 2/2 saved more1 --scope strict --out shards
"$CLEANCOPY" corpus --shard 2/2 saved more1 --scope strict --jobs 1 --out shards
head -c 1000 good/* >shards/shard-0002-of-0002.jsonl.zst
"$CLEANCOPY" corpus --shard 2/2 saved more* --out shards
cmp shards/* good/*
echo "--- failed pages are told once, and the exit code tells them again"
: >saved/empty.html
: >saved/empty2.html
expect 1 "$CLEANCOPY" corpus --shard 1/1 saved --out shards
expect 1 "$CLEANCOPY" corpus --shard 1/1 saved --out shards
echo "--- two at once"
rm -rf shards
mkfifo slow
"$CLEANCOPY" corpus --shard 1/1 slow saved --out shards --quiet 2>/dev/null &
first=$!
exec 3>slow # the first has begun, and waits for its page
expect 75 "$CLEANCOPY" corpus --shard 1/1 slow saved --out shards
expect 1 "$CLEANCOPY" corpus --shard 1/2 saved more1 --out shards --quiet
exec 3>&-
rc=0
wait $first || rc=$?
[ $rc = 1 ] || wrong "exit code $rc"
ls shards
