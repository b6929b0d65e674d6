#!/usr/bin/env python3
"""same_parts.py CORPUS PARTS: complains, on standard output, when the parts below PARTS do not add up to the folder of one corpus.

Text files and their names, and every line of the collections: each part's in the order in which they stand in the corpus, all parts' together
exactly the corpus's.  And the counts of their sums.  Where PARTS has a report of the parts, what its review page goes by is the corpus's, but
for the order of outlets and languages, and for rows of documents and clusters, which it has not."""
import collections
import json
import os
import sys

SUMS = ("documents", "text_files", "paragraphs", "duplicates", "furniture", "reprints", "whole_reprints", "removed", "clusters", "words_kept", "words_removed")


def files(folder):
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, "rb") as f:
                found[os.path.relpath(path, folder)] = f.read()
    return found


def lines_of(folder, name):
    """Of metadata.csv the rows behind its head (the pages of the tests have no line feeds in their titles)."""
    with open(os.path.join(folder, name), "rb") as f:
        return f.read().split(b"\n")[(1 if name.endswith(".csv") else 0):-1]


def compare_lines(corpus, parts, name):
    """Lines that stand twice are told apart by which of them it is."""
    def numbered(lines):
        seen = collections.Counter()
        for line in lines:
            seen[line] += 1
            yield line, seen[line]
    wanted = {key: at for at, key in enumerate(numbered(lines_of(corpus, name)))}
    given = collections.Counter()
    for part in parts:
        last = -1
        for line in lines_of(part, name):
            given[line] += 1
            at = wanted.pop((line, given[line]), None)
            if at is None:
                print("WRONG: %s/%s has %r, which the corpus has not" % (part, name, line[:200]))
                return
            if at < last:
                print("WRONG: %s/%s: %r stands in another order" % (part, name, line[:200]))
                return
            last = at
    for line, _ in list(wanted)[:1]:
        print("WRONG: no part's %s has %r" % (name, line[:200]))


def script(folder, name):
    with open(os.path.join(folder, "report/data/%s.js" % name), encoding="utf-8") as f:
        text = f.read()
    return json.loads(text[text.index("{", text.index(name)):text.rindex("}") + 1])


def overview(folder):
    """With outlets by their names."""
    summary, cells = script(folder, "summary"), script(folder, "cells")
    names = [row[0] for row in summary["outlets"]]
    for name in ("version", "list", "clusters", "digits", "parts"):
        summary.pop(name, None)
    for name in ("outlets", "languages"):
        summary[name].sort()
    summary["reprints"] = sorted([names[row[0]], names[row[1]], row[2]] for row in summary["reprints"])
    return dict(summary, cells=sorted([names[cell[0]], names[cell[1]], *cell[2:]] for cell in cells["cells"]), further=cells["further"])


def compare_reports(corpus, parts):
    wanted, given = overview(corpus), overview(parts)
    for name in sorted(set(wanted) | set(given)):
        if wanted.get(name) != given.get(name):
            print("WRONG: the report of parts has another \"%s\"" % name)


def main():
    corpus, folder = sys.argv[1:3]
    parts = [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.startswith("part-")]
    texts = {}
    for part in parts:
        for name, content in files(os.path.join(part, "text")).items():
            if name in texts:
                print("WRONG: two parts have text/" + name)
            texts[name] = content
        for name in sorted(os.listdir(part)):
            if name not in ("text", "metadata.csv", "documents.jsonl", "removed.jsonl", "clusters.jsonl", "sums.json", "documents.csv"):
                print("WRONG: there is %s/%s" % (part, name))
    wanted = files(os.path.join(corpus, "text"))
    for name in sorted(set(wanted) ^ set(texts)):
        print("WRONG: text/%s is only in %s" % (name, corpus if name in wanted else folder))
    for name in sorted(set(wanted) & set(texts)):
        if wanted[name] != texts[name]:
            print("WRONG: text/%s differs" % name)
    for name in ("documents.jsonl", "removed.jsonl", "clusters.jsonl", "metadata.csv"):
        compare_lines(corpus, parts, name)
    counts = script(corpus, "summary")["counts"]
    for name in SUMS:
        total = sum(json.load(open(os.path.join(part, "sums.json"), encoding="utf-8"))["sums"]["counts"][name] for part in parts)
        if total != counts[name]:
            print("WRONG: %s: %d in the sums, %d in the corpus" % (name, total, counts[name]))
    if os.path.exists(os.path.join(folder, "report")):
        compare_reports(corpus, folder)
    if not parts or not wanted:
        print("WRONG: nothing to compare")


if __name__ == "__main__":
    main()
