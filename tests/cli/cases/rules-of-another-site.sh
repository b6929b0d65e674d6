# A page of no section comes out as if there were no rules, and explain says which section it has none of.
page=$(page harbourpost.example/news/ferry-line-reopens.html)
cat >rules.ini <<'END'
[site post.example]
drop = *

[site nordblick.example]
drop = *
END
"$CLEANCOPY" clean "$page" >plain
"$CLEANCOPY" clean --rules rules.ini "$page" >ruled
cmp plain ruled
"$CLEANCOPY" explain --rules rules.ini "$page" | grep '^site '
printf 'A line of text that somebody has flattened.\n' | "$CLEANCOPY" explain --rules rules.ini - | grep '^site '
printf '<!doctype html><p>A paragraph that nobody signs.</p>' | "$CLEANCOPY" explain --rules rules.ini - | grep '^site '
