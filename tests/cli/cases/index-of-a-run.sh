copy_pages saved
"$CLEANCOPY" corpus saved --out out --quiet
"$CLEANCOPY" index stats --state out/.cleancopy | grep -i documents
"$CLEANCOPY" index check --state out/.cleancopy
"$CLEANCOPY" index forget quickbrief.example --state out/.cleancopy
"$CLEANCOPY" index compact --state out/.cleancopy
"$CLEANCOPY" index check --state out/.cleancopy
"$CLEANCOPY" index stats --state out/.cleancopy | grep -i documents
