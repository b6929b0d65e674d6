"""Which paragraphs are worth verifying: an exchange of postings, which cleancopy makes and reads (cleancopy.h: cleancopy_shelf_post()).

    compared      a packet for each part of prints
    postings      a packet for each part of subjects
    lists         the tables pairs_1 and later
"""
from __future__ import annotations

import functools
from typing import Any, Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from cleancopy import arrow

from .exchange import MAX_PARTS, Exchange, Packet, open_whole

TABLES = ("pairs_1", "later")
POSTINGS_A_PART = 1 << 21  # 48 bytes each in memory, and their packets
ROWS_AT_ONCE = 1 << 16     # paragraphs whose postings are dealt at a time: packets of a part are the smaller, the fewer

_COLUMNS = ["ref", "phase", "first_ref", "shingles", "n_prints", "followed", "prints"]


def exchange(engine: Any) -> Exchange:
    n = min(max(1, engine.jobs, engine.n_postings // POSTINGS_A_PART), MAX_PARTS)
    return Exchange(TABLES, engine.files("compared"), n, functools.partial(_post, n), functools.partial(_lists, n), _find)


def _post(n: int, path: str) -> Iterator[Packet]:
    """Of those that can be found: the first print of each text, and those beside it in its document."""
    for batch in pq.ParquetFile(path).iter_batches(ROWS_AT_ONCE, columns=_COLUMNS):
        first = pc.equal(pc.shift_right(batch["ref"], 27), pc.shift_right(batch["first_ref"], 27))
        batch = batch.filter(pc.and_(pc.and_(pc.equal(batch["phase"], 0), first), pc.greater(batch["n_prints"], 0)))
        numbers = [batch[name].cast(pa.int64()) for name in ("ref", "first_ref", "shingles", "followed")]
        yield from _packets(arrow.shelf_post(*numbers, batch["prints"], n))


def _lists(n: int, packets: Iterable[bytes]) -> Iterator[Packet]:
    yield from _packets(arrow.shelf_lists(_column(packets), n))


def _find(packets: Iterable[bytes], part: int, folders: Sequence[str]) -> None:
    for found, folder in zip(arrow.shelf_find(_column(packets)), folders):
        with open_whole(folder, part, found.schema) as writer:
            writer.write_batch(found)


def _column(packets: Iterable[bytes]) -> pa.Array:
    return pa.array(packets, pa.large_binary())


def _packets(rows: pa.RecordBatch) -> Iterator[Packet]:
    for part, packet in enumerate(rows["packet"]):
        if packet.as_buffer().size > 0:
            yield part, packet.as_py()
