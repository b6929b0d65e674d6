#!/usr/bin/env python3
"""Makes a labelled corpus for tests/bench/dedup.py of texts of your own:  make_copies.py OUT TEXTS.jsonl... [options]

A line of TEXTS is a page: "text" (a paragraph a line) or "paragraphs", and "outlet" or "url"; records of `clean --format jsonl` will do.
OUT gets corpus.jsonl and paras.jsonl.  Each page is a document; of --copies paragraphs drawn for each kind of edit copies are made, and
printed by 40 other outlets:

  exact            word for word
  words            1 to 15 words in 100 replaced by others
  cut_sentence     a sentence left out
  truncated        the first 40 to 90 % of the words
  insert_sentence  a sentence of another page put between two sentences, or before or behind all

--like DIR draws paragraphs as long as the originals of a labelled corpus are (half of all lines of web pages have fewer than six words, and
are found by nothing).  --sentence edited replaces a word in six of the sentence that is put in, as made corpora do.  Without, such a copy
holds two texts that are known, where the sentence is a paragraph elsewhere, and may rightly point at the other one.  --dates any mixes copies
and originals, so that many a copy is older than its original; else all copies come later.
"""
import argparse
import datetime
import itertools
import json
import os
import random
import re
from collections import defaultdict
from urllib.parse import urlsplit

SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+|[。！？]")
START = datetime.datetime(2031, 1, 1)
MINUTES = 500000  # of all documents, a year
CLASSES = {"exact": "match", "words": "match", "cut_sentence": "part", "truncated": "part", "insert_sentence": "part"}


def n_words(text):
    return len(re.findall(r"\w+", text))


def sentences(text):
    ends = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    return [s for s in (text[a:b].strip() for a, b in itertools.pairwise(ends)) if s]


def read_pages(paths):
    """(outlet, paragraphs) of each."""
    for path in paths:
        with open(path, encoding="utf-8") as f:
            for n, line in enumerate(f):
                page = json.loads(line)
                texts = page.get("paragraphs") or (page.get("text") or "").split("\n")
                texts = [" ".join((t["text"] if isinstance(t, dict) else t).split()) for t in texts]
                outlet = page.get("outlet") or urlsplit(page.get("url") or "").netloc or "page%d.example" % n
                if any(texts):
                    yield outlet, [t for t in texts if t]


class Editor:
    """Makes the copies; each edit gives None where a text is too short for it."""

    def __init__(self, rng, pages, edits_sentences):
        self.rng, self.edits_sentences = rng, edits_sentences
        self.words = [w for _, texts in pages for t in texts for w in t.split()]
        self.sentences = [(i, s) for i, (_, texts) in enumerate(pages) for t in texts for s in sentences(t) if 4 <= n_words(s) <= 60]

    def replace(self, text, n):
        words = text.split()
        for i in self.rng.sample(range(len(words)), min(len(words), max(1, n))):
            words[i] = self.rng.choice(self.words)
        return " ".join(words)

    def exact(self, text, page):
        return text

    def words_changed(self, text, page):
        n = len(text.split())
        return self.replace(text, int(n * self.rng.uniform(.01, .15))) if n >= 8 else None

    def cut_sentence(self, text, page):
        parts = sentences(text)
        if len(parts) < 2:
            return None
        del parts[self.rng.randrange(len(parts))]
        return " ".join(parts)

    def truncated(self, text, page):
        words = text.split()
        return " ".join(words[:max(8, int(len(words) * self.rng.uniform(.4, .9)))]) if len(words) >= 14 else None

    def insert_sentence(self, text, page):
        parts, other = sentences(text), page
        while other == page:
            other, sentence = self.rng.choice(self.sentences)
        if self.edits_sentences:
            sentence = self.replace(sentence, len(sentence.split()) // 6)
        parts.insert(self.rng.randrange(len(parts) + 1), sentence)
        return " ".join(parts)

    def edit(self, kind, text, page):
        return (self.words_changed if kind == "words" else getattr(self, kind))(text, page)


def lengths_of(folder):
    """In words, of the originals of a labelled corpus."""
    with open(os.path.join(folder, "paras.jsonl"), encoding="utf-8") as f:
        classes = [json.loads(line)["class"] for line in f]
    with open(os.path.join(folder, "corpus.jsonl"), encoding="utf-8") as f:
        texts = [t for line in f for t in json.loads(line)["text"].split("\n\n")]
    return [n_words(t) for t, c in zip(texts, classes) if c == "orig"]


def draw(rng, originals, n, lengths):
    """n of (source, page, text), each once; fewer where there are no more."""
    if lengths is None:
        return rng.sample(originals, min(n, len(originals)))
    drawn, of_length = [], defaultdict(list)
    for original in rng.sample(originals, len(originals)):
        of_length[n_words(original[2])].append(original)
    for wanted in rng.choices(lengths, k=n):
        if of_length[wanted]:
            drawn.append(of_length[wanted].pop())
    return drawn


def write(out, documents):
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "corpus.jsonl"), "w", encoding="utf-8") as corpus, \
            open(os.path.join(out, "paras.jsonl"), "w", encoding="utf-8") as labels:
        for i, (minute, outlet, paragraphs) in enumerate(sorted(documents, key=lambda d: d[0])):
            doc = "c%08d" % i
            date = (START + datetime.timedelta(minutes=minute)).isoformat() + "Z"
            corpus.write(json.dumps({"id": doc, "outlet": outlet, "date": date, "text": "\n\n".join(p[0] for p in paragraphs)},
                                    ensure_ascii=False) + "\n")
            for k, (_, source, kind) in enumerate(paragraphs):
                labels.write(json.dumps({"doc": doc, "para": k, "src": [source], "kind": kind, "class": CLASSES.get(kind, "orig")}) + "\n")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out")
    p.add_argument("texts", nargs="+")
    p.add_argument("--copies", type=int, default=8000, metavar="N")
    p.add_argument("--like", metavar="DIR")
    p.add_argument("--sentence", choices=("as-it-is", "edited"), default="as-it-is")
    p.add_argument("--dates", choices=("later", "any"), default="later")
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    rng, pages = random.Random(a.seed), list(read_pages(a.texts))
    editor, lengths = Editor(rng, pages, a.sentence == "edited"), lengths_of(a.like) if a.like else None
    sources = itertools.count()
    originals = [(next(sources), i, t) for i, (_, texts) in enumerate(pages) for t in texts]
    copies = [(editor.edit(kind, text, page), source, kind) for kind in CLASSES
              for source, page, text in draw(rng, originals, a.copies, lengths)]
    copies = [c for c in copies if c[0] is not None]
    rng.shuffle(copies)
    begin = 0 if a.dates == "any" else MINUTES // 2
    documents = [(rng.randrange(MINUTES - begin), pages[i][0], [(t, s, "original") for s, _, t in group])
                 for i, group in itertools.groupby(originals, key=lambda o: o[1])]
    while copies:
        n = rng.randrange(4, 14)
        documents.append((rng.randrange(begin, MINUTES), "copier%02d.example" % rng.randrange(40), copies[:n]))
        del copies[:n]
    write(a.out, documents)


if __name__ == "__main__":
    main()
