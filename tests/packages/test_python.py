#!/usr/bin/env python3
"""The Python package over a library that was just built.  test_python.py LIBRARY SOURCE_ROOT PROGRAM

Lays the package out in a scratch folder as the wheel does, without a wheel: no network.  Skips (77) without cffi; types are
checked where mypy is installed."""
import datetime
import doctest
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import warnings
from concurrent.futures import ThreadPoolExecutor

from python_package import copy_pages, lay_out, read_pages

try:
    import cffi  # noqa: F401
except ImportError:
    print("skipped: python3-cffi is not installed")
    sys.exit(77)

LIBRARY, ROOT, PROGRAM = sys.argv[1:4]
FIXTURES = os.environ.get("CLEANCOPY_FIXTURES", os.path.join(ROOT, "fixtures"))
STORY = "The ferry to Gull Island is back in service after three weeks in the yard, the harbour office said."


SAVED = tempfile.TemporaryDirectory()
copy_pages(os.path.join(FIXTURES, "site"), SAVED.name)


def pages():
    return read_pages(SAVED.name)


def program(*words):
    done = subprocess.run([PROGRAM, *words], check=True, stdout=subprocess.PIPE)
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line]


class Clean(unittest.TestCase):
    def test_it_gives_what_the_program_gives(self):
        names = [name for name, _ in pages()]
        wanted = program("clean", "--format", "jsonl", "--removed", *names)
        self.assertGreater(len(names), 30)
        self.assertEqual([cleancopy.clean(page, source=name, removed=True) for name, page in pages()], wanted)

    def test_what_is_known_better_wins_over_the_page(self):
        page = cleancopy.clean("<title>A</title><p>" + STORY, url="https://a.example/x?utm_source=y", outlet="b.example",
                               title="T", date="2031-05-02",
                               fetched_at=datetime.datetime(2031, 5, 2, 6, tzinfo=datetime.timezone.utc))
        self.assertEqual([page[k] for k in ("outlet", "title", "date", "fetched_at", "source")],
                         ["b.example", "T", "2031-05-02", "2031-05-02T06:00:00Z", "-"])

    def test_a_str_is_text_whatever_charset_the_page_declares(self):
        text = "Die Fähre zur Möweninsel fährt wieder, sagte das Hafenamt am Montag den Wartenden."
        html = "<html><meta charset=shift_jis><body><p>" + text
        self.assertEqual(cleancopy.clean(html)["text"], text)
        self.assertEqual(cleancopy.clean(html, content_type="text/html; charset=koi8-r")["text"], text)
        self.assertEqual(cleancopy.clean(html.replace("shift_jis", "latin1").encode("latin1"))["text"], text)

    def test_bytes_of_any_kind_are_taken(self):
        html = b"<html><body><p>" + STORY.encode()
        for page in (html, bytearray(html), memoryview(html)):
            self.assertEqual(cleancopy.clean(page)["text"], STORY)

    def test_a_lone_surrogate_is_no_failure(self):
        self.assertIn("ferry", cleancopy.clean("<html><body><p>\ud800" + STORY)["text"])

    def test_what_is_no_page_raises_with_the_reason(self):
        for page, words in ((b"", "empty"), (b"GIF89a\0\0", "binary"), (b'{"a": 1}', "JSON"),
                            (b"<html>" + b" x" * (5 << 20), "bytes")):
            with self.assertRaises(cleancopy.CleancopyError) as caught:
                cleancopy.clean(page, source="a.html")
            self.assertIn(words, str(caught.exception))
            self.assertIn("a.html" if caught.exception.status == "input" else "", str(caught.exception))

    def test_wrong_words_raise_and_name_the_right_ones(self):
        for named in ({"scope": "all"}, {"form": "pdf"}, {"url": "a\0b"}, {"title": "\ud800"}):
            with self.assertRaises(cleancopy.CleancopyError) as caught:
                cleancopy.clean(STORY, **named)
            self.assertEqual(caught.exception.status, "usage")
        with self.assertRaises(TypeError):
            cleancopy.clean(None)

    def test_a_page_over_a_limit_gives_its_text_and_a_warning_of_this_line(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            page = cleancopy.clean("<html><body>" + "<div>" * 600 + "<p>" + STORY)
        self.assertIn(STORY, page["text"])
        self.assertEqual([w.category for w in caught], [cleancopy.CleancopyWarning])
        self.assertEqual(caught[0].filename, __file__)

    def test_others_run_while_it_works(self):
        page = b"<html><body>" + b"<p>word and other words in a line, " * 60000
        ticks, stop = [], threading.Event()

        def tick():
            while not stop.is_set():
                ticks.append(time.monotonic())
                time.sleep(0.001)

        ticker = threading.Thread(target=tick)
        ticker.start()
        begin = time.monotonic()
        cleancopy.clean(page)
        took = time.monotonic() - begin
        stop.set()
        ticker.join()
        inside = [t for t in ticks if begin < t < begin + took / 2]
        self.assertGreater(len(inside), 3, "no other thread ran in %.3f s" % took)

    def test_threads_give_what_one_thread_gives(self):
        all_pages = [page for _, page in pages()]
        with ThreadPoolExecutor(4) as pool:
            self.assertEqual(list(pool.map(cleancopy.clean, all_pages)), [cleancopy.clean(p) for p in all_pages])


class Features(unittest.TestCase):
    def test_they_are_what_the_program_gives(self):
        names = [name for name, _ in pages()]
        self.assertEqual([cleancopy.features(page, source=name) for name, page in pages()],
                         program("explain", "--features", *names))

    def test_what_is_no_page_raises(self):
        with self.assertRaises(cleancopy.CleancopyError):
            cleancopy.features(b"")


class Dedup(unittest.TestCase):
    def test_rows_are_what_the_program_gives(self):
        documents = [cleancopy.clean(page, source=name) for name, page in pages()]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as lines:
            lines.write("".join(json.dumps(d) + "\n" for d in documents if d["text"] is not None))
            lines.flush()
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                rows = cleancopy.dedup(reversed(documents))
            self.assertEqual(rows, program("dedup", lines.name))
        self.assertGreater(len(rows), 3)

    def test_numbers_and_dates_are_taken_as_they_are(self):
        rows = cleancopy.dedup([{"id": 2, "date": datetime.date(2031, 5, 3), "text": STORY},
                                {"id": 1, "date": datetime.datetime(2031, 5, 2, 6), "text": STORY, "other": object()},
                                {"id": "1", "date": None, "outlet": None, "text": STORY}])
        self.assertEqual([(r["doc"], r["canonical_doc"]) for r in rows], [(2, 1), ("1", 1)])

    def test_the_copy_of_a_preferred_outlet_is_kept(self):
        pair = [{"id": "a", "outlet": "a.example", "date": "2031-05-01", "text": STORY},
                {"id": "b", "outlet": "b.example", "date": "2031-05-02", "text": STORY}]
        self.assertEqual(cleancopy.dedup(pair)[0]["canonical_doc"], "a")
        self.assertEqual(cleancopy.dedup(pair, prefer=["b.example"])[0]["canonical_doc"], "b")
        with self.assertRaises(cleancopy.CleancopyError):
            cleancopy.dedup(pair, prefer=["x%d.example" % i for i in range(65)])

    def test_little_memory_makes_no_difference(self):
        documents = [{"id": i, "text": "%s Line %d of many lines." % (STORY, i % 7)} for i in range(200)]
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(cleancopy.dedup(documents, memory_bytes=1, temporary_dir=folder), cleancopy.dedup(documents))
            self.assertEqual(os.listdir(folder), [])

    def test_a_repeated_id_is_left_out_with_a_warning(self):
        with self.assertWarnsRegex(cleancopy.CleancopyWarning, "document 2: id \"a\" is already that of document 1"):
            self.assertEqual(cleancopy.dedup([{"id": "a", "text": STORY}, {"id": "a", "text": STORY + " Later."}]), [])

    def test_a_document_that_is_none_is_named(self):
        for bad in ({"text": STORY}, {"id": "b"}, {"id": 1.5, "text": STORY}, {"id": "b", "text": "\ud800"}):
            with self.assertRaisesRegex(cleancopy.CleancopyError, "^document 2: ") as caught:
                cleancopy.dedup([{"id": "a", "text": STORY}, bad])
            self.assertEqual(caught.exception.status, "input")
        with self.assertRaises(TypeError):
            cleancopy.dedup([{"id": "a", "text": object()}])

    def test_nothing_gives_nothing(self):
        self.assertEqual(cleancopy.dedup([]), [])


class Words(unittest.TestCase):
    def test_the_examples_in_the_documentation_hold(self):
        failed, tried = doctest.testmod(cleancopy)
        self.assertEqual(failed, 0)
        self.assertGreater(tried, 8)

    def test_the_version_is_the_programs(self):
        said = subprocess.run([PROGRAM, "--version"], check=True, stdout=subprocess.PIPE).stdout.decode()
        self.assertEqual(said, "cleancopy %s\n" % cleancopy.__version__)

    def test_types_hold(self):
        if subprocess.run([sys.executable, "-m", "mypy", "--version"], capture_output=True).returncode != 0:
            self.skipTest("mypy is not installed")
        user = os.path.join(scratch, "user.py")
        with open(user, "w") as out:
            out.write("import cleancopy\n"
                      "title: str | None = cleancopy.clean(b'')['title']\n"
                      "para: int = cleancopy.dedup([cleancopy.clean(b'')])[0]['para']\n"
                      "cleancopy.clean(b'', scope='all')  # type: ignore[arg-type]\n"
                      "cleancopy.features(b'')['blocks'][0]['nothing']  # type: ignore[typeddict-item]\n")
        done = subprocess.run([sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.path.join(scratch, "mypy"),
                               "-p", "cleancopy"], cwd=scratch, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        done = subprocess.run([sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.path.join(scratch, "mypy"), user],
                              cwd=scratch, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


with tempfile.TemporaryDirectory() as scratch:
    lay_out(scratch, LIBRARY, ROOT)
    import cleancopy

    unittest.main(argv=sys.argv[:1], verbosity=2)
