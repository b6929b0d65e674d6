#!/usr/bin/env python3
"""What it costs to clean pages in processes of their own: CPU time of `clean` beside that of `clean --isolate no`.

    tests/bench/isolate_cost.py PROGRAM FOLDER [ROUNDS [JOBS]]

Taken in turn, for other work on the machine shows less so; the ratio is of the best of each, and of neighbours in the middle."""
import os
import resource
import statistics
import subprocess
import sys


def spent(program, folder, jobs, *more):
    """(CPU seconds, those in the kernel, page faults) of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "clean", "--format", "jsonl", "--jobs", jobs, *more, folder],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            after.ru_stime - before.ru_stime, after.ru_minflt - before.ru_minflt)


def main():
    program, folder = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    jobs = sys.argv[4] if len(sys.argv) > 4 else "1"
    isolated, plain = [], []
    for _ in range(rounds):
        isolated.append(spent(program, folder, jobs))
        plain.append(spent(program, folder, jobs, "--isolate", "no"))
    for name, runs in (("isolated", isolated), ("--isolate no", plain)):
        print("%-12s  %.3f s CPU at best, %.3f in the middle (%.3f in the kernel, %d page faults)" % (
            name, min(runs)[0], *(statistics.median(run[i] for run in runs) for i in range(3))))
    print("ratio %.3f at best, %.3f in the middle; %d files, %s jobs" % (
        min(isolated)[0] / min(plain)[0], statistics.median(a[0] / b[0] for a, b in zip(isolated, plain)),
        sum(len(files) for _, _, files in os.walk(folder)), jobs))


if __name__ == "__main__":
    main()
