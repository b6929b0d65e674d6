/* cdxj.h -- a line of the index of a WARC file, as cdxj-indexer writes it and pywb reads it.
 *
 *     example,harbourpost)/tide 20260202024000 {"url": "https://harbourpost.example/tide",
 *       "mime": "text/html", "status": "200", "digest": "sha1:…", "length": "812",
 *       "offset": "413", "filename": "cleancopy-00000.warc.gz"}                  (one line)
 *
 * Sorting the lines by their bytes sorts them by site, path and time.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_CDXJ_H
#define CLEANCOPY_FETCH_CDXJ_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"

#include <stdint.h>

/* Where the record's gzip member lies. */
struct cc_cdxj_place {
    uint64_t offset, length;
    struct cc_span file;
};

/* Appends the line of a record; nothing for a record that such an index does not hold (only
 * responses and revisits of a URL are in it) or that is none.  `record`: its bytes from the
 * version line, all of them or the start; of a record without WARC-Payload-Digest (cleancopy
 * wrote none before 2026-11) the digest is taken, where all of it is there.  Failures:
 * out->status. */
void cc_cdxj_add(struct cc_buf *out, struct cc_span record, const struct cc_cdxj_place *place);

/* The end (offset and length) of the record that a line speaks of; false when it is no line of
 * cc_cdxj_add's. */
bool cc_cdxj_end(struct cc_span line, uint64_t *end);

#endif
