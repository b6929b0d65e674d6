#!/usr/bin/env python3
"""cleancopy-compare on Spark: the rows of dedup, and the folder of corpus.  test_compare.py PROGRAM SOURCE_ROOT LIBRARY [TEST ...]

Needs a Python with pyspark, pandas, pyarrow and cffi, and Java: CLEANCOPY_SPARK_PYTHON names it.  Skips (77) where they are not.  Some ten
minutes; all servers are on loopback, all files in a folder that is removed."""
import json
import os
import shutil
import signal
import sys
import tempfile
import unittest

OTHER = os.environ.get("CLEANCOPY_SPARK_PYTHON")
if OTHER:
    del os.environ["CLEANCOPY_SPARK_PYTHON"]
    os.execv(OTHER, [OTHER, *sys.argv])
try:
    import cffi  # noqa: F401
    import pandas  # noqa: F401
    import pyarrow  # noqa: F401
    import pyspark  # noqa: F401
except ImportError as why:
    print("skipped: %s; CLEANCOPY_SPARK_PYTHON can name a Python that has it (cmd/spark/README.md)" % why)
    sys.exit(77)
if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
    print("skipped: Java is not installed")
    sys.exit(77)

import make_pages  # noqa: E402
import support  # noqa: E402
from support import ROOT, Cluster, digest, processes, run_program, wait_for  # noqa: E402

sys.path.insert(0, os.path.join(ROOT, "tests/packages"))
from python_package import lay_out  # noqa: E402

LIBRARY = os.path.abspath(sys.argv[3])
N_PAGES, N_SHARDS = 300, 3
STORY = "The ferry to Gull Island is back in service after three weeks in the yard, the harbour office said on Monday."
SCRATCH = tempfile.mkdtemp(prefix="cleancopy-compare-test-")
SHARDS = os.path.join(SCRATCH, "shards")
CORPUS = os.path.join(SCRATCH, "corpus")
LINES = os.path.join(SCRATCH, "documents.jsonl")


def environment():
    return support.environment(PYTHONPATH=os.pathsep.join([os.path.join(SCRATCH, "python"), os.path.join(ROOT, "cmd/spark")]))


def page_twice(folder, n):
    """Of one address, with other words: of both the record that is less in bytes counts."""
    os.makedirs(os.path.join(folder, "twice"))
    for i in range(n):
        for word in ("first", "second"):
            with open(os.path.join(folder, "twice/%d-%s.html" % (i, word)), "w") as file:
                file.write('<html><head><title>Page %d</title><link rel="canonical" href="https://twice.example/%d"></head><body><article>'
                           "<h1>Page %d</h1><p>%s<p>This is the %s text of page %d, which the other one of this address does not have at all."
                           "</article></body></html>" % (i, i, i, STORY, word, i))
            with open(os.path.join(folder, "list"), "a") as file:
                file.write("twice/%d-%s.html\n" % (i, word))


def setUpModule():
    os.mkdir(os.path.join(SCRATCH, "python"))
    lay_out(os.path.join(SCRATCH, "python"), LIBRARY, ROOT)
    pages = os.path.join(SCRATCH, "pages")
    make_pages.make(pages, N_PAGES)
    page_twice(pages, 9)
    for i in range(1, N_SHARDS + 1):
        done = run_program("corpus", "--shard", "%d/%d" % (i, N_SHARDS), "--files-from", "list", "--out", SHARDS, cwd=pages)
        assert done.returncode in (0, 1), done.stdout
    done = run_program("corpus", "--files-from", "list", "--out", CORPUS, cwd=pages)
    assert done.returncode == 1, done.stdout
    with open(os.path.join(CORPUS, "documents.jsonl")) as records, open(LINES, "w") as lines:
        for line in records:
            record = json.loads(line)
            lines.write(json.dumps({name: record[name] for name in ("id", "outlet", "date", "text")}) + "\n")


def tearDownModule():
    shutil.rmtree(SCRATCH)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=SCRATCH)
        self.work, self.rows = os.path.join(self.folder, "work"), os.path.join(self.folder, "rows")

    def words(self, *words, master="local[2]"):
        return ["--master", master, "--work", self.work, "--rows", self.rows, *words]

    def compare(self, *words, **more):
        return support.run_spark(*self.words(*words, **more), module="compare_command", env=environment())

    def start(self, *words, **more):
        job = support.start_spark(*self.words(*words, **more), module="compare_command", env=environment())
        self.addCleanup(job.stderr.close)
        self.addCleanup(job.wait)
        self.addCleanup(job.kill)
        return job

    def tables(self):
        """The whole ones, with their stamps."""
        found = {}
        if os.path.isdir(self.work):
            for name in os.listdir(self.work):
                if name.endswith(".parquet"):
                    found[name] = os.stat(os.path.join(self.work, name)).st_ino
        return found

    def assert_is_dedup(self, path, code, *options):
        done = run_program("dedup", *options, path)
        self.assertEqual(done.returncode, code)
        wanted = [line for line in done.stdout.decode().split("\n") if not line.startswith("cleancopy: ")]
        self.assertGreater(len(wanted), 3)
        with open(self.rows) as rows:
            self.assertEqual(rows.read().split("\n"), wanted)

    def assert_is_corpus(self):
        out = os.path.join(self.folder, "merged")
        done = run_program("corpus", "--merge", SHARDS, "--compared", self.rows, "--out", out)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertEqual(digest(out), digest(CORPUS))

    def assert_says(self, code, pattern, *words):
        got, said = support.run_spark(*words, module="compare_command", env=environment(), cwd=self.folder)
        self.assertEqual(got, code, said)
        self.assertRegex(said, pattern)
        self.assertNotIn("Traceback", said)


class Equality(Case):
    def test_rows_are_those_of_dedup(self):
        code, said = self.compare("--updated", LINES)
        self.assertEqual(code, 0, said)
        self.assertRegex(said, "^cleancopy-compare: .*/rows: [0-9]+ rows for [0-9]+ paragraphs in [0-9]+ documents; [0-9]+ rounds\n$")
        self.assert_is_dedup(LINES, 0, "--updated")

    def test_shards_become_the_folder_of_corpus(self):
        code, said = self.compare("--shards", SHARDS, "--quiet")
        self.assertEqual((code, said), (0, ""))
        self.assert_is_corpus()

    def test_bad_lines_ids_that_come_again_and_preferred_outlets(self):
        path = os.path.join(self.folder, "lines")
        with open(LINES) as lines, open(path, "w") as out:
            for i, line in enumerate(lines):
                out.write(line)
                if i % 40 == 7:
                    out.write("no JSON\n" + line.replace(" the ", " that ") + "\n")
        code, said = self.compare(path, "--prefer", "LeLac.example,nordblick.example", "--conf", "spark.sql.shuffle.partitions=3", "--few", "0")
        self.assertEqual(code, 1, said)
        self.assertIn("rows for", said)
        self.assertEqual(said.count("broken JSON"), 8, said)
        self.assertEqual(said.count("is already that of another document"), 8, said)
        self.assert_is_dedup(path, 1, "--prefer", "lelac.example,nordblick.example")

    def test_a_text_that_stands_everywhere_is_compared_once(self):
        """Exact copies, and texts that differ in figures alone and so share their fingerprints."""
        path = os.path.join(self.folder, "lines")
        with open(path, "w") as out:
            for i in range(3000):
                text = STORY if i % 3 else "Page %d was refreshed at 12:%02d:11, and it is number %d of the day so far." % (i, i % 60, 4711 + i)
                out.write(json.dumps({"id": i, "outlet": "o%d.example" % (i % 7), "date": "2031-05-%02d" % (1 + i % 28), "text": text}) + "\n")
        code, said = self.compare(path)
        self.assertEqual(code, 0, said)
        self.assert_is_dedup(path, 0)


class Loss(Case):
    def test_two_workers_of_which_one_is_killed(self):
        cluster = Cluster(self.folder, 2)
        try:
            code, said = self.compare("--shards", SHARDS, "--log", os.path.join(self.folder, "log"), master=cluster.url)
            self.assertEqual(code, 3)
            self.assertRegex(said, "^cleancopy-compare: a worker's Python has no cleancopy: install it on each .* \\(Spark's log: ")
            job = self.start("--shards", SHARDS, "--conf", "spark.sql.shuffle.partitions=4",
                             "--conf", "spark.executorEnv.PYTHONPATH=" + os.path.join(SCRATCH, "python"), master=cluster.url)
            wait_for(lambda: job.poll() is not None or "candidates_1.parquet" in self.tables(), 600)
            self.assertEqual(cluster.kill_worker(cluster.workers[0]), 1)
            self.assertNotIn("result.parquet", self.tables())
            said = job.communicate(timeout=600)[1].decode()
            self.assertEqual(job.returncode, 0, said)
            self.assert_is_corpus()
        finally:
            cluster.close()

    def test_a_driver_that_is_killed_and_one_that_is_stopped_go_on_from_the_last_table(self):
        job = self.start("--shards", SHARDS)
        wait_for(lambda: job.poll() is not None or "alone.parquet" in self.tables(), 600)
        job.kill()
        job.communicate()
        before = self.tables()
        job = self.start("--shards", SHARDS)
        wait_for(lambda: job.poll() is not None or "pairs_1.parquet" in self.tables(), 600)
        job.send_signal(signal.SIGINT)
        said = job.communicate(timeout=120)[1].decode()
        self.assertEqual((job.returncode, said), (3, "cleancopy-compare: stopped; the same command again goes on from there\n"))
        wait_for(lambda: not [line for _, line in processes().values() if self.work in line])
        before.update({name: inode for name, inode in self.tables().items() if name not in before})
        self.assertNotIn("result.parquet", before)
        code, said = self.compare("--shards", SHARDS)
        self.assertEqual(code, 0, said)
        after = self.tables()
        self.assertEqual({name: after[name] for name in before}, before)
        self.assertEqual([name for name in os.listdir(self.work) if name.endswith(".part")], [])
        self.assert_is_corpus()
        self.assert_says(3, "holds tables of other inputs, settings or versions", *self.words("--shards", SHARDS, "--prefer", "a.example"))


class Words(Case):
    def test_wrong_usage(self):
        self.assert_says(2, "--jobs and --memory are DuckDB's", *self.words("--jobs", "2", LINES))
        self.assert_says(2, "give --work DIR, a folder that all workers", "--master", "local[1]", LINES)
        self.assert_says(2, "standard input cannot be read by workers", "--master", "local[1]", "--work", self.work)
        self.assert_says(2, "name its --master", "--log", "log", LINES)
        self.assert_says(2, "give a number from 0 to", *self.words("--few", "some", LINES))
        self.assert_says(2, "give NAME=VALUE", *self.words("--conf", "cores", LINES))

    def test_what_cannot_run_is_said_in_a_line(self):
        self.assert_says(3, "spark://127.0.0.1:1: no master answers there", *self.words(LINES, master="spark://127.0.0.1:1"))
        self.assert_says(3, "no shards there", *self.words("--shards", self.folder))
        shutil.rmtree(self.work)
        cut = os.path.join(self.folder, "cut")
        shutil.copytree(SHARDS, cut)
        path = os.path.join(cut, sorted(os.listdir(cut))[1])
        os.truncate(path, os.path.getsize(path) // 2)
        self.assert_says(3, "shard-0002-of-0003.jsonl.zst: is no whole shard: .*make it again \\(Spark's log: log\\)$",
                         *self.words("--shards", cut, "--log", "log"))
        self.assertEqual(self.tables(), {})


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)
