"""What a page is: one model of boosted trees for each kind, and two tables of the words that name kinds: those of the page
(page_token.h) and the class words of the elements that hold its blocks."""
from dataclasses import dataclass

import numpy as np

from . import kept, trees
from .pages import FOLDS

KINDS = "article listing forum product service collection documentation".split()  # as enum cc_kind
PAGE_FEATURES = ("TOP_PARA PAGE_BLOCKS PAGE_WORDS PAGE_PARA_WORDS PAGE_PARAS PAGE_LINKS PAGE_ARTICLES PAGE_HEADINGS HINT "
                 "URL_SEGMENTS URL_SLUG URL_DIGITS URL_DATE URL_QUERY PAGE_STOP PAGE_PRICES PAGE_CODE PAGE_TABLE PAGE_LIST "
                 "PAGE_COMMENTS PAGE_FORMS PAGE_IMAGES PAGE_TIMES PAGE_LIKES PAGE_LIKES_BLOCKS").split()
UNIT = 16
PRIOR_SITES = 3.0
LONG_PARA = 40  # words, as cc_features_text
ROLES = "p heading list_item quote table code".split()  # the first of enum cc_role
PLAIN_WEIGHT = 0.1  # of a page as it would be without a known word, an address and a declared type, as many a saved page is
BARE_WEIGHT = 0.1  # of a page that has its text besides, and nothing around it
PLAIN = dict(HINT=0, URL_SEGMENTS=-1, URL_SLUG=0, URL_DIGITS=0, URL_DATE=0, URL_QUERY=0)
TREES = dict(trees=160, num_leaves=8, min_data_in_leaf=10, learning_rate=0.1)


@dataclass
class Words:
    """What is taken of a page, from how many sites on a word counts, and from which weight (for some kind) on."""
    of: callable
    min_sites: int
    min_weight: int


PAGE_WORDS = Words(lambda page: page.page_token, 3, 0)
CLASS_WORDS = Words(lambda page: np.unique(page.token), 8, 16)


class TokenCounts:
    """For each token, fold and kind the number of sites that have it on a page of that kind."""

    def __init__(self, pages, words):
        self.words = words
        seen = {(p.site, p.fold, KINDS.index(p.kind), int(t)) for p in pages if p.kind in KINDS for t in words.of(p)}
        self.token = np.array(sorted({s[3] for s in seen}), np.uint32)
        self.n = np.zeros((len(self.token), FOLDS, len(KINDS)))
        for _, fold, kind, token in seen:
            self.n[np.searchsorted(self.token, token), fold, kind] += 1
        self.pages = np.zeros((FOLDS, len(KINDS)))
        for _, fold, kind in {(p.site, p.fold, KINDS.index(p.kind)) for p in pages if p.kind in KINDS}:
            self.pages[fold, kind] += 1

    def table(self, without=()):
        """(tokens in rising order, int8 weights a kind): log of how much likelier than on average the kind is."""
        folds = [f for f in range(FOLDS) if f not in without]
        n, prior = self.n[:, folds].sum(1), self.pages[folds].sum(0)
        prior = prior / prior.sum()
        total = n.sum(1, keepdims=True)
        share = (n + PRIOR_SITES * prior) / (total + PRIOR_SITES)
        weight = np.round(UNIT * (np.log(share / (1 - share)) - np.log(prior / (1 - prior)))).clip(-127, 127)
        use = (total[:, 0] >= self.words.min_sites) & (abs(weight).max(1) >= self.words.min_weight)
        return self.token[use], weight[use].astype(np.int32)


def _weights(table, tokens):
    """Of the tokens that the table has."""
    token, weight = table
    at = np.searchsorted(token, tokens)
    known = at < len(token)
    known[known] = token[at[known]] == tokens[known]
    return weight[at[known]]


def features(page, tables, sums, names):
    """One row, as cc_kind_features: what all blocks share, the words' sums, what the verdicts would keep.  tables: that of
    PAGE_WORDS and that of CLASS_WORDS."""
    n, k = len(PAGE_FEATURES), len(KINDS)
    row = np.zeros(n + 3 * k + len(kept.NAMES), np.int64)
    if len(page.texts):
        row[:n] = [page.x[0, names.index(name)] for name in PAGE_FEATURES]
    row[n:n + k] = _weights(tables[0], PAGE_WORDS.of(page)).sum(0)
    weights = _weights(tables[1], CLASS_WORDS.of(page))
    row[n + k:n + 2 * k] = weights.sum(0)
    row[n + 2 * k:n + 3 * k] = weights.max(0, initial=0)
    row[n + 3 * k:] = kept.values(page.x, page.like, sums, names)
    return row


def plain(rows):
    """The same pages, had they nothing but their makeup."""
    rows, n = rows.copy(), len(PAGE_FEATURES)
    for name, value in PLAIN.items():
        rows[:, PAGE_FEATURES.index(name)] = value
    rows[:, n:n + 3 * len(KINDS)] = 0
    return rows


def bare(rows, pages, sums, names):
    """The same pages, had they nothing but what the verdicts would keep, every second one in the corpus's order the first half of that: without
    menus, forms, pictures and links around it a page is short, and a short page need not be a forum.  Among what all blocks share, its likes
    and the share of paragraphs that stand in one element are taken to be those of the whole page.  One that keeps nothing is plain."""
    rows, n = plain(rows), len(PAGE_FEATURES) + 3 * len(KINDS)
    for i, (page, row) in enumerate(zip(pages, rows)):
        at = np.flatnonzero(np.asarray(sums[i]) >= 0)
        at = at[:max(2, len(at) // 2)] if i % 2 else at
        x = {name: page.x[at, names.index(name)].astype(np.int64)
             for name in "WORDS LINK_WORDS LINK_DENSITY SENTENCES STOP_WORDS PRICE ROLE".split()}
        total = int(x["WORDS"].sum())
        if not total:
            continue
        is_para = (x["WORDS"] >= kept.LONG_BLOCK) & (x["LINK_DENSITY"] < kept.PARA_LINKS) & ((x["SENTENCES"] > 0) | (x["WORDS"] > LONG_PARA))
        links = kept.permille(x["LINK_WORDS"].sum(), total)

        def share(role):
            return kept.permille(x["WORDS"][x["ROLE"] == ROLES.index(role)].sum(), total)
        values = dict(PAGE_BLOCKS=len(at), PAGE_WORDS=total, PAGE_PARA_WORDS=x["WORDS"][is_para].sum(), PAGE_PARAS=is_para.sum(),
                      PAGE_LINKS=links, PAGE_ARTICLES=min(row[PAGE_FEATURES.index("PAGE_ARTICLES")], 1),
                      PAGE_HEADINGS=(x["ROLE"] == ROLES.index("heading")).sum(), PAGE_STOP=(x["STOP_WORDS"] * x["WORDS"]).sum() // total,
                      PAGE_PRICES=x["PRICE"].sum(), PAGE_CODE=share("code"), PAGE_TABLE=share("table"), PAGE_LIST=share("list_item"),
                      PAGE_COMMENTS=0, PAGE_FORMS=0, PAGE_IMAGES=0, PAGE_TIMES=0)
        for name, value in values.items():
            row[PAGE_FEATURES.index(name)] = value
        row[n:] = kept.values(page.x[at], page.like[at], np.zeros(len(at)), names)
    return rows


def fit(rows, pages, sums, names, threads):
    """One model a kind.  Each page is learnt from three times: as it is, with its makeup alone, and bare."""
    rows = np.array(rows)
    weight = np.repeat([1.0, PLAIN_WEIGHT, BARE_WEIGHT], len(rows))
    rows, kinds = np.vstack([rows, plain(rows), bare(rows, pages, sums, names)]), [page.kind for page in pages] * 3
    return [trees.to_integers(trees.fit(rows, np.array([k == kind for k in kinds], float), weight, threads=threads, **TREES))
            for kind in KINDS]


def answer(models, rows):
    return [KINDS[i] for i in np.argmax([trees.sums(m, np.asarray(rows)) for m in models], axis=0)]
