/* page_name.h -- the names that a page gives itself, found in its lines.
 *
 * Appeals, newsletters and notices name the site that they speak for, and notes on the author name the author; paragraphs seldom do.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_PAGE_NAME_H
#define CLEANCOPY_EXTRACT_PAGE_NAME_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_MAX_NAMED_AUTHORS 4 /* of a page; more say nothing new */

/* In lower case; empty where there is none, or one too short to be told from a word. */
struct cc_page_names {
    struct cc_span site, authors[CC_MAX_NAMED_AUTHORS];
    uint32_t n_authors;
};

void cc_page_names_make(struct cc_arena *arena, struct cc_span site, const struct cc_span *authors, uint32_t n_authors,
                        struct cc_page_names *names);

/* `lower` is a line in lower case. */
bool cc_page_names_site(const struct cc_page_names *names, struct cc_span lower);

/* 0, 1: one of the authors is named, 2: the line begins with the name. */
int32_t cc_page_names_author(const struct cc_page_names *names, struct cc_span lower);

#endif
