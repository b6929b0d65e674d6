#!/usr/bin/env python3
"""fail_run.py [--kinds alloc,read,write,fsync,rename] [--most N | --all | --nth A-B,… [--every STEP]] [--sources NAMES]
            [--record FILE] [--quick]                                          the Nth call fails, in a whole small `run`

Works in the current folder. A job is a first run over the invented web site, in which one call fails, and a second a day later, in which
none does. For each kind, N goes through all the calls that the undisturbed run makes (--all), or through the first, the last and --most of those between (default: 8), spread
evenly and moved by CLI_SEED, or through A, A + STEP ... B (--nth; A alone is one, A- goes to the last). With --sources the job has
these of the site's sources alone, and makes fewer calls. With --record each N that was tried gets a line in the file, with what was said, and those that
have one are not tried again: what was killed goes on where it was. The first run must

    end with 0 and the output of an undisturbed one, or with 1 or 3 and a message (never by a signal, never with a report of a sanitizer);

and the second must end with 0. After `index compact` and a last run, which make one batch of what came in several, the output folder must be
that of an undisturbed job: the state opens, and nothing is lost or different. With --quick (a fifth of the time) nothing comes after the first run but
`index check`, which must find the state whole, or say that there is none yet.

Environment: CLEANCOPY, the program; CLEANCOPY_FAIL_ALLOC, a build of it with tests/support/fail_alloc.c; FAIL_CALL_LIBRARY,
tests/support/fail_call.c as a library.
"""
import argparse, glob, os, random, re, shutil, subprocess, sys, tempfile, time

CLI = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(CLI)
SITE = os.path.join(os.path.dirname(TESTS), "fixtures", "site")
DAYS = "2026-03-01T08:00:00Z", "2026-03-03T08:00:00Z"
TIMEOUT_S = 120

p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("--kinds", default="alloc,read,write,fsync,rename")
p.add_argument("--most", type=int, default=8)
p.add_argument("--all", action="store_true")
p.add_argument("--nth", metavar="A-B,…", help="these calls alone")
p.add_argument("--every", type=int, default=1, metavar="STEP", help="with --nth: each STEPth of them")
p.add_argument("--sources", metavar="NAMES", help="of the invented site's, these alone: farodelsur,quickbrief")
p.add_argument("--record", metavar="FILE", help="what was tried, a line each; it is not tried again")
p.add_argument("--quick", action="store_true", help="no second run")
p.add_argument("--scratch", action="store_true", help="work in a folder of its own that goes afterwards")
p.add_argument("-v", action="store_true")
a = p.parse_args()
record = os.path.abspath(a.record) if a.record else None


def start_server():
    server = subprocess.Popen([sys.executable, os.path.join(TESTS, "support", "site_server.py"), "--root", SITE, "--port-file", "port"])
    for _ in range(200):
        if os.path.exists("port"):
            return server, int(open("port", encoding="ascii").read())
        time.sleep(.05)
    sys.exit("fail_run.py: the web server did not start")


def write_config(port):
    with open(os.path.join(SITE, "sources.ini"), encoding="utf-8") as f:
        sources = f.read()
    if a.sources:
        sections = {name.strip(): text for name, text in re.findall(r"^\[source (.*)\]\n([^\[]*)", sources, re.M)}
        sources = "".join("[source %s]\n%s" % (name, sections[name]) for name in a.sources.split(","))
    with open("job.ini", "w", encoding="utf-8") as f:
        f.write("[cleancopy]\nout = job/out\nstate = job/state\narchive = job/archive\ncontact = tests@harbourpost.example\ndelay-ms = 5\n"
                "allow-private = yes\njobs = 1\n")
        for host in sorted(glob.glob(os.path.join(SITE, "*.example"))):
            f.write("connect-to = %s:80:127.0.0.1:%d\n" % (os.path.basename(host), port))
        f.write(sources)


def run(kind=None, nth=0):
    """The first run: (exit code, what it said, the number of calls of the kind)"""
    env = dict(os.environ, FAIL_COUNT=os.path.abspath("count"))
    program = os.environ["CLEANCOPY"]
    if kind == "alloc":
        program = os.environ["CLEANCOPY_FAIL_ALLOC"]
        env["FAIL_ALLOC"] = str(nth)
    elif kind:
        env.update(FAIL_CALL=kind, FAIL_NTH=str(nth), LD_PRELOAD=os.environ["FAIL_CALL_LIBRARY"],
                   ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0")
    child = subprocess.run([program, "run", "-c", "job.ini", "--quiet", "--now", DAYS[0]], env=env, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, timeout=TIMEOUT_S)
    count = int(open("count").read()) if kind and os.path.exists("count") else 0
    return child.returncode, child.stdout.decode("utf-8", "replace"), count


def settle():
    """The second run, and what comes after it: (exit code, what was said) of the first that fails, or of the last."""
    for words in (["run", "--now", DAYS[1]], ["index", "compact"], ["run", "--now", DAYS[1]]):
        step = subprocess.run([os.environ["CLEANCOPY"], *words, "-c", "job.ini", "--quiet"], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=TIMEOUT_S)
        if step.returncode != 0:
            break
    return step.returncode, step.stdout.decode("utf-8", "replace")


def check():
    """`index check` instead of all that: (exit code, what it said); 0 where the run ended before there was a state, or anything in it."""
    if not os.path.exists("job/state"):
        return 0, ""
    step = subprocess.run([os.environ["CLEANCOPY"], "index", "check", "--state", "job/state"], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=TIMEOUT_S)
    said = step.stdout.decode("utf-8", "replace")
    none_yet = any(words in said for words in ("no state there", "nothing is in it yet", "a run ended while it made this file"))
    return (0 if none_yet else step.returncode), said


def difference(calm):
    """Between the output folder and that of an undisturbed job; "" for none."""
    same = subprocess.run([sys.executable, os.path.join(CLI, "same_output.py"), calm, "job/out"], stdout=subprocess.PIPE, text=True)
    return same.stdout.strip()[:1000] or ("" if same.returncode == 0 else "they cannot be compared")


def problem(kind, nth):
    """(None, or what is wrong when the nth call of the kind fails; what the run said of it)"""
    shutil.rmtree("job", ignore_errors=True)
    try:
        code, said, _ = run(kind, nth)
        if code not in (0, 1, 3) or "Sanitizer" in said or "runtime error" in said:
            return "exit %d: %s" % (code, said[-3000:]), ""
        if code != 0 and not said.strip():
            return "exit %d and not a word" % code, ""
        if code == 0 and difference("calm-first"):
            return "exit 0 (%s), and another output: %s" % (said[-300:], difference("calm-first")), ""
        again, said_again = check() if a.quick else settle()
    except subprocess.TimeoutExpired:
        return "does not end", ""
    if again != 0:
        return "exit %d (%s), then exit %d: %s" % (code, said[-300:], again, said_again[-2000:]), ""
    if a.v:
        print("%s %d: exit %d %s" % (kind, nth, code, said.strip()[-200:].replace("\n", " | ")))
    outcome = "exit %d %s" % (code, said.strip().replace("\n", " | "))
    if a.quick:
        return None, outcome
    if difference("calm"):
        return "exit %d (%s), then another output: %s" % (code, said[-300:], difference("calm")), ""
    return None, outcome


def chosen(n, rng):
    """Which of the n calls of a kind fail."""
    if a.nth:
        ranges = [part.partition("-") for part in a.nth.split(",")]
        return [nth for first, dash, last in ranges
                for nth in range(int(first), min(n, int(last or (n if dash else first))) + 1, a.every)]
    if a.all:
        return range(1, n + 1)
    step = max(1, n / a.most)
    first = rng.uniform(1, max(1, step))
    return sorted({1, n, *(int(first + i * step) for i in range(int((n - first) / step) + 1))})


def tried_before():
    """The calls that --record says were tried, as "KIND NTH"."""
    if not record or not os.path.exists(record):
        return set()
    with open(record, encoding="utf-8") as f:
        return {" ".join(line.split()[:2]) for line in f}


def note(kind, nth, n, wrong, outcome):
    if record:
        with open(record, "a", encoding="utf-8") as f:
            f.write("%s %d of %d: %s\n" % (kind, nth, n, "WRONG: " + wrong.split("\n")[0] if wrong else outcome))


def main():
    rng = random.Random(int(os.environ.get("CLI_SEED", "1")))
    server, port = start_server()
    n_bad = 0
    try:
        write_config(port)
        for step, folder in (run, "calm-first"), (settle, "calm"):
            code, said = step()[:2]
            if code != 0:
                sys.exit("fail_run.py: undisturbed, and exit %d: %s" % (code, said))
            shutil.copytree("job/out", folder)
        for kind in a.kinds.split(","):
            shutil.rmtree("job", ignore_errors=True)
            n = run(kind)[2]
            if n < 20:
                n_bad += 1
                print("WRONG: a run with %d calls of %s: they are not counted" % (n, kind))
            done = tried_before()
            tried = 0
            for nth in chosen(n, rng):
                if "%s %d" % (kind, nth) in done:
                    continue
                tried += 1
                wrong, outcome = problem(kind, nth)
                note(kind, nth, n, wrong, outcome)
                if wrong:
                    n_bad += 1
                    print("WRONG: %s %d of %d fails: %s" % (kind, nth, n, wrong))
                    sys.stdout.flush()
            print("%s: %d calls, %d of them failed in turn" % (kind, n, tried))
            sys.stdout.flush()
    finally:
        server.kill()
        server.wait()
    sys.exit(n_bad > 0)


if a.scratch:
    with tempfile.TemporaryDirectory(prefix="cleancopy-fail.") as scratch:
        os.chdir(scratch)
        try:
            main()
        finally:
            os.chdir("/")
else:
    main()
