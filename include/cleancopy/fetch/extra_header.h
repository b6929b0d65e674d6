/* extra_header.h -- header lines that the user adds to each request (--header).
 *
 * Not every line may be added: some are the transfer's own, and one with a line break in it is
 * two.  What names a person or opens a door (Authorization, Cookie) goes to origins
 * (scheme, host, port) that the user named, and from http to https on the usual ports; not to
 * those that pages lead to.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_EXTRA_HEADER_H
#define CLEANCOPY_FETCH_EXTRA_HEADER_H

#include "cleancopy/core/span.h"

#include <stdbool.h>

#define CC_EXTRA_HEADER_MAX_BYTES 8192 /* what servers take in one line */

/* "Name: value", the name a token of RFC 9110, the value without control characters, and not one
 * of those that the transfer sets. */
bool cc_extra_header_is_allowed(struct cc_span line);
/* Only for origins that the user named? */
bool cc_extra_header_is_private(struct cc_span line);

#endif
