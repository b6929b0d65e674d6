#!/usr/bin/env python3
"""Measures the dedup stage: a table beside a peer, growth with size, plots.  Prints, no test.

  tests/bench/dedup.py PROGRAM [--scorer dedup_score.py DIR] [--peer rensa_r] [--show-flags N] [--sizes 10000 100000 1000000] [--out FOLDER]

PROGRAM is a release build.  With --scorer, DIR holds a labelled corpus (corpus.jsonl, paras.jsonl, gold.tsv; .gz or not) and the scorer
judges PROGRAM and each --peer in one run (a peer must be installed for this Python).  Growth is measured on the text that make_paragraphs.py
invents (10,000,000 paragraphs take 2.5 GB in the temporary folder, as much again while PROGRAM runs, and 8 minutes).  With --out,
table.txt, flags.txt, growth.tsv and, where matplotlib is installed, recall.png and growth.png are written there.  CPU seconds, best of --repeat
runs.

The labels know only the copies that were made, and real news re-sends itself: flags.txt has each flag of PROGRAM that the labels call wrong, with
both texts, for a reader to judge; --show-flags N prints N of them, evenly spaced.
"""
import argparse, gzip, importlib.util, json, math, os, shutil, subprocess, sys, tempfile

ROWS = (  # what the table shows: title, key of the scorer's answer, goal
    ("whole copies found, %", "recall_match", ">= 99"),
    ("cut, merged, split copies found, %", "recall_part", ">= 97"),
    ("flags right by label, %", "flags_true_reuse", ">= 99.5"),
    ("flags that do not hold", "wrongly_flagged", "0"),
    ("changed figures wrongly merged, %", "numbers_changed_flagged", "<= 1"),
    ("templated lines flagged, %", "templated_flagged", "<= 0.5"),
    ("pairs of similarity >= 0.8 found, %", "recall_J80_pairs", ">= 99.9"),
    ("paragraphs a CPU second", "paras_per_cpu_s", ">= 100000"),
    ("peak memory, MB", "peak_rss_mb", ""),
)


def cpu_and_memory(command, output):
    """CPU seconds and peak MB of one run, by wait4."""
    with open(output, "wb") as out:
        run = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode not in (0, 1):
        sys.exit("%s: exit %d" % (" ".join(command), run.returncode))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def best(command, output, repeat):
    return min(cpu_and_memory(command, output) for _ in range(repeat))


# ---- quality ----

def unpacked(folder, into):
    for name in ("corpus.jsonl", "paras.jsonl", "gold.tsv"):
        source = os.path.join(folder, name)
        if os.path.exists(source):
            os.symlink(os.path.abspath(source), os.path.join(into, name))
        elif os.path.exists(source + ".gz"):
            with gzip.open(source + ".gz", "rb") as f, open(os.path.join(into, name), "wb") as out:
                shutil.copyfileobj(f, out)
    return into


def scored(scorer, folder, rows):
    return json.loads(subprocess.run([sys.executable, scorer, "score", folder, rows], check=True, stdout=subprocess.PIPE).stdout)


def wrong_flags(scorer, folder, rows):
    """The flags that the scorer does not count as right: a paragraph and its kept copy come from different sources.  A text each."""
    spec = importlib.util.spec_from_file_location("scorer", scorer)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    text, source = {}, {}
    for doc in score.read_docs(os.path.join(folder, "corpus.jsonl")):
        for k, paragraph in enumerate(doc["text"].split("\n\n")):
            text[doc["id"], k] = paragraph
    for label in score.read_docs(os.path.join(folder, "paras.jsonl")):
        source[label["doc"], label["para"]] = (set(label["src"]), label["kind"], label["class"])
    found = []
    for row in score.read_docs(rows):
        place, kept = (row["doc"], row["para"]), (row["canonical_doc"], row["canonical_para"])
        if source[place][2] in ("boiler", "short") or not source[place][0].isdisjoint(source[kept][0]):
            continue
        ours, theirs = (score.shingles(score.tokens(text[p]), 3) for p in (place, kept))
        shared = len(ours & theirs)
        jaccard, contained = shared / len(ours | theirs), shared / min(len(ours), len(theirs))
        holds = "" if jaccard >= .5 or contained >= .8 else ", does not hold by these"
        found.append("%s %.2f: of 3-word shingles resemblance %.2f, containment %.2f%s\n" % (row["relation"], row["similarity"], jaccard, contained, holds)
                     + "".join("  %s %d (%s): %s\n" % (*p, source[p][1], text[p]) for p in (place, kept)))
    return found


def judge(a, folder):
    rows = os.path.join(folder, "rows.jsonl")
    with open(os.path.join(folder, "paras.jsonl"), encoding="utf-8") as f:
        n = sum(1 for _ in f)
    cpu, memory = best([a.program, "dedup", os.path.join(folder, "corpus.jsonl")], rows, a.repeat)
    columns = {"cleancopy": dict(scored(a.scorer[0], folder, rows), paras_per_cpu_s=round(n / cpu), peak_rss_mb=memory)}
    flags = wrong_flags(a.scorer[0], folder, rows)
    for peer in a.peer:
        run = subprocess.run([sys.executable, a.scorer[0], "peer", peer, folder, "--out", rows], stdout=subprocess.PIPE)
        if run.returncode != 0:
            print("%s could not be run" % peer, file=sys.stderr)
            continue
        columns[peer] = dict(scored(a.scorer[0], folder, rows),
                             **{k: v for k, v in json.loads(run.stdout).items() if k in ("paras_per_cpu_s", "peak_rss_mb")})
    return columns, flags


def table(columns):
    lines = ["%-40s%-12s%s" % ("", "goal", "".join("%14s" % name for name in columns))]
    for title, key, goal in ROWS:
        lines.append("%-40s%-12s%s" % (title, goal, "".join("%14s" % c.get(key) for c in columns.values())))
    for kind in sorted(next(iter(columns.values()))["recall_by_kind"]):
        lines.append("  %-50s%s" % (kind + " found, %", "".join("%14s" % c["recall_by_kind"][kind] for c in columns.values())))
    lines.append("(a peer's speed is without reading and normal form, cleancopy's with both)")
    return "\n".join(lines)


# ---- growth ----

def grow(a, folder):
    rows = []
    for n in a.sizes:
        path = os.path.join(folder, "generated.jsonl")
        with open(path, "wb") as f:  # in a process of its own: a child's peak counts what its parent held at the fork
            subprocess.run([sys.executable, os.path.join(os.path.dirname(__file__), "make_paragraphs.py"), str(n)], check=True, stdout=f)
        cpu, memory = best([a.program, "dedup", path], os.devnull, a.repeat if n < 500000 else 1)
        rows.append((n, cpu, memory))
        print("%8d paragraphs: %7.2f CPU s, %7.0f a CPU s, %5d MB" % (n, cpu, n / cpu, memory), flush=True)
    if len(rows) > 1:
        (n, t, _), (m, u, _) = rows[0], rows[-1]
        print("growth: time ~ paragraphs ^ %.2f (goal <= 1.1)" % (math.log(u / t) / math.log(m / n)))
    return rows


# ---- the report ----

def plot(out, columns, rows):
    try:
        import matplotlib
    except ImportError:
        print("no plots: matplotlib is not installed", file=sys.stderr)
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot
    if columns:
        kinds = sorted(next(iter(columns.values()))["recall_by_kind"])
        figure, axes = pyplot.subplots(figsize=(10, 4.5))
        width = .8 / len(columns)
        for i, (name, c) in enumerate(columns.items()):
            axes.bar([k + i * width for k in range(len(kinds))], [c["recall_by_kind"][k] or 0 for k in kinds], width, label=name)
        axes.set_xticks([k + .4 - width / 2 for k in range(len(kinds))], kinds, rotation=30, ha="right")
        axes.set_ylabel("found, %")
        axes.set_title("copies found, by kind of edit (quote_only and reworded are no copies word for word)")
        axes.legend()
        figure.tight_layout()
        figure.savefig(os.path.join(out, "recall.png"), dpi=120)
    if rows:
        figure, axes = pyplot.subplots(figsize=(7, 4.5))
        sizes = [r[0] for r in rows]
        axes.loglog(sizes, [r[1] for r in rows], "o-", label="CPU s")
        axes.loglog(sizes, [rows[0][1] * n / sizes[0] for n in sizes], ":", label="linear")
        axes.loglog(sizes, [r[2] for r in rows], "s-", label="peak MB")
        axes.set_xlabel("paragraphs")
        axes.set_title("time and memory of cleancopy dedup")
        axes.legend()
        figure.tight_layout()
        figure.savefig(os.path.join(out, "growth.png"), dpi=120)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program")
    p.add_argument("--scorer", nargs=2, metavar=("SCORER", "DIR"))
    p.add_argument("--peer", action="append", default=[])
    p.add_argument("--show-flags", type=int, default=0, metavar="N")
    p.add_argument("--sizes", type=int, nargs="*", default=[10000, 30000, 100000, 300000, 1000000])
    p.add_argument("--repeat", type=int, default=3)
    p.add_argument("--out")
    a = p.parse_args()
    columns, flags, rows = {}, [], []
    with tempfile.TemporaryDirectory() as folder:
        if a.scorer:
            columns, flags = judge(a, unpacked(a.scorer[1], folder))
            print(table(columns), flush=True)
            shown = min(a.show_flags, len(flags))
            if shown:
                print("\n%d of %d flags that the labels call wrong:\n" % (shown, len(flags)))
                print("\n".join(flags[i * len(flags) // shown] for i in range(shown)), flush=True)
        if a.sizes:
            rows = grow(a, folder)
    if a.out:
        os.makedirs(a.out, exist_ok=True)
        with open(os.path.join(a.out, "table.txt"), "w", encoding="utf-8") as f:
            f.write(table(columns) + "\n" if columns else "")
        with open(os.path.join(a.out, "flags.txt"), "w", encoding="utf-8") as f:
            f.write("\n".join(flags))
        with open(os.path.join(a.out, "growth.tsv"), "w", encoding="utf-8") as f:
            f.write("paragraphs\tcpu_s\tpeak_mb\n" + "".join("%d\t%.3f\t%d\n" % r for r in rows))
        plot(a.out, columns, rows)


if __name__ == "__main__":
    main()
