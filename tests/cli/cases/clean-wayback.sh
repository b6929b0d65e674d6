# A page out of the Wayback Machine is the page: its outlet, its links, without the bar; a page that cites the archive stays.
"$PYTHON" - "$(page harbourpost.example/news/ferry-line-reopens.html)" >copy.html <<'END'
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
archive = "https://web.archive.org/web/20260302080000"
page = re.sub(r'(href|src)="(https?://[^"]*)"', rf'\1="{archive}/\2"', page)
page = re.sub(r'(href|src)="(/[^/"][^"]*)"', r'\1="/web/20260302080000/https://harbourpost.example\2"', page)
page = page.replace("<head>", '<head><script>__wm.init("https://web.archive.org/web");\n  __wm.wombat('
                    '"https://harbourpost.example/news/ferry-line-reopens.html","20260302080000","https://web.archive.org/");</script>', 1)
page = re.sub(r"(<body[^>]*>)", r"""\1<!-- BEGIN WAYBACK TOOLBAR INSERT -->
<div id="bar"><p>Twelve captures of this page were made by a volunteer crawl that began in March, and each of them can be read here.</p></div>
<!-- END WAYBACK TOOLBAR INSERT -->""", page, count=1)
print(page + """<!--
     FILE ARCHIVED ON 08:00:00 Mar 02, 2026 AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 09:00:00 Nov 28, 2026.
-->""")
END
"$CLEANCOPY" clean copy.html >out
cmp out "$(page harbourpost.example/news/ferry-line-reopens.txt)"
"$CLEANCOPY" clean --format jsonl --links copy.html >record
json 'd["url"], d["canonical_url"], d["outlet"], d["fetched_at"]' <record
grep -c 'web.archive.org' record || true
grep -v '__wm' copy.html | sed '1a <!-- saved from url=(0099)https://web.archive.org/web/20260302080000/https://harbourpost.example/news/ferry-line-reopens.html -->' >saved.html
"$CLEANCOPY" clean --format jsonl saved.html >record
json 'd["url"], d["outlet"], d["fetched_at"]' <record
