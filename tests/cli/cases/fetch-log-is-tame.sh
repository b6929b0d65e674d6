# What a list of URLs holds moves no cursor, and no password of it is written down.
printf 'http://a\033[2J.example/\nhttp://me:secret@a.example/\nhttps:me:secret@a.example/\n' >list
expect 1 "$CLEANCOPY" fetch --quiet --contact tests@harbourpost.example --url-list list
json 'd["url"], d["answered"]' <state/fetch.jsonl
! grep -r secret state archive || wrong "the password was written"
