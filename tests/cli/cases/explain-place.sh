# One record of a WARC file by its place, plain and gzipped, with no look at what stands before it.
start_site
head_of_config job | grep -v '^out' >job.ini
"$CLEANCOPY" fetch -c job.ini --quiet http://valleytimes.example/story/apple-frost.html http://laregion.example/articles/canal-ecluses.html
warc=job/archive/cleancopy-00000.warc.gz
gzip -dc $warc >plain.warc
for file in $warc plain.warc; do
    "$CLEANCOPY" clean --format jsonl $file | json 'd["source"]' | sort >places
    [ "$(wc -l <places)" = 2 ] || wrong "$(cat places)"
    while read -r place; do
        "$CLEANCOPY" explain --json "$place" | json 'd["source"] == "'"$place"'", d["url"].split("/")[2]'
    done <places
done

# Damage before the record does not matter: it is not read.
offset=$(tail -n 1 places)
offset=${offset##*:}
head -c "$offset" /dev/zero | tr '\0' x >damaged.warc
tail -c +$((offset + 1)) plain.warc >>damaged.warc
"$CLEANCOPY" explain damaged.warc:"$offset" | grep -c '^title'

# A record that is not its member's first.
gzip -c plain.warc >one-member.warc.gz
"$CLEANCOPY" explain one-member.warc.gz:0+"$offset" | grep '^source'

# Where no record begins, and where it is no page.
expect 1 "$CLEANCOPY" explain plain.warc:1
expect 1 "$CLEANCOPY" explain plain.warc:0
expect 1 "$CLEANCOPY" explain $warc:7
expect 1 "$CLEANCOPY" explain plain.warc:99999999
expect 1 "$CLEANCOPY" explain plain.warc:99999999999999999999
expect 1 "$CLEANCOPY" explain missing.warc:5

# A file that really has such a name.
cp "$(page quickbrief.example/app.html)" plain.warc:1
"$CLEANCOPY" explain plain.warc:1 | grep '^source'
