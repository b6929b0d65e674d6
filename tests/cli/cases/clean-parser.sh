# Both parsers give the same bytes; an unknown one is refused.
find "$FIXTURES/site" "$FIXTURES/pages" -name "*.html" | sort >pages
for parser in skeleton plain; do
    "$CLEANCOPY" clean --parser $parser --removed --format jsonl --files-from pages >$parser 2>errors || wrong "--parser $parser failed: $(cat errors)"
done
cmp skeleton plain || wrong "the parsers differ"
[ "$(wc -l <plain)" -eq "$(wc -l <pages)" ] || wrong "a page is missing"
"$CLEANCOPY" clean --parser tidy --files-from pages >out 2>errors && wrong "an unknown parser is taken"
grep -q 'skeleton or plain' errors || wrong "the message does not name the parsers: $(cat errors)"
