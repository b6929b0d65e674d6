"""Matches in the order in which they are to be taken, and which of them wait: an exchange in which each part asks for its candidates by ref.

    verified_1, by file    to the parts of their refs: which subjects there are, and which candidates this file has
    both                   to the part of the file: those of its candidates that are subjects
    verified_1             the tables matched_1 and best_1, a file for each

What stands behind a candidate that does not wait is never asked for, and left out.  (A statement, with a window and a join by candidate, sent all
rows through two exchanges, and those of a candidate that all have to one task: two thirds of the comparison where texts differ in figures.)
"""
from __future__ import annotations

import contextlib
import functools
import itertools
from typing import Any, Iterable, Iterator, List, NamedTuple, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from .compare import CompareError
from .exchange import Exchange, Packet, open_whole
from .packets import deal, deal_asked, distinct, find, pack, sort_out, unpack

TABLES = ("matched_1", "best_1")

ROWS_AT_ONCE = 1 << 18  # a paragraph has up to 128; 40 bytes each, and what sorting takes

_REF = pa.schema([("ref", pa.int64())])


class Verified(NamedTuple):
    path: str
    part: int


def exchange(engine: Any) -> Exchange:
    paths = engine.files("verified_1")
    n = len(paths)
    return Exchange(TABLES, [Verified(path, part) for part, path in enumerate(paths)], n, functools.partial(_ask, n), _answer, functools.partial(_order, paths))


def _ask(n: int, verified: Verified) -> Iterator[Packet]:
    subjects, candidates = [], []  # type: List[Any], List[Any]
    for batch in pq.ParquetFile(verified.path).iter_batches(ROWS_AT_ONCE, columns=["subject", "candidate"]):
        subjects.append(np.unique(batch["subject"].to_numpy()))
        candidates.append(np.unique(batch["candidate"].to_numpy()))
    yield from deal(pa.table({"ref": distinct(subjects)}, schema=_REF), n)
    yield from deal_asked(distinct(candidates), verified.part, n)


def _answer(packets: Iterable[bytes]) -> Iterator[Packet]:
    packed, asked = sort_out(packets)
    subjects = _refs(packed)
    for part, refs in asked:
        yield part, pack(pa.table({"ref": refs[find(subjects, refs)[0]]}, schema=_REF))


def _order(paths: List[str], packets: Iterable[bytes], part: int, folders: Sequence[str]) -> None:
    waiting = _refs(packets)
    rows = pq.ParquetFile(paths[part])
    kept = pa.RecordBatch.from_pylist([], schema=rows.schema_arrow)
    with contextlib.ExitStack() as stack:
        writers = [stack.enter_context(open_whole(folder, part, _ordered(kept, waiting).schema)) for folder in folders]
        for batch in itertools.chain(filter(len, rows.iter_batches(ROWS_AT_ONCE)), [None]):
            whole = kept
            if batch is not None:
                joined = pa.Table.from_batches([kept, batch]).combine_chunks().to_batches()[0]
                subject = joined["subject"].to_numpy()
                n = int(np.searchsorted(subject, subject[-1]))  # of the last one more may follow
                whole, kept = joined.slice(0, n), joined.slice(n)
            ordered = _ordered(whole, waiting)
            for writer, some in zip(writers, (ordered, _best(ordered))):
                writer.write_batch(some)


def _ordered(rows: pa.RecordBatch, waiting: Any) -> pa.RecordBatch:
    """Of whole subjects, which ascend."""
    subject, candidate, n_shared, relation, deciding = (rows[name].to_numpy() for name in ("subject", "candidate", "n_shared", "relation", "deciding"))
    if (np.diff(subject) < 0).any():
        raise CompareError("pairs are not in the order of their subjects: please report this")
    order = np.lexsort((candidate, -n_shared, -deciding, relation, subject))
    starts = np.flatnonzero(np.diff(subject, prepend=-1))
    sizes = np.diff(starts, append=len(subject))
    nth = np.arange(len(subject)) - np.repeat(starts, sizes) + 1
    waits = find(waiting, candidate[order])[0]
    last = np.minimum.reduceat(np.where(waits, len(subject), nth), starts) if len(subject) > 0 else starts
    taken = nth <= np.repeat(last, sizes)
    columns = {name: rows[name].take(pa.array(order[taken])) for name in ("subject", "candidate", "relation", "similarity", "revised", "deciding")}
    return pa.RecordBatch.from_pydict({**columns, "waits": pa.array(waits[taken], pa.bool_()), "nth": pa.array(nth[taken], pa.int32()),
                                       "behind": pa.array(np.zeros(int(taken.sum()), bool))})


def _best(ordered: pa.RecordBatch) -> pa.RecordBatch:
    at = np.flatnonzero(ordered["nth"].to_numpy() == 1)
    best = ordered.take(pa.array(at))
    return best.set_column(best.schema.get_field_index("behind"), "behind", pa.array(np.diff(at, append=ordered.num_rows) > 1))


def _refs(packets: Iterable[bytes]) -> Any:
    return distinct(unpack(packet)["ref"].to_numpy() for packet in packets)
