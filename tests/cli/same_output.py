#!/usr/bin/env python3
"""same_output.py DIR DIR: complains, on standard output, when two output folders differ.

Every byte counts but what two runs cannot share: the time of fetching ("fetched_at"), and where in the archive a page is and
what became of each URL (fetch.js and archived/ of the review page).
"""
import os
import re
import sys

FETCHED_AT = re.compile(rb'"fetched_at": ?"[^"]*"')


def files(folder):
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            if re.search(r"report/data/(fetch\.js|archived/[0-9a-f]+\.js)$", path):
                continue
            with open(path, "rb") as f:
                found[os.path.relpath(path, folder)] = FETCHED_AT.sub(b'"fetched_at":0', f.read())
    return found


def first_difference(a, b):
    for n, (x, y) in enumerate(zip(a.split(b"\n"), b.split(b"\n")), 1):
        if x != y:
            at = next((i for i, (p, q) in enumerate(zip(x, y)) if p != q), min(len(x), len(y)))
            return "line %d: …%r against …%r" % (n, x[max(0, at - 60):at + 60],
                                                  y[max(0, at - 60):at + 60])
    return "%d bytes against %d" % (len(a), len(b))


def main():
    a, b = files(sys.argv[1]), files(sys.argv[2])
    if not a:
        print("WRONG: no file in " + sys.argv[1])
    for name in sorted(set(a) ^ set(b)):
        print("WRONG: only in %s: %s" % (sys.argv[1] if name in a else sys.argv[2], name))
    for name in sorted(set(a) & set(b)):
        if a[name] != b[name]:
            print("WRONG: %s differs, %s" % (name, first_difference(a[name], b[name])))


if __name__ == "__main__":
    main()
