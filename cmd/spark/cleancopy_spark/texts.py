"""The texts of pairs, brought to where they are verified: an exchange in which each text goes to a part once, however many pairs want it there.

    texts, by piece      to the part of each ref
    pairs_1, by file     to these parts: which refs are wanted
    both                 to the part of the pairs: the texts
    texts                the table verified_1, a file for each of pairs_1

(A row for each pair with both texts was ten times as much, all through Java.)
"""
from __future__ import annotations

import functools
from typing import Any, Iterable, Iterator, List, NamedTuple, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from .compare import CompareError
from .documents import PIECE_BITS
from .exchange import Exchange, Packet, open_whole
from .packets import deal, deal_asked, distinct, find, pack, sort_out, unpack
from .verdicts import PAIRS_AT_ONCE, add_verdicts

TABLES = ("verified_1",)

ROWS_AT_ONCE = 1 << 20  # pairs; a paragraph has up to 128

_TEXTS = pa.schema([("ref", pa.int64()), ("text", pa.large_string())])


class Piece(NamedTuple):
    paragraphs: str
    texts: str
    ordered: List[str]


class Pairs(NamedTuple):
    path: str
    part: int


def exchange(engine: Any) -> Exchange:
    paths, ordered = engine.files("pairs_1"), engine.files("ordered")
    pieces = [Piece(*both, ordered) for both in zip(engine.files("paragraphs"), engine.files("texts"))]
    n = len(paths)
    items = [*pieces, *(Pairs(path, part) for part, path in enumerate(paths))]
    return Exchange(TABLES, items, n, functools.partial(_send, n), _answer, functools.partial(_verify, paths))


# ---- the first packets ----

def _send(n: int, item: Any) -> Iterator[Packet]:
    return _texts_of(item, n) if isinstance(item, Piece) else _wanted_by(item, n)


def _texts_of(piece: Piece, n: int) -> Iterator[Packet]:
    """Of those that stand alone; the two files have the same rows."""
    rows = pq.read_table(piece.paragraphs, columns=["place", "paragraph", "phase"])
    if rows.num_rows == 0:
        return
    place = rows["place"].to_numpy()
    first = int(place[0]) >> PIECE_BITS << PIECE_BITS
    ordered = pq.read_table(piece.ordered, columns=["place", "document"],
                            filters=[("place", ">=", first), ("place", "<", first + (1 << PIECE_BITS))]).sort_by("place")
    found, at = find(ordered["place"].to_numpy(), place)
    taken = np.flatnonzero(found & (rows["phase"].to_numpy() == 0))
    ref = ordered["document"].to_numpy()[at[taken]] + rows["paragraph"].to_numpy()[taken]
    texts = pq.read_table(piece.texts, columns=["text"])["text"].cast(pa.large_string()).take(pa.array(taken))
    yield from deal(pa.table([pa.array(ref, pa.int64()), texts], schema=_TEXTS), n)


def _wanted_by(pairs: Pairs, n: int) -> Iterator[Packet]:
    rows = pq.ParquetFile(pairs.path).iter_batches(ROWS_AT_ONCE, columns=["subject", "candidate_text"])
    yield from deal_asked(distinct(np.unique(column.to_numpy()) for batch in rows for column in batch.columns), pairs.part, n)


# ---- the second ones ----

def _answer(packets: Iterable[bytes]) -> Iterator[Packet]:
    """Texts stay packed until it is known which are wanted: of one that stands in a million documents the first print alone."""
    packed, asked = sort_out(packets)
    wanted = distinct(refs for _, refs in asked)
    known = Texts([_only(wanted, unpack(packet)) for packet in packed])
    for part, refs in asked:
        yield part, pack(pa.table([pa.array(refs, pa.int64()), known.of(refs)], schema=_TEXTS))


def _only(wanted: Any, texts: pa.Table) -> pa.Table:
    return texts.filter(pa.array(find(wanted, texts["ref"].to_numpy())[0]))


# ---- and what they are for ----

def _verify(paths: List[str], packets: Iterable[bytes], part: int, folders: Sequence[str]) -> None:
    known = Texts(list(map(unpack, packets)))
    rows = pq.ParquetFile(paths[part])
    with open_whole(folders[0], part, _verified(known, pa.RecordBatch.from_pylist([], schema=rows.schema_arrow)).schema) as writer:
        for batch in rows.iter_batches(PAIRS_AT_ONCE):
            writer.write_batch(_verified(known, batch))


def _verified(known: "Texts", batch: pa.RecordBatch) -> pa.RecordBatch:
    columns = {name: batch[name] for name in ("subject", "candidate", "n_shared")}
    for name, ref in (("subject_text", "subject"), ("candidate_text", "candidate_text")):
        columns[name] = known.of(batch[ref].to_numpy())
    return add_verdicts(pa.RecordBatch.from_pydict(columns), none=False)


class Texts:
    """By ref."""

    def __init__(self, tables: List[pa.Table]) -> None:
        table = pa.concat_tables([_TEXTS.empty_table(), *tables])
        refs = table["ref"].to_numpy()
        self.order = np.argsort(refs, kind="stable")
        self.refs = refs[self.order]
        self.texts = table["text"].combine_chunks()

    def of(self, refs: Any) -> pa.Array:
        found, at = find(self.refs, refs)
        if not found.all():
            raise CompareError("the text of paragraph %d is missing: please report this" % refs[~found][0])
        return self.texts.take(pa.array(self.order[at]))
