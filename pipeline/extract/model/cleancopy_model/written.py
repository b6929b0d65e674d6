"""Pages that were written to be learnt from: of tests/bench/written those of FILES, a page a line, each with the blocks that are its text
("keep") and those that are not ("drop").  What one may argue about is in neither, and nothing is learnt of it."""
import itertools
import json
import os
import re
import tempfile

from . import pages
from .align import align
from .lengthened import lengthened

SET = "written"
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 4, "tests", "bench", "written")
FILES = ("learn_articles", "learn_forums_listings_collections", "learn_news_english", "learn_news_european", "learn_news_world",
         "learn_products_services_manuals", "learn_articles_2", "learn_shops_services", "learn_threads_lists_manuals",
         "news", "news_2", "news_3", "news_4", "news_5", "kinds", "kinds_2")  # the others are for counting
TEXTS = ("flat",)  # that were written flat
LONG = 20  # characters: shorter lines may stand in others by chance
NOT_WORD = re.compile(r"[\W_]+")


def _plain(text):
    return NOT_WORD.sub(" ", text.lower()).strip()


def _strings(side):
    """In older sets each dropped block stands with a number for what it is."""
    return [entry[1] if isinstance(entry, list) else entry for entry in side]


def labels(texts, keep, drop):
    """As align() for what is in `keep`, 0 for what is in `drop`, -1 for all other blocks."""
    label = align(texts, "\n\n".join(keep))
    dropped = [_plain(d) for d in drop]
    lines, whole = set(dropped), " | ".join(dropped)
    for i, text in enumerate(map(_plain, texts)):
        if label[i] < .5 and not (text in lines or (len(text) > LONG and text in whole) or any(len(d) > LONG and d in text for d in dropped)):
            label[i] = -1
    return label


def _style(file, page):
    """Headings and the like are part of what the full habit takes; news articles were written by the other one."""
    return pages.STRICT if "news" in file and page.get("kind", "article") == "article" else pages.FULL


def given():
    """The pages in the order of their files, each a site of its own: id, url, page_type and style as in pages.py, html, keep, drop."""
    for file in FILES:
        with open(os.path.join(FOLDER, file + ".jsonl"), encoding="utf-8") as lines:
            for page in map(json.loads, lines):
                yield dict(id=page["name"], file=file, url=f"https://{file}-{page['name']}.example/", page_type=page.get("kind", "article"),
                           style=_style(file, page), html=page["html"], keep=page["keep"], drop=_strings(page["drop"]))


def texts():
    """The texts of TEXTS, likewise: id, url, style, text, keep, drop."""
    for file in TEXTS:
        with open(os.path.join(FOLDER, file + ".jsonl"), encoding="utf-8") as lines:
            for page in map(json.loads, lines):
                yield dict(id=page["name"], url=f"https://{file}-{page['name']}.example/", style=pages.STRICT, text=page["text"], keep=page["keep"],
                           drop=_strings(page["drop"]))


def to_learn():
    """The pages given, and behind them those of them that are lengthened, each in the order of the files."""
    own = list(given())
    return own + list(lengthened(own))


def _load_file(cleancopy, own):
    with tempfile.TemporaryDirectory() as work:
        os.mkdir(os.path.join(work, "in"))
        with open(os.path.join(work, "gold.jsonl"), "w", encoding="utf-8") as gold:
            for page in own:
                gold.write(json.dumps(dict(id=page["id"], url=page["url"], page_type=page["page_type"], text="")) + "\n")
                with open(os.path.join(work, "in", page["id"] + ".html"), "w", encoding="utf-8", newline="") as out:
                    out.write(page["html"])
        return pages.load(cleancopy, work, SET)[0]


def load(cleancopy):
    """The pages with their features."""
    found = []
    for _, own in itertools.groupby(to_learn(), key=lambda page: page["file"]):
        page_of = {page["id"]: page for page in own}
        for page in _load_file(cleancopy, list(page_of.values())):
            its = page_of[page.id]
            page.y, page.style = labels(page.texts, its["keep"], its["drop"]), its["style"]
            found.append(page)
    return found
