#!/usr/bin/env python3
"""Speed of cleancopy beside other extractors, over the same pages in one run.

  tests/bench/peers.py [--repeat 3] PROGRAM FOLDER_OR_LIST...

FOLDER holds .html files; LIST names some, a path a line. Ours counts the whole process (start, reading, cleaning, writing, all by
`clean --jobs 1`); a peer's counts the call alone, from the page in memory to its text, in a process of its own. All by CPU time, best of
--repeat, taken in turns. A peer that is not installed in this python is passed over, and said. Prints; no test.
"""
import argparse, importlib.util, json, os, resource, subprocess, sys, tempfile

PEERS = {
    "resiliparse": "from resiliparse.extract.html2text import extract_plain_text\n"
                   "f = lambda b: extract_plain_text(b.decode('utf-8', 'replace'), main_content=True)",
    "resiliparse (parse alone)": "from resiliparse.parse.html import HTMLTree\n"
                                 "f = lambda b: HTMLTree.parse(b.decode('utf-8', 'replace'))",
    "turbohtml": "import turbohtml\nf = lambda b: turbohtml.parse(b.decode('utf-8', 'replace')).main_text()",
    "rs_trafilatura": "import rs_trafilatura\nf = lambda b: rs_trafilatura.extract(b.decode('utf-8', 'replace'))",
    "trafilatura": "import trafilatura\nf = lambda b: trafilatura.extract(b.decode('utf-8', 'replace'))",
}

CALL = """
import json, sys, time
%s
pages = [open(p, 'rb').read() for p in open(sys.argv[1]).read().split('\\n') if p]
start, failed = time.process_time(), 0
for page in pages:
    try:
        f(page)
    except Exception as e:
        failed += 1
        last = e
print(json.dumps([time.process_time() - start, failed, repr(last) if failed else ""]))
"""


def pages_of(names):
    found = []
    for name in names:
        if os.path.isdir(name):
            found += [os.path.join(d, f) for d, _, fs in os.walk(name) for f in fs if f.endswith(".html")]
        else:
            found += open(name).read().split("\n")
    return sorted(p for p in found if p)


def ours(program, listing):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "clean", "--jobs", "1", "--quiet", "--files-from", listing], check=True,
                   stdout=subprocess.DEVNULL)
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    return now.ru_utime + now.ru_stime - before.ru_utime - before.ru_stime, 0, ""


def theirs(code, listing):
    run = subprocess.run([sys.executable, "-c", CALL % code, listing], capture_output=True, text=True)
    if run.returncode != 0:
        return None
    return json.loads(run.stdout.splitlines()[-1])


p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("program")
p.add_argument("pages", nargs="+")
p.add_argument("--repeat", type=int, default=3)
a = p.parse_args()

pages = pages_of(a.pages)
size = sum(map(os.path.getsize, pages))
best, notes = {}, {}
with tempfile.NamedTemporaryFile("w", suffix=".list") as listing:
    listing.write("".join(n + "\n" for n in pages))
    listing.flush()
    runs = {"cleancopy": lambda: ours(a.program, listing.name)}
    for name, code in PEERS.items():
        if importlib.util.find_spec(name.split()[0]) is None:
            print("%s: not installed, passed over" % name)
        else:
            runs[name] = lambda code=code: theirs(code, listing.name)
    for _ in range(a.repeat):
        for name, run in runs.items():
            got = run()
            if got is None:
                notes[name] = "could not be run"
                continue
            best[name] = min(best.get(name, 1e9), got[0])
            notes[name] = "%d pages failed: %s" % (got[1], got[2]) if got[1] else ""
print("%d pages, %.1f MB, mean %.0f KB" % (len(pages), size / 1e6, size / 1e3 / len(pages)))
print("%-26s %9s %9s %9s %9s" % ("", "CPU s", "pages/s", "MB/s", "ours to it"))
for name, seconds in best.items():
    print("%-26s %9.3f %9.0f %9.1f %9.2f  %s" % (name, seconds, len(pages) / seconds, size / 1e6 / seconds,
                                               seconds / best["cleancopy"], notes[name]))
for name in notes:
    if name not in best:
        print("%s: %s" % (name, notes[name]))
