# --language, --outlets, --exclude-outlets: what a record says is what is tested, and what is left out is counted, no failure.
copy_pages saved
sed -i 's/<link rel="canonical"[^>]*>//' saved/laregion.example-*
"$CLEANCOPY" clean --format jsonl saved >all.jsonl
# records EXPRESSION WORD...: with these words the records are those of all that fit the expression.
records() {
    fits=$1
    shift
    "$PYTHON" -c 'import json, sys
for line in open("all.jsonl"):
    d = json.loads(line)
    language = (d["language"] or "und").split("-")[0]
    if eval(sys.argv[1]):
        sys.stdout.write(line)' "$fits" >wanted
    [ -s wanted ] || wrong "no page fits $fits"
    for more in "" "--jobs 1" "--jobs 3 --isolate no"; do
        # shellcheck disable=SC2086
        "$CLEANCOPY" clean --quiet --format jsonl saved "$@" $more | cmp - wanted || wrong "$*"
    done
}
records 'language == "de"' --language de
records 'language in ("en", "ru")' --language "EN, ru"
records 'd["outlet"] == "quickbrief.example"' --outlets quickbrief.example
records 'd["outlet"] in ("quickbrief.example", "nordblick.example")' --outlets NordBlick.example,quickbrief.example
records 'd["outlet"] != "quickbrief.example"' --exclude-outlets quickbrief.example
records 'd["outlet"] == "nordblick.example"' --outlets nordblick.example,quickbrief.example --exclude-outlets quickbrief.example
records 'd["outlet"] == "quickbrief.example" and language == "de"' --outlets quickbrief.example --language de
records 'd["outlet"] is None' --exclude-outlets "$(json 'd["outlet"] or ""' <all.jsonl | sort -u | tr '\n' ' ')"
printf '# ours\nquickbrief.example\n\nnordblick.example\n' >names.txt
records 'd["outlet"] in ("quickbrief.example", "nordblick.example")' --outlets @names.txt
printf '[cleancopy]\noutlets = @names.txt\nlanguage = de\nquiet = yes\n' >c.ini
mkdir elsewhere
(cd elsewhere && "$CLEANCOPY" clean -c ../c.ini --format jsonl ../saved | json 'd["outlet"], d["language"]' | sort -u)
CLEANCOPY_LANGUAGE=ru CLEANCOPY_EXCLUDE_OUTLETS=nobody.example "$CLEANCOPY" clean --quiet --format jsonl saved | json 'd["language"]' | sort -u

echo "--- what is said" >&2
"$CLEANCOPY" clean --language fr saved --out out
"$CLEANCOPY" clean --language fr saved --out out --outlets farodelsur.example
"$CLEANCOPY" clean saved --out out
"$CLEANCOPY" clean --language fr saved --out out --quiet
"$CLEANCOPY" clean --language fr --outlets quickbrief.example saved --json 2>&1 >/dev/null | sed 's/"seconds":[0-9.]*/"seconds":N/'
"$CLEANCOPY" clean --language it --format jsonl saved
"$CLEANCOPY" clean --language it --format tei saved
echo "--- by name" >&2
"$CLEANCOPY" clean --language es,fr --verbose --exclude-outlets valleytimes.example,farodelsur.example --out out \
    saved/nordblick* saved/laregion* saved/farodelsur* saved/valleytimes* 2>&1 | grep -v ': cleaning:' >&2

echo "--- what is not known" >&2
printf '<p>%s</p>' "In 1999." >short.html
"$CLEANCOPY" clean --language en short.html
"$CLEANCOPY" clean --language en,und short.html
"$CLEANCOPY" clean --outlets a.example short.html
"$CLEANCOPY" clean --exclude-outlets a.example short.html
echo "--- a page that fails does so whatever its language" >&2
: >empty.html
expect 1 "$CLEANCOPY" clean --language de empty.html short.html
