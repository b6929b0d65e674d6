/* config_file.c -- the INI file: [cleancopy] holds options, [source NAME] what to fetch, [site HOST] rules.
 *
 * inih reads the lines.  Debian builds it without line numbers, so the reader counts the lines that it hands over.
 * inih also cuts lines of 200 bytes in two: longer ones are refused here, by their number; and the names of sections
 * behind 49 bytes: the reader takes these from the line. */
#include "config_site.h"

#include <errno.h>
#include <ini.h>
#include <string.h>

struct reader {
    FILE *file;
    const char *path;
    struct cc_settings *settings;
    struct cc_span base_dir;
    bool rules_only;          /* sections other than [site HOST] are passed over */
    struct cc_source *source; /* of the section in hand, or NULL */
    struct cc_site *site;     /* the same */
    size_t source_capacity;
    char section[200];
    char bracket[200]; /* the last section's name as its line has it */
    int line, bracket_line;
    enum cc_status status;
    struct cc_error *err;
};

#define SECTIONS     "[cleancopy], [source NAME] and [site HOST]"
#define INIH_SECTION 49 /* bytes of a section's name that inih hands over */

static const char *const source_keys[] = {"outlet", "feed",     "sitemap",    "front-page",
                                          "url",    "url-list", "allow-hosts"};

/* The name of a section, whole. */
static void note_bracket(struct reader *r, const char *line)
{
    size_t n = strcspn(line + 1, "]\n");

    if (line[0] != '[' || n >= sizeof r->bracket)
        return;
    memcpy(r->bracket, line + 1, n);
    r->bracket[n] = '\0';
    r->bracket_line = r->line;
}

static char *read_line(char *line, int size, void *user)
{
    struct reader *r = user;
    size_t n;

    if (r->status != CC_OK || fgets(line, size, r->file) == NULL)
        return NULL;
    r->line++;
    n = strlen(line);
    if (n + 1 == (size_t)size && line[n - 1] != '\n') {
        r->status = cc_fail(r->err, CC_E_USAGE, "config", "%s:%d: line longer than %d bytes",
                            r->path, r->line, size - 2);
        return NULL;
    }
    note_bracket(r, line);
    return line;
}

/* Begins a source, or goes on with one of that name. */
static enum cc_status begin_source(struct reader *r, const char *name)
{
    struct cc_config *cfg = &r->settings->cfg;
    struct cc_source *grown;

    for (size_t i = 0; i < cfg->n_sources; i++) {
        if (strcmp(cfg->sources[i].name, name) == 0) {
            r->source = &cfg->sources[i];
            return CC_OK;
        }
    }
    if (cfg->n_sources == r->source_capacity) {
        size_t capacity = r->source_capacity == 0 ? 8 : r->source_capacity * 2;

        grown = cc_arena_calloc(&r->settings->arena, capacity, sizeof *grown);
        if (grown == NULL)
            return cc_arena_status(&r->settings->arena, "config", r->err);
        if (cfg->n_sources > 0)
            memcpy(grown, cfg->sources, cfg->n_sources * sizeof *grown);
        cfg->sources = grown;
        r->source_capacity = capacity;
    }
    r->source = &cfg->sources[cfg->n_sources++];
    memset(r->source, 0, sizeof *r->source);
    r->source->name = cc_arena_copy(&r->settings->arena, cc_span_from(name)).ptr;
    return cc_arena_status(&r->settings->arena, "config", r->err);
}

static enum cc_status begin_site(struct reader *r, const char *name)
{
    bool is_known = strcmp(r->section, r->bracket) == 0;
    struct cc_config_place place = {r->path, is_known ? r->bracket_line : r->line};

    return cc_config_site_begin(r->settings, name, place, &r->site, r->err);
}

static enum cc_status begin_section(struct reader *r, const char *section)
{
    size_t length = strlen(section);

    if (length >= sizeof r->section) /* never: inih's lines are shorter */
        length = sizeof r->section - 1;
    memcpy(r->section, section, length);
    r->section[length] = '\0';
    r->source = NULL;
    r->site = NULL;
    if (strcmp(section, "cleancopy") == 0)
        return CC_OK;
    if (strncmp(section, "source ", 7) == 0 && section[7] != '\0')
        return r->rules_only ? CC_OK : begin_source(r, section + 7);
    if (strncmp(section, "site ", 5) == 0 && section[5] != '\0')
        return begin_site(r, section + 5);
    if (section[0] == '\0')
        return cc_fail(r->err, CC_E_USAGE, "config",
                       "%s:%d: key before any section: allowed sections are " SECTIONS, r->path,
                       r->line);
    return cc_fail(r->err, CC_E_USAGE, "config",
                   "%s:%d: unknown section [%s]: allowed sections are " SECTIONS, r->path,
                   r->line, section);
}

static enum cc_status add(struct reader *r, const char **list, size_t *n, const char *key,
                          const char *value)
{
    if (*n == CC_MAX_SOURCE_URLS)
        return cc_fail(r->err, CC_E_USAGE, "config",
                       "%s:%d: more than %d values of \"%s\" in one source: %s", r->path, r->line,
                       CC_MAX_SOURCE_URLS, key,
                       list == r->source->allow_hosts ? "name the domain above them"
                                                      : "put them into a url-list");
    list[(*n)++] = value;
    return CC_OK;
}

/* Host names with blanks between. */
static enum cc_status add_hosts(struct reader *r, struct cc_source *s, const char *value)
{
    struct cc_arena *arena = &r->settings->arena;
    enum cc_status st = CC_OK;

    while (st == CC_OK && *value != '\0') {
        size_t n = strcspn(value, " \t,");
        struct cc_span name = cc_arena_copy(arena, (struct cc_span){value, n}), host;

        value += n + strspn(value + n, " \t,");
        if (n == 0)
            continue;
        host = name.ptr != NULL ? cc_config_host(arena, name.ptr) : CC_SPAN_EMPTY;
        if (arena->status != CC_OK)
            return cc_arena_status(arena, "config", r->err);
        if (host.len == 0)
            return cc_fail(r->err, CC_E_USAGE, "config",
                           "%s:%d: \"%s\" is no host name: give some such as example.com",
                           r->path, r->line, name.ptr);
        st = add(r, s->allow_hosts, &s->n_allow_hosts, "allow-hosts", host.ptr);
    }
    return st;
}

static enum cc_status source_key(struct reader *r, const char *key, const char *value)
{
    struct cc_source *s = r->source;
    struct cc_arena *arena = &r->settings->arena;
    bool is_path = strcmp(key, "url-list") == 0 && value[0] != '/';
    const char *own = is_path ? cc_arena_printf(arena, "%.*s/%s", CC_SPAN_PRINT(r->base_dir), value).ptr
                              : cc_arena_copy(arena, cc_span_from(value)).ptr;
    const char *nearest;

    if (own == NULL)
        return cc_arena_status(arena, "config", r->err);
    if (value[0] == '\0')
        return cc_fail(r->err, CC_E_USAGE, "config", "%s:%d: %s has no value", r->path, r->line,
                       key);
    if (strcmp(key, "outlet") == 0) {
        s->outlet = own;
        return CC_OK;
    }
    if (strcmp(key, "feed") == 0)
        return add(r, s->feeds, &s->n_feeds, key, own);
    if (strcmp(key, "sitemap") == 0)
        return add(r, s->sitemaps, &s->n_sitemaps, key, own);
    if (strcmp(key, "front-page") == 0)
        return add(r, s->front_pages, &s->n_front_pages, key, own);
    if (strcmp(key, "url") == 0)
        return add(r, s->urls, &s->n_urls, key, own);
    if (strcmp(key, "url-list") == 0)
        return add(r, s->url_lists, &s->n_url_lists, key, own);
    if (strcmp(key, "allow-hosts") == 0)
        return add_hosts(r, s, own);
    nearest = cc_nearest(key, source_keys, sizeof source_keys / sizeof *source_keys);
    return cc_fail(r->err, CC_E_USAGE, "config",
                   "%s:%d: unknown key \"%s\"%s%s%s; a source has outlet, feed, sitemap, "
                   "front-page, url, url-list, allow-hosts",
                   r->path, r->line, key, nearest ? ": did you mean \"" : "",
                   nearest ? nearest : "", nearest ? "\"?" : "");
}

static int handle(void *user, const char *section, const char *key, const char *value)
{
    struct reader *r = user;
    struct cc_error err;

    if (r->status != CC_OK)
        return 1;
    if (strlen(section) == INIH_SECTION && strncmp(section, r->bracket, INIH_SECTION) == 0)
        section = r->bracket;
    if (strcmp(section, r->section) != 0 || section[0] == '\0')
        r->status = begin_section(r, section);
    if (r->status != CC_OK)
        return 1;
    if (r->site != NULL) {
        r->status = cc_config_site_key(r->settings, r->site, key, value,
                                       (struct cc_config_place){r->path, r->line}, r->err);
        return 1;
    }
    if (r->rules_only)
        return 1;
    if (r->source != NULL) {
        r->status = source_key(r, key, value);
        return 1;
    }
    r->status = cc_options_set(r->settings, key, value, r->base_dir.ptr, &err);
    if (r->status != CC_OK)
        (void)cc_fail(r->err, r->status, "config", "%s:%d: %s", r->path, r->line, err.message);
    return 1;
}

static enum cc_status read_file(struct reader *r, const char *path)
{
    struct cc_arena *arena = &r->settings->arena;
    struct cc_error *err = r->err;
    const char *slash = strrchr(path, '/');
    int bad_line;

    r->path = cc_arena_copy(arena, cc_span_from(path)).ptr; /* the rules keep it */
    r->base_dir = slash == NULL
                      ? CC_SPAN(".")
                      : cc_arena_copy(arena, (struct cc_span){path, (size_t)(slash - path)});
    if (arena->status != CC_OK)
        return cc_arena_status(arena, "config", err);
    r->file = fopen(path, "r");
    if (r->file == NULL)
        return cc_fail(err, CC_E_USAGE, "config", "%s: cannot read the configuration: %s", path,
                       strerror(errno));
    bad_line = ini_parse_stream(read_line, r, handle, r);
    if (r->status == CC_OK && ferror(r->file))
        r->status = cc_fail(err, CC_E_USAGE, "config", "%s: cannot read the configuration: %s",
                            path, strerror(errno));
    fclose(r->file);
    if (r->status == CC_OK && bad_line != 0)
        return cc_fail(err, CC_E_USAGE, "config",
                       "%s:%d: neither \"key = value\" nor \"[section]\"", path, bad_line);
    return r->status;
}

enum cc_status cc_config_file_read(struct cc_settings *settings, const char *path,
                                   struct cc_error *err)
{
    struct reader r = {.settings = settings, .err = err};

    return read_file(&r, path);
}

enum cc_status cc_rules_file_read(struct cc_settings *settings, const char *path,
                                  struct cc_error *err)
{
    struct reader r = {.settings = settings, .err = err, .rules_only = true};

    return read_file(&r, path);
}
