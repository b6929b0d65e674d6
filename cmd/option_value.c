/* Text to values, each kind of option in its way. */
#include "option_table.h"

#include "cleancopy/core/now.h"
#include "cleancopy/fetch/extra_header.h"
#include "cleancopy/fetch/guard.h"
#include "cleancopy/source/warc.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static enum cc_status bad_value(struct cc_error *err, const struct cc_option *o, const char *value,
                                const char *allowed)
{
    return cc_fail(err, CC_E_USAGE, "options", "%s: \"%s\" is not allowed: give %s", o->name,
                   value, allowed);
}

/* Digits, then perhaps K, M or G (powers of 1,024). */
static bool read_number(const char *value, bool units, uint64_t max, uint64_t *out)
{
    char *end;
    uint64_t n;
    unsigned shift = 0;

    if (value[0] < '0' || value[0] > '9')
        return false;
    errno = 0;
    n = strtoull(value, &end, 10);
    if (errno != 0)
        return false;
    if (units && *end != '\0') {
        static const char letters[] = "KMG";
        const char *at = strchr(letters, *end);

        if (at == NULL)
            return false;
        shift = 10u * (unsigned)(at - letters + 1);
        end++;
    }
    if (*end != '\0' || n > max >> shift)
        return false;
    *out = n << shift;
    return true;
}

/* A number with one of `letters`, in seconds. */
static bool read_seconds(const char *value, const char *letters, int64_t *seconds)
{
    static const struct {
        char letter;
        int64_t seconds;
    } units[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}, {'w', 604800}};
    char *end;
    uint64_t n;

    if (value[0] < '0' || value[0] > '9')
        return false;
    errno = 0;
    n = strtoull(value, &end, 10);
    if (errno != 0 || end[0] == '\0' || end[1] != '\0' || strchr(letters, *end) == NULL ||
        n > (uint64_t)CC_WINDOW_MAX_S)
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (units[i].letter == *end)
            *seconds = (int64_t)n * units[i].seconds;
    }
    return true;
}

static enum cc_status set_time(struct cc_settings *settings, const struct cc_option *o,
                               const char *value, struct cc_error *err)
{
    int64_t *field = (int64_t *)(void *)((char *)&settings->cfg + o->offset), seconds = 0;
    uint64_t plain;

    if (o->kind == CC_OPTION_SPAN) {
        if (!read_seconds(value, "hdw", &seconds) || seconds < CC_WINDOW_MIN_S ||
            seconds > CC_WINDOW_MAX_S)
            return bad_value(err, o, value,
                             "hours, days or weeks from 1h to 36500d, such as 12h, 30d or 4w");
    } else if (read_number(value, false, CC_MAX_TIME_S, &plain)) {
        seconds = (int64_t)plain;
    } else if (!read_seconds(value, "smh", &seconds) || seconds > CC_MAX_TIME_S) {
        return bad_value(err, o, value,
                         "seconds, minutes or hours up to 720h, such as 90, 30m or 2h");
    }
    *field = seconds;
    return CC_OK;
}

/* ISO 8601, or Unix seconds. */
static enum cc_status set_now(struct cc_settings *settings, const struct cc_option *o,
                              const char *value, struct cc_error *err)
{
    int64_t *field = (int64_t *)(void *)((char *)&settings->cfg + o->offset), at_s;
    uint64_t seconds;

    if (read_number(value, false, CC_NOW_MAX_S, &seconds))
        at_s = (int64_t)seconds;
    else
        at_s = cc_warc_time(cc_span_from(value));
    if (at_s < 0 || at_s > CC_NOW_MAX_S)
        return bad_value(err, o, value, "a time from 1970 to 2100, such as 2026-03-01T08:00:00Z or 1772352000");
    *field = at_s - cc_now_s(0);
    return CC_OK;
}

static enum cc_status set_flag(struct cc_settings *settings, const struct cc_option *o,
                               const char *value, struct cc_error *err)
{
    static const char *const yes[] = {"yes", "true", "on", "1"};
    static const char *const no[] = {"no", "false", "off", "0"};
    bool *field = (bool *)((char *)&settings->cfg + o->offset);

    for (size_t i = 0; i < 4; i++) {
        if (value == NULL || strcmp(value, yes[i]) == 0 || strcmp(value, no[i]) == 0) {
            *field = value == NULL || strcmp(value, yes[i]) == 0;
            return CC_OK;
        }
    }
    return bad_value(err, o, value, "yes or no");
}

/* Options whose value is one of a few words: the words in the order of their enum, and how a message
 * lists them. */
static const struct {
    enum cc_option_kind kind;
    const char *words[8];
    const char *allowed;
} choices[] = {
    {CC_OPTION_FORMAT, {"text", "markdown", "jsonl", "vertical", "prevertical", "tei", "csv"},
     "text, markdown, jsonl, vertical, prevertical, tei or csv"},
    {CC_OPTION_DUPLICATES, {"drop", "keep"}, "drop or keep"},
    {CC_OPTION_REPRINTS, {"keep", "drop"}, "keep or drop"},
    {CC_OPTION_SCOPE, {"auto", "strict", "full"}, "auto, strict or full"},
    {CC_OPTION_PARSER, {"skeleton", "plain"}, "skeleton or plain"},
    {CC_OPTION_COLOR, {"auto", "always", "never"}, "auto, always or never"},
};
#define N_CHOICES (sizeof choices / sizeof *choices)

const char *const *cc_option_words(enum cc_option_kind kind)
{
    for (size_t c = 0; c < N_CHOICES; c++) {
        if (choices[c].kind == kind)
            return choices[c].words;
    }
    return NULL;
}

static enum cc_status set_enum(struct cc_settings *settings, const struct cc_option *o,
                               const char *value, struct cc_error *err)
{
    size_t c = 0;
    unsigned i;

    while (c + 1 < N_CHOICES && choices[c].kind != o->kind)
        c++;
    for (i = 0; choices[c].words[i] != NULL && strcmp(value, choices[c].words[i]) != 0; i++)
        continue;
    if (choices[c].words[i] == NULL)
        return bad_value(err, o, value, choices[c].allowed);
    if (o->kind == CC_OPTION_FORMAT)
        settings->cfg.format = (enum cc_format)i;
    else if (o->kind == CC_OPTION_DUPLICATES)
        settings->cfg.duplicates = (enum cc_duplicates)i;
    else if (o->kind == CC_OPTION_REPRINTS)
        settings->cfg.reprints = (enum cc_reprints)i;
    else if (o->kind == CC_OPTION_PARSER)
        settings->cfg.parser = (enum cc_parser)i;
    else if (o->kind == CC_OPTION_COLOR)
        settings->cfg.color = (enum cc_color)i;
    else
        settings->cfg.scope = (enum cc_scope)i;
    return CC_OK;
}

/* "3/16": the third of sixteen. */
static enum cc_status set_shard(struct cc_settings *settings, const struct cc_option *o,
                                const char *value, struct cc_error *err)
{
    const char *slash = strchr(value, '/');
    size_t n_digits = slash != NULL ? (size_t)(slash - value) : 0;
    uint64_t number, of;
    char digits[8];

    if (n_digits > 0 && n_digits < sizeof digits) {
        memcpy(digits, value, n_digits);
        digits[n_digits] = '\0';
        if (read_number(slash + 1, false, CC_MAX_SHARDS, &of) &&
            read_number(digits, false, of, &number) && number > 0) {
            uint32_t *field = (uint32_t *)(void *)((char *)&settings->cfg + o->offset);

            field[0] = (uint32_t)number; /* and of how many behind it */
            field[1] = (uint32_t)of;
            return CC_OK;
        }
    }
    return bad_value(err, o, value, "I/N, such as 3/16, with I from 1 to N and N up to 10000");
}

/* The value in the settings' own memory, a relative path behind base_dir. */
static const char *own_value(struct cc_settings *settings, const struct cc_option *o,
                             const char *value, const char *base_dir)
{
    bool is_path = o->kind == CC_OPTION_PATH || o->kind == CC_OPTION_URL_LIST || o->kind == CC_OPTION_RULES;

    if (is_path && base_dir != NULL && value[0] != '/')
        return cc_arena_printf(&settings->arena, "%s/%s", base_dir, value).ptr;
    return cc_arena_copy(&settings->arena, cc_span_from(value)).ptr;
}

/* The source that the command line fills, behind those of the file. */
static struct cc_source *own_source(struct cc_settings *settings)
{
    static const char name[] = "command line";
    struct cc_config *cfg = &settings->cfg;
    size_t n = cfg->n_sources;
    struct cc_source *grown;

    if (n > 0 && strcmp(cfg->sources[n - 1].name, name) == 0)
        return &cfg->sources[n - 1];
    grown = cc_arena_calloc(&settings->arena, n + 1, sizeof *grown);
    if (grown == NULL)
        return NULL;
    if (n > 0)
        memcpy(grown, cfg->sources, n * sizeof *grown);
    grown[n].name = name;
    cfg->sources = grown;
    cfg->n_sources = n + 1;
    return &grown[n];
}

static enum cc_status add_to_source(struct cc_settings *settings, const struct cc_option *o,
                                    const char *value, struct cc_error *err)
{
    struct cc_source *source = own_source(settings);
    const char **list;
    size_t *n;

    if (source == NULL)
        return cc_arena_status(&settings->arena, "options", err);
    list = o->kind == CC_OPTION_FEED      ? source->feeds
           : o->kind == CC_OPTION_SITEMAP ? source->sitemaps
           : o->kind == CC_OPTION_URL_LIST ? source->url_lists
                                      : source->front_pages;
    n = o->kind == CC_OPTION_FEED      ? &source->n_feeds
        : o->kind == CC_OPTION_SITEMAP ? &source->n_sitemaps
        : o->kind == CC_OPTION_URL_LIST ? &source->n_url_lists
                                   : &source->n_front_pages;
    if (*n == CC_MAX_SOURCE_URLS)
        return cc_fail(err, CC_E_USAGE, "options", "%s: more than %d of them", o->name,
                       CC_MAX_SOURCE_URLS);
    list[(*n)++] = value;
    return CC_OK;
}

static enum cc_status add_to_list(struct cc_settings *settings, const char ***list, size_t *n,
                                  const char *value, struct cc_error *err)
{
    const char **grown = cc_arena_grow(&settings->arena, *list, *n * sizeof *grown,
                                       (*n + 1) * sizeof *grown);

    if (grown == NULL)
        return cc_arena_status(&settings->arena, "options", err);
    grown[(*n)++] = value;
    *list = grown;
    return CC_OK;
}

static enum cc_status set_number(struct cc_settings *settings, const struct cc_option *o,
                                 const char *value, struct cc_error *err)
{
    char *field = (char *)&settings->cfg + o->offset;
    uint64_t n;

    if (o->kind == CC_OPTION_COUNT) {
        if (!read_number(value, false, UINT32_MAX, &n))
            return bad_value(err, o, value, "a whole number from 0 to 4294967295");
        *(uint32_t *)field = (uint32_t)n;
    } else {
        bool is_memory = o->kind == CC_OPTION_MEMORY;

        if (!read_number(value, true, is_memory ? CC_MAX_MEMORY_BYTES : CC_MAX_BODY_BYTES, &n))
            return bad_value(err, o, value, is_memory
                                 ? "a number of bytes, such as 500000, 512M or 2G"
                                 : "a number of bytes up to 1G, such as 500000, 512K or 8M");
        *(size_t *)field = (size_t)n;
    }
    return CC_OK;
}

/* A line break in it would begin a header of its own. */
static bool has_control(const char *value)
{
    for (; *value != '\0'; value++) {
        if ((unsigned char)*value < 0x20 || *value == 0x7F)
            return true;
    }
    return false;
}

enum cc_status cc_option_set(struct cc_settings *settings, const struct cc_option *o,
                             const char *value, const char *base_dir, struct cc_error *err)
{
    const char *own;

    if (o->kind == CC_OPTION_FLAG || o->kind == CC_OPTION_YES_NO)
        return set_flag(settings, o, value, err);
    if (o->kind >= CC_OPTION_FORMAT && o->kind <= CC_OPTION_COLOR)
        return set_enum(settings, o, value, err);
    if (o->kind == CC_OPTION_COUNT || o->kind == CC_OPTION_BYTES || o->kind == CC_OPTION_MEMORY)
        return set_number(settings, o, value, err);
    if (o->kind == CC_OPTION_SHARD)
        return set_shard(settings, o, value, err);
    if (o->kind == CC_OPTION_NOW)
        return set_now(settings, o, value, err);
    if (o->kind == CC_OPTION_SPAN || o->kind == CC_OPTION_SECONDS)
        return set_time(settings, o, value, err);
    if (value[0] == '\0')
        return bad_value(err, o, value, o->argument);
    if (o->kind == CC_OPTION_TEXT && has_control(value))
        return bad_value(err, o, value, "one line without control characters");
    if (o->kind == CC_OPTION_PREFER)
        return cc_option_set_prefer(settings, value, err);
    if (o->kind == CC_OPTION_OUTLETS)
        return cc_option_set_outlets(settings, o, value, base_dir, err);
    if (o->kind == CC_OPTION_LANGUAGES)
        return cc_option_set_languages(settings, value, err);
    own = own_value(settings, o, value, base_dir);
    if (own == NULL)
        return cc_arena_status(&settings->arena, "options", err);
    if (o->kind == CC_OPTION_CONNECT_TO)
        return add_to_list(settings, &settings->cfg.connect_to, &settings->cfg.n_connect_to, own,
                           err);
    if (o->kind == CC_OPTION_HEADER && !cc_extra_header_is_allowed(cc_span_from(own)))
        return bad_value(err, o, value,
                         "\"Name: value\", and not a header that the request sets by itself");
    if (o->kind == CC_OPTION_HEADER)
        return add_to_list(settings, &settings->cfg.headers, &settings->cfg.n_headers, own, err);
    if (o->kind == CC_OPTION_ALLOW_NET && !cc_guard_is_net(own))
        return bad_value(err, o, value, "a network, such as 10.0.0.0/8 or fd00::/8");
    if (o->kind == CC_OPTION_ALLOW_NET)
        return add_to_list(settings, &settings->cfg.allow_nets, &settings->cfg.n_allow_nets, own,
                           err);
    if (o->kind == CC_OPTION_RULES)
        return cc_rules_file_read(settings, own, err);
    if (o->kind != CC_OPTION_STRING && o->kind != CC_OPTION_TEXT && o->kind != CC_OPTION_PATH)
        return add_to_source(settings, o, own, err);
    *(const char **)((char *)&settings->cfg + o->offset) = own;
    return CC_OK;
}
