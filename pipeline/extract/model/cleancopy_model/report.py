"""Scores as shared by the field: word F1 (WCXB), 4-word shingle F1 (news benchmarks), snippets found (trafilatura's)."""
import re
from collections import Counter, defaultdict

import numpy as np

WORD = re.compile(r"\w+")
MIN_TWIN = 10  # words: a block that stands twice counts once from there on


def text_of(page, keep):
    """Kept blocks; the true pipeline also drops the title and partial repeats."""
    seen, out = set(), []
    for text, kept in zip(page.texts, keep):
        if not kept or (len(text.split()) >= MIN_TWIN and text in seen):
            continue
        seen.add(text)
        out.append(text)
    return "\n".join(out)


def _scores(got, wanted):
    hit = sum((got & wanted).values())
    if not got or not wanted:
        return (1.0 if not got and not wanted else 0.0,) * 3
    return 2 * hit / (sum(got.values()) + sum(wanted.values())), hit / sum(got.values()), hit / sum(wanted.values())


def word_f1(text, gold):
    return _scores(Counter(WORD.findall(text.lower())), Counter(WORD.findall(gold.lower())))


def shingle_f1(text, gold):
    def runs(s):
        words = WORD.findall(s.lower())
        return Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()
    return _scores(runs(text), runs(gold))


def print_reliability(rows):
    """rows: (quality as the record says it, word F1 that the page had)."""
    rows = np.array(rows)
    print("\nquality said   pages   said, mean   had, mean   pages below .8")
    edges = [0, .3, .5, .6, .7, .8, .9, .95, 1.001]
    for low, high in zip(edges, edges[1:]):
        part = rows[(rows[:, 0] >= low) & (rows[:, 0] < high)]
        if len(part):
            print(f"  {low:.2f}-{min(high, 1):.2f}  {len(part):7d}   {part[:, 0].mean():10.3f}   {part[:, 1].mean():9.3f}   "
                  f"{(part[:, 1] < .8).mean():14.2f}")


def table(pages, keep_of, keep_fold=None):
    """{(set, what): figure}."""
    words, runs, snippets = defaultdict(list), [], np.zeros(4)
    for page in pages:
        if keep_fold is not None and page.fold != keep_fold:
            continue
        text = text_of(page, keep_of[id(page)])
        if page.set == "segments-dev":
            flat = " ".join(text.split()).lower()
            found = [[" ".join(s.split()).lower() in flat for s in side] for side in (page.required, page.forbidden)]
            snippets += [sum(found[0]), len(found[0]), sum(found[1]), len(found[1])]
        elif page.gold:
            score = word_f1(text, page.gold)
            words[page.set, "all"].append(score)
            if page.set == "wcxb-dev":
                words[page.set, page.kind].append(score)
            else:
                runs.append(shingle_f1(text, page.gold))
    out = {key: float(np.mean([s[0] for s in v])) for key, v in sorted(words.items())}
    if runs:
        p, r = np.mean([s[1] for s in runs]), np.mean([s[2] for s in runs])
        out["newsroom-dev", "shingle"] = float(2 * p * r / (p + r))
    if snippets[1]:
        p, r = snippets[0] / max(1, snippets[0] + snippets[2]), snippets[0] / snippets[1]
        out["segments-dev", "F1"] = float(2 * p * r / (p + r))
    return out
