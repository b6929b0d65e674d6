/* shard_make.h -- `corpus --shard I/N`: cleans one share of the pages into a file of its own.
 *
 * No state, nothing compared: that is the merge's.  Killed at any moment it leaves no shard, or a whole one; given again it
 * begins this shard anew, or, where the shard is whole and of these inputs and settings, does nothing.
 *
 * With --dry-run it makes nothing, and names the files that it would open on standard output, none where it would do nothing: who
 * brings files to where they are read needs these alone, as long as the others are there by name and size. */
#ifndef CLEANCOPY_CMD_SHARD_MAKE_H
#define CLEANCOPY_CMD_SHARD_MAKE_H

#include "cleancopy/core/config.h"

/* The exit code: as of a corpus over these pages alone. */
int cc_shard_make(const struct cc_config *cfg, int n_args, char **args);

#endif
