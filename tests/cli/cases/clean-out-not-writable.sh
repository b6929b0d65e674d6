mkdir -m 555 locked
cp "$(page farodelsur.example/notas/regata-algas.html)" page.html
as_nobody ./cleancopy clean page.html --out locked/out
