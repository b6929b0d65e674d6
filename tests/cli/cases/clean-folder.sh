# In byte order of the names, folders within, hidden files left out.
mkdir -p saved/b saved/.git
cp "$(page vestnik-zaliva.example/novosti/ryba-ulov.html)" saved/c.html
cp "$(page farodelsur.example/notas/regata-algas.html)" saved/b/x.html
cp "$(page valleytimes.example/story/apple-frost.html)" saved/a.html
cp saved/a.html saved/.hidden.html
cp saved/a.html saved/.git/d.html
"$CLEANCOPY" clean --format jsonl saved | json 'd["source"]'
