/* zstd_out.h -- bytes through zstd into a file that is being written (outfile.h).
 *
 * A frame with its checksum from the first write to the end; after that the next write begins another, in the same file or
 * another.  The bytes are those of the libzstd that is installed.
 *
 * An edge.  Memory: zstd's, 1.3 MB at CC_ZSTD_LEVEL.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_ZSTD_OUT_H
#define CLEANCOPY_WRITE_ZSTD_OUT_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/write/outfile.h"

#define CC_ZSTD_LEVEL 3 /* zstd's default: a fifth of the bytes, at many times the rate of cleaning */

struct cc_zstd_out;

enum cc_status cc_zstd_out_open(struct cc_zstd_out **out, struct cc_error *err);
/* After a failure only closing makes sense, also of cc_zstd_out_end(). */
enum cc_status cc_zstd_out_write(struct cc_zstd_out *out, struct cc_outfile *file,
                                 struct cc_span bytes, struct cc_error *err);
enum cc_status cc_zstd_out_end(struct cc_zstd_out *out, struct cc_outfile *file,
                               struct cc_error *err);
void cc_zstd_out_close(struct cc_zstd_out *out); /* NULL is fine */

#endif
