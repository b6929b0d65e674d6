"""Trains, cross-validates and writes the extractor's models; README.md has the commands."""
import argparse
import os
import pickle
import sys

import numpy as np

from . import emit, flat, learn, like_context, pages, quality, report, trees, verdict_context, written
from .pages import FOLDS

SETS = ("wcxb-dev", "newsroom-dev", "segments-dev")


def load(args):
    if args.cache and os.path.exists(args.cache):
        with open(args.cache, "rb") as f:
            return learn.Corpus(*pickle.load(f))
    all_pages, names = [], []
    for name in SETS:
        found, names = pages.load(args.cleancopy, os.path.join(args.data, name), name)
        all_pages += found
        print(f"{name}: {len(found)} pages, {sum(len(p.texts) for p in found)} blocks", file=sys.stderr, flush=True)
    found = written.load(args.cleancopy)
    all_pages += found
    print(f"{written.SET}: {len(found)} pages, {sum(len(p.texts) for p in found)} blocks", file=sys.stderr, flush=True)
    if args.cache:
        with open(args.cache, "wb") as f:
            pickle.dump((all_pages, names), f, protocol=5)
    return learn.Corpus(all_pages, names)


def out_of_fold(corpus, threads):
    """A model for each fold that has not seen it, and of each page the sums of its own fold's model."""
    models = [corpus.learn_verdicts((fold,), threads) for fold in range(FOLDS)]
    sums = {}
    for fold, model in enumerate(models):
        sums.update(corpus.sums(model, [p for p in corpus.pages if p.fold == fold]))
    full = {key: s[0] for key, s in sums.items()}
    for fold, model in enumerate(models):
        corpus.learn_kinds(model, full, (fold,), threads)
    kind = {id(p): corpus.kind_of(models[p.fold], p, full[id(p)]) for p in corpus.pages}
    return models, sums, kind


def verdicts(corpus, sums, kind, scope="auto"):
    """Of each page which blocks are kept, and the F1 that the scores promise."""
    keep, expected = {}, {}
    for page in corpus.pages:
        own = kind[id(page)]
        scores = trees.permille(learn.combined(sums[id(page)], own, scope))
        words = page.x[:, corpus.words].astype(np.int64)
        line, expected[id(page)] = quality.line(words, scores, own, scope)
        keep[id(page)] = scores >= line
    return keep, expected


def calibrate(corpus, keep, expected, kind, fold=None):
    """[articles, others], from the pages with gold text, of all folds but one."""
    tables = []
    for is_article in (True, False):
        pages_ = [p for p in corpus.pages if p.gold and (kind[id(p)] == "article") == is_article and p.fold != fold]
        right = [report.word_f1(report.text_of(p, keep[id(p)]), p.gold)[0] for p in pages_]
        tables.append(quality.table([expected[id(p)] for p in pages_], right))
    return tables


def print_tables(corpus, sums, kind):
    for scope in ("auto", "full", "strict"):
        keep, _ = verdicts(corpus, sums, kind, scope)
        print(f"\nscope {scope}, out of fold (spread: least and greatest of the {FOLDS} folds)")
        whole = report.table(corpus.pages, keep)
        folds = [report.table(corpus.pages, keep, fold) for fold in range(FOLDS)]
        for key, figure in whole.items():
            spread = [f[key] for f in folds if key in f]
            print(f"  {key[0]:14s}{key[1]:15s}{figure:.4f}   {min(spread):.4f} to {max(spread):.4f}")
    known = [p for p in corpus.pages if p.set == "wcxb-dev" and p.texts]
    right = sum(kind[id(p)] == p.kind for p in known)
    print(f"\nkinds right: {right / len(known):.3f} of {len(known)}")
    for name in sorted({p.kind for p in known}):
        own = [p for p in known if p.kind == name]
        answers = [kind[id(p)] for p in own]
        print(f"  {name:15s}{answers.count(name) / len(own):.3f} of {len(own)}; answered for others "
              f"{sum(kind[id(p)] == name for p in known) - answers.count(name)}")
    print_reliability(corpus, *verdicts(corpus, sums, kind), kind)


def print_reliability(corpus, keep, expected, kind):
    """Quality as the record says it (table of the other folds) against the word F1 that the page had."""
    rows = []
    tables = {fold: calibrate(corpus, keep, expected, kind, fold) for fold in range(FOLDS)}
    for page in corpus.pages:
        if not page.gold or not page.texts:
            continue
        table = tables[page.fold][0 if kind[id(page)] == "article" else 1]
        said = np.interp(expected[id(page)], np.linspace(0, 1000, quality.STEPS), table) / 1000
        rows.append((said, report.word_f1(report.text_of(page, keep[id(page)]), page.gold)[0]))
    report.print_reliability(rows)


def html(args):
    """The model of pages with a tree."""
    corpus = load(args)
    models, sums, kind = out_of_fold(corpus, args.threads)
    print_tables(corpus, sums, kind)
    keep, expected = verdicts(corpus, sums, kind)
    if args.folds_out:
        for fold, model in enumerate(models):
            write(fold_folder(args, fold), corpus, model, calibrate(corpus, keep, expected, kind, fold))
        list_folds(args, [p for p in corpus.pages if p.set != written.SET])
    if args.out:
        model = corpus.learn_verdicts((), args.threads)
        corpus.learn_kinds(model, {key: s[0] for key, s in sums.items()}, (), args.threads)
        write(args.out, corpus, model, calibrate(corpus, keep, expected, kind))


def flattened(args):
    """The model of flattened pages."""
    corpus = flat.Corpus(*flat.load(args.cleancopy, args.data))
    print(f"flattened: {len(corpus.pages)} pages, {sum(len(p.texts) for p in corpus.pages)} lines", file=sys.stderr, flush=True)
    trained = flat.out_of_fold(corpus, args.threads)
    flat.print_tables(trained)
    if args.folds_out:
        for fold, model in enumerate(trained.models):
            flat.write(fold_folder(args, fold), corpus, model, trained.calibrate(fold))
        list_folds(args, trained.pages)
    if args.out:
        flat.write(args.out, corpus, flat.learn(corpus, (), args.threads), trained.calibrate())


PARTS = {"html": html, "flat": flattened}


def fold_folder(args, fold):
    folder = os.path.join(args.folds_out, str(fold))
    os.makedirs(folder, exist_ok=True)
    return folder


def list_folds(args, found):
    with open(os.path.join(args.folds_out, "pages.tsv"), "a", encoding="utf-8") as out:
        out.writelines(f"{p.set}\t{p.id}\t{p.fold}\n" for p in found)


def write(folder, corpus, model, tables):
    emit.write_logistic(folder)
    emit.write_verdict(folder, [model.first.model, *model.others], model.again, len(corpus.names),
                       verdict_context.COLUMNS + like_context.COLUMNS)
    emit.write_tokens(folder, model.first.token_table)
    emit.write_kinds(folder, model.kind_models, *model.kind_tables)
    emit.write_quality(folder, tables)


def main():
    parser = argparse.ArgumentParser(prog="cleancopy_model", description=__doc__)
    parser.add_argument("--cleancopy", default="build/cmd/cleancopy", help="the program that dumps the features")
    parser.add_argument("--data", required=True, help="folder with " + ", ".join((*SETS, flat.SET)) + ", each gold.jsonl and in/")
    parser.add_argument("--out", help="folder for the tables (pipeline/extract)")
    parser.add_argument("--folds-out", help="folder for the models of all folds: 0/ ... and pages.tsv, the fold of each page")
    parser.add_argument("--cache", help="file to keep the loaded HTML pages in")
    parser.add_argument("--part", choices=PARTS, action="append", help="which models (default: all)")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    if args.out:
        os.makedirs(args.out, exist_ok=True)  # before minutes of training, not after them
    if args.folds_out:
        os.makedirs(args.folds_out, exist_ok=True)
        open(os.path.join(args.folds_out, "pages.tsv"), "w", encoding="utf-8").close()
    for part in args.part or PARTS:
        PARTS[part](args)


if __name__ == "__main__":
    main()
