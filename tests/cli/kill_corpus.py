#!/usr/bin/env python3
"""kill_corpus.py [KILLS]     kills `corpus` at random moments, and compares what it ends with.

A job is two batches into one folder: 2,400 documents, then 1,200 of which half replace documents of the first, with
a window that old paragraphs leave.  It is run undisturbed first.  Then jobs are started anew until KILLS (default: 5,
or CLI_KILLS) processes were killed by SIGKILL; after each kill `index check` must find the state sound, at once; a
killed batch is given again until it ends.  Each job must then have the very files of the undisturbed one, and the same
`index stats`.  CLI_SEED repeats a sequence of moments.

Environment: CLEANCOPY, the program.
"""
import filecmp
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

PROGRAM = os.environ["CLEANCOPY"]
OPENS_WITHIN_S = 10  # `index check` reads all of a small state; a sanitized build on a busy machine takes one second


def sentences(rng, words, n):
    return " ".join(" ".join(rng.choices(words, k=rng.randint(8, 16))).capitalize() + "." for _ in range(n))


def documents(rng, words, first, n, day, old):
    """Half of the paragraphs come from documents before, some of them with a word changed."""
    for number in range(first, first + n):
        text = []
        for _ in range(4):
            if old and rng.random() < .5:
                paragraph = rng.choice(old).split(" ")
                if rng.random() < .4:
                    paragraph[rng.randrange(1, len(paragraph) - 1)] = rng.choice(words)
                paragraph = " ".join(paragraph)
            else:
                paragraph = sentences(rng, words, 3)
                old.append(paragraph)
            text.append(paragraph)
        yield {"id": "d%06d" % number, "outlet": "outlet%02d.example" % (number % 7),
               "date": "2024-%02d-%02dT%02d:00:00Z" % (day // 28 + 1, day % 28 + 1, number % 24), "text": "\n\n".join(text)}


def write_batches():
    rng = random.Random(20240229)
    words = ["".join(rng.choices("abcdefghiklmnoprstuvw", k=rng.randint(3, 9))) for _ in range(4000)]
    old = []
    for name, parts in (("first.jsonl", ((0, 1600, 3), (1600, 800, 40))), ("second.jsonl", ((1200, 600, 41), (2400, 600, 60)))):
        with open(name, "w", encoding="utf-8") as f:
            for first, n, day in parts:
                for document in documents(rng, words, first, n, day, old):
                    f.write(json.dumps(document) + "\n")


def batches(out):
    return ([PROGRAM, "corpus", "first.jsonl", "--out", out, "--quiet"],
            [PROGRAM, "corpus", "second.jsonl", "--out", out, "--window", "30d", "--quiet"])


def must(command):
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit("kill_corpus.py: %s: exit %d: %s" % (" ".join(command), run.returncode, run.stderr))
    return run.stdout


def check_at_once(out):
    if not os.path.exists(out + "/.cleancopy/cleancopy.sqlite"):
        return
    start = time.monotonic()
    run = subprocess.run([PROGRAM, "index", "check", "--state", out + "/.cleancopy"],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    took = time.monotonic() - start
    # killed while the file was being made: nothing is in it yet, and nothing was to be kept
    if run.returncode != 0 and "nothing is in it yet" not in run.stderr and "a run ended while it made this file" not in run.stderr:
        sys.exit("kill_corpus.py: after a kill: exit %d: %s" % (run.returncode, run.stderr))
    if took > OPENS_WITHIN_S:
        sys.exit("kill_corpus.py: after a kill the state was looked through in %.1f s" % took)


def run_killed(command, out, rng, longest_s, kills_left):
    """Until it ends by itself; the number of kills."""
    kills = 0
    while True:
        child = subprocess.Popen(command, stderr=subprocess.PIPE)
        if kills < kills_left:
            try:
                child.wait(timeout=rng.uniform(0, longest_s))
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
        _, said = child.communicate()
        if child.returncode == 0:
            return kills
        if child.returncode != -signal.SIGKILL:
            sys.exit("kill_corpus.py: exit %d: %s" % (child.returncode, said.decode("utf-8", "replace")))
        kills += 1
        check_at_once(out)


def differences(a, b):
    """Paths that are not the same in both folders; states are looked into by `index`."""
    found = []
    compared = filecmp.dircmp(a, b, ignore=[".cleancopy"])
    for name in compared.left_only + compared.right_only:
        found.append(os.path.join(a, name))
    _, different, odd = filecmp.cmpfiles(a, b, compared.common_files, shallow=False)
    found += [os.path.join(a, name) for name in different + odd]
    for name in compared.common_dirs:
        found += differences(os.path.join(a, name), os.path.join(b, name))
    return found


def stats(out):
    return must([PROGRAM, "index", "stats", "--state", out + "/.cleancopy"])


def main():
    wanted = int(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CLI_KILLS", "5"))
    rng = random.Random(int(os.environ.get("CLI_SEED", "1")))
    write_batches()
    took = []
    for command in batches("calm"):
        start = time.monotonic()
        must(command)
        took.append(time.monotonic() - start)
    kills = jobs = 0
    while kills < wanted:
        shutil.rmtree("killed", ignore_errors=True)
        for command, longest_s in zip(batches("killed"), took):
            kills += run_killed(command, "killed", rng, longest_s, wanted - kills)
        jobs += 1
        must([PROGRAM, "index", "check", "--state", "killed/.cleancopy"])
        wrong = differences("calm", "killed")
        if wrong:
            sys.exit("kill_corpus.py: after %d kills these differ: %s" % (kills, " ".join(wrong[:5])))
        if stats("calm") != stats("killed"):
            sys.exit("kill_corpus.py: after %d kills index stats says\n%sinstead of\n%s" % (kills, stats("killed"), stats("calm")))
    print("%d kills in %d jobs: same files, same stats" % (kills, jobs))


if __name__ == "__main__":
    main()
