"""Calibration: what the scores promise against what unseen pages had."""
import numpy as np

STEPS = 21


def expected_f1(words, score, keep):
    """Permille, as cc_expected_f1."""
    kept = int(words[keep].sum()) * 1000
    if not kept:
        return 0
    wanted = int((words * score).sum())
    return 2000 * int((words * score)[keep].sum()) // (kept + wanted)


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
