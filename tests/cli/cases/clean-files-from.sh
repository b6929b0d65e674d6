cp "$(page vestnik-zaliva.example/novosti/ryba-ulov.html)" "two words.html"
cp "$(page farodelsur.example/notas/regata-algas.html)" a.html
printf 'two words.html\na.html\n' >list
"$CLEANCOPY" clean --format jsonl --files-from list | json 'd["source"]'
"$CLEANCOPY" clean --format jsonl --files-from - <list | json 'd["source"]'
