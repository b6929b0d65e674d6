# One archive and two states: the second run leaves at once, and the first one's pages are whole.
start_site --delay-ms 300
{
    head_of_config job | grep -v '^out'
} >job.ini
"$CLEANCOPY" fetch -c job.ini --quiet http://valleytimes.example/story/apple-frost.html \
    http://laregion.example/articles/canal-ecluses.html &
first=$!
tries=0
while [ ! -s requests.jsonl ] && [ $tries -lt 200 ]; do
    tries=$((tries + 1))
    sleep 0.05
done
expect 75 "$CLEANCOPY" fetch -c job.ini --state other --quiet http://valleytimes.example/story/apple-frost.html
wait $first || wrong "the first run failed"
expect 0 "$CLEANCOPY" fetch -c job.ini --state other --quiet http://valleytimes.example/story/apple-frost.html
expect 0 "$CLEANCOPY" clean --format jsonl job/archive >documents
json 'd["url"]' <documents | sort
