"""Pages with their gold: a set is a folder with gold.jsonl and in/<id>.html; the blocks and their features come from
`cleancopy explain --features`, so that training and use cannot differ."""
import hashlib
import json
import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
from multiprocessing import Pool
from urllib.parse import urlsplit

import numpy as np

from .align import align

FOLDS = 5
FULL, STRICT = 0, 1                      # the two conventions of gold text, README.md
STYLE_OF_SET = {"wcxb-dev": FULL, "newsroom-dev": STRICT, "segments-dev": STRICT}
SECOND_LEVEL = {"ac", "co", "com", "edu", "gob", "gov", "go", "ne", "net", "nom", "or", "org"}


@dataclass
class Page:
    set: str
    id: str
    site: str
    kind: str              # of the gold; "" where it names none
    gold: str              # text, "" where there is none
    required: list         # snippets, for sets that have nothing else
    forbidden: list
    texts: list            # of the blocks
    x: np.ndarray          # blocks by features, int32
    y: np.ndarray          # label 0 to 1, or -1: unknown
    node: np.ndarray       # elements around the blocks, in document order: number in the page …
    parent: np.ndarray     # … and place of the parent in this list, -1 for the root
    depth: np.ndarray
    token: np.ndarray      # uint32, of all elements one after the other
    token_at: np.ndarray   # first token of each element, and the end
    leaf: np.ndarray       # of each block: place of its innermost element in the list …
    level: np.ndarray      # … and of its block-level one
    like: np.ndarray       # of each block: a number that it shares with its likes alone
    page_token: np.ndarray # uint32, what names the page's kind
    style: int

    @property
    def fold(self):
        return fold_of(self.site)


def fold_of(site):
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS


def site_of(url):
    """Close enough to the registrable domain for keeping sites together."""
    parts = (urlsplit(url).hostname or url).split(".")
    n = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND_LEVEL else 2
    return ".".join(parts[-n:])


def snippet_labels(texts, required, forbidden):
    """1 and 0 for blocks that a snippet names beyond doubt, -1 for all others."""
    def squeeze(s):
        return " ".join(s.split()).lower()
    label = np.full(len(texts), -1, np.float32)
    lower = [squeeze(t) for t in texts]
    for value, snippets in ((1, required), (0, forbidden)):
        for snippet in map(squeeze, snippets):
            hits = [i for i, t in enumerate(lower) if snippet in t]
            if 0 < len(hits) <= (1 if value else 3):
                for i in hits:
                    label[i] = value if label[i] in (-1, value) else -2
    label[label == -2] = -1
    return label


def _tree(elements):
    """The arrays of Page from [[node, parent, token …] …]."""
    node = np.array([e[0] for e in elements], np.int32)
    parent = np.searchsorted(node, [e[1] for e in elements]).astype(np.int32)
    depth = np.zeros(len(elements), np.int32)
    if len(elements):
        parent[0] = -1
    for i in range(1, len(elements)):
        depth[i] = depth[parent[i]] + 1
    token = np.array([t for e in elements for t in e[2:]], np.uint32)
    token_at = np.concatenate([[0], np.cumsum([len(e) - 2 for e in elements])]).astype(np.int64)
    return node, parent, depth, token, token_at


def _page(job):
    name, gold, line = job
    dump = json.loads(line)
    blocks = dump["blocks"]
    texts = [b["text"] for b in blocks]
    x = np.array([b["values"] for b in blocks], np.int32).reshape(len(blocks), len(dump["names"]))
    tree = _tree(dump.get("elements", []))
    places = np.array(dump.get("places", []), np.int32).reshape(-1, 2)
    text = gold.get("text") or ""
    if "text" in gold:
        y = align(texts, text)
    else:
        y = snippet_labels(texts, gold.get("with") or [], gold.get("without") or [])
    return Page(name, gold["id"], site_of(gold.get("url") or gold["id"]), gold.get("page_type") or "", text,
                gold.get("with") or [], gold.get("without") or [], texts, x, y, *tree,
                np.searchsorted(tree[0], places[:, 0]), np.searchsorted(tree[0], places[:, 1]), np.array(dump.get("likes", []), np.int32),
                np.array(dump.get("page_tokens", []), np.uint32), STYLE_OF_SET.get(name, STRICT)), dump["names"]


def _dump(cleancopy, folder, ids):
    """Lines of `explain --features`, by id."""
    with tempfile.NamedTemporaryFile("w", suffix=".list") as names:
        names.write("".join(os.path.join(folder, "in", i + ".html") + "\n" for i in ids))
        names.flush()
        run = subprocess.Popen([cleancopy, "explain", "--features", "--files-from", names.name],
                               stdout=subprocess.PIPE, text=True, encoding="utf-8")
        for line in run.stdout:
            source = json.loads(re.match(r'\{"source":("(?:[^"\\]|\\.)*")', line).group(1))
            yield re.sub(r"\.html$", "", os.path.basename(source)), line
        run.wait()


def load(cleancopy, folder, name):
    """The pages of a set in the order of its gold, and the names of the features."""
    with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as lines:
        gold = {g["id"]: g for g in map(json.loads, lines)}
    with Pool(2) as pool:
        jobs = ((name, gold[i], line) for i, line in _dump(cleancopy, folder, list(gold)))
        done = list(pool.imap(_page, jobs, chunksize=8))
    return [page for page, _ in done], done[0][1]
