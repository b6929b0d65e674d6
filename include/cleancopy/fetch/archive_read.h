/* archive_read.h -- records of the archive read again, by the place that the state keeps.
 *
 * No handle is needed: an archive may be written to meanwhile, and old ones (without digests,
 * without an index) are read as well.
 *
 * An edge.  Any thread may call it, one arena a thread. */
#ifndef CLEANCOPY_FETCH_ARCHIVE_READ_H
#define CLEANCOPY_FETCH_ARCHIVE_READ_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/fetch/archive_record.h"
#include "cleancopy/source/warc.h"

/* The page of the response record at `offset` of dir/file; page->url and fetched_at_s come from
 * the record, source is "FILE:OFFSET". */
enum cc_status cc_archive_read(const char *dir, struct cc_span file, uint64_t offset,
                               struct cc_arena *arena, const struct cc_limits *limits,
                               struct cc_page *page, struct cc_error *err);

/* The whole record at that place, whatever it is: its spans are in the arena. */
enum cc_status cc_archive_record(const char *dir, struct cc_span file, uint64_t offset,
                                 struct cc_arena *arena, const struct cc_limits *limits,
                                 struct cc_warc_record *record, struct cc_error *err);

/* What a revisit record says of that response record; only its start is read.  CC_END: it
 * cannot be read any more (its file was moved away); *origin is empty then. CC_E_NOMEM. */
enum cc_status cc_archive_find(const char *dir, struct cc_span file, uint64_t offset,
                               struct cc_arena *arena, struct cc_archive_origin *origin,
                               struct cc_error *err);

#endif
