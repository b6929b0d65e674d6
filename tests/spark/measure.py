"""What a command costs: processor time of all its processes, and the most memory that each kind of them had.

The kernel counts, in a control group of the command's own, for Spark's processes are not all waited for; so who runs it may make one."""
import json
import os
import subprocess
import tempfile
import time
from typing import NamedTuple

from support import environment

VERSION_1, VERSION_2 = "/sys/fs/cgroup/cpuacct", "/sys/fs/cgroup"
LOOK_S = 0.2  # the kernel keeps a process's own peak: only what came up at its very end is missed


class Cost(NamedTuple):
    cpu_s: float
    peak_mb: dict  # by kind: java, python (a worker of Spark's, the largest), main (the command itself), other
    said: bytes


def used(group):
    """Seconds, user and system, of all processes that were ever in it."""
    if os.path.exists(group + "/cpuacct.usage"):
        with open(group + "/cpuacct.usage") as file:
            return int(file.read()) / 1e9
    with open(group + "/cpu.stat") as file:
        return int(dict(line.split() for line in file)["usage_usec"]) / 1e6


def kind_of(number, first):
    if number == first:
        return "main"
    with open("/proc/%d/cmdline" % number, "rb") as line:
        words = line.read().split(b"\0")
    return "java" if os.path.basename(words[0]) == b"java" else "python" if b"pyspark.daemon" in words else "other"


def note_peaks(numbers, first, peaks):
    for number in numbers:
        try:
            kind = kind_of(number, first)
            with open("/proc/%d/status" % number) as status:
                peak = [int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM:")]
            peaks[kind] = max([peaks.get(kind, 0), *peak])
        except OSError:
            pass  # it has ended


def run(words, folder, env=None):
    group = "%s/cleancopy-%d" % (VERSION_1 if os.path.isdir(VERSION_1) else VERSION_2, os.getpid())
    os.mkdir(group)

    def join():
        with open(group + "/cgroup.procs", "w") as file:
            file.write(str(os.getpid()))

    def members():
        with open(group + "/cgroup.procs") as file:
            return [int(line) for line in file]

    try:
        peaks = {}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            started = subprocess.Popen(words, cwd=folder, env=env or environment(), stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=join)
            while started.poll() is None or members():
                note_peaks(members(), started.pid, peaks)
                time.sleep(LOOK_S)
            err.seek(0)
            assert started.returncode in (0, 1), (words, err.read()[-2000:].decode("utf-8", "replace"))
            out.seek(0)
            return Cost(used(group), peaks, out.read())
    finally:
        os.rmdir(group)


def memory(cost):
    return ", ".join("%s %d MB" % one for one in sorted(cost.peak_mb.items()))


def exchanged(folder):
    """Bytes that Spark's tasks wrote for others, by the log of events in this folder."""
    total = 0
    for here, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(here, name), encoding="utf-8") as log:
                for line in log:
                    if '"SparkListenerTaskEnd"' in line:
                        metrics = json.loads(line).get("Task Metrics") or {}
                        total += metrics.get("Shuffle Write Metrics", {}).get("Shuffle Bytes Written", 0)
    return total


def events_to(folder):
    """Spark's words for that log."""
    os.mkdir(folder)
    return ["--conf", "spark.eventLog.enabled=true", "--conf", "spark.eventLog.dir=file://" + folder, "--conf", "spark.eventLog.compress=false"]
