"""Packets that go by ref: each to the part that its ref has, those of a table's rows, and refs that a part asks for."""
from __future__ import annotations

from typing import Any, Iterable, Iterator, List, Tuple

import numpy as np
import pyarrow as pa

from .exchange import Packet

_ASKED_BY = b"asked_by"  # of a packet of refs alone: the part that asks
_OPTIONS = pa.ipc.IpcWriteOptions(compression="zstd")


def deal(table: pa.Table, n: int) -> Iterator[Packet]:
    """Rows by their `ref`."""
    part = ((table["ref"].to_numpy().astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32)) % np.uint64(n)
    order = np.argsort(part, kind="stable")
    ends = np.searchsorted(part[order], np.arange(1, n + 1, dtype=np.uint64))
    dealt, start = table.take(pa.array(order)), 0
    for number, end in enumerate(ends):
        if end > start:
            yield number, pack(dealt.slice(start, end - start))
        start = end


def deal_asked(refs: Any, by: int, n: int) -> Iterator[Packet]:
    """Refs that the part `by` asks for."""
    yield from deal(pa.table({"ref": refs}).replace_schema_metadata({_ASKED_BY: str(by)}), n)


def sort_out(packets: Iterable[bytes]) -> Tuple[List[bytes], List[Tuple[int, Any]]]:
    """Those of rows, as they are; and of those that ask which part does, and for what."""
    packed, asked = [], []  # type: List[bytes], List[Tuple[int, Any]]
    for packet in packets:
        reader = pa.ipc.open_stream(packet)
        metadata = reader.schema.metadata or {}
        if _ASKED_BY in metadata:
            asked.append((int(metadata[_ASKED_BY]), reader.read_all()["ref"].to_numpy()))
        else:
            packed.append(packet)
    return packed, asked


def pack(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=_OPTIONS) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue().to_pybytes())


def unpack(packet: bytes) -> pa.Table:
    return pa.ipc.open_stream(packet).read_all()


def find(known: Any, wanted: Any) -> Tuple[Any, Any]:
    """Of ascending numbers: which are there, and where."""
    at = np.searchsorted(known, wanted)
    at[at == len(known)] = 0
    return (known[at] == wanted if len(known) > 0 else np.zeros(len(wanted), bool)), at


def distinct(columns: Iterable[Any]) -> Any:
    """Numbers of several arrays, ascending, each once."""
    return np.unique(np.concatenate([np.empty(0, np.int64), *columns]))
