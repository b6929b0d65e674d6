"""The table of words of flattened lines: word -> log-odds that a line with it is kept.

As with class words (tokens.py), a site counts once for each word, however many lines of it have the word, and a word of few sites
is left out.  A line that a site has several times counts once."""
import numpy as np

from .pages import FOLDS
from .tokens import weigh

MIN_SITES = 8
MIN_WEIGHT = 4     # in UNITs of tokens.py: what says less is left out
WINDOW = 4         # lines before and behind, as in flat_values_words.c
MEAN_UNIT = 16
NAMES = "LEARNT_LEAST LEARNT_GREATEST LEARNT_SUM LEARNT_MEAN P1_LEARNT N1_LEARNT LEARNT_BEFORE LEARNT_BEHIND".split()


def _of_site(pages):
    """(words, share of the lines with each that are kept) of one site's pages."""
    words, kept, seen = [], [], set()
    for page in pages:
        for i, text in enumerate(page.texts):
            own = np.unique(page.word[page.word_at[i]:page.word_at[i + 1]])
            if len(own) == 0 or text in seen or page.y[i] < 0:
                continue
            seen.add(text)
            words.append(own)
            kept.append(np.full(len(own), min(1, page.y[i])))
    if not words:
        return np.zeros(0, np.uint32), np.zeros(0)
    word, at = np.unique(np.concatenate(words), return_inverse=True)
    return word, np.bincount(at, np.concatenate(kept)) / np.bincount(at)


class Counts:
    """For each word and fold: number of sites, and the sum over them of the share of kept lines."""

    def __init__(self, pages):
        sites = {}
        for page in pages:
            sites.setdefault(page.site, []).append(page)
        found = [(sites[site][0].fold, *_of_site(sites[site])) for site in sorted(sites)]
        self.word = np.unique(np.concatenate([word for _, word, _ in found]))
        self.n_sites = np.zeros((len(self.word), FOLDS))
        self.kept = np.zeros((len(self.word), FOLDS))
        for fold, word, share in found:
            at = np.searchsorted(self.word, word)
            self.n_sites[at, fold] += 1
            self.kept[at, fold] += share

    def table(self, without=()):
        """(words in rising order, their int8 weights), leaving out what some folds say."""
        folds = [f for f in range(FOLDS) if f not in without]
        use, weight = weigh(self.n_sites[:, folds].sum(1), self.kept[:, folds].sum(1), MIN_SITES, MIN_WEIGHT)
        return self.word[use], weight[use]


def features(page, table):
    """The columns NAMES of each line: the same sums as flat_values_words.c."""
    word, weight = table
    n = len(page.texts)
    out = np.zeros((n, len(NAMES)), np.int64)
    found = np.zeros(len(page.word), np.int64)
    if len(word):
        at = np.minimum(np.searchsorted(word, page.word), len(word) - 1)
        hit = word[at] == page.word
        found[hit] = weight[at[hit]]
    line = np.repeat(np.arange(n), np.diff(page.word_at))
    many = np.diff(page.word_at) > 0
    starts = page.word_at[:-1][many]
    if len(starts):
        out[many, 0] = np.minimum.reduceat(found, starts)
        out[many, 1] = np.maximum.reduceat(found, starts)
    np.add.at(out[:, 2], line, found)
    out[:, 3] = np.trunc(out[:, 2] * MEAN_UNIT / np.maximum(1, np.diff(page.word_at)))  # C rounds towards zero
    out[1:, 4] = out[:-1, 3]
    out[:-1, 5] = out[1:, 3]
    total = np.concatenate([[0], np.cumsum(out[:, 2])])
    place = np.arange(n)
    out[:, 6] = total[place] - total[np.maximum(0, place - WINDOW)]
    out[:, 7] = total[np.minimum(n, place + 1 + WINDOW)] - total[place + 1]
    return out.astype(np.int32)
