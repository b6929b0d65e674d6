# What became of each URL is in fetch.jsonl; SIGHUP opens it anew; a log that cannot be written costs no page.
start_site
head_of_config job | grep -v '^out' >job.ini
base=http://valleytimes.example
"$CLEANCOPY" fetch -c job.ini --quiet --feed $base/atom.xml $base/story/apple-frost.html $base/nothing || true
json 'sorted(d)' <job/state/fetch.jsonl | sort -u
json 'd["outcome"], d["kind"], d["url"], d["found_by"], d["http_status"], d["requests"], d["detail"]' <job/state/fetch.jsonl | sort
"$CLEANCOPY" fetch -c job.ini --quiet $base/story/apple-frost.html
tail -n 1 job/state/fetch.jsonl | json 'd["outcome"], d["source"], d["bytes"] > 0, d["ms"] >= 0'
"$CLEANCOPY" fetch -c job.ini --quiet --dry-run $base/story/apple-frost.html 2>/dev/null
"$CLEANCOPY" fetch -c job.ini --quiet --log elsewhere.jsonl $base/story/apple-frost.html
json 'd["outcome"]' <elsewhere.jsonl
"$CLEANCOPY" fetch -c job.ini --quiet --log /dev/stdout $base/story/apple-frost.html | json 'd["outcome"]'
expect 3 "$CLEANCOPY" fetch -c job.ini --quiet --log . $base/story/apple-frost.html
if [ -c /dev/full ]; then
    "$CLEANCOPY" fetch -c job.ini --quiet --log /dev/full $base/story/apple-frost.html 2>said
    grep -c 'cannot be written' said
else
    echo 1
fi
echo "SIGHUP:"
stop_site
start_site --delay-ms 300
sed "s/^connect-to = \(.*\):[0-9]*$/connect-to = \1:$PORT/" job.ini >job2.ini
"$CLEANCOPY" fetch -c job2.ini --quiet --log hup.jsonl $base/story/a $base/story/b $base/story/apple-frost.html 2>/dev/null &
fetcher=$!
tries=0
while [ ! -s hup.jsonl ] && [ $tries -lt 200 ]; do tries=$((tries + 1)); sleep 0.05; done
mv hup.jsonl hup.old
kill -HUP $fetcher
wait $fetcher || echo "code $?"
cat hup.old hup.jsonl | json 'd["outcome"]' | sort
[ -s hup.jsonl ] || wrong "nothing in the new log"
