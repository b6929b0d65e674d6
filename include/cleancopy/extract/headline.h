/* headline.h -- which of a page's titles is the one a reader sees above the text.
 *
 * Candidates are the <h1> elements, what JSON-LD and meta tags give, and <title>.  An <h1> that
 * another candidate confirms (the same words, or some of them) wins, since the others are
 * written for search engines and social networks; but for a kicker before it ("Weather Storm
 * keeps the ferry home"), which is left out where another candidate has the rest.  A news
 * article's og:title, <title> and JSON-LD that agree outvote an <h1> with other words.  Else
 * og:title, <title> and JSON-LD, up to the first bar, or the first dash that does not read on
 * (title_cut.h); of these the one whose words a lesser heading has.  Where none of them is a
 * heading's, or <title> names but the site, the page is searched (headline_search.h).
 *
 * In 1,497 pages of all kinds an <h1> with the same words as another candidate is right in 95
 * of 100, one that shares two of five words in 50 (the others in 37, whichever way they are
 * told apart: nothing was learnt here).  In news an og:title with other words than the <h1> is
 * as often right as not.  Measured: see metadata.h.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_HEADLINE_H
#define CLEANCOPY_EXTRACT_HEADLINE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

#include <stdbool.h>

#define CC_HEADLINE_MAX_H1 32 /* looked at in one page */

struct cc_headlines {
    struct cc_span page_title; /* <title> */
    struct cc_span meta;       /* og:title and its kin */
    struct cc_span jsonld;
    struct cc_span site_name;
    struct cc_span host; /* of the page's address */
    bool is_news;        /* JSON-LD calls the page a NewsArticle */
};

/* The title; empty where there is none.  *node is the element that shows it: an <h1>, a lesser heading or what looks like one; else the first
 * <h1>, else CC_NO_INDEX. */
struct cc_span cc_headline_choose(struct cc_arena *arena, const struct cc_dom *dom,
                                  const struct cc_headlines *from, uint32_t *node);

#endif
