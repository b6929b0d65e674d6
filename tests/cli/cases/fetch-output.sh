# As people use curl: one page into one file, no trace but that without --state.
start_site
set -- --allow-private --delay-ms 5 --connect-to "valleytimes.example:80:127.0.0.1:$PORT" --contact tests@harbourpost.example
url=http://valleytimes.example/story/apple-frost.html
source=$(page valleytimes.example/story/apple-frost.html)
"$CLEANCOPY" fetch "$@" --output new/page.html "$url"
cmp new/page.html "$source"
ls -A
"$CLEANCOPY" fetch "$@" --output - "$url" | cmp - "$source"
"$CLEANCOPY" fetch "$@" --output /dev/null "$url"
[ -c /dev/null ] || wrong "/dev/null is no device any more"
ln -s new/page.html link
echo old >new/page.html
"$CLEANCOPY" fetch "$@" --output link "$url"
[ -L link ] || wrong "the link was replaced"
cmp new/page.html "$source"
rm link
echo before >all
"$CLEANCOPY" fetch "$@" --output /dev/stdout "$url" >>all
{ echo before && cat "$source"; } | cmp - all
[ -L /dev/stdout ] || wrong "/dev/stdout is no link any more"
rm all
mkdir -p overlay/valleytimes.example
: >overlay/valleytimes.example/gone.status-204
expect 0 "$CLEANCOPY" fetch "$@" --output none.html http://valleytimes.example/gone # a good answer without a page
[ ! -e none.html ] || wrong "a file without a page"
echo "with a state:"
"$CLEANCOPY" fetch "$@" --state st --output page.html "$url"
"$CLEANCOPY" fetch "$@" --state st --output page.html "$url"
requests 'r["status"] == 304'
rm page.html
"$CLEANCOPY" fetch "$@" --state st --output page.html "$url" # the copy is gone: asked for anew
cmp page.html "$source"
requests 'r["status"] == 304'
echo "no page:"
expect 1 "$CLEANCOPY" fetch "$@" --state st --output none.html http://valleytimes.example/nothing-here
expect 1 "$CLEANCOPY" fetch --connect-to "valleytimes.example:80:127.0.0.1:$PORT" --output none.html "$url"
expect 2 "$CLEANCOPY" fetch "$@" --output none.html "$url" "$url?2"
expect 2 "$CLEANCOPY" fetch "$@" --output none.html --pages none "$url"
expect 2 "$CLEANCOPY" fetch "$@" --output none.html --feed "$url"
expect 3 "$CLEANCOPY" fetch "$@" --output new "$url"
ls
