"""What a task does: one shard, by the program, in a process of its own.

The program's ways hold here too: a page that kills its process costs that page, a shard is whole or not there, and one that is whole, of
these inputs and settings, is left as it is.  So a task may be lost, given twice, or killed at any moment.
"""
from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional, Set, Tuple

from .inputs import A_FOLDER, Inputs, local_size
from .parquet import Feeder, ParquetError, check_pyarrow, is_parquet
from .store import Store, StoreError, is_address, join, one_line

DONE, SOME_FAILED, USAGE, LOCKED = 0, 1, 2, 75  # exit codes of the program
LOCK_WAIT_S = 3600      # for an attempt that Spark gave up and that still lives
LOCK_LOOK_S = 2
MESSAGE_BYTES = 65536   # of what the program said, its end
MARK = "cleancopy-task: "  # before a message for people, within Spark's


class TaskError(Exception):
    """In words for whoever started the job; the driver finds them behind MARK."""

    def __init__(self, words: str) -> None:
        super().__init__(MARK + socket.gethostname() + ": " + words.replace("\n", " "))


@dataclass(frozen=True)
class Job:
    inputs: Inputs
    n_shards: int
    out: str                 # folder, or address
    program: str             # a name on PATH, or a path
    shipped: Optional[str]   # its name among the job's files: it came with the job
    options: Tuple[str, ...]  # of cleaning, for the program
    jobs: int
    endpoint: Optional[str]
    scratch: Optional[str]   # None: Spark's


@dataclass(frozen=True)
class Made:
    number: int
    documents: int
    failed: int
    written: bool  # false: it was there
    host: str


def shard_name(number: int, of: int) -> str:
    return "shard-%04d-of-%04d.jsonl.zst" % (number, of)


_PRCTL = getattr(ctypes.CDLL(None), "prctl", None)  # looked up here: between fork and exec nothing should be loaded


def _end_with_parent() -> None:
    """In the program's process before it starts: where the task's process is killed, it is not to go on by itself."""
    if _PRCTL is not None:  # Linux
        _PRCTL(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _find_program(job: Job) -> str:
    if job.shipped is not None:
        from pyspark import SparkFiles

        path = SparkFiles.get(job.shipped)
        os.chmod(path, 0o755)
        return path
    found = shutil.which(job.program)
    if found is None:
        raise TaskError("%s: no such program: install cleancopy on each worker, name its place with --program, or send it along with --ship" % job.program)
    return os.path.abspath(found)


def _run(words: List[str], folder: str, said: str, pipes: List[Tuple[str, str]], open_file: Callable[[str], Any]) -> Tuple[int, str]:
    with open(said, "wb") as errors:
        process = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors,
                                   preexec_fn=_end_with_parent)
        feeder = Feeder(process, pipes, open_file)
        try:
            out = process.communicate()[0]
        except BaseException:
            process.terminate()
            process.wait()
            raise
        finally:
            feeder.end()
    if feeder.error is not None:
        raise feeder.error
    return process.returncode, os.fsdecode(out)


def _last_words(said: str) -> str:
    with open(said, "rb") as file:
        file.seek(max(0, os.path.getsize(said) - MESSAGE_BYTES))
        lines = file.read().decode("utf-8", "replace").strip().split("\n")
    return lines[-1].replace("cleancopy: ", "", 1)


class _Task:
    def __init__(self, job: Job, number: int, scratch: str) -> None:
        self.job, self.number, self.scratch = job, number, scratch
        self.store = Store(job.endpoint, scratch)
        self.list = os.path.join(scratch, "list")
        self.said = os.path.join(scratch, "said")
        self.folder = os.path.join(scratch, "in") if job.inputs.laid_out else job.inputs.base
        self.pipes: List[Tuple[str, str]] = []  # Parquet that the program will read: word and path
        self.out = os.path.join(scratch, "out") if is_address(job.out) else job.out
        self.name = shard_name(number, job.n_shards)

    def command(self, *more: str) -> Tuple[int, str]:
        words = [_find_program(self.job), "corpus", *self.job.options, "--jobs", str(self.job.jobs), "--quiet", "--json",
                 "--shard", "%d/%d" % (self.number, self.job.n_shards), "--files-from", self.list, "--out", self.out, *more]
        waited = 0
        while True:
            try:
                code, out = _run(words, self.folder, self.said, self.pipes, self.open_file)
            except OSError as error:
                raise TaskError("%s: %s" % (error.filename or words[0], error.strerror))
            if code in (DONE, SOME_FAILED):
                return code, out
            if code != LOCKED or waited >= LOCK_WAIT_S:
                raise TaskError(self.why(code))
            time.sleep(LOCK_LOOK_S)
            waited += LOCK_LOOK_S

    def why(self, code: int) -> str:
        last = _last_words(self.said)
        if code < 0:
            last = "the program was ended by signal %d%s" % (-code, " (out of memory?)" if code == -signal.SIGKILL else "")
        return "shard %d/%d: %s" % (self.number, self.job.n_shards, last or "the program ended with code %d" % code)

    def check_view(self) -> None:
        """A folder that is not mounted here would make each page of it a failed one."""
        inputs = self.job.inputs
        for word, size in zip(inputs.words, inputs.sizes):
            here = local_size(inputs.base, word)
            if here != size:
                raise TaskError("%s is %s here and %s at the driver: is this folder there on each worker, and at rest?" % (
                    os.path.join(inputs.base, word), _size_words(here), _size_words(size)))

    def open_file(self, word: str) -> Any:
        inputs = self.job.inputs
        return self.store.open_file(join(inputs.base, word)) if inputs.remote else open(os.path.join(inputs.base, word), "rb")

    def lay_out(self) -> None:
        """Files of the right names and sizes: they decide how the list is dealt (share.h).  Of a folder they are its own; of a store they are
        without bytes."""
        folders: Set[str] = set()
        for word, size in zip(self.job.inputs.words, self.job.inputs.sizes):
            path = os.path.join(self.folder, word)
            if size is None:
                continue
            folder = os.path.dirname(path)
            if folder not in folders:
                os.makedirs(folder, exist_ok=True)
                folders.add(folder)
            if is_parquet(word):
                if not os.path.exists(path):
                    os.mkfifo(path)
            elif self.job.inputs.remote:
                with open(path, "ab") as file:
                    file.truncate(size)
            elif not os.path.lexists(path):  # an absolute path is there
                os.symlink(os.path.join(self.job.inputs.base, word), path)

    def fetch(self, words: List[str]) -> None:
        sizes: Dict[str, Optional[int]] = dict(zip(self.job.inputs.words, self.job.inputs.sizes))
        for word in dict.fromkeys(words):
            address = join(self.job.inputs.base, word)
            size = self.store.fetch(address, os.path.join(self.folder, word))
            if size != sizes[word]:
                raise TaskError("%s is %s now and %s when the job began: start it again" % (
                    address, _size_words(size), _size_words(sizes[word])))

    def bring_inputs(self) -> None:
        inputs = self.job.inputs
        if not inputs.remote:
            self.check_view()
        if not inputs.laid_out:
            return
        os.mkdir(self.folder)
        self.lay_out()
        words = [line for line in self.command("--dry-run")[1].split("\n") if line != ""]
        pipes = [(word, os.path.join(self.folder, word)) for word in words if is_parquet(word)]
        if len(pipes) > 0:
            check_pyarrow()
        if inputs.remote:
            self.fetch([word for word in words if not is_parquet(word)])
        self.pipes = pipes

    def summary(self, line: str) -> Dict[str, int]:
        try:
            summary = json.loads(line)
            return {name: summary[name] for name in ("documents", "failed", "written")}
        except (ValueError, KeyError, TypeError):
            raise TaskError("%s: does not answer as cleancopy does: %s" % (self.job.shipped or self.job.program, line[:80] or "it says nothing"))

    def make(self) -> Made:
        address = join(self.job.out, self.name)
        with open(self.list, "wb") as file:
            file.write(b"".join(os.fsencode(word) + b"\n" for word in self.job.inputs.words))
        if is_address(self.job.out):
            os.mkdir(self.out)
            if self.store.sizes([address])[0] is not None:
                self.store.fetch(address, os.path.join(self.out, self.name))
        self.bring_inputs()
        summary = self.summary(self.command()[1])
        if is_address(self.job.out) and summary["written"]:
            self.store.put(os.path.join(self.out, self.name), address)
        return Made(self.number, summary["documents"], summary["failed"], bool(summary["written"]), socket.gethostname())


def _size_words(size: Optional[int]) -> str:
    return "missing" if size is None else "a folder" if size == A_FOLDER else "%d bytes" % size


def make_shard(job: Job, number: int) -> Made:
    from pyspark import SparkFiles

    where = job.scratch or SparkFiles.getRootDirectory()
    try:
        with tempfile.TemporaryDirectory(prefix="shard-", dir=os.path.abspath(where)) as scratch:
            return _Task(job, number, scratch).make()
    except (StoreError, ParquetError) as error:
        raise TaskError(str(error))
    except OSError as error:
        raise TaskError(one_line(error))
