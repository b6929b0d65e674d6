"$CLEANCOPY" claen saved/
