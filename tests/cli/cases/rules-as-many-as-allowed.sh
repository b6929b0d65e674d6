# As many sites as there may be, as many selectors as one may have; the last of each counts.
page=$(page harbourpost.example/news/ferry-line-reopens.html)
{
    for i in $(seq 4095); do echo "[site s$i.example]"; echo "drop = *"; done
    echo "[site harbourpost.example]"
    for i in $(seq 63); do echo "drop = .c$i"; done
    echo "drop = h2"
} >rules.ini
"$CLEANCOPY" clean --rules rules.ini "$page" >out
grep -q 'Six crossings' out && wrong "the heading is there"
grep -q 'The new landing stage' out || wrong "the text is not"
