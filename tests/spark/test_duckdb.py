#!/usr/bin/env python3
"""cleancopy-compare with DuckDB: the rows of dedup, and the folder of corpus.  test_duckdb.py PROGRAM SOURCE_ROOT LIBRARY [TEST ...]

Needs a Python with duckdb, pyarrow and cffi: that of tests/spark/make-venv, or which CLEANCOPY_SPARK_PYTHON names.  Skips (77) without."""
import json
import os
import random
import signal
import subprocess
import sys
import unittest

import which_python

which_python.go_on_there()
which_python.need(["cffi", "duckdb", "numpy", "pyarrow"], java=False)

import compare_case  # noqa: E402
from compare_case import LINES, SHARDS, Case, environment  # noqa: E402
from support import run_program, spark_words, wait_for  # noqa: E402

N_CHAINS, N_LINKS, N_WORDS = 8, 40, 40


def setUpModule():
    compare_case.set_up()


def tearDownModule():
    compare_case.tear_down()


def write_chains(path):
    """Copies, each of the last one with some other words: decisions that wait for one another."""
    rng = random.Random(N_CHAINS)
    words = ["word%03d" % i for i in range(400)]
    with open(path, "w") as out:
        for chain in range(N_CHAINS):
            text = [rng.choice(words) for _ in range(N_WORDS)]
            for link in range(N_LINKS):
                for _ in range(rng.randint(1, 3)):
                    text[rng.randrange(N_WORDS)] = rng.choice(words)
                out.write(json.dumps({"id": chain * N_LINKS + link, "outlet": "o%d.example" % rng.randrange(5), "date": "2031-01-%02d" % (1 + link % 28),
                                      "text": " ".join(text)}) + "\n")


def write_seconds(path):
    """In each four documents the last is most like a copy of the first, which it is none of itself, and less like the third: it is a copy of that."""
    rng = random.Random(N_CHAINS)
    words = [a + b + c for a in ("ba", "ker", "lin", "mo") for b in ("sta", "ve", "dor", "hu") for c in ("ten", "ris", "al", "gum", "po", "shi")]

    def other(text, first, n):
        return text[:first] + [rng.choice(words) + "en" for _ in range(n)] + text[first + n:]

    with open(path, "w") as out:
        for group in range(20):
            first = [rng.choice(words) for _ in range(80)]
            copy = other(first, 10, 13)
            last = other(copy, 30, 7)
            for i, text in enumerate((first, copy, other(last, 60, 10), last)):
                out.write(json.dumps({"id": group * 4 + i, "outlet": "o%d.example" % i, "date": "2031-01-%02d" % (1 + i), "text": " ".join(text)}) + "\n")


IN_PIECES = """import sys
from cleancopy_spark import candidates, compare_command, matches, texts
candidates.BYTES_AT_ONCE, texts.ROWS_AT_ONCE, matches.ROWS_AT_ONCE = 500, 50, 7
sys.exit(compare_command.main())"""


class Equality(compare_case.Equality, Case):
    def test_packets_and_tables_are_taken_in_pieces(self):
        """As where a text stands in so many documents that its postings, or its matches, are too many for memory."""
        done = subprocess.run([sys.executable, "-c", IN_PIECES, *self.words("--updated", "--quiet", LINES)], env=environment(), stderr=subprocess.PIPE)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assert_is_dedup(LINES, 0, "--updated")

    def test_chains_are_decided_as_dedup_does(self):
        path = os.path.join(self.folder, "chains")
        write_chains(path)
        code, said = self.compare(path, "--updated", "--jobs", "2", "--memory", "200M", "--few", "0")
        self.assertEqual(code, 0, said)
        self.assertGreater(int(said.split(" rounds")[0].rsplit(" ", 1)[1]), 10)
        self.assert_is_dedup(path, 0, "--updated")

    def test_where_the_best_candidate_does_not_decide_others_do(self):
        path = os.path.join(self.folder, "seconds")
        write_seconds(path)
        code, said = self.compare(path, "--updated", "--few", "0")
        self.assertEqual(code, 0, said)
        self.assert_is_dedup(path, 0, "--updated")

    def test_a_long_chain_takes_no_round_a_link(self):
        path = os.path.join(self.folder, "chains")
        write_chains(path)
        code, said = self.compare(path, "--updated")
        self.assertEqual(code, 0, said)
        self.assertIn("; 1 round", said)
        self.assert_is_dedup(path, 0, "--updated")

    def test_the_last_ones_are_decided_in_memory_as_in_rounds(self):
        sys.path[:0] = environment()["PYTHONPATH"].split(os.pathsep)
        from cleancopy_spark import compare, documents, duckdb_engine, sketch

        path = os.path.join(self.folder, "chains")
        write_chains(path)
        found = []
        for few in (0, 300, 10 ** 6):
            folder = os.path.join(self.folder, str(few))
            os.mkdir(folder)
            engine = duckdb_engine.Engine(folder, 1, few)
            inputs = documents.Inputs([path])
            engine.sketch = lambda inputs, folders: sketch.join(inputs, [sketch.sketch_file(inputs, 0, folders)])  # in this process
            sketch.make_sketches(engine, inputs)
            sketch.make_favours(engine, [])
            comparison = compare.Comparison(engine, inputs.roles)
            comparison.contest()
            sketch.make_ties(engine, inputs)
            comparison.run()
            found.append([row for batch in engine.batches("SELECT * FROM result ORDER BY document, paragraph") for row in batch.to_pylist()])
            engine.close()
            self.assertEqual(comparison.n_rounds > 1, few < 10 ** 6)
        self.assertGreater(len(found[0]), N_CHAINS * N_LINKS // 2)
        self.assertEqual(found[1], found[0])
        self.assertEqual(found[2], found[0])

    def test_standard_input_and_output(self):
        with open(LINES, "rb") as lines:
            done = subprocess.run(spark_words(module="compare_command", conf=()), env=environment(), stdin=lines, stdout=subprocess.PIPE, check=True)
        self.assertEqual(done.stdout, run_program("dedup", LINES).stdout)


class Loss(Case):
    def test_what_is_stopped_goes_on_from_the_last_table(self):
        """At any place: each time one table more."""
        made = set()
        for n in (6, 9, 15, 99):
            job = self.start("--shards", SHARDS)
            wait_for(lambda: job.poll() is not None or len(self.tables()) >= n)
            if job.poll() is None:
                job.send_signal(signal.SIGKILL if n % 2 else signal.SIGTERM)
            said = job.communicate()[1].decode()
            tables = self.tables()
            self.assertEqual({name: tables[name] for name, _ in made}, dict(made))
            made = set(tables.items())
        self.assertEqual(job.returncode, 0, said)
        self.assert_is_corpus()

    def test_tables_that_are_made_together_are_made_again_where_one_is_missing(self):
        self.assertEqual(self.compare("--shards", SHARDS)[0], 0)
        os.unlink(os.path.join(self.work, "sketches.json"))  # the last of them
        os.rename(os.path.join(self.work, "result.parquet"), os.path.join(self.folder, "result"))
        code, said = self.compare("--shards", SHARDS)
        self.assertEqual(code, 0, said)
        self.assert_is_corpus()


class Shards(Case):
    def test_shards_of_other_settings_or_inputs_are_refused(self):
        pages = os.path.join(self.folder, "pages")
        compare_case.write_varied(pages, 4)
        for name, options in (("settings", ("--scope", "strict")), ("inputs", (LINES,))):
            shards = os.path.join(self.folder, name)
            run_program("corpus", "--shard", "1/2", pages, "--out", shards, "--quiet")
            run_program("corpus", "--shard", "2/2", pages, *options, "--out", shards, "--quiet")
            self.assert_says(3, "make all shards with the same \\(%s: " % name, "--shards", shards, "--rows", self.rows)


class Words(Case):
    def test_wrong_usage(self):
        self.assert_says(2, "give a size such as", *self.words("--memory", "much", LINES))
        self.assert_says(2, "give a number from 1", *self.words("--jobs", "0", LINES))
        self.assert_says(2, "give --rows FILE, and no documents", "--shards", SHARDS)
        self.assert_says(2, "standard input cannot be read again", "--work", self.work)
        self.assert_says(2, "is a folder: name a file", "--rows", self.folder, LINES)
        self.assert_says(2, "parts are of shards", *self.words("--parts", "3", LINES))
        self.assert_says(2, "give a number from 1 to 10000", *self.words("--parts", "10001", "--shards", SHARDS))
        self.assert_says(2, "is a file: with --parts name a folder", "--shards", SHARDS, "--parts", "2", "--rows", LINES)
        self.assert_says(2, "each once", "--prefer", "a.example,A.example", LINES)

    def test_what_cannot_run_is_said_in_a_line(self):
        self.assert_says(1, "absent.jsonl: cannot be read: No such file", "--rows", self.rows, "absent.jsonl")
        self.assert_says(3, "absent: folder cannot be read", "--rows", self.rows, "--shards", "absent")
        self.assert_says(3, "No such file or directory", "--rows", "absent/rows", LINES)
        self.assert_says(3, "--parts 4: there are 3 shards", "--shards", SHARDS, "--parts", "4", "--rows", os.path.join(self.folder, "parts"))
        with open(os.path.join(self.folder, "x.parquet"), "w"):
            self.assert_says(3, "holds files that are not of this command", "--work", self.folder, "--rows", self.rows, LINES)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)
