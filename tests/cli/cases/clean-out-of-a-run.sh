# clean leaves the records of run and corpus alone: the next run, where nothing is new, would not bring them back.
"$CLEANCOPY" corpus --quiet --out news "$(page harbourpost.example/news/ferry-line-reopens.html)"
cp -a news before
expect 2 "$CLEANCOPY" clean --out news "$(page farodelsur.example/notas/regata-algas.html)"
diff -r before news || wrong "clean changed the folder"
rm news/clusters.jsonl
expect 0 "$CLEANCOPY" clean --quiet --out news "$(page farodelsur.example/notas/regata-algas.html)"
