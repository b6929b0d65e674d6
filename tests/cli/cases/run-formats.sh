# The cron job in a corpus manager's format, with shards: a second run writes nothing, another format leaves no old file.
start_site
site_config job
cp job.ini vertical.ini
sed -i 's/^delay-ms = 5$/delay-ms = 5\nformat = vertical\nshard-bytes = 50K/' vertical.ini
"$CLEANCOPY" run -c vertical.ini --quiet || [ $? = 1 ] || wrong "the run failed"
find job/out/text -type f | sed 's/.*[.]//' | sort -u
[ -s job/out/shards/documents-00001.jsonl.zst ] || wrong "no shards"
list_files job/out >before
"$CLEANCOPY" run -c vertical.ini --quiet || [ $? = 1 ] || wrong "the second run failed"
list_files job/out | diff before - || wrong "the second run wrote something"
"$CLEANCOPY" run -c job.ini --quiet || [ $? = 1 ] || wrong "the third run failed"
find job/out/text -type f | sed 's/.*[.]//' | sort -u
[ ! -e job/out/shards ] || wrong "old shards"
check_output job/out
