"""Parquet as the program's input: a row is a page, told as a line of JSON with the fields that cleancopy knows.

The lines go through a pipe that has the file's name, so that no copy of the pages is written.  To the program a pipe is a file without a
size, here as in every other task, and so all of them deal the list in the same way: a Parquet file goes to one task, whole.

pyarrow is imported when the first row is read.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

CHUNK_BYTES = 1 << 20
ROWS_AT_ONCE = 64  # of 250 KB: 16 MB
LOOK_S = 0.02      # whether the program has come to a pipe, or has ended
FIELDS = ("url", "html", "text", "title", "date", "outlet", "id", "fetched_at")  # of source/jsonl.h
PAGE = ("html", "text")  # one of them must be there


class ParquetError(Exception):
    """In words for whoever started the job: it ends for that."""


def is_parquet(word: str) -> bool:
    return word.endswith(".parquet")


def check_pyarrow() -> None:
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise ParquetError("Parquet needs pyarrow where it is read: pip install pyarrow on each worker")


class _Watched:
    """A file for Arrow, which calls what it finds damaged and what a store did not give by the same name."""

    def __init__(self, source: Any) -> None:
        self.source, self.error, self.closed, self.mode = source, None, False, "rb"

    def _do(self, what: Callable[..., Any], *words: Any) -> Any:
        try:
            return what(*words)
        except Exception as error:
            self.error = error
            raise

    def read(self, n: int = -1) -> bytes:
        return self._do(self.source.read, n)

    def seek(self, place: int, whence: int = 0) -> int:
        return self._do(self.source.seek, place, whence)

    def tell(self) -> int:
        return self._do(self.source.tell)

    def close(self) -> None:
        """Whoever opened it closes it."""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True


def _texts(column: Any) -> Any:
    """As bytes where it is text: what is no UTF-8, which some writers let pass, is not the end of a file."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string(column.type):
        return column.cast(pa.binary())
    return column.cast(pa.large_binary()) if pa.types.is_large_string(column.type) else column


def _value(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if isinstance(value, (int, str)) else str(value)


def _columns(file: Any, word: str) -> List[str]:
    there = file.schema_arrow.names
    if not any(name in there for name in PAGE):
        raise ParquetError("%s: has no column html or text, but %s: name them so" % (word, ", ".join(there[:20]) or "none"))
    return [name for name in FIELDS if name in there]


def _lines(file: Any, group: int, columns: List[str]) -> Iterator[bytes]:
    for batch in file.iter_batches(batch_size=ROWS_AT_ONCE, row_groups=[group], columns=columns):
        rows: Dict[str, List[Any]] = {name: _texts(batch.column(name)).to_pylist() for name in columns}
        for i in range(batch.num_rows):
            row = {name: _value(values[i]) for name, values in rows.items() if values[i] is not None}
            yield json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _as_it_is(source: Any) -> Iterator[bytes]:
    source.seek(0)
    while True:
        chunk = source.read(CHUNK_BYTES)
        if len(chunk) == 0:
            return
        yield chunk


def read(source: Any, word: str) -> Iterator[bytes]:
    """Bytes for the program.  A file that is no Parquet goes as it is, for it to say what that is; one with a row group
    that is damaged gives a line that is no page, and counts as one that failed, in the place of the group's rows from there on."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    watched = _Watched(source)
    try:
        file = pq.ParquetFile(watched)
    except (pa.ArrowException, OSError):
        if watched.error is not None:
            raise
        yield from _as_it_is(source)
        return
    columns = _columns(file, word)
    for group in range(file.num_row_groups):
        try:
            yield from _lines(file, group, columns)
        except (pa.ArrowException, OSError) as error:
            if watched.error is not None:
                raise
            print("%s: row group %d: %s" % (word, group, error), file=sys.stderr)  # the task's log
            yield json.dumps({"damaged": str(error)}).encode() + b"\n"


class Feeder:
    """Writes into the pipes while the program reads them, one after the other.  What must end the job (no column, a store that fails)
    kills the program before it can take the pipe's end for that of the file: a shard is whole or not there."""

    def __init__(self, process: "subprocess.Popen[bytes]", pipes: List[Tuple[str, str]], open_file: Callable[[str], Any]) -> None:
        self.error: Optional[BaseException] = None
        self._process, self._pipes, self._open_file = process, pipes, open_file
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """When the program has ended."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        for word, path in self._pipes:
            handle = self._wait_for_reader(path)
            if handle is None:
                return
            try:
                with self._open_file(word) as source:
                    for chunk in read(source, word):
                        self._write(handle, chunk)
            except BrokenPipeError:
                pass  # the program has seen enough of it, or has ended
            except Exception as error:  # whatever Arrow or a store raises
                self.error = error
                self._process.kill()
                self._process.wait()
            finally:
                os.close(handle)
            if self.error is not None:
                return

    def _wait_for_reader(self, path: str) -> Optional[int]:
        while not self._ended.is_set():
            try:
                handle = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:  # ENXIO: nobody reads it yet
                time.sleep(LOOK_S)
                continue
            os.set_blocking(handle, True)
            return handle
        return None

    @staticmethod
    def _write(handle: int, data: bytes) -> None:
        rest = memoryview(data)
        while len(rest) > 0:
            rest = rest[os.write(handle, rest):]
