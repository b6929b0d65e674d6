/* stream.h -- a file read through a window that slides, compression taken off on the way.
 *
 *     file   ........[ raw piece ]..........
 *     coding            gzip, zstd or none, told from the first bytes
 *     window   ......[ what the caller looks at ]......
 *
 * The caller asks for a number of bytes to look at and says how many it is done with; memory is
 * what was asked for at once plus two pieces of 64 KiB, whatever the size of the file.
 *
 * An edge: it reads files.  Thread use: one thread at a time for each stream. */
#ifndef CLEANCOPY_SOURCE_STREAM_H
#define CLEANCOPY_SOURCE_STREAM_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

struct cc_stream;

/* `path`: a file, or "-" for standard input.  CC_E_INPUT: missing, no permission, a folder; the
 * message names it. */
enum cc_status cc_stream_open(const char *path, struct cc_stream **stream,
                              struct cc_error *err);
/* The same from byte `offset` on, where a compressed file must begin a member: nothing before it is read.
 * CC_E_INPUT also for standard input and what else cannot be read from its middle. */
enum cc_status cc_stream_open_at(const char *path, uint64_t offset, struct cc_stream **stream,
                                 struct cc_error *err);
void cc_stream_close(struct cc_stream *stream); /* NULL is fine */

/* Makes the window hold at least `want` bytes, or all that is left.  CC_E_INPUT: cannot be
 * read, damaged, cut short; the window then holds what came before.  CC_E_NOMEM. */
enum cc_status cc_stream_fill(struct cc_stream *stream, size_t want, struct cc_error *err);
/* What was filled and not used; good until the next call that fills, uses or skips. */
struct cc_span cc_stream_window(const struct cc_stream *stream);
/* All that is left, in the arena (or what was lent to it), with a NUL behind it.  CC_E_LIMIT, where it is more than `most` bytes: the window then holds what came
 * first.  CC_E_INPUT as above; the arena's failures.  A plain file is read to where it stays, as long as it was when it was opened. */
enum cc_status cc_stream_whole(struct cc_stream *stream, size_t most, struct cc_arena *arena,
                               struct cc_span *whole, struct cc_error *err);
/* Done with the window's first n bytes. */
void cc_stream_use(struct cc_stream *stream, size_t n);
/* Goes n bytes forward (or to the end) without keeping them. */
enum cc_status cc_stream_skip(struct cc_stream *stream, uint64_t n, struct cc_error *err);

/* Takes a line off: CC_OK and *line (without LF or CR LF; good until the next call), or CC_END.
 * CC_E_LIMIT: longer than max_bytes; it has been skipped. */
enum cc_status cc_stream_line(struct cc_stream *stream, size_t max_bytes, struct cc_span *line,
                              struct cc_error *err);

/* After damage in a gzip file of many members: goes on at the next member that looks like one.
 * False when there is none, or the file is not gzip.  The window is emptied. */
bool cc_stream_resync(struct cc_stream *stream);

/* Where the window's first byte comes from: for a plain file its offset; for a compressed one
 * the offset of the member that holds it, and *inner its place in the member's content. */
uint64_t cc_stream_offset(const struct cc_stream *stream, uint64_t *inner);
/* How far into the file it has read, compression still on: for the eye, it runs ahead of the window. */
uint64_t cc_stream_raw_bytes(const struct cc_stream *stream);
/* "gzip", "zstd" or NULL. */
const char *cc_stream_coding(const struct cc_stream *stream);

#endif
