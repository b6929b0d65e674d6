cat >bad.ini <<END
[cleancopy]
out = out
state = state
nonsense = 1
[source harbourpost]
url = http://harbourpost.example/
END
expect 2 "$CLEANCOPY" run -c bad.ini
[ ! -e out ] && [ ! -e state ] || wrong "a folder was made"
