: >empty.html
"$CLEANCOPY" clean empty.html
