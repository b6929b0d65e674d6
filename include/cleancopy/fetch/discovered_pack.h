/* discovered_pack.h -- what a document of links names, as bytes for another process on this machine, and back.
 *
 * For the way from the process that read a feed, sitemap or front page (cleancopy/discoverer.h) to the one that
 * fetches.  Byte order and sizes are the machine's own.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_DISCOVERED_PACK_H
#define CLEANCOPY_FETCH_DISCOVERED_PACK_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/fetch/discover.h"

/* Appends it; failures show in out->status. */
void cc_discovered_pack(struct cc_buf *out, const struct cc_discovered *found);

/* Reads what cc_discovered_pack() wrote, all of it copied into the arena.  The bytes are not believed: CC_E_INPUT for a length
 * past their end, bytes left over, a URL that is empty, over `max_url_bytes`, neither http nor https, or has bytes that no URL
 * in normal form has (blanks, controls, above 126).  Whether a URL may be asked is for the gates of fetch/ to say. */
enum cc_status cc_discovered_unpack(struct cc_arena *arena, struct cc_span packed,
                                    size_t max_url_bytes, struct cc_discovered *found,
                                    struct cc_error *err);

#endif
