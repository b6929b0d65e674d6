"""Documents in JSON lines to Parquet files of what they are compared by: the tables that compare.sql begins with.

Files are read in pieces of some megabytes, which processes of their own make rows of.  A row's `place` is (number of the piece) * 2^20 and
its line there, so that places have the order of the input.
"""
from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Dict, Iterator, List, Tuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from cleancopy import arrow

from .documents import PIECE_BITS, Inputs, Piece
from .duckdb_engine import COMPRESSION, Engine, in_order

PIECES_AHEAD = 2  # for each process
TABLES = ("documents", "paragraphs", "prints", "texts")


def make_sketches(engine: Engine, inputs: Inputs, jobs: int) -> Dict[str, Any]:
    """The tables, unless they are there; what was read: pieces (path, first line of each), bad (path, line, why) and what `inputs` says."""
    path = os.path.join(engine.folder, "sketches.json")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            return dict(json.load(file))
    read: Dict[str, Any] = {"pieces": [], "bad": []}
    with contextlib.ExitStack() as stack:
        folders = {name: stack.enter_context(engine.writing(name)) for name in TABLES}
        pool = stack.enter_context(ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _ignore_signals))
        pieces = _noted(inputs.pieces(), read["pieces"])
        for number, bad in in_order(pool, _Sketcher(folders, inputs.roles), pieces, PIECES_AHEAD * jobs):
            source, first_line = read["pieces"][number]
            read["bad"] += [(source, first_line + offset, message) for offset, message in bad]
    read["bad"] += [(source, None, message) for source, message in inputs.bad]
    read["found"] = inputs.found
    with open(path + ".part", "w", encoding="utf-8") as file:
        json.dump(read, file)
    os.rename(path + ".part", path)
    return read


def write_ties(engine: Engine, inputs: Inputs) -> None:
    """Of documents whose id stands twice: their lines (records), or their text."""
    schema = pa.schema([("place", pa.int64()), ("tie", pa.binary())])
    with engine.writing("ties") as folder, pq.ParquetWriter(os.path.join(folder, "0.parquet"), schema, compression=COMPRESSION) as writer:
        for place, tie in _lines_of(engine, inputs) if inputs.roles else _texts_of(engine):
            writer.write_batch(pa.RecordBatch.from_arrays([pa.array([place]), pa.array([tie], pa.binary())], schema=schema))


# ---- in a process of its own ----

def _ignore_signals() -> None:
    """Ctrl-C ends the pool from outside."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Sketcher:
    """Called with a piece: writes its rows, and gives its number and its bad lines (offset, why)."""

    def __init__(self, folders: Dict[str, str], roles: bool) -> None:
        self.folders, self.roles = folders, roles

    def __call__(self, piece: Piece) -> Tuple[int, List[Tuple[int, str]]]:
        documents, paragraphs = arrow.sketches(pa.array(piece.lines, pa.large_binary()), roles=self.roles)
        places = pa.array([(piece.number << PIECE_BITS) + offset for offset in piece.offsets], pa.int64())
        for name, table in _tables(documents, paragraphs, places).items():
            pq.write_table(table, os.path.join(self.folders[name], "%08d.parquet" % piece.number), compression=COMPRESSION)
        status = documents["status"].to_pylist()
        return piece.number, [(piece.offsets[i], documents["message"][i].as_py()) for i, code in enumerate(status) if code != 0]


def _tables(documents: pa.RecordBatch, paragraphs: pa.RecordBatch, places: pa.Array) -> Dict[str, pa.Table]:
    good = pc.equal(documents["status"], 0)
    place = places.take(paragraphs["document"])
    prints = paragraphs["prints"]
    of = prints.value_parent_indices()

    def some(*names: str) -> Dict[str, pa.Array]:
        return {name: paragraphs[name] for name in names}

    return {
        "documents": pa.table({"place": places, **{name: documents[name] for name in ("id", "outlet", "moment")}}).filter(good),
        "paragraphs": pa.table({"place": place, **some("paragraph", "phase", "companion", "key_high", "key_low", "shingles", "cluster"),
                                "n_prints": pc.list_value_length(prints)}),
        "prints": pa.table({"place": place.take(of), "paragraph": paragraphs["paragraph"].take(of), "print": prints.flatten()}),
        "texts": pa.table({"place": place, **some("paragraph", "text")}),
    }


# ---- ties ----

def _noted(pieces: Iterator[Piece], places: List[Tuple[str, int]]) -> Iterator[Piece]:
    for piece in pieces:
        places.append((piece.path, piece.first_line))
        yield piece


def _lines_of(engine: Engine, inputs: Inputs) -> Iterator[Tuple[int, bytes]]:
    """Both run by place."""
    wanted = (place for batch in engine.batches("SELECT place FROM contested ORDER BY place") for place in batch["place"].to_pylist())
    place = next(wanted, None)
    for piece in inputs.pieces():
        for offset, line in zip(piece.offsets, piece.lines):
            if place is None:
                return
            if (piece.number << PIECE_BITS) + offset == place:
                yield place, line
                place = next(wanted, None)


def _texts_of(engine: Engine) -> Iterator[Tuple[int, bytes]]:
    """Paragraph by paragraph: a zero byte comes before all others."""
    rows = ((row["place"], row["text"]) for batch in engine.batches(
        "SELECT c.place, t.text FROM contested c LEFT JOIN texts t ON t.place = c.place ORDER BY c.place, t.paragraph") for row in batch.to_pylist())
    at, texts = None, []  # type: Any, List[str]
    for place, text in rows:
        if place != at and at is not None:
            yield at, "\0".join(texts).encode()
            texts = []
        at = place
        texts.append(text or "")
    if at is not None:
        yield at, "\0".join(texts).encode()
