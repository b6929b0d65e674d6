#!/usr/bin/env python3
"""run_until.py SIGNAL N-requests|N-ms|file:PATH COMMAND...

Starts the command with default signals (a shell's background jobs ignore SIGINT), sends it SIGNAL when
requests.jsonl has N more lines, after N milliseconds, or when PATH is there, and ends with its exit code,
128 + signal when it was killed.  A command that ends before is not waited for in vain.
"""
import os
import signal
import subprocess
import sys
import time

TIMEOUT_S = 120


def count():
    try:
        with open("requests.jsonl", "rb") as f:
            return f.read().count(b"\n")
    except FileNotFoundError:
        return 0


def has_come(moment, requests_before, start):
    if moment.startswith("file:"):
        return os.path.exists(moment[5:])
    amount, unit = moment.split("-")
    if unit == "requests":
        return count() - requests_before >= int(amount)
    return (time.monotonic() - start) * 1000 >= int(amount)


def main():
    number = getattr(signal, "SIG" + sys.argv[1])
    before, start = count(), time.monotonic()
    child = subprocess.Popen(sys.argv[3:])
    while child.poll() is None:
        if time.monotonic() - start > TIMEOUT_S:
            child.kill()
            sys.exit("run_until.py: nothing happened within %d s" % TIMEOUT_S)
        if has_come(sys.argv[2], before, start):
            child.send_signal(number)
            break
        time.sleep(0.002)
    try:
        code = child.wait(timeout=TIMEOUT_S)
    except subprocess.TimeoutExpired:
        child.kill()
        sys.exit("run_until.py: it did not end within %d s of its signal" % TIMEOUT_S)
    sys.exit(code if code >= 0 else 128 - code)


if __name__ == "__main__":
    main()
