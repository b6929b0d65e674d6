/* detail.h -- what else a page says of itself: last change, tags, lead image, licence, access.
 *
 *     modified  JSON-LD dateModified, meta tags, what the page shows (change_date.h); not when it
 *               is the date of publication, or of a day before it
 *     tags      the first that has any: article:tag, JSON-LD keywords, news_keywords and its
 *               kin, rel=tag links, <meta name=keywords>; commas and semicolons part them
 *     image     og:image and its kin, JSON-LD image, link rel=image_src, <img itemprop=image>
 *     licence   JSON-LD license, rel=license outside of figures, meta tags (dc.rights and
 *               copyright only where licence.h takes them for a licence)
 *     access    JSON-LD isAccessibleForFree (and that of hasPart), article:content_tier
 *
 * Addresses are made absolute against `base` and put in normal form; what is no http or https
 * address then is left out.  What no place gives stays empty.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_DETAIL_H
#define CLEANCOPY_EXTRACT_DETAIL_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/jsonld.h"
#include "cleancopy/extract/metatags.h"

#define CC_DETAIL_MAX_TAGS      64   /* a page of the development sets has 40 at most */
#define CC_DETAIL_MAX_TAG_BYTES 100  /* more is a sentence; it is left out */
#define CC_DETAIL_MAX_URL_BYTES 2048 /* longer ones are data or signed for an hour */

/* Fills modified, tags, image, licence and access of *doc, which has date and language already.
 * `base`: the page's <base> or address in normal form, empty where unknown: then only absolute
 * addresses count.  `headline`: the element of the title, or CC_NO_INDEX.  Fails only with the arena. */
enum cc_status cc_detail_read(struct cc_arena *arena, const struct cc_dom *dom,
                              const struct cc_jsonld *jsonld, const struct cc_metatags *meta,
                              struct cc_span base, uint32_t headline,
                              struct cc_document *doc, struct cc_error *err);

#endif
