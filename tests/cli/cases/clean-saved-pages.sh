# Where a program that saved a page wrote down its address and the time, they are in the record; what it put beside the page is
# no document.
mkdir saved saved/ferry_files saved/moor-Dateien saved/notes_files
sed '1a <!-- saved from url=(0055)https://harbourpost.example/news/ferry-line-reopens.html -->' \
    "$(page harbourpost.example/news/ferry-line-reopens.html)" >saved/ferry.html
sed '1a <!-- saved from url=(0034)https://nordblick.example/moor.html -->' \
    "$(page nordblick.example/umwelt/moor-vernaesst.html)" >saved/moor.htm
echo '<!DOCTYPE html><html><body><p>Half price boots, this week only, at the shop by the old pier.</p></body></html>' >saved/ferry_files/ad.html
cp saved/ferry_files/ad.html saved/moor-Dateien/frame.htm
cp saved/ferry_files/ad.html saved/notes_files/alone.html # no page of that name: a folder like any other
printf 'GIF89a' >saved/ferry_files/dot.gif
cp "$FIXTURES"/saved/*.html saved
"$CLEANCOPY" clean --format jsonl saved >records
json 'd["source"], d["url"], d["outlet"], d["fetched_at"]' <records

# The same text as from the page itself; a folder that is named is walked.
"$CLEANCOPY" clean saved/ferry-line-reopens.singlefile.html >out
cmp out "$(page harbourpost.example/news/ferry-line-reopens.txt)"
expect 1 "$CLEANCOPY" clean --format jsonl saved/ferry_files >records
json 'd["source"], d["url"]' <records

# A page speaks for itself alone: what a transport recorded stands, and so does the text.
printf '{"url":"https://evil.example/a","html":"<!-- saved from url=(0020)https://bank.example -->\\n<html><body><article><h1>Fair</h1><p>The fair on the quay opens on Saturday at ten, and the mayor will cut the ribbon himself.</p></article></body></html>"}\n' >page.jsonl
"$CLEANCOPY" clean --format jsonl page.jsonl >records
json 'd["url"], d["outlet"]' <records
