"""What the first look's verdicts on all blocks of a page say about each of them: the columns of verdict_context_list.h, as
verdict_context.c counts them.  A flattened page's blocks are its lines."""
import numpy as np

from . import trees

NO_SUM = -99999
KEEP, SURE = 500, 850
FAR = 100
MOST_UNITS = 2000
MOST_PROMISE, MOST_PAGE_PROMISE, MOST_PAGE_LIKELY = 3000, 3500, 90
MOST_STRETCH_UNITS, MOST_STRETCH_BLOCKS = 2000, 45
NEIGHBOURS = 4
WINDOWS = (2, 5, 10, 25)
COLUMNS = 1 + 2 * NEIGHBOURS + 4 * len(WINDOWS) + 18


def _at(values, away):
    """Of each block the value of the one `away` blocks behind it, or before."""
    place = np.arange(len(values)) + away
    there = (place >= 0) & (place < len(values))
    return np.where(there, values[place.clip(0, len(values) - 1)], NO_SUM)


def _before(values):
    """Sums of all before each, and at the end of all."""
    return np.concatenate([[0], np.cumsum(values)])


def _between(sums, of, first, end):
    """Means of what `sums` counts by what `of` does, over the blocks from `first` to before `end`; -1 of none."""
    count = of[end] - of[first]
    return np.where(count > 0, (sums[end] - sums[first]) // np.maximum(count, 1), -1)


def _blocks_since(mask):
    place = np.arange(len(mask))
    last = np.maximum.accumulate(np.where(mask, place, -FAR))
    return np.minimum(place - np.concatenate([[-FAR], last[:-1]]), FAR)


def _blocks_until(mask):
    return _blocks_since(mask[::-1])[::-1]


def _windows(promise, units, scores, n):
    place = np.arange(n)
    for sums, of in ((promise, units), (scores, np.arange(n + 1))):
        for size in WINDOWS:
            yield _between(sums, of, np.maximum(place - size, 0), place)
            yield _between(sums, of, place + 1, np.minimum(place + 1 + size, n))


def _stretches(likely, units, promise):
    of = np.concatenate([[0], np.cumsum(likely[1:] != likely[:-1])])
    blocks = np.bincount(of)
    words = np.bincount(of, units).astype(np.int64)
    text = np.bincount(of, promise).astype(np.int64) // 1000
    yield np.minimum(words[of], MOST_STRETCH_UNITS)
    yield np.minimum(blocks[of], MOST_STRETCH_BLOCKS)
    yield np.minimum(text[of], MOST_STRETCH_UNITS)
    for values, most in ((text, MOST_STRETCH_UNITS), (blocks, MOST_STRETCH_BLOCKS)):
        values = np.minimum(values, most)
        yield np.concatenate([[-1], values[:-1]])[of]
        yield np.concatenate([values[1:], [-1]])[of]


def bounded(units):
    """As cc_promise_units."""
    return units.astype(np.int64).clip(1, MOST_UNITS)


def columns(sums, units):
    """sums: the first look's, both habits combined; units: of the blocks, as cc_verdict_context_make takes them."""
    n = len(sums)
    if n == 0:
        return np.zeros((0, COLUMNS), np.int32)
    scores = trees.permille(sums).astype(np.int64)
    units = bounded(units)
    promise = units * scores
    promise_before, units_before, scores_before = _before(promise), _before(units), _before(scores)
    whole, likely, sure = int(promise_before[-1]), scores >= KEEP, scores >= SURE
    found = [sums]
    for away in range(1, NEIGHBOURS + 1):
        found += [_at(sums, -away), _at(sums, away)]
    found += _windows(promise_before, units_before, scores_before, n)
    found += [np.minimum(promise_before[:-1] // 1000, MOST_PROMISE), np.minimum((whole - promise_before[1:]) // 1000, MOST_PROMISE),
              promise_before[:-1] * 1000 // max(1, whole)]
    found += [np.full(n, value) for value in (
        min(whole // 1000, MOST_PAGE_PROMISE), min(int(likely.sum()), MOST_PAGE_LIKELY), whole // int(units.sum()),
        int((units * np.abs(2 * scores - 1000)).sum()) // int(units.sum()))]
    found += [_blocks_since(likely), _blocks_until(likely), _blocks_since(sure), _blocks_until(sure)]
    found += _stretches(likely, units, promise)
    assert len(found) == COLUMNS
    return np.stack(found, 1).astype(np.int32)
