cp "$(page farodelsur.example/notas/regata-algas.html)" ./--removed
"$CLEANCOPY" clean -- --removed >out
cmp out "$(page farodelsur.example/notas/regata-algas.txt)"
