/* http_message.h -- an HTTP answer as an archive keeps it: status line, header lines, body.
 *
 * Source: RFC 9112.  Lenient where archives are: lines may end in LF alone, and a transfer or
 * content coding that a header names but the body does not have was taken off by the archive's
 * maker.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_SOURCE_HTTP_MESSAGE_H
#define CLEANCOPY_SOURCE_HTTP_MESSAGE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

struct cc_http_message {
    int status;             /* 100 to 999 */
    struct cc_span headers; /* the header lines, status line and empty line left out */
    struct cc_span body;    /* codings still on */
};

/* False when the bytes do not start with a status line; *message is void then. */
bool cc_http_split(struct cc_span bytes, struct cc_http_message *message);

/* The value of the first header line of that name (case of letters ignored), trimmed; false
 * when there is none.  Also for the header lines of WARC records. */
bool cc_header_find(struct cc_span headers, const char *name, struct cc_span *value);

/* The body with chunks, gzip, deflate, zstd and br taken off; it may be a part of the message or be
 * in the arena.  CC_E_INPUT: damaged, cut short, or of a coding that is not read (br; the
 * message names it).  CC_E_LIMIT: more than max_bytes. */
enum cc_status cc_http_body(struct cc_arena *arena, const struct cc_http_message *message,
                            size_t max_bytes, struct cc_span *body, struct cc_error *err);

#endif
