#include "cleancopy/source/site_scope.h"

#include "cleancopy/core/url.h"

static struct cc_span site_of(struct cc_arena *arena, struct cc_span url)
{
    struct cc_url parts;

    return cc_url_split(url, &parts) ? cc_url_site(arena, parts.host) : CC_SPAN_EMPTY;
}

void cc_site_scope_init(struct cc_site_scope *scope, struct cc_arena *arena, struct cc_span url,
                        struct cc_span other_url)
{
    scope->sites[0] = site_of(arena, url);
    scope->sites[1] = site_of(arena, other_url);
    scope->allow_hosts = NULL;
    scope->n_allow_hosts = 0;
}

static bool is_host_or_below(struct cc_span host, struct cc_span allowed)
{
    return cc_span_ends(host, allowed) &&
           (host.len == allowed.len || host.ptr[host.len - allowed.len - 1] == '.');
}

bool cc_site_scope_has(const struct cc_site_scope *scope, struct cc_arena *scratch,
                       struct cc_span url)
{
    struct cc_span site;
    struct cc_url parts;
    size_t i;

    if (!cc_url_split(url, &parts))
        return false;
    site = cc_url_site(scratch, parts.host);
    if (site.len == 0)
        return false;
    if (cc_span_is(site, scope->sites[0]) || cc_span_is(site, scope->sites[1]))
        return true;
    for (i = 0; i < scope->n_allow_hosts; i++)
        if (is_host_or_below(parts.host, cc_span_from(scope->allow_hosts[i])))
            return true;
    return false;
}
