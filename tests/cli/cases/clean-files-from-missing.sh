"$CLEANCOPY" clean --files-from nowhere.txt
