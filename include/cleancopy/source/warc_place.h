/* warc_place.h -- one record of a WARC file by its place, as records name it:
 * "pages.warc.gz:48213", or "pages.warc.gz:48213+960" where it is not the first of its gzip
 * member.
 *
 * The file is opened at that byte: nothing before it is read, whatever the size of the file.
 *
 * An edge (reads files).  Any thread may call it. */
#ifndef CLEANCOPY_SOURCE_WARC_PLACE_H
#define CLEANCOPY_SOURCE_WARC_PLACE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

struct cc_warc_place {
    struct cc_span path;
    uint64_t offset, inner; /* of the member (in a plain file: the record); of the record in the
                               member's content */
};

/* Splits the text; false for what has no such end, an empty path, or numbers past 2^63 - 1.
 * Pure. */
bool cc_warc_place_split(struct cc_span text, struct cc_warc_place *place);

/* Its page; all memory is in the arena, page->source is the place written anew.  CC_E_INPUT:
 * the file cannot be read, no record begins there, or it holds no page; CC_E_LIMIT: over
 * limits->max_input_bytes; CC_E_NOMEM. */
enum cc_status cc_warc_place_read(const struct cc_warc_place *place,
                                  const struct cc_limits *limits, struct cc_arena *arena,
                                  struct cc_page *page, struct cc_error *err);

#endif
