# A wider scope never has fewer paragraphs, and an unknown one is refused.
find "$FIXTURES/site" -name "*.html" | sort >pages
for scope in strict auto full; do
    "$CLEANCOPY" clean --scope "$scope" --format jsonl --files-from pages >"$scope" 2>errors || wrong "--scope $scope failed: $(cat errors)"
done
count() { grep -o '"role":"' "$1" | wc -l; }
[ "$(count strict)" -le "$(count auto)" ] || wrong "strict has more than auto"
[ "$(count auto)" -le "$(count full)" ] || wrong "auto has more than full"
cmp -s strict full && wrong "strict and full are the same"
"$CLEANCOPY" clean --scope wide --files-from pages >out 2>errors && wrong "an unknown scope is taken"
grep -q 'auto, strict or full' errors || wrong "the message does not name the scopes: $(cat errors)"
