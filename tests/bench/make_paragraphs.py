#!/usr/bin/env python3
"""Invents documents for `cleancopy dedup`, any number, by a fixed seed:  make_paragraphs.py N_PARAGRAPHS [--seed S] >FILE.jsonl

Words are invented and drawn by Zipf's law, about 36 a paragraph, five or six paragraphs a document.  Of the paragraphs 30 % are exact
copies of an earlier one, 10 % edited copies (a word in twelve replaced), 9 % cut or merged ones; in 2 % the figures are others.  These are
the shares of copied news from 40 outlets.  What is copied is drawn from a pool in which each new text takes a random place, so that most
copies are recent and a few are very old.  Three documents in four come in the order of their dates, the others are up to a day late.
About 45,000 paragraphs a second; memory does not grow with N.
"""
import argparse
import itertools
import random
import sys

POOL = 200000  # texts that can be copied
DRAW = 200000  # words drawn at a time: cheaper than one by one


def vocabulary(rng, n=400000):
    """Short words first, as in a language; one in 60 a figure."""
    syllables = [a + b for a in "b c d f g h k l m n p r s t v w br st tr ch".split() for b in "a e i o u ai en or".split()]
    words, seen = [], set()
    while len(words) < n:
        if len(words) % 60 == 59:
            word = str(rng.randrange(1, 100000))
        else:
            word = "".join(rng.choices(syllables, k=1 + (len(words) > 100) + (len(words) > 15000)))
        if word not in seen:
            seen.add(word)
            words.append(word)
    return words


def stream(rng, words):
    sums = list(itertools.accumulate(1 / (i + 8) for i in range(len(words))))
    while True:
        yield rng.choices(words, cum_weights=sums, k=DRAW)


class Text:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.words = vocabulary(self.rng)
        self.stream = stream(self.rng, self.words)
        self.drawn, self.at = next(self.stream), 0
        self.pool = []

    def take(self, n):
        if self.at + n > len(self.drawn):
            self.drawn, self.at = next(self.stream), 0
        self.at += n
        return self.drawn[self.at - n:self.at]

    def keep(self, text):
        if len(self.pool) < POOL:
            self.pool.append(text)
        else:
            self.pool[int(self.rng.random() * POOL)] = text
        return text

    def old(self):
        return self.pool[int(self.rng.random() * len(self.pool))]

    def edited(self, text, every):
        words, rng = text.split(" "), self.rng
        for _ in range(max(1, len(words) // every)):
            words[int(rng.random() * len(words))] = self.take(1)[0]
        return " ".join(words)

    def cut_or_merged(self):
        text = self.old()
        if self.rng.random() < .5:
            return text + " " + self.old()
        words = text.split(" ")
        n = max(10, len(words) * 3 // 5)
        at = int(self.rng.random() * max(1, len(words) - n))
        return " ".join(words[at:at + n])

    def other_figures(self):
        return " ".join(str(int(self.rng.random() * 90000)) if w.isdigit() else w for w in self.old().split(" "))

    def paragraph(self):
        how = self.rng.random()
        if how >= .51 or len(self.pool) < 100:
            return self.keep(" ".join(self.take(14 + int(self.rng.random() * 45))).capitalize() + ".")
        if how < .30:
            return self.old()
        if how < .40:
            return self.edited(self.old(), 12)
        return self.cut_or_merged() if how < .49 else self.other_figures()


def date(minute):
    day = minute // 1440
    return "%04d-%02d-%02dT%02d:%02d:00Z" % (2001 + day // 336, day // 28 % 12 + 1, day % 28 + 1, minute // 60 % 24, minute % 60)


def write(out, n_paragraphs, seed=1):
    text, n, doc = Text(seed), 0, 0
    rng = text.rng
    while n < n_paragraphs:
        size = min(n_paragraphs - n, 5 + (rng.random() < .5))
        late = int(rng.random() * 1440) if rng.random() < .25 else 0
        body = "\\n\\n".join(text.paragraph() for _ in range(size))
        out.write('{"id": "g%09d", "outlet": "outlet%02d.example", "date": "%s", "text": "%s"}\n'
                  % (doc, int(rng.random() * 40), date(doc // 3 + 1440 - late), body))
        n += size
        doc += 1


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("n", type=int)
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    write(sys.stdout, a.n, a.seed)


if __name__ == "__main__":
    main()
