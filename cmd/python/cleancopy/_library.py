"""The C library: where it is found, and its results as Python's."""
from __future__ import annotations

import os
import warnings
from typing import Any

from ._cdef import ffi

NAME = "libcleancopy.so.0"


class CleancopyError(ValueError):
    """A page or document that cannot be read, or a wrong value; the message says which and why.

    ``status`` is a word: ``"input"`` (not a page, not a document), ``"limit"`` (over a named limit), ``"usage"``,
    ``"memory"`` or ``"io"`` (the temporary file of ``dedup``).
    """

    def __init__(self, message: str, status: str) -> None:
        super().__init__(message)
        self.status = status


class CleancopyWarning(UserWarning):
    """Something was passed over, or read with less than a whole look, though all in all it went well."""


def _open() -> Any:
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), NAME)
    try:
        return ffi.dlopen(beside if os.path.exists(beside) else NAME)
    except OSError as why:
        raise ImportError(
            f"{NAME} or a library that it needs is missing ({why}); on Debian install libcleancopy0, or the packages "
            "that the description of the wheel names"
        ) from why


lib = _open()

_STATUS = {
    lib.CLEANCOPY_E_INPUT: "input",
    lib.CLEANCOPY_E_LIMIT: "limit",
    lib.CLEANCOPY_E_USAGE: "usage",
    lib.CLEANCOPY_E_NOMEM: "memory",
    lib.CLEANCOPY_E_IO: "io",
}


def failure(status: int, message: Any, before: str = "") -> CleancopyError:
    """The exception for a call that ended with ``status``; ``message`` is the library's string."""
    return CleancopyError(before + ffi.string(message).decode("utf-8", "replace"), _STATUS[status])


def take(call: Any, *args: Any, depth: int = 3) -> str:
    """Calls what gives a result; its record.  Notes become warnings of the caller ``depth`` frames up."""
    out = ffi.new("struct cleancopy_result **")
    status = call(*args, out)
    result = ffi.gc(out[0], lib.cleancopy_result_free)
    if status != lib.CLEANCOPY_OK:
        raise failure(status, lib.cleancopy_result_message(result))
    for note in _text(lib.cleancopy_result_notes, result).splitlines():
        warnings.warn(note, CleancopyWarning, stacklevel=depth)
    return _text(lib.cleancopy_result_record, result)


def _text(get: Any, result: Any) -> str:
    n = ffi.new("size_t *")
    start = get(result, n)
    return str(ffi.buffer(start, n[0])[:], "utf-8")


def string(name: str, value: str | None, keep: list[Any]) -> Any:
    """A C string that lives as long as ``keep``; NULL for None."""
    if value is None:
        return ffi.NULL
    try:
        encoded = value.encode("utf-8")
    except UnicodeEncodeError as why:
        raise CleancopyError(f"{name}: {why}", "usage") from why
    if b"\0" in encoded:
        raise CleancopyError(f"{name} holds a NUL", "usage")
    made = ffi.new("char[]", encoded)
    keep.append(made)
    return made
