# --json: progress about once a second, and the summary, on standard output; failures are still named on standard error.
start_site --delay-ms 300
head_of_config job | grep -v '^out' >job.ini
base=http://valleytimes.example
set -- -c job.ini --json --delay-ms 300 --feed $base/nothing.xml http://127.0.0.1:1/ $base/story/apple-frost.html \
    $base/story/nothing http://laregion.example/nothing
expect 1 "$CLEANCOPY" fetch "$@" >lines 2>said
sort said
json 'sorted(d)' <lines | uniq
grep '"progress"' lines | tail -n 1 | json 'sorted(d["active"][0]), 0 < d["seconds"] < 20, d["sites"] > 0, d["left"] >= 0'
tail -n 1 lines | json '{k: v for k, v in d.items() if k not in ("bytes", "seconds")}, d["bytes"] > 0, d["seconds"] > 1'
echo "twice, quiet:"
"$CLEANCOPY" fetch -c job.ini --json --quiet $base/story/apple-frost.html | json 'd["type"], d["stored"], d["unchanged"], d["failures"]'
echo "--output:"
"$CLEANCOPY" fetch -c job.ini --json --output page.html $base/story/apple-frost.html | tail -n 1 | json 'd["type"], d["stored"] + d["unchanged"]'
cmp page.html "$(page valleytimes.example/story/apple-frost.html)"
expect 2 "$CLEANCOPY" fetch -c job.ini --json --output - $base/story/apple-frost.html
if [ -c /dev/full ]; then
    expect 3 "$CLEANCOPY" fetch -c job.ini --json $base/story/apple-frost.html >/dev/full 2>said
    grep -c 'standard output: cannot write' said
else
    echo 1
fi
