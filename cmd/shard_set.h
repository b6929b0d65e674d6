/* shard_set.h -- the shards that `corpus --merge` was given: found, checked, put into the state.
 *
 * Nothing is put before all have been read once: each of 1 to N is there, once, whole, made by this version with these
 * settings from the same inputs.  Shards are read one after the other, so memory is that of one document
 * and a name a shard; their order does not show, for the state keeps documents in its own.
 *
 * Thread use: one thread. */
#ifndef CLEANCOPY_CMD_SHARD_SET_H
#define CLEANCOPY_CMD_SHARD_SET_H

#include "ingest.h"

#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"

/* Of failures, to be told in the order of the inputs: some 400,000; where there are more, the order is right within each such
 * part. */
#define CC_SHARD_FAILURE_BYTES ((size_t)64 << 20)

struct cc_shard_set;

/* `args`: files, and folders whose shards are taken by name.  CC_E_INPUT: not a whole set; the message names what is missing and the
 * command that makes it, or the two that do not fit. */
enum cc_status cc_shard_set_open(const struct cc_config *cfg, int n_args, char **args,
                                 struct cc_shard_set **set, struct cc_error *err);

/* Reads all of them, and then says of each page that failed what a corpus would; *n_failed: so many, and what was left out.  CC_E_INPUT: one is damaged,
 * or they are of different inputs.  CC_OK also when cc_stop was set. */
enum cc_status cc_shard_set_check(struct cc_shard_set *set, uint64_t *n_failed,
                                  struct cc_left_out_counts *left_out, struct cc_error *err);

/* After a check: the checksums of all, put together by exclusive or. */
uint64_t cc_shard_set_sum(const struct cc_shard_set *set);

/* For cc_ingest_records(): all documents, and the sums of what was left out (left_out_store.h).  CC_OK also when cc_stop was set. */
enum cc_status cc_shard_set_put(void *set, struct cc_ingest *ingest, struct cc_error *err);

void cc_shard_set_close(struct cc_shard_set *set); /* NULL is fine */

#endif
