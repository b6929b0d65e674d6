"""Files of a store: s3://bucket/key, HDFS (module ``hadoop``), and what else pyarrow.fs names by address (gs://).

pyarrow, not boto3 or s3fs: it has one interface for the stores that clouds have, Spark's own Python needs it for data frames anyway, and it brings
its own HTTP, so that a worker needs this one package.  It is imported when the first such address is met: folders and HDFS need nothing.
"""
from __future__ import annotations

import os
import posixpath
import re
import tempfile
from typing import Any, Dict, List, Optional, Sequence, Tuple
from urllib.parse import urlsplit

from . import hadoop

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


def _is_hadoop(address: str) -> bool:
    return address.split("://", 1)[0] in hadoop.SCHEMES


class Store:
    """Opens each file system once.  ``endpoint``: http://host:port of an S3-compatible store; None: Amazon's.  Keys come from the
    surroundings (environment, profile, role of the machine), never from the command line.  ``scratch``: folder for copies of what HDFS has;
    None: that of the machine."""

    def __init__(self, endpoint: Optional[str] = None, scratch: Optional[str] = None) -> None:
        self.endpoint, self.scratch = endpoint, scratch
        self._systems: Dict[str, Any] = {}
        self._hadoop = hadoop.Hadoop()

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
            try:
                self._systems[host] = fs.FileSystem.from_uri(host + "/")[0]
            except (OSError, ValueError) as error:
                raise StoreError("%s: %s" % (address, one_line(error)))
        return self._systems[host], rest

    def sizes(self, addresses: Sequence[str]) -> List[Optional[int]]:
        """Of each its bytes; None: there is none."""
        sizes: Dict[int, Optional[int]] = {}
        opened: Dict[int, Tuple[Any, str]] = {}
        for i, address in enumerate(addresses):
            if _is_hadoop(address):
                sizes[i] = self._hadoop_size(address)
            else:
                opened[i] = self._open(address)
        for system in {id(system): system for system, _ in opened.values()}.values():
            places = [i for i, (its, _) in opened.items() if its is system]
            sizes.update(zip(places, self._sizes_of(system, [opened[i][1] for i in places], addresses[places[0]])))
        return [sizes[i] for i in range(len(addresses))]

    def _hadoop_size(self, address: str) -> Optional[int]:
        try:
            return self._hadoop.size(address)
        except hadoop.HadoopError as error:
            raise StoreError("%s: %s" % (address, one_line(error)))

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
        try:
            with self.open_file(address) as file:
                data: bytes = file.read()
        except (OSError, ValueError) as error:
            raise StoreError("%s: %s" % (address, one_line(error)))
        return data

    def open_file(self, address: str) -> Any:
        """To be read here and there.  Of HDFS it is a copy in the scratch folder, gone when it is closed."""
        if _is_hadoop(address):
            with tempfile.NamedTemporaryFile(dir=self.scratch) as copy:
                self.fetch(address, copy.name)
                return open(copy.name, "rb")
        system, path = self._open(address)
        try:
            return system.open_input_file(path)
        except (OSError, ValueError) as error:
            raise StoreError("%s: %s" % (address, one_line(error)))

    def fetch(self, address: str, path: str) -> int:
        """Into the file ``path``, whole or not at all; its bytes."""
        half = path + ".half"
        try:
            if _is_hadoop(address):
                self._hadoop.fetch(address, half)
            else:
                self._read_all(address, half)
            os.replace(half, path)
        except (OSError, ValueError, hadoop.HadoopError) as error:
            raise StoreError("%s: %s" % (address, one_line(error)))
        return os.path.getsize(path)

    def _read_all(self, address: str, path: str) -> None:
        system, name = self._open(address)
        with system.open_input_stream(name, compression=None) as stream, open(path, "wb") as out:
            while True:
                chunk = stream.read(CHUNK_BYTES)
                if len(chunk) == 0:
                    break
                out.write(chunk)

    def put(self, path: str, address: str) -> None:
        """It is there whole or not at all: an object store shows it when its last byte has come, HDFS by another name until then."""
        try:
            if _is_hadoop(address):
                self._hadoop.put(path, address)
            else:
                self._write_all(path, address)
        except (OSError, ValueError, hadoop.HadoopError) as error:
            raise StoreError("%s: %s" % (address, one_line(error)))

    def _write_all(self, path: str, address: str) -> None:
        system, name = self._open(address)
        if not address.startswith("s3://"):
            system.create_dir(posixpath.dirname(name), recursive=True)
        with open(path, "rb") as source, system.open_output_stream(name, compression=None) as stream:
            while True:
                chunk = source.read(CHUNK_BYTES)
                if len(chunk) == 0:
                    break
                stream.write(chunk)


def one_line(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return words if len(words) <= 400 else words[:400] + " ..."
