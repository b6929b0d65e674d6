"""cleancopy-spark: words in, exit code out.  The codes are those of cleancopy(1)."""
from __future__ import annotations

import argparse
import os
import signal
import sys
from typing import Any, List, Optional, Tuple

from . import cluster
from .inputs import Inputs, InputError, look
from .shard import Job, Made, shard_name
from .store import Store, is_address

DONE, SOME_FAILED, USAGE, NOT_DONE = 0, 1, 2, 3
MAX_SHARDS = 10000  # config.h: CC_MAX_SHARDS
MAX_NAMED = 3       # missing files in a message

EPILOG = """\
The shards are those of `cleancopy corpus --shard`; when all are there, on one machine:

    cleancopy corpus --merge SHARDS --out CORPUS

writes the bytes that one corpus over the same list would. The same command again makes what is missing. Exit codes: 0 done;
1 done, some pages failed; 2 wrong usage; 3 could not run or finish."""


class Stopped(BaseException):
    """By a signal."""


class Signals:
    """Ctrl-C and SIGTERM.  While a job runs they wait until the next look at it: raised in the middle of a word to Java they would be taken
    for a fault of the line, and the next answer for that of another question."""

    def __init__(self) -> None:
        self.waits, self.came = False, False
        self.take()

    def take(self) -> None:
        """From Spark too, which sets its own when it starts."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._come)

    def _come(self, number: int, frame: Any) -> None:
        first, self.came = not self.came, True
        if first and not self.waits:
            raise Stopped(number)

    def look(self) -> None:
        if self.came:
            raise Stopped()


def _n_shards(word: str) -> int:
    if not word.isdigit() or not 1 <= int(word) <= MAX_SHARDS:
        raise argparse.ArgumentTypeError("give a number from 1 to %d" % MAX_SHARDS)
    return int(word)


def _n_jobs(word: str) -> int:
    if not word.isdigit() or not 1 <= int(word) <= 64:
        raise argparse.ArgumentTypeError("give a number from 1 to 64")
    return int(word)


def setting(word: str) -> Tuple[str, str]:
    name, equals, value = word.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError("give NAME=VALUE")
    return name, value


def read_words(words: List[str]) -> argparse.Namespace:
    """What stands behind -- is the program's."""
    cut = words.index("--") if "--" in words else len(words)
    parser = argparse.ArgumentParser(
        prog="cleancopy-spark", usage="%(prog)s --paths LIST --shards N --out SHARDS [--master URL] [option ...] [-- OPTION OF cleancopy corpus ...]",
        description="Clean the pages of a list on Apache Spark, into shards for cleancopy corpus --merge.",
        epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    add = parser.add_argument
    add("--paths", required=True, metavar="LIST", help="files to read, a path a line, as Common Crawl's warc.paths (.gz too): below --base, absolute, or s3://BUCKET/KEY, hdfs://HOST:PORT/PATH")
    add("--shards", required=True, type=_n_shards, metavar="N", help="tasks, and shards: as many as WARC files, or some times the cores")
    add("--out", required=True, metavar="SHARDS", help="folder that all workers and this machine see, s3://BUCKET/PREFIX, or hdfs://HOST:PORT/PATH")
    add("--master", metavar="URL", help="spark://HOST:PORT, yarn, k8s://..., local[N] (default: Spark's configuration, or local[*])")
    add("--base", metavar="DIR", help="folder, s3://BUCKET/PREFIX or hdfs://HOST:PORT/PATH, that relative paths stand in (default: this folder)")
    add("--program", default="cleancopy", metavar="NAME", help="cleancopy on the workers: a name on PATH, or a path (default: cleancopy)")
    add("--ship", metavar="FILE", help="send this program to the workers; they need its libraries")
    add("--jobs", type=_n_jobs, default=1, metavar="N", help="cores of a task (default: 1)")
    add("--endpoint-url", metavar="URL", help="of a store that speaks S3, such as http://minio:9000 (default: Amazon)")
    add("--scratch", metavar="DIR", help="on each worker, for what a task fetches (default: Spark's own)")
    add("--conf", type=setting, action="append", default=[], metavar="NAME=VALUE", help="a setting of Spark (repeatable)")
    add("--log", metavar="FILE", help="Spark's log (default: kept and named when the job fails)")
    add("--quiet", action="store_true", help="no progress, no closing lines")
    args = parser.parse_args(words[:cut])
    args.options = words[cut + 1:]
    _check(parser, args)
    return args


def _check(parser: argparse.ArgumentParser, args: argparse.Namespace) -> None:
    own = ("--shard", "--merge", "--files-from", "--out", "-o", "--jobs", "-j", "--dry-run", "-n", "--json")
    for word in args.options:
        if word.split("=", 1)[0] in own:
            parser.error("%s is cleancopy-spark's own affair" % word)
    if args.endpoint_url is not None and not args.endpoint_url.startswith(("http://", "https://")):
        parser.error("--endpoint-url: give http://HOST:PORT or https://HOST")
    if args.ship is not None and not os.access(args.ship, os.X_OK):
        parser.error("--ship: %s: is no program" % args.ship)
    if args.base is None or not is_address(args.base):
        args.base = os.path.abspath(args.base or ".")
    if not is_address(args.out):
        args.out = os.path.abspath(args.out)


def _prepare_out(out: str) -> None:
    """Before Spark starts, which takes seconds: a folder that cannot be written is told at once."""
    if is_address(out):
        return
    try:
        os.makedirs(out, exist_ok=True)
        probe = os.path.join(out, ".cleancopy-spark.%d" % os.getpid())
        open(probe, "wb").close()
        os.unlink(probe)
    except OSError as error:
        raise InputError("%s: %s" % (out, error.strerror))


def _tell_missing(inputs: Inputs, name: str, say: Any) -> None:
    missing = inputs.missing()
    if len(missing) == len(inputs.words):
        raise InputError("%s: none of its %d files is there, the first is %s: is --base right?" % (name, len(missing), missing[0]))
    if missing:
        say("%s: %d of %d files cannot be read, and count as failed pages: %s%s" % (
            name, len(missing), len(inputs.words), ", ".join(missing[:MAX_NAMED]), ", ..." if len(missing) > MAX_NAMED else ""))


def _check_all_there(out: str, made: List[Made]) -> None:
    if is_address(out):
        return
    absent = [one for one in made if not os.path.exists(os.path.join(out, shard_name(one.number, len(made))))]
    if absent:
        raise cluster.ClusterError("%d of %d shards are not in %s as seen from here (the first was made on %s): name a folder that all machines share, or copy them together" % (
            len(absent), len(made), out, absent[0].host))


def _tell(args: argparse.Namespace, made: List[Made], say: Any) -> int:
    failed, written = sum(one.failed for one in made), sum(one.written for one in made)
    if not args.quiet:
        say("%s: %d shards, %d made now: %d documents; %d pages failed" % (
            args.out, len(made), written, sum(one.documents for one in made), failed))
        if failed > 0:
            where = "%s/*.zst" % args.out if not is_address(args.out) else "FILES"
            say("pages that failed, with reasons: zstdcat %s | grep '^{\"failed\"'; the merge tells them too" % where)
    return SOME_FAILED if failed > 0 else DONE


class _Progress:
    def __init__(self, log: cluster.Log, n: int, shown: bool) -> None:
        self.log, self.n, self.shown, self.last = log, n, shown and log.is_terminal(), -1

    def __call__(self, done: int) -> None:
        if self.shown and done != self.last:
            self.last = done
            self.log.say("\rcleancopy-spark: %d of %d shards" % (done, self.n))

    def end(self) -> None:
        if self.last >= 0:
            self.log.say("\r\x1b[K")


def _make(args: argparse.Namespace, inputs: Inputs, log: cluster.Log, signals: Signals) -> List[Made]:
    progress = _Progress(log, args.shards, not args.quiet)
    job = Job(inputs=inputs, n_shards=args.shards, out=args.out, program=args.program,
              shipped=None if args.ship is None else os.path.basename(args.ship), options=tuple(args.options),
              jobs=args.jobs, endpoint=args.endpoint_url, scratch=args.scratch)
    spark = cluster.start(args.master, args.conf, args.jobs, log)
    signals.take()
    signals.waits = True

    def look_at(n_done: int) -> None:
        signals.look()
        progress(n_done)

    try:
        return cluster.make_all(spark, job, args.ship, look_at)
    finally:
        progress.end()
        cluster.stop(spark)


def run(args: argparse.Namespace, signals: Signals) -> int:
    def say(text: str) -> None:
        sys.stderr.flush()
        log.say("cleancopy-spark: %s\n" % text)

    try:
        log = cluster.Log(args.log)
    except OSError as error:
        print("cleancopy-spark: %s: %s" % (args.log, error.strerror), file=sys.stderr)
        return NOT_DONE
    code, in_spark = NOT_DONE, False
    try:
        _prepare_out(args.out)
        inputs = look(args.paths, args.base, Store(args.endpoint_url))
        _tell_missing(inputs, args.paths, say)
        in_spark = True
        made = _make(args, inputs, log, signals)
        in_spark = False
        _check_all_there(args.out, made)
        code = _tell(args, made, say)
    except (InputError, cluster.ClusterError) as error:
        say("%s%s" % (error, " (Spark's log: %s)" % log.path if in_spark and log.text() else ""))
    except (Stopped, KeyboardInterrupt):
        in_spark = False
        say("stopped; give the same command again to go on: shards that are whole stay")
    finally:
        log.close(keep=in_spark and log.text() != "")
    return code


def main(words: Optional[List[str]] = None) -> int:
    signals = Signals()
    try:
        return run(read_words(sys.argv[1:] if words is None else words), signals)
    except Stopped:
        return NOT_DONE


if __name__ == "__main__":
    sys.exit(main())
