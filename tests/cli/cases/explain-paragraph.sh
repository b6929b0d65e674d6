# Where the state has seen a paragraph: exactly, nearly, not at all; nothing is written, beside a run too.
copy_pages pages
"$CLEANCOPY" corpus pages --out c --quiet
list_files c >before
near="The new landing stage, which cost 4.2 million crowns, floats on steel pontoons that rise and fall with the tide. Engineers picked the floating design because the previous stage, built on oak piles in 1958, had been damaged by ice in four of its last ten winters."
"$CLEANCOPY" explain --state c/.cleancopy --paragraph "$near"
printf '%s\n' "$near" | fold -s -w 40 | "$CLEANCOPY" explain --state c/.cleancopy --paragraph - --json |
    json 'd["found"], [(c["kept"], c["outlet"], c["relation"], c["similarity"], c["date"], c["url"], c["paragraph"]) for c in d["copies"]][0], d["words"]'
changed=$(echo "$near" | sed 's/4.2 million/9.7 million/')
"$CLEANCOPY" explain --state c/.cleancopy --paragraph "$changed" --json | json '[c["relation"] for c in d["copies"] if c["kept"]]'
expect 1 "$CLEANCOPY" explain --state c/.cleancopy --paragraph "Nobody in this town has ever seen or heard anything of the kind."
expect 1 "$CLEANCOPY" explain --state c/.cleancopy --paragraph "Read more"
expect 2 "$CLEANCOPY" explain --state c/.cleancopy --paragraph ""
expect 1 "$CLEANCOPY" explain --state c/.cleancopy --quiet --json --paragraph "Read more"
expect 2 "$CLEANCOPY" explain --state c/.cleancopy --paragraph "$near" pages
expect 2 "$CLEANCOPY" explain --state c/.cleancopy --paragraph "$(printf '\377\376 no text')"
expect 3 "$CLEANCOPY" explain --paragraph "$near"
list_files c | grep -v -e '-shm ' -e '-wal ' | diff - before || wrong "the state was written"
