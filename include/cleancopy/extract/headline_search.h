/* headline_search.h -- the headline of a page none of whose titles is a heading's.
 *
 * Some sites give all their pages one <title>, their own name; others set headlines in bold.
 *
 *     <title>Harbour Post</title> ... <a href="/">Harbour Post</a> ... <h3>Ferry back after a year of repairs</h3>
 *     <title>Harbour Post: Ferry back after a year</title> ... <font size="5"><b>Ferry back after a year of repairs</b></font>
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_HEADLINE_SEARCH_H
#define CLEANCOPY_EXTRACT_HEADLINE_SEARCH_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

#include <stdint.h>

/* Beside a <title> with the words `title` (cc_title_words) that may be the site's name: the page's only <h1> `h1` of four words or more, where the
 * title has two at most or is what the link to the front page says; or, where h1 is CC_NO_INDEX, the first lesser heading as long that is no link, or
 * what looks like one (headline_style.h), before the running text.
 * CC_NO_INDEX where there is none.  `host`: of the page, empty where unknown. */
uint32_t cc_headline_search_heading(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span title, struct cc_span host, uint32_t h1);

/* The text node that begins with the words `title`, or with what stands in `page_title` behind the name of the site, which is shorter.
 * CC_NO_INDEX where there is none. */
uint32_t cc_headline_search_text(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span title, struct cc_span page_title);

/* Below the <h1> `h1` of three words or fewer, `h1_words`: the heading or text that is a part of `page_title` of four words or more ("Harbour Forum •
 * View topic - Pump makes a noise"): the <h1> names the site.  CC_NO_INDEX where there is none. */
uint32_t cc_headline_search_part(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span page_title, struct cc_span h1_words, uint32_t h1);

/* The first heading that microdata calls the headline of what it stands in (itemprop="headline") and that is no link and has four
 * words or more; CC_NO_INDEX where there is none. */
uint32_t cc_headline_search_marked(struct cc_arena *arena, const struct cc_dom *dom);

#endif
