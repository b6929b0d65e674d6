/* metatags.h -- what <meta>, <link> and the page's first lines of markup declare.
 *
 * One table knows the names under which sites declare a thing (OpenGraph, article:, Dublin
 * Core, Highwire "citation_", parsely, sailthru, schema.org as itemprop ...) and how far each
 * is to be believed.  One pass over the elements keeps the best value of each thing.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_METATAGS_H
#define CLEANCOPY_EXTRACT_METATAGS_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_METATAGS_MAX_AUTHORS  32
#define CC_METATAGS_MAX_KEYWORDS 64 /* tags that repeat; real: 40 */

enum cc_metatag {
    CC_META_TITLE,
    CC_META_PUBLISHED, /* only what date.h can read; as written */
    CC_META_MODIFIED,
    CC_META_AUTHOR, /* the best one; several are in `authors` */
    CC_META_SITE_NAME,
    CC_META_DESCRIPTION,
    CC_META_LANGUAGE,
    CC_META_TYPE, /* og:type */
    CC_META_URL,  /* og:url */
    CC_META_IMAGE,
    CC_META_LICENCE,  /* only what licence.h takes for one: no copyright lines */
    CC_META_ACCESS,   /* "free", "locked" ... as written */
    CC_META_KEYWORDS, /* the best one; several are in `keywords` */
    CC_META_COUNT
};

/* Texts are plain (plain.h).  Absent ones are empty. */
struct cc_metatags {
    struct cc_span value[CC_META_COUNT];
    struct cc_span
        authors[CC_METATAGS_MAX_AUTHORS]; /* those of one name, which may stand repeatedly */
    uint32_t n_authors;
    struct cc_span keywords[CC_METATAGS_MAX_KEYWORDS]; /* each may hold several, with commas */
    uint32_t n_keywords;
    bool
        are_search_words; /* `keywords` come from the name that is written for search engines */
    struct cc_span licence;       /* href of the first rel=license outside of figures */
    struct cc_span image;         /* href of <link rel=image_src> */
    struct cc_span canonical;     /* href of the first <link rel=canonical> in the page */
    struct cc_span base;          /* href of <base> */
    struct cc_span html_language; /* lang or xml:lang of <html> */
    struct cc_span page_title;    /* text of the first <title> outside of svg */
};

/* Fails only with the arena. */
enum cc_status cc_metatags_read(struct cc_arena *arena, const struct cc_dom *dom,
                                struct cc_metatags *out, struct cc_error *err);

#endif
