# A run that waits for its input holds the lock: looking is allowed, changing is not.
copy_pages saved
"$CLEANCOPY" corpus saved --out out --quiet
mkfifo in
"$CLEANCOPY" corpus - --out out --quiet <in &
run=$!
exec 3>in
tries=0
while [ "$(cat out/.cleancopy/lock)" != $run ] && [ $tries -lt 200 ]; do
    tries=$((tries + 1))
    sleep 0.05
done
"$CLEANCOPY" index stats --state out/.cleancopy
"$CLEANCOPY" index check --state out/.cleancopy
expect 75 "$CLEANCOPY" index compact --state out/.cleancopy
expect 75 "$CLEANCOPY" index forget quickbrief.example --state out/.cleancopy
echo '{"id": "late", "outlet": "late.example", "date": "2031-01-01", "text": "This paragraph came while others looked at the state."}' >&3
exec 3>&-
wait $run || wrong "the run failed"
"$CLEANCOPY" index stats --state out/.cleancopy | grep documents
