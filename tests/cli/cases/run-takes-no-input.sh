"$CLEANCOPY" run saved.html
