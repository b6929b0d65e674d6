# A server that knows neither ETag nor Last-Modified: the same bytes again are nothing new either.
start_site --no-validators
site_config job
"$CLEANCOPY" run -c job.ini --quiet
list_files job/out >before
"$CLEANCOPY" run -c job.ini --quiet
list_files job/out | diff before - || wrong "the second run wrote something"
