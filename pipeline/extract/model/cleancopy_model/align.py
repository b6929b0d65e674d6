"""Labels: which share of a block's words does the gold text hold?

Both texts become lists of words; their longest common subsequence tells which words of the page are in the gold, in order.
A block that stands elsewhere in the gold than in the page (a table moved to the end) is found by its runs of four words
among the gold words that are left over."""
import re
from collections import Counter

import numpy as np
from rapidfuzz.distance import LCSseq

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(f"[{_SPACELESS}]|[^\\W{_SPACELESS}]+")
RUN = 4          # words
MOVED = 0.7      # share of a block's runs that the left-over gold must have


def words(text):
    """Lower-case words; in scripts without spaces each character is one."""
    return WORD.findall(text.lower())


def align(texts, gold):
    """For each text the share (0 to 1) of its words that are in `gold`."""
    blocks = [words(t) for t in texts]
    gold_words = words(gold)
    page = [w for block in blocks for w in block]
    share = np.zeros(len(texts), np.float32)
    if not gold_words or not page:
        return share
    number = {}
    a = [number.setdefault(w, len(number)) for w in page]
    b = [number.setdefault(w, len(number)) for w in gold_words]
    equal = [op for op in LCSseq.opcodes(a, b) if op.tag == "equal"]
    owner = np.repeat(np.arange(len(blocks)), [len(block) for block in blocks])
    hit = np.zeros(len(page), bool)
    for op in equal:
        hit[op.src_start:op.src_end] = True
    length = np.bincount(owner, minlength=len(blocks))
    share = (np.bincount(owner, hit, minlength=len(blocks)) / np.maximum(length, 1)).astype(np.float32)
    _find_moved(blocks, gold_words, equal, owner, share)
    return share


def _find_moved(blocks, gold_words, equal, owner, share):
    """A few common words match by chance in any block; such gold words are free for another one."""
    used = np.zeros(len(gold_words), bool)
    for op in equal:
        good = share[owner[op.src_start:op.src_end]] >= 0.5
        used[op.dest_start:op.dest_end] = good
    left = Counter()
    for i in range(len(gold_words) - RUN + 1):
        if not used[i] and not used[i + RUN - 1]:
            left[tuple(gold_words[i:i + RUN])] += 1
    for i, block in enumerate(blocks):
        if share[i] >= 0.5 or len(block) < RUN:
            continue
        runs = [tuple(block[k:k + RUN]) for k in range(len(block) - RUN + 1)]
        found = [run for run in runs if left[run] > 0]
        if len(found) >= MOVED * len(runs):
            share[i] = max(share[i], len(found) / len(runs))
            left.subtract(found)
