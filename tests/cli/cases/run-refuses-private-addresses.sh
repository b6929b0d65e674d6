start_site
site_config job
sed -i '/allow-private/d' job.ini
expect 1 "$CLEANCOPY" run -c job.ini --quiet
[ ! -e requests.jsonl ] || [ "$(requests True)" = 0 ] || wrong "a loopback address was asked"
