# Beside its output folder a run's state knows what became of the URLs and where pages are archived.
start_site
site_config one
"$CLEANCOPY" run -c one.ini --quiet || true
[ -s one/out/report/app/LICENSE-uPlot.txt ] || wrong "no licence beside the library"
grep -o '"outcomes":.*]' one/out/report/data/fetch.js
grep -c 'warc.gz:[0-9]' one/out/report/data/archived/*.js | sed 's/.*:\([1-9]\).*/archived/' | sort -u
list_files one/out/report >before.txt
"$CLEANCOPY" report one/out --state one/state --archive ./one/archive
list_files one/out/report >after.txt
cmp before.txt after.txt
echo "--- without the state"
"$CLEANCOPY" report one/out
cat one/out/report/data/fetch.js
[ ! -e one/out/report/data/archived ] || wrong "archived pages are still named"
echo "--- wrong words"
expect 2 "$CLEANCOPY" report one/out two
expect 3 "$CLEANCOPY" report one/out --state nowhere
echo "--- one writer at a time"
"$PYTHON" -c '
import fcntl, os, subprocess, sys
fcntl.flock(os.open("one/out", os.O_RDONLY), fcntl.LOCK_EX)
sys.exit(subprocess.call([sys.argv[1], "report", "one/out"]))' "$CLEANCOPY" || echo "exit code $?"
