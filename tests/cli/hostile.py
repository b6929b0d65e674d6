#!/usr/bin/env python3
"""Pages made to hurt: each must end within its bounds, as a document or with a reason.

  tests/cli/hostile.py [--bytes N] [--cpu-seconds S] [--memory-mb M] [--only NAME] [--keep DIR] [-v] PROGRAM

Each input is N bytes (default: 8 MB, the largest page that is read) and goes through `clean` in a process of its own, within S seconds
of CPU (2) and M MB (256) of memory: the worst that one page may cost. Exit code 1 when one takes more, ends in a signal, or gives
neither a record nor a message. With an ASan build give more of both (--cpu-seconds 30 --memory-mb 2000).
"""
import argparse, gzip, json, os, resource, subprocess, sys, tempfile, zlib

p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("program")
p.add_argument("--bytes", type=int, default=8 * 1024 * 1024)
p.add_argument("--cpu-seconds", type=float, default=2)
p.add_argument("--memory-mb", type=int, default=256)
p.add_argument("--only")
p.add_argument("--keep")
p.add_argument("-v", action="store_true")
a = p.parse_args()
N = a.bytes


def again(unit, head=b"", tail=b"", n=None):
    """`unit` as often as fits into the page (or n times, where that fits)."""
    room = (N - len(head) - len(tail)) // len(unit)
    return head + unit * (room if n is None else min(n, room)) + tail


def numbered(form, head=b"", tail=b"", n=10 ** 6):
    parts, size = [head], len(head) + len(tail)
    for i in range(n):
        part = form % i
        size += len(part)
        if size > N:
            break
        parts.append(part)
    return b"".join(parts) + tail


def jsonld(text):
    return b'<script type="application/ld+json">' + text + b"</script><p>" + b"Ferry back at last, say those who wait. " * 9


def warc(body, length=None, encoding=None):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + (b"Content-Encoding: %s\r\n" % encoding if encoding else b"") + b"\r\n" + body
    return (b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://outlet.example/a\r\nWARC-Date: 2026-03-01T08:00:00Z\r\n"
            b"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\n"
            b"Content-Length: %d\r\n\r\n" % (len(http) if length is None else length)) + http + b"\r\n\r\n"


def mhtml(boundary, body, ends):
    return (b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="%s"\r\n\r\n' % boundary) + body + ends


def bomb(n=1 << 30):
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [squeeze.compress(b"<p>" + b" " * (1 << 20)) for _ in range(n >> 20)]
    return b"".join(parts) + squeeze.flush()


TEXT = b"The ferry is back, said those who had waited for it. "
PAGES = {
    # the tree
    "depth": lambda: again(b"<div>"), "depth_text": lambda: again(b"<div>x"), "depth_ended": lambda: again(b"<div>", b"", b"</div>" * (N // 16), N // 16),
    "depth_svg": lambda: again(b"<g>", b"<svg>"), "depth_math": lambda: again(b"<mrow>", b"<math>"), "depth_unknown": lambda: again(b"<x-y>"),
    "depth_span": lambda: again(b"<h1><span>"), "depth_a_div": lambda: again(b"<a><div>"), "depth_form": lambda: again(b"<form><div>"),
    "depth_list": lambda: again(b"<ul><li>"), "depth_table": lambda: again(b"<table><tr><td>"), "depth_template": lambda: again(b"<template>"),
    "depth_button": lambda: again(b"<button>"), "depth_object": lambda: again(b"<object>"), "depth_dd": lambda: again(b"<dl><dd>"),
    "depth_ruby": lambda: again(b"<ruby><rt>"), "depth_select": lambda: again(b"<select>"), "depth_foreign_object": lambda: again(b"<svg><foreignObject>"),
    "depth_blockquote_p": lambda: again(b"<blockquote><p>"), "depth_noscript": lambda: again(b"<noscript>"), "depth_under_limit": lambda: again(TEXT, b"<div>" * 400),
    # formatting elements
    "formatting": lambda: again(b"<b>"), "formatting_ids": lambda: numbered(b"<b id=%d>"), "formatting_paragraphs": lambda: numbered(b"<p><font color=%d>x"),
    "formatting_ended": lambda: again(b"</b>", b"<b>" * 200), "formatting_blocks": lambda: again(b"<div>x</b>", b"<b>" * 200),
    "formatting_under_limit": lambda: again(b"<p>x", b"".join(b"<font id=%d>" % i for i in range(200))),
    "formatting_adoption": lambda: again(b"<a><p></a>"), "formatting_nobr": lambda: again(b"<b><nobr><r><d><r><ol></b><nobr>"), "formatting_table": lambda: again(b"<table>x<b>"),
    # attributes and names
    "attributes": lambda: numbered(b" a%d=1", b"<p", b">x"), "attributes_same": lambda: again(b" a=1", b"<p", b">x"), "attributes_body": lambda: numbered(b"<body a%d=1>"),
    "attributes_html": lambda: numbered(b"<html a%d>"), "attribute": lambda: b'<p class="' + b"x" * (N - 20) + b'">x', "attribute_words": lambda: again(b"share ", b'<p class="', b'">x'),
    "attribute_open": lambda: b'<p class="' + b"x" * (N - 20), "attribute_names": lambda: b"<p " + b"x" * (N - 20) + b">x", "name": lambda: b"<" + b"x" * (N - 20) + b">x",
    "attribute_references": lambda: again(b"&amp;", b'<a href="', b'">x'), "attribute_style": lambda: again(b"display:none;", b'<p style="', b'">x'),
    "attributes_under_limit": lambda: again(b"<p" + b"".join(b" a%d" % i for i in range(200)) + b">"), "end_tag_attributes": lambda: again(b" a", b"</p", b">x"),
    # text and references
    "text": lambda: again(TEXT), "word": lambda: b"<p>" + b"x" * (N - 10), "spaces": lambda: b"<p>" + b" " * (N - 10) + b"x", "lines": lambda: again(b"x\n", b"<pre>"),
    "text_words": lambda: numbered(b"w%d "), "text_digits": lambda: again(b"1 2026 "), "text_dates": lambda: again(b"1 March 2026, "), "text_quotes": lambda: again(b"\"'"),
    "text_urls": lambda: again(b"http://a.example/b?c=d&e "), "text_dots": lambda: again(b". "), "text_by": lambda: again(b"By Ada Byrne "), "text_marks": lambda: again(b"a\xcc\x81\xcc\x81"),
    "ampersands": lambda: again(b"&"), "references_open": lambda: again(b"&amp"), "references_long": lambda: b"<p>&" + b"a" * (N - 10), "references_number": lambda: b"<p>&#" + b"9" * (N - 10),
    "references": lambda: again(b"&uuml;"), "references_rare": lambda: again(b"&thetasym;"), "references_none": lambda: again(b"&sqsube;"), "less_than": lambda: again(b"<"),
    "end_tags": lambda: again(b"</div>"), "end_tags_empty": lambda: again(b"</>"), "comments": lambda: again(b"<!-->"), "comments_open": lambda: again(b"<!--"),
    "dashes": lambda: b"<!" + b"-" * (N - 10), "doctypes": lambda: again(b"<!doctype>"), "cdata": lambda: again(b"<![CDATA[", b"<svg>"), "cdata_end": lambda: again(b"]]", b"<svg><![CDATA["),
    "scripts": lambda: again(b"<script></script>"), "scripts_escaped": lambda: again(b"<!--<script>", b"<script>"), "scripts_open": lambda: again(b"<script><!--"),
    "scripts_near": lambda: again(b"</scrip", b"<script>"), "titles": lambda: again(b"<title></title>"), "titles_near": lambda: again(b"</titl", b"<title>"),
    "textareas": lambda: again(b"<textarea>\n</textarea>"), "plaintext": lambda: again(b"<p>", b"<plaintext>"), "questions": lambda: again(b"<?"),
    # elements by the million
    "paragraphs": lambda: again(b"<p>x"), "items": lambda: again(b"<li>x"), "items_words": lambda: numbered(b"<li>word %d of the list"), "links": lambda: numbered(b"<a href=/%d>x</a>"),
    "spans": lambda: again(b"<span>x</span>"), "spans_hidden": lambda: again(b"<span style='display:none'>x</span>"), "spans_styled": lambda: again(b"<i>x</i>", b"<style>i{display:none}</style>"),
    "spans_class": lambda: numbered(b"<i class=c%d>x</i>"),
    "breaks": lambda: again(b"x<br>"), "breaks_twice": lambda: again(b"x<br><br>"), "headings": lambda: again(b"<h2>x</h2>"), "cells": lambda: again(b"<td>x", b"<table><tr>"),
    "rows": lambda: again(b"<tr><td>x", b"<table>"), "tables": lambda: again(b"<table><tr><td>x</table>"), "table_text": lambda: again(b"x<tr>", b"<table>"), "cells_span": lambda: again(b"<td colspan=1000 rowspan=60000>x", b"<table><tr>"),
    "images": lambda: again(b"<img src=a alt=b>"), "figures": lambda: again(b"<figure><figcaption>x</figure>"), "options": lambda: again(b"<option>x", b"<select>"), "inputs": lambda: again(b"<input>"),
    "metas": lambda: again(b"<meta property=og:title content=x>"), "metas_author": lambda: numbered(b"<meta name=author content='Ada %d'>"), "metas_date": lambda: again(b"<meta property=article:published_time content=2026-03-01>"),
    "links_alternate": lambda: numbered(b"<link rel=alternate hreflang=de href=/%d>"), "times": lambda: again(b"<time datetime=2026-03-01>1 March</time>"), "bylines": lambda: numbered(b"<p class=byline>By Ada Byrne %d</p>"),
    "select_in_math": lambda: b"<table><math><select><mtext><select><tr>", "frames": lambda: again(b"<frameset>"), "isindex": lambda: again(b"<isindex>"), "paragraphs_same": lambda: again(b"<p>" + TEXT * 3 + b"</p>"),
    "blocks_words": lambda: numbered(b"<p>The ferry number %d is back, said those who had waited for it at the pier.</p>"), "divs_classes": lambda: numbered(b"<div class='a%d b'>x</div>"),
    "code": lambda: again(b"<code>x</code>"), "definition": lambda: again(b"<dt>x<dd>y", b"<dl>"), "nested_quotes": lambda: again(b"<q>x"), "templates": lambda: again(b"<template>x</template>"),
    # names and titles
    "title_author": lambda: b"<title>" + b"A" * (N // 2) + b"</title><meta name=author content='" + b"A" * (N // 4) + b"B'><h1>x</h1><p>" + TEXT,
    "title_parts": lambda: again(b"<h2>q r s t</h2>", again(b"a b c d|", b"<title>", b"</title><h1>x</h1>", 100)),
    "title_blocks": lambda: again(b"<hr>", b"<title>x - a b c d</title><h1>x</h1><div>" + b"<b>a b c d</b>" * 500),
    "title_boxes": lambda: again(b"<hr>", b"<div class=title>" * 400), "author_boxes": lambda: again(b"<br>", b"<h1>x</h1>" + b"<div itemprop=author>" * 400),
    "signatures": lambda: again(b"<p>", b"<article><h1>x</h1><div>" + b"<p align=right>Ada Byrne</p>" * 700 + b"<p><b>Ada Byrne</b></p>" * 400),
    "teaser_heading": lambda: b"<h1>" + b"a" * 900 + b"b</h1><div><h2><a href=x>" + b"a" * (N // 2) + b"</a></h2>" + b"<p>By Ada" * (N // 64),
    # data in scripts
    "jsonld_deep": lambda: jsonld(b'{"a":' * (10 ** 5)), "jsonld_lists": lambda: jsonld(b"[" * (N // 2)), "jsonld_many": lambda: again(b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'),
    "jsonld_words": lambda: again(b'<script type="application/ld+json">"x"</script>'),
    "jsonld_long": lambda: jsonld(b'{"@type":"NewsArticle","articleBody":"' + b"x " * (N // 2 - 400) + b'"}'), "jsonld_escapes": lambda: jsonld(b'{"headline":"' + b"\\u0041" * (N // 6 - 100) + b'"}'),
    "jsonld_authors": lambda: jsonld(b'{"@type":"NewsArticle","author":[' + b'{"name":"Ada"},' * (N // 15 - 100) + b'{}]}'), "jsonld_broken": lambda: jsonld(b'{"a":"b" "c",' * (N // 13 - 100)),
    "json_state": lambda: b"<script>window.__STATE__={" + b'"a":{' * (N // 6) + b"</script>", "json_quotes": lambda: b'<script type="application/json">{"a":"' + b'\\"' * (N // 2 - 50) + b'"}</script>',
    "json_html": lambda: b'<script type="application/json">{"articleBody":"' + b"<p>x" * (N // 4 - 50) + b'"}</script>', "json_many": lambda: b'<script type="application/json">{' + b'"body":"x",' * (N // 11 - 50) + b'"a":1}</script>',
    # characters
    "nul": lambda: b"\0" * N, "nul_text": lambda: again(b"<p>x\0"), "controls": lambda: again(b"\x01\x85"), "utf8_broken": lambda: again(b"\xff"), "utf8_cut": lambda: again(b"\xe2\x80"),
    "utf8_overlong": lambda: again(b"\xc0\xaf"), "utf8_long": lambda: again(b"\xf0\x9f\x9a\xa2"), "utf16": lambda: b"\xff\xfe" + (TEXT * (N // 2 // len(TEXT))).decode().encode("utf-16-le"),
    "utf16_be": lambda: b"\xfe\xff" + (TEXT * (N // 2 // len(TEXT))).decode().encode("utf-16-be"), "utf16_odd": lambda: b"\xff\xfe" + b"\x00\xd8x" * (N // 3), "utf32": lambda: b"\xff\xfe\0\0" + (TEXT * (N // 4 // len(TEXT))).decode().encode("utf-32-le"),
    "utf32_be": lambda: b"\0\0\xfe\xff" + (TEXT * (N // 4 // len(TEXT))).decode().encode("utf-32-be"),
    "carriage_returns": lambda: again(b"\r"), "high_bytes": lambda: bytes(range(128, 256)) * (N // 128), "all_bytes": lambda: bytes(range(256)) * (N // 256),
    "bidi": lambda: again("\u202e\u200fx".encode()), "thai": lambda: again("\u0e01\u0e32".encode()), "han": lambda: again("\u6e21\u8239".encode()), "soft_hyphens": lambda: again(b"x\xc2\xad"), "zero_width": lambda: again(b"\xe2\x80\x8b"),
    "front_meta": lambda: again(b"<meta charset=x>"), "text_flat": lambda: again(b"A line of a page that was flattened.\n"), "text_flat_long": lambda: b"x " * (N // 2), "text_flat_colons": lambda: again(b"Home: x | y\n"),
}
# All of the Encoding Standard, and some of which it has nothing.
CHARSETS = ("utf-8 utf-16 utf-16be utf-16le utf-32 utf-7 ibm866 iso-8859-1 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 "
            "iso-8859-8-i iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251 "
            "windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic big5 gbk gb2312 gb18030 euc-jp "
            "shift_jis iso-2022-jp iso-2022-kr iso-2022-cn hz-gb-2312 euc-kr tis-620 x-user-defined replacement nothing-known").split()
# Of several bytes a character, and how one begins: cut short before each tag.
CUT = {"utf-8": b"\xf0\x9f", "big5": b"\xa4", "gbk": b"\xb0", "gb18030": b"\x81\x30\x81", "euc-jp": b"\x8f\xb0", "shift_jis": b"\x83", "euc-kr": b"\xb0",
       "iso-2022-jp": b"\x1b$B\x30", "utf-16le": b"x"}
FILES = {
    "gzip_bomb.html.gz": lambda: bomb(), "gzip_cut.html.gz": lambda: bomb(1 << 24)[:-900], "warc_bomb.warc.gz": lambda: gzip.compress(warc(b"<p>" + b" " * (200 << 20))),
    "warc_bomb_in_gzip.warc": lambda: warc(bomb(), encoding=b"gzip"), "warc_bomb_in_deflate.warc": lambda: warc(zlib.compress(b"<p>" + b" " * (1 << 28), 9), encoding=b"deflate"),
    "warc_bomb_twice.warc.gz": lambda: gzip.compress(warc(gzip.compress(bomb()), encoding=b"gzip, gzip")), "warc_length.warc": lambda: warc(b"<p>x", 1 << 40), "warc_headers.warc": lambda: b"WARC/1.1\r\n" + b"X: y\r\n" * (N // 6), "warc_line.warc": lambda: b"WARC/1.1\r\nX: " + b"y" * N,
    "warc_empty.warc": lambda: b"WARC/1.1\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * (N // 40), "warc_members.warc.gz": lambda: gzip.compress(b"") * (N // 20),
    "mhtml_boundary.mhtml": lambda: mhtml(b"b", b"--b\r\n\r\n" * (N // 8), b""), "mhtml_none.mhtml": lambda: mhtml(b"", b"x\r\n" * (N // 3), b"----"), "mhtml_lies.mhtml": lambda: mhtml(b"-", b"--" * (N // 2), b"----"),
    "mhtml_deep.mhtml": lambda: b"".join(mhtml(b"b%d" % i, b"--b%d\r\n" % i, b"") for i in range(N // 110)), "mhtml_quoted.mhtml": lambda: mhtml(b"b", b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=3D" * (N // 3), b"\r\n--b--"),
    "mhtml_base64.mhtml": lambda: mhtml(b"b", b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"PHA+eA==\r\n" * (N // 10), b"\r\n--b--"),
    "over_the_limit.html": lambda: b"<p>" + TEXT * ((100 << 20) // len(TEXT)), "long_line.jsonl": lambda: b'{"html":"' + b"<p>x" * (N // 4) + b'"}', "deep.jsonl": lambda: b'{"a":' * (N // 5),
}


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (int(a.cpu_seconds * 4 + 2), int(a.cpu_seconds * 4 + 3)))


def run(name, data, folder):
    path = os.path.join(folder, name)
    with open(path, "wb") as f:
        f.write(data)
    with open(path + ".out", "wb") as out, open(path + ".err", "wb") as err:
        child = subprocess.Popen([a.program, "clean", "--jobs", "1", "--format", "jsonl", path], stdout=out, stderr=err, preexec_fn=limits)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    said = open(path + ".err", errors="replace").read().strip()
    records = open(path + ".out", "rb").read().splitlines()
    seconds, megabytes, code = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)
    wrong = []
    if code < 0:
        wrong.append("ended by signal %d" % -code)
    if seconds > a.cpu_seconds:
        wrong.append("%.1f s of CPU" % seconds)
    if megabytes > a.memory_mb:
        wrong.append("%.0f MB" % megabytes)
    if not records and not said:
        wrong.append("neither a record nor a message")
    for line in records:
        json.loads(line)
    if a.v or wrong:
        print("%-24s %6.2f s %5.0f MB exit %2d, %d records%s  %s" % (name, seconds, megabytes, code, len(records), ": " + ", ".join(wrong) if wrong else "", said[-150:].replace("\n", " | ")))
        sys.stdout.flush()
    if not a.keep:
        for end in ("", ".out", ".err"):
            os.unlink(path + end)
    return bool(wrong), seconds


inputs = {name + ".html": make for name, make in PAGES.items() if not name.startswith("text_flat")}
inputs.update({name + ".txt": make for name, make in PAGES.items() if name.startswith("text_flat")})
for charset in CHARSETS:
    inputs["charset_%s.html" % charset] = lambda charset=charset: again(bytes(range(1, 256)), b"<meta charset=%s><p>" % charset.encode())
for charset, cut in CUT.items():
    inputs["charset_cut_%s.html" % charset] = lambda charset=charset, cut=cut: again(b"<p>x" + cut, b"<meta charset=%s>" % charset.encode())
inputs.update(FILES)
n_bad, worst = 0, ("", 0.0)
with tempfile.TemporaryDirectory() as scratch:
    for name, make in inputs.items():
        if a.only and a.only not in name:
            continue
        bad, seconds = run(name, make(), a.keep or scratch)
        n_bad += bad
        worst = max(worst, (name, seconds), key=lambda w: w[1])
print("%d inputs, %d past a bound; the slowest is %s with %.2f s" % (len(inputs), n_bad, worst[0], worst[1]))
sys.exit(n_bad > 0)
