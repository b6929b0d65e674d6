#include "config_site.h"
#include "config_keys.h"

#include "cleancopy/core/url.h"
#include "cleancopy/extract/css_select.h"

#include <string.h>

#define FIRST_SITES        8
#define MAX_HOST_URL_BYTES 2048 /* "http://HOST/": a line has 200, in ASCII it may be longer */

const char *cc_rule_name(enum cc_rule_kind kind)
{
    return cc_site_keys.list[kind].name;
}

struct cc_span cc_config_host(struct cc_arena *arena, const char *name)
{
    struct cc_span url = cc_arena_printf(arena, "http://%s/", name), normal;
    struct cc_url parts;

    if (url.ptr == NULL || strpbrk(name, "*/:?#@ ") != NULL ||
        cc_url_normal(arena, CC_SPAN_EMPTY, url, MAX_HOST_URL_BYTES, &normal, NULL) != CC_OK ||
        !cc_url_split(normal, &parts))
        return CC_SPAN_EMPTY;
    return cc_arena_copy(arena, parts.host); /* NUL-ended */
}

/* Room for one more site: the array doubles when it is full, at powers of two. */
static bool grow(struct cc_settings *settings)
{
    struct cc_config *cfg = &settings->cfg;
    size_t n = cfg->n_sites;
    struct cc_site *grown;

    if (n > 0 && (n < FIRST_SITES || (n & (n - 1)) != 0))
        return true;
    grown = cc_arena_calloc(&settings->arena, n == 0 ? FIRST_SITES : n * 2, sizeof *grown);
    if (grown == NULL)
        return false;
    if (n > 0)
        memcpy(grown, cfg->sites, n * sizeof *grown);
    cfg->sites = grown;
    return true;
}

enum cc_status cc_config_site_begin(struct cc_settings *settings, const char *name,
                                    struct cc_config_place place, struct cc_site **site,
                                    struct cc_error *err)
{
    struct cc_config *cfg = &settings->cfg;
    struct cc_arena *arena = &settings->arena;
    struct cc_span host = cc_config_host(arena, name);

    if (host.len == 0)
        return arena->status != CC_OK
                   ? cc_arena_status(arena, "config", err)
                   : cc_fail(err, CC_E_USAGE, "config",
                             "%s:%d: \"%s\" is no host name: give one such as example.com",
                             place.path, place.line, name);
    for (size_t i = 0; i < cfg->n_sites; i++) {
        *site = &cfg->sites[i];
        if (strcmp((*site)->host, host.ptr) == 0)
            return CC_OK;
    }
    if (cfg->n_sites == CC_MAX_SITES)
        return cc_fail(err, CC_E_USAGE, "config", "%s:%d: more than %d sites", place.path,
                       place.line, CC_MAX_SITES);
    if (!grow(settings))
        return cc_arena_status(arena, "config", err);
    *site = &cfg->sites[cfg->n_sites++];
    **site = (struct cc_site){.host = host.ptr, .file = place.path, .line = place.line};
    (*site)->rules = cc_arena_calloc(arena, CC_MAX_SITE_RULES, sizeof *(*site)->rules);
    return cc_arena_status(arena, "config", err);
}

enum cc_status cc_config_site_key(struct cc_settings *settings, struct cc_site *site,
                                  const char *key, const char *value,
                                  struct cc_config_place place, struct cc_error *err)
{
    size_t kind = cc_config_key_find(&cc_site_keys, key);
    struct cc_error inner;
    struct cc_css *list;
    uint32_t n;
    enum cc_status st;

    if (kind == cc_site_keys.n)
        return cc_config_key_unknown(&cc_site_keys, place.path, place.line, key, err);
    st = cc_css_parse(&settings->arena, cc_span_from(value), &list, &n, &inner);
    if (st != CC_OK)
        return cc_fail(err, st, "config", "%s:%d: %s: %s", place.path, place.line, key,
                       inner.message);
    if (n > CC_MAX_SITE_RULES - site->n_rules)
        return cc_fail(err, CC_E_USAGE, "config", "%s:%d: more than %d selectors for one site",
                       place.path, place.line, CC_MAX_SITE_RULES);
    for (uint32_t i = 0; i < n; i++)
        site->rules[site->n_rules++] = (struct cc_rule){.kind = (enum cc_rule_kind)kind,
                                                        .line = place.line,
                                                        .file = place.path,
                                                        .selector = &list[i]};
    return CC_OK;
}
