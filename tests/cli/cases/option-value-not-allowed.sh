"$CLEANCOPY" clean --format pdf saved/
