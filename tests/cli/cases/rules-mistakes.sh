# Each mistake in a [site] section ends in exit code 2 and a message that names its line.
try() {
    printf "$1" >rules.ini
    expect 2 "$CLEANCOPY" explain -c rules.ini page.html
}
try '[site a.example]\ndorp = .promo\n'
try '[site a.example]\ntext = h1\n'
try '[site https://a.example/]\ndrop = p\n'
try '[site a.example/news]\ndrop = p\n'
try '[site *.example]\ndrop = p\n'
try '[site ]\ndrop = p\n'
try '[site a.example]\ndrop =\n'
try '[site a.example]\ndrop = .a,\n  .b\n'
try '[site a.example]\ndrop = a[href*=/ad/]\n'
many="[site a.example]\n$(printf 'drop = p%.0s\\n' $(seq 65))"
for i in $(seq 4097); do echo "[site s$i.example]"; echo "drop = p"; done >rules.ini
expect 2 "$CLEANCOPY" explain -c rules.ini page.html
try "$many"
printf '[cleancopy]\nrules = rules.ini\n' >my.ini
expect 2 "$CLEANCOPY" run -c my.ini
expect 2 "$CLEANCOPY" corpus --rules none.ini page.html
