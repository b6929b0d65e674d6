/* byline_sign.h -- what an element's attributes say of authors and dates: itemprop, property, rel, and words in class and id.
 *
 * The search for authors and dates (byline.h) goes over the same elements several times, the surest signs first, and up from many of
 * them; each element's attributes are read once.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BYLINE_SIGN_H
#define CLEANCOPY_EXTRACT_BYLINE_SIGN_H

#include "cleancopy/core/arena.h"
#include "cleancopy/extract/dom.h"

#include <stdbool.h>
#include <stdint.h>

/* Bits. */
enum cc_byline_sign {
    CC_BYLINE_IS_AUTHOR = 1,     /* mark-up says so */
    CC_BYLINE_AUTHOR = 2,        /* class or id: "byline", "author" */
    CC_BYLINE_NO_AUTHOR = 4,     /* of the author's box, but not the name: "avatar", "bio" */
    CC_BYLINE_USER = 8,          /* "username" */
    CC_BYLINE_IS_PUBLISHED = 16, /* mark-up says so */
    CC_BYLINE_IS_MODIFIED = 32,
    CC_BYLINE_PUBLISHED = 64,   /* class or id: "entry-date" */
    CC_BYLINE_DATE = 128,       /* "date", "time", "meta": may hold one */
    CC_BYLINE_OTHER_DATE = 256, /* "update", "event" */
    CC_BYLINE_ELSEWHERE = 512,  /* "comment", "related", "current-date": names and dates of others */
    CC_BYLINE_OWN_FOOTER = 1024, /* "post-footer": the article's, not the page's */
    CC_BYLINE_NO_WRITER = 2048  /* "autorefs", "hauteur": words that hold one for authors by accident */
};

struct cc_byline_signs {
    const struct cc_dom *dom;
    uint16_t *of; /* one a node, 0 before it is asked for */
};

/* False when the arena refused. */
bool cc_byline_signs_make(struct cc_arena *arena, const struct cc_dom *dom,
                          struct cc_byline_signs *signs);

uint32_t cc_byline_signs_of(struct cc_byline_signs *signs, uint32_t node);

/* Whether a link leads to the page of one author: "/autores/ann-quay", not "/autores/". */
bool cc_byline_leads_to_author(const struct cc_dom *dom, uint32_t node);

#endif
