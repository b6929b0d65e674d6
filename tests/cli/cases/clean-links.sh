cat >page.html <<'HTML'
<!DOCTYPE html><html lang="en"><head><title>Swing bridge opens on time</title>
<link rel="canonical" href="https://harbourpost.example/news/bridge.html">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Swing bridge opens on time"}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Swing bridge opens on time</h1>
<p>The swing bridge opened on Monday, <a href="/news/plans.html">as the council had planned</a>, and forty boats went through before noon without a scratch.</p>
<p>Engineer Ada Vane [of the <a href="https://bridges.example/who (we are)">bridge office</a>] said that the new bearings had been the hardest part of the work.</p>
<p>The old bridge had jammed on <a href="#list">six days</a> in the year before, and a ferry had to take the children of the north shore to school.</p>
</article></body></html>
HTML
"$CLEANCOPY" clean --format markdown --links page.html | awk '/^---$/ { n++; next } n >= 2'
echo "== without"
"$CLEANCOPY" clean --format markdown page.html | grep -c "](http" || true
expect 2 "$CLEANCOPY" corpus --links page.html --out o 2>err
grep -o -- "--links" err | head -n 1
