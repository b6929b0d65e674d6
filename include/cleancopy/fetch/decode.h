/* decode.h -- the content coding of an HTTP body taken off, bounded.
 *
 * source/decompress.h does the work: gzip (x-gzip; any number of members), deflate (with zlib's
 * frame or without, as servers send both), br, zstd, identity; at most CC_DECODE_MAX_CODINGS of
 * them in a row.  A stream that does not reach its own end is refused: every fetcher that was
 * measured took cut-short gzip for a whole page.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_DECODE_H
#define CLEANCOPY_FETCH_DECODE_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdint.h>

#define CC_DECODE_MAX_CODINGS                                                                  \
    2 /* two are seen in the wild (a .gz file behind gzip); 50 are an attack */
#define CC_DECODE_RATIO_FROM_BYTES (1u << 20) /* below this much output no ratio is too high   \
                                               */

enum {
    CC_DECODE_CUT_INPUT =
        1, /* the input was cut on purpose: its end needs not be the stream's */
    CC_DECODE_CUT_OUTPUT = 2 /* out->max_bytes cuts the output: no failure */
};

/* Appends the decoded body to `out`, whose max_bytes is the limit.  `codings` is the value of
 * Content-Encoding (all such headers joined by commas); `max_ratio` 0: any.  CC_E_INPUT:
 * unknown coding, damaged or cut short (the message says which). CC_E_LIMIT: past
 * out->max_bytes, past max_ratio to one, or too many codings.  CC_E_NOMEM. */
enum cc_status cc_decode_body(struct cc_span codings, struct cc_span wire, uint32_t max_ratio,
                              unsigned flags, struct cc_buf *out, struct cc_error *err);

#endif
