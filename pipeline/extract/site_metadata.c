#include "cleancopy/extract/site_metadata.h"

#include "cleancopy/extract/date.h"
#include "cleancopy/extract/names.h"
#include "cleancopy/extract/plain.h"

/* A selector may mean every element of a hostile page. */
#define MAX_ELEMENTS   32   /* that one rule reads: as many as there may be authors */
#define MAX_TEXT_BYTES 1000 /* in one of them: longer text is no title, byline or date */

/* What the rules have given so far. */
struct values {
    struct cc_arena *arena;
    const struct cc_document *doc;
    struct cc_span title, date;
    struct cc_names *authors;
};

static bool is_short(const struct cc_dom *dom, uint32_t node)
{
    size_t bytes = 0;

    for (uint32_t i = node; i < dom->nodes[node].end && bytes <= MAX_TEXT_BYTES; i++)
        if (dom->nodes[i].tag == CC_TAG_TEXT)
            bytes += dom->nodes[i].name.len;
    return bytes <= MAX_TEXT_BYTES;
}

static struct cc_span text_of(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node,
                              enum cc_rule_kind kind)
{
    struct cc_span given = CC_SPAN_EMPTY;

    if (dom->nodes[node].tag == CC_TAG_META)
        given = cc_dom_attr(dom, node, CC_SPAN("content"));
    else if (kind == CC_RULE_DATE)
        given = cc_dom_attr(dom, node, CC_SPAN("datetime"));
    if (given.len > MAX_TEXT_BYTES || (given.len == 0 && !is_short(dom, node)))
        return CC_SPAN_EMPTY;
    return given.len > 0 ? cc_plain_text(arena, given) : cc_dom_text(arena, dom, node);
}

/* True when the text gave something. */
static bool take(struct values *values, enum cc_rule_kind kind, struct cc_span text)
{
    uint32_t n_authors = values->authors->count;
    struct cc_span date;

    switch (kind) {
    case CC_RULE_TITLE:
        if (values->title.len == 0)
            values->title = text;
        return text.len > 0;
    case CC_RULE_AUTHOR:
        cc_names_add(values->arena, text, values->doc->site_name, values->authors);
        return values->authors->count > n_authors;
    case CC_RULE_DATE:
        date = cc_date_find(values->arena, text, values->doc->language);
        if (values->date.len == 0)
            values->date = date;
        return date.len > 0;
    default:
        return false;
    }
}

static void apply_rule(struct values *values, struct cc_css_page *page,
                       const struct cc_rule *rule, struct cc_rule_count *count)
{
    const struct cc_dom *dom = page->dom;
    uint32_t n_read = 0;

    count->elements = cc_css_match(page, rule->selector);
    for (uint32_t i = 0; i < dom->n_nodes && n_read < MAX_ELEMENTS; i++) {
        if (!cc_css_is_meant(page, i))
            continue;
        n_read++;
        if (take(values, rule->kind, text_of(values->arena, dom, i, rule->kind)))
            count->found++;
    }
}

enum cc_status cc_site_metadata_read(struct cc_arena *arena, const struct cc_page *page,
                                     struct cc_document *doc, struct cc_site_reading *reading,
                                     struct cc_error *err)
{
    struct values values = {.arena = arena, .doc = doc};

    if (reading->site == NULL)
        return CC_OK;
    values.authors = cc_arena_calloc(arena, 1, sizeof(*values.authors));
    for (uint32_t r = 0; r < reading->site->n_rules && arena->status == CC_OK; r++)
        if (reading->site->rules[r].kind >= CC_RULE_TITLE)
            apply_rule(&values, &reading->page, &reading->site->rules[r], &reading->counts[r]);
    if (arena->status != CC_OK)
        return cc_arena_status(arena, "site metadata", err);
    if (values.title.len > 0 && page->title.len == 0)
        doc->title = values.title;
    if (values.date.len > 0 && page->date.len == 0)
        doc->date = values.date;
    if (values.authors->count > 0) {
        doc->authors = values.authors->list;
        doc->n_authors = values.authors->count;
    }
    return CC_OK;
}
