mkdir saved
cp "$(page farodelsur.example/notas/regata-algas.html)" saved/a.html
cp saved/a.html saved/b.html
chmod 755 saved
chmod 644 saved/a.html
chmod 000 saved/b.html
expect 1 as_nobody ./cleancopy clean saved >out
cmp out "$(page farodelsur.example/notas/regata-algas.txt)"
