#!/usr/bin/env python3
"""cleancopy.arrow over a library that was just built.  test_arrow.py LIBRARY SOURCE_ROOT PROGRAM

Needs cffi and pyarrow, which Debian 12 does not have: the Python of tests/spark/make-venv, or which CLEANCOPY_SPARK_PYTHON names.  Skips (77)
without."""
import concurrent.futures
import datetime
import doctest
import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from python_package import copy_pages, lay_out, read_pages

sys.path.insert(0, os.path.join(sys.argv[2], "tests/spark"))
import which_python  # noqa: E402

which_python.go_on_there()
which_python.need(["cffi", "pyarrow"], java=False)
import pyarrow as pa  # noqa: E402

LIBRARY, ROOT, PROGRAM = sys.argv[1:4]
FIXTURES = os.environ.get("CLEANCOPY_FIXTURES", os.path.join(ROOT, "fixtures"))
STORY = "The ferry to Gull Island is back in service after three weeks in the yard, the harbour office said."
MANY = 2000
SAVED = tempfile.TemporaryDirectory()
copy_pages(os.path.join(FIXTURES, "site"), SAVED.name)
PAGES = list(read_pages(SAVED.name))


def html(*words):
    return [None if word is None else b"<p>" + word for word in words]


def records(rows):
    return [None if text is None else json.loads(text) for text in rows["record"].to_pylist()]


def texts(rows):
    return [None if record is None else record["text"] for record in records(rows)]


def children(parent):
    """The processes that it has started and that have not ended."""
    found = []
    for name in os.listdir("/proc"):
        try:
            with open("/proc/%s/stat" % name) as stat:
                state, of = stat.read().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(of) == parent and state != "Z":
            found.append(int(name))
    return found


def used_seconds(pid):
    """Of processor time, in user mode."""
    with open("/proc/%d/stat" % pid) as stat:
        return int(stat.read().rpartition(")")[2].split()[11]) / os.sysconf("SC_CLK_TCK")


def clean_in_process(cleaner):
    return texts(cleaner.clean(pa.array(html(STORY.encode()))))


class Clean(unittest.TestCase):
    def setUp(self):
        self.cleaner = arrow.Cleaner(jobs=2, removed=True)
        self.addCleanup(self.cleaner.close)

    def test_records_are_the_lines_of_the_program(self):
        names = [name for name, _ in PAGES]
        done = subprocess.run([PROGRAM, "clean", "--format", "jsonl", "--removed", *names], check=True, stdout=subprocess.PIPE)
        wanted = done.stdout.decode().splitlines()
        self.assertGreater(len(wanted), 30)
        for isolate in (True, False):
            for kind in (pa.binary(), pa.large_binary()):
                with arrow.Cleaner(jobs=3, removed=True, isolate=isolate) as cleaner:
                    rows = cleaner.clean(pa.array([page for _, page in PAGES], kind), source=pa.array(names))
                self.assertEqual(rows["record"].to_pylist(), wanted)
                self.assertEqual(set(rows["status"].to_pylist()), {0})
                self.assertEqual(rows["message"].null_count, len(wanted))
        self.assertEqual(rows.schema, pa.schema([("record", pa.large_string()), ("status", pa.int8()), ("message", pa.large_string())]))

    def test_slices_and_nulls_keep_their_place(self):
        pages = pa.array(html(b"zero words", None, b"two words", None, b"four words", b"five words"))
        urls = pa.array([None, "http://a.example/1", "http://a.example/2", None, "http://a.example/4", None], pa.large_string())
        for start in range(7):
            for stop in range(start, 7):
                rows = self.cleaner.clean(pages[start:stop], url=urls[start:stop])
                rows.validate(full=True)
                wanted = [None if page is None else page[3:].decode() for page in pages[start:stop].to_pylist()]
                self.assertEqual(texts(rows), wanted)
                self.assertEqual([r and r["url"] for r in records(rows)],
                                 [u if p else None for u, p in zip(urls[start:stop].to_pylist(), wanted)])

    def test_no_rows_are_rows_too(self):
        for empty in (pa.array([], pa.binary()), pa.array([], pa.large_binary()), pa.array([b"a"])[:0], pa.nulls(0)):
            rows = self.cleaner.clean(empty, url=pa.array([], pa.string()))
            rows.validate(full=True)
            self.assertEqual(rows.num_rows, 0)
        self.assertEqual(self.cleaner.clean(pa.nulls(3))["status"].to_pylist(), [1, 1, 1])

    def test_what_is_no_page_fails_its_row(self):
        rows = self.cleaner.clean(pa.array([b"", b"<p>" + STORY.encode(), b"GIF89a\0\0", b'{"a": 1}',
                                            b"<p>" + b" x" * (9 << 19), None]))
        self.assertEqual(rows["status"].to_pylist(), [1, 0, 1, 1, 2, 1])
        for message, word in zip(rows["message"].to_pylist(), ("empty", None, "binary", "JSON", "bytes", "empty")):
            self.assertTrue(message is None if word is None else word in message, message)
        self.assertEqual(texts(rows), [None, STORY, None, None, None, None])

    def test_a_page_that_kills_its_worker_fails_its_row(self):
        slow = b"<p>word and other words in a line of text, and more of it." * (7 * 2 ** 20 // 58)  # over 0.4 s
        ended = []

        def end_worker():
            deadline = time.monotonic() + 30
            while not ended and time.monotonic() < deadline:
                time.sleep(0.005)
                workers = [worker for helper in children(os.getpid()) for worker in children(helper)]
                if workers and used_seconds(workers[0]) >= 0.1:
                    os.kill(workers[0], signal.SIGSEGV)
                    ended.append(workers[0])

        with arrow.Cleaner(jobs=1) as cleaner:
            thread = threading.Thread(target=end_worker)
            thread.start()
            rows = cleaner.clean(pa.array([slow, b"<p>more words", b"<p>last words"]))
            thread.join()
        self.assertEqual(len(ended), 1)
        self.assertEqual(texts(rows), [None, "more words", "last words"])
        self.assertEqual(rows["status"].to_pylist(), [1, 0, 0])
        self.assertIn("it ended the process that cleaned it (crash: signal", rows["message"][0].as_py())

    def test_a_note_stands_beside_a_record(self):
        rows = self.cleaner.clean(pa.array([b"<html><body>" + b"<div>" * 600 + b"<p>" + STORY.encode()]))
        self.assertEqual(rows["status"].to_pylist(), [0])
        self.assertIn(STORY, texts(rows)[0])
        self.assertIn("without a tree", rows["message"][0].as_py())

    def test_times_may_have_any_unit_and_zone(self):
        when = datetime.datetime(2031, 5, 2, 6, 0, 1, tzinfo=datetime.timezone.utc)
        pages = pa.array(html(b"a b", b"a b"))
        for kind in ("s", "ms", "us", "ns"):
            for zone in (None, "UTC", "Europe/Oslo"):
                rows = self.cleaner.clean(pages, fetched_at=pa.array([when, None], pa.timestamp(kind, zone)))
                self.assertEqual([r["fetched_at"] for r in records(rows)], ["2031-05-02T06:00:01Z", None])
        rows = self.cleaner.clean(pages, fetched_at=pa.array([5, int(when.timestamp()), -1])[1:])
        self.assertEqual([r["fetched_at"] for r in records(rows)], ["2031-05-02T06:00:01Z", "1969-12-31T23:59:59Z"])

    def test_what_is_known_better_wins_over_the_page(self):
        rows = self.cleaner.clean(pa.array(["<title>A</title><p>" + STORY]), outlet=pa.array(["b.example"]),
                                  title=pa.array(["T"]), date=pa.array(["2031-05-02"]), source=pa.array(["s"]))
        record = records(rows)[0]
        self.assertEqual([record[k] for k in ("outlet", "title", "date", "source")], ["b.example", "T", "2031-05-02", "s"])

    def test_rows_outlive_their_cleaner_and_cost_no_copy(self):
        before = pa.total_allocated_bytes()
        with arrow.Cleaner(jobs=1) as cleaner:
            rows = cleaner.clean(pa.array(html(*[STORY.encode()] * 100)))
        record = rows["record"]
        del rows, cleaner
        self.assertEqual(json.loads(record[99].as_py())["text"], STORY)
        self.assertLess(pa.total_allocated_bytes() - before, 1 << 16)

    def test_wrong_columns_are_named(self):
        pages = pa.array(html(b"a", b"b"))
        for wrong, kind, word in (({"url": pa.array(["a"])}, ValueError, "url has 1 rows"),
                                  ({"url": pa.array([1, 2])}, TypeError, "url is int64"),
                                  ({"url": ["a", "b"]}, TypeError, "url is list"),
                                  ({"title": pa.chunked_array([["a", "b"]])}, TypeError, "title is chunked"),
                                  ({"fetched_at": pa.array(["a", "b"])}, TypeError, "fetched_at is string")):
            with self.assertRaisesRegex(kind, word):
                self.cleaner.clean(pages, **wrong)
        for wrong in (pa.array(["a"]).dictionary_encode(), b"<p>a", None):
            with self.assertRaises(TypeError):
                self.cleaner.clean(wrong)

    def test_wrong_options_are_named(self):
        for wrong in ({"scope": "all"}, {"form": "pdf"}, {"helper": "a\0b"}):
            with self.assertRaises(cleancopy.CleancopyError) as caught:
                arrow.Cleaner(**wrong)
            self.assertEqual(caught.exception.status, "usage")

    def test_a_helper_that_is_missing_is_named(self):
        with arrow.Cleaner(helper="/no/such/helper") as cleaner:
            with self.assertRaisesRegex(cleancopy.CleancopyError, "/no/such/helper: cannot be started") as caught:
                cleaner.clean(pa.array(html(b"a")))
        self.assertEqual(caught.exception.status, "io")

    def test_a_closed_cleaner_says_so_and_leaves_no_process(self):
        cleaner = arrow.Cleaner(jobs=1)
        clean_in_process(cleaner)
        before = len(children(os.getpid()))
        cleaner.close()
        cleaner.close()
        self.assertEqual(len(children(os.getpid())), before - 1)
        with self.assertRaisesRegex(cleancopy.CleancopyError, "closed"):
            clean_in_process(cleaner)

    def test_threads_share_one(self):
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            self.assertEqual(list(pool.map(clean_in_process, [self.cleaner] * 20)), [[STORY]] * 20)

    def test_a_copy_in_another_process_works(self):
        self.assertEqual(clean_in_process(self.cleaner), [STORY])
        self.assertEqual(clean_in_process(pickle.loads(pickle.dumps(self.cleaner))), [STORY])
        with multiprocessing.get_context("fork").Pool(2) as pool:
            self.assertEqual(pool.map(clean_in_process, [self.cleaner] * 4), [[STORY]] * 4)
        self.assertEqual(clean_in_process(self.cleaner), [STORY])

    def test_a_cleaner_that_was_forked_works_on_both_sides(self):
        self.assertEqual(clean_in_process(self.cleaner), [STORY])
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                code = 0 if clean_in_process(self.cleaner) == [STORY] else 1
                self.cleaner.close()
            finally:
                os._exit(code)
        self.assertEqual(os.waitpid(pid, 0)[1], 0)
        self.assertEqual(clean_in_process(self.cleaner), [STORY])

    def test_many_rows_in_one_call(self):
        pages = [PAGES[i % len(PAGES)][1] for i in range(MANY)]
        rows = self.cleaner.clean(pa.array(pages))
        self.assertEqual(rows["record"].to_pylist()[:len(PAGES)], rows["record"].to_pylist()[len(PAGES):2 * len(PAGES)])
        self.assertEqual(rows["record"].null_count, 0)


class Compare(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = [cleancopy.clean(page, source=name) for name, page in PAGES]
        cls.documents = [{"id": d["id"], "outlet": d["outlet"], "date": d["date"], "text": d["text"]} for d in cls.documents if d["text"]]

    def test_pairs_are_what_the_rows_of_dedup_say(self):
        rows = cleancopy.dedup(self.documents, updated=True)
        paragraphs = {d["id"]: d["text"].split("\n\n") for d in self.documents}
        self.assertGreater(len(rows), 3)
        got = arrow.pairs(pa.array([paragraphs[r["doc"]][r["para"]] for r in rows]),
                          pa.array([paragraphs[r["canonical_doc"]][r["canonical_para"]] for r in rows], pa.large_string()))
        got.validate(full=True)
        self.assertEqual([arrow.RELATIONS[n] for n in got["relation"].to_pylist()], [r["relation"] for r in rows])
        self.assertEqual(["%.4f" % s for s in got["similarity"].to_pylist()], ["%.4f" % r["similarity"] for r in rows])

    def test_equal_keys_are_exact_pairs_and_copies_share_fingerprints(self):
        texts = [p for d in self.documents for p in d["text"].split("\n\n")]
        got = arrow.paragraphs(pa.array(texts))
        got.validate(full=True)
        keys, prints = got["key"].to_pylist(), got["fingerprints"].to_pylist()
        a, b = zip(*[(i, j) for i in range(len(texts)) for j in range(i) if keys[i] == keys[j] or set(prints[i]) & set(prints[j])])
        found = arrow.pairs(pa.array([texts[i] for i in a]), pa.array([texts[j] for j in b]))
        exact = [r == 1 for r in found["relation"].to_pylist()]
        self.assertEqual(exact, [keys[i] == keys[j] for i, j in zip(a, b)])
        self.assertIn(True, exact)

    def test_nulls_give_nulls(self):
        got = arrow.paragraphs(pa.array([None, STORY, "", None])[1:])
        got.validate(full=True)
        self.assertEqual([key is None for key in got["key"].to_pylist()], [False, False, True])
        self.assertEqual(got["words"].to_pylist(), [19, 0, None])
        self.assertEqual([p if not p else len(p) > 0 for p in got["fingerprints"].to_pylist()], [True, [], None])
        got = arrow.pairs(pa.array([STORY, None, STORY]), pa.array([STORY, STORY, None]))
        self.assertEqual(got["relation"].to_pylist(), [1, None, None])
        self.assertEqual(arrow.paragraphs(pa.nulls(2))["status"].to_pylist(), [0, 0])
        for empty in (pa.array([], pa.string()), pa.nulls(0)):
            self.assertEqual(arrow.paragraphs(empty).num_rows, 0)
            self.assertEqual(arrow.pairs(empty, empty).num_rows, 0)
        with self.assertRaisesRegex(ValueError, "b has 1 rows"):
            arrow.pairs(pa.array(["a", "b"]), pa.array(["a"]))


class Sketches(unittest.TestCase):
    TYPES = {"id": pa.large_string(), "outlet": pa.large_string(), "text": pa.large_string(), "message": pa.large_string(),
             "moment": pa.int64(), "key_high": pa.int64(), "key_low": pa.int64(), "cluster": pa.int64(),
             "date": pa.large_string(), "title": pa.int64(), "article": pa.int8(), "name": pa.int64(), "line": pa.int64(), "line_flags": pa.int8(),
             "phase": pa.int8(), "status": pa.int8(), "prints": pa.list_(pa.int64())}  # others: int32

    def sketch(self, lines, roles):
        documents, paragraphs = arrow.sketches(pa.array(lines), roles=roles)
        for batch in (documents, paragraphs):
            batch.validate(full=True)
            self.assertEqual([(f.name, f.type) for f in batch.schema], [(f.name, self.TYPES.get(f.name, pa.int32())) for f in batch.schema])
        return documents, paragraphs

    def test_paragraphs_are_those_of_the_records_with_their_keys(self):
        done = subprocess.run([PROGRAM, "clean", "--format", "jsonl", *[name for name, _ in PAGES]], check=True, stdout=subprocess.PIPE)
        lines = done.stdout.decode().splitlines()
        documents, paragraphs = self.sketch(lines, True)
        wanted = [(i, k, p["text"], p["role"]) for i, line in enumerate(lines) for k, p in enumerate(json.loads(line)["paragraphs"])]
        rows = paragraphs.to_pylist()
        self.assertEqual([(r["document"], r["paragraph"], r["text"]) for r in rows], [w[:3] for w in wanted])
        self.assertEqual([json.loads(i) for i in documents["id"].to_pylist()], [json.loads(line)["id"] for line in lines])
        beside = {w[3] for w, r in zip(wanted, rows) if arrow.PHASES[r["phase"]] == "beside"}
        self.assertTrue(beside <= {"heading", "quote", "list-item", "table"} and "heading" in beside, beside)
        keys = arrow.paragraphs(pa.array([w[2] for w in wanted]))
        self.assertEqual([r["key_high"].to_bytes(8, "big", signed=True) + r["key_low"].to_bytes(8, "big", signed=True) for r in rows],
                         keys["key"].to_pylist())
        self.assertEqual([r["prints"] for r in rows if r["phase"] == 0],
                         [[f >> 28 for f in k["fingerprints"]] for k, r in zip(keys.to_pylist(), rows) if r["phase"] == 0])

    def test_clusters_have_the_names_of_dedup(self):
        lines = [json.dumps({"id": i, "outlet": "a%d.example" % (i % 3), "date": "2031-05-0%d" % (1 + i % 4), "text": STORY + "\n\nMore."})
                 for i in range(9)]
        documents, paragraphs = self.sketch(lines, False)
        rows = cleancopy.dedup(json.loads(line) for line in lines)
        self.assertEqual(len(rows), 8)
        first = min(documents.to_pylist(), key=lambda d: (d["moment"], d["outlet"], d["id"]))["id"]
        self.assertEqual({json.dumps(r["canonical_doc"]) for r in rows}, {first})
        ours = {"%016x" % (p["cluster"] % 2 ** 64) for p in paragraphs.to_pylist()
                if documents["id"][p["document"]].as_py() == first and p["paragraph"] == 0}
        self.assertEqual({r["cluster"] for r in rows}, ours)

    def test_a_bad_line_fails_its_row(self):
        documents, paragraphs = self.sketch([None, "{}", '{"id": "a", "text": "' + STORY + '"}', "{"], False)
        self.assertEqual(documents["status"].to_pylist(), [0, 1, 0, 1])
        self.assertEqual(documents["id"].to_pylist(), [None, None, '"a"', None])
        self.assertEqual(documents["moment"].to_pylist(), [None, None, arrow.NO_MOMENT, None])
        self.assertIn('no "id"', documents["message"][1].as_py())
        self.assertEqual(paragraphs["document"].to_pylist(), [2])
        for empty in (pa.array([], pa.string()), pa.nulls(0)):
            self.assertEqual([b.num_rows for b in arrow.sketches(empty)], [0, 0])
        self.assertEqual([b.num_rows for b in arrow.sketches(pa.nulls(3))], [3, 0])
        with self.assertRaisesRegex(TypeError, "records is int64"):
            arrow.sketches(pa.array([1]))

    def test_pairs_that_share_prints_are_found_in_any_number_of_parts(self):
        texts = [STORY, STORY.replace("Monday", "Tuesday"), "Cod fetched 412 crowns a box at the harbour market on Friday, the board said."]
        lines = [json.dumps({"id": i, "outlet": "a.example", "date": "2031-05-0%d" % (1 + i), "text": text}) for i, text in enumerate(texts)]
        _, paragraphs = self.sketch(lines, False)
        ref = pa.array([i << 27 for i in range(3)])
        shingles = paragraphs["shingles"].cast(pa.int64())
        prints = pa.array([b"".join(n.to_bytes(8, sys.byteorder) for n in row["prints"]) for row in paragraphs.to_pylist()])
        for n in (1, 3):
            posted = arrow.shelf_post(ref, ref, shingles, pa.array([1, 0, 0]), prints, n)
            lists = [arrow.shelf_lists(posted["packet"].slice(i, 1), n) for i in range(n)]
            found = [next(arrow.shelf_find(pa.concat_arrays([rows["packet"].slice(i, 1) for rows in lists]))) for i in range(n)]
            pairs, later = ([row for tables in found for row in tables[i].to_pylist()] for i in range(2))
            trimmed = [arrow.shelf_trim(posted["packet"].slice(i, 1))["packet"] for i in range(n)]
            self.assertEqual([arrow.shelf_lists(posted["packet"].slice(i, 1), n, trimmed[i]) for i in range(n)], lists)
            self.assertEqual([(row["subject"], row["candidate"], row["candidate_text"]) for row in pairs], [(1 << 27, 0, 0)])
            self.assertEqual([(row["subject"], row["candidate"], row["last"] >> 27) for row in later], [(0, 0, 1), (0, 1 << 27, 1)])
        with self.assertRaisesRegex(cleancopy.CleancopyError, "0 parts"):
            arrow.shelf_post(ref, ref, shingles, shingles, prints, 0)
        with self.assertRaisesRegex(TypeError, "shingles is int32"):
            arrow.shelf_post(ref, ref, paragraphs["shingles"], shingles, prints, 1)
        with self.assertRaisesRegex(cleancopy.CleancopyError, "row 0: has prints"):
            arrow.shelf_post(ref, ref, shingles, shingles, pa.array([b"1234567", b"", None]), 1)
        with self.assertRaisesRegex(cleancopy.CleancopyError, "a packet is damaged"):
            next(arrow.shelf_find(pa.array([b"\1"])))
        with self.assertRaisesRegex(cleancopy.CleancopyError, "a packet is damaged"):
            arrow.shelf_lists(pa.array([b"\1"]), 1)

    def test_the_version_has_a_number(self):
        self.assertGreater(arrow.normal_form(), 0)

    def test_either_batch_outlives_the_other(self):
        documents, paragraphs = self.sketch(['{"id": "a", "text": "' + STORY + '"}'] * 1000, False)
        del documents
        self.assertEqual(set(paragraphs["text"].to_pylist()), {STORY})


class Words(unittest.TestCase):
    def test_the_examples_in_the_documentation_hold(self):
        failed, tried = doctest.testmod(arrow)
        self.assertEqual(failed, 0)
        self.assertGreater(tried, 8)

    def test_types_hold(self):
        if subprocess.run([sys.executable, "-m", "mypy", "--version"], capture_output=True).returncode != 0:
            self.skipTest("mypy is not installed")
        done = subprocess.run([sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.path.join(scratch, "mypy"),
                               "-p", "cleancopy"], cwd=scratch, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


with tempfile.TemporaryDirectory() as scratch:
    lay_out(scratch, LIBRARY, ROOT)
    import cleancopy
    from cleancopy import arrow

    unittest.main(argv=sys.argv[:1], verbosity=2)
