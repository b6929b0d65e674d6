cat >bad.ini <<END
[cleancopy]
out = out
dealy-ms = 50

[source harbourpost]
url = http://harbourpost.example/
END
"$CLEANCOPY" run -c bad.ini
