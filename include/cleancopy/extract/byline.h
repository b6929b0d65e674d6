/* byline.h -- who wrote the page and when, as it tells its readers near the headline.
 *
 * Elements that are marked as author or date (itemprop, rel=author, <time>, class tokens such
 * as "byline") and stand at or after the headline, outside of comments, lists of other
 * articles, navigation and footers.  What is found must read like a name or hold a whole date:
 * else there is no answer.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BYLINE_H
#define CLEANCOPY_EXTRACT_BYLINE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/names.h"

#include <stdint.h>

/* The authors that the page shows.  `headline`: the element of the title, or CC_NO_INDEX.
 * *authors is empty where none are. */
void cc_byline_authors(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                       struct cc_span site_name, struct cc_span language, struct cc_names *authors);

/* The date of publication that the page shows, ISO 8601; empty where there is none. */
struct cc_span cc_byline_date(struct cc_arena *arena, const struct cc_dom *dom,
                              uint32_t headline, struct cc_span language);

#endif
