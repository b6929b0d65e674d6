#!/usr/bin/env python3
"""check_output.py DIR [--clean] [--site]: complains, on standard output, about an output folder of `run` or `corpus`
(--clean: of `clean --out`) that breaks a promise of the README.

--site: the folder holds the invented site of fixtures/site, so the copies of duplicates.tsv must be found,
and what only looks like a copy must still be there.
"""
import collections
import csv
import json
import os
import sys

REASONS = set("""navigation header footer related-articles app-banner newsletter social comments advertisement
cookie-notice paywall byline date-line caption widget hidden repeated-in-page repeated-across-site duplicate
low-score""".split())
FIELDS = """id source url canonical_url outlet kind language title authors date site_name description fetched_at text
paragraphs removed quality cleancopy modified tags image licence access reprint_of policy scores""".split()
DROPPED = ("exact", "near", "part")
PART_HELD = 0.8  # core/document.h: a part that is mostly new text stays
FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "fixtures", "site")


def wrong(text):
    print("WRONG: " + text)


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as f:
        return [json.loads(l) for l in f]


def is_copy(paragraph):
    twin = paragraph["duplicate_of"]
    return twin is not None and twin["relation"] in DROPPED


def is_furniture(paragraph):
    return "left_out" in paragraph


def is_dropped(paragraph):
    twin = paragraph["duplicate_of"]
    return is_furniture(paragraph) or is_copy(paragraph) and (twin["relation"] != "part" or twin["similarity"] >= PART_HELD)


def check_documents(folder, documents):
    rows = {}
    with open(os.path.join(folder, "metadata.csv"), encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            rows[row["id"]] = row
    if len({d["id"] for d in documents}) != len(documents):
        wrong("two documents have one id")
    for d in documents:
        if list(d) != FIELDS:
            wrong("%s: fields %s" % (d["source"], list(d)))
        if (d["text"] or "") != "\n\n".join(p["text"] for p in d["paragraphs"]):
            wrong("%s: text is not its paragraphs" % d["source"])
        kept = "\n\n".join(p["text"] for p in d["paragraphs"] if not is_dropped(p))
        row = rows.pop(d["id"], None)
        if row is None or not row["file"]:
            if kept:
                wrong("%s: no text file, although text is left" % d["source"])
            continue
        with open(os.path.join(folder, row["file"]), encoding="utf-8", newline="") as f:
            if f.read() != kept + "\n":
                wrong("%s: %s is not the paragraphs kept" % (d["source"], row["file"]))
    if rows:
        wrong("metadata.csv has rows of no document: %s" % sorted(rows))


def check_files(folder, documents):
    with open(os.path.join(folder, "metadata.csv"), encoding="utf-8", newline="") as f:
        listed = {row["file"] for row in csv.DictReader(f) if row["file"]}
    found = set()
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.relpath(os.path.join(parent, name), folder)
            if path.startswith("text" + os.sep):
                found.add(path)
            elif path.endswith(".tmp") or "~" in path:
                wrong("left behind: " + path)
            if len(name) > 120 + 5:
                wrong("long name: " + path)
    for path in sorted(found ^ listed):
        wrong("%s is %s" % (path, "in no row of metadata.csv" if path in found else "missing"))


def check_removed(folder, documents):
    removed = lines(os.path.join(folder, "removed.jsonl"))
    for r in removed:
        if r["reason"] not in REASONS:
            wrong("reason %s is not on the list" % r["reason"])
    twins = collections.Counter(r["doc"] for r in removed if r["reason"] == "duplicate")
    repeated = collections.Counter(r["doc"] for r in removed if r["reason"] == "repeated-across-site")
    blocks = collections.Counter(r["doc"] for r in removed if r["stage"] == "extract")
    for d in documents:
        marked = sum(is_dropped(p) and not is_furniture(p) for p in d["paragraphs"])
        if sum(is_furniture(p) for p in d["paragraphs"]) != repeated[d["id"]]:
            wrong("%s: furniture in the record and in removed.jsonl differ" % d["source"])
        if marked != twins[d["id"]]:
            wrong("%s: %d duplicates, %d in removed.jsonl" % (d["source"], marked, twins[d["id"]]))
        if d["removed"] is not None and len(d["removed"]) != blocks[d["id"]]:
            wrong("%s: %d blocks dropped, %d in removed.jsonl"
                  % (d["source"], len(d["removed"]), blocks[d["id"]]))


def check_canonical(documents):
    """A copy points at a paragraph that is there and is no copy itself."""
    by_id = {d["id"]: d for d in documents}
    for d in documents:
        for p in d["paragraphs"]:
            twin = p["duplicate_of"]
            if not is_copy(p):
                continue
            target = by_id.get(twin["doc"])
            if target is None or twin["paragraph"] >= len(target["paragraphs"]):
                wrong("%s: duplicate of nothing: %r" % (d["source"], twin))
            elif is_copy(target["paragraphs"][twin["paragraph"]]):
                wrong("%s: duplicate of a duplicate: %r" % (d["source"], twin))


def paragraphs_of(page):
    with open(os.path.join(FIXTURES, page[:-5] + ".txt"), encoding="utf-8") as f:
        return f.read().rstrip("\n").split("\n\n")


def check_site(documents):
    def document(page):
        name = page.replace("/", "-", 1).replace(page.split("/")[1] + "/", "")
        for d in documents:
            if (d["url"] or "").endswith("//" + page) or d["source"].endswith(name):
                return d
        return None

    with open(os.path.join(FIXTURES, "duplicates.tsv"), encoding="utf-8") as f:
        rows = list(csv.DictReader((l for l in f if l[0] != "#"), delimiter="\t",
                                   quoting=csv.QUOTE_NONE))
    for row in rows:
        d = document(row["page"])
        text = paragraphs_of(row["page"])[int(row["paragraph"])]
        if d is None:
            wrong("%s is missing" % row["page"])
            continue
        mine = [p for p in d["paragraphs"] if p["text"] == text]
        where = "%s, paragraph %s (%s)" % (row["page"], row["paragraph"], row["note"])
        if not mine:
            wrong(where + ": not among the paragraphs")
        elif row["relation"] == "keep" and is_dropped(mine[0]):
            wrong(where + ": dropped as %s" % mine[0]["duplicate_of"]["relation"])
        elif row["relation"] != "keep" and not is_copy(mine[0]):
            wrong(where + ": not found")
        elif row["relation"] == "exact" and mine[0]["duplicate_of"]["relation"] != "exact":
            wrong(where + ": relation %s" % mine[0]["duplicate_of"]["relation"])
        elif row["relation"] != "keep":
            first = document(row["canonical_page"])
            if first is None or mine[0]["duplicate_of"]["doc"] != first["id"]:
                wrong(where + ": the canonical copy is not that of " + row["canonical_page"])


def main():
    folder = sys.argv[1]
    documents = lines(os.path.join(folder, "documents.jsonl"))
    if not documents:
        wrong("no documents")
    check_documents(folder, documents)
    check_files(folder, documents)
    if "--clean" not in sys.argv:
        check_removed(folder, documents)
        check_canonical(documents)
    if "--site" in sys.argv:
        check_site(documents)


if __name__ == "__main__":
    main()
