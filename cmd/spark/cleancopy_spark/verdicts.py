"""What cleancopy says of pairs of paragraphs, batch by batch, for any engine; and work that keeps its order."""
from __future__ import annotations

import collections
from concurrent.futures import Executor
from typing import Any, Callable, Deque, Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc
from cleancopy import arrow

from .compare import CompareError

PAIRS_AT_ONCE = 8192  # a batch that cleancopy verifies


def in_order(pool: Executor, call: Callable[[Any], Any], items: Iterable[Any], n_ahead: int) -> Iterator[Any]:
    """As map() of a pool, with no more than so many items in hand."""
    waiting: Deque[Any] = collections.deque()
    for item in items:
        waiting.append(pool.submit(call, item))
        if len(waiting) >= n_ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def add_verdicts(batch: pa.RecordBatch, none: bool) -> pa.RecordBatch:
    """What cleancopy says of the two texts, in their place."""
    said = arrow.pairs(batch["subject_text"], batch["candidate_text"])
    failed = pc.fill_null(pc.not_equal(said["status"], 0), False)
    if pc.any(failed).as_py():
        raise CompareError("two paragraphs cannot be compared: %s" % said.filter(failed)["message"][0].as_py())
    kept = [name for name in batch.schema.names if not name.endswith("_text")]
    columns = {name: batch[name] for name in kept}
    columns.update((name, said[name].cast(pa.int32())) for name in ("relation", "revised"))
    columns.update((name, said[name]) for name in ("similarity", "deciding"))
    out = pa.RecordBatch.from_pydict(columns)
    return out if none else out.filter(pc.not_equal(out["relation"], 0))
