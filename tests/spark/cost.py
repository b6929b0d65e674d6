#!/usr/bin/env python3
"""What Spark costs over the same list: processor time of all processes, beside one corpus.  cost.py PROGRAM SOURCE_ROOT FOLDER LIST [SHARDS [MASTER [LIBRARY]]]

FOLDER is what the paths of LIST stand in.  Run it with the Python that has pyspark, as who may make a control group: Spark's processes are
not all waited for, so that the kernel has to count.  Prints CPU seconds and, of the shards, bytes a page.  With LIBRARY (libcleancopy.so)
also what the comparison costs, by Spark and, where it is installed, by DuckDB, beside the part of the merge that it stands for."""
import json
import os
import sys
import tempfile

import measure
from support import PROGRAM, ROOT, digest, environment, spark_words

FOLDER, LIST = (os.path.abspath(word) for word in sys.argv[3:5])
N, MASTER = (sys.argv[5:7] + ["8", "local[2]"][len(sys.argv) - 5:])[:2]
LIBRARY = os.path.abspath(sys.argv[7]) if len(sys.argv) > 7 else None


def cpu(words, env=None):
    cost = measure.run(words, FOLDER, env)
    return cost.cpu_s, cost.said


def folder_bytes(folder):
    return sum(os.path.getsize(os.path.join(here, name)) for here, _, names in os.walk(folder) for name in names)


def compare(scratch, shards, merged, merge_s, n):
    sys.path.insert(0, os.path.join(ROOT, "tests/packages"))
    from python_package import lay_out

    python, rows = os.path.join(scratch, "python"), os.path.join(scratch, "rows")
    os.mkdir(python)
    lay_out(python, LIBRARY, ROOT)
    env = environment(PYTHONPATH=os.pathsep.join([python, os.path.join(ROOT, "cmd/spark")]))
    for engine, words in (("DuckDB", ["--jobs", "2"]), ("Spark", ["--master", MASTER])):
        work, out, events = (os.path.join(scratch, engine + name) for name in ("", "-out", "-events"))
        if engine == "DuckDB":
            try:
                import duckdb  # noqa: F401
            except ImportError:
                continue
            words = [sys.executable, "-m", "cleancopy_spark.compare_command", *words]
        else:
            words = spark_words(*words, *measure.events_to(events), module="compare_command")
        words += ["--shards", shards, "--work", work, "--rows", rows, "--quiet"]
        first = measure.run(words, FOLDER, env)
        exchanged = measure.exchanged(events) if engine == "Spark" else 0
        again, _ = cpu(words, env)
        taken, _ = cpu([PROGRAM, "corpus", "--merge", shards, "--compared", rows, "--out", out, "--quiet"])
        assert digest(out) == digest(merged)
        print("%s: comparing %.1f s, of which a start over tables that are there %.1f s; merge --compared %.1f s, so in the merge comparing takes %.1f s; "
              "tables: %d bytes a document; exchanged: %d; memory: %s" % (
                  engine, first.cpu_s, again, taken, merge_s - taken, folder_bytes(work) // n, exchanged // n, measure.memory(first)))


def main():
    with tempfile.TemporaryDirectory() as scratch:
        one, shards, merged = (os.path.join(scratch, name) for name in ("one", "shards", "merged"))
        alone, said = cpu([PROGRAM, "corpus", "--jobs", "1", "--files-from", LIST, "--out", one, "--json", "--quiet"])
        n = json.loads(said)["documents"]
        plain, _ = cpu([PROGRAM, "corpus", "--jobs", "1", "--shard", "1/1", "--files-from", LIST, "--out", scratch + "/plain", "--quiet"])
        spark, _ = cpu(spark_words("--master", MASTER, "--paths", LIST, "--shards", N, "--out", shards))
        start, _ = cpu(spark_words("--master", MASTER, "--paths", LIST, "--shards", N, "--out", shards))
        merge, _ = cpu([PROGRAM, "corpus", "--merge", shards, "--out", merged, "--quiet"])
        assert digest(one) == digest(merged)
        size = sum(os.path.getsize(os.path.join(shards, name)) for name in os.listdir(shards))
        print("documents %d; corpus --jobs 1: %.1f s; --shard 1/1: %.1f s; Spark: %.1f s, of which Spark itself %.1f s; merge: %.1f s" % (
            n, alone, plain, spark, start, merge))
        print("Spark and merge cost %.2f times one corpus; without Spark's own %.2f; shards: %d bytes a document" % (
            (spark + merge) / alone, (spark - start + merge) / alone, size // n))
        if LIBRARY is not None:
            compare(scratch, shards, merged, merge, n)


if __name__ == "__main__":
    main()
