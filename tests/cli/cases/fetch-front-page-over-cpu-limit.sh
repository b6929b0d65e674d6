# A front page that takes too long ends the process that reads it, and nothing else: it is a failure of its own, its bytes
# are kept, the feed beside it is read and its stories are fetched.
start_site
mkdir -p overlay/laregion.example
"$PYTHON" -c '
print("<!doctype html><title>La Region</title>")
for i in range(60000):
    print("<p>Boat %d came into the harbour with <a href=/%d>%d</a> crates of <i>herring</i> and left.</p>" % (i, i, i * 7))
' >overlay/laregion.example/index.html
head_of_config job | grep -v '^out' >job.ini
expect 1 "$CLEANCOPY" fetch -c job.ini --quiet --max-page-cpu-ms 20 --keep-crashes kept \
    --front-page http://laregion.example/ --feed http://valleytimes.example/atom.xml 2>said
expect 1 "$CLEANCOPY" fetch -c job.ini --quiet --max-page-cpu-ms 20 --front-page http://laregion.example/ 2>>said
stop_site
json 'd["outcome"], d["kind"], d.get("detail")' <job/state/fetch.jsonl | sed "s/[0-9a-f]\{16\}/HASH/" | sort | uniq -c | sed 's/^ *//'
ls kept | sed "s/[0-9a-f]\{16\}/HASH/"
cmp kept/*.page overlay/laregion.example/index.html
