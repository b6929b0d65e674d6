copy_pages saved
for format in text markdown jsonl; do
    "$CLEANCOPY" clean --jobs 1 --removed --format $format saved >one
    "$CLEANCOPY" clean --jobs 2 --removed --format $format saved >two
    "$CLEANCOPY" clean --jobs 7 --removed --format $format saved >seven
    cmp one two
    cmp one seven
done
json 'd["source"]' <one | LC_ALL=C sort -c
