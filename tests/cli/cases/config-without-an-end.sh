# A file as long as a configuration may be, one line more, a device that never ends, a line that never ends.
lines() {
    "$PYTHON" -c 'import sys; sys.stdout.write("\n" * (int(sys.argv[1]) - 1) + "[source a]\nurl = https://a.example/\n")' "$1"
}
lines 999999 >longest.conf
"$CLEANCOPY" check-config longest.conf --quiet
lines 1000000 >longer.conf
expect 2 "$CLEANCOPY" check-config longer.conf 2>&1 | grep -v '^ *$' | tail -n 2
expect 2 "$CLEANCOPY" run -c /dev/zero 2>&1
head -c 3000000 /dev/zero | tr "\0" a >one-line.conf
expect 2 "$CLEANCOPY" check-config one-line.conf 2>&1
