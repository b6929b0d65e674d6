"""Web pages to clean text, and paragraphs that several outlets print.

>>> import cleancopy
>>> page = cleancopy.clean(
...     "<html><title>Ferry</title><body><nav><a href=/>Home</a></nav><article><h1>Ferry</h1>"
...     "<p>The ferry to Gull Island is back in service after three weeks in the yard, the harbour office said."
...     "<p>Tickets cost what they did before, and the first boat leaves at six.</article></body></html>",
...     url="https://harbourpost.example/ferry")
>>> page["title"], page["outlet"]
('Ferry', 'harbourpost.example')
>>> print(page["text"])
The ferry to Gull Island is back in service after three weeks in the yard, the harbour office said.
<BLANKLINE>
Tickets cost what they did before, and the first boat leaves at six.

Three functions: ``clean``, ``features``, ``dedup``.  All may be called from any number of threads; they let go of Python's
lock while they work, so that ``ThreadPoolExecutor().map(cleancopy.clean, pages)`` uses all cores.

What a page can cost is bounded (8 MiB, 192 MiB of memory, and a page over one of the tree's limits is read without a
tree, with a ``CleancopyWarning``), but it is parsed in this process: for pages from anybody where one
may not end the job, use ``cleancopy.arrow.Cleaner``, which cleans batches in processes of their own, or the program ``cleancopy``.
"""
from __future__ import annotations

import datetime
import json
from typing import Any, Iterable, List, Mapping, Optional, Sequence, Union, cast

from ._cdef import ffi
from ._library import CleancopyError, CleancopyWarning, failure, lib, string, take
from ._types import Block, Document, Duplicate, Features, Form, Paragraph, Removed, Reprint, Row, Scope

__all__ = ["clean", "features", "dedup", "CleancopyError", "CleancopyWarning", "Block", "Document", "Duplicate",
           "Features", "Form", "Paragraph", "Removed", "Reprint", "Row", "Scope", "__version__"]

__version__: str = ffi.string(lib.cleancopy_version()).decode()

Page = Union[bytes, bytearray, memoryview, str]

_FORMS = {"auto": 0, "html": 1, "text": 2}
_SCOPES = {"auto": 0, "strict": 1, "full": 2}


def clean(page: Page, *, url: Optional[str] = None, content_type: Optional[str] = None, source: Optional[str] = None,
          outlet: Optional[str] = None, title: Optional[str] = None, date: Optional[str] = None,
          fetched_at: Optional[datetime.datetime] = None, form: Form = "auto", scope: Scope = "auto",
          removed: bool = False) -> Document:
    """A page's text and metadata, as the dict that ``cleancopy clean --format jsonl`` writes.

    ``page`` is the page itself, HTML or text that somebody flattened; bytes in any encoding (``content_type``, the value of
    the header, helps to tell which), or a str.  What is known better than the page says it goes in ``outlet``,
    ``title``, ``date``.  ``scope`` is "strict" (no captions, bylines, notes) or "full" (all that belongs to the article);
    with ``removed`` the record lists what was left out, and why.

    >>> clean("<p>One line of text that is long enough to be read as such.", form="html")["paragraphs"][0]["role"]
    'p'

    A page that has no text is no error: its ``text`` is None, its ``kind`` most often "empty".  Raises ``CleancopyError`` for what is no page (a picture,
    JSON, a feed) or is over 8 MiB.

    >>> clean(b"GIF89a\\x01\\0\\x01\\0", source="dot.gif")
    Traceback (most recent call last):
        ...
    cleancopy._library.CleancopyError: dot.gif: is binary: give HTML or text
    """
    keep: List[Any] = []
    given = _page(page, keep, url=url, content_type=content_type, source=source, outlet=outlet, title=title, date=date)
    given.fetched_at_s = _seconds(fetched_at)
    given.form = _number("form", form, _FORMS)
    given.scope = _number("scope", scope, _SCOPES)
    given.removed = removed
    return cast(Document, json.loads(take(lib.cleancopy_clean, given)))


def features(page: Page, *, url: Optional[str] = None, content_type: Optional[str] = None, source: Optional[str] = None,
             form: Form = "auto") -> Features:
    """Each block of a page with its features, score and verdict: what ``cleancopy explain --features`` prints.

    An article that stands in the data of a script alone is read from there only where the tree has next to no words; ``clean``
    does so where the verdicts keep next to none.

    >>> found = features("<p>A short story about a ferry.<p><a href=/>Home</a>", form="html")
    >>> [block["text"] for block in found["blocks"]]
    ['A short story about a ferry.', 'Home']
    >>> len(found["names"]) == len(found["blocks"][0]["values"])
    True
    """
    keep: List[Any] = []
    given = _page(page, keep, url=url, content_type=content_type, source=source)
    given.form = _number("form", form, _FORMS)
    return cast(Features, json.loads(take(lib.cleancopy_features, given)))


def dedup(documents: Iterable[Mapping[str, Any]], *, prefer: Sequence[str] = (), updated: bool = False,
          memory_bytes: int = 0, temporary_dir: Optional[str] = None) -> List[Row]:
    """The paragraphs that duplicate an earlier one: the rows of ``cleancopy dedup``, in the order of time.

    A document has ``id`` (str or int), ``text`` (an empty line between paragraphs) or ``paragraphs``, and where known
    ``outlet`` and ``date``; what ``clean`` gives is one.  The earliest copy is kept, or that of the first outlet in
    ``prefer``.  ``updated``: rows for forms with other figures too.  Documents may come from a generator: past
    ``memory_bytes`` (96 MiB) their text waits in a temporary file.

    >>> story = "The ferry to Gull Island is back in service after three weeks in the yard."
    >>> rows = dedup([{"id": "b", "date": "2031-05-03", "text": story},
    ...               {"id": "a", "date": "2031-05-02", "text": story}])
    >>> [(row["doc"], row["canonical_doc"], row["relation"]) for row in rows]
    [('b', 'a', 'exact')]

    A document that repeats an id is left out with a ``CleancopyWarning``; one without id or text raises ``CleancopyError``.
    """
    keep: List[Any] = []
    batch = _batch(keep, prefer, updated, memory_bytes, temporary_dir)
    for n, document in enumerate(documents):
        line = json.dumps(_plain(document), default=_iso).encode()
        status = lib.cleancopy_dedup_add_line(batch, line, len(line))
        if status != lib.CLEANCOPY_OK:
            raise failure(status, lib.cleancopy_dedup_message(batch), f"document {n + 1}: ")
    rows = take(lib.cleancopy_dedup_run, batch)
    return [json.loads(row) for row in rows.split("\n") if row]


def _page(page: Page, keep: List[Any], **strings: Optional[str]) -> Any:
    if isinstance(page, str):
        page = page.encode("utf-8", "replace")
        strings["content_type"] = "text/html; charset=utf-8"  # whatever the page says that it was
    elif not isinstance(page, (bytes, bytearray, memoryview)):
        raise TypeError(f"a page is bytes or str, not {type(page).__name__}")
    given = ffi.new("struct cleancopy_page *", {"size": ffi.sizeof("struct cleancopy_page")})
    view = ffi.from_buffer(page)
    keep += [given, view]
    given.bytes = view
    given.n_bytes = len(view)
    for name, value in strings.items():
        setattr(given, name, string(name, value, keep))
    return given


def _batch(keep: List[Any], prefer: Sequence[str], updated: bool, memory_bytes: int,
           temporary_dir: Optional[str]) -> Any:
    options = ffi.new("struct cleancopy_dedup_options *", {"size": ffi.sizeof("struct cleancopy_dedup_options")})
    names = ffi.new("const char *[]", [string("prefer", name, keep) for name in prefer])
    options.memory_bytes = memory_bytes
    options.temporary_dir = string("temporary_dir", temporary_dir, keep)
    options.prefer = names
    options.n_prefer = len(prefer)
    options.updated = updated
    out = ffi.new("struct cleancopy_dedup **")
    status = lib.cleancopy_dedup_open(options, out)
    if status != lib.CLEANCOPY_OK:
        raise failure(status, ffi.new("char[]", b"options of dedup that do not hold: at most 64 preferred outlets"))
    return ffi.gc(out[0], lib.cleancopy_dedup_close)


def _plain(document: Mapping[str, Any]) -> Mapping[str, Any]:
    plain = {key: document[key] for key in ("id", "outlet", "date", "text", "paragraphs") if key in document}
    if "text" in plain and plain["text"] is None:  # an empty page's record
        plain["text"] = ""
    return plain


def _number(name: str, word: str, numbers: Mapping[str, int]) -> int:
    if word not in numbers:
        raise CleancopyError(f"{name} is {word!r}: it can be {', '.join(numbers)}", "usage")
    return numbers[word]


def _seconds(when: Optional[datetime.datetime]) -> int:
    if when is None:
        return 0
    return int((when if when.tzinfo is not None else when.replace(tzinfo=datetime.timezone.utc)).timestamp())


def _iso(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"a document's values are str, int and lists of them, not {type(value).__name__}")
