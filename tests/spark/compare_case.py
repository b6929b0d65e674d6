"""What the tests of cleancopy-compare stand on: pages in shards, what dedup and corpus make of them, and the Python package as built."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

import make_pages
import support
from support import ROOT, digest, run_program

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


def write_varied(folder, n):
    """Pages of all that a part cannot see by itself: furniture, reprints, ids that stand twice, text files that could have one name."""
    os.mkdir(folder)
    done = subprocess.run([sys.executable, os.path.join(ROOT, "fixtures/furniture/make.py"), "0"], stdout=subprocess.PIPE, check=True)
    lines = done.stdout.decode().splitlines()
    story = ["%s %s" % (STORY, "It was said on day %d of the week, and nobody spoke against it." % i) for i in range(4)]
    for i in range(n):
        text = story[:1 + i % 4] + ["This is what only page %d has, and no other page of any of these outlets." % i] * (i % 3 == 0)
        lines.append(json.dumps({"id": "%016x" % (i // 14 + 1) if i % 7 == 0 else "7777%04x%08x" % (i % 5, i), "outlet": "o%d.example" % (i % 4),
                                 "date": "2031-02-%02d" % (1 + i % 5), "title": "Bay", "text": "\n\n".join(text)}))
        lines.append(json.dumps({"id": "7777%04x%08x" % (i % 5, n + i), "outlet": "o%d.example" % (i % 4), "date": "2031-02-%02d" % (1 + i % 5), "title": "Bay",
                                 "text": "On page %d of the second kind stands a sentence that stands nowhere else at all." % i}))
    for i, line in enumerate(lines):
        with open(os.path.join(folder, "%04d.jsonl" % i), "w") as file:
            file.write(line + "\n")


def lay_out_package():
    os.mkdir(os.path.join(SCRATCH, "python"))
    lay_out(os.path.join(SCRATCH, "python"), LIBRARY, ROOT)


def set_up():
    lay_out_package()
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


def tear_down():
    shutil.rmtree(SCRATCH)


class Case(unittest.TestCase):
    conf = ()  # words that Spark needs here

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=SCRATCH)
        self.work, self.rows = os.path.join(self.folder, "work"), os.path.join(self.folder, "rows")

    def words(self, *words, master=None):
        return [*(() if master is None else ("--master", master)), "--work", self.work, "--rows", self.rows, *words]

    def compare(self, *words, **more):
        return self.run_words(*self.words(*words, **more))

    def run_words(self, *words):
        return support.run_spark(*words, module="compare_command", env=environment(), cwd=self.folder, conf=self.conf)

    def start(self, *words, **more):
        job = support.start_spark(*self.words(*words, **more), module="compare_command", env=environment(), conf=self.conf)
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

    def assert_parts_are_corpus(self, shards, n_parts, *options):
        """Rows for parts are there; merged with these options they are what one merge with them writes."""
        whole, parts = os.path.join(self.folder, "whole"), os.path.join(self.folder, "parts")
        self.assertEqual(run_program("corpus", "--merge", shards, "--out", whole, "--quiet", *options).returncode, 0)
        for i in range(1, n_parts + 1):
            rows = os.path.join(self.rows, "rows-%d-of-%d.jsonl" % (i, n_parts))
            done = run_program("corpus", "--merge", shards, "--compared", rows, "--part", "%d/%d" % (i, n_parts), "--out", parts, "--quiet", *options)
            self.assertEqual((done.returncode, done.stdout), (0, b""))
        self.assertEqual(run_program("report", parts).stdout, b"")
        done = subprocess.run([sys.executable, os.path.join(ROOT, "tests/cli/same_parts.py"), whole, parts], stdout=subprocess.PIPE)
        self.assertEqual(done.stdout.decode(), "")
        shutil.rmtree(whole)
        shutil.rmtree(parts)

    def assert_says(self, code, pattern, *words):
        got, said = self.run_words(*words)
        self.assertEqual(got, code, said)
        self.assertRegex(said, pattern)
        self.assertNotIn("Traceback", said)


class Equality:
    """Of a Case."""
    rounds = ()  # words with which all is decided in rounds
    is_quick = True  # to start

    def test_rows_are_those_of_dedup(self):
        code, said = self.compare("--updated", LINES)
        self.assertEqual(code, 0, said)
        self.assertRegex(said, "^cleancopy-compare: .*/rows: [0-9]+ rows for [0-9]+ paragraphs in [0-9]+ documents; [0-9]+ rounds\n$")
        self.assert_is_dedup(LINES, 0, "--updated")

    def test_shards_become_the_folder_of_corpus(self):
        code, said = self.compare("--shards", SHARDS, "--quiet")
        self.assertEqual((code, said), (0, ""))
        self.assert_is_corpus()

    def test_parts_together_are_the_folder_of_corpus(self):
        pages, shards = os.path.join(self.folder, "pages"), os.path.join(self.folder, "shards")
        write_varied(pages, 60)
        for i in range(1, 5):
            self.assertEqual(run_program("corpus", "--shard", "%d/4" % i, pages, "--out", shards, "--quiet").returncode, 0)
        code, said = self.compare("--shards", shards, "--parts", "3")
        self.assertEqual(code, 0, said)
        self.assertRegex(said, "rows: rows of 3 parts for [0-9]+ documents")
        told = ""
        for i in range(1, 4):
            with open(os.path.join(self.rows, "rows-%d-of-3.jsonl" % i)) as rows:
                told += rows.read()
        for kind in ("elsewhere", "document", "namesake", "furniture", "doc"):
            self.assertTrue('{"%s":' % kind in told, kind)
        self.assert_parts_are_corpus(shards, 3)
        self.assert_parts_are_corpus(shards, 3, "--reprints", "drop")
        if not self.is_quick:
            return
        self.assertEqual(self.compare("--shards", shards, "--parts", "4", "--quiet"), (0, ""))  # from the same tables
        self.assert_parts_are_corpus(shards, 4)
        shutil.rmtree(self.work)
        self.assertEqual(self.compare("--shards", shards, "--parts", "2", "--prefer", "o3.example", "--quiet"), (0, ""))
        self.assert_parts_are_corpus(shards, 2, "--prefer", "o3.example")

    def test_bad_lines_ids_that_come_again_and_preferred_outlets(self):
        path = os.path.join(self.folder, "lines")
        with open(LINES) as lines, open(path, "w") as out:
            for i, line in enumerate(lines):
                out.write(line)
                if i % 40 == 7:
                    out.write("no JSON\n" + line.replace(" the ", " that ") + "\n")
        code, said = self.compare(path, "--prefer", "LeLac.example,nordblick.example", *self.rounds)
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
