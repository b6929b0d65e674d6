/* explain_rules.h -- which rule of the configuration decided about which block, and which met
 * nothing. */
#ifndef CLEANCOPY_CMD_EXPLAIN_RULES_H
#define CLEANCOPY_CMD_EXPLAIN_RULES_H

#include "cleancopy/batch.h"
#include "cleancopy/core/buf.h"

/* What the rules met on all pages so far.  Zeroed before first use. */
struct cc_explain_rules {
    const struct cc_config *cfg;
    struct cc_rule_count *met; /* CC_MAX_SITE_RULES a site */
    uint64_t *n_pages;         /* of each site */
    struct cc_buf text;        /* scratch: a selector */
};

/* False when memory is short. */
bool cc_explain_rules_init(struct cc_explain_rules *rules, const struct cc_config *cfg);
void cc_explain_rules_done(struct cc_explain_rules *rules);

/* The page's site and what each of its rules met, lines for the head of the page; nothing
 * without rules.  Adds the page to what was met. */
void cc_explain_rules_page(struct cc_explain_rules *rules, const struct cc_reading *reading);

/* "drop = .promo (news.ini:12)" for a block that a rule decided about; NULL for all others.
 * Good until the next call. */
const char *cc_explain_rules_block(struct cc_explain_rules *rules,
                                   const struct cc_reading *reading, uint32_t block);

/* Says on standard error which rules met nothing on any page of their site. */
void cc_explain_rules_unmet(struct cc_explain_rules *rules);

#endif
