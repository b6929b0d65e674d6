/* summary.h -- the last line of a command that was given --json: what it did, for machines.
 *
 *     {"type":"summary","command":"clean","seconds":12.301,"documents":4509,"failed":3,"stopped":false}
 *
 * On standard output, or, where records go there, on standard error; also with --quiet.  fetch
 * and run have more to tell: fetch_json.h.
 *
 * Thread use: one thread. */
#ifndef CLEANCOPY_CMD_SUMMARY_H
#define CLEANCOPY_CMD_SUMMARY_H

#include "cleancopy/core/config.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cc_sum {
    const char *name; /* "documents" */
    uint64_t n;
};

/* Nothing without cfg->json.  `has_output` as in cc_progress_setup(); `seconds` since the
 * command began. */
void cc_summary(const struct cc_config *cfg, bool has_output, const char *command,
                double seconds, const struct cc_sum *sums, size_t n);

#endif
