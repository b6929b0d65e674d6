"$CLEANCOPY" --version
