"""How what the verdicts would keep of a page is built, for telling its kind: the same numbers as kept_shape.c."""
import numpy as np

NAMES = ("SHARE BLOCKS LINKS LENGTH LONG RUNS RUN TITLE_RUN TITLE_WORDS LIKES HEADINGS LINKED ALL_LINKED ALL_LINKED_SHARE QUESTIONS DATES PRICES "
         "ITEMS PARAS PARA_WORDS LONGEST").split()  # as enum cc_kept_value
LONG_BLOCK, PARA_LINKS, HEADING_LINKS = 15, 350, 500
HEADING, LIST_ITEM = 1, 2            # of enum cc_role
GAP, GAP_IN_TEXT, TEXT_WORDS, MOST_WORDS = 8, 2, 40, 2000


def permille(part, whole):
    return int(part) * 1000 // int(whole) if whole > 0 else 0


def _behind_title(words, keep, from_title):
    """Words of what is kept behind the title, up to as many others in a row as there may be."""
    total = gap = 0
    for i in range(int(np.flatnonzero(from_title == 0)[0]) + 1 if (from_title == 0).any() else len(words), len(words)):
        gap = 0 if keep[i] else gap + 1
        total += int(words[i]) if keep[i] else 0
        if gap >= (GAP_IN_TEXT if total >= TEXT_WORDS else GAP):
            break
    return total


def values(x, likes, sums, names):
    """The row NAMES of the blocks with these features, likes and sums."""
    of = {name: x[:, names.index(name)].astype(np.int64)
          for name in "WORDS LINK_WORDS LINK_DENSITY ROLE SENTENCES QUESTIONS DATE PRICE FROM_TITLE".split()}
    keep, words = np.asarray(sums) >= 0, of["WORDS"]
    kept = int(words[keep].sum())
    ends = np.flatnonzero(np.diff(np.concatenate([[False], keep, [False]]).astype(int)))
    before = np.concatenate([[0], np.cumsum(words)])
    runs = before[ends[1::2]] - before[ends[::2]]
    behind = _behind_title(words, keep, of["FROM_TITLE"])
    alike = np.bincount(np.unique(likes[keep], return_inverse=True)[1], words[keep]) if keep.any() else np.zeros(1)
    heading = of["ROLE"] == HEADING
    linked = heading & (of["LINK_DENSITY"] > HEADING_LINKS)
    para = keep & (words >= LONG_BLOCK) & (of["LINK_DENSITY"] < PARA_LINKS) & (of["SENTENCES"] > 0)
    return [permille(kept, words.sum()), keep.sum(), permille(of["LINK_WORDS"][keep].sum(), kept), kept * 10 // int(keep.sum()) if keep.any() else 0,
            permille(words[keep & (words >= LONG_BLOCK)].sum(), kept), len(runs), permille(max(runs, default=0), kept), permille(behind, kept),
            min(behind, MOST_WORDS), permille(alike.max(), kept), (heading & keep).sum(), (linked & keep).sum(), linked.sum(),
            permille(linked.sum(), heading.sum()), *((keep & (of[name] > 0)).sum() for name in ("QUESTIONS", "DATE", "PRICE")),
            (keep & (of["ROLE"] == LIST_ITEM)).sum(), para.sum(), permille(words[para].sum(), kept), words[para].max(initial=0)]
