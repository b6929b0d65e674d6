"""What is compared, read in pieces: files in JSON lines as `dedup` takes them, or the shards of `corpus --shard`."""
from __future__ import annotations

import contextlib
import copy
import gzip
import io
import json
import os
import re
import sys
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

import pyarrow as pa

from .compare import CompareError

PIECE_BYTES = 8 << 20
PIECE_BITS = 20  # lines of a piece, in a place
READ_BYTES = 1 << 20
_SHARD = re.compile(r"shard-(\d+)-of-(\d+)\.jsonl\.zst")


class Piece(NamedTuple):
    number: int
    path: str
    first_line: int     # from 1
    lines: List[bytes]
    offsets: List[int]  # of these lines, from the first


class Inputs:
    """Any files.  `roles`: whether their paragraphs have some that count; `bad`: files that could not be read, with the reason;
    `found`: what else is to be known of them when all is read."""

    roles = False

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = list(paths)
        self.bad: List[Tuple[str, str]] = []
        self.found: Dict[str, Any] = {}

    def pieces(self, number: int = 0) -> Iterator[Piece]:
        """Of all files, numbered from there on."""
        for path in self.paths:
            for piece in _pieces(path, number, self.lines(path)):
                yield piece
                number = piece.number + 1

    def only(self, path: str) -> "Inputs":
        """For a task of its own."""
        one = copy.copy(self)
        one.paths, one.bad, one.found = [path], [], {}
        return one

    def take(self, found: Dict[str, Any]) -> None:
        """What a task found."""

    def lines(self, path: str) -> Iterator[Optional[bytes]]:
        """None in the place of a line that is no document."""
        try:
            for line in _read_lines(path):
                yield line if line.strip() else None
        except (OSError, EOFError) as error:
            self.bad.append((path, _why(error)))

    def files(self) -> List[Tuple[str, int, int]]:
        """What tells whether they are the same ones: name, size, time."""
        found = []
        for path in self.paths:
            with contextlib.suppress(OSError):
                about = os.stat(path)
                found.append((os.path.abspath(path), about.st_size, about.st_mtime_ns))
        return found


class Shards(Inputs):
    """Of a folder; a set that is not whole, or not of one version, settings and inputs, raises.  `found`: what they have in common, and their
    checksums by number, and in one."""

    roles = True

    def __init__(self, folder: str) -> None:
        try:
            names = sorted(name for name in os.listdir(folder) if _SHARD.fullmatch(name))
        except OSError as error:
            raise CompareError("%s: folder cannot be read: %s" % (folder, error.strerror))
        sets = sorted({_SHARD.fullmatch(name).group(2) for name in names})  # type: ignore[union-attr]
        if not sets:
            raise CompareError("%s: no shards there: cleancopy corpus --shard I/N makes them" % folder)
        if len(sets) > 1 or len(names) != int(sets[0]):
            raise CompareError("%s: %d shards of sets of %s: all shards of one set must be there, and no others" % (folder, len(names), ", ".join(sets)))
        super().__init__([os.path.join(folder, name) for name in names])

    def pieces(self, number: int = 0) -> Iterator[Piece]:
        self.found = {}
        return super().pieces(number)

    def take(self, found: Dict[str, Any]) -> None:
        for name in ("cleancopy", "settings", "inputs"):
            if self.found.setdefault(name, found[name]) != found[name]:
                raise CompareError("shard %s was made with another cleancopy, with other settings or of other inputs than others: make all shards "
                                   "with the same (%s: %s, %s)" % (*found["checksums"], name, found[name], self.found[name]))
        self.found["checksum"] = self.found.get("checksum", 0) ^ found["checksum"]
        self.found.setdefault("checksums", {}).update(found["checksums"])

    def lines(self, path: str) -> Iterator[Optional[bytes]]:
        head = last = b""
        try:
            for line in _read_lines(path):
                last = line
                head = head or line
                yield line if line.startswith(b'{"id":') else None
            if not last.startswith(b'{"end":'):
                raise EOFError("its last line is missing")
            said, end = json.loads(head), json.loads(last)
            checksum = int(end["checksum"], 16)
            self.take({"cleancopy": said["cleancopy"], "settings": said["settings"], "inputs": end["inputs"], "checksum": checksum,
                       "checksums": {str(said["shard"]): checksum}})
        except (OSError, EOFError, ValueError, KeyError) as error:
            raise CompareError("%s: is no whole shard: %s: make it again" % (path, _why(error)))


def number_of(path: str) -> int:
    """Of a shard."""
    return int(_SHARD.fullmatch(os.path.basename(path)).group(1))  # type: ignore[union-attr]


def _why(error: BaseException) -> str:
    return "cannot be read: %s" % (getattr(error, "strerror", None) or str(error) or type(error).__name__)


def _open(path: str) -> Any:
    file: Any = sys.stdin.buffer if path == "-" else open(path, "rb")
    start = file.peek(4)[:4]
    if start[:2] == b"\x1f\x8b":
        return gzip.GzipFile(fileobj=file)
    if start == b"\x28\xb5\x2f\xfd":
        file.close()
        return io.BufferedReader(pa.input_stream(path, compression="zstd"), READ_BYTES)
    return file


def _read_lines(path: str) -> Iterator[bytes]:
    with _open(path) as file:
        for line in file:
            yield line[:-1] if line.endswith(b"\n") else line


def _pieces(path: str, number: int, lines: Iterator[Optional[bytes]]) -> Iterator[Piece]:
    piece, n_lines, n_bytes, first_line = Piece(number, path, 1, [], []), 0, 0, 1
    for line in lines:
        if line is not None:
            piece.lines.append(line)
            piece.offsets.append(n_lines)
            n_bytes += len(line)
        n_lines += 1
        if n_bytes >= PIECE_BYTES or n_lines == 1 << PIECE_BITS:
            yield piece
            first_line += n_lines
            piece, n_lines, n_bytes = Piece(piece.number + 1, path, first_line, [], []), 0, 0
    if piece.lines:
        yield piece
