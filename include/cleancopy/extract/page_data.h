/* page_data.h -- the article of a page that has it only in the JSON of its scripts.
 *
 * A page that is drawn by script has next to no text in its tree; the text stands in JSON-LD or
 * in the state that a framework hands to the browser (script_data.h).  Of each piece of data
 * the part with the article is chosen: the object that carries the page's title where there is
 * one, then down to where one branch alone no longer holds most of the prose.  It becomes HTML
 * (rich_text.h), and the page is read again with it at its end: so the text has roles, verdicts
 * and places like any other, and what the tree had stays on record.
 *
 * JSON-LD wins unless other data has far more words: it says which text is the article.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_PAGE_DATA_H
#define CLEANCOPY_EXTRACT_PAGE_DATA_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

/* A page that keeps fewer words than this has "next to no text"; where features are asked for, a page whose tree has fewer. */
#define CC_PAGE_DATA_FEW_WORDS 60
/* Data with fewer words holds no article, … */
#define CC_PAGE_DATA_MIN_WORDS 60
/* … nor does data that has not this many times the words that the page keeps. */
#define CC_PAGE_DATA_TIMES 4
/* JSON inside strings of JSON inside strings */
#define CC_PAGE_DATA_MAX_NESTING 3

/* *html: the page with the article of its data as an element behind it, in the arena; its name
 * says where it is from ("script#__next_data__" in paths, *name as the page writes it).  len 0
 * when the data holds none.  `n_kept`: words that the page keeps without.  Fails only with the
 * arena or the heap. */
enum cc_status cc_page_data_find(struct cc_arena *arena, const struct cc_limits *limits,
                                 const struct cc_dom *dom, struct cc_span page,
                                 struct cc_span title, size_t n_kept, struct cc_span *html,
                                 struct cc_span *name, struct cc_error *err);

#endif
