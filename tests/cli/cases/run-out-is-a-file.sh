# What was fetched stays in archive and state: the next run, with a better folder, need not ask again.
start_site
site_config job
: >taken
sed 's|^out = .*|out = taken/out|' job.ini >bad.ini
expect 3 "$CLEANCOPY" run -c bad.ini --quiet
: >requests.jsonl
"$CLEANCOPY" run -c job.ini --quiet
check_output job/out --site
[ "$(requests 'r["status"] == 200 and r["path"].count("/") == 2')" = 0 ] || wrong "a page was fetched again"
