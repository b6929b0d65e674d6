"""From pages to models: what is fitted on what."""
from dataclasses import dataclass, field

import numpy as np

from . import kinds, tokens, trees
from .pages import FOLDS

WEIGHT_OF_SET = {"wcxb-dev": 1.0, "newsroom-dev": 5.0, "segments-dev": 0.3}  # of a page


SURE = 2 * trees.LEAF_UNIT  # as in verdict.c: beyond it the first model's sums stand


@dataclass
class Model:
    token_table: tuple
    verdicts: list  # of trees.Trees, whose mean is taken
    kind_tables: list = None  # as kinds.features takes them
    kind_models: list = field(default_factory=list)


class Corpus:
    """The pages and what is counted over all of them, once."""

    def __init__(self, pages, names):
        self.pages, self.names = pages, names
        self.words = names.index("WORDS")
        self.columns = [names.index(n) for n in tokens.NAMES]
        self.counts = tokens.Counts(pages, self.words)
        self.kind_counts = [kinds.TokenCounts(pages, words) for words in (kinds.PAGE_WORDS, kinds.CLASS_WORDS)]

    def rows(self, page, table):
        """The block features with the table's columns filled in, and a last column for the style."""
        x = np.zeros((len(page.texts), len(self.names) + 1), np.int32)
        x[:, :-1] = page.x
        if len(page.texts):
            x[:, self.columns] = tokens.features(page, table)
        return x

    def weights(self, page):
        """Long blocks count more, but each page of a set the same."""
        weight = (np.maximum(1, page.x[:, self.words]) ** 0.75 + 1) * (page.y >= 0)
        return weight / max(weight.sum(), 1e-9) * WEIGHT_OF_SET[page.set]

    def usable(self, page):
        return len(page.texts) > 0 and (page.gold or page.required or page.forbidden)

    def learn_verdicts(self, without=(), threads=2):
        """The table of class words and the trees, without the pages of some folds.  The columns of a page that is learnt from
        come from a table without its own fold: the trees shall not trust words that the page itself taught."""
        table_for = {f: self.counts.table((*without, f)) for f in range(FOLDS) if f not in without}
        pages = [p for p in self.pages if p.fold not in without and self.usable(p)]
        x = []
        for page in pages:
            rows = self.rows(page, table_for[page.fold])
            rows[:, -1] = page.style
            x.append(rows)
        y = np.concatenate([p.y for p in pages])
        weight = np.concatenate([self.weights(p) for p in pages])
        known = weight > 0
        x = np.vstack(x)[known]
        models = trees.fit_several(x, y[known].clip(0, 1), weight[known] / weight[known].mean(), threads=threads)
        return Model(self.counts.table(without), models)

    def sums(self, model, pages):
        """{id of page: the sums of its blocks in both styles}, all pages in one go."""
        both = trees.mean_sums(model.verdicts, np.vstack([self.rows(p, model.token_table) for p in pages]), SURE)
        ends = np.cumsum([len(p.texts) for p in pages])[:-1]
        return {id(p): s for p, s in zip(pages, np.split(np.array(both), ends, axis=1))}

    def learn_kinds(self, model, full_sums, without=(), threads=2):
        """full_sums: of each page, by models that had not seen it."""
        tables = {f: [counts.table((*without, f)) for counts in self.kind_counts] for f in range(FOLDS) if f not in without}
        pages = [p for p in self.pages if p.kind in kinds.KINDS and p.fold not in without and p.texts]
        rows = [kinds.features(p, tables[p.fold], full_sums[id(p)], self.names) for p in pages]
        model.kind_tables = [counts.table(without) for counts in self.kind_counts]
        model.kind_models = kinds.fit(rows, [p.kind for p in pages], threads)

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
