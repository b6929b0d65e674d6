"$CLEANCOPY" explain "$(page harbourpost.example/news/ferry-line-reopens.html)" >out
grep -E '^title|^kind|^date' out
grep -c '^keep' out
grep -qE '^drop .* cookie-notice .*store cookies' out || wrong "the cookie notice"
grep -qE '^drop .* app-banner .*in our free app' out || wrong "the app banner"
grep -qE '^drop .* comments .*coffee machine' out || wrong "the comment"
grep -qE '^drop .* header .*heading .*Ferry line' out || wrong "the title"
