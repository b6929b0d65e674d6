"""The list of inputs, as ``cleancopy --files-from`` reads one (a path a line; .gz too), and the size of each.

Names, order and sizes decide which shard a file belongs to (share.h), so all machines must see the same: the driver looks once, and each
task holds what it sees against that.
"""
from __future__ import annotations

import gzip
import os
import stat
from dataclasses import dataclass
from typing import Dict, List, Optional

from .parquet import is_parquet
from .store import Store, StoreError, is_address, join

A_FOLDER = -1  # in place of a size: what lies in it is the program's to find


class InputError(Exception):
    """In words for whoever started the job."""


@dataclass(frozen=True)
class Inputs:
    words: List[str]            # as they stand in the list: the names that records get
    sizes: List[Optional[int]]  # None: missing, as the driver sees it
    base: str                   # what relative words start from: a folder, or an address
    remote: bool                # each word is an object, to be fetched

    @property
    def laid_out(self) -> bool:
        """Tasks read them in a folder of their own: objects are fetched there, Parquet is told there."""
        return self.remote or any(is_parquet(word) for word in self.words)

    def missing(self) -> List[str]:
        return [word for word, size in zip(self.words, self.sizes) if size is None]


def read_list(data: bytes, name: str) -> List[str]:
    if data[:2] == b"\x1f\x8b":
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError) as error:
            raise InputError("%s: %s" % (name, error))
    lines = [line[:-1] if line.endswith(b"\r") else line for line in data.split(b"\n")]
    return [os.fsdecode(line) for line in lines if line != b""]


def local_size(base: str, word: str) -> Optional[int]:
    """As share.h counts it: what is no file has none."""
    try:
        about = os.stat(os.path.join(base, word))
    except (OSError, ValueError):
        return None
    if stat.S_ISDIR(about.st_mode):
        return A_FOLDER
    return about.st_size if stat.S_ISREG(about.st_mode) else 0


def _check_parquet(inputs: Inputs, name: str) -> Inputs:
    """In a folder: each task makes one of its own, where the relative words stand for the same files."""
    for word, size in zip(inputs.words, inputs.sizes):
        if is_parquet(word) and os.path.isabs(word):
            raise InputError("%s: %s: give Parquet as a path below --base" % (name, word))
        if size == A_FOLDER:
            raise InputError("%s: %s: is a folder: in a list with Parquet name the files" % (name, word))
        if ".." in word.split("/"):
            raise InputError("%s: %s: leads out of --base, which a list with Parquet must not" % (name, word))
    return inputs


def _check_remote(words: List[str], base: str, name: str) -> None:
    places: Dict[str, str] = {}
    for word in words:
        if not is_address(join(base, word)) or (word.startswith("/") and not is_address(word)):
            raise InputError("%s: %s: is no address, and others are: give a list of addresses, or --base s3://BUCKET/PREFIX for paths below it" % (name, word))
        if ".." in word.split("/") or "\0" in word:
            raise InputError("%s: %s: leads out of the folder that it is fetched to" % (name, word))
        other = places.setdefault(os.path.normpath(word), word)
        if other != word:
            raise InputError("%s: %s and %s are two objects, and one file: give them other names" % (name, other, word))


def look(list_name: str, base: str, store: Store) -> Inputs:
    try:
        if is_address(list_name):
            data = store.read(list_name)
        else:
            with open(list_name, "rb") as file:
                data = file.read()
    except OSError as error:
        raise InputError("%s: %s" % (list_name, error.strerror))
    except StoreError as error:
        raise InputError(str(error))
    words = read_list(data, list_name)
    if len(words) == 0:
        raise InputError("%s: no path stands in it" % list_name)
    remote = is_address(base) or any(is_address(word) for word in words)
    if not remote:
        inputs = Inputs(words, [local_size(base, word) for word in words], base, False)
        return _check_parquet(inputs, list_name) if inputs.laid_out else inputs
    _check_remote(words, base, list_name)
    try:
        return Inputs(words, store.sizes([join(base, word) for word in words]), base, True)
    except StoreError as error:
        raise InputError(str(error))
