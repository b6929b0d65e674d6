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
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Dict, Iterable, Iterator, List, Sequence, Tuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from cleancopy import arrow

from .compare import CompareError
from .documents import PIECE_BITS, Inputs, Piece
from .tables import COMPRESSION
from .verdicts import in_order

PIECES_AHEAD = 2   # for each process
FILE_BITS = 20     # pieces of a file, where each file is numbered by itself
MAX_BAD = 1000     # bad lines that are kept of a file or a run; the rest are counted
TIES_AT_ONCE = 256
TABLES = ("documents", "paragraphs", "texts")
SHOWN = ("pages", "lines")  # of records: what parts.sql begins with

Bad = List[Tuple[int, str]]  # of a piece: line, and why
Said = Tuple[Bad, int]


def make_sketches(engine: Any, inputs: Inputs) -> Dict[str, Any]:
    """The tables, unless they are there; what was read: pieces (number: path, first line), bad (path, line, why), n_bad and what `inputs` found."""
    path = os.path.join(engine.folder, "sketches.json")
    if not os.path.exists(path):
        _sketch(engine, inputs, path)
    with open(path, encoding="utf-8") as file:
        read = dict(json.load(file))
    engine.expect(read)
    return read


def _sketch(engine: Any, inputs: Inputs, path: str) -> None:
    with contextlib.ExitStack() as stack:
        folders = {name: stack.enter_context(engine.writing(name)) for name in TABLES + (SHOWN if inputs.roles else ())}
        Sketcher(folders, inputs.roles).write_none()
        read = engine.sketch(inputs, folders)
    with open(path + ".part", "w", encoding="utf-8") as file:
        json.dump(read, file)
    os.rename(path + ".part", path)


def make_favours(engine: Any, prefer: Sequence[str]) -> None:
    """ASCII capitals alone are made small: it is how outlets are compared."""
    if engine.has("favours"):
        return
    with engine.writing("favours") as folder:
        names = [name.encode().lower().decode() for name in prefer]
        pq.write_table(pa.table({"name": pa.array(names, pa.string()), "favour": pa.array(range(len(names)), pa.int32())}),
                       os.path.join(folder, "0.parquet"))


def make_ties(engine: Any, inputs: Inputs) -> None:
    """Of documents whose id stands twice: their lines (records), or their text."""
    if engine.has("ties"):
        return
    with engine.writing("ties") as folder:
        if inputs.roles and engine.count("contested") > 0:
            engine.write_lines(inputs, "contested", folder)
        elif inputs.roles:
            write_ties(os.path.join(folder, "none.parquet"), iter(()))
        else:
            write_ties(os.path.join(folder, "0.parquet"), _texts_of(engine))


# ---- what was read ----

class Read:
    def __init__(self) -> None:
        self.pieces: Dict[str, Tuple[str, int]] = {}
        self.bad: List[Any] = []
        self.n_bad = 0
        self.n_prints = 0

    def add(self, piece: Piece, said: Said) -> None:
        bad, n_prints = said
        self.n_prints += n_prints
        self.pieces[str(piece.number)] = (piece.path, piece.first_line)
        self.add_bad([(piece.path, line, why) for line, why in bad], len(bad))

    def add_bad(self, bad: List[Any], n_bad: int) -> None:
        self.bad += bad[:MAX_BAD - len(self.bad)]
        self.n_bad += n_bad

    def end(self, inputs: Inputs) -> Dict[str, Any]:
        self.add_bad([(path, None, why) for path, why in inputs.bad], len(inputs.bad))
        return {"pieces": self.pieces, "bad": self.bad, "n_bad": self.n_bad, "found": inputs.found, "prints": self.n_prints}


def sketch_pieces(inputs: Inputs, folders: Dict[str, str], jobs: int) -> Dict[str, Any]:
    """On this machine, in processes."""
    read, given = Read(), []  # type: Read, List[Piece]
    try:
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _ignore_signals) as pool:
            for said in in_order(pool, Sketcher(folders, inputs.roles), _noted(inputs.pieces(), given), PIECES_AHEAD * jobs):
                read.add(given.pop(0), said)
    except BrokenProcessPool:
        raise CompareError("a process that read documents was ended from outside (out of memory?): give fewer --jobs")
    return read.end(inputs)


def sketch_file(inputs: Inputs, number: int, folders: Dict[str, str]) -> Dict[str, Any]:
    """The same for one file in this process; its pieces have numbers that no other file's have."""
    one, read, call = inputs.only(inputs.paths[number]), Read(), Sketcher(folders, inputs.roles)
    for piece in one.pieces(number << FILE_BITS):
        read.add(piece, call(piece))
    return read.end(one)


def join(inputs: Inputs, parts: Iterable[Dict[str, Any]]) -> Dict[str, Any]:
    """What sketch_file() read of all files, in their order."""
    read = Read()
    for part in parts:
        read.pieces.update(part["pieces"])
        read.n_prints += part["prints"]
        read.add_bad(part["bad"], part["n_bad"])
        inputs.take(part["found"])
    return read.end(inputs)


def _noted(pieces: Iterator[Piece], given: List[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        given.append(piece._replace(lines=[], offsets=[]))
        yield piece


# ---- in a process of its own ----

def _ignore_signals() -> None:
    """Ctrl-C ends the pool from outside."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Sketcher:
    """Called with a piece: writes its rows; gives its bad lines, and how many prints there are."""

    def __init__(self, folders: Dict[str, str], roles: bool) -> None:
        self.folders, self.roles = folders, roles

    def write_none(self) -> None:
        """Tables have columns though there are no documents."""
        self._write(Piece(0, "", 1, [], []), "none")

    def _write(self, piece: Piece, file: str) -> Tuple[pa.RecordBatch, int]:
        documents, paragraphs = arrow.sketches(pa.array(piece.lines, pa.large_binary()), roles=self.roles)
        places = pa.array([(piece.number << PIECE_BITS) + offset for offset in piece.offsets], pa.int64())
        tables = _tables(documents, paragraphs, places)
        for name, table in (dict(tables, **_shown(documents, paragraphs, places)) if self.roles else tables).items():
            _write_whole(table, os.path.join(self.folders[name], file + ".parquet"))
        return documents, len(paragraphs["prints"].flatten())

    def __call__(self, piece: Piece) -> Said:
        documents, n_prints = self._write(piece, "%012d" % piece.number)
        status = documents["status"].to_pylist()
        return [(piece.first_line + piece.offsets[i], documents["message"][i].as_py()) for i, code in enumerate(status) if code != 0], n_prints


def _write_whole(table: pa.Table, path: str) -> None:
    """Two attempts of one task may write the same at a time."""
    part = "%s.%d.part" % (path, os.getpid())
    pq.write_table(table, part, compression=COMPRESSION)
    os.replace(part, path)


def _tables(documents: pa.RecordBatch, paragraphs: pa.RecordBatch, places: pa.Array) -> Dict[str, pa.Table]:
    good = pc.equal(documents["status"], 0)
    place = places.take(paragraphs["document"])
    prints = paragraphs["prints"]

    def some(*names: str) -> Dict[str, pa.Array]:
        return {name: paragraphs[name] for name in names}

    return {
        "documents": pa.table({"place": places, **{name: documents[name] for name in ("id", "outlet", "moment")}}).filter(good),
        "paragraphs": pa.table({"place": place, **some("paragraph", "phase", "companion", "key_high", "key_low", "shingles", "cluster"),
                                "n_prints": pc.list_value_length(prints), "prints": _as_bytes(prints)}),
        "texts": pa.table({"place": place, **some("paragraph", "text")}),
    }


def _shown(documents: pa.RecordBatch, paragraphs: pa.RecordBatch, places: pa.Array) -> Dict[str, pa.Table]:
    good, flags = pc.equal(documents["status"], 0), paragraphs["line_flags"]
    return {
        "pages": pa.table({"place": places, **{name: documents[name] for name in ("date", "title", "article", "name")}}).filter(good),
        "lines": pa.table({"place": places.take(paragraphs["document"]), "paragraph": paragraphs["paragraph"], "line": paragraphs["line"],
                           "words": paragraphs["line_words"], "judged": pc.bit_wise_and(flags, pa.scalar(1, pa.int8())),
                           "heading": pc.shift_right(flags, pa.scalar(1, pa.int8()))}),
    }


def _as_bytes(lists: pa.Array) -> pa.Array:
    """Of lists of int64: for engines that carry numbers which they do not look at."""
    offsets = pc.multiply(pa.Array.from_buffers(pa.int32(), len(lists) + 1, [None, lists.buffers()[1]]).cast(pa.int64()), 8)
    return pa.Array.from_buffers(pa.large_binary(), len(lists), [None, offsets.buffers()[1], lists.values.buffers()[1]]).cast(pa.binary())


# ---- ties ----

def write_ties(path: str, ties: Iterator[Tuple[int, bytes]]) -> None:
    """Rows of (place, tie)."""
    schema = pa.schema([("place", pa.int64()), ("tie", pa.binary())])
    rows: List[Dict[str, Any]] = []
    with pq.ParquetWriter(path, schema, compression=COMPRESSION) as writer:
        for place, tie in ties:
            rows.append({"place": place, "tie": tie})
            if len(rows) == TIES_AT_ONCE:
                writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=schema))
                rows = []
        writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=schema))


def lines_at(pieces: Iterator[Piece], wanted: Iterator[int]) -> Iterator[Tuple[int, bytes]]:
    """Both run by place."""
    place = next(wanted, None)
    for piece in pieces:
        for offset, line in zip(piece.offsets, piece.lines):
            if place is None:
                return
            if (piece.number << PIECE_BITS) + offset == place:
                yield place, line
                place = next(wanted, None)


def _texts_of(engine: Any) -> Iterator[Tuple[int, bytes]]:
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
