"$CLEANCOPY" report nowhere
