cat >bad.ini <<END
[source harbourpost]
feed = http://harbourpost.example/feed.xml
fead = http://harbourpost.example/more.xml
END
"$CLEANCOPY" run -c bad.ini
