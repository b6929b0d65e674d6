"""The same scores from Python and from C: reads the written tables back, scores the blocks of the fixtures, and writes what a
test of cleancopy must find as well.

    python3 -m cleancopy_model.parity --cleancopy build/cmd/cleancopy --tables pipeline/extract --fixtures fixtures"""
import argparse
import os
import re
import subprocess

import numpy as np

from . import flat, kept, kinds, learn, pages, trees

NAME, FLAT_NAME = "parity.tsv", "parity_flat.tsv"
FOLDERS = ("site", "pages")


def _numbers(text, name):
    body = re.search(re.escape(name) + r"\[\](?:\[\d+\])? = \{(.*?)\};", text, re.S).group(1)
    return [int(v.rstrip("u"), 0) for v in re.findall(r"-?(?:0x[0-9A-Fa-f]+|\d+)u?", body)]


def _trees(text, prefix):
    """[(first tree, number of trees)] of the models, and a function from such a pair to Trees."""
    nodes = np.array(_numbers(text, f"{prefix}_nodes")).reshape(-1, 4)
    leaves = np.array(_numbers(text, f"{prefix}_leaves"))
    starts = np.array(_numbers(text, f"{prefix}_trees")).reshape(-1, 3)
    spans = [(int(a), int(n)) for a, n in re.findall(rf"\{{{prefix}_trees \+ (\d+), (\d+)", text)]

    def model(span):
        first, n = span
        own = starts[first:first + n]
        last = own[-1]
        after = [last[0] + last[2], last[1] + last[2] + 1]
        return trees.Trees([*own[:, 0], after[0]], [*own[:, 1], after[1]], nodes[:, 1], nodes[:, 0], nodes[:, 2],
                           nodes[:, 3], leaves)
    return [model(s) for s in spans]


def _tests(text, prefix):
    """The Trees that were written as tests."""
    starts = _numbers(text, f"{prefix}_starts")
    numbers = np.array(_numbers(text, f"{prefix}_tests")).reshape(-1, 3).tolist()
    tests = [(f, *numbers[i]) for f in range(len(starts) - 1) for i in range(starts[f], starts[f + 1])]
    rows = re.search(rf"{prefix}_leaves\[\]\[CC_TREE_MAX_LEAVES\] = \{{(.*?)\}};", text, re.S).group(1)
    return trees.from_tests(tests, [[int(v) for v in row.split(",")] for row in re.findall(r"\{(.*?)\}", rows, re.S)])


def _several(text, prefix):
    return [_tests(text, name) for name in re.findall(rf"&({prefix}_\d+)_model", text)]


def _table(folder, name):
    with open(os.path.join(folder, name), encoding="ascii") as lines:
        return lines.read()


def read(folder):
    def text(name):
        return _table(folder, name)
    words, kind = text("class_token_table.h"), text("kind_table.h")
    table = (np.array(_numbers(words, "class_token_hash"), np.uint32), np.array(_numbers(words, "class_token_weight"), np.int32))
    first, *others = _several(text("verdict_table.h"), "verdict")
    model = learn.Model(learn.FirstLook(table, first), others, _several(text("verdict_again_table.h"), "verdict_again"))
    model.kind_tables = [(np.array(_numbers(kind, f"{name}_hash"), np.uint32),
                          np.array(_numbers(kind, f"{name}_weight"), np.int32).reshape(-1, len(kinds.KINDS)))
                         for name in ("kind_token", "kind_class")]
    model.kind_models = _trees(kind, "kind")
    return model


def _features(cleancopy, path):
    """Through a pipe: by its place among folders named like hosts a file would have an address."""
    with open(path, "rb") as page:
        return subprocess.run([cleancopy, "explain", "--features", "-"], check=True, stdin=page, stdout=subprocess.PIPE, text=True,
                              encoding="utf-8").stdout.rstrip("\n")


def write_html(args):
    found = sorted(os.path.join(d, f) for folder in FOLDERS for d, _, files in os.walk(os.path.join(args.fixtures, folder))
                   for f in files if f.endswith(".html"))
    model = read(args.tables)
    with open(os.path.join(args.fixtures, NAME), "w", encoding="utf-8") as out:
        out.write("# page, block, log-odds full and strict (in CC_LEAF_UNITs), the page's kind, with its first block the values of kept_shape.h: by model/cleancopy_model/parity.py\n")
        for path in found:
            page, names = pages._page(("fixtures", {"id": "", "url": "", "text": ""}, _features(args.cleancopy, path)))
            corpus = learn.Corpus.__new__(learn.Corpus)
            corpus.names, corpus.columns, corpus.words = names, [names.index(n) for n in learn.tokens.NAMES], names.index("WORDS")
            both = corpus.sums(model, [page])[id(page)]
            kind = corpus.kind_of(model, page, both[0])
            name = os.path.relpath(path, args.fixtures)
            shape = " ".join(map(str, kept.values(page.x, page.like, both[0], names))) if page.texts else ""
            lines = [f"{name}\t{i}\t{both[0][i]}\t{both[1][i]}\t{kind}" for i in range(len(page.texts))]
            out.writelines(f"{line}\t{shape}\n" if line is lines[0] else f"{line}\n" for line in lines)


def write_flat(args):
    folder = os.path.join(args.fixtures, "flat")
    found = sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".txt"))
    table = _table(args.tables, "flat_word_table.h")
    words = (np.array(_numbers(table, "flat_word_hash"), np.uint32), np.array(_numbers(table, "flat_word_weight"), np.int32))
    model = flat.Model(flat.FirstLook(words, _several(_table(args.tables, "flat_table.h"), "flat")),
                       _several(_table(args.tables, "flat_again_table.h"), "flat_again"))
    with open(os.path.join(args.fixtures, FLAT_NAME), "w", encoding="utf-8") as out:
        out.write("# page, line, log-odds full and strict (in CC_LEAF_UNITs): by model/cleancopy_model/parity.py\n")
        for source, line in flat.dump(args.cleancopy, found):
            page, names = flat.read_page(("fixtures", {"id": "", "url": "", "text": "", "style": ""}, None), line)
            scores = np.transpose(flat.sums(model, [page], names)[0])
            name = os.path.basename(source)
            out.writelines(f"{name}\t{i}\t{full}\t{strict}\n" for i, (full, strict) in enumerate(scores))


PARTS = {"html": write_html, "flat": write_flat}


def main():
    parser = argparse.ArgumentParser(prog="cleancopy_model.parity", description=__doc__)
    parser.add_argument("--cleancopy", required=True)
    parser.add_argument("--tables", required=True)
    parser.add_argument("--fixtures", required=True)
    parser.add_argument("--part", choices=PARTS, action="append", help="which models (default: all)")
    args = parser.parse_args()
    for part in args.part or PARTS:
        PARTS[part](args)


if __name__ == "__main__":
    main()
