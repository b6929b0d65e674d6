/* archive.h -- the WARC files: raw bytes kept.
 *
 *     cleancopy-00000.warc.gz   records (archive_record.h), a gzip member each
 *     cleancopy-00000.cdxj      its index (cdxj.h), sorted
 *     cleancopy-00001.warc.gz   begun when the one before is over 1 GiB
 *     lock                      empty; flock, held from open to close by the one writer
 *
 * Promises, whatever kills the process or the machine: a record that was synced stays and can
 * be read; what a crash left behind the last whole record is cut off by the next open; an index
 * is whole, and one that lacks the records of a run that was killed, or is missing, is brought
 * up to date by the next open (which takes 10 s for a file of 1 GiB that has none, and nothing
 * for one that is up to date but for reading the index).
 *
 * Read again: archive_read.h.  An edge.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_FETCH_ARCHIVE_H
#define CLEANCOPY_FETCH_ARCHIVE_H

#include "cleancopy/core/status.h"
#include "cleancopy/fetch/archive_record.h"

#define CC_ARCHIVE_LOCK "lock" /* `clean` passes an empty file of that name (source/input.c) */

struct cc_archive;

/* Makes the folder; takes the lock; finds the newest file and goes on behind its last whole record; mends the
 * indexes.  `crawler`: for the warcinfo records; its spans must outlive the archive; NULL: not
 * known.  CC_E_LOCKED: another run writes there; CC_E_IO, CC_E_NOMEM. */
enum cc_status cc_archive_open(const char *dir, const struct cc_archive_crawler *crawler,
                               struct cc_archive **archive, struct cc_error *err);

/* Each writes its records at the end of the newest file, but not yet for good: that is
 * cc_archive_sync's.  CC_E_LIMIT: a record of more than 64 MiB, nothing is written.  CC_E_IO,
 * CC_E_NOMEM: the file is as it was. */

/* Response and request.  *file (good until the next call) and *offset say where the response
 * is. */
enum cc_status cc_archive_add_page(struct cc_archive *archive,
                                   const struct cc_archive_page *page, const char **file,
                                   uint64_t *offset, struct cc_error *err);
/* A revisit record; page->request is not kept, it would double the bytes and says nothing that
 * the origin's request does not. */
enum cc_status cc_archive_add_revisit(struct cc_archive *archive,
                                      const struct cc_archive_page *page,
                                      enum cc_archive_revisit kind,
                                      const struct cc_archive_origin *origin,
                                      struct cc_error *err);
enum cc_status cc_archive_add_refusal(struct cc_archive *archive,
                                      const struct cc_archive_refusal *refusal,
                                      struct cc_error *err);

/* All that was added is on the disk when this returns CC_OK.  To be called before anything is
 * written elsewhere that speaks of a record.  Costs nothing when nothing was added. */
enum cc_status cc_archive_sync(struct cc_archive *archive, struct cc_error *err);
/* Syncs, and writes the index.  An archive that is closed without it loses nothing: the next
 * open brings the index up to date. */
enum cc_status cc_archive_finish(struct cc_archive *archive, struct cc_error *err);
void cc_archive_close(struct cc_archive *archive); /* NULL is fine */

#endif
