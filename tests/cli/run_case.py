#!/usr/bin/env python3
"""Runs one case of the command line's tests:  run_case.py cases/NAME.sh

The script runs under `sh -eu` (behind lib.sh) in a scratch folder of its own, and must end with the code in
NAME.exit (0 where there is none), say what NAME.stdout and NAME.stderr hold (nothing where there
is none).  In these files `*` stands for any text within a line and a line "..." for any lines,
none included; the scratch folder is written SCRATCH.  Exit code 77 skips the case, the last line of its
standard error says why.

Environment: CLEANCOPY, the program (needed); CLI_KEEP=1 keeps the scratch folder.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SKIP = 77
TIMEOUT_S = 280  # a little less than meson's, so that the scratch folder is always removed


def pattern(expected):
    """The regular expression for an expected file."""
    parts = []
    for line in expected.split("\n")[:-1]:
        if line == "...":
            parts.append(r"(?:[^\n]*\n)*?")
        else:
            parts.append(".*".join(re.escape(p) for p in line.split("*")) + "\n")
    return re.compile("".join(parts))


def difference(name, expected, got):
    """None when it fits, else both texts for the reader."""
    if pattern(expected).fullmatch(got):
        return None
    show = lambda text: "".join("    | %s\n" % l for l in text.splitlines()[:60])
    return "%s: expected\n%s  got\n%s" % (name, show(expected), show(got[:20000]))


UNFILTERED = re.compile(r"(?m)^cleancopy: the processes that clean pages could call the system as they like: .*\n")


def takes_filters():
    """Whether this system takes a filter of system calls: tried with one that allows everything."""
    try_it = """
import ctypes, struct, sys
libc = ctypes.CDLL(None)
allow = ctypes.create_string_buffer(struct.pack("HBBI", 0x06, 0, 0, 0x7fff0000))
program = struct.pack("HxxxxxxP" if ctypes.sizeof(ctypes.c_void_p) == 8 else "HxxP", 1, ctypes.addressof(allow))
sys.exit(libc.prctl(38, 1, 0, 0, 0) != 0 or libc.prctl(22, 2, ctypes.create_string_buffer(program)) != 0)
"""
    return subprocess.run([sys.executable, "-c", try_it], stderr=subprocess.DEVNULL).returncode == 0


def without_noise(text):
    """Two lines that come from the machine: LeakSanitizer's about a thread that was joined a moment ago and is still in
    the kernel's list, and ours about a system (some containers) that takes no filter of system calls."""
    text = re.sub(r"(?m)^==\d+==Unable to get registers from thread \d+\.\n", "", text)
    if UNFILTERED.search(text) and not takes_filters():
        text = UNFILTERED.sub("", text)
    return text


def read(path, otherwise):
    if not os.path.exists(path):
        return otherwise
    with open(path, encoding="utf-8") as f:
        return f.read()


def environment(scratch):
    keep = ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH")
    env = {k: os.environ[k] for k in keep if k in os.environ}
    env.update(CLEANCOPY=os.path.abspath(os.environ["CLEANCOPY"]), CLI=HERE, LC_ALL="C",
               TZ="UTC", FIXTURES=os.path.join(ROOT, "fixtures"), HOME=scratch,
               SUPPORT=os.path.join(ROOT, "tests", "support"), TMPDIR=scratch + "/tmp",
               PYTHON=sys.executable, PYTHONDONTWRITEBYTECODE="1")
    env["MANUAL"] = os.path.join(os.path.dirname(env["CLEANCOPY"]), "manual")
    return env


def run(script, scratch):
    """(exit code or None for a time-out, stdout, stderr)"""
    work = os.path.join(scratch, "work")
    os.mkdir(work)
    os.mkdir(scratch + "/tmp")
    with open(scratch + "/stdout", "wb") as out, open(scratch + "/stderr", "wb") as err:
        child = subprocess.Popen(["sh", "-eu", os.path.join(HERE, "lib.sh"), script], cwd=work,
                                 env=environment(scratch), stdin=subprocess.DEVNULL, stdout=out,
                                 stderr=err, start_new_session=True)
        try:
            code = child.wait(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            code = None
        try:  # what it left running
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        child.wait()
    texts = []
    for name in ("stdout", "stderr"):
        with open(os.path.join(scratch, name), encoding="utf-8", errors="replace") as f:
            texts.append(f.read().replace(work, "SCRATCH"))
    return code, texts[0], texts[1]


def main():
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)  # under nohup and the like they are ignored, which programs inherit
    script = os.path.abspath(sys.argv[1])
    base = os.path.splitext(script)[0]
    scratch = tempfile.mkdtemp(prefix="cleancopy-cli.")
    os.chmod(scratch, 0o755)  # a case may give up its rights
    try:
        code, out, err = run(script, scratch)
    finally:
        if os.environ.get("CLI_KEEP"):
            print("scratch folder kept: " + scratch)
        else:
            shutil.rmtree(scratch, ignore_errors=True)
    if code == SKIP:
        print("skipped: " + (err.strip().split("\n") or [""])[-1])
        sys.exit(SKIP)
    wanted = int(read(base + ".exit", "0"))
    problems = [difference("stdout", read(base + ".stdout", ""), out),
                difference("stderr", read(base + ".stderr", ""), without_noise(err))]
    if code != wanted:
        problems.insert(0, "exit code: expected %d, got %s"
                        % (wanted, "none within %d s" % TIMEOUT_S if code is None else code))
    problems = [p for p in problems if p]
    print("\n".join(problems) if problems else "ok")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
