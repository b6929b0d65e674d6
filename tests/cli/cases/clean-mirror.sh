# A mirror of a site: the pages with the addresses that their folders tell, and nothing else.
site=mirror/harbourpost.example
mkdir -p "$site/news"
cp "$(page harbourpost.example/index.html)" "$(page harbourpost.example/robots.txt)" "$(page harbourpost.example/feed.xml)" "$site"
cp "$(page harbourpost.example/news/fish-market-roof.html)" "$site/news/fish.html"
cp "$site/news/fish.html" "$site/news/fish.html.orig"
grep -v canonical "$(page harbourpost.example/news/ferry-line-reopens.html)" >"$site/news/show?id=7.html"
echo 'body { color: black }' >"$site/site.css?v=3"
printf 'GIF89a' >"$site/dot.gif"
"$CLEANCOPY" clean --format jsonl mirror >records
json 'd["source"], d["url"], d["canonical_url"], d["outlet"]' <records
"$CLEANCOPY" clean --format jsonl "$site/news/show?id=7.html" >record
json 'd["url"]' <record

# A page of the mirror that claims another's address is not believed.
sed 's/harbourpost.example/bank.example/g' "$site/news/fish.html" >"$site/news/fish-2.html"
"$CLEANCOPY" clean --format jsonl "$site/news/fish-2.html" >record
json 'd["url"], d["canonical_url"], d["outlet"]' <record

# Without its root the folder is like any other: what is no page is told.
rm "$site/robots.txt" "$site/index.html"
expect 1 "$CLEANCOPY" clean --format jsonl mirror >records
json 'd["source"], d["url"]' <records

# HTTrack's folder: its log, store and list of mirrors are no pages.
mkdir -p httrack/harbourpost.example httrack/hts-cache
cp "$FIXTURES/saved/fish-market-roof.httrack.html" httrack/harbourpost.example/fish.html
echo 'HTTrack3.49 launched' | tee httrack/hts-log.txt >httrack/hts-cache/new.txt
printf 'GIF89a' | tee httrack/fade.gif >httrack/backblue.gif
cat >httrack/index.html <<'END'
<html><head>
<meta name="description" content="HTTrack is an easy-to-use website mirror utility.">
<title>Local index</title></head><body><a href="harbourpost.example/index.html">Harbour Post</a></body></html>
END
"$CLEANCOPY" clean --format jsonl httrack >records
json 'd["source"], d["url"], d["fetched_at"]' <records
