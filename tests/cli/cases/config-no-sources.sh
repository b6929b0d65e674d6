printf '[cleancopy]\nout = out\n' >empty.ini
"$CLEANCOPY" run -c empty.ini
