# Title, author and date from where a rule says they stand; what it does not give stays.
page=$(page harbourpost.example/news/ferry-line-reopens.html)
cat >rules.ini <<'END'
[site harbourpost.example]
title = article h2
author = .no-such
author = .comment h3
date = .dateline
date = .tags
END
"$CLEANCOPY" explain --rules rules.ini "$page" | grep -E '^(title|author|date|rule) '
"$CLEANCOPY" clean --rules rules.ini --format jsonl "$page" | json 'd["title"], d["authors"]'
