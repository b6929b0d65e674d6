"""Long stories to be learnt from: written pages are short, and trees that know short ones alone lose the end of a story of hundreds of paragraphs.  So in
every third article paragraphs of other articles in its language stand between its own, in elements like those; such a page teaches no kind."""
import collections
import html
import math
import random
import re

SHARE = 3                # one page in three, if its language has them
LEAST, MOST = 60, 300    # paragraphs that are put in, by the logarithm
LEAST_OWN = 2            # paragraphs of the page's own between which they can stand
LEAST_POOL = 100         # of the language
LEAST_LETTERS = 40       # of a paragraph
PARAGRAPH = re.compile(r"(<p\b[^>]*>)([^<>]{%d,})</p>" % LEAST_LETTERS)
LANG = re.compile(r"<html[^>]*\blang=[\"']?([a-z]{2})", re.I)


def _language(page):
    found = LANG.search(page["html"])
    return found.group(1).lower() if found else ""


def _squeeze(text):
    return " ".join(html.unescape(text).split())


def _own(page):
    """The matches of paragraphs that are the page's text, of the tag that most have: a lead is often of another class."""
    keep = set(page["keep"])
    found = [m for m in PARAGRAPH.finditer(page["html"]) if _squeeze(m.group(2)) in keep]
    count = collections.Counter(m.group(1) for m in found)
    return [m for m in found if m.group(1) == count.most_common(1)[0][0]]


def _put_in(page, own, texts):
    """The page with `texts` shared out behind its own paragraphs."""
    per = math.ceil(len(texts) / len(own))
    source, keep, done = [], list(page["keep"]), 0
    for i, match in enumerate(own):
        put = texts[i * per:(i + 1) * per]
        source += [page["html"][done:match.end()], *(f"\n{match.group(1)}{html.escape(text, False)}</p>" for text in put)]
        at = keep.index(_squeeze(match.group(2))) + 1
        keep[at:at] = put
        done = match.end()
    return {**page, "id": page["id"] + "-long", "page_type": "", "html": "".join(source) + page["html"][done:], "keep": keep}


def lengthened(pages):
    """Of `pages` as written.given() has them the long ones; the same for the same pages."""
    articles = [(page, _language(page), _own(page)) for page in pages if page["page_type"] == "article"]
    pool = {}
    for page, language, own in articles:
        pool.setdefault(language, []).extend((page["id"], _squeeze(m.group(2))) for m in own)
    able = [(page, language, own) for page, language, own in articles if len(own) >= LEAST_OWN and len(pool[language]) >= LEAST_POOL]
    for page, language, own in able[::SHARE]:
        draw = random.Random(page["url"])
        others = [text for name, text in pool[language] if name != page["id"] and text not in page["drop"]]
        n = min(len(others), round(math.exp(draw.uniform(math.log(LEAST), math.log(MOST)))))
        yield _put_in(page, own, draw.sample(others, n))
