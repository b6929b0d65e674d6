# What holds, and where each value comes from.
cat >my.ini <<END
[cleancopy]
out = clean
prefer = b.example c.example
window = 48h
max-time = 5400
max-page-bytes = 1048576
rules = more.ini

[source harbourpost]
feed = https://harbourpost.example/feed.xml
url-list = urls.txt
allow-hosts = partner.example, Other.Example

[site harbourpost.example]
drop = .promo, aside.box > p
END
printf '[site a.example]\nkeep = p\n' >more.ini
echo http://a.example/ >urls.txt
"$CLEANCOPY" check-config my.ini | grep -v '# default$'
"$CLEANCOPY" check-config -c my.ini --quiet
expect 0 "$CLEANCOPY" check-config --no-config --json | grep '^json'
