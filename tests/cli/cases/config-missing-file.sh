"$CLEANCOPY" run -c nowhere.ini
