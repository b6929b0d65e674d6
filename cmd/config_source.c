#include "config_source.h"
#include "config_keys.h"
#include "config_site.h"

#include <string.h>

#define FIRST_SOURCES 8

/* Room for one more source: the array doubles when it is full, at powers of two. */
static bool grow(struct cc_settings *settings)
{
    struct cc_config *cfg = &settings->cfg;
    size_t n = cfg->n_sources;
    struct cc_source *grown;

    if (n > 0 && (n < FIRST_SOURCES || (n & (n - 1)) != 0))
        return true;
    grown = cc_arena_calloc(&settings->arena, n == 0 ? FIRST_SOURCES : n * 2, sizeof *grown);
    if (grown == NULL)
        return false;
    if (n > 0)
        memcpy(grown, cfg->sources, n * sizeof *grown);
    cfg->sources = grown;
    return true;
}

enum cc_status cc_config_source_begin(struct cc_settings *settings, const char *name,
                                      struct cc_config_place place, struct cc_source **source,
                                      struct cc_error *err)
{
    struct cc_config *cfg = &settings->cfg;

    for (size_t i = 0; i < cfg->n_sources; i++) {
        *source = &cfg->sources[i];
        if (strcmp((*source)->name, name) == 0)
            return CC_OK;
    }
    if (!grow(settings))
        return cc_arena_status(&settings->arena, "config", err);
    *source = &cfg->sources[cfg->n_sources++];
    memset(*source, 0, sizeof **source);
    (*source)->name = cc_arena_copy(&settings->arena, cc_span_from(name)).ptr;
    (*source)->file = place.path;
    (*source)->line = place.line;
    return cc_arena_status(&settings->arena, "config", err);
}

static enum cc_status add(struct cc_source *source, const struct cc_config_key *key,
                          const char *value, struct cc_config_place place, struct cc_error *err)
{
    const char **list = (const char **)(void *)((char *)source + key->list);
    size_t *n = (size_t *)(void *)((char *)source + key->count);

    if (*n == CC_MAX_SOURCE_URLS)
        return cc_fail(err, CC_E_USAGE, "config",
                       "%s:%d: more than %d values of \"%s\" in one source: %s", place.path,
                       place.line, CC_MAX_SOURCE_URLS, key->name,
                       list == source->allow_hosts ? "name the domain above them"
                                                   : "put them into a url-list");
    list[(*n)++] = value;
    return CC_OK;
}

/* Host names with blanks between. */
static enum cc_status add_hosts(struct cc_settings *settings, struct cc_source *source,
                                const struct cc_config_key *key, const char *value,
                                struct cc_config_place place, struct cc_error *err)
{
    struct cc_arena *arena = &settings->arena;
    enum cc_status st = CC_OK;

    while (st == CC_OK && *value != '\0') {
        size_t n = strcspn(value, " \t,");
        struct cc_span name = cc_arena_copy(arena, (struct cc_span){value, n}), host;

        value += n + strspn(value + n, " \t,");
        if (n == 0)
            continue;
        host = name.ptr != NULL ? cc_config_host(arena, name.ptr) : CC_SPAN_EMPTY;
        if (arena->status != CC_OK)
            return cc_arena_status(arena, "config", err);
        if (host.len == 0)
            return cc_fail(err, CC_E_USAGE, "config",
                           "%s:%d: \"%s\" is no host name: give some such as example.com",
                           place.path, place.line, name.ptr);
        st = add(source, key, host.ptr, place, err);
    }
    return st;
}

enum cc_status cc_config_source_key(struct cc_settings *settings, struct cc_source *source,
                                    const char *key, const char *value, const char *base_dir,
                                    struct cc_config_place place, struct cc_error *err)
{
    struct cc_arena *arena = &settings->arena;
    size_t i = cc_config_key_find(&cc_source_keys, key);
    const struct cc_config_key *row = &cc_source_keys.list[i];
    bool is_path;
    const char *own;

    if (value[0] == '\0')
        return cc_fail(err, CC_E_USAGE, "config", "%s:%d: %s has no value", place.path,
                       place.line, key);
    if (i == cc_source_keys.n)
        return cc_config_key_unknown(&cc_source_keys, place.path, place.line, key, err);
    is_path = strcmp(key, "url-list") == 0 && value[0] != '/';
    own = is_path ? cc_arena_printf(arena, "%s/%s", base_dir, value).ptr
                  : cc_arena_copy(arena, cc_span_from(value)).ptr;
    if (own == NULL)
        return cc_arena_status(arena, "config", err);
    if (row->count == 0) {
        source->outlet = own;
        return CC_OK;
    }
    if (strcmp(key, "allow-hosts") == 0)
        return add_hosts(settings, source, row, own, place, err);
    return add(source, row, own, place, err);
}

const char *const *cc_config_source_values(const struct cc_source *source, size_t i, size_t *n)
{
    const struct cc_config_key *key = &cc_source_keys.list[i];

    if (key->count == 0) {
        *n = source->outlet != NULL;
        return &source->outlet;
    }
    *n = *(const size_t *)(const void *)((const char *)source + key->count);
    return (const char *const *)(const void *)((const char *)source + key->list);
}
