"""Cleaning of a corpus on Apache Spark: a task a shard, each by the program ``cleancopy corpus --shard``.

``cleancopy-spark --help`` says how; README.md beside this package has the rest.  Modules: ``command`` (words in, exit code out, at the
driver), ``inputs`` (the list, and the size of each file), ``cluster`` (Spark), ``shard`` (what a task does, on a worker),
``store`` (object stores).  A worker needs nothing of this package: its functions travel with the job.
"""
