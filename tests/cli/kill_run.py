#!/usr/bin/env python3
"""kill_run.py [KILLS]     kills `run` at random moments, and compares what it ends with; works in the current folder.

A job is two days on the invented web site: a first run, then, a day later (--now), a run over a site of which some
pages have changed.  It is run undisturbed first.  Then jobs are started anew until KILLS (default: 5, or CLI_KILLS)
processes were killed by SIGKILL; a run that was killed is started again until it ends, and after the last kill once
more.  Each job must then have

    the files of the undisturbed one, and the same documents and URLs in its state;
    an archive that check_archive.py finds whole, in which each row of the state points to the response record of its
    own URL, with the bytes that the undisturbed job has for it: no page is lost;
    no more response records than the undisturbed one but those of pages that were written when a kill came before the
    state's commit: at most one a kill for a URL, and none that the state does not know: no page is doubled.

CLI_SEED repeats a sequence of moments.  Environment: CLEANCOPY, the program.
"""
import collections
import glob
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zlib

PROGRAM = os.environ["CLEANCOPY"]
CLI = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(CLI)
SITE = os.path.join(os.path.dirname(TESTS), "fixtures", "site")
DAYS = "2026-03-01T08:%02d:%02dZ", "2026-03-02T09:%02d:%02dZ"  # over a day: robots files are old on the second, however slow the first
CHANGED = ("harbourpost.example/news/ferry-line-reopens.html", "valleytimes.example", "farodelsur.example/notas/faro-noches.html",
           "laregion.example/articles")
FETCHED_AT = re.compile(r'"fetched_at": ?"[^"]*"')


def fail(*words):
    sys.exit("kill_run.py: " + " ".join(map(str, words)))


def start_server():
    os.makedirs("overlay", exist_ok=True)
    server = subprocess.Popen([sys.executable, os.path.join(TESTS, "support", "site_server.py"), "--root", SITE,
                               "--overlay", "overlay", "--port-file", "port"])
    for _ in range(200):
        if os.path.exists("port"):
            with open("port", encoding="ascii") as f:
                return server, int(f.read())
        time.sleep(.05)
    fail("the web server did not start")


def write_config(job, port):
    with open(os.path.join(SITE, "sources.ini"), encoding="utf-8") as f:
        sources = f.read()
    with open(job + ".ini", "w", encoding="utf-8") as f:
        f.write("[cleancopy]\nout = %s/out\nstate = %s/state\narchive = %s/archive\ncontact = tests@harbourpost.example\n"
                "delay-ms = 5\nallow-private = yes\n" % (job, job, job))
        for host in sorted(glob.glob(os.path.join(SITE, "*.example"))):
            f.write("connect-to = %s:80:127.0.0.1:%d\n" % (os.path.basename(host), port))
        f.write(sources)


class Clock:
    """Goes on from run to run, a second more for each, as whole seconds are counted: for a run that began earlier than the last one ended, what
    that one wrote would be of the future, and asked for once more."""

    def __init__(self, day):
        self.day, self.began, self.runs = day, time.monotonic(), -1

    def now(self):
        self.runs += 1
        return DAYS[self.day] % divmod(int(time.monotonic() - self.began) + self.runs, 60)


def set_day(day):
    """On the second day some pages have another sentence.  Its clock."""
    shutil.rmtree("overlay")
    os.mkdir("overlay")
    if day == 0:
        return Clock(day)
    for place in CHANGED:
        path = os.path.join(SITE, place)
        pages = [path] if os.path.isfile(path) else sorted(glob.glob(path + "/**/*.html", recursive=True))[:3]
        for page in pages:
            with open(page, "rb") as f:
                data = f.read()
            copy = os.path.join("overlay", os.path.relpath(page, SITE))
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            with open(copy, "wb") as f:
                f.write(data.replace(b"</p>", b" On the second day a sentence was added to this paragraph of the page.</p>", 1))
    return Clock(day)


def command(job, clock):
    return [PROGRAM, "run", "-c", job + ".ini", "--quiet", "--now", clock.now()]


def run_calm(job, clock):
    start = time.monotonic()
    run = subprocess.run(command(job, clock), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode != 0:
        fail(job, "exit", run.returncode, run.stdout)
    return time.monotonic() - start


def run_killed(job, clock, rng, longest_s, kills_left):
    """Until it ends by itself; the number of kills."""
    kills = 0
    while True:
        child = subprocess.Popen(command(job, clock), stderr=subprocess.PIPE)
        if kills < kills_left:
            try:
                child.wait(timeout=rng.uniform(0, longest_s))
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
        _, said = child.communicate()
        if child.returncode == 0:
            return kills
        if child.returncode != -signal.SIGKILL:
            fail("exit", child.returncode, said.decode("utf-8", "replace"))
        kills += 1


def rows(job, query):
    db = sqlite3.connect("file:%s/state/cleancopy.sqlite?mode=ro" % job, uri=True)
    found = db.execute(query).fetchall()
    db.close()
    return found


def record_of(frame):
    return subprocess.run(["zstd", "-dcq"], input=frame, stdout=subprocess.PIPE, check=True).stdout.decode()


def state_of(job):
    documents = {row[0]: FETCHED_AT.sub("", record_of(row[1])) for row in rows(job, "SELECT id, record FROM document")}
    urls = rows(job, "SELECT url, source, body_hash, etag, to_clean, failures, fetched_at_s > 0 FROM url ORDER BY url")
    return documents, urls


def record_at(data, offset):
    """(type, URL, block) of the record whose gzip member begins there."""
    content = zlib.decompressobj(31).decompress(data[offset:])
    head, _, rest = content.partition(b"\r\n\r\n")
    fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    return fields["WARC-Type"], fields.get("WARC-Target-URI"), rest[:int(fields["Content-Length"])]


class Archive:
    def __init__(self, job):
        self.files, self.responses = {}, collections.Counter()
        for path in sorted(glob.glob(job + "/archive/*.warc.gz")):
            with open(path, "rb") as f:
                data = self.files[os.path.basename(path)] = f.read()
            at = 0
            while at < len(data):
                unpack = zlib.decompressobj(31)
                content = unpack.decompress(data[at:])
                if content.startswith(b"WARC/1.1\r\nWARC-Type: response") or b"\r\nWARC-Type: response\r\n" in content[:400]:
                    self.responses[record_at(data, at)[1]] += 1
                at = len(data) - len(unpack.unused_data)
        self.bodies = {}
        for url, file, offset in rows(job, "SELECT url, archive_file, archive_offset FROM url WHERE archive_file <> ''"):
            kind, target, block = record_at(self.files[file], offset)
            if (kind, target) != ("response", url):
                fail(job, "the row of", url, "points to a", kind, "of", target)
            self.bodies[url] = block.partition(b"\r\n\r\n")[2]


def helper(name, *words):
    run = subprocess.run([sys.executable, os.path.join(CLI, name), *words], stdout=subprocess.PIPE, text=True)
    wrong = [line for line in run.stdout.splitlines() if line.startswith("WRONG")]
    if wrong or run.returncode != 0:
        fail(name, "exit", run.returncode, *wrong[:5])


def compare(kills):
    """The number of response records that the killed job has besides."""
    helper("same_output.py", "calm/out", "killed/out")
    helper("check_archive.py", "killed/archive")
    for calm, killed, what in zip(state_of("calm"), state_of("killed"), ("documents", "URLs")):
        if calm != killed:
            odd = [k for k in killed if k not in calm or isinstance(calm, dict) and calm[k] != killed[k]]
            fail("the state's %s differ: %r" % (what, odd[:3]))
    calm, killed = Archive("calm"), Archive("killed")
    if calm.bodies != killed.bodies:
        fail("these pages' bytes differ:", *[u for u in calm.bodies if calm.bodies[u] != killed.bodies.get(u)][:5])
    if set(calm.responses) != set(killed.responses):
        fail("archived URLs differ:", *sorted(set(calm.responses) ^ set(killed.responses))[:5])
    extra = killed.responses - calm.responses
    if calm.responses - killed.responses:
        fail("records are missing:", calm.responses - killed.responses)
    if any(n > kills for n in extra.values()):
        fail("more records of a URL than the job had kills (%d):" % kills, extra)
    return sum(extra.values())


def main():
    wanted = int(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CLI_KILLS", "5"))
    rng = random.Random(int(os.environ.get("CLI_SEED", "1")))
    server, port = start_server()
    try:
        write_config("calm", port)
        write_config("killed", port)
        took = []
        for day in range(len(DAYS)):
            took.append(run_calm("calm", set_day(day)))
        n_pages = len(Archive("calm").bodies)
        kills = jobs = extra = 0
        while kills < wanted:
            shutil.rmtree("killed", ignore_errors=True)
            of_job = 0
            for day, longest_s in enumerate(took):
                clock = set_day(day)
                most = min(wanted - kills - of_job, rng.randint(1, 8))
                of_job += run_killed("killed", clock, rng, longest_s, most)
            run_calm("killed", clock)
            extra += compare(of_job)
            kills += of_job
            jobs += 1
    finally:
        server.terminate()
        server.wait()
    print("%d kills in %d jobs of %d pages: same files, same state, no page lost; %d records written twice for a kill"
          % (kills, jobs, n_pages, extra))


if __name__ == "__main__":
    main()
