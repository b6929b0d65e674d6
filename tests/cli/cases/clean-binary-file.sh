head -c 5000 "$CLEANCOPY" >picture.html
"$CLEANCOPY" clean picture.html
