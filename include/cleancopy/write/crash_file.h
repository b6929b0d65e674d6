/* crash_file.h -- pages that ended the process that cleaned them, kept for study.
 *
 *     DIR/<16 hex digits of the bytes' hash>.page   the bytes, as they were cleaned
 *     DIR/<the same>.json                           source, url, content_type, form, reason, words, said, bytes, cleancopy
 *
 * The same bytes are kept once.  Both files come about as all output does (outfile.h): whole or not
 * there, no link followed.
 *
 * An edge.  Thread use: one thread at a time for each folder. */
#ifndef CLEANCOPY_WRITE_CRASH_FILE_H
#define CLEANCOPY_WRITE_CRASH_FILE_H

#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

#define CC_CRASH_FILE_NAME_BYTES (16 + sizeof ".page")
/* Of the folder: who does not look at it for a year must not find the disk full of it. */
#define CC_CRASH_FILE_MAX_PAGES 100
#define CC_CRASH_FILE_MAX_BYTES ((uint64_t)256 << 20)

/* `reason`: one word; `words`: the same in a line; `said`: what the process wrote to standard error.  `name` gets
 * the page's file.  CC_E_LIMIT: the folder has that many pages, or would have more bytes; nothing was kept.
 * CC_E_IO, CC_E_NOMEM. */
enum cc_status cc_crash_file_keep(const char *dir, const struct cc_page *page, const char *reason,
                                  const char *words, struct cc_span said,
                                  char name[CC_CRASH_FILE_NAME_BYTES], struct cc_error *err);

#endif
