"""HDFS by Hadoop's own client: hdfs://, and viewfs:// where the settings have it.

The client stands among Spark's jars, on the driver as on each worker, and with it what real clusters need: HADOOP_CONF_DIR, two namenodes under one name, the
tokens that a job was given, checksums, its own retries.  pyarrow's client would need Hadoop's libhdfs.so, which pip does not bring; WebHDFS without
Java knows no Kerberos, and with it the jars of Hadoop 3.5.0 lack a class for it.

One Java for each Python process, started when the first address is met, over py4j as Spark's own driver does it; it ends with the process.
The bytes of files do not go through Python: Java reads and writes them on the local disk.
"""
from __future__ import annotations

import glob
import importlib.util
import os
import time
import uuid
from typing import Any, Callable, Dict, List, Optional, Tuple, TypeVar

SCHEMES = ("hdfs", "viewfs")
HEAP_MB = 256  # a file passes through buffers of some KB; the rest is the client's code

WAIT_S = 60  # for a namenode that starts again; Hadoop's own way to wait for one multiplies its times into minutes
LOOK_S = 2
PASSING = ("ConnectException", "SafeModeException", "RetriableException", "StandbyException", "EOFException")  # what such a one says

T = TypeVar("T")


class HadoopError(Exception):
    """In words for whoever started the job."""


def _jar_folders() -> List[str]:
    found = importlib.util.find_spec("pyspark")
    homes = [os.environ.get("SPARK_HOME"), os.path.dirname(found.origin) if found is not None and found.origin else None]
    return [os.path.join(home, "jars") for home in homes if home] + [os.path.abspath("__spark_libs__")]  # the last: in a container of YARN


def _java_options() -> List[str]:
    options = ["-Xmx%dm" % HEAP_MB, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]  # it starts often and computes little
    user = os.environ.get("HADOOP_USER_NAME") or os.environ.get("SPARK_USER")
    return options + (["-DHADOOP_USER_NAME=" + user] if user else [])  # without Kerberos a container's own user is not who started the job


def _start() -> Any:
    from py4j.java_gateway import GatewayParameters, JavaGateway, launch_gateway
    from py4j.protocol import Py4JError

    folders = _jar_folders()
    py4j_jars = [jar for folder in folders for jar in sorted(glob.glob(os.path.join(glob.escape(folder), "py4j-*.jar")))]
    if len(py4j_jars) == 0:
        raise HadoopError("there are no jars of Spark in %s: set SPARK_HOME" % ", ".join(folders))
    places = [os.environ[name] for name in ("HADOOP_CONF_DIR", "CLASSPATH") if os.environ.get(name)] + [folder + "/*" for folder in folders]
    try:
        port, token = launch_gateway(jarpath=py4j_jars[0], classpath=os.pathsep.join(places), javaopts=_java_options(), die_on_exit=True,
                                     java_path=None, enable_auth=True, redirect_stderr=2)
        return JavaGateway(gateway_parameters=GatewayParameters(port=port, auth_token=token, auto_convert=True))
    except (OSError, ValueError, Py4JError) as error:  # ValueError: Java ended before it named its port
        raise HadoopError("Java does not start: %s" % error)


class _Java:
    """Its classes, each asked for once: a name with four dots is five questions."""

    def __init__(self) -> None:
        self.gateway = _start()
        fs = self.gateway.jvm.org.apache.hadoop.fs
        self.path, self.context, self.rename = fs.Path, fs.FileContext, getattr(fs, "Options$Rename")
        self.settings = self.gateway.jvm.org.apache.hadoop.hdfs.HdfsConfiguration()
        self.systems: Dict[str, Any] = {}

    def open(self, address: str) -> Tuple[Any, Any]:
        path = self.path(address)
        place = "/".join(address.split("/", 3)[:3])
        if place not in self.systems:
            self.systems[place] = path.getFileSystem(self.settings)
        return self.systems[place].makeQualified(path), self.systems[place]  # hdfs:///x: the settings say of which namenode


class Hadoop:
    """A file is named by its whole address.  Raises HadoopError alone."""

    _java: Optional[_Java] = None  # of this process

    def _do(self, what: Callable[..., T], *words: str) -> T:
        from py4j.protocol import Py4JError, Py4JJavaError

        end = time.monotonic() + WAIT_S
        while True:
            try:
                if Hadoop._java is None:
                    Hadoop._java = _Java()
                return what(Hadoop._java, *words)
            except Py4JJavaError as error:
                if time.monotonic() > end or not any(name in str(error.java_exception.toString()) for name in PASSING):
                    raise HadoopError(_words_of(error.java_exception))
            except (Py4JError, OSError, ValueError) as error:  # Java is gone: the next try starts another
                Hadoop._java = None
                raise HadoopError(str(error))
            time.sleep(LOOK_S)

    def size(self, address: str) -> Optional[int]:
        """None: there is no such file."""
        return self._do(_size, address)

    def fetch(self, address: str, path: str) -> None:
        """Into the file ``path``."""
        self._do(_fetch, address, path)

    def put(self, path: str, address: str) -> None:
        """Whole or not at all: under another name beside it, which it is then given, in place of an older one."""
        self._do(_put, path, address)


def _size(java: _Java, address: str) -> Optional[int]:
    from py4j.protocol import Py4JJavaError

    path, system = java.open(address)
    try:
        status = system.getFileStatus(path)
    except Py4JJavaError as error:
        if error.java_exception.getClass().getSimpleName() == "FileNotFoundException":
            return None
        raise
    return int(status.getLen()) if status.isFile() else None


def _fetch(java: _Java, address: str, name: str) -> None:
    path, system = java.open(address)
    system.copyToLocalFile(False, path, java.path("file://" + os.path.abspath(name)), True)  # True: no .crc file beside it


def _put(java: _Java, name: str, address: str) -> None:
    path, system = java.open(address)
    half = java.path(path.getParent(), ".%s.%s.half" % (path.getName(), uuid.uuid4().hex[:8]))
    options = java.gateway.new_array(java.rename, 1)
    options[0] = java.rename.OVERWRITE
    try:
        system.copyFromLocalFile(False, True, java.path("file://" + os.path.abspath(name)), half)
        java.context.getFileContext(path.toUri(), java.settings).rename(half, path, options)  # FileSystem has none that replaces
    except BaseException:
        system.delete(half, False)
        raise


def _words_of(exception: Any) -> str:
    """Its message without Java's name for it and without a link to a wiki."""
    text = str(exception.getMessage() or exception.toString())
    return text.split("; For more details see:")[0].split("\n")[0]
