cat >rules.ini <<'END'
[site harbourpost.example]
drop = .promo
keep = article >
END
"$CLEANCOPY" clean --rules rules.ini "$(page harbourpost.example/news/ferry-line-reopens.html)"
