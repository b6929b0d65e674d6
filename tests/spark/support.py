"""What the tests of cleancopy-spark stand on: programs, a cluster on loopback, a store that speaks S3, and folders as one number."""
import contextlib
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time

PROGRAM, ROOT = (os.path.abspath(word) for word in sys.argv[1:3])
HOST = "127.0.0.1"
START_S = 120  # for a JVM on a machine that is busy
LOCAL_CONF = ["--conf", "spark.driver.bindAddress=" + HOST, "--conf", "spark.driver.host=" + HOST, "--conf", "spark.ui.enabled=false"]


def environment(**more):
    env = dict(os.environ, SPARK_LOCAL_IP=HOST, PYSPARK_PYTHON=sys.executable, PYTHONPATH=os.path.join(ROOT, "cmd/spark"),
               PATH=os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"],
               AWS_ACCESS_KEY_ID="invented", AWS_SECRET_ACCESS_KEY="invented", AWS_DEFAULT_REGION="us-east-1", AWS_EC2_METADATA_DISABLED="true")
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

        self.home, self.folder, self.started = os.path.dirname(pyspark.__file__), folder, []
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
        return started

    def kill_worker(self, worker):
        """And its executor, as when a machine loses its power; not what hangs below: nobody is there to end it in an orderly way."""
        javas = [number for number, line in descendants(worker.pid) if "CoarseGrainedExecutorBackend" in line]
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
    """moto's server."""

    def __init__(self, folder):
        port = free_port()
        self.url = "http://%s:%d" % (HOST, port)
        self.log = os.path.join(folder, "moto.log")
        with open(self.log, "wb") as log:
            self.server = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", HOST, "-p", str(port)], env=environment(), stdin=subprocess.DEVNULL,
                                           stdout=log, stderr=log)
        wait_for(lambda: answers(port))

    def system(self):
        import pyarrow.fs as fs

        return fs.S3FileSystem(access_key="invented", secret_key="invented", endpoint_override=self.url.split("//")[1], scheme="http",
                               region="us-east-1", allow_bucket_creation=True)

    def upload(self, folder, bucket, prefix):
        system = self.system()
        system.create_dir(bucket)
        for here, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(here, name)
                with open(path, "rb") as file, system.open_output_stream(
                        "%s/%s/%s" % (bucket, prefix, os.path.relpath(path, folder)), compression=None) as out:
                    out.write(file.read())

    def download(self, place, folder):
        import pyarrow.fs as fs

        system = self.system()
        os.makedirs(folder)
        for info in system.get_file_info(fs.FileSelector(place)):
            with system.open_input_stream(info.path) as file, open(os.path.join(folder, info.base_name), "wb") as out:
                out.write(file.read())

    def n_read(self):
        with open(self.log) as log:
            return sum("GET /" in line and "?" not in line for line in log)

    def close(self):
        self.server.terminate()
        self.server.wait()
