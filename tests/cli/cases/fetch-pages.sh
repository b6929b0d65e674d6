# Many pages into a folder, under names made from their URLs; what robots.txt keeps back is missing, and said.
start_site
set -- --allow-private --delay-ms 5 --connect-to "valleytimes.example:80:127.0.0.1:$PORT" --contact tests@harbourpost.example
base=http://valleytimes.example/story
"$CLEANCOPY" fetch "$@" --state st --pages got $base/apple-frost.html $base/APPLE-frost.html?a=1 && wrong "one of both is missing"
ls got
"$CLEANCOPY" fetch "$@" --state st --pages got $base/apple-frost.html
requests 'r["status"] == 304'
mkdir -p overlay/valleytimes.example
printf 'User-agent: *\nDisallow: /story/\n' >overlay/valleytimes.example/robots.txt
expect 1 "$CLEANCOPY" fetch "$@" --pages got $base/apple-frost.html
expect 0 "$CLEANCOPY" fetch "$@" --state st2 --archive ar $base/apple-frost.html # a run that obeys is done
expect 2 "$CLEANCOPY" fetch "$@" --max-time soon $base/apple-frost.html
expect 2 "$CLEANCOPY" fetch "$@" --max-time 721h $base/apple-frost.html
expect 2 "$CLEANCOPY" fetch "$@" --allow-net 10.0.0.0/33 $base/apple-frost.html
ls
