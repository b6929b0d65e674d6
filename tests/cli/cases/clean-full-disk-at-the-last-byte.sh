# So little text that only the closing flush meets the full disk.
[ -c /dev/full ] || skip "no /dev/full"
"$CLEANCOPY" clean "$(page farodelsur.example/notas/regata-algas.html)" >/dev/full
