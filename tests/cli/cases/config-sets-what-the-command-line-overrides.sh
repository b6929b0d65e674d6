cp "$(page farodelsur.example/notas/regata-algas.html)" page.html
printf '[cleancopy]\nformat = jsonl\n' >my.ini
"$CLEANCOPY" clean -c my.ini page.html | json 'd["kind"]'
"$CLEANCOPY" clean -c my.ini --format text page.html | head -n 1 | cut -c1-9
