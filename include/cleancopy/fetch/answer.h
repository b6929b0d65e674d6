/* answer.h -- what the header lines of an HTTP answer say.
 *
 * `headers` is the status line and the header lines as they came, with or without the empty
 * line at the end.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_FETCH_ANSWER_H
#define CLEANCOPY_FETCH_ANSWER_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_ANSWER_MAX_VALIDATOR_BYTES 8192 /* a longer ETag or Last-Modified is not sent back  \
                                            */
#define CC_ANSWER_MAX_RETRY_S 2592000      /* 30 days: a longer Retry-After counts as this */

/* Value of the first header line of that name (case does not matter), white space at the ends
 * taken off; empty where there is none.  A view into `headers`. */
struct cc_span cc_answer_header(struct cc_span headers, struct cc_span name);

/* All values of that name joined by ", ".  ptr NULL when the arena refused. */
struct cc_span cc_answer_all(struct cc_arena *arena, struct cc_span headers,
                             struct cc_span name);

/* Two Content-Length headers that differ: nobody can say where the body ends. */
bool cc_answer_length_is_ambiguous(struct cc_span headers);

/* ETag or Last-Modified as it may be sent back: the empty span where it has control characters
 * or is too long. */
struct cc_span cc_answer_validator(struct cc_span headers, struct cc_span name);

/* 301, 302, 303, 307, 308. */
bool cc_answer_is_redirect(int32_t status);

/* Seconds to wait by Retry-After (a number, or a date against now_s); at least 0; -1 where
 * there is none or it makes no sense. */
int64_t cc_answer_retry_after_s(struct cc_span headers, int64_t now_s);

/* "text/html" of "Text/HTML; charset=x", in the case in which it came. */
struct cc_span cc_answer_media_type(struct cc_span content_type);
/* HTML, XHTML, plain text, or nothing said. */
bool cc_answer_is_page_type(struct cc_span content_type);

#endif
