# run --json: the summary also tells what was cleaned and written; nothing new is told as such.
start_site
site_config job
echo 'json = yes' | sed -i '1r /dev/stdin' job.ini
for turn in 1 2; do
    "$CLEANCOPY" run -c job.ini | tail -n 1 | json '{k: v if type(v) != int or v < 5 else "many" for k, v in d.items() if k not in ("bytes", "seconds")}'
done
expect 3 run_until TERM 3-requests "$CLEANCOPY" run -c job.ini --state other --quiet >lines
tail -n 1 lines | json 'd["type"], d["stopped"], d["written"], d["documents"]'
