# The whole job; then a second run, which asks conditionally and writes nothing.
start_site
site_config job
expect 0 "$CLEANCOPY" run -c job.ini
check_output job/out --site
[ "$(requests '"/drafts/" in r["path"]')" = 0 ] || wrong "robots.txt forbids /drafts/"
[ "$(requests 'not r["agent"].startswith("cleancopy/") or "tests@harbourpost.example" not in r["agent"]')" = 0 ] ||
    wrong "a user agent without name or contact"
[ "$(requests 'r["path"] == "/robots.txt"')" = 7 ] || wrong "robots.txt: not once a host"
for host in "$FIXTURES"/site/*.example; do
    head -n 1 requests.jsonl | grep -q robots.txt || wrong "the first request is not for robots.txt"
    [ "$(requests "r['host'] == '${host##*/}'")" -gt 4 ] || wrong "${host##*/} was hardly asked"
done
list_files job/out >before
mv requests.jsonl first.jsonl
stop_site
start_site
sed "s/127.0.0.1:[0-9]*/127.0.0.1:$PORT/" job.ini >again.ini
expect 0 "$CLEANCOPY" run -c again.ini --quiet
list_files job/out | diff before - || wrong "the second run wrote something"
# Discovery documents may be asked afresh, articles not.
[ "$(requests '".txt" not in r["path"] and r["path"].count("/") == 2 and not r["conditional"]')" = 0 ] ||
    wrong "an unconditional request for an article"
[ "$(requests 'r["status"] == 304')" -ge 33 ] || wrong "fewer than 33 answers were 304"
