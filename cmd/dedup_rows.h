/* dedup_rows.h -- where `dedup` writes its rows: standard output, or a file that is whole or not
 * there (write/outfile.h). */
#ifndef CLEANCOPY_CMD_DEDUP_ROWS_H
#define CLEANCOPY_CMD_DEDUP_ROWS_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/write/outfile.h"

struct cc_dedup_rows {
    struct cc_outfile *file; /* NULL: standard output */
};

/* `path` NULL: standard output.  Until the end, the rows are in "PATH.tmp".  CC_E_USAGE: a folder
 * or too long; CC_E_IO: cannot be made. */
enum cc_status cc_dedup_rows_open(struct cc_dedup_rows *rows, const char *path,
                                  struct cc_error *err);

/* A row as dedup_batch.h gives it.  CC_E_IO once something could not be written. */
enum cc_status cc_dedup_rows_add(struct cc_dedup_rows *rows, struct cc_span line,
                                 struct cc_error *err);

/* `whole`: all rows were added; a file gets its name.  Else it goes, and what had the name
 * stays. */
enum cc_status cc_dedup_rows_close(struct cc_dedup_rows *rows, bool whole,
                                   struct cc_error *err);

#endif
