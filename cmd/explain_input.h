/* explain_input.h -- the pages that `explain` is asked about: what input.h reads, and besides
 *
 *     pages.warc.gz:48213     one record of a WARC file (source/warc_place.h)
 *     https://…               the newest capture of that address in the archive, without the
 *                             network
 *
 * A file that really has such a name is that file.
 *
 * An edge.  Thread use: one thread. */
#ifndef CLEANCOPY_CMD_EXPLAIN_INPUT_H
#define CLEANCOPY_CMD_EXPLAIN_INPUT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/source/input.h"
#include "cleancopy/state/state.h"

#include <stdbool.h>

/* Fill the first four, the rest zero. */
struct cc_explain_input {
    const struct cc_config *cfg;
    struct cc_state *state; /* for addresses; NULL: none, the archive's indexes have to do */
    char **args;
    int n_args;
    int at; /* own, and what follows */
    bool list_read;
    struct cc_input *files; /* a run of operands that are neither places nor addresses */
};

/* Whether one of the operands is an address. */
bool cc_explain_has_address(int n_args, char **args);

/* As cc_input_next(). */
enum cc_status cc_explain_input_next(struct cc_explain_input *input, struct cc_arena *arena,
                                     struct cc_page *page, struct cc_error *err);
void cc_explain_input_done(struct cc_explain_input *input);

#endif
