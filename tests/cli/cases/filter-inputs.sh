# The outlet is told before a page is cleaned where its source knows it: a page of another outlet is not cleaned, so it
# cannot fail either.
text='The harbour council agreed late on Monday to rebuild the northern quay, said the building office.'
# all records of JSON lines, MHTML, WARC and mail
printf '{"url":"https://www.a.example/1","html":"<article><p>%s"}\n' "$text" >docs.jsonl
printf '{"outlet":"Harbour Post","text":"%s"}\n' "$text" >>docs.jsonl
printf '{"url":"https://b.example/","outlet":"a.example","text":"%s"}\n' "$text" >>docs.jsonl
printf '{"url":"https://b.example/2","html":"<link rel=canonical href=https://a.example/2><article><p>%s"}\n' "$text" >>docs.jsonl
printf '{"html":"<link rel=canonical href=https://a.example/3><article><p>%s"}\n' "$text" >>docs.jsonl
printf '{"text":"%s"}\n' "$text" >>docs.jsonl
echo harbour post >names
"$CLEANCOPY" clean --format jsonl docs.jsonl --outlets a.example | json 'd["source"], d["outlet"]'
"$CLEANCOPY" clean --format jsonl docs.jsonl --outlets @names | json 'd["source"], d["outlet"]'
"$CLEANCOPY" clean --format jsonl docs.jsonl --exclude-outlets a.example | json 'd["source"], d["outlet"]'

body="<article><p>$text</p></article>"
head="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
for url in https://news.a.example/1 https://b.example/1; do
    printf 'WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-01T08:00:00Z\r\n' "$url"
    printf 'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nContent-Type: application/http; msgtype=response\r\n'
    # shellcheck disable=SC2059
    printf 'Content-Length: %s\r\n\r\n%b%s\r\n\r\n' "$(printf "$head%s" "$body" | wc -c)" "$head" "$body"
done >pages.warc
"$CLEANCOPY" clean --format jsonl pages.warc --outlets b.example | json 'd["url"]'
printf 'From: desk@b.example\r\nSubject: Quay\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n%s' "$body" >letter.eml
printf 'Snapshot-Content-Location: https://www.a.example/m\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\nContent-Location: https://www.a.example/m\r\n\r\n%s\r\n--B--\r\n' "$body" >page.mhtml
"$CLEANCOPY" clean --format jsonl letter.eml page.mhtml --outlets b.example | json 'd["source"], d["outlet"]'
"$CLEANCOPY" clean --format jsonl letter.eml page.mhtml --outlets a.example | json 'd["source"], d["outlet"]'

echo "--- what is not cleaned cannot fail" >&2
"$PYTHON" -c 'import json
print(json.dumps({"url": "https://deep.example/", "html": "<!doctype html>" + "<b><i>" * 40000 + "x"}))' >deep.jsonl
expect 1 "$CLEANCOPY" clean --max-page-cpu-ms 50 deep.jsonl --outlets deep.example --out out 2>&1 | cut -c1-30 >&2
expect 0 "$CLEANCOPY" clean --max-page-cpu-ms 50 deep.jsonl --exclude-outlets deep.example --out out
