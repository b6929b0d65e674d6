"""Calibration: what the scores promise against what unseen pages had."""
import numpy as np

STEPS = 21


FLOOR = 50         # as CC_KEEP_LINE_FLOOR
MOST_SPARSE = 400  # as in verdict.c
DOUBTFUL = 600
KEEP = 500


def line_at(words, scores, score):
    """(score, expected F1 in permille), as cc_keep_line_at."""
    kept, wanted = scores >= score, int((words * scores).sum())
    right = int((words * scores)[kept].sum())
    return score, 2000 * right // (int(words[kept].sum()) * 1000 + wanted) if right else 0


def line_best(words, scores, highest):
    """As cc_keep_line_best."""
    at = np.arange(1001)
    words_at = np.bincount(scores, words, 1001).astype(np.int64)
    wanted = int((words_at * at).sum())
    kept = np.cumsum((words_at * 1000)[::-1])[::-1]
    right = np.cumsum((words_at * at)[::-1])[::-1]
    best, most = highest, 0
    for score in range(highest, FLOOR - 1, -1):
        f1 = 2_000_000 * int(right[score]) // (int(kept[score]) + wanted) if right[score] else 0
        if f1 > most:
            best, most = score, f1
    return best, most // 1000


def line(words, scores, kind, scope):
    """As draw_line() of verdict.c."""
    if kind != "article" and scope != "strict":
        return line_best(words, scores, MOST_SPARSE)
    given = line_at(words, scores, KEEP)
    return given if given[1] >= DOUBTFUL else line_best(words, scores, KEEP)


def table(expected, right):
    """Permille for each of STEPS expected values: isotonic regression (pool adjacent violators) of `right` on
    `expected`, read off at the steps."""
    order = np.argsort(expected, kind="stable")
    x, y = np.asarray(expected, float)[order], np.asarray(right, float)[order]
    pools = []
    for a, b in zip(x, y):
        pools.append([a, b, 1])
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            a2, b2, n2 = pools.pop()
            a1, b1, n1 = pools.pop()
            n = n1 + n2
            pools.append([(a1 * n1 + a2 * n2) / n, (b1 * n1 + b2 * n2) / n, n])
    steps = np.linspace(0, 1000, STEPS)
    return np.round(1000 * np.interp(steps, [p[0] for p in pools], [p[1] for p in pools])).astype(int).tolist()
