: >taken
"$CLEANCOPY" clean "$(page farodelsur.example/notas/regata-algas.html)" --out taken/out
