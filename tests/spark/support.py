"""What the tests of cleancopy-spark stand on: programs, a cluster on loopback, a store that speaks S3, and folders as one number."""
import contextlib
import hashlib
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import uuid

PROGRAM, ROOT = (os.path.abspath(word) for word in sys.argv[1:3])
HOST = "127.0.0.1"
START_S = 120  # for a JVM on a machine that is busy
REAL_STORE = os.environ.get("CLEANCOPY_S3_ENDPOINT")  # http://host:port
HADOOP_JARS = os.environ.get("CLEANCOPY_HADOOP_JARS")
LOCAL_CONF = ["--conf", "spark.driver.bindAddress=" + HOST, "--conf", "spark.driver.host=" + HOST, "--conf", "spark.ui.enabled=false"]


def environment(**more):
    env = dict(os.environ, SPARK_LOCAL_IP=HOST, PYSPARK_PYTHON=sys.executable, PYTHONPATH=os.path.join(ROOT, "cmd/spark"),
               PATH=os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"],
               AWS_ACCESS_KEY_ID="invented", AWS_SECRET_ACCESS_KEY="invented", AWS_DEFAULT_REGION="us-east-1", AWS_EC2_METADATA_DISABLED="true")
    if REAL_STORE is not None:
        env.update({name: os.environ[name] for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY") if name in os.environ})
    env.update(more)
    return env


def spark_words(*words, module="command", conf=LOCAL_CONF):
    options = words[words.index("--"):] if "--" in words else ()
    return [sys.executable, "-m", "cleancopy_spark." + module, *words[:len(words) - len(options)], *conf, *options]


def run_spark(*words, cwd=None, env=None, module="command", conf=LOCAL_CONF):
    """Exit code, and what was said."""
    done = subprocess.run(spark_words(*words, module=module, conf=conf), cwd=cwd, env=env or environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=600)
    assert done.stdout == b"", done.stdout
    return done.returncode, done.stderr.decode()


def start_spark(*words, cwd=None, env=None, module="command", conf=LOCAL_CONF):
    return subprocess.Popen(spark_words(*words, module=module, conf=conf), cwd=cwd, env=env or environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE)


def run_program(*words, cwd=None):
    return subprocess.run([PROGRAM, *words], cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def slow_program(folder):
    """The program after a while: so that a task is under way when something is killed."""
    path = os.path.join(folder, "slow")
    with open(path, "w") as file:
        file.write('#!/bin/sh\nsleep 1\nexec "%s" "$@"\n' % PROGRAM)
    os.chmod(path, 0o755)
    return path


def write_site(names):
    """The pages of fixtures/site, and one that is not there, a path a line."""
    site = os.path.join(ROOT, "fixtures/site")
    for here, _, files in sorted(os.walk(site)):
        names.write("".join(os.path.join(here, name) + "\n" for name in sorted(files) if name.endswith((".html", ".txt"))))
    names.write(os.path.join(site, "missing.html") + "\n")


def digest(folder):
    """Of all names and bytes below it; the state beside them has its own, older, promises."""
    whole = hashlib.sha256()
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ".cleancopy")
        for name in sorted(names):
            path = os.path.join(here, name)
            with open(path, "rb") as file:
                whole.update(os.path.relpath(path, folder).encode() + b"\0" + hashlib.sha256(file.read()).digest())
    return whole.hexdigest()


def wait_for(what, seconds=START_S):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("waited for nothing")


def free_port():
    with socket.socket() as made:
        made.bind((HOST, 0))
        return made.getsockname()[1]


def answers(port):
    try:
        socket.create_connection((HOST, port), timeout=1).close()
        return True
    except OSError:
        return False


def processes():
    """Number to (parent, command line)."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError):
                with open("/proc/%s/stat" % name) as stat, open("/proc/%s/cmdline" % name, "rb") as line:
                    found[int(name)] = (int(stat.read().rsplit(")", 1)[1].split()[1]), line.read().replace(b"\0", b" ").decode("utf-8", "replace"))
    return found


def descendants(number):
    all_of_them, found = processes(), []
    front = [number]
    while front:
        front = [child for child, (parent, _) in all_of_them.items() if parent in front]
        found += [(child, all_of_them[child][1]) for child in front]
    return found


class Cluster:
    """A master and workers of a core each, as bin/spark-class starts them; all their files below `folder`."""

    def __init__(self, folder, n_workers):
        import pyspark

        self.home, self.folder, self.started, self.files = os.path.dirname(pyspark.__file__), folder, [], {}
        port = free_port()
        self.url = "spark://%s:%d" % (HOST, port)
        self._start("master.Master", "--host", HOST, "--port", str(port), "--webui-port", str(free_port()))
        wait_for(lambda: answers(port))
        self.workers = [self.add_worker() for _ in range(n_workers)]

    def _start(self, name, *words):
        here = os.path.join(self.folder, "%s-%d" % (name, len(self.started)))
        os.makedirs(here)
        with open(os.path.join(here, "log"), "wb") as log:
            started = subprocess.Popen([os.path.join(self.home, "bin/spark-class"), "org.apache.spark.deploy." + name, *words], cwd=here,
                                       env=environment(SPARK_HOME=self.home, SPARK_LOCAL_DIRS=here, SPARK_NO_DAEMONIZE="1"), stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log)
        self.started.append(started)
        return started, here

    def add_worker(self):
        port = free_port()
        started, here = self._start("worker.Worker", "--host", HOST, "--port", str(port), "--cores", "1", "--memory", "1G",
                                    "--webui-port", str(free_port()), "--work-dir", os.path.join(self.folder, "work-%d" % port), self.url)

        def is_registered():
            with open(os.path.join(here, "log"), "rb") as log:
                return b"Successfully registered" in log.read()
        wait_for(is_registered)
        self.files[started] = here
        return started

    def shuffle_files(self, worker):
        """What its executors have written for others to fetch; a file is there when it is whole."""
        return [os.path.join(folder, name) for folder, _, names in os.walk(self.files[worker]) for name in names
                if name.startswith("shuffle_") and name.endswith(".data")]

    def executors(self, worker):
        return [number for number, line in descendants(worker.pid) if "CoarseGrainedExecutorBackend" in line]

    def kill_worker(self, worker):
        """And its executor, as when a machine loses its power; not what hangs below: nobody is there to end it in an orderly way."""
        javas = self.executors(worker)
        for number in [worker.pid, *javas]:
            os.kill(number, signal.SIGKILL)
        worker.wait()
        return len(javas)

    def close(self):
        for started in reversed(self.started):
            started.terminate()
        for started in self.started:
            started.wait()


class ObjectStore:
    """moto's server; or the one that CLEANCOPY_S3_ENDPOINT names, with the keys of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.  All that is put there is in
    a bucket of its own."""

    def __init__(self, folder):
        self.bucket, self.server, self.url = "cleancopy-" + uuid.uuid4().hex[:12], None, REAL_STORE
        if REAL_STORE is None:
            port = free_port()
            self.url = "http://%s:%d" % (HOST, port)
            self.log = os.path.join(folder, "moto.log")
            with open(self.log, "wb") as log:
                self.server = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", HOST, "-p", str(port)], env=environment(), stdin=subprocess.DEVNULL,
                                               stdout=log, stderr=log)
            wait_for(lambda: answers(port))
        self.system().create_dir(self.bucket)

    def system(self):
        import pyarrow.fs as fs

        keys = environment()
        return fs.S3FileSystem(access_key=keys["AWS_ACCESS_KEY_ID"], secret_key=keys["AWS_SECRET_ACCESS_KEY"], endpoint_override=self.url.split("//")[1],
                               scheme="http", region="us-east-1", connect_timeout=START_S, request_timeout=START_S,
                               allow_bucket_creation=True, allow_bucket_deletion=True)

    def address(self, place):
        return "s3://%s/%s" % (self.bucket, place)

    def upload(self, folder, place):
        system = self.system()
        for here, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(here, name)
                with open(path, "rb") as file, system.open_output_stream(
                        "%s/%s/%s" % (self.bucket, place, os.path.relpath(path, folder)), compression=None) as out:
                    shutil.copyfileobj(file, out)

    def download(self, place, folder):
        import pyarrow.fs as fs

        system = self.system()
        os.makedirs(folder)
        for info in system.get_file_info(fs.FileSelector("%s/%s" % (self.bucket, place))):
            with system.open_input_stream(info.path) as file, open(os.path.join(folder, info.base_name), "wb") as out:
                out.write(file.read())

    def n_read(self):
        """None: only moto's log says it."""
        if self.server is None:
            return None
        with open(self.log) as log:
            return sum("GET /" in line and "?" not in line for line in log)

    def close(self):
        if self.server is None:
            self.system().delete_dir(self.bucket)
        else:
            self.server.terminate()
            self.server.wait()


class Line:
    """Between a client and a server, to be cut and mended: what they see of one another's end."""

    def __init__(self, to):
        self.to, self.port, self.open, self.ends = to, free_port(), [], False
        self.mend()

    @property
    def url(self):
        return "http://%s:%d" % (HOST, self.port)

    def mend(self):
        self.listener = socket.create_server((HOST, self.port))
        threading.Thread(target=self._listen, args=(self.listener,), daemon=True).start()

    def cut(self):
        """Open connections break in the middle of a word, new ones are refused."""
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for one in self.open:
            with contextlib.suppress(OSError):
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self.open = []

    def _listen(self, listener):
        while True:
            try:
                near = listener.accept()[0]
            except OSError:
                return
            try:
                far = socket.create_connection((HOST, self.to))
            except OSError:
                near.close()
                continue
            self.open += [near, far]
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, sink), daemon=True).start()

    @staticmethod
    def _carry(source, sink):
        with contextlib.suppress(OSError):
            while True:
                data = source.recv(1 << 16)
                if not data:
                    break
                sink.sendall(data)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)


class Hdfs:
    """A namenode, a datanode and YARN of one node; all files below `folder`.  CLEANCOPY_HADOOP_JARS: hadoop-minicluster and what it needs."""

    def __init__(self, folder):
        self.folder, self.port = os.path.join(folder, "hadoop"), free_port()
        self.address = "hdfs://%s:%d" % (HOST, self.port)
        self.settings = os.path.join(self.folder, "conf")
        os.makedirs(self.folder)
        self.start("format")

    def start(self, how):
        ready = os.path.join(self.folder, "ready")
        with contextlib.suppress(OSError):
            os.unlink(ready)
        with open(os.path.join(self.folder, "log"), "ab") as log:
            self.server = subprocess.Popen(["java", "-Xmx768m", "-cp", os.path.join(HADOOP_JARS, "*"), os.path.join(ROOT, "tests/spark/MiniCluster.java"),
                                            self.folder, str(self.port), how], cwd=self.folder, stdin=subprocess.PIPE, stdout=log, stderr=log)
        wait_for(lambda: os.path.exists(ready), 300)

    def kill(self):
        self.server.kill()
        self.server.wait()
        self.server.stdin.close()

    def store(self):
        from cleancopy_spark.store import Store

        return Store()

    def upload(self, folder, place):
        for here, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(here, name)
                self.store().put(path, "%s/%s/%s" % (self.address, place, os.path.relpath(path, folder)))

    def download(self, names, place, folder):
        os.makedirs(folder)
        for name in names:
            self.store().fetch("%s/%s/%s" % (self.address, place, name), os.path.join(folder, name))

    def close(self):
        if self.server.poll() is None:
            self.kill()
