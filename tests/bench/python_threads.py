#!/usr/bin/env python3
"""What Python costs: pages cleaned by the package in one thread and in several, beside the program.

    tests/bench/python_threads.py PROGRAM FOLDER [THREADS...]        needs the package: pip install build/dist/*.whl

Of each the best of three, taken in turn, for other work on the machine shows less so."""
import os
import resource
import subprocess
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

import cleancopy


def measure(work):
    """(seconds, CPU seconds) of this process and of those that it waited for."""
    def spent():
        both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(u.ru_utime + u.ru_stime for u in both)

    begin, cpu = time.monotonic(), spent()
    work()
    return time.monotonic() - begin, spent() - cpu


def one(page):
    try:
        return cleancopy.clean(page)
    except cleancopy.CleancopyError:
        return None


def pool(threads, pages):
    with ThreadPoolExecutor(threads) as workers:
        list(workers.map(one, pages))


def main():
    program, folder = sys.argv[1:3]
    warnings.simplefilter("ignore", cleancopy.CleancopyWarning)
    names = sorted(os.path.join(top, name) for top, _, some in os.walk(folder) for name in some if name.endswith((".html", ".htm")))
    pages = [open(name, "rb").read() for name in names]
    ways = {"program, one thread": lambda: subprocess.run([program, "clean", "--format", "jsonl", "--isolate", "no", "--jobs", "1", *names],
                                                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)}
    for threads in [int(n) for n in sys.argv[3:]] or [1, os.cpu_count()]:
        ways["Python, %d threads" % threads] = lambda n=threads: pool(n, pages)
    got = {way: [] for way in ways}
    for _ in range(3):
        for way, work in ways.items():
            got[way].append(measure(work))
    print("%d pages, %.1f MB" % (len(pages), sum(map(len, pages)) / 1e6))
    for way, times in got.items():
        seconds, cpu = min(t[0] for t in times), min(t[1] for t in times)
        print("%-20s %6.2f s, %6.2f s of CPU, %5.0f pages a second, %5.0f a CPU second"
              % (way, seconds, cpu, len(pages) / seconds, len(pages) / cpu))


main()
