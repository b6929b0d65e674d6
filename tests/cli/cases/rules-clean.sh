# In the configuration, in a file that it names, in one that the command line names: all are applied together.
page=$(page harbourpost.example/news/ferry-line-reopens.html)
mkdir conf
cat >conf/my.ini <<'END'
[cleancopy]
rules = sites.ini

[site harbourpost.example]
drop = h2
END
cat >conf/sites.ini <<'END'
[site HARBOURPOST.example]
keep = figcaption
END
cat >more.ini <<'END'
[site harbourpost.example]
only = article figure, article h2, article > p:nth-child(2)
END
"$CLEANCOPY" clean "$page" >plain
"$CLEANCOPY" clean -c conf/my.ini --rules more.ini "$page"
"$CLEANCOPY" clean -c conf/my.ini --format jsonl --removed "$page" |
    json '[(r["reason"], r["score"] >= 0.5) for r in d["removed"] if r["text"].startswith("Six crossings")]'
grep -q 'Six crossings a day' plain || wrong "nothing was there to drop"
