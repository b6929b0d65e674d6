/* Values to text: the other way round than option_value.c. */
#include "option_table.h"

#include "cleancopy/core/now.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

/* The repeatable options' lists, and those that one value holds. */
static size_t list_of(const struct cc_config *cfg, const struct cc_option *o,
                      const char *const **list)
{
    switch (o->kind) {
    case CC_OPTION_CONNECT_TO:
        *list = cfg->connect_to;
        return cfg->n_connect_to;
    case CC_OPTION_HEADER:
        *list = cfg->headers;
        return cfg->n_headers;
    case CC_OPTION_ALLOW_NET:
        *list = cfg->allow_nets;
        return cfg->n_allow_nets;
    case CC_OPTION_PREFER:
        *list = cfg->prefer;
        return cfg->n_prefer;
    case CC_OPTION_OUTLETS:
        *list = cc_option_outlets(cfg, o)->names;
        return cc_option_outlets(cfg, o)->n;
    case CC_OPTION_LANGUAGES:
        *list = cfg->filter.languages;
        return cfg->filter.n_languages;
    default:
        *list = NULL;
        return 0;
    }
}

static const void *field_of(const struct cc_config *cfg, const struct cc_option *o)
{
    return (const char *)cfg + o->offset;
}

static int64_t seconds_of(const struct cc_config *cfg, const struct cc_option *o)
{
    int64_t seconds;

    memcpy(&seconds, field_of(cfg, o), sizeof seconds);
    return seconds;
}

size_t cc_option_count(const struct cc_config *cfg, const struct cc_option *o)
{
    const char *const *list;
    size_t n = list_of(cfg, o, &list);

    switch (o->kind) {
    case CC_OPTION_STRING:
    case CC_OPTION_TEXT:
    case CC_OPTION_PATH:
        return *(const char *const *)field_of(cfg, o) != NULL;
    case CC_OPTION_SPAN:
    case CC_OPTION_SECONDS:
    case CC_OPTION_NOW:
        return seconds_of(cfg, o) != 0;
    case CC_OPTION_SHARD:
        return ((const uint32_t *)field_of(cfg, o))[1] > 0;
    case CC_OPTION_PREFER:
    case CC_OPTION_OUTLETS:
    case CC_OPTION_LANGUAGES:
        return n > 0;
    case CC_OPTION_CONNECT_TO:
    case CC_OPTION_HEADER:
    case CC_OPTION_ALLOW_NET:
        return n;
    default:
        return o->kind < CC_OPTION_RULES;
    }
}

/* With the largest of the units that leaves a whole number. */
static void show_in_units(uint64_t n, const char *letters, const uint64_t *sizes,
                          struct cc_buf *out)
{
    for (size_t i = 0; letters[i] != '\0'; i++) {
        if (n > 0 && n % sizes[i] == 0) {
            cc_buf_printf(out, "%" PRIu64 "%c", n / sizes[i], letters[i]);
            return;
        }
    }
    cc_buf_printf(out, "%" PRIu64, n);
}

static void show_seconds(const struct cc_config *cfg, const struct cc_option *o,
                         struct cc_buf *out)
{
    static const uint64_t sizes[] = {604800, 86400, 3600, 60, 1};
    bool is_span = o->kind == CC_OPTION_SPAN;

    show_in_units((uint64_t)seconds_of(cfg, o), is_span ? "wdh" : "hms",
                  is_span ? sizes : sizes + 2, out);
}

static void show_now(const struct cc_config *cfg, const struct cc_option *o, struct cc_buf *out)
{
    time_t at_s = (time_t)cc_now_s(seconds_of(cfg, o));
    struct tm tm;
    char text[32];

    if (gmtime_r(&at_s, &tm) != NULL &&
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm) > 0)
        cc_buf_add_string(out, text);
}

static void show_names(const struct cc_config *cfg, const struct cc_option *o, struct cc_buf *out)
{
    const char *const *list;
    size_t n = list_of(cfg, o, &list);

    if (o->kind == CC_OPTION_OUTLETS && cc_option_outlets(cfg, o)->file != NULL) {
        cc_buf_printf(out, "@%s", cc_option_outlets(cfg, o)->file);
        return;
    }
    for (size_t i = 0; i < n; i++)
        cc_buf_printf(out, "%s%s", i > 0 ? ", " : "", list[i]);
}

void cc_option_show(const struct cc_config *cfg, const struct cc_option *o, size_t i,
                    struct cc_buf *out)
{
    static const uint64_t sizes[] = {1 << 30, 1 << 20, 1 << 10};
    const void *field = field_of(cfg, o);
    const char *const *list;

    switch (o->kind) {
    case CC_OPTION_FLAG:
    case CC_OPTION_YES_NO:
        cc_buf_add_string(out, *(const bool *)field ? "yes" : "no");
        return;
    case CC_OPTION_STRING:
    case CC_OPTION_TEXT:
    case CC_OPTION_PATH:
        cc_buf_add_string(out, *(const char *const *)field);
        return;
    case CC_OPTION_COUNT:
        cc_buf_printf(out, "%" PRIu32, *(const uint32_t *)field);
        return;
    case CC_OPTION_BYTES:
    case CC_OPTION_MEMORY:
        show_in_units(*(const size_t *)field, "GMK", sizes, out);
        return;
    case CC_OPTION_SPAN:
    case CC_OPTION_SECONDS:
        show_seconds(cfg, o, out);
        return;
    case CC_OPTION_NOW:
        show_now(cfg, o, out);
        return;
    case CC_OPTION_SHARD:
        cc_buf_printf(out, "%" PRIu32 "/%" PRIu32, ((const uint32_t *)field)[0], ((const uint32_t *)field)[1]);
        return;
    case CC_OPTION_PREFER:
    case CC_OPTION_OUTLETS:
    case CC_OPTION_LANGUAGES:
        show_names(cfg, o, out);
        return;
    default:
        if (cc_option_words(o->kind) != NULL)
            cc_buf_add_string(out, cc_option_words(o->kind)[*(const unsigned *)field]);
        else if (list_of(cfg, o, &list) > i)
            cc_buf_add_string(out, list[i]);
    }
}

/* "no" for a flag, and a 0 whose meaning the sentence gives, tell nothing. */
void cc_option_sentence(const struct cc_option *o, struct cc_buf *out)
{
    struct cc_config cfg;

    cc_config_defaults(&cfg);
    cc_buf_add_string(out, o->help);
    if (o->kind == CC_OPTION_FLAG || cc_option_count(&cfg, o) == 0 ||
        strstr(o->help, "(default:") != NULL)
        return;
    cc_buf_add_string(out, " (default: ");
    cc_option_show(&cfg, o, 0, out);
    cc_buf_add_char(out, ')');
}
