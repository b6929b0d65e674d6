#include "shard_settings.h"

#include "option_table.h"

#include "cleancopy/core/filter.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/extract/css_select.h"

#include <string.h>

static const char *const names[] = {
    "scope",           "max-page-cpu-ms", "max-page-bytes", "max-input-bytes",
    "max-arena-bytes", "max-depth",       "rules",
    /* from here on: only where they are given */
    "language",        "outlets",         "exclude-outlets"};
#define N_NAMES (sizeof names / sizeof *names)

static void print_sites(const struct cc_config *cfg, struct cc_buf *out)
{
    for (size_t i = 0; i < cfg->n_sites; i++) {
        const struct cc_site *site = &cfg->sites[i];

        cc_buf_printf(out, "%s\n", site->host);
        for (uint32_t r = 0; r < site->n_rules; r++) {
            cc_buf_printf(out, "%d ", (int)site->rules[r].kind);
            cc_css_print(out, site->rules[r].selector);
            cc_buf_add_char(out, '\n');
        }
    }
}

static void add_hex(uint64_t hash, struct cc_buf *out)
{
    char hex[CC_HASH_HEX_BYTES];

    cc_hash_hex(hash, hex);
    cc_buf_add_string(out, hex);
}

static void add_rules(const struct cc_config *cfg, struct cc_buf *out)
{
    struct cc_buf text;

    if (cfg->n_sites == 0) {
        cc_buf_add_string(out, "none");
        return;
    }
    cc_buf_init(&text, SIZE_MAX / 2);
    print_sites(cfg, &text);
    add_hex(cc_hash64(cc_buf_span(&text)), out);
    if (text.status != CC_OK) /* no hash of a part */
        out->status = text.status;
    cc_buf_done(&text);
}

static void add_languages(const struct cc_filter *filter, struct cc_buf *out)
{
    for (size_t i = 0; i < filter->n_languages; i++)
        cc_buf_printf(out, "%s%s", i > 0 ? "," : "", filter->languages[i]);
}

static void add_value(const struct cc_config *cfg, const struct cc_option *o, struct cc_buf *out)
{
    if (o->kind == CC_OPTION_RULES)
        add_rules(cfg, out);
    else if (o->kind == CC_OPTION_LANGUAGES)
        add_languages(&cfg->filter, out);
    else if (o->kind == CC_OPTION_OUTLETS)
        add_hex(cc_outlet_list_number(cc_option_outlets(cfg, o)), out);
    else
        cc_option_show(cfg, o, 0, out);
}

void cc_shard_settings(const struct cc_config *cfg, struct cc_buf *out)
{
    for (size_t i = 0; i < N_NAMES; i++) {
        const struct cc_option *o = cc_option_find(names[i]);

        if (o->kind != CC_OPTION_RULES && cc_option_count(cfg, o) == 0)
            continue;
        cc_buf_printf(out, "%s%s=", i > 0 ? " " : "", names[i]);
        add_value(cfg, o, out);
    }
}

bool cc_shard_settings_have(const char *option)
{
    for (size_t i = 0; i < N_NAMES; i++) {
        if (strcmp(names[i], option) == 0)
            return true;
    }
    return false;
}

static struct cc_span take_word(struct cc_span *rest)
{
    size_t n = cc_span_before_any(*rest, " ");
    struct cc_span word = cc_span_slice(*rest, 0, n);

    *rest = cc_span_slice(*rest, n + 1, rest->len);
    return word;
}

bool cc_shard_settings_differ(struct cc_span a, struct cc_span b, struct cc_span *word_a,
                              struct cc_span *word_b)
{
    while (a.len > 0 || b.len > 0) {
        *word_a = take_word(&a);
        *word_b = take_word(&b);
        if (!cc_span_is(*word_a, *word_b))
            return true;
    }
    return false;
}
