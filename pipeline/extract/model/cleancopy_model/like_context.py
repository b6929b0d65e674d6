"""What the first look's verdicts on the blocks that look like a block say about it: the values of like_context.h."""
import numpy as np

from . import trees, verdict_context

COLUMNS = 3


def columns(sums, words, like):
    """sums: the first look's, both habits combined; words: of the blocks; like: a number that a block shares with its likes."""
    scores = trees.permille(sums).astype(np.int64)
    words = verdict_context.bounded(words)
    promise = words * scores

    def of_likes(values):
        return np.bincount(like, values).astype(np.int64)[like]
    others = of_likes(np.ones_like(words)) - 1
    found = [(of_likes(promise) - promise) // np.maximum(of_likes(words) - words, 1), (of_likes(scores) - scores) // np.maximum(others, 1)]
    found = [np.where(others > 0, values, -1) for values in found]
    found.append(np.minimum(of_likes(promise) // 1000, verdict_context.MOST_PROMISE))
    assert len(found) == COLUMNS
    return np.stack(found, 1).astype(np.int32)
