# The archive is one that other people's readers take: pages, robots files, revisits by 304 and by equal bytes, refusals.
start_site
head_of_config job >job.ini
fetch_all() {
    expect "$1" "$CLEANCOPY" fetch -c job.ini --quiet http://valleytimes.example/story/apple-frost.html \
        http://laregion.example/articles/canal-ecluses.html http://quickbrief.example/app.html \
        http://harbourpost.example/missing 2>/dev/null
}
fetch_all 1
fetch_all 1
stop_site
start_site --no-validators
head_of_config job >job.ini
fetch_all 1
"$PYTHON" "$CLI/check_archive.py" job/archive

# An index that is lost is made again, the same.
cp job/archive/cleancopy-00000.cdxj before.cdxj
rm job/archive/cleancopy-00000.cdxj
"$CLEANCOPY" fetch -c job.ini --quiet http://quickbrief.example/app.html
cmp before.cdxj job/archive/cleancopy-00000.cdxj
