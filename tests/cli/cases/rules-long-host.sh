# Names of sections that inih would cut, and two that differ behind the cut.
long=a-very-long-name-of-a-newspaper.in-the-harbour.of-port-ellery.example
cat >rules.ini <<END
[site $long]
drop = h2

[site ${long}s]
drop = p
END
sed "s|http://harbourpost.example/news|http://www.$long|" "$(page harbourpost.example/news/ferry-line-reopens.html)" >page.html
"$CLEANCOPY" explain --rules rules.ini page.html | grep -E '^(site|rule)'
