/* view.h -- a fetch run as it stands, for who watches it: totals, and the sites where something goes on.
 *
 * Told through cc_fetch_job.look, from the run's own loop and thread, at most every
 * CC_FETCH_VIEW_MS.  What it costs does not grow with the number of sites: totals are counted as
 * things happen, sites are taken from the requests in flight and from the queue's beginning. */
#ifndef CLEANCOPY_FETCH_VIEW_H
#define CLEANCOPY_FETCH_VIEW_H

#include "cleancopy/fetch/fetch.h"

#include <stddef.h>

#define CC_FETCH_VIEW_MS    250
#define CC_FETCH_VIEW_SITES 16 /* as many lines as one takes in at a glance */

enum cc_site_doing {
    CC_SITE_ASKING,  /* a request is under way */
    CC_SITE_WAITING, /* for the time at which it may be asked again, or for its turn */
    CC_SITE_DEFERRED /* what it has in line ends, and is for a later run */
};
const char *cc_site_doing_name(enum cc_site_doing doing); /* "asking", … */

struct cc_site_view {
    const char *name; /* registrable domain */
    enum cc_site_doing doing;
    int64_t ms;      /* asking: so far; waiting: left, 0 when its turn is due */
    uint64_t n_done; /* pages that ended, however */
    uint64_t n_left; /* pages that did not: in line, in the frontier, being asked for */
    double per_s;    /* pages a second since its first request */
};

struct cc_fetch_view {
    const struct cc_fetch_counts *counts; /* so far */
    int64_t ms;                           /* since the run began */
    uint64_t n_left;                      /* pages, of all sites */
    size_t n_sites;                       /* with something to do */
    size_t n_asking;                      /* of them */
    bool is_stopping;                     /* nothing more is begun */
    size_t n_shown;
    /* First those that are being asked, the longest wait first, then those whose turn is next. */
    struct cc_site_view sites[CC_FETCH_VIEW_SITES];
};

#endif
