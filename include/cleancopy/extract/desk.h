/* desk.h -- authors who are no persons: a newsroom ("Redaktion"), the outlet itself, a login.
 *
 * Meta tags and JSON-LD name such an author where the page shows who wrote: then the page is
 * believed; they stay an answer where it shows nobody.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_DESK_H
#define CLEANCOPY_EXTRACT_DESK_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

/* Whether `name` is a newsroom's ("La rédaction", "Redaktion Harbour Post"), the site's, that of
 * the site's address ("harbourpost", "harbourpost.example"; `site` may be empty), a company's ("Harbour Post Ltd", "Web Studio
 * Pixel"), the site's initials, an editor's ("Ben Dock (editor)"), or a login: one word of small ASCII letters and digits. */
bool cc_desk_is(struct cc_arena *arena, struct cc_span name, struct cc_span site_name, struct cc_span site);

#endif
