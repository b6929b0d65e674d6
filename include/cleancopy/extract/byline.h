/* byline.h -- who wrote the page, as it tells its readers.
 *
 * Elements that are marked as an author's (itemprop, rel=author, class tokens such as "byline") and stand behind the headline or near before it, outside of
 * comments, lists of other articles, navigation and footers; texts that say it ("By Ann Quay"), names beside the date (byline_line.h), and what is
 * signed at its end (byline_signature.h).  What is found must read like a name: else there is no answer.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BYLINE_H
#define CLEANCOPY_EXTRACT_BYLINE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/names.h"

#include <stdint.h>

/* The authors that the page shows.  `headline`: the element of the title, or CC_NO_INDEX.  `declared`: whom the page's mark-up names, a desk or the
 * site itself; empty for nobody.  Beside it only persons count, and no name that holds it: "Recipe by Harbour Post"; where the page shows it, no
 * more is looked at than who signed the text.  *authors is empty where none are. */
void cc_byline_authors(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline, struct cc_span site_name, struct cc_span language,
                       struct cc_span declared, struct cc_names *authors);

#endif
