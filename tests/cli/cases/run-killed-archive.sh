# Killed a bit later each time: whatever is in the archive is whole, and in its index.
start_site --delay-ms 3
site_config job
for ms in 40 80 120 160 200 250 300 400; do
    run_until KILL $ms-ms "$CLEANCOPY" run -c job.ini --quiet || true
done
"$CLEANCOPY" run -c job.ini --quiet
"$PYTHON" "$CLI/check_archive.py" job/archive | grep -v "^[a-z]* [0-9]*$" || true
