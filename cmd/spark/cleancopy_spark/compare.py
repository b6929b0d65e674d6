"""The comparison, for any engine that runs the statements of compare.sql: which comes after which, and the rounds.

An engine has, for Parquet files in a folder of its own:

    has(name)                 whether the table is there, whole
    define(name, select)      a view of this name, of the one before too
    make(name, select)        the table, whole or not at all
    verify(name, select)      the same, with relation, similarity, revised and deciding of subject_text and candidate_text in their place; and
                              none=False leaves those out that are not related
    exchange(what)            makes the tables of an exchange.py
    jobs, n_postings          how many cores there are, and prints
    scratch                   a folder for what a task cannot have in memory; None: Spark's own
    count(name)               rows of a table
    batches(select)           these rows, as Arrow's batches
    writing(name)             a folder to write the table's Parquet files into
    few                       where so many matches or fewer are left, the rest is decided here (last_ones.py)
"""
from __future__ import annotations

import os
import re
from typing import Any, Callable, Dict, List, Optional, Tuple

FRUITFUL = 10        # a round by best candidates decides one in so many, or is the last of its kind
MAX_ROUNDS = 100000  # a chain of copies of copies is not that long

_STATEMENT = re.compile(r"CREATE (TABLE|VIEW) (\w+(?:\{n\})?) AS\s+(.*)", re.DOTALL)


class CompareError(Exception):
    """In words for whoever started the comparison."""


def read_statements(file_name: str = "compare.sql") -> Dict[str, Tuple[str, str]]:
    """Name to (TABLE or VIEW, its SELECT)."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), file_name)
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"--[^\n]*", "", file.read())
    found = {}
    for statement in filter(None, map(str.strip, text.split(";"))):
        kind, name, select = _STATEMENT.fullmatch(statement).groups()  # type: ignore[union-attr]
        found[name] = (kind, select)
    return found


class Comparison:
    """Over an engine that has documents, paragraphs, prints, texts, favours and, of contested ids, ties."""

    def __init__(self, engine: Any, records: bool, look: Callable[[str], None] = lambda name: None) -> None:
        self.engine, self.look, self.statements, self.n_rounds = engine, look, read_statements(), 0
        self.left = ""  # the table that `undecided` is
        # of one id corpus takes the least record, dedup the document that comes first
        self.first = "t.tie, c.place" if records else "k.favour, k.moment, k.outlet, t.tie, c.place"

    def contest(self) -> int:
        """Documents whose id stands more than once; to be called before run(), to make `ties` of."""
        self._step("known")
        self._step("contested")
        return self.engine.count("contested")

    def run(self) -> None:
        """Makes `result`."""
        from . import candidates, matches, texts  # which need cleancopy's own package

        for name in ("kept", "days", "ordered", "compared", "alone", "decided_0", "answers_0"):
            self._step(name)
        for exchange in (candidates, texts, matches):
            self._exchange(exchange)
        self._decide_by_best()
        self._step("followers")
        self._step("asking")
        for name in ("pairs_2", "verified_2", "matched_2"):
            self._step(name)
        self._decide("matched_2")
        for name in ("copies", "beside", "result"):
            self._step(name)

    def _step(self, name: str, n: Optional[int] = None) -> None:
        template = name if n is None or name in self.statements else name + "_{n}"
        kind, select = self.statements[template]
        name, select = template.replace("{n}", str(n)), select.replace("{n}", str(n)).replace("{first}", self.first)
        if kind == "VIEW":
            self.engine.define(name, select)
        elif not self.engine.has(name):
            self.look(name)
            if name.startswith(("verified_", "answers_")):
                self.engine.verify(name, select, none=name.startswith("answers_"))
            else:
                self.engine.make(name, select)

    def _exchange(self, module: Any) -> None:
        if not all(self.engine.has(name) for name in module.TABLES):
            self.look(module.TABLES[0])
            self.engine.exchange(module.exchange(self.engine))

    def _decide_by_best(self) -> None:
        """Those first whose best candidate decides; of the others all matches are looked at."""
        self._point("decided", self._all("decided"))
        self._leave("best_1")
        while True:
            n_left = self.engine.count(self.left)
            if n_left <= self.engine.few or self._round() * FRUITFUL < n_left:
                break
        if self.engine.count(self.left) > 0 and self.n_rounds > 0:
            self._step("rest")
        if self.engine.count(self.left) > 0:
            self._decide("rest" if self.n_rounds > 0 else "matched_1")

    def _decide(self, matches: str) -> None:
        self._leave(matches)
        self._point("decided", self._all("decided"))
        while True:
            n_left = self.engine.count(self.left)
            if n_left == 0:
                return
            if n_left <= self.engine.few:
                self._last()
                return
            if self._round() == 0:
                raise CompareError("round %d decides nothing: please report this" % self.n_rounds)

    def _last(self) -> None:
        """All that are left, as one round."""
        from .last_ones import decide_last

        self.n_rounds += 1
        name = "decided_%d" % self.n_rounds
        self.look(name)
        decide_last(self.engine, name)
        self.engine.define("answers_%d" % self.n_rounds, "SELECT * FROM answers_0")
        self._point("decided", self._all("decided"))

    def _round(self) -> int:
        """How many it decides."""
        self.n_rounds += 1
        n = self.n_rounds
        if n > MAX_ROUNDS:
            raise CompareError("no end after %d rounds: please report this" % MAX_ROUNDS)
        self._point("answered", self._all("answers", n - 1))
        for name in ("look", "heads", "answers"):
            self._step(name, n)
        self._point("answered", self._all("answers"))
        self._step("decided", n)
        self._point("decided", self._all("decided"))
        self._step("undecided", n)
        self._leave("undecided_%d" % n)
        return self.engine.count("decided_%d" % n)

    def _leave(self, table: str) -> None:
        self.left = table
        self._point("undecided", [table])

    def _all(self, name: str, last: Optional[int] = None) -> List[str]:
        return ["%s_%d" % (name, n) for n in range((self.n_rounds if last is None else last) + 1)]

    def _point(self, name: str, tables: List[str]) -> None:
        columns = {"decided": "ref, source, relation, similarity, revised, canonical",
                   "answered": "subject, candidate, relation, similarity, revised, deciding"}.get(name, "*")
        self.engine.define(name, " UNION ALL ".join("SELECT %s FROM %s" % (columns, table) for table in tables))
