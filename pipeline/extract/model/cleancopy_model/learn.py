"""From pages to models: what is fitted on what."""
from dataclasses import dataclass, field

import numpy as np

from . import kinds, like_context, tokens, trees, verdict_context, written
from .pages import FOLDS, FULL

WEIGHT_OF_SET = {"wcxb-dev": 1.0, "newsroom-dev": 5.0, "segments-dev": 0.3, written.SET: 0.3}  # of a page


SURE = 2 * trees.LEAF_UNIT       # as in verdict_sums.c: beyond it the first model of a mean stands for all, …
VERY_SURE = 3 * trees.LEAF_UNIT  # … and beyond this the first look's sums stand
LEAST_BLOCKS = 20  # smaller pages are looked at once, by models of these seeds
SMALL_SEEDS = (1, 2, 3, 4, 5)
AGAIN = dict(learning_rate=0.08)


@dataclass
class FirstLook:
    token_table: tuple
    model: trees.Trees
    known: dict = field(default_factory=dict)  # id of a page: itself and its sums


@dataclass
class Model:
    first: FirstLook
    others: list  # like the first look's but for the seed; their mean with it judges small pages
    again: list   # the second look's
    kind_tables: list = None  # as kinds.features takes them
    kind_models: list = field(default_factory=list)


def unsure(both):
    """The blocks that are looked at again, by the first look's sums."""
    return ~((both < -VERY_SURE).all(0) | (both > VERY_SURE).all(0))


class Corpus:
    """The pages and what is counted over all of them, once."""

    def __init__(self, pages, names):
        self.pages, self.names = pages, names
        self.words = names.index("WORDS")
        self.columns = [names.index(n) for n in tokens.NAMES]
        self.counts = tokens.Counts(pages, self.words)
        self.kind_counts = [kinds.TokenCounts(pages, words) for words in (kinds.PAGE_WORDS, kinds.CLASS_WORDS)]
        self.first_looks = {}  # by the folds that they are without: each is asked for several times

    def rows(self, page, table, style=FULL):
        """The block features with the table's columns filled in, and a last column for the style."""
        x = np.zeros((len(page.texts), len(self.names) + 1), np.int32)
        x[:, :-1] = page.x
        x[:, -1] = style
        if len(page.texts):
            x[:, self.columns] = tokens.features(page, table)
        return x

    def rows_again(self, page, table, both, style=FULL):
        """What the second look sees of the blocks that it is asked about; both: the first look's sums."""
        open_ = unsure(both)
        rows, total, words = self.rows(page, table, style)[open_], combined(both, "article"), page.x[:, self.words]
        around = np.hstack([verdict_context.columns(total, words), like_context.columns(total, words, page.like)])
        return np.hstack([rows[:, :-1], around[open_], rows[:, -1:]])

    def weights(self, page):
        """Long blocks count more, but each page of a set the same."""
        weight = (np.maximum(1, page.x[:, self.words]) ** 0.75 + 1) * (page.y >= 0)
        return weight / max(weight.sum(), 1e-9) * WEIGHT_OF_SET[page.set]

    def usable(self, page):
        return len(page.texts) > 0 and (page.gold or page.required or page.forbidden or page.set == written.SET)

    def _fit(self, without, rows_of, taken, threads, **params):
        """Trees over rows_of(page, table) of the pages that are not in some folds, which are of the page's blocks taken(page).  The
        columns of a page that is learnt from come from a table without its own fold: the trees shall not trust words that the
        page itself taught."""
        table_for = {f: self.counts.table((*without, f)) for f in range(FOLDS) if f not in without}
        pages = [p for p in self.pages if p.fold not in without and self.usable(p)]
        x = np.vstack([rows_of(p, table_for[p.fold]) for p in pages])
        y = np.concatenate([p.y[taken(p)] for p in pages])
        weight = np.concatenate([self.weights(p)[taken(p)] for p in pages])
        known = weight > 0
        weight = weight[known]
        return trees.fit_several(x[known], y[known].clip(0, 1), weight / weight.mean(), threads=threads, **params)

    def _fit_first(self, without, threads, seeds):
        return self._fit(without, lambda page, table: self.rows(page, table, page.style), lambda page: slice(None), threads, seeds=seeds)

    def first_look(self, without, threads):
        key = frozenset(without)
        if key not in self.first_looks:
            self.first_looks[key] = FirstLook(self.counts.table(without), *self._fit_first(without, threads, SMALL_SEEDS[:1]))
        return self.first_looks[key]

    def _mean_sums(self, models, pages, rows_of):
        """Of each page the sums of its rows in both styles, all pages in one go."""
        if not pages:
            return []
        rows = [rows_of(page) for page in pages]
        both = trees.mean_sums(models, np.vstack(rows), SURE)
        return np.split(np.array(both), np.cumsum([len(r) for r in rows])[:-1], axis=1)

    def first_sums(self, first, pages):
        """Of each page the first look's sums in both styles."""
        new = [page for page in pages if id(page) not in first.known]
        found = self._mean_sums([first.model], new, lambda page: self.rows(page, first.token_table))
        first.known.update((id(page), (page, both)) for page, both in zip(new, found))
        return [first.known[id(page)][1] for page in pages]

    def learn_verdicts(self, without=(), threads=2):
        """Both looks and the table of class words, without the pages of some folds.  The second look learns from verdicts of first
        ones that had not seen the page, for such verdicts are what it gets in use."""
        judge = {f: self.first_look((*without, f), threads) for f in range(FOLDS) if f not in without}
        for fold, first in judge.items():
            self.first_sums(first, [page for page in self.pages if page.fold == fold])

        def known(page):
            return judge[page.fold].known[id(page)][1]
        again = self._fit(without, lambda page, table: self.rows_again(page, table, known(page), page.style),
                          lambda page: unsure(known(page)), threads, **AGAIN)
        return Model(self.first_look(without, threads), self._fit_first(without, threads, SMALL_SEEDS[1:]), again)

    def _small_sums(self, model, pages):
        return self._mean_sums([model.first.model, *model.others], pages, lambda page: self.rows(page, model.first.token_table))

    def _large_sums(self, model, pages):
        first = self.first_sums(model.first, pages)
        known = {id(page): both for page, both in zip(pages, first)}
        again = self._mean_sums(model.again, pages, lambda page: self.rows_again(page, model.first.token_table, known[id(page)]))
        for both, second in zip(first, again):
            total = both.copy()
            total[:, unsure(both)] = second
            yield total

    def sums(self, model, pages):
        """{id of page: the sums of its blocks in both styles}, as cc_verdict_sums."""
        small = [page for page in pages if len(page.texts) < LEAST_BLOCKS]
        large = [page for page in pages if len(page.texts) >= LEAST_BLOCKS]
        found = zip(map(id, small), self._small_sums(model, small))
        return {**dict(found), **dict(zip(map(id, large), self._large_sums(model, large)))}

    def learn_kinds(self, model, full_sums, without=(), threads=2):
        """full_sums: of each page, by models that had not seen it."""
        tables = {f: [counts.table((*without, f)) for counts in self.kind_counts] for f in range(FOLDS) if f not in without}
        pages = [p for p in self.pages if p.kind in kinds.KINDS and p.fold not in without and p.texts]
        rows = [kinds.features(p, tables[p.fold], full_sums[id(p)], self.names) for p in pages]
        model.kind_tables = [counts.table(without) for counts in self.kind_counts]
        model.kind_models = kinds.fit(rows, pages, [full_sums[id(p)] for p in pages], self.names, threads)

    def kind_of(self, model, page, full):
        if not page.texts:
            return "empty"
        return kinds.answer(model.kind_models, [kinds.features(page, model.kind_tables, full, self.names)])[0]


def combined(sums, kind, scope="auto"):
    """As combine() of verdict.c."""
    full, strict = sums
    if scope == "full":
        return full
    if scope == "strict":
        return strict
    # C rounds towards zero
    return np.trunc((full + strict) / 2).astype(np.int64) if kind == "article" else full
