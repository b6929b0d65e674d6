#!/usr/bin/env python3
"""check_site.py: complains, on standard output, when the invented site of fixtures/site contradicts itself:
an expected paragraph that its page does not hold, a link within an outlet that leads nowhere, a row of
duplicates.tsv that points at nothing.
"""
import csv
import glob
import html
import os
import re

SITE = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                     "..", "..", "fixtures", "site"))


def read(path):
    with open(path, "rb") as f:
        data = f.read()
    return data.decode("windows-1252" if b"windows-1252" in data[:400] else "utf-8")


def visible(page):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def check_texts():
    texts = [t for t in glob.glob(SITE + "/*/*/*.txt")]
    for path in texts:
        shown = visible(read(path[:-4] + ".html"))
        for paragraph in read(path).rstrip("\n").split("\n\n"):
            if paragraph not in shown:
                print("WRONG: %s: not on its page: %s" % (path, paragraph[:60]))
    if len(texts) < 30:
        print("WRONG: only %d articles" % len(texts))


def check_links():
    for path in glob.glob(SITE + "/*/**/*.html", recursive=True) + glob.glob(SITE + "/*/*.xml"):
        host = os.path.relpath(path, SITE).split(os.sep)[0]
        found = re.findall(r"""(?i)(?:\ba href|<link>|<loc>|\bhref)(?:=|>|)["']?([^"'<> ]+)""", read(path))
        for link in found:
            link = link.removeprefix("http://" + host)
            if link.startswith("/") and link != "/":
                target = SITE + "/" + host + link.split("#")[0].split("?")[0].removesuffix(".gz")
                if not os.path.exists(target):
                    print("WRONG: %s: link to nowhere: %s" % (path, link))


def check_duplicates():
    with open(SITE + "/duplicates.tsv", encoding="utf-8") as f:
        rows = list(csv.DictReader((l for l in f if l[0] != "#"), delimiter="\t",
                                   quoting=csv.QUOTE_NONE))
    for row in rows:
        texts = []
        for page, number in (("page", "paragraph"), ("canonical_page", "canonical_paragraph")):
            all_of_page = read(SITE + "/" + row[page][:-5] + ".txt").rstrip("\n").split("\n\n")
            texts.append(all_of_page[int(row[number])])
        if (texts[0] == texts[1]) != (row["relation"] == "exact"):
            print("WRONG: duplicates.tsv: %s %s is not %s"
                  % (row["page"], row["paragraph"], row["relation"]))


check_texts()
check_links()
check_duplicates()
