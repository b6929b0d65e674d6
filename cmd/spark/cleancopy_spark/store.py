"""Objects of a store: s3://bucket/key, and what else pyarrow.fs names by address (hdfs://, gs://).

pyarrow, not boto3 or s3fs: it has one interface for all these stores, Spark's own Python needs it for data frames anyway, and it brings its
own HTTP, so that a worker needs this one package.  It is imported when the first address is met: folders need nothing.
"""
from __future__ import annotations

import os
import posixpath
import re
from typing import Any, Dict, List, Optional, Sequence, Tuple
from urllib.parse import urlsplit

CHUNK_BYTES = 8 << 20  # read and written at once; S3's parts are 5 MiB or more
ATTEMPTS = 10          # of one request; the task is tried again by Spark
ASKED_AT_ONCE = 32     # sizes: each is a request of some 20 ms

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://")


class StoreError(Exception):
    """In words for whoever started the job."""


def is_address(word: str) -> bool:
    return _ADDRESS.match(word) is not None


def join(base: str, word: str) -> str:
    """Where a word of the list stands: below the base, unless it says for itself."""
    return word if is_address(word) else base.rstrip("/") + "/" + word


class Store:
    """Opens each file system once.  ``endpoint``: http://host:port of an S3-compatible store; None: Amazon's.  Keys come from the
    surroundings (environment, profile, role of the machine), never from the command line."""

    def __init__(self, endpoint: Optional[str] = None) -> None:
        self.endpoint = endpoint
        self._systems: Dict[str, Any] = {}

    def _open(self, address: str) -> Tuple[Any, str]:
        try:
            import pyarrow.fs as fs
        except ImportError:
            raise StoreError("%s: needs pyarrow where it is read: pip install 'cleancopy-spark[s3]' here, pip install pyarrow on each worker" % address)
        scheme, rest = address.split("://", 1)
        if scheme == "s3":
            if "s3" not in self._systems:
                options = {"retry_strategy": fs.AwsStandardS3RetryStrategy(max_attempts=ATTEMPTS)}
                if self.endpoint is not None:
                    parts = urlsplit(self.endpoint)
                    options.update(endpoint_override=parts.netloc, scheme=parts.scheme)
                self._systems["s3"] = fs.S3FileSystem(**options)
            return self._systems["s3"], rest
        host = scheme + "://" + rest.split("/", 1)[0]
        if host not in self._systems:
            self._systems[host] = fs.FileSystem.from_uri(host + "/")[0]
        return self._systems[host], "/" + rest.split("/", 1)[-1] if scheme == "hdfs" else rest

    def sizes(self, addresses: Sequence[str]) -> List[Optional[int]]:
        """Of each its bytes; None: there is none."""
        opened = [self._open(address) for address in addresses]
        sizes: Dict[int, Optional[int]] = {}
        for system in {id(system): system for system, _ in opened}.values():
            places = [i for i, (its, _) in enumerate(opened) if its is system]
            sizes.update(zip(places, self._sizes_of(system, [opened[i][1] for i in places], addresses[places[0]])))
        return [sizes[i] for i in range(len(addresses))]

    def _sizes_of(self, system: Any, paths: List[str], first: str) -> List[Optional[int]]:
        import pyarrow
        import pyarrow.fs as fs

        pyarrow.set_io_thread_count(max(ASKED_AT_ONCE, pyarrow.io_thread_count()))
        try:
            found = system.get_file_info(paths)
        except (OSError, ValueError) as error:
            raise StoreError("%s: %s" % (first, one_line(error)))
        return [info.size if info.type == fs.FileType.File else None for info in found]

    def read(self, address: str) -> bytes:
        system, path = self._open(address)
        try:
            with system.open_input_stream(path, compression=None) as stream:
                return stream.read()
        except (OSError, ValueError) as error:
            raise StoreError("%s: %s" % (address, one_line(error)))

    def open_file(self, address: str) -> Any:
        """To be read here and there."""
        system, path = self._open(address)
        try:
            return system.open_input_file(path)
        except (OSError, ValueError) as error:
            raise StoreError("%s: %s" % (address, one_line(error)))

    def fetch(self, address: str, path: str) -> int:
        """Into the file ``path``, whole or not at all; its bytes."""
        system, name = self._open(address)
        half = path + ".half"
        try:
            with system.open_input_stream(name, compression=None) as stream, open(half, "wb") as out:
                while True:
                    chunk = stream.read(CHUNK_BYTES)
                    if len(chunk) == 0:
                        break
                    out.write(chunk)
            os.replace(half, path)
        except (OSError, ValueError) as error:
            raise StoreError("%s: %s" % (address, one_line(error)))
        return os.path.getsize(path)

    def put(self, path: str, address: str) -> None:
        """An object is there whole or not at all: the store shows it when its last byte has come."""
        system, name = self._open(address)
        try:
            if not address.startswith("s3://"):
                system.create_dir(posixpath.dirname(name), recursive=True)
            with open(path, "rb") as source, system.open_output_stream(name, compression=None) as stream:
                while True:
                    chunk = source.read(CHUNK_BYTES)
                    if len(chunk) == 0:
                        break
                    stream.write(chunk)
        except (OSError, ValueError) as error:
            raise StoreError("%s: %s" % (address, one_line(error)))


def one_line(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return words if len(words) <= 400 else words[:400] + " ..."
