# A state that may be read and not written: said in one line, exit code 3, and nothing is changed.
start_site
site_config job
"$CLEANCOPY" run -c job.ini --quiet
list_files job >before
chmod -R a-w,a+rX job/state
rc=0
as_nobody ./cleancopy run -c job.ini 2>err || rc=$?
chmod -R u+w job/state
list_files job >after
[ $rc = 3 ] || wrong "exit code $rc"
cmp before after || wrong "something was written"
cat err
