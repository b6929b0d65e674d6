# Each paragraph with its copies: of a document that the state holds, and of one that it has never seen.
copy_pages pages
"$CLEANCOPY" corpus pages --out c --quiet
"$CLEANCOPY" explain --state c/.cleancopy pages/harbourpost.example-ferry-line-reopens.html >known
grep -c 'also in quickbrief.example, 2025-06-04T11:02:00Z: exact, http://quickbrief.example/n/10231-ferry-line-reopens.html, paragraph 0 of ' known
grep -c 'also in valleytimes.example, .*: near 0.91' known
grep 'copy of' known && wrong 'the kept copies copy'
sed 's/harbourpost.example/mirror.example/g; s/quickbrief/mirror/g' pages/quickbrief.example-10231-ferry-line-reopens.html >new.html
"$CLEANCOPY" explain --state c/.cleancopy --json new.html | json '[(c["kept"], c["outlet"], c["relation"]) for b in d["blocks"] for c in b["copies"] or []][:2]'
"$CLEANCOPY" explain --json new.html | json '{b["copies"] for b in d["blocks"] if b["verdict"] == "keep"}' 
