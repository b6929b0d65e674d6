# README's configuration and its rules for a site, word for word; its words for a shell are those that the program knows.
sed -n '/^    # news.conf/,/^    cleancopy/s/^    //p' "$FIXTURES/../README.md" | sed '/^cleancopy/,$d' >news.conf
sed -n '/^    \[site /,/^$/s/^    //p' "$FIXTURES/../README.md" >sites.ini
[ "$(grep -c = news.conf)" = 4 ] || wrong "README has no configuration of four lines"
[ "$(grep -c = sites.ini)" = 4 ] || wrong "README has no rules of four lines"
"$CLEANCOPY" check-config --quiet news.conf
"$CLEANCOPY" explain --rules sites.ini "$(page harbourpost.example/news/ferry-line-reopens.html)" >said 2>met_nothing
grep -q '^keep' said || wrong "nothing is kept"
sed -n 's/^    cleancopy \([a-z-]*\) .*/\1/p' "$FIXTURES/../README.md" | sort -u | while read -r command; do
    "$CLEANCOPY" "$command" --help >help || wrong "README's command $command"
    grep "^    cleancopy $command " "$FIXTURES/../README.md" | sed 's/  *#.*//' | grep -o -e ' --[a-z-]*' | sort -u | while read -r option; do
        grep -q -e "$option" help || wrong "README's $command $option"
    done
done
