/* shard_make.h -- `corpus --shard I/N`: cleans one share of the pages into a file of its own.
 *
 * No state, nothing compared: that is the merge's.  Killed at any moment it leaves no shard, or a whole one; given again it
 * begins this shard anew, or, where the shard is whole and of these inputs and settings, does nothing. */
#ifndef CLEANCOPY_CMD_SHARD_MAKE_H
#define CLEANCOPY_CMD_SHARD_MAKE_H

#include "cleancopy/core/config.h"

/* The exit code: as of a corpus over these pages alone. */
int cc_shard_make(const struct cc_config *cfg, int n_args, char **args);

#endif
