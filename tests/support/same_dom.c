#include "same_dom.h"

#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/dom_guard.h"
#include "cleancopy/extract/html_input.h"
#include "cleancopy/extract/tag_scan.h"

#include <stdio.h>

#define MAX_ATTRS 1024

/* gumbo 0.10.1 keeps the name of an attribute that it drops (a second one of its name, without a value) and puts it
 * in front of the next one's: <p hidden hidden class=x> gets an attribute "hiddenclass".  The skeleton gives
 * "class", as the standard does.  Attributes of such pages are not compared, nor is the number of their
 * formatting elements, which hangs on them. */
static bool names_run_together(struct cc_arena *arena, const struct cc_limits *limits, struct cc_span html)
{
    static struct cc_raw_attr attrs[MAX_ATTRS];
    struct cc_tag_scan scan = {.html = html, .attrs = attrs, .max_attrs = MAX_ATTRS};
    struct cc_guard *guard = cc_guard_new(arena, limits);
    struct cc_token token;
    uint32_t i, k;
    bool is_raw;

    if (guard == NULL || !cc_html_input(arena, html, &scan.html))
        return false;
    while (cc_tag_scan_next(&scan, &token)) {
        if (cc_guard_step(guard, &token, scan.html, &is_raw, NULL) != CC_OK)
            return false;
        if (is_raw)
            cc_tag_scan_raw(&scan, token.tag);
        for (i = 1; i < token.n_attrs && i < MAX_ATTRS; i++)
            for (k = 0; k < i; k++)
                if (attrs[i].value.ptr == NULL && cc_span_is_nocase(attrs[i].name, attrs[k].name))
                    return true;
    }
    return false;
}

static bool same_attrs(const struct cc_dom *a, const struct cc_dom *b, const struct cc_node *x,
                       const struct cc_node *y, char *said, size_t bytes)
{
    uint32_t i;

    for (i = 0; i < x->n_attrs && i < y->n_attrs; i++) {
        const struct cc_attr *one = &a->attrs[x->first_attr + i], *two = &b->attrs[y->first_attr + i];

        if (cc_span_is(one->name, two->name) && cc_span_is(one->value, two->value))
            continue;
        snprintf(said, bytes, "<%s>, attribute %u: %.*s='%.*s'; plain: %.*s='%.*s'", cc_tag_name(x->tag), i,
                 CC_SPAN_PRINT(one->name), CC_SPAN_PRINT(one->value), CC_SPAN_PRINT(two->name), CC_SPAN_PRINT(two->value));
        return false;
    }
    if (x->n_attrs != y->n_attrs)
        snprintf(said, bytes, "<%s>: %u attributes; plain: %u", cc_tag_name(x->tag), x->n_attrs, y->n_attrs);
    return x->n_attrs == y->n_attrs;
}

static bool same_trees(const struct cc_dom *a, const struct cc_dom *b, char *said, size_t bytes)
{
    uint32_t i;

    for (i = 0; i < a->n_nodes && i < b->n_nodes; i++) {
        const struct cc_node *x = &a->nodes[i], *y = &b->nodes[i];

        if (x->tag != y->tag || x->parent != y->parent || x->end != y->end || !cc_span_is(x->name, y->name)) {
            snprintf(said, bytes, "node %u: <%s> '%.*s' to %u; plain: <%s> '%.*s' to %u", i, cc_tag_name(x->tag),
                     CC_SPAN_PRINT(x->name), x->end, cc_tag_name(y->tag), CC_SPAN_PRINT(y->name), y->end);
            return false;
        }
        if (!same_attrs(a, b, x, y, said, bytes))
            return false;
    }
    if (a->n_nodes != b->n_nodes)
        snprintf(said, bytes, "%u nodes; plain: %u", a->n_nodes, b->n_nodes);
    return a->n_nodes == b->n_nodes;
}

bool same_dom(struct cc_span html, const char **way, char *said, size_t said_bytes)
{
    struct cc_config cfg;
    struct cc_arena one, two;
    struct cc_dom a, b;
    enum cc_status first, second;
    bool same;

    cc_config_defaults(&cfg);
    cc_arena_init(&one, cfg.limits.max_arena_bytes);
    cc_arena_init(&two, cfg.limits.max_arena_bytes);
    first = cc_dom_parse(&one, &cfg.limits, html, &a, NULL);
    second = cc_dom_parse_plain(&two, &cfg.limits, html, &b, NULL);
    *way = first == CC_OK ? a.way : NULL;
    same = first == second;
    if (!same)
        snprintf(said, said_bytes, "status %d; plain: %d", (int)first, (int)second);
    /* the whole page may cost gumbo more memory than there is, its skeleton less */
    if (first == CC_OK && second == CC_E_LIMIT && two.status != CC_OK)
        same = true;
    else if (first == CC_OK && second == CC_OK)
        same = same_trees(&a, &b, said, said_bytes) || names_run_together(&one, &cfg.limits, html);
    cc_arena_done(&one);
    cc_arena_done(&two);
    return same;
}
