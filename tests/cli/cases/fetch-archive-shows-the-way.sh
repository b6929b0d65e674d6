# A feed that has moved, a story that has moved, and a front page: all of the way is in the archive, only the stories
# are documents.
start_site
mkdir -p overlay/valleytimes.example overlay/laregion.example
echo /atom.xml >overlay/valleytimes.example/rss.location
echo http://quickbrief.example/n/10231-ferry-line-reopens.html >overlay/laregion.example/old.location
{
    head_of_config job | grep -v '^out'
} >job.ini
fetch_all() {
    "$CLEANCOPY" fetch -c job.ini --quiet --feed http://valleytimes.example/rss \
        --front-page http://laregion.example/ http://laregion.example/old
}
fetch_all
stop_site
"$PYTHON" "$CLI/check_archive.py" job/archive
"$PYTHON" -c '
import json, sys
for line in open("job/archive/cleancopy-00000.cdxj"):
    d = json.loads(line.split(" ", 2)[2])
    if d["status"] != "200" or not d["url"].endswith(".html"):
        print(d["status"], d["mime"], d["url"])'
gzip -dc job/archive/cleancopy-00000.warc.gz | tr -d '\r' | grep -a '^Cleancopy-Role' | sort | uniq -c | sed 's/^ *//'
"$CLEANCOPY" clean --format jsonl job/archive >documents.jsonl
json 'd["url"].rsplit("/", 1)[1][-5:]' <documents.jsonl | sort | uniq -c | sed 's/^ *//'
