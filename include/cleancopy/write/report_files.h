/* report_files.h -- the files of the review page, and no others beside them.
 *
 * Files go below DIR/report in batches, by a thread (outqueue.h); those whose bytes are the same are not
 * touched.  The close removes files of data that an earlier report had and this one has not:
 * names ending in ".js" in the folders of data/, nothing else.  A kill leaves old and new files
 * side by side, each whole; the next report puts that right.
 *
 * Memory: 8 bytes a file, and the queue's.  An edge.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_REPORT_FILES_H
#define CLEANCOPY_WRITE_REPORT_FILES_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>

struct cc_report_files;

/* `dir`: the output folder. */
enum cc_status cc_report_files_open(const char *dir, struct cc_report_files **files,
                                    struct cc_error *err);
/* `name`: below DIR/report, such as "data/list/0123456789abcdef.js".  A name that was put
 * before is passed over: the first bytes stay. */
enum cc_status cc_report_files_put(struct cc_report_files *files, struct cc_span name,
                                   struct cc_span content, struct cc_error *err);
/* *changed: some file is new, has new bytes, or was removed.  Frees the handle in any case. */
enum cc_status cc_report_files_close(struct cc_report_files *files, bool *changed,
                                     struct cc_error *err);
void cc_report_files_abort(struct cc_report_files *files); /* NULL is fine */

#endif
