/* What is asked of the flat tree once it is there. */
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/dom.h"

#include <string.h>

static const struct cc_attr *find_attr(const struct cc_dom *dom, uint32_t node,
                                       struct cc_span name)
{
    const struct cc_node *n = &dom->nodes[node];
    uint32_t i;

    for (i = n->first_attr; i < n->first_attr + n->n_attrs; i++)
        if (cc_span_is(dom->attrs[i].name, name))
            return &dom->attrs[i];
    return NULL;
}

struct cc_span cc_dom_attr(const struct cc_dom *dom, uint32_t node, struct cc_span name)
{
    const struct cc_attr *attr = find_attr(dom, node, name);

    return attr != NULL ? attr->value : CC_SPAN_EMPTY;
}

bool cc_dom_has(const struct cc_dom *dom, uint32_t node, struct cc_span name)
{
    return find_attr(dom, node, name) != NULL;
}

struct cc_span cc_dom_first_class(const struct cc_dom *dom, uint32_t node)
{
    struct cc_span class = cc_span_trim(cc_dom_attr(dom, node, CC_SPAN("class")));
    size_t n = 0;

    while (n < class.len && (unsigned char)class.ptr[n] > ' ')
        n++;
    return cc_span_slice(class, 0, n);
}

struct cc_span cc_dom_text(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node)
{
    uint32_t end = dom->nodes[node].end, i;
    size_t bytes = 0, at = 0;
    char *text;

    for (i = node; i < end; i++)
        if (dom->nodes[i].tag == CC_TAG_TEXT)
            bytes += dom->nodes[i].name.len;
    text = cc_arena_alloc(arena, bytes);
    if (text == NULL)
        return CC_SPAN_EMPTY;
    for (i = node; i < end; i++) {
        if (dom->nodes[i].tag == CC_TAG_TEXT && dom->nodes[i].name.len > 0) {
            memcpy(text + at, dom->nodes[i].name.ptr, dom->nodes[i].name.len);
            at += dom->nodes[i].name.len;
        }
    }
    return cc_collapse_space(arena, (struct cc_span){text, bytes});
}

const char *cc_tag_name(enum cc_tag tag)
{
    static const char *const names[] = {"#text",
#define TAG_STRING(name, html) html,
                                        CC_TAGS(TAG_STRING)
#undef TAG_STRING
    };

    return (size_t)tag < sizeof(names) / sizeof(names[0]) ? names[tag] : "";
}
