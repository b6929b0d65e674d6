"""Spark: an engine for compare.py on a cluster.

The folder of tables is one that all workers and the driver see.  Shards are read a task each, and pairs are verified where their text is;
through the driver go names, counts, the last few decisions and, in pieces, the rows of the end, never a table.
"""
from __future__ import annotations

import contextlib
import functools
import os
import re
from typing import Any, Callable, Dict, Iterable, Iterator, List, Sequence, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from cleancopy import CleancopyError
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import DoubleType, IntegerType, StructField, StructType

from . import cluster, sketch
from .compare import CompareError
from .documents import PIECE_BITS, Inputs
from .exchange import Exchange, Packet
from .shard import TaskError
from .tables import Tables
from .verdicts import PAIRS_AT_ONCE, add_verdicts

ROWS_AT_ONCE = 8192
TASKS_A_CORE = 4
PART_BYTES = 8 << 20  # of compressed tables, for each part of an exchange: lists of candidates grow to some times that
PART_ROWS = 1 << 17   # and of paragraphs, where these are much the same and so compressed to nothing
MAX_PARTS = 50000

_IN_ORDER = ("ordered",)  # texts.py reads ranges of it
_LAST_ORDER = re.compile(r"\sORDER BY [^()]*\Z")
T = TypeVar("T")


class Engine(Tables):
    """`look` is called every so often while Spark works; what it raises ends the wait."""

    utf8 = ", 'UTF-8'"  # behind the bytes in decode()
    scratch = None

    def __init__(self, folder: str, context: Any, look: Callable[[], None], few: int) -> None:
        self.context, self.look, self.few, self.jobs = context, look, few, context.defaultParallelism
        self.spark = SparkSession(context)
        self.spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(PAIRS_AT_ONCE))
        super().__init__(folder)

    def close(self) -> None:
        cluster.stop(self.context)

    # ---- what compare.py asks for ----

    def define(self, name: str, select: str) -> None:
        self._wait(lambda: self.spark.sql(select).createOrReplaceTempView(name))

    def make(self, name: str, select: str) -> None:
        self._write(name, lambda: self.spark.sql(select if name in _IN_ORDER else _without_order(select)))

    def verify(self, name: str, select: str, none: bool) -> None:
        self._write(name, lambda: _verified(self.spark.sql(_without_order(select)), none))

    def exchange(self, what: Exchange) -> None:
        """Packets are few and large, and Spark carries them as Python's bytes: no row of it is Java's work."""
        n_tasks = min(len(what.items), max(what.n_parts, TASKS_A_CORE * self.jobs))
        with contextlib.ExitStack() as stack:
            folders = [stack.enter_context(self.writing(name)) for name in what.tables]
            made = self.context.parallelize(what.items, n_tasks).flatMap(functools.partial(_said, what.make))
            passed = _to_parts(made, what.n_parts).mapPartitions(functools.partial(_said, what.pass_on))
            ended = _to_parts(passed, what.n_parts).mapPartitionsWithIndex(functools.partial(_end, what.end, folders))

            def run() -> None:
                self._describe(what.tables[0])
                ended.count()

            self._wait(run)

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
            n = max(2 * self.jobs, read["bytes"] // PART_BYTES, self.count("paragraphs") // PART_ROWS)
            self.spark.conf.set("spark.sql.shuffle.partitions", str(min(n, MAX_PARTS)))

    def write_lines(self, inputs: Inputs, wanted_in: str, folder: str) -> None:
        sketch.write_ties(os.path.join(folder, "none.parquet"), iter(()))
        self._tasks(inputs, functools.partial(_write_lines, inputs, self.path(wanted_in), folder))

    def write_parts(self, select: str, call: Callable[[Iterator[pa.RecordBatch]], List[int]]) -> List[int]:
        """Each in a task, from its rows in order; several where there are more parts than tasks."""
        order = _LAST_ORDER.search(select).group().split("ORDER BY")[1].split(",")  # type: ignore[union-attr]
        frame = self._wait(lambda: self.spark.sql(_without_order(select)).repartition("part").sortWithinPartitions(*map(str.strip, order)))
        written = frame.mapInArrow(functools.partial(_write_parts, call), StructType([StructField("part", IntegerType())]))
        return [row["part"] for row in self._wait(written.collect)]

    def show(self, name: str) -> None:
        """With its columns, which Spark would give a job of its own to learn."""
        schema = from_arrow_schema(pa.schema([field.with_type(_SMALL.get(field.type, field.type)) for field in pq.read_schema(self.files(name)[0])]))
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


_SMALL = {pa.large_string(): pa.string(), pa.large_binary(): pa.binary()}  # a difference that Spark does not make
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


def _write_parts(call: Callable[[Iterator[pa.RecordBatch]], List[int]], batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield pa.RecordBatch.from_arrays([pa.array(call(batches), pa.int32())], names=["part"])


def _to_parts(packets: Any, n: int) -> Any:
    return packets.partitionBy(n, _same).values()


def _same(number: int) -> int:
    return number


def _said(call: Callable[[Any], Iterator[Packet]], item: Any) -> Iterator[Packet]:
    try:
        yield from call(item)
    except (CompareError, CleancopyError) as error:
        raise TaskError(str(error))


def _end(call: Callable[[Iterable[bytes], int, Sequence[str]], None], folders: List[str], part: int, packets: Iterator[bytes]) -> Iterator[int]:
    try:
        call(packets, part, folders)
    except (CompareError, CleancopyError) as error:
        raise TaskError(str(error))
    yield part


def _verify(none: bool, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    try:
        for batch in batches:
            yield add_verdicts(batch, none)
    except CompareError as error:
        raise TaskError(str(error))
