cat >bad.ini <<END
[cleancoppy]
out = out
END
"$CLEANCOPY" run -c bad.ini
