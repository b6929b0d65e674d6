"""Work that is dealt out twice: what an engine is asked for where rows of its own would cost more than all that is done with them.

    items     make(item)                packets for parts
    packets   pass_on(packets)          of each part: packets for parts
    packets   end(packets, part, ...)   of each part: a file in the folder of each table

A packet is bytes; an engine carries it to the part whose number it bears, where packets come in any order.  Functions are of a module, so that they reach a
worker; each may be called twice for the same, on two machines at a time.
"""
from __future__ import annotations

import os
from typing import Any, Callable, Iterable, Iterator, List, NamedTuple, Sequence, Tuple

import pyarrow.parquet as pq

from .tables import COMPRESSION

MAX_PARTS = 50000

Packet = Tuple[int, bytes]  # number of its part


class Exchange(NamedTuple):
    tables: Sequence[str]
    items: List[Any]
    n_parts: int
    make: Callable[[Any], Iterator[Packet]]
    pass_on: Callable[[Iterable[bytes]], Iterator[Packet]]
    end: Callable[[Iterable[bytes], int, Sequence[str]], None]


def file_of(part: int) -> str:
    return "%06d.parquet" % part


def open_whole(folder: str, part: int, schema: Any) -> "Whole":
    return Whole(os.path.join(folder, file_of(part)), schema)


class Whole:
    """Writes a part's file, there whole or not at all: two attempts of one task may write the same at a time."""

    def __init__(self, path: str, schema: Any) -> None:
        self.path, self.part = path, "%s.%d.part" % (path, os.getpid())
        self.writer = pq.ParquetWriter(self.part, schema, compression=COMPRESSION)

    def __enter__(self) -> Any:
        return self.writer

    def __exit__(self, kind: Any, *_: object) -> None:
        self.writer.close()
        if kind is None:
            os.replace(self.part, self.path)
        else:
            os.unlink(self.part)
