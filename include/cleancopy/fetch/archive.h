/* archive.h -- the WARC files: raw bytes kept, and read again.
 *
 * Files cleancopy-NNNNN.warc.gz in one folder, a gzip member a record, a new file past 1 GiB.
 * A record is written whole and fsynced before cc_archive_add_page returns; opening cuts off a
 * tail that a crash left.  Offsets are those of the response record's gzip member.
 *
 * An edge.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_FETCH_ARCHIVE_H
#define CLEANCOPY_FETCH_ARCHIVE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

struct cc_archive;

/* Makes the folder; finds the newest file and repairs its tail. */
enum cc_status cc_archive_open(const char *dir, struct cc_archive **archive,
                               struct cc_error *err);
/* Writes a request and a response record.  `http` is the response as it came over the wire: status line, header
 * lines, body with its content coding (transfer coding taken off, as libcurl gives it; the headers that no longer hold are
 * renamed X-Archive-Orig-…).  *file (good until close) and *offset say where the response is. */
enum cc_status cc_archive_add_page(struct cc_archive *archive, struct cc_span url, int64_t date_s,
                                   struct cc_span request, struct cc_span http,
                                   const char **file, uint64_t *offset, struct cc_error *err);
void cc_archive_close(struct cc_archive *archive); /* NULL is fine */

/* Reads the page back; page->url and fetched_at_s come from the record, source is "FILE:OFFSET".  No handle is needed. */
enum cc_status cc_archive_read(const char *dir, struct cc_span file, uint64_t offset,
                               struct cc_arena *arena, const struct cc_limits *limits,
                               struct cc_page *page, struct cc_error *err);

#endif
