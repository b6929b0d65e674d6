"""Tables in Parquet files, made by DuckDB: an engine for compare.py on one machine.

A table is a folder.  It is written beside its place and then renamed, so that what is there is whole.
"""
from __future__ import annotations

import collections
import os
import shutil
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any, Callable, Deque, Iterable, Iterator, Optional

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from cleancopy import arrow

from .compare import CompareError

PAIRS_AT_ONCE = 8192      # a batch that cleancopy verifies
BATCHES_AHEAD = 4         # for each thread
COMPRESSION = "zstd"


def in_order(pool: Executor, call: Callable[[Any], Any], items: Iterable[Any], n_ahead: int) -> Iterator[Any]:
    """As map() of a pool, with no more than so many items in hand."""
    waiting: Deque[Any] = collections.deque()
    for item in items:
        waiting.append(pool.submit(call, item))
        if len(waiting) >= n_ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class Engine:
    def __init__(self, folder: str, jobs: int, memory: Optional[str] = None) -> None:
        self.folder, self.jobs = folder, jobs
        self.db = duckdb.connect(config={"threads": jobs, "temp_directory": os.path.join(folder, "spill"), "autoinstall_known_extensions": False})
        if memory is not None:
            self.db.execute("SET memory_limit = " + quote(memory))
        for name in sorted(os.listdir(folder)):
            if self.has(name):
                self.show(name)

    def close(self) -> None:
        self.db.close()

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name + ".parquet")

    # ---- what compare.py asks for ----

    def has(self, name: str) -> bool:
        return os.path.isdir(self.path(name))

    def define(self, name: str, select: str) -> None:
        self.db.execute("CREATE OR REPLACE VIEW %s AS %s" % (name, select))

    def make(self, name: str, select: str) -> None:
        with self.writing(name) as folder:
            self.db.execute("COPY (%s) TO %s (FORMAT parquet, COMPRESSION %s)" % (select, quote(os.path.join(folder, "0.parquet")), COMPRESSION))

    def verify(self, name: str, select: str, none: bool) -> None:
        reader = self.batches(select, PAIRS_AT_ONCE)
        empty = add_verdicts(pa.RecordBatch.from_pylist([], schema=reader.schema), none)
        with self.writing(name) as folder, pq.ParquetWriter(os.path.join(folder, "0.parquet"), empty.schema, compression=COMPRESSION) as writer, \
                ThreadPoolExecutor(self.jobs) as pool:
            for batch in in_order(pool, (lambda batch: add_verdicts(batch, none)), reader, BATCHES_AHEAD * self.jobs):
                writer.write_batch(batch)

    def count(self, name: str) -> int:
        return int(self.db.execute("SELECT count(*) FROM " + name).fetchone()[0])

    # ---- and what the command needs ----

    def batches(self, select: str, n: int = PAIRS_AT_ONCE) -> pa.RecordBatchReader:
        return self.db.cursor().sql(select).to_arrow_reader(n)

    def writing(self, name: str) -> "Writing":
        return Writing(self, name)

    def show(self, name: str) -> None:
        self.define(name, "SELECT * FROM read_parquet(%s)" % quote(os.path.join(self.path(name), "*.parquet")))


class Writing:
    """A folder for a table's files: the table is there at the end of `with`, unless something was raised."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine, self.name, self.folder = engine, name, engine.path(name) + ".part"

    def __enter__(self) -> str:
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        return self.folder

    def __exit__(self, kind: Any, *_: object) -> None:
        if kind is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            return
        for name in os.listdir(self.folder):  # on the disk before its name is
            with open(os.path.join(self.folder, name), "rb") as file:
                os.fsync(file.fileno())
        os.rename(self.folder, self.engine.path(self.name))
        self.engine.show(self.name)


def add_verdicts(batch: pa.RecordBatch, none: bool) -> pa.RecordBatch:
    """What cleancopy says of the two texts, in their place."""
    said = arrow.pairs(batch["subject_text"], batch["candidate_text"])
    failed = pc.fill_null(pc.not_equal(said["status"], 0), False)
    if pc.any(failed).as_py():
        raise CompareError("two paragraphs cannot be compared: %s" % said.filter(failed)["message"][0].as_py())
    kept = [name for name in batch.schema.names if not name.endswith("_text")]
    columns = {name: batch[name] for name in kept}
    columns.update((name, said[name].cast(pa.int32())) for name in ("relation", "revised"))
    columns.update((name, said[name]) for name in ("similarity", "deciding"))
    out = pa.RecordBatch.from_pydict(columns)
    return out if none else out.filter(pc.not_equal(out["relation"], 0))
