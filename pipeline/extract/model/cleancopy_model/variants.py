"""Flattened pages to learn from: HTML pages with gold text, put through the ways in which careless scrapers lose the tags.

A way is a function of a Tree to text.  None of them knows what an article is."""
import re
from html.parser import HTMLParser

VOID = set("area base br col embed hr img input link meta param source track wbr".split())
SKIPPED = set("script style template head title svg select datalist iframe object textarea noscript math audio video canvas".split())
BLOCK = set("address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form "
            "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre search section summary table tbody "
            "tfoot thead tr ul caption".split())
SPACED = set("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre figure table fieldset menu hr".split())
HEADING = {"h%d" % n: n for n in range(1, 7)}
LISTS = {"ul", "ol", "menu", "dir"}
CLOSES_P = BLOCK - {"body", "html", "tr", "tbody", "thead", "tfoot", "caption", "optgroup"}
MAX_DEPTH = 200  # deeper elements are put beside one another


class Node:
    __slots__ = ("tag", "attrs", "children")

    def __init__(self, tag, attrs=()):
        self.tag, self.attrs, self.children = tag, dict(attrs), []


class _Builder(HTMLParser):
    """Not the tree of a browser, but near enough to be flattened."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node("html")
        self.stack = [self.root]

    def _close(self, tag, until=()):
        for i in range(len(self.stack) - 1, 0, -1):
            if self.stack[i].tag == tag:
                del self.stack[i:]
                return
            if self.stack[i].tag in until:
                return

    def handle_starttag(self, tag, attrs):
        if tag in ("html", "body"):
            return
        if tag in CLOSES_P:
            self._close("p", BLOCK - {"p"})
        if tag == "li":
            self._close("li", LISTS)
        elif tag in ("dd", "dt"):
            self._close("dd", {"dl"})
            self._close("dt", {"dl"})
        elif tag in ("td", "th"):
            self._close("td", {"tr", "table"})
            self._close("th", {"tr", "table"})
        elif tag == "tr":
            self._close("tr", {"table"})
        node = Node(tag, attrs)
        self.stack[-1].children.append(node)
        if tag not in VOID and len(self.stack) < MAX_DEPTH:
            self.stack.append(node)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID and tag not in ("a", "b", "i", "p", "div", "span", "em", "strong", "li"):
            self.handle_endtag(tag)  # <svg/>, <path/>; for HTML's own elements the slash says nothing

    def handle_endtag(self, tag):
        self._close(tag, {"table"} if tag in ("td", "tr", "p", "li") else ())

    def handle_data(self, data):
        if data:
            self.stack[-1].children.append(data)


def parse(html):
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def _is_hidden(node):
    style = (node.attrs.get("style") or "").replace(" ", "").lower()
    return "hidden" in node.attrs or "display:none" in style or "visibility:hidden" in style


class Flattener:
    """Walks a tree and collects lines; the options are the habits that differ from scraper to scraper."""

    def __init__(self, bullets="", list_indent=0, depth_indent=0, blank=False, numbers=True, cell="\t", show_hidden=True,
                 alt=False, markdown=False, node_lines=False):
        self.o = dict(bullets=bullets, list_indent=list_indent, depth_indent=depth_indent, blank=blank, numbers=numbers, cell=cell,
                      show_hidden=show_hidden, alt=alt, markdown=markdown, node_lines=node_lines)

    def __call__(self, root):
        self.lines, self.line, self.mark = [], "", ""
        self.depth = self.nest = 0
        self.blank_due = False
        self.counters = []
        self._walk(root)
        self._break()
        return "\n".join(self.lines) + "\n"

    def _break(self):
        if self.o["cell"] == "\t":
            text = re.sub(r" ?\t[\t ]*", "\t", re.sub(r"[^\S\t]+", " ", self.line)).strip()
        else:
            text = " ".join(self.line.split())
        if text:
            if self.blank_due and self.o["blank"] and self.lines:
                self.lines.append("")
            self.blank_due = False
            indent = self.o["depth_indent"] * self.depth + self.o["list_indent"] * self.nest
            self.lines.append(" " * indent + self.mark + text)
            self.mark = ""
        self.line = ""

    def _text(self, data):
        data = re.sub(r"\s+", " ", data)  # tabs in the line are those between cells
        if self.o["node_lines"]:
            if data.strip():
                self.line = data
                self._break()
            return
        if data == " " and (not self.line or self.line.endswith(" ")):
            return
        self.line += data

    def _link(self, node):
        at = len(self.line)
        for child in node.children:
            self._child(child)
        text = self.line[at:]
        href = node.attrs.get("href") or ""
        if len(self.line) > at and text.strip() and href and not href.startswith(("#", "javascript")):
            self.line = self.line[:at] + "[" + text.strip() + "](" + href[:200] + ")"

    def _child(self, child):
        if isinstance(child, str):
            self._text(child)
        else:
            self._walk(child)

    def _inline(self, node):
        if node.tag == "br":
            self._break()
        elif node.tag == "img":
            alt = node.attrs.get("alt")
            if self.o["alt"] and alt:
                self.line += "![%s](%s)" % (alt, (node.attrs.get("src") or "")[:200]) if self.o["markdown"] else " " + alt + " "
        elif node.tag == "a" and self.o["markdown"]:
            self._link(node)
        elif node.tag in ("td", "th"):
            for child in node.children:
                self._child(child)
            if not self.o["node_lines"]:
                self.line += self.o["cell"]
        else:
            for child in node.children:
                self._child(child)

    def _item_mark(self):
        bullets = self.o["bullets"]
        if self.counters and self.counters[-1] is not None and self.o["numbers"]:
            self.counters[-1] += 1
            return "%d. " % self.counters[-1]
        return bullets[min(max(self.nest, 1), len(bullets)) - 1] + " " if bullets else ""

    def _walk(self, node):
        if node.tag in SKIPPED or (not self.o["show_hidden"] and _is_hidden(node)):
            return
        if node.tag not in BLOCK:
            self._inline(node)
            return
        self._break()
        self.depth += 1
        spaced = node.tag in SPACED and not (node.tag in LISTS and self.nest > 0)
        self.blank_due |= spaced
        if node.tag in LISTS:
            self.nest += 1
            self.counters.append(0 if node.tag == "ol" else None)
        if node.tag == "li":
            self.mark = self._item_mark()
        elif node.tag in HEADING and self.o["markdown"]:
            self.mark = "#" * HEADING[node.tag] + " "
        for child in node.children:
            self._child(child)
        self._break()
        self.mark = ""
        if node.tag in LISTS:
            self.nest -= 1
            self.counters.pop()
        self.depth -= 1
        self.blank_due |= spaced


def _wrapped(text, width=80):
    out = []
    for line in text.split("\n"):
        indent = re.match(r" *", line).group(0)
        row = ""
        for word in line.split():
            if row and len(row) + 1 + len(word) > width:
                out.append(row)
                row = indent
            row += (" " if row.strip() else "" if row else indent) + word
        out.append(row)
    return "\n".join(out)


WAYS = {
    "blocks": Flattener(bullets="•", list_indent=2, blank=True),
    "lines": Flattener(bullets="•"),
    "layout": Flattener(bullets="*+-", depth_indent=2, list_indent=2, blank=True, cell=" "),
    "bare": Flattener(numbers=False, show_hidden=False),
    "spaced": Flattener(numbers=False, blank=True, cell=" ", show_hidden=False),
    "markdown": Flattener(bullets="-", list_indent=2, blank=True, alt=True, markdown=True, cell=" | "),
    "nodes": Flattener(numbers=False, node_lines=True),
}

NAMES = (*WAYS, "wrapped")


def decode(page):
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        named = re.search(rb"charset=[\"']?([\w-]+)", page[:4096])
        try:
            return page.decode(named.group(1).decode() if named else "cp1252", "replace")
        except LookupError:
            return page.decode("cp1252", "replace")


def flatten(page, way):
    """Text of an HTML page's bytes."""
    root = parse(decode(page))
    if way == "wrapped":
        return _wrapped(WAYS["blocks"](root))
    return WAYS[way](root)
