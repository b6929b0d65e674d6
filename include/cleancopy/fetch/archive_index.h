/* archive_index.h -- the index of each file of the archive, kept and mended.
 *
 *     cleancopy-00000.warc.gz   and beside it   cleancopy-00000.cdxj
 *
 * An edge.  Thread use: one thread at a time for each archive. */
#ifndef CLEANCOPY_FETCH_ARCHIVE_INDEX_H
#define CLEANCOPY_FETCH_ARCHIVE_INDEX_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_ARCHIVE_MAX_FILES  99999u
#define CC_ARCHIVE_NAME_BYTES 32
/* Lines of some 25,000 pages: so many are kept in memory before the index is written. */
#define CC_ARCHIVE_MAX_PENDING_BYTES ((size_t)8 << 20)

/* "cleancopy-00000.warc.gz" */
void cc_archive_name(uint32_t number, char out[CC_ARCHIVE_NAME_BYTES]);

/* False when file `number` has no index. */
bool cc_archive_has_index(const char *dir, uint32_t number);
/* Merges `lines` (cdxj.h) into the index of file `number`, which is made if it is missing.
 * CC_E_IO, CC_E_NOMEM: the index is as it was. */
enum cc_status cc_archive_index_add(const char *dir, uint32_t number, struct cc_span lines,
                                    struct cc_error *err);

/* Brings the index of file `number`, open as `fd`, up to date: from the end of the last record
 * that it holds (or from the start, where it is missing or damaged) member by member is read,
 * checked and indexed.  Where one is damaged, the next that holds a record is gone on with.
 * *whole_bytes: where the last whole one ends; the file is not changed. */
enum cc_status cc_archive_index_mend(const char *dir, uint32_t number, int fd,
                                     uint64_t *whole_bytes, struct cc_error *err);

#endif
