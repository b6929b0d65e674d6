#!/usr/bin/env python3
"""What a text costs Spark that stands in very many documents.  skew.py PROGRAM SOURCE_ROOT LIBRARY equal|figures N [N ...]

N documents are one text (equal), or one text with other figures in each (figures); in one of fifty a sentence of its own stands behind it.
Prints, for each N, CPU seconds, bytes exchanged and the most memory of each kind of process, of `dedup` and of `cleancopy-compare --master
local[2]`; the rows of both must have one sha256.  Run it with the Python that has pyspark, as who may make a control group."""
import hashlib
import json
import os
import sys
import tempfile

import measure
from support import PROGRAM, ROOT, environment, spark_words

sys.path.insert(0, os.path.join(ROOT, "tests/packages"))
from python_package import lay_out  # noqa: E402

LIBRARY, KIND, SIZES = os.path.abspath(sys.argv[3]), sys.argv[4], [int(word) for word in sys.argv[5:]]
DOCUMENTS_A_FILE = 50000  # which is a task's
MEMORY = ["--conf", "spark.driver.memory=1g"]  # with local[2] tasks run in the driver's Java
EQUAL = "The ferry to Gull Island is back in service after three weeks in the yard, the harbour office said on Monday."
FIGURES = "The page was refreshed at 12:%02d:%02d, number %d, by the harbour office of Gull Island, which keeps it up to date."


def text(i):
    own = " It was said again on day %d of that year, by words that no other page has at all." % i if i % 50 == 0 else ""
    return (EQUAL if KIND == "equal" else FIGURES % (i // 60 % 60, i % 60, i)) + own


def write(folder, n):
    paths = []
    for first in range(0, n, DOCUMENTS_A_FILE):
        paths.append("%s/%08d.jsonl" % (folder, first))
        with open(paths[-1], "w") as out:
            for i in range(first, min(n, first + DOCUMENTS_A_FILE)):
                out.write(json.dumps({"id": i, "outlet": "o%d.example" % (i % 7), "date": "2031-05-%02d" % (1 + i % 28), "text": text(i)}) + "\n")
    return paths


def sha256(path):
    whole = hashlib.sha256()
    with open(path, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            whole.update(piece)
    return whole.hexdigest()


def show(name, n, cost, more=""):
    print("%-6s %8d documents: %6.1f CPU s; %s%s" % (name, n, cost.cpu_s, measure.memory(cost), more), flush=True)


def try_one(scratch, n):
    env = environment(PYTHONPATH=os.pathsep.join([os.path.join(scratch, "python"), os.path.join(ROOT, "cmd/spark")]))
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        paths = write(folder, n)
        known, found, events = (os.path.join(folder, name) for name in ("known", "found", "events"))
        show("dedup", n, measure.run([PROGRAM, "dedup", "--updated", "--quiet", "--rows", known, *paths], folder))
        words = ["--master", "local[2]", *MEMORY, *measure.events_to(events), "--updated", "--work", os.path.join(folder, "work"), "--rows", found, *paths]
        cost = measure.run(spark_words(*words, module="compare_command"), folder, env)
        assert sha256(known) == sha256(found), "other rows than dedup's"
        show("Spark", n, cost, "; exchanged %d MB; the same rows, sha256 %s" % (measure.exchanged(events) >> 20, sha256(found)[:16]))


def main():
    with tempfile.TemporaryDirectory() as scratch:
        os.mkdir(os.path.join(scratch, "python"))
        lay_out(os.path.join(scratch, "python"), LIBRARY, ROOT)
        for n in SIZES:
            try_one(scratch, n)


if __name__ == "__main__":
    main()
