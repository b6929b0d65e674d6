/* url_host.h -- the host of an address: to ASCII, checked, one form for numeric ones.
 *
 * International names go through ICU (UTS 46, not transitional, without STD3 rules, as the
 * WHATWG standard has it).  Labels have 1 to 63 bytes, the whole CC_URL_MAX_HOST_BYTES at most,
 * the root's dot is left out.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_CORE_URL_HOST_H
#define CLEANCOPY_CORE_URL_HOST_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/url.h"

#define CC_URL_HOST_BYTES (CC_URL_MAX_HOST_BYTES + 3) /* room for the root's dot and brackets  \
                                                       */

/* The host of `raw` (as written, %XX and all) into `out`, its length into *len; not NUL-ended.
 * False for what is no host. */
bool cc_url_host_ascii(struct cc_span raw, char out[CC_URL_HOST_BYTES], size_t *len);

/* Whether a host that libcurl has put in order ends with a number and is no IPv4 address all
 * the same ("256.1.1.1"). */
bool cc_url_host_is_bad_address(const char *host);

/* "[::ffff:127.0.0.1]" as "[::ffff:7f00:1]": libcurl writes the last bytes of some addresses as
 * IPv4, the standard does not.  Other hosts stay.  Returns the length; `out` is not NUL-ended.
 * `host` has at most CC_URL_HOST_BYTES. */
size_t cc_url_host_plain(const char *host, char out[CC_URL_HOST_BYTES]);

#endif
