"""Which paragraphs are worth verifying: an exchange of postings, which cleancopy makes and reads (cleancopy.h: cleancopy_shelf_post()).

    compared      a packet for each part of prints
    postings      a packet for each part of subjects
    lists         the tables pairs_1 and later
"""
from __future__ import annotations

import contextlib
import functools
import os
import tempfile
from typing import Any, Iterable, Iterator, List, Optional, Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from cleancopy import arrow

from .exchange import MAX_PARTS, Exchange, Packet, open_whole

TABLES = ("pairs_1", "later")
POSTINGS_A_PART = 1 << 21  # 48 bytes each in memory, and their packets
ROWS_AT_ONCE = 1 << 16     # paragraphs whose postings are dealt at a time: packets of a part are the smaller, the fewer
BYTES_AT_ONCE = 24 << 20   # of packets, whose postings are in memory at a time: some ten bytes for one

_PIECE = pa.schema([("packet", pa.large_binary())])
_COLUMNS = ["ref", "phase", "first_ref", "shingles", "n_prints", "followed", "prints"]


def exchange(engine: Any) -> Exchange:
    n = min(max(1, engine.jobs, -(-engine.n_postings // POSTINGS_A_PART)), MAX_PARTS)
    return Exchange(TABLES, engine.files("compared"), n, functools.partial(_post, n), functools.partial(_lists, n, engine.scratch), _find)


def _post(n: int, path: str) -> Iterator[Packet]:
    """Of those that can be found: the first print of each text, and those beside it in its document."""
    for batch in pq.ParquetFile(path).iter_batches(ROWS_AT_ONCE, columns=_COLUMNS):
        first = pc.equal(pc.shift_right(batch["ref"], 27), pc.shift_right(batch["first_ref"], 27))
        batch = batch.filter(pc.and_(pc.and_(pc.equal(batch["phase"], 0), first), pc.greater(batch["n_prints"], 0)))
        numbers = [batch[name].cast(pa.int64()) for name in ("ref", "first_ref", "shingles", "followed")]
        yield from _packets(arrow.shelf_post(*numbers, batch["prints"], n))


def _lists(n: int, scratch: Optional[str], packets: Iterable[bytes]) -> Iterator[Packet]:
    """All postings of a print come to one part.  Where that makes more than memory is to be given they go to a file and are taken piece by piece, first for the
    shelves, then for those who ask."""
    pieces = _pieces(packets)
    piece, shelves = next(pieces, _column([])), None
    with tempfile.TemporaryFile(dir=scratch or os.environ.get("SPARK_LOCAL_DIRS", "").split(",")[0] or None) as file:
        with pa.ipc.new_stream(file, _PIECE) as kept:
            for following in pieces:
                shelves = _trim(shelves, piece, kept)
                piece = following
            if shelves is None:
                yield from _packets(arrow.shelf_lists(piece, n))
                return
            shelves = _trim(shelves, piece, kept)
        file.seek(0)
        for batch in pa.ipc.open_stream(file):
            yield from _packets(arrow.shelf_lists(batch["packet"], n, shelves))


def _trim(shelves: Optional[pa.Array], piece: pa.Array, kept: Any) -> pa.Array:
    kept.write_batch(pa.record_batch([piece], schema=_PIECE))
    return arrow.shelf_trim(piece if shelves is None else pa.concat_arrays([shelves, piece]))["packet"]


def _pieces(packets: Iterable[bytes]) -> Iterator[pa.Array]:
    piece, n_bytes = [], 0  # type: List[bytes], int
    for packet in packets:
        piece.append(packet)
        n_bytes += len(packet)
        if n_bytes >= BYTES_AT_ONCE:
            yield _column(piece)
            piece, n_bytes = [], 0
    if piece:
        yield _column(piece)


def _find(packets: Iterable[bytes], part: int, folders: Sequence[str]) -> None:
    writers = []  # type: List[Any]
    with contextlib.ExitStack() as stack:
        for found in arrow.shelf_find(_column(packets)):
            writers = writers or [stack.enter_context(open_whole(folder, part, rows.schema)) for folder, rows in zip(folders, found)]
            for writer, rows in zip(writers, found):
                writer.write_batch(rows)


def _column(packets: Iterable[bytes]) -> pa.Array:
    return pa.array(packets, pa.large_binary())


def _packets(rows: pa.RecordBatch) -> Iterator[Packet]:
    for part, packet in enumerate(rows["packet"]):
        if packet.as_buffer().size > 0:
            yield part, packet.as_py()
