# What is older than the window is no longer compared with; what was written stays.
document() {
    printf '{"id": "%s", "outlet": "%s.example", "date": "%s", "text": "%s"}\n' "$1" "$1" "$2" "$3"
}
harbour='The harbour bridge will stay closed until the spring, the council said on Monday evening.'
ferry='A new ferry brings commuters across the bay every twenty minutes from next week on.'
other='Nobody had expected the old brewery to find a buyer within only three days.'
document first 2024-01-01 "$harbour" >1.jsonl
document second 2024-01-02 "$harbour" >>1.jsonl
document third 2024-03-01 "$ferry" >>1.jsonl
document late 2024-03-02 "$harbour" >2.jsonl
document last 2024-03-03 "$ferry" >>2.jsonl
document next 2024-03-04 "$other" >>2.jsonl
for out in all window; do
    options=
    [ $out = all ] || options='--window 30d'
    "$CLEANCOPY" corpus 1.jsonl --out $out --quiet $options
    cp $out/clusters.jsonl $out.before
    "$CLEANCOPY" corpus 2.jsonl --out $out --quiet $options
    "$CLEANCOPY" index check --state $out/.cleancopy | head -n 1
    "$CLEANCOPY" index stats --state $out/.cleancopy | grep -E 'documents|paragraphs'
    echo "$out: $(find $out/text -name '*.txt' | wc -l) text files"
done
cmp all.before window.before
[ "$(head -n 1 window/clusters.jsonl)" = "$(head -n 1 window.before)" ] || wrong "an old cluster has changed"
# the window may be given up again: what has left the index does not come back by itself
"$CLEANCOPY" corpus 2.jsonl --out window --quiet
"$CLEANCOPY" index stats --state window/.cleancopy | grep paragraphs
