"$CLEANCOPY" clean --front-matter "$(page harbourpost.example/news/library-budget-vote.html)" | sed -n '1,/^---$/p; 2,/^---$/p' |
    grep -E '^(---|title|date|outlet)' | sort -u
