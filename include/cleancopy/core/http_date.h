/* http_date.h -- dates as HTTP, mail and RSS write them: "Sun, 01 Mar 2026 08:00:00 GMT" (RFC 9110,
 * 5.6.7; RFC 5322, 3.3), and what is like them.
 *
 * libcurl's reader, which knows what servers make of it: no weekday, two digits for the year, other
 * zones, dashes.
 *
 * Thread use: any thread.  Loads libcurl (curl_late.h). */
#ifndef CLEANCOPY_CORE_HTTP_DATE_H
#define CLEANCOPY_CORE_HTTP_DATE_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

/* Unix time; false, *at_s untouched, for what is no such date, and where there is no libcurl. */
bool cc_http_date(struct cc_span date, int64_t *at_s);

#endif
