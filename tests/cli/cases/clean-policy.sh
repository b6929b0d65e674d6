# What a page declares to machines is on record: by its meta tags, and out of a WARC by its headers too.
from=$(page harbourpost.example/news/container-figures-april.html)
sed 's|<head>|<head><meta name="robots" content="noarchive, noai">|' "$from" >page.html
"$PYTHON" - page.html >page.warc <<'END'
import sys
page = open(sys.argv[1], "rb").read()
http = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Robots-Tag: otherbot: nofollow\r\n"
        b"X-Robots-Tag: cleancopy: noindex\r\nTDM-Reservation: 1\r\nTDM-Policy: /terms.json\r\n\r\n" + page)
sys.stdout.buffer.write(
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://harbourpost.example/a\r\n"
    b"WARC-Date: 2026-01-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n")
END
for input in "$from" page.html page.warc; do
    "$CLEANCOPY" clean --format jsonl "$input" | json 'json.dumps(d["policy"])'
done
