/* json_scan.h -- the few fields of a line of JSON that `dedup` asks for, at the speed of simdjson.
 *
 *     {"id": "17", "text": "One.\n\nTwo.", "words": 2}   ->   id: 17   text: One.\n\nTwo.
 *
 * simdjson (Debian's 3.0.1) checks the whole line and undoes its escapes in a fifth of jansson's
 * time, which was a third of all that a `dedup` takes; what it says no to, jansson is asked for
 * the reason.  It is a C++ library and json_scan.cc its only user; this header is C.
 *
 * Thread use: one thread at a time for each scanner. */
#ifndef CLEANCOPY_SOURCE_JSON_SCAN_H
#define CLEANCOPY_SOURCE_JSON_SCAN_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A value: of a field that is not there all is 0. */
struct cc_json_value {
    bool is_string, is_integer;
    struct cc_span string; /* in the scanner, good until its next line */
    int64_t integer;
};

struct cc_json_scan;

/* NULL from a short heap.  `close` takes NULL. */
struct cc_json_scan *cc_json_scan_open(void);
void cc_json_scan_close(struct cc_json_scan *scan);

/* Reads a line that is an object; values[i] is the field names[i], the last one of several.
 * False when it is none, is broken, has a list or an object under one of the names, or when the
 * heap is short: nothing in `values` counts then. */
bool cc_json_scan_line(struct cc_json_scan *scan, struct cc_span line,
                       const struct cc_span *names, size_t n, struct cc_json_value *values);

#ifdef __cplusplus
}
#endif

#endif
