# A page that answers 503, and one that is gone: reported, the rest is written; later it is made good.
start_site
site_config job
mkdir -p overlay/laregion.example/articles
: >overlay/laregion.example/articles/canal-ecluses.html.status-404
expect 1 "$CLEANCOPY" run -c job.ini --quiet
check_output job/out
grep -c . job/out/documents.jsonl >n
[ "$(cat n)" -ge 32 ] || wrong "documents are missing"
