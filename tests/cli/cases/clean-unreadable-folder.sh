mkdir saved
cp "$(page farodelsur.example/notas/regata-algas.html)" saved/a.html
chmod 000 saved
rc=0
as_nobody ./cleancopy clean saved || rc=$?
chmod 700 saved
exit $rc
