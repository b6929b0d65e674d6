# run and corpus know the rules of the configuration too: no headings of that outlet, those of others stay.
start_site
site_config job
cat >>job.ini <<'END'

[site harbourpost.example]
drop = article h2
END
"$CLEANCOPY" run -c job.ini --quiet
check_output job/out
copy_pages saved
sed -n '/^\[site/,$p' job.ini >rules.ini
"$CLEANCOPY" corpus saved --rules rules.ini --out corpus --quiet
check_output corpus
for out in job/out corpus; do
    grep -rqx 'Six crossings a day' "$out/text" && wrong "$out: a heading of the site is there"
    grep -q '"reason":"widget".*"text":"Six crossings a day"' "$out/removed.jsonl" || wrong "$out: it is not on record"
done
[ "$(grep -c '"role":"heading"' job/out/documents.jsonl)" -gt 0 ] || wrong "no heading is left at all"
