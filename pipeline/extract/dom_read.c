/* What is asked of the flat tree once it is there. */
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/dom.h"

#include <string.h>

#define MAX_PATH_BYTES 240

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

/* "div.story": the name and the first class. */
static struct cc_span step_name(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node)
{
    struct cc_span class = cc_span_trim(cc_dom_attr(dom, node, CC_SPAN("class")));
    struct cc_span name =
        dom->nodes[node].tag == CC_TAG_TEXT ? CC_SPAN("#text") : dom->nodes[node].name;
    size_t n = 0;

    while (n < class.len && (unsigned char)class.ptr[n] > ' ')
        n++;
    n = cc_utf8_floor(class, n > 60 ? 60 : n);
    if (n == 0)
        return name;
    return cc_arena_printf(arena, "%.*s.%.*s", CC_SPAN_PRINT(name), (int)n, class.ptr);
}

struct cc_span cc_dom_path(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node)
{
    struct cc_span full = CC_SPAN(""), head, tail;
    size_t half = (MAX_PATH_BYTES - 3) / 2, from;
    uint32_t p;

    /* from the node up: a step is added before what is there.  512 levels at most, in practice
     * 20 */
    for (p = node; p != CC_NO_INDEX; p = dom->nodes[p].parent) {
        struct cc_span step = step_name(arena, dom, p);

        /* what the cut below will lose need not be kept; "…" stays where it is lost */
        if (full.len > 2 * MAX_PATH_BYTES) {
            for (from = full.len - half; ((unsigned char)full.ptr[from] & 0xC0) == 0x80;)
                from++;
            tail = cc_span_slice(full, from, full.len);
            full = cc_arena_printf(arena, "\xE2\x80\xA6%.*s", CC_SPAN_PRINT(tail));
        }
        full = cc_arena_printf(arena, full.len > 0 ? "%.*s/%.*s" : "%.*s%.*s",
                               CC_SPAN_PRINT(step), CC_SPAN_PRINT(full));
        if (full.ptr == NULL)
            return CC_SPAN_EMPTY;
    }
    if (full.len <= MAX_PATH_BYTES)
        return full;
    head = cc_span_slice(full, 0, cc_utf8_floor(full, half));
    for (from = full.len - half;
         from < full.len && ((unsigned char)full.ptr[from] & 0xC0) == 0x80;)
        from++;
    tail = cc_span_slice(full, from, full.len);
    return cc_arena_printf(arena, "%.*s\xE2\x80\xA6%.*s", CC_SPAN_PRINT(head),
                           CC_SPAN_PRINT(tail));
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
