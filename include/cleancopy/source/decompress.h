/* decompress.h -- gzip, zstd, deflate and brotli taken off, bounded.
 *
 * zlib, zstd and brotli do the work.  Any number of members in a row is read (zeros behind the last are
 * padding).  Output is bounded by `max_bytes`, so a bomb ends as CC_E_LIMIT and never takes
 * more memory than twice that.
 *
 * Pure: any thread may call it, one at a time for each decoder. */
#ifndef CLEANCOPY_SOURCE_DECOMPRESS_H
#define CLEANCOPY_SOURCE_DECOMPRESS_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"

/* The whole content.  CC_E_INPUT: damaged (bad check sum, garbage) or cut short; the message
 * says which.  CC_E_LIMIT: more than max_bytes. */
enum cc_status cc_gunzip(struct cc_arena *arena, struct cc_span packed, size_t max_bytes,
                         struct cc_span *out, struct cc_error *err);
enum cc_status cc_unzstd(struct cc_arena *arena, struct cc_span packed, size_t max_bytes,
                         struct cc_span *out, struct cc_error *err);
enum cc_status cc_unbrotli(struct cc_arena *arena, struct cc_span packed, size_t max_bytes,
                           struct cc_span *out, struct cc_error *err);
/* HTTP's "deflate": with zlib's header, as the standard says, or without, as some servers do.
 */
enum cc_status cc_inflate(struct cc_arena *arena, struct cc_span packed, size_t max_bytes,
                          struct cc_span *out, struct cc_error *err);

/* Like cc_gunzip for the one member at the head of `packed`; *used is the number of its packed
 * bytes (WARC files are many members in a row). */
enum cc_status cc_gunzip_member(struct cc_arena *arena, struct cc_span packed, size_t max_bytes,
                                struct cc_span *out, size_t *used, struct cc_error *err);

/* ---- piece by piece, for stream.h ---- */

enum cc_coding {
    CC_CODING_GZIP,
    CC_CODING_ZSTD,
    CC_CODING_ZLIB,
    CC_CODING_DEFLATE,
    CC_CODING_BROTLI
};
struct cc_decoder;

/* Which of both that "deflate" is.  RFC 9110 means zlib's frame; raw deflate is sent too. */
enum cc_coding cc_coding_of_deflate(struct cc_span packed);

enum cc_status cc_decoder_open(enum cc_coding coding, struct cc_decoder **decoder,
                               struct cc_error *err);
void cc_decoder_close(struct cc_decoder *decoder); /* NULL is fine */
/* Forgets what went before: the next byte starts a member. */
void cc_decoder_restart(struct cc_decoder *decoder);

/* Decodes from *in, which it moves forward, to at most `room` bytes at `out`; *n is their
 * number.  Never goes past the end of a member: *ended says that one was reached.  `is_last`:
 * nothing comes behind *in. CC_END: all was read.  0 bytes and CC_OK: more input is wanted, or
 * a member ended. */
enum cc_status cc_decoder_run(struct cc_decoder *decoder, struct cc_span *in, bool is_last,
                              char *out, size_t room, size_t *n, bool *ended,
                              struct cc_error *err);

#endif
