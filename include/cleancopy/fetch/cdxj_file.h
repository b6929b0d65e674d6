/* cdxj_file.h -- the index beside a WARC file: sorted lines, whole or not there.
 *
 * Lines are merged into it through NAME.tmp, fsync and rename, so that a crash leaves the index
 * as it was.  Merging reads and writes the index once (45 MB for a file of 130,000 pages) and
 * keeps one line of it in memory.
 *
 * An edge.  Thread use: one thread at a time for each index. */
#ifndef CLEANCOPY_FETCH_CDXJ_FILE_H
#define CLEANCOPY_FETCH_CDXJ_FILE_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/status.h"

#include <stdint.h>

/* How far into its WARC file the index `path` goes: the end of the last record that it holds.
 * CC_END: it is missing, or was damaged by other hands (a line that is none, no line feed at
 * the end), and has to be made anew.  CC_E_IO, CC_E_NOMEM. */
enum cc_status cc_cdxj_file_end(const char *path, uint64_t *end, struct cc_error *err);

/* Merges lines, in any order, each ended by a line feed, into the index, which is made if it is
 * missing; `anew`: the old one counts as missing.  Lines that are there already are not
 * doubled. CC_E_IO, CC_E_NOMEM: the index is as it was. */
enum cc_status cc_cdxj_file_merge(const char *path, bool anew, struct cc_span lines,
                                  struct cc_error *err);

#endif
