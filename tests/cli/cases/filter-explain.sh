# explain shows a page that a filter leaves out, and says so.
cp "$(page nordblick.example/region/deich-schafe.html)" page.html
"$CLEANCOPY" explain page.html --language en | grep -c '^keep'
"$CLEANCOPY" explain page.html --language en | grep '^left out'
"$CLEANCOPY" explain page.html --exclude-outlets nordblick.example | grep '^left out'
"$CLEANCOPY" explain page.html --language de | grep '^left out' || true
"$CLEANCOPY" explain page.html --language en --json | json 'd["left_out"]'
"$CLEANCOPY" explain page.html --language de --json | json 'd["left_out"]'
