# A page that a browser saved as one file: the same text as from the page itself, with its address and the time of saving.
mhtml=$FIXTURES/mhtml/ferry-line-reopens.mhtml
wanted=$(page harbourpost.example/news/ferry-line-reopens.txt)
"$CLEANCOPY" clean "$mhtml" >out
cmp out "$wanted"
gzip -c "$mhtml" >page.mhtml.gz
"$CLEANCOPY" clean page.mhtml.gz >out
cmp out "$wanted"
"$CLEANCOPY" clean - <"$mhtml" >out
cmp out "$wanted"
"$CLEANCOPY" clean --format jsonl "$mhtml" >record
json 'd["url"], d["outlet"], d["fetched_at"], d["title"]' <record

"$CLEANCOPY" explain "$mhtml" >out
grep -c '^keep' out
mkdir saved
cp "$mhtml" "$(page vestnik-zaliva.example/novosti/ryba-ulov.html)" saved
"$CLEANCOPY" corpus saved --out corpus --quiet
find corpus/text -name '*.txt' | wc -l

# What cannot be read is said; the rest of the batch is cleaned.
head -c 4000 "$mhtml" >saved/cut.mhtml
sed "s/boundary=/border=/" "$mhtml" >saved/no-boundary.mhtml
expect 1 "$CLEANCOPY" clean --format jsonl saved >record
json 'd["source"]' <record
