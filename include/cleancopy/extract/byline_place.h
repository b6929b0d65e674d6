/* byline_place.h -- whether a name or date stands where those of others do: in navigation, comments, related articles, code, or
 * in a teaser.
 *
 * A teaser has a heading of its own that is a link, and its byline is right behind it:
 *
 *     <h1>Transport</h1> <div><h2><a href="/n/1">Tram is back</a></h2> <p>By Ann Quay</p></div>
 *
 * A heading that repeats the headline (a forum's "Re: ...") makes no teaser.
 *
 * Thread use: pure, one arena and one set of signs a thread. */
#ifndef CLEANCOPY_EXTRACT_BYLINE_PLACE_H
#define CLEANCOPY_EXTRACT_BYLINE_PLACE_H

#include "cleancopy/extract/byline_sign.h"

/* `headline` may be CC_NO_INDEX.  What holds the headline too is no such place: pages are wrapped in "with-sidebar".  An
 * article's own footer has its author, but dates of changes: `in_footer` says whether it counts. */
bool cc_byline_is_elsewhere(struct cc_byline_signs *signs, uint32_t node, uint32_t headline, bool in_footer);

/* Whether it stands in an element that begins with the words over what others wrote ("<h3>Related</h3>", "Comments: ..."; see
 * others_label.h).  Dearer than cc_byline_is_elsewhere(): asked of a name or date that was found. */
bool cc_byline_is_of_others(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node, uint32_t headline);

/* Whether it lies in an <aside> that does not hold the headline: there only mark-up tells that it is of the page. */
bool cc_byline_is_in_aside(const struct cc_dom *dom, uint32_t node, uint32_t headline);

/* How far behind the headline, in nodes, a mark is believed by how sure it is: 3 mark-up says so, 2 its class does, 1 its class may. */
uint32_t cc_byline_reach(int surety);

#endif
