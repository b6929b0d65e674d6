#include "explain_rules.h"
#include "commands.h"
#include "config_site.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/extract/css_select.h"
#include "cleancopy/write/json.h"

#include <inttypes.h>
#include <string.h>

#define MAX_TEXT_BYTES 16384 /* of a selector, all of it escaped, and a path */

/* ---- of a page ---- */

/* "drop = .promo" */
static void put_rule_text(struct cc_buf *text, const struct cc_rule *rule)
{
    cc_buf_printf(text, "%s = ", cc_rule_name(rule->kind));
    cc_css_print(text, rule->selector);
}

/* As a JSON string; the text is gone then. */
static void put_text(struct cc_buf *out, struct cc_buf *text)
{
    cc_json_string(out, cc_buf_span(text));
    if (text->status != CC_OK)
        out->status = text->status;
    cc_buf_done(text);
}

static void put_rule(struct cc_buf *out, const struct cc_rule *rule,
                     const struct cc_rule_count *count)
{
    struct cc_buf text;

    cc_buf_init(&text, MAX_TEXT_BYTES);
    put_rule_text(&text, rule);
    cc_buf_add_string(out, "{\"rule\":");
    put_text(out, &text);
    cc_buf_add_string(out, ",\"file\":");
    cc_json_string(out, cc_span_from(rule->file));
    cc_buf_printf(out,
                  ",\"line\":%d,\"elements\":%" PRIu32 ",\"found\":%" PRIu32 ",\"of\":\"%s\"}",
                  rule->line, count->elements, count->found,
                  rule->kind >= CC_RULE_TITLE ? "value" : "block");
}

static void put_none(struct cc_buf *out, struct cc_span host)
{
    if (host.len == 0) {
        cc_json_string(out, CC_SPAN("none: the page does not say where it is from"));
        return;
    }
    cc_buf_add_string(out, "\"none: no section [site ");
    cc_json_string_part(out, host);
    cc_buf_add_string(out, "]\"");
}

void cc_explain_rules_site(struct cc_buf *out, const struct cc_config *cfg,
                           const struct cc_reading *reading)
{
    const struct cc_site *site = reading->rules.site;

    if (cfg->n_sites == 0) {
        cc_buf_add_string(out, "null");
    } else if (!reading->has_dom) {
        cc_json_string(out, CC_SPAN("none: rules need a page of HTML with a tree"));
    } else if (site == NULL) {
        put_none(out, reading->rules.host);
    } else {
        cc_buf_add_string(out, "{\"host\":");
        cc_json_string(out, cc_span_from(site->host));
        cc_buf_add_string(out, ",\"file\":");
        cc_json_string(out, cc_span_from(site->file));
        cc_buf_printf(out, ",\"line\":%d,\"rules\":[", site->line);
        for (uint32_t r = 0; r < site->n_rules; r++) {
            if (r > 0)
                cc_buf_add_char(out, ',');
            put_rule(out, &site->rules[r], &reading->rules.counts[r]);
        }
        cc_buf_add_string(out, "]}");
    }
}

void cc_explain_rules_block(struct cc_buf *out, const struct cc_reading *reading,
                            uint32_t block)
{
    const struct cc_rule *rule;
    struct cc_buf text;
    uint8_t by;

    by = !reading->has_dom || reading->rules.site == NULL ? CC_RULE_NONE
                                                          : reading->rules.decided_by[block];
    if (by == CC_RULE_NONE || by == CC_RULE_OUTSIDE) {
        cc_buf_add_string(out, by == CC_RULE_NONE ? "null" : "\"only: it stands outside\"");
        return;
    }
    rule = &reading->rules.site->rules[by - 1];
    cc_buf_init(&text, MAX_TEXT_BYTES);
    put_rule_text(&text, rule);
    cc_buf_printf(&text, " (%s:%d)", rule->file, rule->line);
    put_text(out, &text);
}

/* ---- of all pages ---- */

bool cc_explain_rules_init(struct cc_explain_rules *rules, const struct cc_config *cfg)
{
    rules->cfg = cfg;
    rules->met = cc_calloc(cfg->n_sites * CC_MAX_SITE_RULES + 1, sizeof *rules->met);
    rules->n_pages = cc_calloc(cfg->n_sites + 1, sizeof *rules->n_pages);
    return rules->met != NULL && rules->n_pages != NULL;
}

void cc_explain_rules_done(struct cc_explain_rules *rules)
{
    cc_free(rules->met);
    cc_free(rules->n_pages);
}

void cc_explain_rules_add(struct cc_explain_rules *rules, const json_t *site)
{
    const char *host = json_string_value(json_object_get(site, "host"));
    json_t *rule;
    size_t i = 0, r;

    if (host == NULL)
        return;
    while (i < rules->cfg->n_sites && strcmp(rules->cfg->sites[i].host, host) != 0)
        i++;
    if (i == rules->cfg->n_sites)
        return;
    rules->n_pages[i]++;
    json_array_foreach (json_object_get(site, "rules"), r, rule) {
        struct cc_rule_count *met = &rules->met[i * CC_MAX_SITE_RULES + r];

        if (r == rules->cfg->sites[i].n_rules)
            break;
        met->elements += (uint32_t)json_integer_value(json_object_get(rule, "elements"));
        met->found += (uint32_t)json_integer_value(json_object_get(rule, "found"));
    }
}

static void say_rule(const struct cc_rule *rule, const struct cc_rule_count *met)
{
    struct cc_buf text;

    if (met->found > 0)
        return;
    cc_buf_init(&text, MAX_TEXT_BYTES);
    put_rule_text(&text, rule);
    cc_say("%s:%d: %.*s: %s", rule->file, rule->line, CC_SPAN_PRINT(cc_buf_span(&text)),
           met->elements == 0            ? "no such element"
           : rule->kind >= CC_RULE_TITLE ? "such elements hold nothing of the kind"
                                         : "such elements hold no whole block of text");
    cc_buf_done(&text);
}

void cc_explain_rules_unmet(struct cc_explain_rules *rules)
{
    for (size_t i = 0; i < rules->cfg->n_sites; i++) {
        const struct cc_site *site = &rules->cfg->sites[i];

        for (uint32_t r = 0; r < site->n_rules && rules->n_pages[i] > 0; r++)
            say_rule(&site->rules[r], &rules->met[i * CC_MAX_SITE_RULES + r]);
    }
}
