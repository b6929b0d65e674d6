#!/usr/bin/env python3
"""cleancopy-spark: the same bytes from one machine and from a cluster.  test_spark.py PROGRAM SOURCE_ROOT [TEST ...]

Needs a Python with pyspark (and pyarrow and moto[server], for the tests of a store), that CLEANCOPY_SPARK_PYTHON names, and Java; skips (77)
without.  Some ten minutes; all servers are on loopback, all files in a folder that is removed."""
import glob
import gzip
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import unittest

import which_python

which_python.go_on_there(is_long=True)
which_python.need(["pyspark"])

import make_pages  # noqa: E402
from support import (HADOOP_JARS, HOST, PROGRAM, REAL_STORE, ROOT, Cluster, Hdfs, Line, ObjectStore, descendants, digest, environment, free_port,  # noqa: E402
                     processes, run_program, run_spark, slow_program, start_spark, wait_for, write_site)

try:
    import moto.server  # noqa: F401
    import pyarrow.fs  # noqa: F401
    NO_STORE = None
except ImportError:
    NO_STORE = "no pyarrow, or no moto[server]"

try:
    import pyarrow.parquet
    NO_PARQUET = None
except ImportError:
    NO_PARQUET = "no pyarrow"

N_PAGES = 2000
AWAY_S = 8  # a server
SCRATCH = tempfile.mkdtemp(prefix="cleancopy-spark-test-")
PAGES = os.path.join(SCRATCH, "pages")
EXPECTED = {}  # list to (exit code, digest)


def write_lists():
    make_pages.make(PAGES, N_PAGES)
    with open(os.path.join(SCRATCH, "fixtures"), "w") as file:
        write_site(file)


def setUpModule():
    write_lists()
    for name, words in (("fixtures", "../fixtures"), ("pages", "list")):
        out = os.path.join(SCRATCH, "one-" + name)
        done = run_program("corpus", "--files-from", words, "--out", out, "--jobs", "1", cwd=PAGES)
        assert done.returncode == 1, done.stdout  # some pages fail
        EXPECTED[name] = digest(out)


def tearDownModule():
    shutil.rmtree(SCRATCH)


def stamps(folder):
    return {name: (os.stat(os.path.join(folder, name)).st_mtime_ns, os.stat(os.path.join(folder, name)).st_ino)
            for name in os.listdir(folder) if name.endswith(".zst")}


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=SCRATCH)
        self.out = os.path.join(self.folder, "shards")

    def assert_merges(self, name="pages", shards=None):
        merged = os.path.join(self.folder, "merged")
        done = run_program("corpus", "--merge", shards or self.out, "--out", merged)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertEqual(digest(merged), EXPECTED[name])
        shutil.rmtree(merged)

    def assert_says(self, code, pattern, *words, **more):
        """A line or two, that make sense without Spark's log."""
        got, said = run_spark(*words, **more)
        self.assertEqual(got, code, said)
        self.assertRegex(said, pattern)
        self.assertNotIn("Traceback", said)
        self.assertNotIn("\tat ", said)
        self.assertLessEqual(said.count("\n"), 3, said)
        return said


class Equality(Case):
    def test_two_threads_of_one_machine_give_the_bytes_of_one_corpus(self):
        said = self.assert_says(1, "7 shards, 7 made now: .* documents; 1 pages failed\n", "--master", "local[2]", "--paths", "../fixtures", "--shards", "7",
                                "--out", self.out, cwd=PAGES)
        self.assertRegex(said, "1 of [0-9]+ files cannot be read, and count as failed pages: .*/missing.html\n")
        self.assert_merges("fixtures")
        before = stamps(self.out)
        self.assert_says(1, "7 shards, 0 made now: .*; 1 pages failed\n", "--master", "local[2]", "--paths", "../fixtures", "--shards", "7",
                         "--out", self.out, cwd=PAGES)
        self.assertEqual(stamps(self.out), before)

    def test_a_cluster_of_two_workers_does_too(self):
        cluster = Cluster(self.folder, 2)
        try:
            for n in ("5", "2000"[:2]):
                code, said = run_spark("--master", cluster.url, "--paths", "list", "--shards", n, "--out", self.out, cwd=PAGES)
                self.assertEqual(code, 1, said)
                self.assert_merges()
                shutil.rmtree(self.out)
            code, said = run_spark("--master", cluster.url, "--paths", PAGES + "/list", "--base", PAGES, "--shards", "3", "--out", self.out,
                                   "--program", "absent", "--ship", PROGRAM)
            self.assertEqual(code, 1, said)
            self.assert_merges()
        finally:
            cluster.close()

    def test_options_reach_the_program(self):
        code, said = run_spark("--master", "local[1]", "--paths", "list", "--shards", "1", "--out", self.out, "--jobs", "1", "--", "--scope", "strict", cwd=PAGES)
        self.assertEqual(code, 1, said)
        merged = os.path.join(self.folder, "merged")
        self.assertEqual(run_program("corpus", "--merge", self.out, "--out", merged).returncode, 3)
        self.assertEqual(run_program("corpus", "--scope", "strict", "--merge", self.out, "--out", merged).returncode, 1)


class Loss(Case):
    def start(self, *words):
        return start_spark("--paths", "list", "--shards", "24", "--out", self.out, "--program", slow_program(SCRATCH), *words, cwd=PAGES)

    def wait_for_shards(self, n):
        wait_for(lambda: os.path.isdir(self.out) and len(stamps(self.out)) >= n)

    def test_a_worker_that_is_killed_costs_nothing_but_time(self):
        cluster = Cluster(self.folder, 2)
        try:
            job = self.start("--master", cluster.url)
            self.wait_for_shards(4)
            self.assertEqual(cluster.kill_worker(cluster.workers[0]), 1)
            self.assertLess(len(stamps(self.out)), 20)
            said = job.communicate(timeout=300)[1].decode()
            self.assertEqual(job.returncode, 1, said)
            self.assert_merges()
            self.assertEqual([line for _, line in processes().values() if self.out in line and "--shard" in line], [])
        finally:
            cluster.close()

    def test_programs_and_executors_that_are_killed_are_started_again(self):
        cluster = Cluster(self.folder, 2)
        try:
            job = self.start("--master", cluster.url)
            self.wait_for_shards(2)
            programs = [number for number, line in descendants(cluster.workers[0].pid) if "--shard" in line and "slow" in line]
            for number in programs:
                os.kill(number, signal.SIGKILL)
            self.wait_for_shards(6)
            executors = cluster.executors(cluster.workers[1])
            self.assertEqual(len(executors), 1)
            os.kill(executors[0], signal.SIGKILL)
            said = job.communicate(timeout=300)[1].decode()
            self.assertEqual(job.returncode, 1, said)
            self.assert_merges()
        finally:
            cluster.close()

    def test_a_driver_that_is_killed_is_started_again_and_finished_shards_stay(self):
        job = self.start("--master", "local[2]")
        self.wait_for_shards(5)
        job.kill()
        job.communicate()
        wait_for(lambda: not [line for _, line in processes().values() if self.out in line])
        before = stamps(self.out)
        self.assertLess(len(before), 24)
        code, said = run_spark("--master", "local[2]", "--paths", "list", "--shards", "24", "--out", self.out, cwd=PAGES)
        self.assertEqual(code, 1, said)
        self.assertIn("24 shards, %d made now" % (24 - len(before)), said)
        self.assertEqual({name: stamp for name, stamp in stamps(self.out).items() if name in before}, before)
        self.assert_merges()

    def test_ctrl_c_ends_it_in_a_line(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            job = self.start("--master", "local[2]")
            self.wait_for_shards((len(stamps(self.out)) if os.path.isdir(self.out) else 0) + 2)
            job.send_signal(number)
            said = job.communicate(timeout=60)[1].decode()
            self.assertEqual((job.returncode, said), (3, "cleancopy-spark: stopped; give the same command again to go on: shards that are whole stay\n"))
            wait_for(lambda: not [line for _, line in processes().values() if self.out in line])
            self.assertEqual([name for name in os.listdir(self.out) if name.endswith(".half")], [])


@unittest.skipIf(NO_STORE, NO_STORE)
class Objects(Case):
    def setUp(self):
        super().setUp()
        self.store = ObjectStore(self.folder)
        self.addCleanup(self.store.close)
        self.store.upload(PAGES, "2026/a")

    def test_a_store_gives_the_bytes_that_a_folder_gives(self):
        words = ["--master", "local[2]", "--paths", "list", "--base", self.store.address("2026/a"), "--endpoint-url", self.store.url, "--shards", "3"]
        self.assert_says(1, "3 made now", *words, "--out", self.out, cwd=PAGES)
        self.assert_merges()
        n_read = self.store.n_read()
        self.assertLessEqual(n_read or 0, N_PAGES // 2 + 4)  # each object once, the empty ones not at all
        before = stamps(self.out)
        self.assert_says(1, "0 made now", *words, "--out", self.out, cwd=PAGES)
        self.assertEqual(stamps(self.out), before)
        self.assertEqual(self.store.n_read(), n_read)

    def test_a_file_of_several_parts_is_shared_by_tasks(self):
        pages = os.path.join(self.folder, "in")
        make_pages.make(pages, 60)
        with open(os.path.join(pages, "warc/big.warc"), "wb") as big, open(os.path.join(pages, "list"), "a") as names:
            names.write("warc/big.warc\n")
            for i in range(20):
                url, body = "https://big.example/%d" % i, b"<!doctype html><p>Page %d of the big file, which is long enough to be kept as a text." % i
                big.write(gzip.decompress(make_pages.record(url, i, body)))
                if i == 9:  # no page, and more than a part
                    size = 270 << 20
                    big.write(b"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                              b"WARC-Date: 2026-03-01T08:00:00Z\r\nWARC-Target-URI: https://big.example/film\r\nContent-Type: video/mp4\r\n"
                              b"Content-Length: %d\r\n\r\n" % size)
                    big.truncate(big.tell() + size)
                    big.seek(size, os.SEEK_CUR)
                    big.write(b"\r\n\r\n")
        one, merged = os.path.join(self.folder, "one"), os.path.join(self.folder, "merged")
        code = run_program("corpus", "--files-from", "list", "--out", one, cwd=pages).returncode
        self.store.upload(pages, "big")
        got, said = run_spark("--master", "local[2]", "--paths", "list", "--base", self.store.address("big"), "--endpoint-url", self.store.url, "--shards", "3",
                              "--out", self.out, cwd=pages)
        self.assertEqual(got, code, said)
        self.assertEqual(run_program("corpus", "--merge", self.out, "--out", merged).returncode, code)
        self.assertEqual(digest(merged), digest(one))

    def test_shards_go_to_a_store(self):
        words = ["--master", "local[2]", "--paths", "list", "--endpoint-url", self.store.url, "--shards", "3", "--out", self.store.address("shards")]
        self.assert_says(1, "3 made now", *words, cwd=PAGES)
        self.store.download("shards", self.out)
        self.assert_merges()
        self.assert_says(1, "0 made now", *words, cwd=PAGES)
        if REAL_STORE is None:  # some make a bucket where an administrator's keys write to one
            self.assert_says(3, "absent-bucket/shards", *words, "--out", "s3://absent-bucket/shards", cwd=PAGES)

    def test_addresses_are_names(self):
        name, there, gone = os.path.join(self.folder, "list"), self.store.address("2026/a/warc/1.warc.gz"), self.store.address("2026/a/warc/gone.warc.gz")
        with open(name, "w") as file:
            file.write("%s\r\n\r\n%s\r\n" % (there, gone))
        words = ["--master", "local[2]", "--endpoint-url", self.store.url, "--shards", "2", "--out", self.out]
        self.assert_says(1, "1 of 2 files cannot be read, .*: %s\n(.*\n)*.*: 250 documents; 1 pages failed" % gone, *words, "--paths", name)
        done = run_program("corpus", "--merge", self.out, "--out", os.path.join(self.folder, "merged"))
        self.assertIn(gone + ": No such file", done.stdout.decode())
        with open(os.path.join(self.folder, "merged/documents.jsonl")) as file:
            self.assertIn('"source":"' + there, file.read())
        with open(name, "a") as file:
            file.write("pages/a.html\n")
        self.assert_says(3, "pages/a.html: is no address, and others are", *words, "--paths", name)

    def test_a_store_that_is_away_for_a_while(self):
        line = Line(int(self.store.url.rsplit(":", 1)[1]))
        self.addCleanup(line.cut)
        job = start_spark("--master", "local[2]", "--paths", "list", "--base", self.store.address("2026/a"), "--endpoint-url", line.url, "--shards", "12",
                          "--out", self.store.address("away"), "--program", slow_program(SCRATCH), cwd=PAGES)
        import pyarrow.fs as fs
        place = fs.FileSelector(self.store.bucket + "/away", allow_not_found=True)
        for n in (1, 4):
            wait_for(lambda: job.poll() is not None or len(self.store.system().get_file_info(place)) >= n, 600)
            line.cut()
            time.sleep(AWAY_S)
            line.mend()
        said = job.communicate(timeout=600)[1].decode()
        self.assertEqual(job.returncode, 1, said)
        self.store.download("away", self.out)
        self.assert_merges()

    @unittest.skipIf(REAL_STORE is None, "moto lets everybody in; CLEANCOPY_S3_ENDPOINT can name a store that does not")
    def test_a_store_that_wants_other_keys(self):
        words = ["--master", "local[2]", "--paths", "list", "--endpoint-url", self.store.url, "--shards", "3"]
        for more in (["--base", self.store.address("2026/a"), "--out", self.out], ["--out", self.store.address("x")]):
            self.assert_says(3, "s3://.*(ACCESS_DENIED|AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch)", *words, *more, cwd=PAGES,
                             env=environment(AWS_ACCESS_KEY_ID="other", AWS_SECRET_ACCESS_KEY="other"))


@unittest.skipIf(HADOOP_JARS is None, "CLEANCOPY_HADOOP_JARS can name a folder with hadoop-minicluster")
class Hadoop(Case):
    """Over fewer pages: a file costs HDFS more than a page costs cleancopy."""

    @classmethod
    def setUpClass(cls):
        sys.path.insert(0, os.path.join(ROOT, "cmd/spark"))
        cls.place = tempfile.mkdtemp(dir=SCRATCH)
        cls.pages = os.path.join(cls.place, "pages")
        make_pages.make(cls.pages, 100)
        done = run_program("corpus", "--files-from", "list", "--out", os.path.join(cls.place, "one"), cwd=cls.pages)
        EXPECTED["hadoop"] = digest(os.path.join(cls.place, "one"))
        cls.code = done.returncode
        cls.hdfs = Hdfs(cls.place)
        cls.addClassCleanup(cls.hdfs.close)
        cls.hdfs.upload(cls.pages, "crawl/a")

    def assert_equal(self, place, n):
        shards, merged = os.path.join(self.folder, "copy"), os.path.join(self.folder, "merged")
        self.hdfs.download(["shard-%04d-of-%04d.jsonl.zst" % (i, n) for i in range(1, n + 1)], place, shards)
        self.assertEqual(run_program("corpus", "--merge", shards, "--out", merged).returncode, self.code)
        self.assertEqual(digest(merged), EXPECTED["hadoop"])

    def test_hdfs_gives_the_bytes_that_a_folder_gives(self):
        address = self.hdfs.address
        words = ["--master", "local[2]", "--paths", address + "/crawl/a/list", "--base", address + "/crawl/a", "--shards", "2"]
        for said in ("2 made now", "0 made now"):
            self.assert_says(self.code, said, *words, "--out", address + "/shards")
        self.assert_equal("shards", 2)
        self.assert_says(3, "/none: File does not exist", *words, "--paths", address + "/none", "--out", self.out)
        self.assert_says(3, "none of its [0-9]+ files is there", *words, "--base", address + "/none", "--out", self.out)
        self.assert_says(3, "list/shards/shard-000.-of-0002.jsonl.zst: .*not a directory", *words, "--out", address + "/crawl/a/list/shards")
        self.assert_says(3, "refused", *words, "--base", "hdfs://%s:%d/x" % (HOST, free_port()), "--out", self.out)

    def test_a_namenode_that_is_away_for_a_while(self):
        address = self.hdfs.address
        job = start_spark("--master", "local[2,4]", "--paths", "list", "--base", address + "/crawl/a", "--shards", "8", "--out", address + "/away",
                          "--program", slow_program(SCRATCH), cwd=self.pages)
        wait_for(lambda: self.hdfs.store().sizes([address + "/away/shard-0002-of-0008.jsonl.zst"])[0], 300)
        self.hdfs.kill()
        self.hdfs.start("keep")
        said = job.communicate(timeout=600)[1].decode()
        self.assertEqual(job.returncode, self.code, said)
        self.assert_equal("away", 8)

    def test_yarn_gives_them_too(self):
        conf = ["--conf", "spark.executor.instances=1", "--conf", "spark.executor.memory=512m", "--conf", "spark.yarn.am.memory=512m"]
        self.assert_says(self.code, "2 made now", "--master", "yarn", "--paths", "list", "--base", "hdfs:///crawl/a", "--shards", "2", "--out", "hdfs:///yarn",
                         "--program", PROGRAM, *conf, cwd=self.pages, env=environment(HADOOP_CONF_DIR=self.hdfs.settings))
        self.assert_equal("yarn", 2)


@unittest.skipIf(NO_PARQUET, NO_PARQUET)
class Parquet(Case):
    """Against one corpus over the same rows as JSON lines, in files of the same names."""

    def setUp(self):
        super().setUp()
        self.inputs, self.lines = os.path.join(self.folder, "in"), os.path.join(self.folder, "lines")
        site, pages = os.path.join(ROOT, "fixtures/site"), []
        for text in sorted(glob.glob(site + "/*/*/*.txt")):
            with open(text[:-4] + ".html", "rb") as file:
                pages.append({"url": "http://" + os.path.relpath(text[:-4], site), "html": file.read().decode("utf-8", "replace"), "other": len(pages)})
        for i in range(4):
            self.write("crawl/part-%d.parquet" % i, pages[i::4])
        for folder in (self.inputs, self.lines):
            with open(os.path.join(folder, "page.html"), "w") as file:
                file.write("<p>The harbour council agreed late on Monday to rebuild the northern quay.")
        self.write_list("crawl/part-0.parquet", "page.html", "crawl/part-1.parquet", "crawl/part-2.parquet", "crawl/part-3.parquet")
        self.words = ["--master", "local[2]", "--paths", "../list", "--shards", "3", "--out", self.out]

    def write(self, name, rows):
        for folder in (self.inputs, self.lines):
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), os.path.join(self.inputs, name), row_group_size=3)
        with open(os.path.join(self.lines, name), "w") as file:
            file.write("".join(json.dumps(row) + "\n" for row in rows))

    def write_list(self, *words):
        with open(os.path.join(self.folder, "list"), "w") as file:
            file.write("".join(word + "\n" for word in words))

    def assert_as_lines(self, code):
        one, merged = os.path.join(self.folder, "one"), os.path.join(self.folder, "merged")
        done = run_program("corpus", "--files-from", "../list", "--out", one, cwd=self.lines)
        self.assertEqual(done.returncode, code, done.stdout)
        self.assertEqual(run_program("corpus", "--merge", self.out, "--out", merged).returncode, code)
        self.assertEqual(digest(merged), digest(one))

    def test_rows_give_the_bytes_that_lines_give(self):
        self.assert_says(0, "3 made now: 34 documents; 0 pages failed", *self.words, cwd=self.inputs)
        self.assert_as_lines(0)
        before = stamps(self.out)
        self.assert_says(0, "0 made now: 34 documents; 0 pages failed", *self.words, cwd=self.inputs)
        self.assertEqual(stamps(self.out), before)

    def test_filters_choose_among_rows(self):
        self.assert_says(0, "3 made now: 5 documents; 0 pages failed", *self.words, "--", "--outlets", "nordblick.example", cwd=self.inputs)

    def test_a_damaged_file_costs_its_pages(self):
        os.truncate(os.path.join(self.inputs, "crawl/part-1.parquet"), 1000)
        later = pyarrow.parquet.ParquetFile(os.path.join(self.inputs, "crawl/part-2.parquet")).metadata.row_group(1).column(1)
        with open(os.path.join(self.inputs, "crawl/part-2.parquet"), "r+b") as file:
            file.seek(later.dictionary_page_offset or later.data_page_offset)
            file.write(b"x" * later.total_compressed_size)
        os.unlink(os.path.join(self.inputs, "crawl/part-3.parquet"))
        said = self.assert_says(1, "3 made now: 15 documents; 3 pages failed", *self.words, cwd=self.inputs)
        self.assertIn("1 of 5 files cannot be read", said)
        said = run_program("corpus", "--merge", self.out, "--out", os.path.join(self.folder, "merged")).stdout.decode()
        for wanted in ("part-1.parquet: is binary", "part-2.parquet:4: an object without", "part-3.parquet: No such file"):
            self.assertRegex(said, "crawl/" + wanted)

    def test_columns_of_other_names_end_the_job(self):
        self.write("crawl/part-3.parquet", [{"address": "https://a.example/", "content": "<p>x"}])
        self.assert_says(3, "crawl/part-3.parquet: has no column html or text, but address, content", *self.words, cwd=self.inputs)
        self.assertLess(len(stamps(self.out)), 3)

    def test_lists(self):
        for word, why in ((os.path.join(self.inputs, "crawl/part-0.parquet"), "give Parquet as a path below --base"), ("crawl", "is a folder"),
                          ("../in/page.html", "leads out of --base")):
            self.write_list("crawl/part-0.parquet", word)
            self.assert_says(3, why, *self.words, cwd=self.inputs)

    @unittest.skipIf(NO_STORE, NO_STORE)
    def test_a_store_has_rows_too(self):
        store = ObjectStore(self.folder)
        self.addCleanup(store.close)
        store.upload(self.inputs, "rows")
        self.assert_says(0, "3 made now: 34 documents; 0 pages failed", *self.words, "--base", store.address("rows"), "--endpoint-url", store.url, cwd=self.inputs)
        self.assert_as_lines(0)


class Words(Case):
    def words(self, *more):
        return ["--master", "local[1]", "--paths", "list", "--shards", "2", "--out", self.out, *more]

    def test_the_package_has_the_program_s_version(self):
        with open(os.path.join(ROOT, "cmd/spark/pyproject.toml")) as file:
            self.assertIn('version = "%s"' % run_program("--version").stdout.decode().split()[1], file.read())

    def test_usage(self):
        for bad in (["--shards", "0"], ["--shards", "10001"], ["--jobs", "x"], ["--conf", "x"], ["--endpoint-url", "minio:9000"], ["--nonsense"],
                    ["--ship", "/absent"], ["--", "--shard=1/2"], ["--", "-o", "x"]):
            code, said = run_spark(*self.words(), *bad, cwd=PAGES)
            self.assertEqual(code, 2, said)
            self.assertFalse(os.path.exists(self.out))
        code, said = run_spark("--paths", "list")
        self.assertEqual(code, 2)
        self.assertIn("--shards", said)

    def test_lists(self):
        for content, pattern in ((b"", "no path stands in it"), (b"\r\n\n", "no path stands in it"), (b"\x1f\x8bxxxx", "empty: ")):
            with open(os.path.join(self.folder, "empty"), "wb") as file:
                file.write(content)
            self.assert_says(3, pattern, *self.words("--paths", os.path.join(self.folder, "empty")))
        with open(os.path.join(self.folder, "empty"), "w") as file:
            file.write("a\nb\n")
        self.assert_says(3, "none of its 2 files is there, the first is a: is --base right", *self.words("--paths", os.path.join(self.folder, "empty")))
        self.assert_says(3, "absent: No such file", *self.words("--paths", "absent"))

    def test_carriage_returns_and_gzip_make_no_difference(self):
        with open(os.path.join(PAGES, "list"), "rb") as plain, gzip.open(os.path.join(self.folder, "list.gz"), "wb") as packed:
            packed.write(plain.read().replace(b"\n", b"\r\n\r\n"))
        self.assert_says(1, "2 made now", *self.words("--paths", os.path.join(self.folder, "list.gz")), cwd=PAGES)
        self.assert_merges()

    def test_a_folder_that_cannot_be_written(self):
        open(os.path.join(self.folder, "file"), "w").close()
        self.assert_says(3, "file/shards: Not a directory", *self.words("--out", os.path.join(self.folder, "file/shards")), cwd=PAGES)

    def test_masters(self):
        self.assert_says(3, "no master answers there: .*refused", *self.words("--master", "spark://%s:%d" % (HOST, free_port())), cwd=PAGES)
        self.assert_says(3, "Spark does not start: .*[Mm]aster", *self.words("--master", "nonsense"), cwd=PAGES)
        self.assert_says(3, "there is no Java", *self.words(), cwd=PAGES, env=environment(PATH="/nowhere", JAVA_HOME=""))

    def test_programs(self):
        said = self.assert_says(3, "absent: no such program: install cleancopy on each worker", *self.words("--program", "absent"), cwd=PAGES)
        log = said.split("Spark's log: ")[1].split(")")[0]
        self.assertTrue(os.path.getsize(log) > 0)
        os.unlink(log)
        self.assert_says(3, "shard ./2: unknown option .*--nonsense", *self.words("--log", os.path.join(self.folder, "log"), "--", "--nonsense"), cwd=PAGES)
        self.assert_says(3, "false: does not answer as cleancopy does: it says nothing", *self.words("--log", os.path.join(self.folder, "log"), "--program", "false"), cwd=PAGES)

    def test_a_worker_that_sees_other_files_says_so(self):
        sys.path.insert(0, os.path.join(ROOT, "cmd/spark"))
        from cleancopy_spark import inputs, shard

        job = shard.Job(inputs=inputs.Inputs(["list", "gone"], [5, None], PAGES, False), n_shards=1, out=self.out, program=PROGRAM, shipped=None,
                        options=(), jobs=1, endpoint=None, scratch=self.folder)
        with self.assertRaisesRegex(shard.TaskError, "list is [0-9]+ bytes here and 5 bytes at the driver: is this folder there"):
            shard.make_shard(job, 1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
