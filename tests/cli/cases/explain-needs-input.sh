"$CLEANCOPY" explain
