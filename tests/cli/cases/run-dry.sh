# Names what would be fetched; no article is asked for, nothing is written.
start_site
site_config job
"$CLEANCOPY" run -c job.ini --dry-run --quiet >out 2>&1
for text in "$FIXTURES"/site/*/*/*.txt; do
    url=http://${text#"$FIXTURES/site/"}
    grep -q "${url%.txt}.html" out || wrong "not named: $url"
    [ "$(requests "r['path'].endswith('/${text##*/}'.replace('.txt', '.html'))")" = 0 ] || wrong "asked for: $url"
done
[ ! -e job ] || wrong "made: $(find job)"
