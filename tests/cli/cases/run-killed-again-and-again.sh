# One state, killed a bit later each time: what was done is never done wrong by the next one.
start_site
site_config whole
"$CLEANCOPY" run -c whole.ini --quiet
site_config job
for ms in 30 60 90 120 150 200 250 300 350 400 500 600; do
    run_until KILL $ms-ms "$CLEANCOPY" run -c job.ini --quiet || true
done
"$CLEANCOPY" run -c job.ini --quiet
same_output whole/out job/out
"$CLEANCOPY" index check --state job/state >/dev/null || wrong "index check"
