"$CLEANCOPY" clean --jobs two saved/
