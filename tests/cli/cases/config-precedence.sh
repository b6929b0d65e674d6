# Command line, environment, file, default: the first that says something.
cat >my.ini <<END
[cleancopy]
jobs = 2
scope = full
delay-ms = 300
header = X-File: a
END
show() {
    env "$@" "$CLEANCOPY" check-config my.ini --jobs 4 --header 'X-Words: c' | grep -E '^(jobs|scope|delay-ms|header|format|quiet) ' | tr -s ' '
}
show CLEANCOPY_JOBS=3 CLEANCOPY_SCOPE=strict 'CLEANCOPY_HEADER=X-Environment: b' CLEANCOPY_DELAY_MS=
# what check-config shows is what a command does
cp "$(page farodelsur.example/notas/regata-algas.html)" page.html
printf '[cleancopy]\nformat = jsonl\n' >format.ini
"$CLEANCOPY" clean page.html >text
"$CLEANCOPY" clean --format markdown page.html >markdown
"$CLEANCOPY" clean -c format.ini page.html | json 'd["kind"]'
CLEANCOPY_FORMAT=markdown "$CLEANCOPY" clean -c format.ini page.html | cmp - markdown
CLEANCOPY_FORMAT=markdown "$CLEANCOPY" clean -c format.ini --format text page.html | cmp - text
# a relative path of a file is relative to the file, one of the environment to where we are
mkdir there
printf '[cleancopy]\nout = a\n' >there/my.ini
"$CLEANCOPY" clean -c there/my.ini --quiet page.html
CLEANCOPY_OUT=b "$CLEANCOPY" clean -c there/my.ini --quiet page.html
ls there b
