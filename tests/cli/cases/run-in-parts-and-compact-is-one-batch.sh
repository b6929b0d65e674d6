# Three runs over a site that grows and changes, then `index compact`: the next run writes what one run over
# the last state of the site writes.  Before it the canonical copies are those of the first run, which knew
# only the outlets that copied.
start_site
site_config whole
"$CLEANCOPY" run -c whole.ini --quiet

# sources NAME...: a configuration with these sources only
sources() {
    head_of_config job
    for name; do
        sed -n "/^\[source $name\]/,/^\$/p" "$FIXTURES/site/sources.ini"
    done
}
story=harbourpost.example/news/ferry-line-reopens.html
mkdir -p "overlay/$(dirname "$story")"
sed 's/<p>/<p>This was written before anything was known. /' "$FIXTURES/site/$story" >"overlay/$story"
sources quickbrief vestnik-zaliva >job.ini
"$CLEANCOPY" run -c job.ini --quiet
sources quickbrief vestnik-zaliva farodelsur nordblick harbourpost >job.ini
"$CLEANCOPY" run -c job.ini --quiet
grep -rq "before anything was known" job/out/text || wrong "the page was not fetched as it was first"
rm "overlay/$story"
site_config job
"$CLEANCOPY" run -c job.ini --quiet
[ -n "$(same_output whole/out job/out)" ] || wrong "the parts made no difference: nothing is tested"
"$CLEANCOPY" index compact -c job.ini
"$CLEANCOPY" index check -c job.ini >/dev/null || wrong "index check"
"$CLEANCOPY" run -c job.ini --quiet
same_output whole/out job/out
list_files job/out >before
"$CLEANCOPY" index compact -c job.ini
"$CLEANCOPY" run -c job.ini --quiet
list_files job/out | diff before - || wrong "the same clusters were written again"
