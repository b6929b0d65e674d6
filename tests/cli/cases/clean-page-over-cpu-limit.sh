# A page that takes too long ends its own process, and nobody else's: its bytes are kept, the others are cleaned.
copy_pages saved
"$CLEANCOPY" clean saved >all
"$PYTHON" -c '
for i in range(60000):
    print("<p>Boat %d came into the harbour with <b>%d</b> crates of <i>herring</i> and left.</p>" % (i, i * 7))
' >saved/m.html
for jobs in 1 2; do
    expect 1 "$CLEANCOPY" clean --jobs $jobs --max-page-cpu-ms 60 --keep-crashes kept saved >most 2>said
    cmp all most
    sed "s/[0-9a-f]\{16\}/HASH/" said
done
cmp saved/m.html kept/*.page
ls kept | sed "s/[0-9a-f]\{16\}/HASH/"
json 'd["source"], d["reason"], d["bytes"] > 1000000' <"$(ls kept/*.json)"
expect 1 "$CLEANCOPY" clean --max-page-cpu-ms 60 saved 2>&1 >/dev/null
expect 1 "$CLEANCOPY" corpus --max-page-cpu-ms 60 saved --out out --quiet 2>&1
