"""Tables in Parquet files: what the engines of compare.py have in common.

A table is a folder.  It is written beside its place and then renamed, so that what is there is whole.
"""
from __future__ import annotations

import os
import shutil
import uuid
from typing import Any, Dict, List

import pyarrow.parquet as pq

COMPRESSION = "zstd"
PART = ".part"  # behind the name of a folder that is not whole


def quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class Tables:
    """In a folder that all who write and read them see."""

    few: int  # compare.py

    def __init__(self, folder: str) -> None:
        self.folder = folder
        for name in sorted(os.listdir(folder)):
            if name.endswith(".parquet"):
                self.show(name[:-len(".parquet")])
            elif name.endswith(PART):
                shutil.rmtree(os.path.join(folder, name), ignore_errors=True)

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name + ".parquet")

    def has(self, name: str) -> bool:
        return os.path.isdir(self.path(name))

    def files(self, name: str) -> List[str]:
        folder = self.path(name)
        return [os.path.join(folder, file) for file in sorted(os.listdir(folder)) if file.endswith(".parquet")]

    def count(self, name: str) -> int:
        """Rows of a table, by what its files say of themselves."""
        return sum(pq.read_metadata(path).num_rows for path in self.files(name))

    def show(self, name: str) -> None:
        """To the engine, as a view."""
        raise NotImplementedError

    def expect(self, read: Dict[str, Any]) -> None:
        """So much was read (sketch.py): what is to come will have some relation to that."""

    def writing(self, name: str) -> "Writing":
        return Writing(self, name)


class Writing:
    """A folder for a table's files: the table is there at the end of `with`, unless something was raised.  Each has another name: tasks
    of a driver that was killed may live on for a while, and write what they then write where nobody looks."""

    def __init__(self, tables: Tables, name: str) -> None:
        self.tables, self.name = tables, name
        self.folder = "%s.%s%s" % (tables.path(name), uuid.uuid4().hex[:8], PART)

    def __enter__(self) -> str:
        os.makedirs(self.folder)
        return self.folder

    def __exit__(self, kind: Any, *_: object) -> None:
        if kind is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            return
        for name in os.listdir(self.folder):  # on the disk before its name is
            with open(os.path.join(self.folder, name), "rb") as file:
                os.fsync(file.fileno())
        if self.tables.has(self.name):  # of several that are made together, and whose maker was killed between two
            shutil.rmtree(self.tables.path(self.name))
        os.rename(self.folder, self.tables.path(self.name))
        self.tables.show(self.name)
