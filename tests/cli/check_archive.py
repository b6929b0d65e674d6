#!/usr/bin/env python3
"""check_archive.py FOLDER: reads the archive as a stranger would, with Python's standard library alone, and
complains on standard output: a byte that is in no gzip member, a record that breaks off, a digest that is
wrong, a link to a record that is not there, an index that is not sorted, or does not hold each response and
revisit at its place, and nothing else.  Then says how many records of each type there are.

For a second opinion (packages that the tests do not need):
    pip install warcio fastwarc cdxj-indexer
    warcio check -v FOLDER/*.warc.gz
    cdxj-indexer -s FOLDER/cleancopy-00000.warc.gz | cmp - FOLDER/cleancopy-00000.cdxj
"""
import base64
import collections
import glob
import hashlib
import json
import os
import sys
import zlib


def wrong(*words):
    print("WRONG:", *words)


def members(data):
    """(offset, length, content) of each gzip member."""
    at = 0
    while at < len(data):
        unpack = zlib.decompressobj(31)
        try:
            content = unpack.decompress(data[at:])
        except zlib.error as why:
            return wrong("byte %d: %s" % (at, why))
        if not unpack.eof:
            return wrong("byte %d: cut short" % at)
        length = len(data) - at - len(unpack.unused_data)
        yield at, length, content
        at += length


def read_record(content):
    head, _, rest = content.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    fields = dict(line.split(": ", 1) for line in lines[1:])
    if lines[0] != "WARC/1.1":
        wrong("first line", lines[0])
    if rest[int(fields["Content-Length"]):] != b"\r\n\r\n":
        wrong("length of", fields["WARC-Record-ID"])
    return fields, rest[:int(fields["Content-Length"])]


def digest(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def check_record(fields, block, ids):
    kind = fields["WARC-Type"]
    if fields["WARC-Block-Digest"] != digest(block):
        wrong("block digest of", fields["WARC-Record-ID"])
    if kind == "response":
        head, _, body = block.partition(b"\r\n\r\n")
        if fields["WARC-Payload-Digest"] != digest(body):
            wrong("payload digest of", fields["WARC-Record-ID"])
        if b"\r\ncontent-length: %d" % len(body) not in head.lower():
            wrong("Content-Length of", fields["WARC-Target-URI"])
    for link in "WARC-Concurrent-To", "WARC-Refers-To":
        if link in fields and fields[link] not in ids:
            wrong(kind, fields["WARC-Record-ID"], "has", link, fields[link])
    if (kind == "request") != ("WARC-Concurrent-To" in fields) or \
            (kind == "revisit") != ("WARC-Refers-To" in fields):
        wrong(kind, fields["WARC-Record-ID"], "has the wrong links")
    if fields["WARC-Record-ID"] in ids:
        wrong("twice:", fields["WARC-Record-ID"])
    ids.add(fields["WARC-Record-ID"])


def check_index(path, name, places):
    with open(path, encoding="ascii") as f:
        lines = f.read().splitlines()
    if lines != sorted(set(lines)):
        wrong(path, "is not sorted")
    for line in lines:
        key, stamp, text = line.split(" ", 2)
        entry = json.loads(text)
        fields = places.pop((int(entry["offset"]), int(entry["length"])), None)
        if fields is None:
            wrong("no record at", text)
        elif (entry["url"], entry["filename"], entry["digest"]) != \
                (fields["WARC-Target-URI"], name, fields["WARC-Payload-Digest"]) or \
                stamp != "".join(c for c in fields["WARC-Date"] if c.isdigit()) or \
                (entry["mime"] == "warc/revisit") != (fields["WARC-Type"] == "revisit") or \
                ")" not in key:
            wrong("index line", line)
    for fields in places.values():
        wrong("not in the index:", fields["WARC-Record-ID"])


def main():
    ids, types = set(), collections.Counter()
    for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.warc.gz"))):
        places = {}
        with open(path, "rb") as f:
            data = f.read()
        for offset, length, content in members(data):
            fields, block = read_record(content)
            check_record(fields, block, ids)
            if (offset == 0) != (fields["WARC-Type"] == "warcinfo"):
                wrong("warcinfo at byte", offset)
            if fields["WARC-Type"] in ("response", "revisit"):
                places[offset, length] = fields
            types[fields["WARC-Type"]] += 1
        check_index(path[:-len(".warc.gz")] + ".cdxj", os.path.basename(path), places)
    for kind in sorted(types):
        print(kind, types[kind])


main()
