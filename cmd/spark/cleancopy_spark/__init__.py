"""Cleaning of a corpus on Apache Spark: a task a shard, each by the program ``cleancopy corpus --shard``; and the comparison of its
paragraphs by DuckDB or Spark.

``cleancopy-spark --help`` says how; README.md beside this package has the rest.  Modules: ``command`` (words in, exit code out, at the
driver), ``inputs`` (the list, and the size of each file), ``cluster`` (Spark), ``shard`` (what a task does, on a worker),
``store`` (object stores), ``hadoop`` (HDFS).  A worker needs nothing of this package: its functions travel with the job.

``cleancopy-compare --help`` likewise.  Modules: ``compare_command``, ``compare`` (which statement of compare.sql after which), ``documents`` and ``sketch``
(what is compared, as tables), ``verdicts`` (what cleancopy says of pairs), ``last_ones``, ``tables`` (Parquet), ``duckdb_engine``, ``spark_engine``.
A worker needs cleancopy's own Python package for these.
"""
