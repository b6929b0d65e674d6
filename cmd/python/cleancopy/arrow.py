"""Many pages, paragraphs or pairs of paragraphs in one call, as Arrow arrays; nothing is copied on the way in or out.

Needs pyarrow: ``pip install cleancopy[arrow]``.

>>> import json, pyarrow as pa
>>> from cleancopy import arrow
>>> pages = pa.array([b"<p>The ferry sails again from Monday, the harbour office said.", None, b"GIF89a\\x01\\0"])
>>> with arrow.Cleaner(jobs=1) as cleaner:
...     rows = cleaner.clean(pages, url=pa.array(["https://harbourpost.example/ferry", None, None]))
>>> rows["status"].to_pylist()
[0, 1, 1]
>>> json.loads(rows["record"][0].as_py())["text"]
'The ferry sails again from Monday, the harbour office said.'
>>> rows["message"][2].as_py()
'-: is binary: give HTML or text'

Columns that go in are ``binary``, ``large_binary``, ``string`` or ``large_string`` arrays, slices too; of a chunked array take the
chunks one by one, and cast other types (``array.cast(pa.large_binary())``).  What comes out is a ``RecordBatch``, whose buffers are
the library's own memory for as long as Python holds any of them.

With Spark, in ``mapInArrow``: a cleaner for each task, not one for the driver.

    def clean(batches):
        with arrow.Cleaner(jobs=1) as cleaner:
            for batch in batches:
                yield cleaner.clean(batch["html"], url=batch["url"])
"""
from __future__ import annotations

import functools
import threading
import warnings
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

try:
    import pyarrow as pa  # type: ignore
except ImportError as why:
    raise ImportError("cleancopy.arrow needs pyarrow: pip install 'cleancopy[arrow]'") from why

from . import _FORMS, _SCOPES, _number
from ._cdef import ffi
from ._library import CleancopyError, CleancopyWarning, failure, lib, string
from ._types import Form, Scope

__all__ = ["Cleaner", "paragraphs", "pairs", "sketches", "shelf_post", "shelf_trim", "shelf_lists", "shelf_find", "normal_form", "RELATIONS", "STATUSES", "PHASES", "NO_MOMENT"]

#: The words for the numbers of a ``relation`` column: a number is its place here.
RELATIONS: Tuple[str, ...] = ("none", "exact", "near", "part", "updated")
#: The words for the numbers of a ``status`` column, those of ``CleancopyError.status``.
STATUSES: Tuple[str, ...] = ("ok", "input", "limit", "usage", "memory", "io")
#: The words for the numbers of a ``phase`` column.
PHASES: Tuple[str, ...] = ("alone", "beside", "never")
#: The ``moment`` of a document whose date is not known: greater than any.
NO_MOMENT = 2 ** 63 - 1

_ALL_TOLD = 2 ** 63 - 1
_PER_SECOND = {"s": 1, "ms": 1000, "us": 1000000, "ns": 1000000000}


class Cleaner:
    """Cleans batches of pages, by default in processes of their own, as the program does: a page that crashes its process, or takes
    over 2 s of processor time or too much memory, fails its row, and the others are none the worse.

    ``jobs`` pages are in hand at a time; 0 is one a core.  ``isolate=False`` parses them in this process, and a fault in a
    parser ends it.  ``form``, ``scope`` and ``removed`` are those of ``cleancopy.clean``.

    This process is never forked.  The first batch starts a program (``cleancopy-helper``, which the package brings along; ``helper`` is
    another path of it), and the workers come from there; they end with ``close()``, at the end of ``with``, or with
    this process, whatever ends it.  Any thread may call; one batch runs at a time.  A pickled or forked cleaner starts a helper of
    its own.  Ctrl-C is heard when the batch is done.
    """

    def __init__(self, *, jobs: int = 0, isolate: bool = True, form: Form = "auto", scope: Scope = "auto",
                 removed: bool = False, helper: Optional[str] = None) -> None:
        keep: List[Any] = []
        given = ffi.new("struct cleancopy_cleaner_options *", {"size": ffi.sizeof("struct cleancopy_cleaner_options")})
        given.jobs = jobs
        given.in_process = not isolate
        given.form = _number("form", form, _FORMS)
        given.scope = _number("scope", scope, _SCOPES)
        given.removed = removed
        given.helper = string("helper", helper, keep)
        out = ffi.new("struct cleancopy_cleaner **")
        status = lib.cleancopy_cleaner_open(given, out)
        if status != lib.CLEANCOPY_OK:
            raise failure(status, ffi.new("char[]", b"no cleaner to be had"))
        self._options: Dict[str, Any] = dict(jobs=jobs, isolate=isolate, form=form, scope=scope, removed=removed, helper=helper)
        self._cleaner: Any = ffi.gc(out[0], lib.cleancopy_cleaner_close)
        self._lock = threading.Lock()
        self._told = False

    def clean(self, pages: pa.Array, *, source: Optional[pa.Array] = None, url: Optional[pa.Array] = None,
              content_type: Optional[pa.Array] = None, outlet: Optional[pa.Array] = None, title: Optional[pa.Array] = None,
              date: Optional[pa.Array] = None, fetched_at: Optional[pa.Array] = None) -> pa.RecordBatch:
        """A row for each page, in their order: ``record`` (large_string: the line of JSON that ``cleancopy.clean`` makes its dict
        of; null where it failed), ``status`` (int8, see ``STATUSES``; 0 is good) and ``message`` (large_string: why it failed, or with
        status 0 what was read with less than a whole look; else null).

        The other columns are as long as ``pages``, with nulls where nothing is known; ``fetched_at`` is a timestamp, or
        integers of seconds since 1970.  A page that is null fails as an empty one does.

        Raises ``CleancopyError`` where the batch as a whole cannot be cleaned: no helper to be had ("io"), no memory.
        """
        n, keep = len(pages), [pages]
        given = ffi.new("struct cleancopy_pages *", {"size": ffi.sizeof("struct cleancopy_pages"), "n": n})
        given.bytes = _column("pages", pages, n, keep)
        for name, array in (("source", source), ("url", url), ("content_type", content_type), ("outlet", outlet),
                            ("title", title), ("date", date)):
            setattr(given, name, _column(name, array, n, keep))
        given.fetched_at, given.fetched_at_per_s = _times(fetched_at, n, keep)
        with self._lock:
            if self._cleaner is None:
                raise CleancopyError("the cleaner is closed", "usage")
            rows, = _call(lib.cleancopy_cleaner_run, self._cleaner, given)
            self._tell_unfiltered()
        return rows.batch(record=_text, status=_fixed(pa.int8()), message=_text)

    def close(self) -> None:
        """Ends the helper and waits for it.  Closing twice does nothing."""
        with self._lock:
            if self._cleaner is not None:
                ffi.release(self._cleaner)
            self._cleaner = None

    def _tell_unfiltered(self) -> None:
        why = lib.cleancopy_cleaner_unfiltered(self._cleaner)
        if why != ffi.NULL and not self._told:
            self._told = True
            warnings.warn("system calls of the workers are not filtered: " + ffi.string(why).decode("utf-8", "replace"),
                          CleancopyWarning, stacklevel=3)

    def __enter__(self) -> Cleaner:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> Tuple[Callable[[], Cleaner], Tuple[()]]:
        return functools.partial(Cleaner, **self._options), ()


def paragraphs(texts: pa.Array) -> pa.RecordBatch:
    """What ``dedup`` compares paragraphs by, a row for each: ``key`` (fixed-size binary of 16: equal keys are equal words), ``words``
    (uint32, how many), ``fingerprints`` (list of uint64: paragraphs that share 7 words in a row share one), ``status``, ``message``.

    A null gives nulls.  Below 6 words there are no fingerprints.

    >>> rows = paragraphs(pa.array(["The ferry sails again.", "The FERRY, sails again!", None]))
    >>> rows["key"][0] == rows["key"][1], rows["words"].to_pylist()
    (True, [4, 4, None])
    """
    keep = [texts]
    rows, = _call(lib.cleancopy_paragraphs, _column("texts", texts, len(texts), keep), len(texts))
    return rows.batch(key=_fixed(pa.binary(16)), words=_fixed(pa.uint32()), fingerprints=_list(pa.uint64()), status=_fixed(pa.int8()),
                      message=_text)


def pairs(a: pa.Array, b: pa.Array) -> pa.RecordBatch:
    """How each of ``a`` is related to the earlier paragraph of ``b`` beside it, as ``dedup`` decides: ``relation`` (int8, see ``RELATIONS``),
    ``similarity`` (double; ``"%.4f"`` of it is what a row of ``dedup`` has), ``revised`` (int8: 1 for an updated text that is a copy,
    revised), ``status``, ``message``, ``deciding`` (double: of several ``b`` of one relation ``dedup`` takes that of the greatest; in
    this version the same as ``similarity``).  A null on either side gives nulls.  Fastest where equal ``a`` are neighbours.

    >>> a = pa.array(["The ferry to Gull Island sails again from Monday, at 6 pm."] * 2)
    >>> b = pa.array(["The ferry to Gull Island sails again from Monday, at 7 pm.", "Schools close on Friday."])
    >>> [RELATIONS[r] for r in pairs(a, b)["relation"].to_pylist()]
    ['updated', 'none']
    """
    keep = [a, b]
    rows, = _call(lib.cleancopy_pairs, _column("a", a, len(a), keep), _column("b", b, len(a), keep), len(a))
    return rows.batch(relation=_fixed(pa.int8()), similarity=_fixed(pa.float64()), revised=_fixed(pa.int8()),
                      status=_fixed(pa.int8()), message=_text, deciding=_fixed(pa.float64()))


def sketches(records: pa.Array, *, roles: bool = True) -> Tuple[pa.RecordBatch, pa.RecordBatch]:
    """All that another engine compares documents by: a batch of documents, a batch of their paragraphs.

    ``records`` are lines of JSON.  With ``roles`` they are records of ``clean``, ``corpus`` or a shard, compared as ``corpus`` does:
    short headings, quotes, items and rows of tables stand beside a companion.  Without, they are whatever ``dedup`` reads, and
    each paragraph is compared alone.

    A document, a row for each line: ``id`` (large_string: as JSON, quotes and all), ``outlet`` (large_string, "" where unknown), ``moment`` (int64:
    its date in seconds since 1970, or ``NO_MOMENT``), ``paragraphs`` (int32: how many), ``date`` (large_string, "" where unknown), ``title``
    (int64: a hash, -2**63 where it has none), ``article`` (int8: 1 for one of a known outlet), ``name`` (int64: equal where text files could have
    one name), ``status``, ``message``.  What is no document fails its row; a null gives nulls.

    A paragraph: ``document`` (int32: the row of its document), ``paragraph`` (int32: its place there), ``phase`` (int8, see ``PHASES``),
    ``companion`` (int32: the place of the one that it is beside, else its own), ``key_high`` and ``key_low`` (int64: equal keys are equal words),
    ``words``, ``shingles`` (int32), ``prints`` (list of int64: paragraphs that share 7 words in a row share one), ``cluster`` (int64: as 16
    hex digits the cluster's name if this is its canonical paragraph), ``text`` (large_string), ``line`` (int64: a hash of its normal form, 0
    without a word), ``line_words`` (int32), ``line_flags`` (int8: 1 where it could be furniture of a site, 2 for a heading, or both).

    >>> line = '{"id": 17, "outlet": "harbourpost.example", "date": "2031-05-02", "text": "The ferry sails again from Monday."}'
    >>> documents, paragraphs = sketches(pa.array([line, "no document"]), roles=False)
    >>> documents["id"].to_pylist(), documents["moment"].to_pylist(), documents["status"].to_pylist()
    (['17', None], [1935446400, None], [0, 1])
    >>> [(row["document"], row["words"], PHASES[row["phase"]]) for row in paragraphs.to_pylist()]
    [(0, 6, 'alone')]
    """
    keep = [records]
    column = _column("records", records, len(records), keep)
    documents, paragraphs = _call(lib.cleancopy_sketches, column, len(records), roles, n_out=2)
    number = _fixed(pa.int32())
    return (documents.batch(id=_text, outlet=_text, moment=_fixed(pa.int64()), paragraphs=number, date=_text,
                            title=_fixed(pa.int64()), article=_fixed(pa.int8()), name=_fixed(pa.int64()), status=_fixed(pa.int8()),
                            message=_text),
            paragraphs.batch(document=number, paragraph=number, phase=_fixed(pa.int8()), companion=number,
                             key_high=_fixed(pa.int64()), key_low=_fixed(pa.int64()), words=number, shingles=number,
                             prints=_list(pa.int64()), cluster=_fixed(pa.int64()), text=_text,
                             line=_fixed(pa.int64()), line_words=number, line_flags=_fixed(pa.int8())))


def shelf_post(ref: pa.Array, first_ref: pa.Array, shingles: pa.Array, followed: pa.Array, prints: pa.Array, n_parts: int) -> pa.RecordBatch:
    """The first of three steps that find the candidates of all paragraphs where work is dealt out to parts; see cleancopy.h.

    Of each paragraph that is found by its prints: its ref, that of the first print of its text in its document, how many shingles, whether later prints of its text may
    ask (all int64), and ``prints`` (binary, 8 bytes each; without any it is passed over).  A row for each of ``n_parts`` parts: ``packet`` (large_binary).

    >>> ref = pa.array([1 << 27, 2 << 27, 3 << 27])
    >>> prints = pa.array([b"".join(n.to_bytes(8, "little") for n in numbers) for numbers in ([1, 2, 3], [2, 3], [9])])
    >>> posted = shelf_post(ref, ref, pa.array([9, 9, 9]), pa.array([0, 0, 0]), prints, 1)
    >>> [(pairs, later)] = shelf_find(shelf_lists(posted["packet"], 1)["packet"])
    >>> [(row["subject"] >> 27, row["candidate"] >> 27, row["n_shared"]) for row in pairs.to_pylist()], len(later)
    ([(2, 1, 2)], 0)
    """
    keep: List[Any] = [ref, first_ref, shingles, followed, prints]
    n = len(ref)
    columns = [_integers(name, array, n, keep) for name, array in (("ref", ref), ("first_ref", first_ref), ("shingles", shingles), ("followed", followed))]
    rows, = _call(lib.cleancopy_shelf_post, *columns, _column("prints", prints, n, keep), n, n_parts)
    return rows.batch(packet=_bytes)


def shelf_trim(packets: pa.Array) -> pa.RecordBatch:
    """Between the first step and the second, where the packets of a part are too many for memory: of some of them, and of what was trimmed before, what can stand on a
    shelf, as one ``packet``.  What comes of all of them are the ``shelves`` of `shelf_lists`, which then takes packets piece by piece."""
    keep = [packets]
    rows, = _call(lib.cleancopy_shelf_trim, _column("packets", packets, len(packets), keep), len(packets))
    return rows.batch(packet=_bytes)


def shelf_lists(packets: pa.Array, n_parts: int, shelves: Optional[pa.Array] = None) -> pa.RecordBatch:
    """The second step: all packets of one part in (or some, with the part's ``shelves``), ``packet`` out, a row for each of ``n_parts`` parts."""
    keep: List[Any] = [packets, shelves]
    rows, = _call(lib.cleancopy_shelf_lists, _column("packets", packets, len(packets), keep), len(packets), _column("shelves", shelves, 1, keep), n_parts)
    return rows.batch(packet=_bytes)


def shelf_find(packets: pa.Array) -> Iterator[Tuple[pa.RecordBatch, pa.RecordBatch]]:
    """The last step: all packets of one part in; pairs that are worth verifying, and candidates that later prints of a text may need, some two million rows at a time,
    once at least.

    Both: ``subject``, ``candidate``, ``candidate_text`` (int64: refs; the text to compare with), ``n_shared`` (int32).  The second: ``last`` (int64: the last
    ref on the subject's shelves) and ``until`` (int64: the last for which it is a candidate), too."""
    keep, ref, start = [packets], _fixed(pa.int64()), ffi.new("int64_t *", 0)
    column = _column("packets", packets, len(packets), keep)
    while start[0] != _ALL_TOLD:
        found = _call(lib.cleancopy_shelf_find, column, len(packets), start, n_out=2)
        pairs, later = (rows.batch(subject=ref, candidate=ref, candidate_text=ref, n_shared=_fixed(pa.int32()), **more) for rows, more in zip(
            found, ({}, {"last": ref, "until": ref})))
        del found
        yield pairs, later


def normal_form() -> int:
    """The version of keys, prints and answers for pairs: what was kept under another is worth nothing."""
    return int(lib.cleancopy_normal_form())


# ---- in ----

def _column(name: str, array: Optional[pa.Array], n: int, keep: List[Any]) -> Any:
    """The array's own buffers, by their addresses; ``keep`` holds what must live through the call."""
    if array is None:
        return ffi.NULL
    bits = _offset_bits(name, array)
    _same_length(name, array, n)
    if bits == 0:  # a column that is not there is one of nulls, too
        return ffi.NULL
    validity, offsets, values = array.buffers()
    return _make(keep, validity, offsets, values, array.offset, bits)


def _integers(name: str, array: pa.Array, n: int, keep: List[Any]) -> Any:
    if _kind(array) != pa.int64():
        raise TypeError(f"{name} is {_kind(array)}: it can be a pyarrow array of int64; cast it")
    _same_length(name, array, n)
    validity, values = array.buffers()
    return _make(keep, validity, None, values, array.offset, 0)


def _make(keep: List[Any], validity: Any, offsets: Any, values: Any, first: int, bits: int) -> Any:
    column = ffi.new("struct cleancopy_column *")
    keep.append((column, validity, offsets, values))
    column.values = _address(values)
    column.offsets = _address(offsets)
    column.validity = ffi.cast("unsigned char *", _address(validity))
    column.n_value_bytes = 0 if values is None else values.size
    column.first = first
    column.offset_bits = bits
    return column


def _address(buffer: Any) -> Any:
    return ffi.NULL if buffer is None else ffi.cast("void *", buffer.address)


def _offset_bits(name: str, array: Any) -> int:
    """Of the column's offsets; 0 for one that has nothing but nulls."""
    kind = _kind(array)
    for bits, kinds in ((0, (pa.null(),)), (32, (pa.binary(), pa.string())), (64, (pa.large_binary(), pa.large_string()))):
        if kind in kinds:
            return bits
    if isinstance(array, pa.ChunkedArray):
        raise TypeError(f"{name} is chunked: give its chunks one by one, or combine_chunks()")
    raise TypeError(f"{name} is {kind}: it can be a pyarrow array of binary, large_binary, string or large_string; cast it")


def _times(array: Optional[pa.Array], n: int, keep: List[Any]) -> Tuple[Any, int]:
    if array is None:
        return ffi.NULL, 1
    kind = _kind(array)
    if not isinstance(kind, pa.DataType) or not (pa.types.is_timestamp(kind) or kind in (pa.int64(), pa.null())):
        raise TypeError(f"fetched_at is {kind}: it can be a pyarrow array of timestamps, or of int64, which are seconds")
    _same_length("fetched_at", array, n)
    if kind == pa.null():
        return ffi.NULL, 1
    validity, values = array.buffers()
    per_second = _PER_SECOND[kind.unit] if pa.types.is_timestamp(kind) else 1
    return _make(keep, validity, None, values, array.offset, 0), per_second


def _kind(array: Any) -> Any:
    """The type of an Arrow array; of anything else its Python type's name."""
    return array.type if isinstance(array, pa.Array) else type(array).__name__


def _same_length(name: str, array: Any, n: int) -> None:
    if len(array) != n:
        raise ValueError(f"{name} has {len(array)} rows, beside {n}")


# ---- out ----

def _call(function: Any, *args: Any, n_out: int = 1) -> List[_Rows]:
    """The sets of rows that it gives, each behind a pointer that comes last."""
    outs = [ffi.new("struct cleancopy_rows **") for _ in range(n_out)]
    status = function(*args, *outs)
    rows = [_Rows(out[0]) for out in outs]
    if status != lib.CLEANCOPY_OK:
        raise failure(status, lib.cleancopy_rows_message(rows[0].rows))
    return rows


class _Rows:
    """What a call gave, as arrays over the library's memory; each buffer holds the rows alive."""

    def __init__(self, rows: Any) -> None:
        self.rows = ffi.gc(rows, lib.cleancopy_rows_free)
        self.n = int(lib.cleancopy_rows_count(rows))

    def batch(self, **makers: Callable[..., Any]) -> pa.RecordBatch:
        return pa.RecordBatch.from_arrays([make(self, name) for name, make in makers.items()], names=list(makers))

    def column(self, name: str) -> Any:
        column = ffi.new("struct cleancopy_column *")
        lib.cleancopy_rows_column(self.rows, getattr(lib, "CLEANCOPY_ROWS_" + name.upper()), column)
        return column

    def buffer(self, start: Any, n_bytes: int) -> Any:
        if start == ffi.NULL:
            return None
        return pa.foreign_buffer(int(ffi.cast("uintptr_t", start)), n_bytes, self.rows)

    def buffers(self, column: Any) -> List[Any]:
        return [self.buffer(column.validity, (self.n + 7) // 8),
                self.buffer(column.offsets, (self.n + 1) * column.offset_bits // 8),
                self.buffer(column.values, column.n_value_bytes)]


def _text(rows: _Rows, name: str) -> Any:
    return pa.Array.from_buffers(pa.large_string(), rows.n, rows.buffers(rows.column(name)))


def _bytes(rows: _Rows, name: str) -> Any:
    return pa.Array.from_buffers(pa.large_binary(), rows.n, rows.buffers(rows.column(name)))


def _fixed(kind: Any) -> Callable[[_Rows, str], Any]:
    def make(rows: _Rows, name: str) -> Any:
        validity, _, values = rows.buffers(rows.column(name))
        return pa.Array.from_buffers(kind, rows.n, [validity, values])
    return make


def _list(kind: Any) -> Callable[[_Rows, str], Any]:
    def make(rows: _Rows, name: str) -> Any:
        validity, offsets, values = rows.buffers(rows.column(name))
        of = pa.Array.from_buffers(kind, values.size * 8 // kind.bit_width, [None, values])
        return pa.Array.from_buffers(pa.list_(kind), rows.n, [validity, offsets], children=[of])
    return make
