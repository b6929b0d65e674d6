/* explain_rules.h -- which rule of the configuration decided about which block, and which met
 * nothing.
 *
 * The first two write where a page is cleaned, the others sum up where pages are shown.
 *
 * Thread use: any thread for the first two, one for the rest. */
#ifndef CLEANCOPY_CMD_EXPLAIN_RULES_H
#define CLEANCOPY_CMD_EXPLAIN_RULES_H

#include "cleancopy/batch.h"
#include "cleancopy/core/buf.h"

#include <jansson.h>

/* Appends null where no rules are configured, a string with the reason where none is about the page, else
 * {"host","file","line","rules":[{"rule","file","line","elements","found","of"}]}; `found` counts what `of` names,
 * "block" or "value". */
void cc_explain_rules_site(struct cc_buf *out, const struct cc_config *cfg,
                           const struct cc_reading *reading);
/* Appends "drop = .promo (news.ini:12)" for a block that a rule decided about, as a JSON string; null for all others. */
void cc_explain_rules_block(struct cc_buf *out, const struct cc_reading *reading,
                            uint32_t block);

/* What the rules met on all pages so far.  Zeroed before first use. */
struct cc_explain_rules {
    const struct cc_config *cfg;
    struct cc_rule_count *met; /* CC_MAX_SITE_RULES a site */
    uint64_t *n_pages;         /* of each site */
};

/* False when memory is short. */
bool cc_explain_rules_init(struct cc_explain_rules *rules, const struct cc_config *cfg);
void cc_explain_rules_done(struct cc_explain_rules *rules);

/* Adds what cc_explain_rules_site() wrote of a page; what is no such thing is passed over. */
void cc_explain_rules_add(struct cc_explain_rules *rules, const json_t *site);

/* Says on standard error which rules met nothing on any page of their site. */
void cc_explain_rules_unmet(struct cc_explain_rules *rules);

#endif
