#!/usr/bin/env python3
"""Cleans many pages in one call: speed, scaling, price of isolation, memory, start-up. The output must always be the same.

  tests/bench/clean_many.py [option...] PROGRAM [PAGES]

PAGES (default: fixtures/site) is a folder with .html files, or a list of files; they are named again and again until there are as many as
--pages says. Each combination of --jobs and --isolate runs --rounds times, in turn, since the machine may be shared; wall time and
processor time (parent and workers together) are the best of them. Then come, where asked for,
  --memory N...   peak memory over so many pages: what parent and workers have between them (PSS)
  --warc MB       the same pages as one WARC of that size, each record compressed on its own
  --start N       N starts: --version, one small page with and without isolation
Prints, no test.
"""
import argparse, datetime, gzip, hashlib, itertools, os, resource, statistics, subprocess, sys, tempfile, threading, time

here = os.path.dirname(os.path.abspath(__file__))
p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("program")
p.add_argument("pages_from", nargs="?", default=os.path.join(here, "..", "..", "fixtures", "site"))
p.add_argument("--pages", type=int, default=2000)
p.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
p.add_argument("--isolate", nargs="+", default=["yes", "no"])
p.add_argument("--rounds", type=int, default=3)
p.add_argument("--memory", type=int, nargs="*", default=[])
p.add_argument("--warc", type=int, default=0, metavar="MB")
p.add_argument("--start", type=int, default=0, metavar="N")
a = p.parse_args()


def list_pages():
    if os.path.isdir(a.pages_from):
        found = sorted(os.path.join(d, f) for d, _, fs in os.walk(a.pages_from) for f in fs if f.endswith(".html"))
    else:
        found = open(a.pages_from).read().split("\n")[:-1]
    return found or sys.exit("%s: no pages" % a.pages_from)


files = list_pages()


def children(pid):
    try:
        found = open("/proc/%d/task/%d/children" % (pid, pid)).read().split()
    except OSError:
        return []
    return [int(c) for c in found] + [g for c in found for g in children(int(c))]


def memory_kb(pid):
    total = 0
    for one in [pid] + children(pid):
        try:
            total += sum(int(line.split()[1]) for line in open("/proc/%d/smaps_rollup" % one) if line.startswith("Pss:"))
        except OSError:
            pass
    return total


class Run:
    """One call over `inputs` (words), its output hashed when it is over: that would take a good part of a core from two jobs."""

    def __init__(self, jobs, isolate, inputs, watch=False):
        with tempfile.TemporaryFile() as out:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            begun = time.monotonic()
            self.peak_mb = 0
            with subprocess.Popen([a.program, "clean", "--format", "jsonl", "--removed", "--jobs", str(jobs), "--isolate", isolate] + inputs,
                                  stdout=out) as run:
                if watch:
                    threading.Thread(target=self.watch, args=(run,), daemon=True).start()
                run.wait()
            self.wall = time.monotonic() - begun
            now = resource.getrusage(resource.RUSAGE_CHILDREN)
            self.cpu = now.ru_utime + now.ru_stime - before.ru_utime - before.ru_stime
            out.seek(0)
            sha = hashlib.sha256()
            for piece in iter(lambda: out.read(1 << 20), b""):
                sha.update(piece)
        self.digest, self.code = sha.hexdigest(), run.returncode

    def watch(self, run):
        while run.poll() is None:
            self.peak_mb = max(self.peak_mb, memory_kb(run.pid) / 1024)
            time.sleep(0.1)


def compare(what, n_pages, n_bytes, inputs):
    ways = list(itertools.product(a.jobs, a.isolate))
    runs = {way: [] for way in ways}
    for _ in range(a.rounds):
        for way in ways:
            runs[way].append(Run(*way, inputs))
    wall = {way: min(r.wall for r in runs[way]) for way in ways}
    cpu = {way: min(r.cpu for r in runs[way]) for way in ways}
    print("%s: %d pages, %.1f MB" % (what, n_pages, n_bytes / 1e6))
    for way in ways:
        print("  jobs %d, isolate %-3s: exit %d, %6.2f s, %6.2f CPU s, %5.0f pages/s, %5.0f pages/CPU s, %.1f MB/CPU s"
              % (*way, runs[way][0].code, wall[way], cpu[way], n_pages / wall[way], n_pages / cpu[way], n_bytes / 1e6 / cpu[way]))
    for isolate in a.isolate:
        if (1, isolate) in wall and (2, isolate) in wall:
            print("  isolate %-3s: two jobs are %.2f times as fast as one" % (isolate, wall[1, isolate] / wall[2, isolate]))
    for jobs in a.jobs:
        if len(a.isolate) == 2:
            print("  jobs %d: isolation costs %+.1f %% of processor time" % (jobs, 100 * (cpu[jobs, "yes"] / cpu[jobs, "no"] - 1)))
    same = len({r.digest for way in ways for r in runs[way]}) == 1
    print("  same output" if same else "  OUTPUT DIFFERS")


def named(scratch, n):
    path = os.path.join(scratch, "pages.list")
    names = [files[i % len(files)] for i in range(n)]
    with open(path, "w") as listing:
        listing.write("".join(name + "\n" for name in names))
    return names, ["--files-from", path]


def write_warc(path, megabytes):
    """Records until the file has so many megabytes; how many, and their bytes."""
    day = datetime.datetime(2026, 1, 1)
    n = n_bytes = 0
    pages = {}
    with open(path, "wb") as out:
        while out.tell() < megabytes * 1000000:
            name = files[n % len(files)]
            if name not in pages:  # compressed once, its head each time: two members would be two records
                pages[name] = open(name, "rb").read()
            body = pages[name]
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
            head = ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://outlet%d.example/%d\r\nWARC-Date: %sZ\r\n"
                    "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nContent-Type: application/http; msgtype=response\r\n"
                    "Content-Length: %d\r\n\r\n" % (n % 40, n, (day + datetime.timedelta(seconds=n)).isoformat(), n, len(http)))
            out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 1, mtime=0))
            n += 1
            n_bytes += len(body)
    return n, n_bytes


def start(words, n):
    walls = []
    for _ in range(n):
        begun = time.perf_counter()
        subprocess.run([a.program] + words, stdout=subprocess.DEVNULL)
        walls.append(1000 * (time.perf_counter() - begun))
    print("  %-58s best %.1f ms, median %.1f ms" % (" ".join(os.path.basename(w) for w in words), min(walls), statistics.median(walls)))


with tempfile.TemporaryDirectory() as scratch:
    if a.pages:
        names, inputs = named(scratch, a.pages)
        compare("files", len(names), sum(map(os.path.getsize, names)), inputs)
    for n in a.memory:
        _, inputs = named(scratch, n)
        for isolate in a.isolate:
            run = Run(max(a.jobs), isolate, inputs, watch=True)
            print("memory: %d pages, jobs %d, isolate %-3s: peak %.0f MB in %.0f s" % (n, max(a.jobs), isolate, run.peak_mb, run.wall))
    if a.warc:
        path = os.path.join(scratch, "pages.warc.gz")
        n, n_bytes = write_warc(path, a.warc)
        compare("WARC of %d MB" % a.warc, n, n_bytes, [path])
    if a.start:
        small = min(files, key=os.path.getsize)
        print("start, with the few tenths of a millisecond that it takes to fork from Python:")
        start(["--version"], a.start)
        for isolate in a.isolate:
            start(["clean", "--isolate", isolate, small], a.start)
