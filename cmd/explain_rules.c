#include "explain_rules.h"
#include "commands.h"
#include "config_site.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/extract/css_select.h"

#include <inttypes.h>
#include <stdio.h>

#define MAX_TEXT_BYTES 16384 /* of a selector, all of it escaped, and a path */

bool cc_explain_rules_init(struct cc_explain_rules *rules, const struct cc_config *cfg)
{
    rules->cfg = cfg;
    cc_buf_init(&rules->text, MAX_TEXT_BYTES);
    rules->met = cc_calloc(cfg->n_sites * CC_MAX_SITE_RULES + 1, sizeof *rules->met);
    rules->n_pages = cc_calloc(cfg->n_sites + 1, sizeof *rules->n_pages);
    return rules->met != NULL && rules->n_pages != NULL;
}

void cc_explain_rules_done(struct cc_explain_rules *rules)
{
    cc_buf_done(&rules->text);
    cc_free(rules->met);
    cc_free(rules->n_pages);
}

/* "drop = .promo" */
static const char *rule_text(struct cc_explain_rules *rules, const struct cc_rule *rule)
{
    cc_buf_clear(&rules->text);
    cc_buf_printf(&rules->text, "%s = ", cc_rule_name(rule->kind));
    cc_css_print(&rules->text, rule->selector);
    return rules->text.ptr != NULL ? rules->text.ptr : "";
}

/* "drop = .promo (news.ini:12)" */
static const char *placed_text(struct cc_explain_rules *rules, const struct cc_rule *rule)
{
    (void)rule_text(rules, rule); /* the buffer goes on below */
    cc_buf_printf(&rules->text, " (%s:%d)", rule->file, rule->line);
    return rules->text.ptr != NULL ? rules->text.ptr : "";
}

static struct cc_rule_count *met_of(const struct cc_explain_rules *rules,
                                    const struct cc_site *site)
{
    return &rules->met[(size_t)(site - rules->cfg->sites) * CC_MAX_SITE_RULES];
}

static void print_rule(struct cc_explain_rules *rules, const struct cc_rule *rule,
                       const struct cc_rule_count *count)
{
    const char *found = rule->kind >= CC_RULE_TITLE ? "value" : "block";

    printf("%-10s %s: %" PRIu32 " element%s, %" PRIu32 " %s%s\n", "rule",
           placed_text(rules, rule), count->elements, count->elements == 1 ? "" : "s",
           count->found, found, count->found == 1 ? "" : "s");
}

void cc_explain_rules_page(struct cc_explain_rules *rules, const struct cc_reading *reading)
{
    const struct cc_site *site = reading->rules.site;
    struct cc_rule_count *met;

    if (rules->cfg->n_sites == 0)
        return;
    if (!reading->has_dom) {
        printf("%-10s none: rules need a page of HTML with a tree\n", "site");
        return;
    }
    if (site == NULL) {
        if (reading->rules.host.len == 0)
            printf("%-10s none: the page does not say where it is from\n", "site");
        else
            printf("%-10s none: no section [site %.*s]\n", "site",
                   CC_SPAN_PRINT(reading->rules.host));
        return;
    }
    printf("%-10s %s (%s:%d)\n", "site", site->host, site->file, site->line);
    met = met_of(rules, site);
    rules->n_pages[site - rules->cfg->sites]++;
    for (uint32_t r = 0; r < site->n_rules; r++) {
        print_rule(rules, &site->rules[r], &reading->rules.counts[r]);
        met[r].elements += reading->rules.counts[r].elements;
        met[r].found += reading->rules.counts[r].found;
    }
}

const char *cc_explain_rules_block(struct cc_explain_rules *rules,
                                   const struct cc_reading *reading, uint32_t block)
{
    uint8_t by;

    if (!reading->has_dom || reading->rules.site == NULL)
        return NULL;
    by = reading->rules.decided_by[block];
    if (by == CC_RULE_NONE)
        return NULL;
    if (by == CC_RULE_OUTSIDE)
        return "only: it stands outside";
    return placed_text(rules, &reading->rules.site->rules[by - 1]);
}

static void say_rule(struct cc_explain_rules *rules, const struct cc_rule *rule,
                     const struct cc_rule_count *met)
{
    if (met->found > 0)
        return;
    cc_say("%s:%d: %s: %s", rule->file, rule->line, rule_text(rules, rule),
           met->elements == 0            ? "no such element"
           : rule->kind >= CC_RULE_TITLE ? "such elements hold nothing of the kind"
                                         : "such elements hold no whole block of text");
}

void cc_explain_rules_unmet(struct cc_explain_rules *rules)
{
    for (size_t i = 0; i < rules->cfg->n_sites; i++) {
        const struct cc_site *site = &rules->cfg->sites[i];

        for (uint32_t r = 0; r < site->n_rules && rules->n_pages[i] > 0; r++)
            say_rule(rules, &site->rules[r], &met_of(rules, site)[r]);
    }
}
