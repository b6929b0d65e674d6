#!/usr/bin/env python3
"""The same folder from one process, local[2], two workers of a cluster and DuckDB, whatever dies.  test_equality.py PROGRAM SOURCE_ROOT LIBRARY [TEST ...]

Over the pages of fixtures/site and 10,000 generated ones.  What test_spark.py, test_compare.py and test_duckdb.py try one by one over fewer
pages, each with its own cluster, stands here in one row, short enough for each change.  Needs a Python with all of them: that of
tests/spark/make-venv, or which CLEANCOPY_SPARK_PYTHON names, and Java; skips (77) without.  All servers are on loopback."""
import os
import signal
import shutil
import sys
import unittest

import which_python

which_python.go_on_there()
which_python.need(["cffi", "duckdb", "numpy", "pandas", "pyarrow", "pyspark"])

import compare_case  # noqa: E402
import make_pages  # noqa: E402
from compare_case import SCRATCH, SHARDS  # noqa: E402
from support import LOCAL_CONF, Cluster, digest, processes, run_program, run_spark, slow_program, start_spark, wait_for, write_site  # noqa: E402

N_PAGES, N_SHARDS = 10000, 8
PAGES = os.path.join(SCRATCH, "pages")
ROWS = os.path.join(SCRATCH, "rows")  # DuckDB's
EXPECTED = {}  # of one process: the digest of its folder


def setUpModule():
    compare_case.lay_out_package()
    make_pages.make(PAGES, N_PAGES)
    with open(os.path.join(PAGES, "list"), "a") as names:
        write_site(names)
    one = os.path.join(SCRATCH, "one")
    done = run_program("corpus", "--files-from", "list", "--out", one, "--jobs", "1", cwd=PAGES)
    assert done.returncode == 1, done.stdout  # some pages fail
    EXPECTED["one"] = digest(one)
    shutil.rmtree(one)
    for i in range(1, N_SHARDS + 1):
        run_program("corpus", "--shard", "%d/%d" % (i, N_SHARDS), "--files-from", "list", "--out", SHARDS, cwd=PAGES)
    EXPECTED["shards"] = digest(SHARDS)


def tearDownModule():
    shutil.rmtree(SCRATCH)


class Case(compare_case.Case):
    def shard_words(self, master):
        self.out = os.path.join(self.folder, "shards")
        return ["--master", master, "--paths", "list", "--shards", str(N_SHARDS), "--out", self.out]

    def assert_shards(self, code, said):
        self.assertEqual(code, 1, said)
        self.assertEqual(digest(self.out), EXPECTED["shards"])

    def assert_one_folder(self, *words):
        merged = os.path.join(self.folder, "merged")
        done = run_program("corpus", "--merge", SHARDS, "--out", merged, *words)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertEqual(digest(merged), EXPECTED["one"])

    def assert_rows(self, code, said):
        self.assertEqual(code, 0, said)
        self.assert_one_folder("--compared", self.rows)


class OneMachine(Case):
    def test_shards_merged(self):
        self.assert_one_folder()

    def test_duckdb(self):
        self.assert_rows(*self.compare("--shards", SHARDS))


class TwoThreads(Case):
    conf = tuple(LOCAL_CONF)

    def test_shards(self):
        self.assert_shards(*run_spark(*self.shard_words("local[2]"), cwd=PAGES))

    def test_comparing(self):
        self.assert_rows(*self.compare("--shards", SHARDS, master="local[2]"))


class TwoWorkers(Case):
    conf = (*LOCAL_CONF, "--conf", "spark.executorEnv.PYTHONPATH=" + os.path.join(SCRATCH, "python"))

    @classmethod
    def setUpClass(cls):
        cls.cluster = Cluster(os.path.join(SCRATCH, "cluster"), 2)
        cls.addClassCleanup(cls.cluster.close)

    def n_shards(self):
        return sum(name.endswith(".zst") for name in os.listdir(self.out)) if os.path.isdir(self.out) else 0

    def test_shards_while_a_worker_is_killed(self):
        job = start_spark(*self.shard_words(self.cluster.url), "--program", slow_program(SCRATCH), cwd=PAGES)
        wait_for(lambda: job.poll() is not None or self.n_shards() > 0 and self.cluster.executors(self.cluster.workers[0]), 300)
        self.assertEqual(self.cluster.kill_worker(self.cluster.workers.pop(0)), 1)
        self.assertLess(self.n_shards(), N_SHARDS)
        said = job.communicate(timeout=600)[1].decode()
        self.cluster.workers.append(self.cluster.add_worker())
        self.assert_shards(job.returncode, said)

    def test_comparing_while_the_driver_and_then_an_executor_are_killed(self):
        """The executor when what it wrote for others to fetch is there, and not all of it fetched: it is made again."""
        job = self.start("--shards", SHARDS, master=self.cluster.url)
        wait_for(lambda: job.poll() is not None or "compared.parquet" in self.tables(), 300)
        job.kill()
        job.communicate()
        wait_for(lambda: not any(self.cluster.executors(worker) for worker in self.cluster.workers))
        wait_for(lambda: not [line for _, line in processes().values() if self.work in line])
        before, worker, log = self.tables(), self.cluster.workers[0], os.path.join(self.folder, "log")
        self.assertNotIn("pairs_1.parquet", before)
        old = set(self.cluster.shuffle_files(worker))
        job = self.start("--shards", SHARDS, "--log", log, master=self.cluster.url)
        wait_for(lambda: job.poll() is not None or set(self.cluster.shuffle_files(worker)) - old, 300)
        executors = self.cluster.executors(worker)
        self.assertEqual(len(executors), 1)
        os.kill(executors[0], signal.SIGKILL)
        self.assertNotIn("result.parquet", self.tables())
        said = job.communicate(timeout=600)[1].decode()
        with open(log) as lines:
            self.assertIn("Lost executor", lines.read())
        after = self.tables()
        self.assertEqual({name: after[name] for name in before}, before)
        self.assert_rows(job.returncode, said)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)
