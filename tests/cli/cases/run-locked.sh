# While one run holds the lock, a second one leaves at once and touches nothing.
start_site --delay-ms 150
site_config job
"$CLEANCOPY" run -c job.ini --quiet &
first=$!
tries=0
while [ ! -s requests.jsonl ] && [ $tries -lt 200 ]; do
    tries=$((tries + 1))
    sleep 0.05
done
expect 75 "$CLEANCOPY" run -c job.ini
wait $first || wrong "the first run failed"
check_output job/out --site
