/* site_rules.h -- what the configuration says of a site's pages goes before the model.
 *
 *     [site example.com]
 *     drop = .promo, aside.box     no block inside is text; of several rules this one wins
 *     keep = article .standfirst   each block inside is text, whatever its score
 *     only = article               no block outside is text; inside the model judges as always
 *
 * A block is inside when its element (block.h: the deepest one that holds all of its text) or
 * one around it is meant by the selector.  An element that holds only part of a line moves
 * nothing.  An `only` that means no element of the page has no effect: a site that renames a
 * class must not become silent.
 *
 * The score stays the model's, and so does the reason of what it had dropped already.  A block
 * that a rule takes out gets the reason that its place, class and words say (verdict_reason.h),
 * `widget` where they say nothing.  Steps behind this one still take out the page's title and
 * what the page repeats.
 *
 * A site is known by the host of the page's address, else of its canonical address, else by its
 * outlet.  Its section is the one with that name or the longest name that the host ends in
 * behind a dot; sections are not added up.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_SITE_RULES_H
#define CLEANCOPY_EXTRACT_SITE_RULES_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/css_match.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/features.h"

#define CC_RULE_NONE    0         /* the model judged the block */
#define CC_RULE_OUTSIDE UINT8_MAX /* the `only` rules took out what the model had kept */

/* What one rule met. */
struct cc_rule_count {
    uint32_t elements; /* that its selector means */
    uint32_t found; /* blocks inside of them; for a title, author or date: how many of them gave
                       one */
};

/* What the rules did to a page: for `explain`. */
struct cc_site_reading {
    struct cc_span host;          /* by which the site was looked for; may be empty */
    const struct cc_site *site;   /* NULL: no section is about the page, the rest is void */
    struct cc_css_page page;      /* what its selectors are matched with */
    struct cc_rule_count *counts; /* one a rule */
    uint8_t *decided_by; /* one a block: 1 + the rule, CC_RULE_NONE or CC_RULE_OUTSIDE */
};

/* The section for a host, or NULL. */
const struct cc_site *cc_site_find(const struct cc_site *sites, size_t n_sites,
                                   struct cc_span host);

/* Finds the section for a page; *doc has its addresses and outlet.  The dom must outlive
 * *reading. */
enum cc_status cc_site_begin(struct cc_arena *arena, const struct cc_site *sites,
                             size_t n_sites, const struct cc_document *doc,
                             const struct cc_dom *dom, struct cc_site_reading *reading,
                             struct cc_error *err);

/* Overrides verdicts where the page's site has rules about them. */
enum cc_status cc_site_rules_apply(struct cc_arena *arena, const struct cc_blocks *blocks,
                                   const struct cc_features *features,
                                   struct cc_verdict *verdicts, struct cc_site_reading *reading,
                                   struct cc_error *err);

#endif
