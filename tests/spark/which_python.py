"""The Python that runs a test of this folder, for Spark and DuckDB are not what a system's Python has."""
import importlib
import os
import shutil
import sys

ASKED = "CLEANCOPY_SPARK_PYTHON"
THERE = "CLEANCOPY_SPARK_PYTHON_RUNS"  # in that one's environment
SKIPPED = 77


def skip(why):
    print("skipped: %s (cmd/spark/README.md)" % why)
    sys.exit(SKIPPED)


def go_on_there(is_long=False):
    """In the one that CLEANCOPY_SPARK_PYTHON names; otherwise, but for tests that take many minutes, in the one that tests/spark/make-venv made."""
    if os.environ.pop(THERE, None) is not None:
        return
    other = os.environ.get(ASKED)
    if other is None and is_long:
        skip("takes many minutes: %s=$PWD/build-venv/bin/python asks for it" % ASKED)
    made = os.path.join(os.path.abspath(sys.argv[2]), "build-venv")
    if other is None and os.path.exists(os.path.join(made, "made-of")):
        other = os.path.join(made, "bin/python")
    if other is not None:
        os.environ[THERE] = "yes"
        os.execv(other, [other, *sys.argv])


def need(modules, java=True):
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError as why:
            skip("%s; sh tests/spark/make-venv makes a Python that has it, or %s names one" % (why, ASKED))
    if java and shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        skip("Java is not installed")
