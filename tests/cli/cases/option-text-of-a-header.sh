# What goes into a header line holds none of its own.
for text in "$(printf 'a\r\nX-More: b')" "$(printf 'a\nb')" "$(printf 'a\033[2J')" "$(printf 'a\177')"; do
    expect 2 "$CLEANCOPY" fetch --user-agent "$text" http://127.0.0.1:9/
    expect 2 "$CLEANCOPY" fetch --contact "$text" http://127.0.0.1:9/
done 2>said
grep -c 'one line without control characters' said
[ ! -e state ] || wrong "a state was made"
