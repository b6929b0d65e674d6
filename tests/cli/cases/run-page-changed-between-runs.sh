# One page is rewritten by its outlet: it alone is fetched, its text file changes, and nothing else's.
start_site
site_config job
"$CLEANCOPY" run -c job.ini --quiet
list_files job/out/text >before
mkdir -p overlay/nordblick.example/umwelt
sed 's/Drei Landwirte/Vier Landwirtinnen/' "$(page nordblick.example/umwelt/moor-vernaesst.html)" \
    >overlay/nordblick.example/umwelt/moor-vernaesst.html
: >requests.jsonl
touch -d '+2 seconds' overlay/nordblick.example/umwelt/moor-vernaesst.html
"$CLEANCOPY" run -c job.ini --quiet
[ "$(requests 'r["status"] == 200 and r["path"].count("/") == 2 and ".xml" not in r["path"]')" = 1 ] || wrong "not one page was fetched"
list_files job/out/text | diff before - | sed -n 's/^[<>] \([^ ]*\).*/\1/p' | sort -u
grep -rl "Vier Landwirtinnen" job/out/text | wc -l
check_output job/out
