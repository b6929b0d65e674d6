"""The model of flattened pages.

Learnt from text-dev, pages that somebody else flattened, from the HTML pages with gold text and the written ones, flattened in
several ways (variants.py), from the text of the written ones alone, and from texts that were written flat.  All that came from one site is in one fold, so
no page is ever judged by a model that saw it in another way.

The lines are judged twice: the second trees see what the first took the lines around for (verdict_context.py).  They learn from verdicts
of first trees that had not seen the page, for such verdicts are what they get in use."""
import hashlib
import json
import os
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from multiprocessing import Pool

import numpy as np

from . import emit, verdict_context, quality, report, trees, variants, words, written
from .align import align
from .pages import FOLDS, FULL, STRICT, STYLE_OF_SET, fold_of, site_of

SET = "text-dev"
HTML_SETS = ("wcxb-dev", "newsroom-dev")
WAYS_OF_PAGE = {"wcxb-dev": 2, "newsroom-dev": 4, written.SET: 2}     # of a page; there are few of the newsrooms
WEIGHT_OF_SET = {"text-dev": 2.0, "wcxb-dev": 1.0, "newsroom-dev": 3.0, written.SET: 0.25}  # of a page in one way
ALONE = "alone"       # the way of a written page's paragraphs without anything around them; of one page in ALONE_SHARE
ALONE_SHARE = 3
ALONE_WEIGHT = 0.1
ALONE_LETTERS = 40    # of a paragraph: with headings the trees take every short line of a short text for one
WRITTEN = "written"   # of a text that was written flat
FAR_SHARE = 0.1   # of the lines far from any text that are learnt from, with more weight each
TREES = dict(trees=150, feature_fraction=0.3, max_bin=127)
AGAIN = dict(TREES, learning_rate=0.08)   # the steps of the first look set the folds further apart
FACTS = re.compile(r'\{"source":("(?:[^"\\]|\\.)*").*?"form":"(\w+)"')
SURE = 2 * trees.LEAF_UNIT  # as in flat_sums.c: beyond it the first model's sums stand
LEAST_LINES = 20  # of shorter texts the first look alone decides
KEEP = 500  # no line is higher, as in flat_verdict.c
DOUBTFUL = 500


@dataclass
class Page:
    set: str
    id: str
    way: str           # in which it was flattened
    site: str
    gold: str
    style: int
    title: str         # that cleancopy finds
    texts: list        # of the lines
    words: np.ndarray  # of the lines, as keep_line.c counts them
    word: np.ndarray   # uint32, hashes of the words of all lines one after the other
    word_at: np.ndarray  # first word of each line, and the end
    x: np.ndarray      # lines by values, int32
    y: np.ndarray      # label 0 to 1, or -1: unknown

    @property
    def fold(self):
        return fold_of(self.site)


def _hash(text):
    return int(hashlib.md5(text.encode()).hexdigest(), 16)


def _ways(name, page):
    """Which ways a page is flattened in: as many of each over all pages."""
    ways = sorted(variants.NAMES, key=lambda way: _hash(page + way))
    return ways[:WAYS_OF_PAGE[name]]


def _jobs(data):
    """(set, gold, way) of all pages; no way: the page is there as text."""
    for name in (SET, *HTML_SETS):
        with open(os.path.join(data, name, "gold.jsonl"), encoding="utf-8") as lines:
            for gold in map(json.loads, lines):
                if name == SET:
                    yield name, gold, None
                elif gold.get("text") and gold.get("page_type", "article") == "article":
                    for way in _ways(name, gold["id"]):
                        yield name, gold, way
    for page in written.given():
        if page["page_type"] == "article":
            for way in (*_ways(written.SET, page["id"]), *([ALONE] if _hash(page["url"]) % ALONE_SHARE == 0 else [])):
                yield written.SET, page, way
    for page in written.texts():
        yield written.SET, page, WRITTEN


def _flatten(job):
    """Writes the page into the folder; its path, or None where nothing is left."""
    data, folder, number, (name, gold, way) = job
    if way is None:
        return os.path.join(data, name, "in", gold["id"] + ".txt")
    if way == ALONE:
        text = "\n\n".join(line for line in gold["keep"] if len(line) >= ALONE_LETTERS)
    elif way == WRITTEN:
        text = gold["text"]
    elif name == written.SET:
        text = variants.flatten(gold["html"].encode(), way)
    else:
        with open(os.path.join(data, name, "in", gold["id"] + ".html"), "rb") as page:
            text = variants.flatten(page.read(), way)
    path = os.path.join(folder, "%d.txt" % number)
    with open(path, "w", encoding="utf-8", errors="replace") as out:
        out.write(text)
    return path if text.strip() else None


def read_page(job, line):
    """(Page, names of the values) of a line that cleancopy dumped."""
    name, gold, way = job
    dump = json.loads(line)
    lines = dump["blocks"]
    texts = [b["text"] for b in lines]
    x = np.array([b["values"] for b in lines], np.int32).reshape(len(lines), len(dump["names"]))
    of = gold["id"].split("-")[0] + "-dev" if name == SET else name
    style = gold["style"] if name == written.SET else STYLE_OF_SET.get(of, STRICT)
    if name == written.SET:
        text, y = "", written.labels(texts, gold["keep"], gold["drop"])
    else:
        text, y = gold["text"], align(texts, gold["text"])
    n_words = np.array([b["words"] for b in lines], np.int64)
    hashes = dump["line_words"]
    word = np.array([w for line in hashes for w in line], np.uint32)
    word_at = np.concatenate([[0], np.cumsum([len(line) for line in hashes])]).astype(np.int64)
    return Page(name, gold["id"], way or gold["style"], site_of(gold.get("url") or gold["id"]), text, style,
                dump["title"], texts, n_words, word, word_at, x, y), dump["names"]


def _read(job_and_line):
    return read_page(*job_and_line)


def dump(cleancopy, paths):
    """(path, line of `explain --features`) of each page that cleancopy takes."""
    with tempfile.NamedTemporaryFile("w", suffix=".list") as names:
        names.write("".join(path + "\n" for path in paths))
        names.flush()
        run = subprocess.Popen([cleancopy, "explain", "--features", "--files-from", names.name],
                               stdout=subprocess.PIPE, text=True, encoding="utf-8")
        for line in run.stdout:
            source, form = FACTS.match(line).groups()
            if form == "text":  # a page can look like something else
                yield json.loads(source), line
        run.wait()


def load(cleancopy, data):
    """All pages in all their ways, and the names of the values."""
    jobs = list(_jobs(data))
    with tempfile.TemporaryDirectory() as folder, Pool(2) as pool:
        paths = pool.map(_flatten, [(data, folder, i, job) for i, job in enumerate(jobs)], chunksize=16)
        job_of = {path: job for path, job in zip(paths, jobs) if path}
        lines = ((job_of[source], line) for source, line in dump(cleancopy, [p for p in paths if p]))
        done = [d for d in pool.imap(_read, lines, chunksize=8) if len(d[0].texts)]
    return [page for page, _ in done], done[0][1]


def _sample(page, names):
    """What is learnt from: places of lines and their weights.  Most lines of a page are of menus and lists far from any text;
    a share of them tells as much as all."""
    def value(name):
        return page.x[:, names.index(name)]
    near = (page.y >= 0.05) | (value("P4_PROSE") + value("N4_PROSE") > 0) | (value("UNITS") >= 15)
    chance = np.random.RandomState(_hash(page.id + page.way) % 2**32).random_sample(len(page.y))
    weight = (np.maximum(1, value("UNITS")) ** 0.75 + 1)
    weight = weight / weight.sum() * (ALONE_WEIGHT if page.way == ALONE else WEIGHT_OF_SET[page.set]) * np.where(near, 1, 1 / FAR_SHARE)
    taken = np.flatnonzero((near | (chance < FAR_SHARE)) & (page.y >= 0))
    return taken, weight[taken]


@dataclass
class FirstLook:
    word_table: tuple
    models: list
    known: dict = field(default_factory=dict)  # id of a page: itself and its sums, which both habits ask for


@dataclass
class Model:
    first: FirstLook
    again: list


class Corpus:
    """The pages and what is counted over all of them, once."""

    def __init__(self, pages, names):
        self.pages, self.names = pages, names
        self.counts = words.Counts(pages)
        self.first_looks = {}  # by the folds that they are without: each is asked for several times


def rows(page, names, table, style):
    """What the trees see: the values, those of the table filled in, and whose habit to follow."""
    x = np.hstack([page.x, np.full((len(page.texts), 1), style, np.int32)])
    x[:, [names.index(name) for name in words.NAMES]] = words.features(page, table)
    return x


def rows_again(page, names, first, table, style):
    """What the trees of the second look see; `first`: that which judged the page, as first_sums did before."""
    x = rows(page, names, table, style)
    context = verdict_context.columns(combined(first.known[id(page)][1]), page.x[:, names.index("UNITS")])
    return np.hstack([x[:, :-1], context, x[:, -1:]])


def _mean_sums(models, pages, rows_of):
    """Of each page the sums in both habits, all pages in one go: rows_of(page) has any habit."""
    if not pages:
        return []
    both = trees.mean_sums(models, np.vstack([rows_of(page) for page in pages]), SURE)
    return np.split(np.array(both), np.cumsum([len(page.texts) for page in pages])[:-1], axis=1)


def first_sums(first, pages, names):
    """Of each page the first look's sums in both habits."""
    new = [page for page in pages if id(page) not in first.known]
    found = _mean_sums(first.models, new, lambda page: rows(page, names, first.word_table, FULL))
    first.known.update((id(page), (page, both)) for page, both in zip(new, found))
    return [first.known[id(page)][1] for page in pages]


def _fit(corpus, without, rows_of, threads, params):
    """Trees over rows_of(page, table) of the pages that are not in some folds.  As in learn.py, the columns of a page that is
    learnt from come from a table without its own fold."""
    table_for = {f: corpus.counts.table((*without, f)) for f in range(FOLDS) if f not in without}
    x, y, weight = [], [], []
    for page in corpus.pages:
        if page.fold in without:
            continue
        taken, w = _sample(page, corpus.names)
        x.append(rows_of(page, table_for[page.fold])[taken])
        y.append(page.y[taken].clip(0, 1))
        weight.append(w)
    weight = np.concatenate(weight)
    return trees.fit_several(np.vstack(x), np.concatenate(y), weight / weight.mean(), threads=threads, **params)


def first_look(corpus, without, threads):
    key = frozenset(without)
    if key not in corpus.first_looks:
        models = _fit(corpus, without, lambda page, table: rows(page, corpus.names, table, page.style), threads, TREES)
        corpus.first_looks[key] = FirstLook(corpus.counts.table(without), models)
    return corpus.first_looks[key]


def learn(corpus, without=(), threads=2):
    """Both looks, without the pages of some folds."""
    judge = {f: first_look(corpus, (*without, f), threads) for f in range(FOLDS) if f not in without}
    for fold, first in judge.items():
        first_sums(first, [page for page in corpus.pages if page.fold == fold], corpus.names)

    def again(page, table):
        return rows_again(page, corpus.names, judge[page.fold], table, page.style)
    return Model(first_look(corpus, without, threads), _fit(corpus, without, again, threads, AGAIN))


def sums(model, pages, names):
    """Of each page the sums in both habits, as cc_flat_sums."""
    first, table = first_sums(model.first, pages, names), model.first.word_table
    again = _mean_sums(model.again, pages, lambda page: rows_again(page, names, model.first, table, FULL))
    return [f if len(page.texts) < LEAST_LINES else a for page, f, a in zip(pages, first, again)]


def combined(both, scope="auto"):
    """As cc_flat_combined(); C rounds towards zero."""
    full, strict = both
    return {"full": full, "strict": strict, "auto": np.trunc((3 * full + strict) / 4).astype(np.int64)}[scope]


def verdicts(page, total):
    """(kept lines, expected F1 in permille), as cc_flat_verdicts."""
    scores = trees.permille(total)
    line = quality.line_best(page.words, scores, KEEP)
    if line[1] < DOUBTFUL:
        line = quality.line_at(page.words, scores, KEEP)
    return scores >= line[0], line[1]


def _text(page, keep):
    """Kept lines; the record leaves the title out as well (paragraph.c)."""
    def bare(text):
        return " ".join(report.WORD.findall(text.lower()))
    title = bare(page.title)
    return report.text_of(page, keep & np.array([not title or bare(t) != title for t in page.texts]))


def score(page, keep):
    return report.word_f1(_text(page, keep), page.gold)[0]


@dataclass
class Trained:
    """A model for each fold that has not seen it, and what they make of the pages of text-dev, which alone are judged: the
    other ways only teach."""
    models: list
    pages: list
    sums: list     # of these pages, in both habits

    def judge(self, scope="auto"):
        """[(F1, expected F1 in permille)] of the pages."""
        done = [verdicts(page, combined(both, scope)) for page, both in zip(self.pages, self.sums)]
        return [(score(page, keep), expected) for page, (keep, expected) in zip(self.pages, done)]

    def calibrate(self, fold=None):
        known = [j for page, j in zip(self.pages, self.judge()) if page.fold != fold]
        return quality.table([expected for _, expected in known], [had for had, _ in known])


def out_of_fold(corpus, threads):
    models = [learn(corpus, (fold,), threads) for fold in range(FOLDS)]
    own = [page for page in corpus.pages if page.set == SET]
    found = {}
    for fold, model in enumerate(models):
        its = [page for page in own if page.fold == fold]
        found.update(zip(map(id, its), sums(model, its, corpus.names)))
    return Trained(models, own, [found[id(page)] for page in own])


def print_tables(trained):
    print("\nflattened pages, word F1 out of fold (spread: least and greatest of the folds)")
    for scope in ("auto", "full", "strict"):
        had = np.array([f1 for f1, _ in trained.judge(scope)])
        folds = [had[[page.fold == fold for page in trained.pages]].mean() for fold in range(FOLDS)]
        print(f"  scope {scope:8s}{had.mean():.4f}   {min(folds):.4f} to {max(folds):.4f}")
        for name, key in (("way", lambda page: page.way), ("gold", lambda page: page.id.split("-")[0])):
            for value in sorted({key(page) for page in trained.pages}):
                print(f"    {name} {value:10s}{had[[key(page) == value for page in trained.pages]].mean():.4f}")
    tables = [trained.calibrate(fold) for fold in range(FOLDS)]
    report.print_reliability([(np.interp(expected, np.linspace(0, 1000, quality.STEPS), tables[page.fold]) / 1000, had)
                              for page, (had, expected) in zip(trained.pages, trained.judge())])


def write(folder, corpus, model, table):
    emit.write_flat(folder, model.first.models, model.again, len(corpus.names), verdict_context.COLUMNS)
    emit.write_flat_words(folder, model.first.word_table)
    emit.write_flat_quality(folder, table)
