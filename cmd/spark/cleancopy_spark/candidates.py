"""Which paragraphs are worth verifying: two exchanges of packets, for any engine.

    compared      post()      a packet for each part of prints
    postings      lists()     a packet for each part of subjects
    lists         find()      the tables pairs_1 and later

What is in the packets is cleancopy's (cleancopy.h: cleancopy_shelf_post()); an engine carries them to the part whose number they bear.
"""
from __future__ import annotations

import os
from typing import Iterable, Iterator, Sequence, Tuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from cleancopy import arrow

from .tables import COMPRESSION

POSTINGS_A_PART = 1 << 21   # 48 bytes each in memory, and their packets
MAX_PARTS = 50000
ROWS_AT_ONCE = 1 << 16      # paragraphs whose postings are dealt at a time: packets of a part are the smaller, the fewer
TABLES = ("pairs_1", "later")

_COLUMNS = ["ref", "document", "phase", "first_ref", "shingles", "n_prints", "followed", "prints"]

Packet = Tuple[int, bytes]  # number of its part


def n_parts(n_postings: int, least: int) -> int:
    return min(max(1, least, n_postings // POSTINGS_A_PART), MAX_PARTS)


def post(paths: Iterable[str], n: int) -> Iterator[Packet]:
    """Of these files of `compared`: those that can be found, the first print of each text and those beside it in its document."""
    for path in paths:
        for batch in pq.ParquetFile(path).iter_batches(ROWS_AT_ONCE, columns=_COLUMNS):
            first = pc.equal(pc.shift_right(batch["ref"], 27), pc.shift_right(batch["first_ref"], 27))
            batch = batch.filter(pc.and_(pc.and_(pc.equal(batch["phase"], 0), first), pc.greater(batch["n_prints"], 0)))
            numbers = [batch[name].cast(pa.int64()) for name in ("ref", "first_ref", "shingles", "followed")]
            yield from _packets(arrow.shelf_post(*numbers, batch["prints"], n))


def lists(packets: Iterable[bytes], n: int) -> Iterator[Packet]:
    yield from _packets(arrow.shelf_lists(_column(packets), n))


def find(packets: Iterable[bytes], folders: Sequence[str], name: str) -> None:
    """Writes a file of that name into the folder of each of TABLES."""
    for table, folder in zip(arrow.shelf_find(_column(packets)), folders):
        part = os.path.join(folder, "%s.%d.part" % (name, os.getpid()))
        pq.write_table(pa.table(table), part, compression=COMPRESSION)
        os.replace(part, os.path.join(folder, name))  # two attempts of one task may write the same at a time



def _column(packets: Iterable[bytes]) -> pa.Array:
    return pa.array(packets, pa.large_binary())


def _packets(rows: pa.RecordBatch) -> Iterator[Packet]:
    for part, packet in enumerate(rows["packet"]):
        if packet.as_buffer().size > 0:
            yield part, packet.as_py()
