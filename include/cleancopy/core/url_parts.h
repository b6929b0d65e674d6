/* url_parts.h -- an address that url.c has prepared, in parts: dot segments gone, the host in one form.
 *
 * libcurl's URL API does that.  Of an address with a usual host and neither port nor dot segment it would change nothing, and nearly all
 * are so (66,800 of 67,650 on 2,124 pages, most others of three pages with "../"): these are cut here, and most runs
 * never load libcurl (curl_late.h).
 *
 * Thread use: any thread, parts of its own each. */
#ifndef CLEANCOPY_CORE_URL_PARTS_H
#define CLEANCOPY_CORE_URL_PARTS_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/core/url_host.h"

#include <stdbool.h>

struct cc_url_parts {
    struct cc_span scheme, host, port, path, query; /* empty: none; no port that is the scheme's own */
    char host_form[CC_URL_HOST_BYTES];
    void *handle; /* libcurl's, with its strings */
    char *strings[5];
};

/* "scheme://host[:port][/path][?query]", all ASCII, NUL-ended, no user name.  Parts point into it, into the struct, or to what libcurl
 * allocated: cc_url_parts_done() gives that back, and is due whatever came of it.  CC_E_INPUT: no usable host or port;
 * CC_E_NOMEM; CC_E_IO: libcurl is needed, and cannot be loaded. */
enum cc_status cc_url_parts_read(struct cc_span prepared, struct cc_url_parts *parts,
                                 struct cc_error *err);

/* The first half of it, for which libcurl is not needed.  False, *parts untouched, for what is not so plain. */
bool cc_url_parts_cut(struct cc_span prepared, struct cc_url_parts *parts);
/* The second half, which is right for any. */
enum cc_status cc_url_parts_ask(struct cc_span prepared, struct cc_url_parts *parts,
                                struct cc_error *err);

void cc_url_parts_done(struct cc_url_parts *parts);

#endif
