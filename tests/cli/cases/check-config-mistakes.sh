# Every mistake, not only the first, and nothing else.
cat >my.ini <<END
early = 1
[cleancopy]
dealy-ms = 50
neither this
jobs = many
feed = http://a.example/
config = other.ini
rules = more.ini
[site *.example]
drop = p
[site a.example]
dorp = p
drop = a[
[cleancoppy]
foo = bar
more = bar
[cleancopy]
$(printf 'contact = %200d' 0)
scope = wide
[source a]
feed = htp://a.example/
url-list = nowhere.txt
fed = http://a.example/
allow-hosts = a/b
url =
[source b]
outlet = b.example
[source c ; with a comment]
[unfinished
END
printf '[site b.example]\nkep = p\ndate = {\n' >more.ini
expect 2 env CLEANCOPY_JOBS=x CLEANCOPY_DEALY_MS=4 CLEANCOPY_FEED=4 CLEANCOPY_OTHER_THING=x "$CLEANCOPY" check-config my.ini
expect 2 "$CLEANCOPY" check-config my.ini --quiet 2>/dev/null
expect 2 "$CLEANCOPY" check-config nowhere.ini
expect 2 "$CLEANCOPY" check-config my.ini more.ini
expect 2 "$CLEANCOPY" check-config my.ini -c more.ini
expect 2 "$CLEANCOPY" check-config --no-config -c more.ini
expect 2 "$CLEANCOPY" check-config --jbos 3
: >empty.ini
"$CLEANCOPY" check-config empty.ini | head -n 1
