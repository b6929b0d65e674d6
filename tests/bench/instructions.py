#!/usr/bin/env python3
"""Counts the instructions that each stage of `clean` takes for a byte of page: a figure that a busy machine does not blur.

  tests/bench/instructions.py [--keep] [--table FILE] PROGRAM [PAGE | FOLDER | --files-from LIST]...

PROGRAM (a release build) cleans the pages in one job under valgrind's callgrind, some fifty times slower than alone.  Default: the pages in
fixtures/, against the table kept beside this script; other pages have no table unless --table names one.  --keep writes the table
anew.  A stage is what its function in pipeline.c runs, calls included.  Prints, no test: what a compiler makes of a line may change.
"""
import argparse, os, re, shutil, subprocess, sys, tempfile

STAGES = (  # row, functions whose inclusive cost it is
    ("reading", ("cc_input_next",)),
    ("charset", ("cc_charset_decode",)),
    ("parse", ("cc_dom_parse",)),
    ("metadata", ("cc_metadata_read", "cc_site_begin", "cc_site_metadata_read")),
    ("blocks", ("cc_block_list",)),
    ("features", ("cc_features_list",)),
    ("corrections", ("cc_corrections_mark",)),
    ("verdicts", ("cc_verdict_list", "cc_site_rules_apply")),
    ("paragraphs", ("cc_paragraph_list",)),
    ("page data", ("cc_page_data_find",)),
    ("language", ("cc_language_find",)),
    ("flat text", ("cc_flat_read",)),
    ("record", ("cc_record_write",)),
)
here = os.path.dirname(os.path.abspath(__file__))
fixtures = [os.path.join(here, "..", "..", "fixtures", d) for d in ("pages", "site")]
p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("program")
p.add_argument("pages", nargs="*")
p.add_argument("--files-from", metavar="LIST")
p.add_argument("--table", metavar="FILE")
p.add_argument("--keep", action="store_true")
a = p.parse_args()
if not shutil.which("valgrind"):
    sys.exit("instructions.py: valgrind is not installed (Debian: apt-get install valgrind); it counts the instructions")
given = a.pages or ([] if a.files_from else fixtures)
table = a.table or (None if a.pages or a.files_from else os.path.join(here, "instructions.txt"))
if a.keep and table is None:
    sys.exit("instructions.py: --keep of other pages than the fixtures needs --table FILE")

names = [n.rstrip("\n") for n in open(a.files_from)] if a.files_from else []
for path in given:
    names += sorted(os.path.join(d, f) for d, _, fs in os.walk(path) for f in fs if f.endswith((".html", ".htm"))) \
        if os.path.isdir(path) else [path]
n_bytes = sum(map(os.path.getsize, names))
if n_bytes == 0:
    sys.exit("instructions.py: no pages")


def count_all():
    """{function: instructions, calls included}, and the whole under None."""
    with tempfile.TemporaryDirectory() as scratch:
        listing, out = os.path.join(scratch, "list"), os.path.join(scratch, "out")
        with open(listing, "w") as f:
            f.write("".join(n + "\n" for n in names))
        run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + out, a.program, "clean", "--quiet", "--format",
                              "jsonl", "--jobs", "1", "--isolate", "no", "--files-from", listing], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if run.returncode not in (0, 1):
            sys.exit("instructions.py: %s ended with %d\n%s" % (a.program, run.returncode, run.stderr.decode(errors="replace")[-2000:]))
        text = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out], stdout=subprocess.PIPE, check=True).stdout
    counts = {}
    for line in text.decode(errors="replace").splitlines():
        row = re.match(r" *([\d,]+) \([ \d.]+%\)  (.*)", line)
        if row and row.group(2).startswith("PROGRAM TOTALS"):
            counts[None] = int(row.group(1).replace(",", ""))
        elif row:
            # "file.c:function [program]"; a line "header.h:function" is what was inlined into it, and counted in it already
            name = re.sub(r" \[.*", "", row.group(2)).rsplit(":", 1)[-1]
            counts[name] = max(counts.get(name, 0), int(row.group(1).replace(",", "")))
    return counts


counts = count_all()
per_byte = [(row, sum(counts.get(f, 0) for f in functions) / n_bytes) for row, functions in STAGES]
whole = counts["main"] / n_bytes
parse = dict(per_byte)["parse"]
per_byte += [("rest", whole - sum(v for _, v in per_byte)), ("all but parse", whole - parse), ("all", whole)]
kept = {}
if table and os.path.exists(table) and not a.keep:
    for line in open(table):
        if not line.startswith("#"):
            row, value = line.rsplit(None, 1)
            kept[row] = float(value)

print("%d pages, %.2f MB; instructions a byte%s; start-up %.1f million in all" % (
    len(names), n_bytes / 1e6, ", and what changed since the table was kept" if kept else "", (counts[None] - counts["main"]) / 1e6))
for row, value in per_byte:
    print("%-14s %8.2f%s" % (row, value, "  %+8.2f" % (value - kept[row]) if row in kept else ""))
if a.keep:
    with open(table, "w") as f:
        f.write("# instructions a byte of page and stage; written by instructions.py --keep, not for editing\n")
        f.write("".join("%-14s %8.2f\n" % row for row in per_byte))
