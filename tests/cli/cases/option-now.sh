# The time as an argument: ISO 8601 or Unix seconds, in records and in the log.
start_site
site_config job
for value in soon '' 2026-13-01 2026-03-01T08 -5 4102444801 2101-01-01 99999999999999999999; do
    expect 2 "$CLEANCOPY" run -c job.ini --now "$value" 2>said
    grep -q 'now: ".*" is not allowed: give a time from 1970 to 2100' said || wrong "$value: $(cat said)"
done
[ ! -e job ] || wrong "a folder was made"
"$CLEANCOPY" run -c job.ini --quiet --now 2026-03-01T09:00:00+01:00
"$CLEANCOPY" run -c job.ini --quiet --now 1772355600
cut -c 1-23 job/state/fetch.jsonl | sort -u
json 'd["fetched_at"][:13]' <job/out/documents.jsonl | sort -u
expect 2 "$CLEANCOPY" clean --now 0 job.ini
