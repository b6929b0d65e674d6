/* wayback.h -- pages that come out of the Wayback Machine, as their outlets published them.
 *
 * web.archive.org shows a page with the address of its copy, a tool bar, and each link led to
 * the archive:
 *
 *     https://web.archive.org/web/20310504070000/https://harbourpost.example/news/ferry
 *                                 ^ when (UTC)   ^ the page's address
 *
 * Flags such as "id_" may stand behind the digits.
 *
 * Source: its pages as of 2020 to 2026, and the comment that it has put at their ends since
 * 2001.  Pages fetched with the flag id_ are as they were and need none of this.
 *
 * Pure, but for the arena. */
#ifndef CLEANCOPY_SOURCE_WAYBACK_H
#define CLEANCOPY_SOURCE_WAYBACK_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

/* Where the marks of a copy are looked for: its script stands in the first element of <head>, its
 * comment behind </html>, with 1,500 bytes of timings after it. */
#define CC_WAYBACK_HEAD_BYTES 16384
#define CC_WAYBACK_TAIL_BYTES 4096

/* Whether `url` is the address of a copy; then *original is that of the page, in the arena (a
 * scheme that lost a slash, as in the names of folders, gets it back; http where none is
 * written), and *archived_at_s when it was archived, CC_NO_TIME with fewer than 14 digits.
 * *original is empty when the arena refused. */
bool cc_wayback_address(struct cc_arena *arena, struct cc_span url, struct cc_span *original,
                        int64_t *archived_at_s);

/* A copy becomes the page: its address (page->url where that is a copy's, else what the copy's
 * own script says) and fetched_at_s (when it was archived), and where its bytes have the marks
 * of a copy, they come without tool bar and with the links that the page had.  The bytes of all
 * others stay, and so does an address from elsewhere.  CC_E_LIMIT, CC_E_NOMEM: the arena. */
enum cc_status cc_wayback_restore(struct cc_arena *arena, struct cc_page *page,
                                  struct cc_error *err);

#endif
