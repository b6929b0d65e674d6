# Ctrl-C before the end: no list of files that tells less than the truth, and the next call ends well.
copy_pages saved
for n in 1 2 3 4 5 6 7 8 9 10; do cp -r saved "many$n"; done
expect 3 run_until INT file:out "$CLEANCOPY" clean --jobs 1 many* --out out
[ ! -e out/metadata.csv ] || wrong "metadata.csv is there"
find out -name '*.tmp*'
"$CLEANCOPY" clean saved --out out --quiet
"$CLEANCOPY" clean saved --out undisturbed --quiet
cmp out/documents.jsonl undisturbed/documents.jsonl
