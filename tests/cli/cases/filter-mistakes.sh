# Wrong values are told before anything is read, with what is right; a host's name that is no outlet's is said.
printf '<p>The harbour council agreed late on Monday to rebuild the northern quay.' >page.html
for value in english en-GB "en de_DE" "," ""; do
    expect 2 "$CLEANCOPY" clean page.html --language "$value"
done
for value in https://a.example/ "a.example b.example/x" , @absent.txt @. @; do
    expect 2 "$CLEANCOPY" corpus page.html --out out --outlets "$value"
done
expect 2 "$CLEANCOPY" clean page.html --exclude-outlets me@a.example
printf 'a.example\nhttp://b.example/\n' >names.txt
expect 2 "$CLEANCOPY" clean page.html --outlets @names.txt
[ ! -e out ] || wrong "a folder was made"
expect 2 "$CLEANCOPY" dedup page.html --language en
expect 2 "$CLEANCOPY" clean page.html --languages en
printf '[cleancopy]\nlanguage = klingon\noutlet = a.example\n' >c.ini
expect 2 "$CLEANCOPY" clean -c c.ini page.html
expect 2 "$CLEANCOPY" check-config c.ini
echo "--- odd names" >&2
"$CLEANCOPY" clean page.html --outlets "www.a.example, b.example, m.c.example" --exclude-outlets käse.example
"$CLEANCOPY" clean page.html --outlets www.a.example --quiet
"$CLEANCOPY" clean page.html --exclude-outlets "a.example localhost 192.0.2.1 co.uk"
