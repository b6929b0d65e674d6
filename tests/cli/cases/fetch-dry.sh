# A dry run makes no file, changes none, and needs no lock; a URL that the state knows is named all the same.
start_site
set -- --quiet --allow-private --delay-ms 5 --connect-to "valleytimes.example:80:127.0.0.1:$PORT" --contact tests@harbourpost.example
url=http://valleytimes.example/story/apple-frost.html
before=$(ls -A)
expect 0 "$CLEANCOPY" fetch -n "$@" $url
[ "$(ls -A)" = "$before" ] || wrong "made: $(ls -A)"
mkdir state
expect 0 "$CLEANCOPY" fetch -n "$@" $url
[ -z "$(ls -A state)" ] || wrong "made: $(ls -A state)"
expect 0 "$CLEANCOPY" fetch "$@" $url
# what SQLite needs to read a file that another process may write to
files() {
    list_files state | grep -v 'sqlite-shm\|sqlite-wal'
    list_files archive
}
files >before
expect 0 "$CLEANCOPY" fetch -n "$@" --feed http://valleytimes.example/atom.xml $url 2>said
grep -c 'would be asked' said
files >after
cmp before after
stop_site
start_site --delay-ms 400
set -- --quiet --allow-private --delay-ms 5 --connect-to "valleytimes.example:80:127.0.0.1:$PORT" --contact tests@harbourpost.example
"$CLEANCOPY" fetch "$@" $url $url?2 $url?3 2>/dev/null &
fetcher=$!
lines=$(wc -l <requests.jsonl)
tries=0
while [ "$(wc -l <requests.jsonl)" = "$lines" ] && [ $tries -lt 200 ]; do tries=$((tries + 1)); sleep 0.05; done
expect 0 "$CLEANCOPY" fetch -n "$@" $url
wait $fetcher || true
