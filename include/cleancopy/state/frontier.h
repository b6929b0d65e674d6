/* frontier.h -- pages that wait for their turn in a fetch run, site by site, first in, first out.
 *
 * A million URLs would fill the memory; each site has a few in line there, the rest waits in a
 * temporary table of the state's database: in SQLite's cache, then in a file that has no name
 * and is gone with the process.  Nothing of it is needed after the run: the rows of the URLs
 * (url_store.h) say what is still to be asked.
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_FRONTIER_H
#define CLEANCOPY_STATE_FRONTIER_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

#include <stdint.h>

struct cc_frontier_entry {
    uint64_t site;     /* hash of its name */
    uint64_t order;    /* less comes first; each once for a site */
    uint32_t source;   /* numbers of the caller's */
    uint32_t found_by;
    struct cc_span url, ask; /* ask: empty where it is the URL itself */
};

/* Makes the table, or empties it.  Before the others, and not within a transaction. */
enum cc_status cc_frontier_open(struct cc_state *state, struct cc_error *err);
enum cc_status cc_frontier_put(struct cc_state *state, const struct cc_frontier_entry *entry,
                               struct cc_error *err);
/* Takes the site's first entry out; its spans are NUL-ended, in the arena.  CC_END: none. */
enum cc_status cc_frontier_take(struct cc_state *state, struct cc_arena *arena, uint64_t site,
                                struct cc_frontier_entry *entry, struct cc_error *err);

#endif
