"$CLEANCOPY" corpus saved
