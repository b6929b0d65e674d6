"$CLEANCOPY" clean --xyzzyxyzzy saved/
