"""Spark: an engine for compare.py on a cluster.

The folder of tables is one that all workers and the driver see.  Shards are read a task each, and pairs are verified where their text is;
through the driver go names, counts, the last few decisions and, in pieces, the rows of the end, never a table.
"""
from __future__ import annotations

import contextlib
import functools
import os
import re
from typing import Any, Callable, Dict, Iterator, List, Sequence, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import DoubleType, IntegerType, StructField, StructType

from . import candidates, cluster, sketch
from .compare import CompareError
from .documents import PIECE_BITS, Inputs
from .shard import TaskError
from .tables import Tables
from .verdicts import PAIRS_AT_ONCE, add_verdicts

ROWS_AT_ONCE = 8192
PART_BYTES = 8 << 20  # of compressed tables, for each part of an exchange: lists of candidates grow to some times that
MAX_PARTS = 50000

_LAST_ORDER = re.compile(r"\sORDER BY [^()]*\Z")
T = TypeVar("T")


class Engine(Tables):
    """`look` is called every so often while Spark works; what it raises ends the wait."""

    def __init__(self, folder: str, context: Any, look: Callable[[], None], few: int) -> None:
        self.context, self.look, self.few = context, look, few
        self.spark = SparkSession(context)
        self.spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(PAIRS_AT_ONCE))
        super().__init__(folder)

    def close(self) -> None:
        cluster.stop(self.context)

    # ---- what compare.py asks for ----

    def define(self, name: str, select: str) -> None:
        self._wait(lambda: self.spark.sql(select).createOrReplaceTempView(name))

    def make(self, name: str, select: str) -> None:
        self._write(name, lambda: self.spark.sql(_without_order(select)))

    def verify(self, name: str, select: str, none: bool) -> None:
        self._write(name, lambda: _verified(self.spark.sql(_without_order(select)), none))

    def deal(self, source: str, tables: Sequence[str]) -> None:
        """Packets are few and large, so Spark carries them as Python's bytes: a row for each posting would cost more than all that is done with it."""
        paths = self.files(source)
        n = candidates.n_parts(self.n_postings, self.context.defaultParallelism)
        n_tasks = min(n, len(paths)) or 1
        with contextlib.ExitStack() as stack:
            folders = [stack.enter_context(self.writing(name)) for name in tables]
            _find(folders, -1, iter(()))
            posted = self.context.parallelize([paths[i::n_tasks] for i in range(n_tasks)], n_tasks).flatMap(functools.partial(_post, n))
            lists = _to_parts(posted, n).mapPartitions(functools.partial(_lists, n))
            found = _to_parts(lists, n).mapPartitionsWithIndex(functools.partial(_find, folders))
            self._wait(lambda: self._describe(tables[0]) or found.count())

    # ---- and what the command needs ----

    def batches(self, select: str) -> Iterator[pa.RecordBatch]:
        """A partition of them is in memory at a time."""
        frame = self._wait(lambda: self.spark.sql(select))
        schema = pa.schema([(field.name, _ARROW[field.dataType.typeName()]) for field in frame.schema.fields])
        found = self._wait(frame.toLocalIterator)
        while True:
            rows = self._wait(lambda: _some(found, ROWS_AT_ONCE))
            if not rows:
                return
            yield pa.RecordBatch.from_pylist([row.asDict() for row in rows], schema=schema)

    def sketch(self, inputs: Inputs, folders: Dict[str, str]) -> Dict[str, Any]:
        read = sketch.join(inputs, self._tasks(inputs, functools.partial(_sketch, inputs, folders)))
        read["bytes"] = sum(entry.stat().st_size for folder in folders.values() for entry in os.scandir(folder))
        return read

    def expect(self, read: Dict[str, Any]) -> None:
        """Parts of an exchange by what there is to be compared, unless Spark was told how many."""
        self.n_postings = read["prints"]
        if self.context.getConf().get("spark.sql.shuffle.partitions") is None:
            n = max(2 * self.context.defaultParallelism, read["bytes"] // PART_BYTES)
            self.spark.conf.set("spark.sql.shuffle.partitions", str(min(n, MAX_PARTS)))

    def write_lines(self, inputs: Inputs, folder: str) -> None:
        sketch.write_ties(os.path.join(folder, "none.parquet"), iter(()))
        self._tasks(inputs, functools.partial(_write_lines, inputs, self.path("contested"), folder))

    def show(self, name: str) -> None:
        """With its columns, which Spark would give a job of its own to learn."""
        schema = from_arrow_schema(pq.read_schema(self.files(name)[0]))
        self._wait(lambda: self.spark.read.schema(schema).parquet(self.path(name)).createOrReplaceTempView(name))

    # ---- Spark ----

    def _write(self, name: str, frame: Callable[[], DataFrame]) -> None:
        with self.writing(name) as folder:
            def write() -> None:
                self._describe(name)
                frame().write.mode("append").parquet(folder, compression="zstd")

            self._wait(write)

    def _describe(self, name: str) -> None:
        """The jobs that this thread gives to Spark from now on."""
        self.context.setJobDescription(name)

    def _tasks(self, inputs: Inputs, call: Callable[[int], Any]) -> List[Any]:
        """Of each file: what its task said of it."""
        n = len(inputs.paths)
        return self._wait(self.context.parallelize(range(n), n).map(functools.partial(_tell, call)).collect)

    def _wait(self, call: Callable[[], T]) -> T:
        return cluster.watch(call, self.look)


_ARROW = {"long": pa.int64(), "integer": pa.int32(), "double": pa.float64(), "string": pa.string()}


def _without_order(select: str) -> str:
    """A table's order is lost in the next exchange, and would cost one here."""
    return _LAST_ORDER.sub("", select.strip())


def _some(rows: Iterator[Any], n: int) -> List[Any]:
    return [row for _, row in zip(range(n), rows)]


def _verified(frame: DataFrame, none: bool) -> DataFrame:
    kept = [field for field in frame.schema.fields if not field.name.endswith("_text")]
    said = [StructField("relation", IntegerType()), StructField("revised", IntegerType()), StructField("similarity", DoubleType()),
            StructField("deciding", DoubleType())]
    return frame.sortWithinPartitions("subject", "candidate").mapInArrow(functools.partial(_verify, none), StructType(kept + said))


# ---- in a worker ----

def _tell(call: Callable[[int], Any], number: int) -> Any:
    try:
        return call(number)
    except CompareError as error:
        raise TaskError(str(error))


def _sketch(inputs: Inputs, folders: Dict[str, str], number: int) -> Dict[str, Any]:
    return sketch.sketch_file(inputs, number, folders)


def _write_lines(inputs: Inputs, contested: str, folder: str, number: int) -> None:
    """Of one file those that are contested; it is read again only where there are some."""
    first, bits = number << sketch.FILE_BITS, PIECE_BITS
    found = pq.read_table(contested, columns=["place"], filters=[("place", ">=", first << bits), ("place", "<", number + 1 << sketch.FILE_BITS + bits)])
    wanted = sorted(found["place"].to_pylist())
    if wanted:
        pieces = inputs.only(inputs.paths[number]).pieces(first)
        sketch.write_ties(os.path.join(folder, "%08d.parquet" % number), sketch.lines_at(pieces, iter(wanted)))


def _to_parts(packets: Any, n: int) -> Any:
    return packets.partitionBy(n, _same).values()


def _same(number: int) -> int:
    return number


def _post(n: int, paths: List[str]) -> Iterator[candidates.Packet]:
    return candidates.post(paths, n)


def _lists(n: int, packets: Iterator[bytes]) -> Iterator[candidates.Packet]:
    return candidates.lists(packets, n)


def _find(folders: List[str], number: int, packets: Iterator[bytes]) -> Iterator[int]:
    candidates.find(packets, folders, "%06d.parquet" % (number + 1))
    yield number


def _verify(none: bool, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    try:
        for batch in batches:
            yield add_verdicts(batch, none)
    except CompareError as error:
        raise TaskError(str(error))
