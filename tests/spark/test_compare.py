#!/usr/bin/env python3
"""cleancopy-compare on Spark: the rows of dedup, and the folder of corpus.  test_compare.py PROGRAM SOURCE_ROOT LIBRARY [TEST ...]

Needs a Python with pyspark, pandas, pyarrow and cffi, that CLEANCOPY_SPARK_PYTHON names, and Java; skips (77) without.  Some ten
minutes; all servers are on loopback, all files in a folder that is removed."""
import os
import shutil
import signal
import sys
import unittest

import which_python

which_python.go_on_there(is_long=True)
which_python.need(["cffi", "pandas", "pyarrow", "pyspark"])

import compare_case  # noqa: E402
from compare_case import LINES, SCRATCH, SHARDS  # noqa: E402
from support import LOCAL_CONF, Cluster, processes, wait_for  # noqa: E402


def setUpModule():
    compare_case.set_up()


def tearDownModule():
    compare_case.tear_down()


class Case(compare_case.Case):
    conf = tuple(LOCAL_CONF)

    def words(self, *words, master="local[2]"):
        return super().words(*words, master=master)


class Equality(compare_case.Equality, Case):
    is_quick = False
    rounds = ("--conf", "spark.sql.shuffle.partitions=3", "--few", "0")


class Loss(Case):
    def test_two_workers_of_which_one_is_killed(self):
        cluster = Cluster(self.folder, 2)
        try:
            code, said = self.compare("--shards", SHARDS, "--log", os.path.join(self.folder, "log"), master=cluster.url)
            self.assertEqual(code, 3)
            self.assertRegex(said, "^cleancopy-compare: a worker's Python has no cleancopy: install it on each .* \\(Spark's log: ")
            job = self.start("--shards", SHARDS, "--conf", "spark.sql.shuffle.partitions=4",
                             "--conf", "spark.executorEnv.PYTHONPATH=" + os.path.join(SCRATCH, "python"), master=cluster.url)
            wait_for(lambda: job.poll() is not None or "later.parquet" in self.tables(), 600)
            self.assertEqual(cluster.kill_worker(cluster.workers[0]), 1)
            self.assertNotIn("result.parquet", self.tables())
            said = job.communicate(timeout=600)[1].decode()
            self.assertEqual(job.returncode, 0, said)
            self.assert_is_corpus()
        finally:
            cluster.close()

    def test_a_driver_that_is_killed_and_one_that_is_stopped_go_on_from_the_last_table(self):
        job = self.start("--shards", SHARDS)
        wait_for(lambda: job.poll() is not None or "compared.parquet" in self.tables(), 600)
        job.kill()
        job.communicate()
        before = self.tables()
        job = self.start("--shards", SHARDS)
        wait_for(lambda: job.poll() is not None or "verified_1.parquet" in self.tables(), 600)
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
