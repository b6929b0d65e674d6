# Both pages: nothing to say for the checkers, every word in its place for the readers.
[ -d "$MANUAL" ] || skip "no manual was built beside the program"
checked=no
for page in "$MANUAL/cleancopy.1" "$MANUAL/cleancopy.conf.5"; do
    if command -v mandoc >/dev/null; then
        mandoc -T lint -W warning "$page" || wrong "mandoc complains about $page"
        checked=yes
    fi
    if command -v groff >/dev/null; then
        groff -man -Tascii -ww -z "$page" 2>&1
        checked=yes
    fi
    LC_ALL=C grep -n '[^ -~]' "$page" && wrong "$page is not ASCII"
    grep -n '^@' "$page" && wrong "an order was left in $page"
done
[ $checked = yes ] || skip "neither mandoc nor groff"
if command -v mandoc >/dev/null; then
    mandoc -T ascii -O width=78 "$MANUAL/cleancopy.1" | sed "s/.$(printf '\010')//g" >text
    for section in NAME SYNOPSIS DESCRIPTION COMMANDS OPTIONS REASONS FILES ENVIRONMENT 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
        grep -qx "$section" text || wrong "no section $section"
    done
    "$CLEANCOPY" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' | while read -r command; do
        grep -q "^ *cleancopy $command \[OPTION" text || wrong "no usage of $command"
        sed 's/\\-/-/g' "$MANUAL/cleancopy.1" | grep -qx "\.B $command" || wrong "nothing about $command"
    done
fi
