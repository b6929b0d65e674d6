/* explain_paragraph.h -- `explain --paragraph`: where the state has seen a text.
 *
 * Found by the same fingerprints, and checked in the same way, as `run` compares; nothing is
 * stored.  Thread use: one thread. */
#ifndef CLEANCOPY_CMD_EXPLAIN_PARAGRAPH_H
#define CLEANCOPY_CMD_EXPLAIN_PARAGRAPH_H

#include "cleancopy/core/config.h"
#include "cleancopy/state/state.h"

/* cfg->paragraph, "-" for standard input, on standard output; with cfg->json as
 * {"paragraph","words","found","copies":[…]} (explain_copies.h).  The exit code: CC_EXIT_DONE
 * when it was seen, CC_EXIT_SOME_FAILED when not. */
int cc_explain_paragraph(const struct cc_config *cfg, struct cc_state *state);

#endif
