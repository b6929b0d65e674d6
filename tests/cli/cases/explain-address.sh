# An address of the archive: by the state, by the indexes alone, behind a redirect and a revisit; nothing is asked of the network.
start_site
mkdir -p overlay/laregion.example
echo http://quickbrief.example/n/10231-ferry-line-reopens.html >overlay/laregion.example/old.location
head_of_config job | grep -v '^out' >job.ini
story=http://valleytimes.example/story/apple-frost.html
"$CLEANCOPY" fetch -c job.ini --quiet $story http://laregion.example/old
stop_site
start_site --no-validators
head_of_config job | grep -v '^out' >job.ini
"$CLEANCOPY" fetch -c job.ini --quiet $story
stop_site
rm requests.jsonl

facts() {
    json 'd["url"], d["source"].rsplit(":", 1)[0], len(d["blocks"]) > 9, [b["copies"] for b in d["blocks"] if b["verdict"] == "keep"][0]'
}
"$CLEANCOPY" explain --json -c job.ini $story | facts
"$CLEANCOPY" explain --json --archive job/archive $story | facts
"$CLEANCOPY" explain --json --archive job/archive http://laregion.example/old | facts
"$CLEANCOPY" explain --json -c job.ini http://laregion.example/old | facts
(cd job && "$CLEANCOPY" explain --json "$story#top" | facts)
[ ! -e requests.jsonl ] || wrong "the site was asked"
[ ! -e state ] && [ ! -e archive ] || wrong "folders were made"

# The newest of two captures that differ.
mkdir -p overlay/valleytimes.example/story
sed 's/<title>[^<]*/<title>A second print of the story/; s/<h1>[^<]*/<h1>A second print of the story/; s/og:title/og:untitled/' "$(page valleytimes.example/story/apple-frost.html)" >overlay/valleytimes.example/story/apple-frost.html
start_site
head_of_config job | grep -v '^out' >job.ini
"$CLEANCOPY" fetch -c job.ini --quiet --now 2036-01-01T00:00:00Z $story
"$CLEANCOPY" explain --archive job/archive $story | grep '^title'
"$CLEANCOPY" explain -c job.ini $story | grep '^title'

# What is not there, and what is no archive.
expect 1 "$CLEANCOPY" explain --archive job/archive http://valleytimes.example/nothing
expect 1 "$CLEANCOPY" explain --archive nowhere http://valleytimes.example/nothing
expect 3 "$CLEANCOPY" explain --archive job/archive --state nowhere http://valleytimes.example/nothing
