"$CLEANCOPY" clean --contact me@harbourpost.example saved/
