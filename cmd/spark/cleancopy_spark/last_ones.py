"""The last decisions, one after another in memory, where that is quicker than rounds of statements.

A round costs an engine such as Spark some seconds whatever it decides, and a chain of a thousand copies, each edited anew, is a thousand
rounds.  In the order of refs there is nothing to wait for: all that a subject asks of is decided before it.
"""
from __future__ import annotations

import itertools
import os
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

import pyarrow as pa
import pyarrow.parquet as pq
from cleancopy import arrow

from .compare import CompareError
from .tables import COMPRESSION

DOCUMENT = 1 << 27  # refs of a document
COPIES = (1, 2, 3)  # relations

_MATCHES = """
SELECT m.subject, m.candidate, m.relation, m.similarity, m.revised, m.deciding, m.nth, coalesce(d.canonical, m.candidate) AS canonical
FROM undecided m LEFT JOIN decided d ON d.ref = m.candidate"""
_TEXTS = """
SELECT r.ref, s.text AS own, f.text AS known
FROM (SELECT subject AS ref FROM undecided UNION SELECT candidate AS ref FROM undecided
      UNION SELECT d.canonical AS ref FROM undecided m JOIN decided d ON d.ref = m.candidate) r
JOIN alone a ON a.ref = r.ref JOIN alone o ON o.ref = a.first_ref
JOIN texts s ON s.place = a.place AND s.paragraph = a.paragraph JOIN texts f ON f.place = o.place AND f.paragraph = o.paragraph"""

_SCHEMA = pa.schema([("ref", pa.int64()), ("source", pa.int64()), ("relation", pa.int32()), ("similarity", pa.float64()),
                     ("revised", pa.int32()), ("canonical", pa.int64())])


class Match(NamedTuple):
    candidate: int
    relation: int
    similarity: float
    revised: int
    deciding: float


def decide_last(engine: Any, name: str) -> None:
    """Makes the table `name`, as decided_{n} is, of all that stand in `undecided`."""
    if engine.has(name):
        return
    matches = sorted(_rows(engine, _MATCHES), key=lambda row: (row["subject"], row["nth"]))
    texts = {row["ref"]: (row["own"], row["known"]) for row in _rows(engine, _TEXTS)}
    canonicals: Dict[int, int] = {}
    decided = []
    for subject, rows in itertools.groupby(matches, key=lambda row: row["subject"]):
        found = _decide(subject, list(rows), canonicals, texts)
        canonicals[subject] = found.candidate if found is not None and found.relation in COPIES else subject
        decided.append({"ref": subject, "canonical": canonicals[subject], **({} if found is None else {
            "source": found.candidate, "relation": found.relation, "similarity": found.similarity, "revised": found.revised})})
    with engine.writing(name) as folder:
        pq.write_table(pa.Table.from_pylist(decided, schema=_SCHEMA), os.path.join(folder, "0.parquet"), compression=COMPRESSION)


def _rows(engine: Any, select: str) -> Iterator[Dict[str, Any]]:
    for batch in engine.batches(select):
        yield from batch.to_pylist()


def _decide(subject: int, rows: List[Dict[str, Any]], canonicals: Dict[int, int], texts: Dict[int, Tuple[str, str]]) -> Optional[Match]:
    """As choose() in pipeline/dedup/compare.c."""
    def canonical_of(row: Dict[str, Any]) -> int:
        return canonicals.get(row["candidate"], row["canonical"])

    best, head = rows[0]["candidate"], canonical_of(rows[0])
    chosen = next((_match(row) for row in rows if canonical_of(row) == row["candidate"]), None)
    if head == best or head // DOCUMENT == subject // DOCUMENT:
        return chosen
    its_own = _verify(texts[subject][0], head, texts[head][1])
    if its_own.relation in COPIES or _is_better(its_own, chosen):
        return its_own
    return chosen


def _match(row: Dict[str, Any]) -> Match:
    return Match(row["candidate"], row["relation"], row["similarity"], row["revised"], row["deciding"])


def _verify(text: str, candidate: int, other: str) -> Match:
    said = arrow.pairs(pa.array([text], pa.string()), pa.array([other], pa.string())).to_pylist()[0]
    if said["status"] != 0:
        raise CompareError("two paragraphs cannot be compared: %s" % said["message"])
    return Match(candidate, said["relation"], said["similarity"], said["revised"], said["deciding"])


def _is_better(a: Match, b: Optional[Match]) -> bool:
    if a.relation == 0 or b is None:
        return a.relation != 0
    return a.relation < b.relation or (a.relation == b.relation and a.deciding > b.deciding)
