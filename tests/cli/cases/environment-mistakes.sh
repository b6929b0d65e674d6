# A variable with a bad value stops the command; one that is only named wrongly is warned of, for it may be somebody else's.
cp "$(page farodelsur.example/notas/regata-algas.html)" page.html
expect 2 env CLEANCOPY_SCOPE=wide "$CLEANCOPY" clean page.html
expect 2 env CLEANCOPY_REMOVED=maybe "$CLEANCOPY" clean page.html
expect 0 env CLEANCOPY_FROMAT=jsonl "$CLEANCOPY" clean page.html | head -n 1 | cut -c1-9
expect 0 env CLEANCOPY_FEED=http://a.example/ "$CLEANCOPY" clean --quiet page.html | head -n 1 | cut -c1-9
expect 0 env CLEANCOPY_NO_SUCH_THING_AT_ALL=1 CLEANCOPY_DIRECTORY=x "$CLEANCOPY" clean page.html | head -n 1 | cut -c1-9
expect 0 env CLEANCOPY_REMOVED=yes CLEANCOPY_FORMAT=jsonl "$CLEANCOPY" clean page.html | json 'len(d["removed"]) > 0'
