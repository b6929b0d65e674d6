# The page in hand is finished; the next run goes on and ends as an undisturbed one.
start_site --delay-ms 10
site_config whole
"$CLEANCOPY" run -c whole.ini --quiet
for requests in 1 12 25 33; do
    site_config job$requests
    expect 3 run_until TERM $requests-requests "$CLEANCOPY" run -c job$requests.ini --quiet
    find job$requests/out -name '*.tmp*' 2>/dev/null || true
    "$CLEANCOPY" run -c job$requests.ini --quiet
    same_output whole/out job$requests/out
done
