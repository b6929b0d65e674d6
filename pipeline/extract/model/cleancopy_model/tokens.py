"""The table of class words: token -> log-odds that text under such an element is kept.

A site counts once for each token, however many pages it has; a token of fewer than MIN_SITES sites is left out, so that no site
can be told by its own words."""
import numpy as np

from .pages import FOLDS

UNIT = 16          # as CC_TOKEN_WEIGHT_UNIT
MIN_SITES = 4
MIN_WEIGHT = 5     # in UNITs: what says less is left out
PRIOR = 0.4        # share of kept text where nothing is known …
PRIOR_SITES = 2.0  # … worth as much as so many sites
MAX_WORDS = 60     # a longer block counts as this many
FAR = 99
NAMES = ("TOKEN_OWN_MIN TOKEN_OWN_MAX TOKEN_OWN_SUM TOKEN_P1_MIN TOKEN_P1_MAX TOKEN_P2_MIN TOKEN_P2_MAX TOKEN_ALL_MIN "
         "TOKEN_ALL_MAX TOKEN_ALL_SUM TOKEN_SINCE_MIN TOKEN_KNOWN PAGE_ROOT_TOKENS").split()


def _levels(page):
    """Places of the elements by depth, the root's first."""
    order = np.argsort(page.depth, kind="stable")
    return np.split(order, np.cumsum(np.bincount(page.depth))[:-1]) if len(order) else []


def _kept_under(page, n_words):
    """For each element: words of known blocks under it, and of those kept."""
    known = page.y >= 0
    words = np.minimum(n_words, MAX_WORDS) * known
    kept, total = np.zeros(len(page.node)), np.zeros(len(page.node))
    np.add.at(total, page.leaf, words)
    np.add.at(kept, page.leaf, words * (page.y >= 0.5))
    for places in reversed(_levels(page)[1:]):
        np.add.at(total, page.parent[places], total[places])
        np.add.at(kept, page.parent[places], kept[places])
    return kept, total


def weigh(n, kept, min_sites, min_weight):
    """Which of the words are in the table, and the weight of each: from its number of sites, and the sum over them of the
    share of kept text."""
    odds = (kept + PRIOR_SITES * PRIOR) / (n - kept + PRIOR_SITES * (1 - PRIOR))
    weight = np.round(UNIT * (np.log(odds) - np.log(PRIOR / (1 - PRIOR)))).clip(-127, 127).astype(np.int32)
    return (n >= min_sites) & (abs(weight) >= min_weight), weight


class Counts:
    """For each token and fold: number of sites, and the sum over them of the share of kept text."""

    def __init__(self, pages, words_column):
        sites = {}
        for page in pages:
            sites.setdefault(page.site, []).append(page)
        tokens, folds, shares = [], [], []
        for site in sorted(sites):
            own, kept, total = [], [], []
            for page in sites[site]:
                k, t = _kept_under(page, page.x[:, words_column])
                n = np.diff(page.token_at)
                own.append(page.token)
                kept.append(np.repeat(k, n))
                total.append(np.repeat(t, n))
            own, kept, total = np.concatenate(own), np.concatenate(kept), np.concatenate(total)
            known = total > 0
            token, at = np.unique(own[known], return_inverse=True)
            tokens.append(token)
            folds.append(np.full(len(token), sites[site][0].fold))
            shares.append(np.bincount(at, kept[known], len(token)) / np.bincount(at, total[known], len(token)))
        self.token, at = np.unique(np.concatenate(tokens), return_inverse=True)
        fold, share = np.concatenate(folds), np.concatenate(shares)
        self.n_sites = np.zeros((len(self.token), FOLDS))
        self.kept = np.zeros((len(self.token), FOLDS))
        np.add.at(self.n_sites, (at, fold), 1)
        np.add.at(self.kept, (at, fold), share)

    def table(self, without=()):
        """(tokens in rising order, their int8 weights), leaving out what some folds say."""
        folds = [f for f in range(FOLDS) if f not in without]
        use, weight = weigh(self.n_sites[:, folds].sum(1), self.kept[:, folds].sum(1), MIN_SITES, MIN_WEIGHT)
        return self.token[use], weight[use]


def features(page, table):
    """The columns NAMES of each block: the same sums as features_class.c."""
    token, weight = table
    n = len(page.node)
    at = np.searchsorted(token, page.token)
    found = np.zeros(len(page.token), np.int32)
    if len(token):
        hit = token[np.minimum(at, len(token) - 1)] == page.token
        found[hit] = weight[at[hit]]
    owner = np.repeat(np.arange(n), np.diff(page.token_at))
    least, most, total, known = (np.zeros(n, np.int32) for _ in range(4))
    np.minimum.at(least, owner, found)
    np.maximum.at(most, owner, found)
    np.add.at(total, owner, found)
    np.add.at(known, owner, (found != 0).astype(np.int32))
    all_least, all_most, all_total, all_known = least.copy(), most.copy(), total.copy(), known.copy()
    since = np.where(least < 0, 0, FAR).astype(np.int32)
    for places in _levels(page)[1:]:
        up = page.parent[places]
        new = least[places] < all_least[up]
        since[places] = np.where(new, 0, np.minimum(since[up] + 1, FAR))
        all_least[places] = np.where(new, least[places], all_least[up])
        all_most[places] = np.maximum(most[places], all_most[up])
        all_total[places] += all_total[up]
        all_known[places] += all_known[up]
    out = np.zeros((len(page.leaf), len(NAMES)), np.int32)
    if not n:
        return out
    above = np.maximum(page.parent, 0)
    p1 = above[page.level]
    p2 = above[p1]
    e = page.leaf.copy()
    while True:
        out[:, 0] = np.minimum(out[:, 0], np.where(e >= 0, least[e], 0))
        out[:, 1] = np.maximum(out[:, 1], np.where(e >= 0, most[e], 0))
        out[:, 2] += np.where(e >= 0, total[e], 0)
        e = np.where((e < 0) | (e == page.level), -1, page.parent[e])
        if (e < 0).all():
            break
    out[:, 3], out[:, 4], out[:, 5], out[:, 6] = least[p1], most[p1], least[p2], most[p2]
    leaf = page.leaf
    out[:, 7], out[:, 8], out[:, 9] = all_least[leaf], all_most[leaf], all_total[leaf]
    out[:, 10], out[:, 11] = since[leaf], all_known[leaf]
    body = np.flatnonzero(page.parent == 0)  # <head> holds no block
    out[:, 12] = total[0] + (total[body[-1]] if len(body) else 0)
    return out
