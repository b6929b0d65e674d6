/* shards.h -- the lines of documents.jsonl once more, compressed and in parts.
 *
 *     shards/documents-00000.jsonl.zst, shards/documents-00001.jsonl.zst, …
 *
 * For tools that read many files side by side.  documents.jsonl stays as it is, because the report
 * and other programs read it; the shards hold the same lines in the same order:
 *
 *     zstdcat shards/documents-*.jsonl.zst | cmp - documents.jsonl
 *
 * A shard is full when the next line would take it over max_bytes before compression; a longer line
 * has one of its own.  All of them take their names in the commit, so that a run that was stopped
 * leaves the old ones; a kill during the commit may leave new ones and old ones, each whole, and
 * the next run sets them right.  Shards behind the last (of an earlier run with more, or with smaller
 * ones) are removed then, all of them when max_bytes is 0: the folder never holds what is not in
 * documents.jsonl.  Shards whose bytes would not change are not touched.  The lines are the same on
 * every machine; their compressed bytes are those of the libzstd that is installed.
 *
 * An edge.  Memory: that of zstd_out.h.  Thread use: one thread at a time. */
#ifndef CLEANCOPY_WRITE_SHARDS_H
#define CLEANCOPY_WRITE_SHARDS_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdint.h>

struct cc_shards;

/* `dir`: the output folder. */
enum cc_status cc_shards_open(const char *dir, size_t max_bytes, struct cc_shards **shards,
                              struct cc_error *err);
/* `line` with its line feed.  Does nothing when max_bytes is 0.  After a failure only
 * cc_shards_abort() makes sense. */
enum cc_status cc_shards_add(struct cc_shards *shards, struct cc_span line, struct cc_error *err);
/* *changed: files that are new, have new bytes or were removed.  Frees the handle in any case. */
enum cc_status cc_shards_commit(struct cc_shards *shards, uint64_t *changed,
                                struct cc_error *err);
void cc_shards_abort(struct cc_shards *shards); /* NULL is fine */

#endif
