"""cleancopy-compare: what `cleancopy dedup` and `corpus --merge` find among paragraphs, found by DuckDB on one big machine or by Spark.

Words in, exit code out.  The codes are those of cleancopy(1)."""
from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import re
import shutil
import sys
import tempfile
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, TextIO, Tuple

from . import cluster
from .command import Signals, Stopped, setting
from .compare import CompareError

DONE, SOME_FAILED, USAGE, NOT_DONE = 0, 1, 2, 3
FEW = 20000      # texts of 1 KB: 40 MB
MAX_NAMED = 20   # bad lines of a run that are told one by one
RELATIONS = ("none", "exact", "near", "part", "updated")
UPDATED = 4
MAX_PARTS = 10000  # core/config.h: CC_MAX_SHARDS
TABLES = 3         # of their form: others are made anew
NO_MODULE = r"a worker's Python has no \1: install it on each (cmd/python/README.md), name in PYSPARK_PYTHON, here, the Python that has it, or name a folder: --conf spark.executorEnv.PYTHONPATH=DIR"
BROADCAST_BYTES = 10 << 20  # of rows that a join may collect at the driver and send to all
PACKED = 100                # Parquet of a text that stands everywhere, row against row: by the size of its files Spark took 16 million rows for 14 MB
# Many short statements, and little of their work is Java's: time goes into making code fast that then does not run long.
SPARK_DEFAULTS = (("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"),
                  ("spark.sql.autoBroadcastJoinThreshold", str(BROADCAST_BYTES)), ("spark.sql.sources.fileCompressionFactor", str(PACKED)))
COMPARED_VERSION = 1  # compared_line.h: CC_COMPARED_VERSION

EPILOG = """\
Rows are those of `cleancopy dedup` over the same files, byte for byte. With --shards they are those that

    cleancopy corpus --merge SHARDS --compared ROWS --out CORPUS

takes in the place of comparing; with --parts N and --rows DIR they are files DIR/rows-I-of-N.jsonl, for as many machines that each write a part of the
output:

    cleancopy corpus --merge SHARDS --compared DIR/rows-I-of-N.jsonl --part I/N --out CORPUS
 Text, tables and what DuckDB puts aside go to Parquet files in --work, some two times the input; a command
that was stopped goes on there when it is given again. Exit codes: 0 done; 1 done, some lines or files failed; 2 wrong usage; 3 could not
run or finish."""


Say = Callable[[str], None]


def _say(text: str) -> None:
    print("cleancopy-compare: " + text, file=sys.stderr)


def _n_jobs(word: str) -> int:
    if not word.isdigit() or not 1 <= int(word) <= 1024:
        raise argparse.ArgumentTypeError("give a number from 1 to 1024")
    return int(word)


def _n_parts(word: str) -> int:
    if not word.isdigit() or not 1 <= int(word) <= MAX_PARTS:
        raise argparse.ArgumentTypeError("give a number from 1 to %d" % MAX_PARTS)
    return int(word)


def _few(word: str) -> int:
    if not word.isdigit() or int(word) > 10 ** 7:
        raise argparse.ArgumentTypeError("give a number from 0 to 10000000")
    return int(word)


def _memory(word: str) -> str:
    if re.fullmatch(r"[1-9]\d*[MG]", word) is None:
        raise argparse.ArgumentTypeError("give a size such as 800M or 16G")
    return word + "B"


def _outlets(word: str) -> List[str]:
    names = [name.strip() for name in word.split(",")]
    if not all(names) or len({name.lower() for name in names}) < len(names):
        raise argparse.ArgumentTypeError("give names such as reuters.com, each once, a comma between them")
    return names


def read_words(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="cleancopy-compare", usage="%(prog)s [option ...] [DOCUMENTS.jsonl ...]\n       %(prog)s [option ...] --shards SHARDS --rows FILE",
        description="Find duplicate paragraphs with DuckDB: out of main memory, restarted where it stopped.", epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    add = parser.add_argument
    add("files", nargs="*", metavar="DOCUMENTS.jsonl", help="documents as `dedup` reads them (.gz, .zst; default: standard input)")
    add("--shards", metavar="SHARDS", help="compare the documents of this folder of shards, as `corpus` does")
    add("--rows", metavar="FILE", help="write the rows to FILE, whole or not at all (default: standard output)")
    add("--parts", type=_n_parts, metavar="N", help="with --shards: FILE is a folder, and gets rows for each of N parts of the output, and what a part must know besides")
    add("--prefer", type=_outlets, default=[], metavar="LIST", help="outlets whose copy is kept before others', best first")
    add("--updated", action="store_true", help="all rows of relation \"updated\", not only edited copies (with --shards: always)")
    add("--work", metavar="DIR", help="keep the tables in DIR, and go on from those that are there (default: a folder in TMPDIR, removed at the end)")
    add("--jobs", type=_n_jobs, metavar="N", help="cores to use (default: all)")
    add("--memory", type=_memory, metavar="SIZE", help="of DuckDB's tables, such as 16G; more goes to files (default: 80 %% of the machine's)")
    add("--master", metavar="URL", help="compare on Spark: spark://HOST:PORT, yarn, k8s://..., local[N]; DIR is then a folder that all workers see")
    add("--conf", type=setting, action="append", default=[], metavar="NAME=VALUE", help="a setting of Spark (repeatable)")
    add("--few", type=_few, default=FEW, metavar="N", help="decide in memory, with Spark the driver's, when N matches or fewer are left, of two texts each (default: %d)" % FEW)
    add("--log", metavar="FILE", help="Spark's log (default: kept and named when it fails)")
    add("-q", "--quiet", action="store_true", help="no closing line")
    add("-v", "--verbose", action="store_true", help="say each table that is made")
    args = parser.parse_args(list(words))
    if args.shards is not None and (args.files or args.rows is None):
        parser.error("--shards: give --rows FILE, and no documents")
    if args.parts is not None and args.shards is None:
        parser.error("--parts: parts are of shards: give --shards SHARDS")
    _check_engine(parser, args)
    args.files = args.files or ["-"]
    if args.work is not None and args.shards is None and "-" in args.files:
        parser.error("--work: standard input cannot be read again: give files")
    if args.rows is not None and args.parts is None and os.path.isdir(args.rows):
        parser.error("--rows: %s is a folder: name a file" % args.rows)
    if args.rows is not None and args.parts is not None and os.path.exists(args.rows) and not os.path.isdir(args.rows):
        parser.error("--rows: %s is a file: with --parts name a folder" % args.rows)
    return args


def _check_engine(parser: argparse.ArgumentParser, args: argparse.Namespace) -> None:
    if args.master is None:
        if args.conf or args.log is not None:
            parser.error("--conf and --log are Spark's: name its --master")
        args.jobs = args.jobs or os.cpu_count() or 1
        return
    if args.jobs is not None or args.memory is not None:
        parser.error("--jobs and --memory are DuckDB's: with --master use --conf")
    if not args.files and args.shards is None:
        parser.error("--master: standard input cannot be read by workers: give files or --shards")
    if args.work is None:
        parser.error("--master: give --work DIR, a folder that all workers and this machine see")
    args.files, args.work = [os.path.abspath(path) for path in args.files], os.path.abspath(args.work)
    args.shards = None if args.shards is None else os.path.abspath(args.shards)
    args.rows = None if args.rows is None else os.path.abspath(args.rows)


# ---- the folder of tables ----

@contextlib.contextmanager
def _work(args: argparse.Namespace) -> Iterator[str]:
    if args.work is None:
        folder = tempfile.mkdtemp(prefix="cleancopy-compare-")
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return
    os.makedirs(args.work, exist_ok=True)
    with open(os.path.join(args.work, "lock"), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CompareError("%s: another cleancopy-compare is at work there: wait for its end, or name another --work" % args.work)
        yield args.work


def _check_same(folder: str, settings: Dict[str, Any]) -> None:
    """The tables that are there are those of these inputs and settings."""
    path, wanted = os.path.join(folder, "settings.json"), json.dumps(settings, indent=1)
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            if file.read() != wanted:
                raise CompareError("%s holds tables of other inputs, settings or versions: name another --work, or remove it" % folder)
        return
    if any(name.endswith(".parquet") for name in os.listdir(folder)):
        raise CompareError("%s holds files that are not of this command: name another --work" % folder)
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write(wanted)
    os.rename(path + ".part", path)


# ---- rows ----

def _dedup_rows(engine: Any, updated: bool) -> Iterator[str]:
    select = "SELECT id, paragraph, cluster, source_id, source_paragraph, similarity, relation FROM result"
    if not updated:
        select += " WHERE relation <> %d OR revised = 1" % UPDATED
    line = '{"doc":%s,"para":%d,"cluster":"%016x","canonical_doc":%s,"canonical_para":%d,"similarity":%.4f,"relation":"%s"}\n'
    for batch in engine.batches(select + " ORDER BY document, paragraph"):
        for row in zip(*(column.to_pylist() for column in batch.columns)):
            yield line % (*row[:2], row[2] % (1 << 64), *row[3:6], RELATIONS[row[6]])


def _compared_rows(engine: Any, head: Dict[str, Any]) -> Iterator[str]:
    """As compared_line.h has them."""
    yield json.dumps(head) + "\n"
    line, n = '{"doc":%s,"para":%d,"canonical_doc":%s,"canonical_para":%d,"similarity":%r,"relation":"%s"}\n', 0
    for batch in engine.batches("SELECT id, paragraph, source_id, source_paragraph, similarity, relation FROM result ORDER BY document, paragraph"):
        for row in zip(*(column.to_pylist() for column in batch.columns)):
            yield line % (*row[:5], RELATIONS[row[5]])
            n += 1
    yield json.dumps({"end": True, "rows": n}) + "\n"


@contextlib.contextmanager
def _rows_file(path: Optional[str]) -> Iterator[TextIO]:
    if path is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    part = "%s.%d.part" % (path, os.getpid())
    try:
        with open(part, "w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.rename(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise


# ---- the whole ----

def _tell_bad(bad: List[Any], n_bad: int, say: Say) -> None:
    for source, line, message in bad[:MAX_NAMED]:
        say("%s: %s" % (source if line is None else "%s:%d" % (source, line), message))
    if n_bad > MAX_NAMED:
        say("%d more bad lines" % (n_bad - MAX_NAMED))


def _repeated(engine: Any, read: Dict[str, Any]) -> Tuple[List[Any], int]:
    """Documents that are left out because their id is another's: those that are named, and how many there are."""
    from .documents import PIECE_BITS

    found, n = [], 0  # type: List[Any], int
    for batch in engine.batches("SELECT c.place, c.id FROM contested c LEFT JOIN ordered o ON o.place = c.place WHERE o.place IS NULL ORDER BY c.place"):
        n += batch.num_rows
        for row in batch.to_pylist()[:MAX_NAMED - len(found)]:
            source, first_line = read["pieces"][str(row["place"] >> PIECE_BITS)]
            found.append((source, first_line + row["place"] % (1 << PIECE_BITS), "id %s is already that of another document" % row["id"]))
    return found, n


@contextlib.contextmanager
def _duckdb(args: argparse.Namespace, folder: str) -> Iterator[Any]:
    try:
        import duckdb
        from .duckdb_engine import Engine
    except ImportError as error:
        raise CompareError("%s: pip install 'cleancopy-spark[duckdb]', and cleancopy's own package (cmd/python/README.md)" % error)
    try:
        with contextlib.closing(Engine(folder, args.jobs, args.few, args.memory)) as engine:
            yield engine
    except duckdb.Error as error:
        raise CompareError(str(error).split("\n")[0])


@contextlib.contextmanager
def _spark(args: argparse.Namespace, folder: str, log: cluster.Log, signals: Signals) -> Iterator[Any]:
    context = cluster.start(args.master, args.conf, 1, log, SPARK_DEFAULTS)
    signals.take()
    signals.waits = True
    try:
        from .spark_engine import Engine

        with tempfile.TemporaryDirectory() as scratch:
            cluster.send_package(context, scratch)
            yield Engine(folder, context, signals.look, args.few)
    except ImportError as error:
        raise CompareError("%s: pip install pyarrow, and cleancopy's own package (cmd/python/README.md), here and on each worker" % error)
    finally:
        cluster.stop(context)


def _with_duckdb(args: argparse.Namespace, inputs: Any, folder: str) -> int:
    with _duckdb(args, folder) as engine:
        return _compare(args, inputs, engine, _say)


def _with_spark(args: argparse.Namespace, inputs: Any, folder: str, signals: Signals) -> int:
    log, done = cluster.Log(args.log), False

    def say(text: str) -> None:
        sys.stderr.flush()
        log.say("cleancopy-compare: %s\n" % text)

    try:
        with _spark(args, folder, log, signals) as engine:
            code = _compare(args, inputs, engine, say)
        done = True
        return code
    except (CompareError, cluster.ClusterError) as error:
        words = re.sub("ModuleNotFoundError: No module named '(cleancopy|pyarrow|cffi)'", NO_MODULE, str(error))
        raise CompareError("%s%s" % (words, " (Spark's log: %s)" % log.path if log.text() else ""))
    except (Stopped, KeyboardInterrupt):
        done = True
        raise
    finally:
        log.close(keep=not done and log.text() != "")


def _run(args: argparse.Namespace, folder: str, signals: Signals) -> int:
    from cleancopy import __version__, arrow

    from .documents import Inputs, Shards

    inputs = Shards(args.shards) if args.shards is not None else Inputs(args.files)
    _check_same(folder, {"inputs": inputs.files(), "roles": inputs.roles, "prefer": args.prefer, "normal_form": arrow.normal_form(),
                         "cleancopy": __version__, "tables": TABLES, "engine": "spark" if args.master is not None else "duckdb"})
    return _with_duckdb(args, inputs, folder) if args.master is None else _with_spark(args, inputs, folder, signals)


def _compare(args: argparse.Namespace, inputs: Any, engine: Any, say: Say) -> int:
    from cleancopy import arrow

    from .compare import Comparison
    from .parts import Parts
    from .sketch import make_favours, make_sketches, make_ties

    read = make_sketches(engine, inputs)
    _tell_bad(read["bad"], read["n_bad"], say)
    make_favours(engine, args.prefer)
    comparison = Comparison(engine, inputs.roles, look=say if args.verbose else lambda name: None)
    comparison.contest()
    make_ties(engine, inputs)
    comparison.run()
    repeated, n_repeated = ([], 0) if inputs.roles else _repeated(engine, read)
    _tell_bad(repeated, n_repeated, say)
    if inputs.roles:
        head = {"cleancopy_compared": COMPARED_VERSION, "cleancopy": read["found"]["cleancopy"], "normal_form": arrow.normal_form(),
                "shards": "%016x" % read["found"]["checksum"], "prefer": args.prefer, "documents": engine.count("ordered")}
        if args.parts is not None:
            n = Parts(engine, inputs, read, args.parts, say if args.verbose else lambda name: None).write(args.rows, head)
            if not args.quiet:
                say("%s: rows of %d parts for %d documents; %d rounds" % (args.rows, args.parts, n, comparison.n_rounds))
            return DONE
        rows = _compared_rows(engine, head)
    else:
        rows = _dedup_rows(engine, args.updated)
    n = 0
    with _rows_file(args.rows) as file:
        for row in rows:
            file.write(row)
            n += 1
    if args.rows is not None and not args.quiet:
        say("%s: %d rows for %d paragraphs in %d documents; %d rounds" % (
            args.rows, n, engine.count("compared"), engine.count("ordered"), comparison.n_rounds))
    return SOME_FAILED if read["n_bad"] or n_repeated else DONE


def main(words: Optional[Sequence[str]] = None) -> int:
    signals, args = Signals(), read_words(sys.argv[1:] if words is None else words)
    stopped = "stopped%s" % ("" if args.work is None else "; the same command again goes on from there")
    try:
        with _work(args) as folder:
            return _run(args, folder, signals)
    except (Stopped, KeyboardInterrupt):
        _say(stopped)
    except RuntimeError:  # DuckDB's, in the middle of a statement
        if not signals.came:
            raise
        _say(stopped)
    except ImportError as error:
        _say("%s: pip install 'cleancopy-spark[duckdb]' (for Spark: [compare]), and cleancopy's own package (cmd/python/README.md)" % error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody reads the rest
    except (CompareError, OSError) as error:
        _say(str(error).split("\n")[0])
    return NOT_DONE


if __name__ == "__main__":
    sys.exit(main())
