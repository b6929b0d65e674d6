/* dedup_rows.h -- where `dedup` writes its rows: standard output, or a file that is whole or not
 * there (write/outfile.h). */
#ifndef CLEANCOPY_CMD_DEDUP_ROWS_H
#define CLEANCOPY_CMD_DEDUP_ROWS_H

#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/write/outfile.h"

/* One row: paragraph `paragraph` of the document written_id duplicates *duplicate, which stands
 * in the document canonical_id.  Ids are JSON already; canonical_number is the number that names
 * the cluster (dedup/order.h), duplicate->doc is not looked at. */
struct cc_dedup_row {
    struct cc_span written_id, canonical_id;
    uint64_t canonical_number;
    uint32_t paragraph;
    const struct cc_duplicate *duplicate;
};

struct cc_dedup_rows {
    struct cc_outfile *file; /* NULL: standard output */
};

/* `path` NULL: standard output.  Until the end, the rows are in "PATH.tmp".  CC_E_USAGE: a folder
 * or too long; CC_E_IO: cannot be made. */
enum cc_status cc_dedup_rows_open(struct cc_dedup_rows *rows, const char *path,
                                  struct cc_error *err);

/* CC_E_IO once something could not be written. */
enum cc_status cc_dedup_rows_add(struct cc_dedup_rows *rows, const struct cc_dedup_row *row,
                                 struct cc_error *err);

/* `whole`: all rows were added; a file gets its name.  Else it goes, and what had the name
 * stays. */
enum cc_status cc_dedup_rows_close(struct cc_dedup_rows *rows, bool whole,
                                   struct cc_error *err);

#endif
