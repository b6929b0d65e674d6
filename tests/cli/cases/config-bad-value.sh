cat >bad.ini <<END
[cleancopy]
out = out
contact = me@harbourpost.example
delay-ms = soon
END
"$CLEANCOPY" run -c bad.ini
