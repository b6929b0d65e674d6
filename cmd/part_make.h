/* part_make.h -- `corpus --merge SHARDS --compared FILE --part I/N`: writes one part of a corpus, from its own shards (shard_set.h).
 *
 * The folder is DIR/part-I-of-N (write_part.h), locked while it is written; what is worked in lies below it, in .cleancopy, and is gone at the
 * end.  Killed at any moment it leaves a part that says itself that it is not whole; given again it makes it anew, or, where it is
 * whole and of these shards and options, does nothing.  A folder of others is refused: their text files would stay among this one's. */
#ifndef CLEANCOPY_CMD_PART_MAKE_H
#define CLEANCOPY_CMD_PART_MAKE_H

#include "cleancopy/core/config.h"

/* The exit code: as of a corpus over the part's pages alone. */
int cc_part_make(const struct cc_config *cfg, int n_args, char **args);

#endif
