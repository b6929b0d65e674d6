# The same bytes whether pages are cleaned in processes of their own or in this one.
copy_pages saved
cp "$FIXTURES"/flat/*.txt saved
cat >saved/linked.html <<'PAGE'
<!doctype html><html><head><title>Linked</title><link rel="canonical" href="https://harbourpost.example/linked"></head><body><article>
<h1>Ferries keep their names after all, says the harbour office</h1>
<p>The <a href="/office">harbour office</a> of Sundhagen said on Tuesday that the three ferries on the northern route
keep the names that they have had since 1931, after <a href="https://islandnews.example/poll">a poll</a> among passengers.</p>
<p>More than nine in ten of those who answered wanted nothing to change, and the rest had no name to offer instead.</p>
</article></body></html>
PAGE
for options in "--format text --front-matter" "--format jsonl --removed" "--format markdown --links"; do
    for jobs in 1 3; do
        # Word splitting of $options is meant.
        "$CLEANCOPY" clean --isolate no --jobs $jobs $options saved >no
        "$CLEANCOPY" clean --isolate yes --jobs $jobs $options saved >yes
        cmp no yes
        "$CLEANCOPY" clean --isolate no --jobs $jobs $options saved --out out-no --quiet
        "$CLEANCOPY" clean --isolate yes --jobs $jobs $options saved --out out-yes --quiet
        diff -r out-no out-yes || wrong "another folder with $options"
    done
done
grep -q "](https" out-yes/text/*/*/*.md || wrong "no link in Markdown"
"$CLEANCOPY" corpus --isolate no saved --out corpus-no --quiet
"$CLEANCOPY" corpus --isolate yes saved --out corpus-yes --quiet
rm -r corpus-no/.cleancopy corpus-yes/.cleancopy
diff -r corpus-no corpus-yes || wrong "another corpus"
