/* jsonld.h -- what a page says of itself in JSON-LD: <script type="application/ld+json">.
 *
 * jansson parses what json_mend.h has mended and counted.  A script that stays broken is passed
 * over: it is no failure.
 *
 * All objects are looked at, through arrays, @graph, mainEntity and mainEntityOfPage.  They
 * fall in three ranks: articles (NewsArticle, BlogPosting, ...), other content (Recipe,
 * Product, VideoObject, DiscussionForumPosting, ...), and the page as such (WebPage and its
 * kin).  Each field is the first one found in the best rank that has it.
 * Vocabulary: schema.org.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_JSONLD_H
#define CLEANCOPY_EXTRACT_JSONLD_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_JSONLD_MAX_OBJECTS  2000 /* looked at in one page; real: 300 */
#define CC_JSONLD_MAX_AUTHORS  32
#define CC_JSONLD_MAX_KEYWORDS 64 /* real: 40 */

/* Texts are plain: character references decoded, tags taken out, white space collapsed.  Absent
 * ones are empty.  All in the arena. */
struct cc_jsonld {
    struct cc_span type;       /* "@type" of the best object: "NewsArticle" */
    struct cc_span title;      /* headline, else name, of an article or other content */
    struct cc_span page_title; /* name of the WebPage */
    struct cc_span published,
        modified; /* as written: datePublished (else dateCreated, uploadDate), dateModified */
    bool is_page_date; /* `published` comes from a WebPage object */
    struct cc_span description, language, url,
        site_name;       /* site_name: publisher, else WebSite */
    struct cc_span body; /* articleBody, else text; line breaks kept */
    struct cc_span authors[CC_JSONLD_MAX_AUTHORS];
    uint32_t n_authors; /* persons, in order, without repeats; organisations only where no
                           person is named */
    struct cc_span keywords[CC_JSONLD_MAX_KEYWORDS]; /* each may hold several, with commas */
    uint32_t n_keywords;
    struct cc_span image;   /* of the article or the page, through @id; else its thumbnail */
    struct cc_span licence; /* as written: a URL or a name */
    enum cc_access
        access;      /* isAccessibleForFree of the best object, else of one of its parts:
                        an article that says nothing with a part for payers is paywalled */
    bool has_person; /* the authors are persons (or plain strings, which do not tell) */
};

/* Fills *out, all empty where the page has none.  Scripts over limits->max_json_bytes or
 * max_json_depth or CC_JSON_MAX_VALUES are passed over.  Fails only with the arena or the heap.
 */
enum cc_status cc_jsonld_read(struct cc_arena *arena, const struct cc_limits *limits,
                              const struct cc_dom *dom, struct cc_jsonld *out,
                              struct cc_error *err);

#endif
