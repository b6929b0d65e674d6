"""Spark: its start, the tasks, its end, and what it says when something fails, in a line.

Spark's own log, and what its programs write, goes to a file: it is kept and named when a job fails.
"""
from __future__ import annotations

import os
import re
import shutil
import socket
import sys
import tempfile
import threading
import zipfile
from typing import Any, Callable, List, Optional, Sequence, Tuple, TypeVar

from .shard import MARK, Job, Made, make_shard
from .store import one_line

MASTER_WAIT_S = 5   # for an answer of a master's port
LOOK_S = 0.3        # at the tasks' progress
DEFAULT_PORT = 7077

T = TypeVar("T")


class ClusterError(Exception):
    """In words for whoever started the job."""


class Log:
    """Takes standard error's place while Spark runs; ``say`` still reaches the terminal."""

    def __init__(self, path: Optional[str]) -> None:
        self.kept = path is not None
        if path is None:
            handle, path = tempfile.mkstemp(prefix="cleancopy-spark-", suffix=".log")
        else:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        self.path = path
        self._terminal = os.dup(2)
        os.dup2(handle, 2)
        os.close(handle)

    def say(self, text: str) -> None:
        os.write(self._terminal, os.fsencode(text))

    def is_terminal(self) -> bool:
        return os.isatty(self._terminal)

    def text(self) -> str:
        with open(self.path, "rb") as file:
            return file.read(1 << 20).decode("utf-8", "replace")

    def close(self, keep: bool) -> None:
        sys.stderr.flush()
        os.dup2(self._terminal, 2)
        os.close(self._terminal)
        if not keep and not self.kept:
            os.unlink(self.path)


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and not (home and os.access(os.path.join(home, "bin/java"), os.X_OK)):
        raise ClusterError("there is no Java, which Spark needs here as on its workers (Debian: apt install openjdk-17-jre-headless)")


def _check_master(master: Optional[str]) -> None:
    """Spark itself tries for a minute, and gives up without a word of where."""
    if master is None or not master.startswith("spark://"):
        return
    why = ""
    for place in master[len("spark://"):].split(","):
        host, _, port = place.rpartition(":") if ":" in place else (place, "", str(DEFAULT_PORT))
        try:
            with socket.create_connection((host.strip("[]"), int(port)), timeout=MASTER_WAIT_S):
                return
        except (OSError, ValueError) as error:
            why = one_line(error)
    raise ClusterError("%s: no master answers there: %s" % (master, why))


def _words_of(error: BaseException, log: str = "") -> str:
    """A task's own words; or what Python raised in one; or the first line of what Spark says, here or in its log."""
    text = str(error)
    own = re.findall(re.escape(MARK) + r"([^\n]*)", text)
    if own:
        return own[-1].strip()
    raised = re.search(r"Traceback [^\n]*\n(?:[ \t][^\n]*\n)*(\S[^\n]*)", text)
    logged = re.search(r"(?:Exception|Error): ([^\n]*)", log)
    aborted = re.search(r"Job aborted[^\n]*", text)
    if "JAVA_GATEWAY_EXITED" in text and logged is not None:
        text = logged.group(1)
    elif raised is not None:  # in a task
        text = raised.group(1)
    elif aborted is not None:
        text = aborted.group(0)
    elif hasattr(error, "java_exception"):
        text = error.java_exception.getMessage() or error.java_exception.toString()
    return one_line(Exception(next((line for line in text.split("\n") if line.strip()), repr(error))))


def start(master: Optional[str], conf: Sequence[Tuple[str, str]], n_cores: int, log: Log, defaults: Sequence[Tuple[str, str]] = ()) -> Any:
    """`defaults` hold where neither `conf` nor Spark's own settings say otherwise."""
    _check_java()
    _check_master(master)
    try:
        from pyspark import SparkConf, SparkContext
    except ImportError:
        raise ClusterError("there is no pyspark: pip install pyspark==VERSION, of the version that your cluster has")
    settings = SparkConf().setAppName("cleancopy-spark").set("spark.ui.showConsoleProgress", "false")
    settings.set("spark.task.cpus", str(n_cores))
    settings.setIfMissing("spark.master", "local[*]")
    if master is not None:
        settings.setMaster(master)
    for name, value in conf:
        settings.set(name, value)
    for name, value in defaults:
        settings.setIfMissing(name, value)
    if settings.get("spark.master", "").startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        return SparkContext(conf=settings)
    except Exception as error:  # py4j's, pyspark's, Java's: all that can go wrong at a start
        raise ClusterError("Spark does not start: %s" % _words_of(error, log.text()))


def stop(spark: Any) -> None:
    """Ends the job's tasks too.  A signal may have come in the middle of a word to Java: it ends with this process anyway."""
    try:
        spark.stop()
    except Exception as error:
        print("Spark: %s" % error, file=sys.stderr)  # the log


def send_package(spark: Any, folder: str) -> None:
    """This package in a file of the folder, for workers that need not have it installed."""
    here = os.path.dirname(os.path.abspath(__file__))
    path = os.path.join(folder, "cleancopy_spark.zip")
    with zipfile.ZipFile(path, "w") as packed:
        for name in sorted(os.listdir(here)):
            if name.endswith(".py"):
                packed.write(os.path.join(here, name), "cleancopy_spark/" + name)
    spark.addPyFile(path)


def watch(call: Callable[[], T], look: Callable[[], None]) -> T:
    """What it gives.  `look` is called every so often meanwhile; what it raises ends the wait."""
    made: List[T] = []
    failed: List[BaseException] = []

    def run() -> None:
        try:
            made.append(call())
        except BaseException as error:
            failed.append(error)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(LOOK_S)
        look()
    if failed:
        raise ClusterError(_words_of(failed[0]))
    return made[0]


def _n_done(spark: Any) -> int:
    tracker = spark.statusTracker()
    stages = [tracker.getStageInfo(stage) for job in tracker.getJobIdsForGroup(None)
              for stage in tracker.getJobInfo(job).stageIds]
    return sum(stage.numCompletedTasks for stage in stages if stage is not None)


def make_all(spark: Any, job: Job, ship: Optional[str], look: Callable[[int], None]) -> List[Made]:
    """All shards, by number.  `look` is told every so often how many there are; what it raises ends the wait for them."""
    with tempfile.TemporaryDirectory() as scratch:  # the driver hands its files out from where they are
        send_package(spark, scratch)
        if ship is not None:
            spark.addFile(ship)
        shared = spark.broadcast(job)
        tasks = spark.parallelize(range(1, job.n_shards + 1), job.n_shards).map(lambda number: make_shard(shared.value, number))
        made = watch(tasks.collect, lambda: look(_n_done(spark)))
    return sorted(made, key=lambda one: one.number)
