# The page that is there is cleaned all the same.
cp "$(page farodelsur.example/notas/regata-algas.html)" good.html
expect 1 "$CLEANCOPY" clean nowhere.html good.html >out
cmp out "$(page farodelsur.example/notas/regata-algas.txt)"
