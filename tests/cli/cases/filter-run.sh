# What a run leaves out stays in the archive: the same filter does not clean it again, another one takes it, unfetched.
start_site
site_config job
run() {
    "$CLEANCOPY" run -c job.ini "$@"
}
sums='{k: v for k, v in d.items() if k in ("stored", "failed", "cleaned", "documents") or k.startswith("left")}'
run --language de,fr
json 'd["language"]' <job/out/documents.jsonl | sort | uniq -c
cut -d, -f2- job/out/report/data/left-out.js
run --language de,fr --json | tail -n 1 | json "$sums"
# changed to another filter: what was left out is cleaned, of unchanged pages nothing is fetched
run --language de,es --json | tail -n 1 | json "$sums"
json 'd["language"]' <job/out/documents.jsonl | sort | uniq -c
run --exclude-outlets quickbrief.example --verbose 2>&1 | grep 'left out:' | cut -d: -f4- | sort | uniq -c
json 'd["outlet"]' <job/out/documents.jsonl | sort | uniq -c
cut -d, -f2- job/out/report/data/left-out.js
# without one: all that a run without filters would have
run --quiet
site_config whole
"$CLEANCOPY" run -c whole.ini --quiet
json 'd["id"]' <job/out/documents.jsonl | sort >got
json 'd["id"]' <whole/out/documents.jsonl | sort >wanted
cmp got wanted
"$CLEANCOPY" index compact -c job.ini
run --quiet
same_output job/out whole/out
