"$CLEANCOPY" --help
