# Nobody listens at the port.  The cron job is told by the exit code, and nothing that was there is lost.
start_site
site_config job
"$CLEANCOPY" run -c job.ini --quiet
stop_site
list_files job/out >before
expect 1 "$CLEANCOPY" run -c job.ini --quiet
list_files job/out | diff before - || wrong "the output folder changed"
