/* byline.h -- who wrote the page and when, as it tells its readers near the headline.
 *
 * Elements that are marked as author or date (itemprop, rel=author, <time>, class tokens such as "byline") and stand
 * at or after the headline, outside of comments, lists of other articles, navigation and footers.  What is found
 * must read like a name or hold a whole date: else there is no answer.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BYLINE_H
#define CLEANCOPY_EXTRACT_BYLINE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

#include <stdint.h>

#define CC_BYLINE_MAX_AUTHORS 32
#define CC_BYLINE_MAX_BYTES   200 /* longer text is no byline */

struct cc_authors {
    struct cc_span list[CC_BYLINE_MAX_AUTHORS];
    uint32_t count;
};

/* Adds the names in `text` ("By Ann Quay, Ph.D., and Ben Dock | Harbour Post") to *authors, without repeats: words
 * such as "by", roles, the site's name, addresses and what follows a bar or dot are left out, degrees stay with
 * their name.  Adds nothing when no part reads like a name. */
void cc_byline_add(struct cc_arena *arena, struct cc_span text, struct cc_span site_name,
                   struct cc_authors *authors);

/* The authors that the page shows.  `headline`: the element of the title, or CC_NO_INDEX.  *authors is empty where
 * none are. */
void cc_byline_authors(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                       struct cc_span site_name, struct cc_authors *authors);

/* The date of publication that the page shows, ISO 8601; empty where there is none. */
struct cc_span cc_byline_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                              struct cc_span language);

#endif
