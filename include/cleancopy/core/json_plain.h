/* json_plain.h -- how much of a string JSON takes as it is.
 *
 * Source: RFC 8259, section 7: quotation mark, backslash and control characters are escaped.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_CORE_JSON_PLAIN_H
#define CLEANCOPY_CORE_JSON_PLAIN_H

#include "cleancopy/core/span.h"

/* Offset of the first byte at or after `from` that is a quotation mark, a backslash or below 0x20, or s.len. */
size_t cc_json_plain_end(struct cc_span s, size_t from);

#endif
