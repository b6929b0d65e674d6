/* json.h -- single JSON values appended to a buffer.
 *
 * Our records have fixed keys in a fixed order, so their frame is written as literal text.  Strings
 * are escaped here, run by run: jansson looks at each character for itself, at four times the
 * instructions.  So are the few digits of a share made here, without regard to the locale.
 * The line holds no control character and no line feed; U+2028 and its kin stay as they are,
 * as RFC 8259 allows.  Broken UTF-8, which no step should hand over, becomes U+FFFD.
 *
 * Failures show in the buffer's status (CC_E_LIMIT, CC_E_NOMEM).
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_JSON_H
#define CLEANCOPY_WRITE_JSON_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"

#include <stdint.h>

/* "…", also for the empty span. */
void cc_json_string(struct cc_buf *out, struct cc_span s);
/* The inside of such a string, without its quotation marks: a long string can be made of parts.
 */
void cc_json_string_part(struct cc_buf *out, struct cc_span s);
/* null for the empty span: how records say that something is absent. */
void cc_json_or_null(struct cc_buf *out, struct cc_span s);
/* A share, rounded to `places` (3 or 4) decimals, as few of them as needed: 0.5, 0.125, 1.0.
 * Values outside 0 to 1 are taken for the nearer end, not-a-number becomes null. */
void cc_json_decimal(struct cc_buf *out, double value, unsigned places);
/* 16 hex digits as a string. */
void cc_json_hex(struct cc_buf *out, uint64_t id);
/* Unix time as "2024-05-01T12:00:00Z"; null for CC_NO_TIME and years that do not have four
 * digits. */
void cc_json_time(struct cc_buf *out, int64_t seconds);
/* The other way; CC_NO_TIME for anything that cc_json_time does not write. */
int64_t cc_json_time_read(struct cc_span s);

#endif
