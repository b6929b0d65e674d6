/* Each rule walks the tree once (css_match.h) and leaves its number at the blocks inside what
 * it means, unless a stronger rule was there before: drop, then keep, then only. */
#include "cleancopy/extract/site_rules.h"

#include "cleancopy/core/url.h"
#include "cleancopy/extract/css_match.h"
#include "cleancopy/extract/verdict_reason.h"

#include <string.h>

struct work {
    const struct cc_site *site;
    const struct cc_blocks *blocks;
    struct cc_site_reading *reading;
    bool *in_only; /* one a block: inside an element of an `only` rule */
    bool has_only; /* such an element is in the page */
};

const struct cc_site *cc_site_find(const struct cc_site *sites, size_t n_sites,
                                   struct cc_span host)
{
    const struct cc_site *best = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < n_sites; i++) {
        struct cc_span name = cc_span_from(sites[i].host);

        if (name.len > longest && cc_span_ends(host, name) &&
            (host.len == name.len || host.ptr[host.len - name.len - 1] == '.')) {
            best = &sites[i];
            longest = name.len;
        }
    }
    return best;
}

static struct cc_span host_of(const struct cc_document *doc)
{
    struct cc_url parts;

    if (cc_url_split(doc->url, &parts) || cc_url_split(doc->canonical_url, &parts))
        return parts.host;
    return doc->outlet;
}

/* The rule that decided wins over later ones of its kind and over weaker kinds. */
static bool is_stronger(const struct work *work, const struct cc_rule *rule, uint8_t before)
{
    return before == CC_RULE_NONE ||
           (rule->kind == CC_RULE_DROP && work->site->rules[before - 1].kind != CC_RULE_DROP);
}

static void apply_rule(struct work *work, uint32_t r)
{
    const struct cc_rule *rule = &work->site->rules[r];
    struct cc_rule_count *count = &work->reading->counts[r];
    struct cc_css_page *page = &work->reading->page;
    uint8_t *decided_by = work->reading->decided_by;

    count->elements = cc_css_match(page, rule->selector);
    work->has_only |= rule->kind == CC_RULE_ONLY && count->elements > 0;
    for (uint32_t i = 0; i < work->blocks->count && count->elements > 0; i++) {
        if (!cc_css_is_inside(page, work->blocks->list[i].element))
            continue;
        count->found++;
        if (rule->kind == CC_RULE_ONLY)
            work->in_only[i] = true;
        else if (is_stronger(work, rule, decided_by[i]))
            decided_by[i] = (uint8_t)(r + 1);
    }
}

static void override(const struct work *work, const struct cc_features *features, uint32_t i,
                     struct cc_verdict *verdict)
{
    uint8_t *by = &work->reading->decided_by[i];
    bool keep = *by != CC_RULE_NONE && work->site->rules[*by - 1].kind == CC_RULE_KEEP;

    if (*by == CC_RULE_NONE && work->has_only && !work->in_only[i] && verdict->keep)
        *by = CC_RULE_OUTSIDE;
    if (*by == CC_RULE_NONE || keep == verdict->keep)
        return;
    verdict->keep = keep;
    verdict->reason = keep ? CC_REASON_NONE : cc_reason_to_drop(features);
    if (verdict->reason == CC_REASON_LOW_SCORE)
        verdict->reason = CC_REASON_WIDGET; /* the score is not why */
}

enum cc_status cc_site_begin(struct cc_arena *arena, const struct cc_site *sites,
                             size_t n_sites, const struct cc_document *doc,
                             const struct cc_dom *dom, struct cc_site_reading *reading,
                             struct cc_error *err)
{
    memset(reading, 0, sizeof(*reading));
    reading->host = host_of(doc);
    reading->site = cc_site_find(sites, n_sites, reading->host);
    if (reading->site == NULL)
        return CC_OK;
    reading->counts = cc_arena_calloc(arena, CC_MAX_SITE_RULES, sizeof(*reading->counts));
    if (reading->counts == NULL || !cc_css_page_make(arena, dom, &reading->page))
        return cc_arena_status(arena, "site rules", err);
    return CC_OK;
}

enum cc_status cc_site_rules_apply(struct cc_arena *arena, const struct cc_blocks *blocks,
                                   const struct cc_features *features,
                                   struct cc_verdict *verdicts, struct cc_site_reading *reading,
                                   struct cc_error *err)
{
    struct work work = {.site = reading->site, .blocks = blocks, .reading = reading};
    size_t room = (size_t)blocks->count + 1;

    if (work.site == NULL)
        return CC_OK;
    reading->decided_by = cc_arena_calloc(arena, room, sizeof(*reading->decided_by));
    work.in_only = cc_arena_calloc(arena, room, sizeof(*work.in_only));
    if (reading->decided_by == NULL || work.in_only == NULL)
        return cc_arena_status(arena, "site rules", err);
    for (uint32_t r = 0; r < work.site->n_rules; r++)
        if (work.site->rules[r].kind <= CC_RULE_ONLY)
            apply_rule(&work, r);
    for (uint32_t i = 0; i < blocks->count; i++)
        override(&work, &features[i], i, &verdicts[i]);
    return CC_OK;
}
