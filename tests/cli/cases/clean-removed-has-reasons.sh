# Nothing goes without a word: what was dropped stands there, with a reason of the closed list.
"$CLEANCOPY" clean --removed --format jsonl "$(page harbourpost.example/news/ferry-line-reopens.html)" >out
json '"\n".join(sorted({r["reason"] for r in d["removed"]}))' <out >reasons
[ "$(wc -l <reasons)" -ge 5 ] || wrong "fewer than five reasons"
grep -vxE 'navigation|header|footer|related-articles|app-banner|newsletter|social|comments|advertisement|cookie-notice|paywall|byline|date-line|caption|widget|hidden|repeated-in-page|repeated-across-site|duplicate|low-score' reasons || true
json '"\n".join(r["text"] for r in d["removed"])' <out >removed
for words in "store cookies on your device" "in our free app" "The Morning Tide" "coffee machine on board" \
    "All rights reserved" "leaves the inner basin" "Next story"; do
    grep -q "$words" removed || wrong "not on record: $words"
done
