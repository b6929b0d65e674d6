"""Rows for the output in parts: one file a part, with what it cannot know by itself (compared_line.h).

Which part a document is of, its shard says: parts are shards that follow one another, as `corpus --part` takes them (shard_set.h).
"""
from __future__ import annotations

import contextlib
import functools
import json
import os
from typing import Any, Callable, Dict, Iterator, List

import pyarrow as pa
import pyarrow.parquet as pq

from .compare import CompareError, read_statements
from .documents import PIECE_BITS, Inputs, number_of

RELATIONS = ("none", "exact", "near", "part", "updated")
ELSEWHERE, DOCUMENT, NAMESAKE, FURNITURE, ROW = 1, 2, 3, 4, 5
COLUMNS = ("part", "kind", "id", "paragraph", "other", "number", "relation", "similarity", "text")
SHARED = ("shown", "told", "entries", "printed", "own", "counting", "suspects", "evidence", "furniture", "marked", "marks")  # whatever the number of parts


def part_of(shard: int, n_shards: int, n_parts: int) -> int:
    return (shard - 1) * n_parts // n_shards + 1


def file_name(part: int, n_parts: int) -> str:
    return "rows-%d-of-%d.jsonl" % (part, n_parts)


class Parts:
    """After a Comparison of shards, over its engine."""

    def __init__(self, engine: Any, inputs: Inputs, read: Dict[str, Any], n_parts: int, look: Callable[[str], None]) -> None:
        self.engine, self.inputs, self.read, self.n, self.look = engine, inputs, read, n_parts, look
        self.statements = read_statements("parts.sql")
        if n_parts > len(inputs.paths):
            raise CompareError("--parts %d: there are %d shards, and a part is one at least: give fewer parts, or make more shards" % (
                n_parts, len(inputs.paths)))

    def write(self, folder: str, head: Dict[str, Any]) -> int:
        """All files, each whole or not there; how many documents there are."""
        for name in SHARED:
            self._step(name)
        self._deal()
        for name in ("homes", "elsewhere", "namesakes", "wanted"):
            self._step(name)
        self._fetch_records()
        for name in ("visible", "rows", "others", "said"):
            self._step(name)
        heads = self._heads(head)
        os.makedirs(folder, exist_ok=True)
        call = functools.partial(_write_files, folder, heads)
        written = set(self.engine.write_parts("SELECT %s FROM said_%d ORDER BY part, kind, id, paragraph, other" % (", ".join(COLUMNS), self.n), call))
        for part in sorted(set(heads) - written):
            call(iter([_empty(part)]))
        return sum(one["documents"] for one in heads.values())

    def _step(self, name: str) -> None:
        template = name if name in SHARED else name + "_{n}"
        kind, select = self.statements[template]
        name, select = template.replace("{n}", str(self.n)), select.replace("{n}", str(self.n)).replace("{utf8}", self.engine.utf8)
        if kind == "VIEW":
            self.engine.define(name, select)
        elif not self.engine.has(name):
            self.look(name)
            self.engine.make(name, select)

    def _deal(self) -> None:
        name = "dealt_%d" % self.n
        if self.engine.has(name):
            return
        pieces = [(int(number) << PIECE_BITS, part_of(number_of(path), len(self.inputs.paths), self.n))
                  for number, (path, _) in self.read["pieces"].items()]
        with self.engine.writing(name) as folder:
            pq.write_table(pa.table({"first_place": pa.array([place for place, _ in pieces], pa.int64()),
                                     "part": pa.array([part for _, part in pieces], pa.int32())}), os.path.join(folder, "0.parquet"))

    def _fetch_records(self) -> None:
        name = "records_%d" % self.n
        if self.engine.has(name):
            return
        self.look(name)
        with self.engine.writing(name) as folder:
            if self.engine.count("wanted_%d" % self.n) > 0:
                self.engine.write_lines(self.inputs, "wanted_%d" % self.n, folder)
            else:
                from .sketch import write_ties

                write_ties(os.path.join(folder, "0.parquet"), iter(()))

    def _heads(self, head: Dict[str, Any]) -> Dict[int, Dict[str, Any]]:
        """Of each part: the first line of its file."""
        own = {part: 0 for part in range(1, self.n + 1)}
        for number, checksum in self.read["found"]["checksums"].items():
            own[part_of(int(number), len(self.inputs.paths), self.n)] ^= checksum
        documents = {row["part"]: row["n"] for batch in self.engine.batches("SELECT part, count(*) AS n FROM homes_%d GROUP BY part" % self.n)
                     for row in batch.to_pylist()}
        return {part: dict(head, documents=documents.get(part, 0), part=part, parts=self.n, own="%016x" % own[part]) for part in own}


# ---- files ----

def _empty(part: int) -> pa.RecordBatch:
    """No lines of a part, which is to have a file all the same."""
    return pa.RecordBatch.from_pylist([{name: part if name == "part" else None for name in COLUMNS}])


def _line(kind: int, id: str, paragraph: int, other: str, number: int, relation: int, similarity: float, text: str) -> str:
    """Ids are in JSON, quotes and all."""
    if kind == ROW:
        return '{"doc":%s,"para":%d,"canonical_doc":%s,"canonical_para":%d,"similarity":%r,"relation":"%s"}\n' % (
            id, paragraph, other, number, similarity, RELATIONS[relation])
    if kind == FURNITURE:
        return '{"furniture":%s,"para":%d,"pages":%d}\n' % (id, paragraph, number)
    if kind == NAMESAKE:
        return '{"namesake":%s}\n' % json.dumps(text)
    if kind == DOCUMENT:
        return '{"document":%s,"outlet":%s,"date":%s}\n' % (id, json.dumps(other), json.dumps(text))
    return '{"elsewhere":%s}\n' % id


def _write_files(folder: str, heads: Dict[int, Dict[str, Any]], batches: Iterator[pa.RecordBatch]) -> List[int]:
    """Of rows that come part by part."""
    written: List[int] = []
    with contextlib.ExitStack() as stack:
        write: Any = None
        for batch in batches:
            for part, kind, *rest in zip(*(batch[name].to_pylist() for name in COLUMNS)):
                if not written or part != written[-1]:
                    stack.close()
                    write = stack.enter_context(_file(folder, heads[part]))
                    written.append(part)
                if kind is not None:
                    write(_line(kind, *rest))
    return written


@contextlib.contextmanager
def _file(folder: str, head: Dict[str, Any]) -> Iterator[Callable[[str], None]]:
    """Whole or not there; two attempts of one task may write it at a time."""
    path, n = os.path.join(folder, file_name(head["part"], head["parts"])), 0
    part = "%s.%d.part" % (path, os.getpid())

    def write(line: str) -> None:
        nonlocal n
        file.write(line)
        n += 1

    try:
        with open(part, "w", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(head) + "\n")
            yield write
            file.write(json.dumps({"end": True, "rows": n}) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise
