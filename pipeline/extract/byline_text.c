#include "cleancopy/extract/byline_text.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/names.h"

#include <string.h>

#define MAX_NODES 60 /* of an element that may be a byline */

struct cc_span cc_byline_text(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node)
{
    struct cc_span joined = {NULL, 0};
    char text[4 * CC_NAMES_MAX_BYTES];
    uint32_t i;

    if (dom->nodes[node].end - node > MAX_NODES)
        return CC_SPAN_EMPTY;
    for (i = node; i < dom->nodes[node].end; i++) {
        struct cc_span part = cc_span_trim(dom->nodes[i].name);
        uint32_t parent = dom->nodes[i].parent;

        if (dom->nodes[i].tag != CC_TAG_TEXT || part.len == 0 ||
            (parent != CC_NO_INDEX && (dom->nodes[parent].tag == CC_TAG_STYLE ||
                                       dom->nodes[parent].tag == CC_TAG_SCRIPT)))
            continue;
        if (joined.len + part.len + 1 > sizeof text)
            return CC_SPAN_EMPTY;
        memcpy(text + joined.len, part.ptr, part.len);
        joined.len += part.len;
        text[joined.len++] = ' ';
    }
    joined.ptr = text;
    return cc_collapse_space(arena, joined);
}

struct cc_span cc_byline_text_beside(const struct cc_dom *dom, uint32_t node, int step, uint32_t nodes)
{
    uint32_t i, n;

    for (i = node, n = 0; n < nodes && (step < 0 ? i > 0 : i + 1 < dom->n_nodes); n++) {
        struct cc_span text;

        i = step < 0 ? i - 1 : i + 1;
        text = cc_span_trim(dom->nodes[i].name);
        if (dom->nodes[i].tag == CC_TAG_TEXT && text.len > 0)
            return text;
    }
    return CC_SPAN_EMPTY;
}
