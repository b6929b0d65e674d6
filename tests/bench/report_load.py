#!/usr/bin/env python3
"""report_load.py PROGRAM [DOCUMENTS]: what the review page of many documents costs to make and to open.

Makes an output folder with DOCUMENTS (100,000) invented documents of ten paragraphs and forty removed blocks, a third of the
paragraphs copies; runs `PROGRAM report` on it three times (new; nothing changed; ten documents more) and prints time, memory,
files and bytes. Where tests/browser can run, the page is opened too, and its first paint is printed. FOLDER, in the environment,
is where the folder is made and left; else it is made below TMPDIR and removed.
"""
import csv
import datetime
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = """harbour ferry council quay winter storm island market crane pilot captain bakery school bridge river tide lamp stone
tower letter keeper morning evening cargo timber salt fish rope anchor canvas window street garden church organ concert ticket
price crown vote office plan budget report repair engine wheel train station library book reader page story voice crowd""".split()
REASONS = ("navigation", "header", "footer", "related-articles", "cookie-notice", "social", "byline", "low-score")
PARAGRAPHS, REMOVED = 10, 40


def sentence(rng, n):
    return " ".join(rng.choice(WORDS) for _ in range(n)).capitalize() + "."


class Folder:
    """The four files, written side by side, as `corpus` orders them."""

    def __init__(self, path, n):
        self.path, self.n = path, n
        self.outlets = ["outlet%02d.example" % i for i in range(40)]
        self.begin = datetime.date(2022, 1, 1)

    def open(self, name):
        return open(os.path.join(self.path, name), "w", encoding="utf-8", newline="")

    def identity(self, number):
        """(id, outlet, date), without the document's text: copies name them."""
        rng = random.Random(number)
        return "%016x" % rng.getrandbits(64), rng.choice(self.outlets), str(self.begin + datetime.timedelta(days=number * 900 // self.n))

    def write(self, extra=0):
        clusters = {}
        with self.open("documents.jsonl") as documents, self.open("removed.jsonl") as removed, self.open("metadata.csv") as metadata:
            rows = csv.writer(metadata)
            rows.writerow("file id outlet url date title authors language words kept dropped".split())
            for number in list(range(self.n)) + list(range(-extra, 0)):
                self.document(number, documents, removed, rows, clusters)
        with self.open("clusters.jsonl") as out:
            for (doc, paragraph), (canonical, members) in sorted(clusters.items()):
                out.write(json.dumps({"cluster": doc, "canonical": dict(canonical, paragraph=paragraph),
                                      "members": members}) + "\n")

    def document(self, number, documents, removed, rows, clusters):
        doc, outlet, date = self.identity(number)
        rng = random.Random(number)
        paragraphs, copies = [], []
        for p in range(PARAGRAPHS):
            text, copy = sentence(rng, 55), None
            if number > 10 and p % 3 == 2:  # of a document some way back, whose paragraphs 0, 1, 3 … are its own
                first, first_outlet, first_date = self.identity(rng.randrange(number))
                source = p - 2
                copy = {"doc": first, "paragraph": source, "outlet": first_outlet, "similarity": 0.91, "relation": "near"}
                place = {"doc": doc, "paragraph": p, "outlet": outlet, "date": date, "similarity": 0.91, "relation": "near"}
                clusters.setdefault((first, source), ({"doc": first, "outlet": first_outlet, "date": first_date}, []))[1].append(place)
                copies.append({"doc": doc, "place": p, "stage": "dedup", "reason": "duplicate", "score": 0.91, "path": None, "text": text, "kept": copy})
            paragraphs.append({"text": text, "role": "p", "duplicate_of": copy})
        for place in list(range(20)) + list(range(20 + PARAGRAPHS, REMOVED + PARAGRAPHS)):
            removed.write(json.dumps({"doc": doc, "place": place, "stage": "extract", "reason": rng.choice(REASONS), "score": 0.12,
                                      "path": "html/body/div.page/nav.menu/ul/li", "text": sentence(rng, 5), "kept": None}) + "\n")
        for copy in copies:
            removed.write(json.dumps(copy) + "\n")
        title = sentence(rng, 8)
        url = "https://%s/%s" % (outlet, doc)
        record = {"id": doc, "source": url, "url": url, "canonical_url": None, "outlet": outlet, "kind": "article", "language": "en", "title": title,
                  "authors": [], "date": date, "site_name": None, "description": None, "fetched_at": None,
                  "text": "\n\n".join(p["text"] for p in paragraphs), "paragraphs": paragraphs, "removed": None,
                  "quality": round(rng.betavariate(8, 1.5), 3), "cleancopy": "0.1.0"}
        documents.write(json.dumps(record) + "\n")
        rows.writerow(["text/%s/%s.txt" % (outlet, doc), doc, outlet, url, date, title, "", "en", 385, 7, 43])


def measure(command):
    before = time.time()
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit("%s: exit status %d" % (" ".join(command), status))
    return time.time() - before, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def files(folder):
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            found[path] = os.stat(path)
    return found


def main():
    if sys.argv[1] == "--make":  # a process of its own: the memory of this one would be counted as the program's
        return Folder(sys.argv[2], int(sys.argv[3])).write(int(sys.argv[4]))
    program, n = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    path = os.environ.get("FOLDER") or tempfile.mkdtemp()
    os.makedirs(path, exist_ok=True)
    old = {}
    print("%d documents, %d paragraphs" % (n, n * PARAGRAPHS))
    for name, extra in (("new", 0), ("again", 0), ("ten more", 10)):
        if name != "again":
            subprocess.check_call([sys.executable, __file__, "--make", path, str(n), str(extra)])
        seconds, cpu, megabytes = measure([program, "report", path])
        new = files(os.path.join(path, "report"))
        changed = [p for p in new if p not in old or old[p].st_mtime_ns != new[p].st_mtime_ns]
        print("%-8s  %6.1f s, %6.1f s of processor, %5.0f MB; %d files, %.1f MB; %d changed, %.1f MB"
              % (name, seconds, cpu, megabytes, len(new), sum(s.st_size for s in new.values()) / 1e6, len(changed),
                 sum(new[p].st_size for p in changed) / 1e6))
        old = new
    first = [os.path.join(path, "report", p) for p in ("index.html", "data/summary.js")]
    print("index.html %d KB, data/summary.js %d KB" % tuple(os.path.getsize(p) / 1000 for p in first))
    sys.stdout.flush()
    if shutil.which("node"):
        subprocess.call(["node", os.path.join(HERE, "..", "browser", "first_paint.js"), first[0]])
    if "FOLDER" not in os.environ:
        shutil.rmtree(path)


main()
