gzip -c "$(page harbourpost.example/news/fish-market-roof.html)" | head -c 1500 >page.html.gz
cp "$(page farodelsur.example/notas/regata-algas.html)" good.html
expect 1 "$CLEANCOPY" clean page.html.gz good.html >out
cmp out "$(page farodelsur.example/notas/regata-algas.txt)"
