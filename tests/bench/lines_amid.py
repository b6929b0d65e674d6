#!/usr/bin/env python3
"""How many lines that ask the reader for something ("Read also", "Follow us on …", "Story continues below advertisement") does cleancopy
keep, when they stand amid an article like its paragraphs?  And other extractors, as far as this python has them?  And how many sentences
that go much like them are lost?  There are two sets: lines_amid.tsv and lines_alike.tsv were in view when the program's words were chosen; whoever
wrote the words had not seen lines_unseen.tsv and alike_unseen.tsv, and whoever wrote these had not seen the words (some rules, such as those for
labels and stamps, were made with the lines in five of the languages in view).

  lines_amid.py CLEANCOPY [CLEANCOPY ...] [--show]

lines_amid_text.tsv has a text for each language.  Each line is put behind the first of three paragraphs, in four ways:
as a paragraph, in bold, as a link, and in a <div> whose class says nothing; and once more as a line of flattened text.  The second and third paragraph have the words of the
first in other orders, so that none repeats another."""
import argparse
import html
import json
import os
import subprocess
import tempfile

import extractors

HERE = os.path.dirname(os.path.abspath(__file__))
SETS = [("lines_amid.tsv", "lines_alike.tsv"), ("lines_unseen.tsv", "alike_unseen.tsv")]
WAYS = {"paragraph": "<p>{}</p>", "bold": "<p><strong>{}</strong></p>", "link": '<p><a href="/x">{}</a></p>', "box": '<div class="k"><p>{}</p></div>'}
PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>Alpha Beta</title><meta property="og:type" content="article">
<link rel="canonical" href="https://post.example/2026/11/alpha-beta.html"></head>
<body><header><a href="/">Post</a><nav><a href="/a">A</a><a href="/b">B</a></nav></header><main><article><h1>Alpha Beta</h1><div class="k2">
<p>{}</p>{}<p>{}</p><p>{}</p></div></article></main><footer>C</footer></body></html>"""


def rows(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


def paragraphs(text):
    words, glue = (text.split(), " ") if " " in text else (list(text), "")
    return [text, glue.join(words[::-1]), glue.join(sorted(words))]


def make_pages(folder, name, ways):
    """{path: (language, kind, way, lines)}."""
    texts, made = dict(rows("lines_amid_text.tsv")), {}
    for i, (lang, kind, *lines) in enumerate(rows(name)):
        lines = lines or [kind]
        for way, markup in ways.items():
            path = os.path.join(folder, f"{name}-{i:03d}-{way}.html")
            first, *others = map(html.escape, paragraphs(texts[lang]))
            amid = "".join(markup.format(html.escape(line)) for line in lines)
            with open(path, "w", encoding="utf-8") as out:
                out.write(PAGE.format(first, amid, *others, lang=lang))
            made[path] = lang, kind, way, lines
    return made


def make_texts(folder, name):
    """The same, flattened."""
    texts, made = dict(rows("lines_amid_text.tsv")), {}
    for i, (lang, kind, *lines) in enumerate(rows(name)):
        path = os.path.join(folder, f"{name}-{i:03d}.txt")
        first, *others = paragraphs(texts[lang])
        with open(path, "w", encoding="utf-8") as out:
            out.write("\n\n".join([first, *(lines or [kind]), *others]) + "\n")
        made[path] = lang, kind, "flattened", lines or [kind]
    return made


def kept_lines(cleancopy, made):
    """[(language, kind, way, line)], how many there are, and how many of the paragraphs are not kept."""
    run = subprocess.run([cleancopy, "explain", "--features", "--files-from", "-"], input="\n".join(made), capture_output=True, text=True,
                         encoding="utf-8", check=True)
    kept, total, lost = [], 0, 0
    for page in map(json.loads, run.stdout.splitlines()):
        lang, kind, way, lines = made[page["source"]]
        for block in page["blocks"]:
            if block["text"] in lines:
                total += 1
                if block["keep"]:
                    kept.append((lang, kind, way, block["text"]))
            elif len(block["text"]) > 40 and not block["keep"]:
                lost += 1
    return kept, total, lost


def print_peers(made):
    for name, extract in extractors.installed().items():
        kept = total = 0
        for path, (*_, lines) in made.items():
            with open(path, encoding="utf-8") as page:
                text = " ".join(extract(page.read()).split())
            total += len(lines)
            kept += sum(line in text for line in lines)
        print(f"{name}: {kept} of {total} lines kept")


def measure(args, made, alike):
    for cleancopy in args.cleancopy:
        kept, total, lost = kept_lines(cleancopy, made)
        alike_kept, n_alike, _ = kept_lines(cleancopy, alike)
        by_way = ", ".join(f"{way} {sum(k[2] == way for k in kept)}" for way in dict.fromkeys(way for _, _, way, _ in made.values()))
        print(f"{cleancopy}: {len(kept)} of {total} lines kept ({by_way}); {lost} paragraphs lost, and {n_alike - len(alike_kept)} of {n_alike} "
              "sentences that go like such lines")
        if args.show:
            print("".join(f"  {lang} {kind} {way}: {text}\n" for lang, kind, way, text in kept), end="")
            seen = {text for *_, text in alike_kept}
            print("".join(f"  lost: {lines[0]}\n" for *_, lines in alike.values() if lines[0] not in seen), end="")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cleancopy", nargs="+")
    parser.add_argument("--show", action="store_true", help="the lines that are kept")
    args = parser.parse_args()
    for lines, alike in SETS:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{lines}:")
            made = make_pages(folder, lines, WAYS)
            measure(args, made, make_pages(folder, alike, {"paragraph": WAYS["paragraph"]}))
            measure(args, make_texts(folder, lines), make_texts(folder, alike))
            print_peers(made)


if __name__ == "__main__":
    main()
