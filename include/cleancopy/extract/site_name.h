/* site_name.h -- the site's name where no meta tag and no JSON-LD declares it.
 *
 *     microdata's publisher; else the link to the front page that has the same words as the start or the end of <title>:
 *     <title>Ferry back | Harbour Post</title> ... <a href="/"><img alt="Harbour Post"></a>
 *
 * Both must agree: a logo alone may be a slogan, the end of a title a section.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_SITE_NAME_H
#define CLEANCOPY_EXTRACT_SITE_NAME_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

#include <stdbool.h>

/* Empty where nothing is sure.  `host`: of the page, empty where unknown. */
struct cc_span cc_site_name_find(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span page_title,
                                 struct cc_span host);

/* The name as the title has it at its end or start, parted from the rest ("Ferry back | Harbour Post"); else empty.  A span into `title`. */
struct cc_span cc_site_name_in_title(struct cc_span title, struct cc_span name);

/* Whether the title's last part, behind a bar or a dash, is the name and two words at most ("Ferry back - Harbour Post.example"). */
bool cc_site_name_opens_last_part(struct cc_span title, struct cc_span name);

/* Whether an element is a link to the front page and no more: a heading that is one is the logo. */
bool cc_site_name_is_logo(const struct cc_dom *dom, uint32_t element, struct cc_span host);

/* Whether a link to the front page has these words (cc_title_words) and no others: a <title> that is the logo's names the site, whichever
 * page it stands on. */
bool cc_site_name_is_home(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span words, struct cc_span host);

#endif
