gzip -c "$(page vestnik-zaliva.example/novosti/ryba-ulov.html)" >page.gz
"$CLEANCOPY" clean page.gz >out
cmp out "$(page vestnik-zaliva.example/novosti/ryba-ulov.txt)"
