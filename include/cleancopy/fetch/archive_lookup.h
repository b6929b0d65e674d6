/* archive_lookup.h -- the newest capture of a URL in a folder of WARC files, by their indexes (CDXJ).
 *
 * Every *.cdxj of the folder is searched by halving, so that an index of a million lines costs
 * twenty looks at it.  A revisit record leads to the response that it says is the same, a
 * redirect to where it points; other answers than 200 are passed over for an older capture.
 *
 * An edge (reads files); the network is not asked.  Any thread may call it, one arena a thread. */
#ifndef CLEANCOPY_FETCH_ARCHIVE_LOOKUP_H
#define CLEANCOPY_FETCH_ARCHIVE_LOOKUP_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"

#include <stdint.h>

#define CC_ARCHIVE_LOOKUP_HOPS                                                                 \
    20 /* redirects and revisits in a row; a fetch follows ten redirects */

struct cc_archive_capture {
    struct cc_span file; /* in the folder */
    uint64_t offset;     /* of the response record */
    struct cc_span url;  /* of the record: another one than was asked for behind a redirect */
};

/* `url` in normal form (core/url.h).  CC_END: no index has a page of it.  CC_E_INPUT: the
 * folder or an index cannot be read, a record on the way is damaged, or the hops do not end.
 * CC_E_NOMEM. */
enum cc_status cc_archive_lookup(const char *dir, struct cc_span url, struct cc_arena *arena,
                                 const struct cc_limits *limits,
                                 struct cc_archive_capture *capture, struct cc_error *err);

#endif
