page=$(page harbourpost.example/news/library-budget-vote.html)
echo "--- markdown"
"$CLEANCOPY" clean --format markdown "$page" | sed -n '/^- /p'
"$CLEANCOPY" clean --format markdown "$(page harbourpost.example/news/ferry-line-reopens.html)" | grep '^#'
"$CLEANCOPY" clean --format markdown "$(page harbourpost.example/news/lighthouse-keeper-interview.html)" | grep '^>'
echo "--- jsonl"
"$CLEANCOPY" clean --format jsonl "$page" >out.jsonl
json '" ".join(d)' <out.jsonl
json 'd["title"], d["date"], d["authors"], d["language"], d["kind"], d["outlet"], d["site_name"]' <out.jsonl
json 'd["removed"], d["cleancopy"] != ""' <out.jsonl
json 'sorted({p["role"] for p in d["paragraphs"]})' <out.jsonl
