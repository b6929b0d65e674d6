"$CLEANCOPY" clean --format
