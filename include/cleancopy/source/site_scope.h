/* site_scope.h -- where the links of a feed, sitemap or front page may lead.
 *
 * To the site (registrable domain) that was asked and the one that answered; to other hosts
 * only by permission, which covers the hosts below a named one too:
 *
 *     asked https://www.harbourpost.example/feed, allowed "partner.example"
 *     https://sport.harbourpost.example/a   https://news.partner.example/b     inside
 *     https://notpartner.example/c          https://elsewhere.example/ad       outside
 *
 * Or a paid entry would send us anywhere.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_SOURCE_SITE_SCOPE_H
#define CLEANCOPY_SOURCE_SITE_SCOPE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

struct cc_site_scope {
    struct cc_span sites[2];        /* as cc_url_site has them; the second may be empty */
    const char *const *allow_hosts; /* as in a normal URL; NULL when there is none */
    size_t n_allow_hosts;
};

/* The sites of two URLs in normal form (or empty), no other hosts. */
void cc_site_scope_init(struct cc_site_scope *scope, struct cc_arena *arena, struct cc_span url,
                        struct cc_span other_url);

/* `url`: in normal form.  False when `scratch` refused. */
bool cc_site_scope_has(const struct cc_site_scope *scope, struct cc_arena *scratch,
                       struct cc_span url);

#endif
