#!/usr/bin/env python3
"""Invented pages of invented outlets, of which some print one another's paragraphs.  make_pages.py FOLDER N

Half of them are files, pages/OUTLET/N.html, the others records of four WARC files, warc/N.warc.gz; FOLDER/list names all.  Some are
empty, cut short, no pages at all: their failures must come out the same as well.  The same N gives the same bytes."""
import gzip
import os
import random
import sys

OUTLETS = ["harbourpost.example", "nordblick.example", "farodelsur.example", "valleytimes.example", "quaynews.example", "lelac.example"]
WORDS = ("the harbour office said on Monday that a ferry to Gull Island would sail again after three weeks in yard and tickets cost what they did "
         "before while council members agreed late to rebuild northern quay with money from region whose engineers had warned for years about cracks "
         "below water line nobody was hurt but fish market lost half its stalls since storm came up river earlier than anyone had thought possible").split()
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%(title)s - %(outlet)s</title>
<meta property="article:published_time" content="2026-%(month)02d-%(day)02dT0%(hour)d:00:00Z"><link rel="canonical" href="https://%(outlet)s/news/%(n)d"></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a><li><a href="/weather">Weather</a></ul></nav><main><article><h1>%(title)s</h1>
%(paragraphs)s</article></main><aside><h2>Most read</h2><ul><li><a href="/news/1">%(other)s</a></ul></aside>
<footer><p>We use cookies to make this site of %(outlet)s work for you, see our terms.</footer></body></html>
"""


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(8, 18))]
    return (" ".join(words)).capitalize() + "."


def paragraph(rng, printed):
    if printed and rng.random() < 0.25:  # a copy, of which half have another word somewhere
        words = rng.choice(printed).split(" ")
        if rng.random() < 0.5:
            words[rng.randrange(len(words))] = rng.choice(WORDS)
        return " ".join(words)
    made = " ".join(sentence(rng) for _ in range(rng.randint(2, 4)))
    printed.append(made)
    return made


def page(rng, n, printed):
    outlet = OUTLETS[rng.randrange(len(OUTLETS))]
    values = {"title": sentence(rng)[:60], "other": sentence(rng)[:50], "outlet": outlet, "n": n, "month": rng.randint(1, 9),
              "day": rng.randint(1, 28), "hour": rng.randint(0, 9),
              "paragraphs": "\n".join("<p>%s</p>" % paragraph(rng, printed) for _ in range(rng.randint(3, 12)))}
    return outlet, (PAGE % values).encode()


def damage(rng, html):
    kind = rng.randrange(3)
    return b"" if kind == 0 else b"\0\1\2\3" * 10 if kind == 1 else b"GIF89a" + html[:50]


def record(url, n, html):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    head = ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nWARC-Date: 2026-10-01T08:00:00Z\r\n"
            "WARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % (n, url, len(http)))
    return gzip.compress(head.encode() + http + b"\r\n\r\n", 6, mtime=0)


def make(folder, n_pages):
    rng, printed, paths = random.Random(n_pages), [], []
    os.makedirs(os.path.join(folder, "warc"))
    warcs = [open(os.path.join(folder, "warc/%d.warc.gz" % i), "wb") for i in range(4)]
    for n in range(n_pages):
        outlet, html = page(rng, n, printed)
        if n % 2:
            warcs[n // 2 % 4].write(record("https://%s/news/%d" % (outlet, n), n, html))
            continue
        path = "pages/%s/%d.html" % (outlet, n)
        os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
        with open(os.path.join(folder, path), "wb") as file:
            file.write(damage(rng, html) if rng.random() < 0.02 else html)
        paths.append(path)
    for warc in warcs:
        warc.close()
    for i in range(4):
        paths.insert(len(paths) * i // 4, "warc/%d.warc.gz" % i)
    with open(os.path.join(folder, "list"), "w") as file:
        file.write("".join(path + "\n" for path in paths))


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]))
