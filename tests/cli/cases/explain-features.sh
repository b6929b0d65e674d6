"$CLEANCOPY" explain --features "$(page harbourpost.example/news/ferry-line-reopens.html)" >out
python3 - out <<'P'
import json, sys
page = json.load(open(sys.argv[1], encoding="utf-8"))
print(page["kind"], len(page["names"]) == len(set(page["names"])) > 100)
blocks = page["blocks"]
print(all(len(b["values"]) == len(page["names"]) for b in blocks), all(isinstance(v, int) for b in blocks for v in b["values"]))
words = page["names"].index("WORDS")
print(all(b["values"][words] > 0 for b in blocks), sum(b["keep"] for b in blocks))
P
