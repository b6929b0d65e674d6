"""DuckDB: an engine for compare.py on one machine, for more paragraphs than fit into its memory."""
from __future__ import annotations

import contextlib
import os
import struct
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from . import sketch
from .documents import Inputs
from .exchange import Exchange, Packet
from .tables import COMPRESSION, PART, Tables, quote
from .verdicts import PAIRS_AT_ONCE, add_verdicts, in_order

BATCHES_AHEAD = 4  # for each thread


class Engine(Tables):
    utf8 = ""  # behind the bytes in decode()

    def __init__(self, folder: str, jobs: int, few: int, memory: Optional[str] = None) -> None:
        self.jobs, self.few, self.scratch = jobs, few, folder
        self.db = duckdb.connect(config={"threads": jobs, "temp_directory": os.path.join(folder, "spill"), "autoinstall_known_extensions": False})
        if memory is not None:
            self.db.execute("SET memory_limit = " + quote(memory))
        super().__init__(folder)

    def close(self) -> None:
        self.db.close()

    # ---- what compare.py asks for ----

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

    def exchange(self, what: Exchange) -> None:
        with contextlib.ExitStack() as stack:
            folders = [stack.enter_context(self.writing(name)) for name in what.tables]
            scratch = [stack.enter_context(tempfile.TemporaryDirectory(prefix="packets-", suffix=PART, dir=self.folder)) for _ in range(2)]
            pool = stack.enter_context(ThreadPoolExecutor(self.jobs))
            made, passed = (Packets(path, what.n_parts) for path in scratch)
            for _ in in_order(pool, lambda item: made.put(what.make(item)), what.items, self.jobs):
                pass
            for _ in in_order(pool, lambda part: passed.put(what.pass_on(made.of(part))), range(what.n_parts), self.jobs):
                pass
            for _ in in_order(pool, lambda part: what.end(passed.of(part), part, folders), range(what.n_parts), self.jobs):
                pass

    # ---- and what the command needs ----

    def expect(self, read: Dict[str, Any]) -> None:
        self.n_postings = read["prints"]

    def batches(self, select: str, n: int = PAIRS_AT_ONCE) -> pa.RecordBatchReader:
        return self.db.cursor().sql(select).to_arrow_reader(n)

    def sketch(self, inputs: Inputs, folders: Dict[str, str]) -> Dict[str, Any]:
        return sketch.sketch_pieces(inputs, folders, self.jobs)

    def write_lines(self, inputs: Inputs, wanted_in: str, folder: str) -> None:
        wanted = (place for batch in self.batches("SELECT place FROM %s ORDER BY place" % wanted_in) for place in batch["place"].to_pylist())
        sketch.write_ties(os.path.join(folder, "0.parquet"), sketch.lines_at(inputs.pieces(), wanted))

    def write_parts(self, select: str, call: Callable[[Iterator[pa.RecordBatch]], List[int]]) -> List[int]:
        return call(iter(self.batches(select)))

    def show(self, name: str) -> None:
        self.define(name, "SELECT * FROM read_parquet(%s)" % quote(os.path.join(self.path(name), "*.parquet")))


class Packets:
    """In files, one for each part: its packets, each behind its length."""

    def __init__(self, folder: str, n: int) -> None:
        self.folder = folder
        self.locks = [threading.Lock() for _ in range(n)]

    def of(self, part: int) -> Iterator[bytes]:
        path = self._path(part)
        if not os.path.exists(path):
            return
        with open(path, "rb") as file:
            for head in iter(lambda: file.read(_LENGTH.size), b""):
                yield file.read(*_LENGTH.unpack(head))

    def put(self, packets: Iterable[Packet]) -> None:
        for part, packet in packets:
            with self.locks[part], open(self._path(part), "ab") as file:
                file.write(_LENGTH.pack(len(packet)) + packet)

    def _path(self, part: int) -> str:
        return os.path.join(self.folder, "%06d" % part)


_LENGTH = struct.Struct("<Q")
