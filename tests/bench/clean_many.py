#!/usr/bin/env python3
"""Cleans many pages in one call and prints speed and memory; the output must be the same for any number of jobs.

  tests/bench/clean_many.py [--pages 10000] [--jobs 1 2] PROGRAM [FOLDER]

FOLDER (default: fixtures/site) holds .html files; they are named again and again until there are so many pages. Prints, no test.
"""
import argparse, hashlib, os, resource, subprocess, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("program")
p.add_argument("folder", nargs="?", default=os.path.join(here, "..", "..", "fixtures", "site"))
p.add_argument("--pages", type=int, default=10000)
p.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
a = p.parse_args()

files = sorted(os.path.join(d, f) for d, _, fs in os.walk(a.folder) for f in fs if f.endswith(".html"))
if not files:
    sys.exit("%s: no .html files" % a.folder)
names = [files[i % len(files)] for i in range(a.pages)]
size = sum(map(os.path.getsize, names))
digests = set()
with tempfile.NamedTemporaryFile("w", suffix=".list") as listing:
    listing.write("".join(n + "\n" for n in names))
    listing.flush()
    for jobs in a.jobs:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with subprocess.Popen([a.program, "clean", "--format", "jsonl", "--removed", "--jobs", str(jobs),
                               "--files-from", listing.name], stdout=subprocess.PIPE) as run:
            digest = hashlib.file_digest(run.stdout, "sha256").hexdigest() if hasattr(hashlib, "file_digest") \
                else hashlib.sha256(run.stdout.read()).hexdigest()
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = now.ru_utime + now.ru_stime - before.ru_utime - before.ru_stime
        digests.add(digest)
        print("jobs %d: exit %d, %d pages, %.1f MB, %.2f CPU s, %.0f pages/CPU s, %.1f MB/CPU s, peak %.0f MB so far, sha256 %s"
              % (jobs, run.returncode, len(names), size / 1e6, cpu, len(names) / cpu, size / 1e6 / cpu,
                 now.ru_maxrss / 1024, digest[:16]))
print("same output" if len(digests) == 1 else "OUTPUT DIFFERS")
