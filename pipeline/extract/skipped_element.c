#include "cleancopy/extract/skipped_element.h"

#include "cleancopy/core/utf8.h"

#define MIN_NOSCRIPT_BYTES 500 /* a request to turn scripts on is shorter */

static const bool skipped_tags[CC_TAG_OTHER + 1] = {
    [CC_TAG_SCRIPT] = true, [CC_TAG_STYLE] = true, [CC_TAG_NOSCRIPT] = true,
    [CC_TAG_IFRAME] = true, [CC_TAG_OBJECT] = true, [CC_TAG_EMBED] = true,
    [CC_TAG_APPLET] = true, [CC_TAG_SVG] = true, [CC_TAG_MATH] = true, [CC_TAG_CANVAS] = true,
    [CC_TAG_AUDIO] = true, [CC_TAG_VIDEO] = true, [CC_TAG_HEAD] = true,
    [CC_TAG_SELECT] = true, [CC_TAG_TEXTAREA] = true, [CC_TAG_DATALIST] = true,
    [CC_TAG_MAP] = true, [CC_TAG_AREA] = true, [CC_TAG_PROGRESS] = true,
    [CC_TAG_METER] = true, [CC_TAG_NOFRAMES] = true, [CC_TAG_NOEMBED] = true,
};

bool cc_element_is_skipped(const struct cc_dom *dom, uint32_t node)
{
    enum cc_tag tag = dom->nodes[node].tag;

    if (tag == CC_TAG_TEMPLATE) /* what a browser shows of it is a declared shadow tree */
        return !cc_dom_has(dom, node, CC_SPAN("shadowrootmode"));
    return skipped_tags[tag];
}

/* At most so many bytes of text are in <noscript>, blanks included: nearly always too few for cc_noscript_is_page(). */
static size_t noscript_bytes(const struct cc_dom *dom)
{
    size_t bytes = 0;
    uint32_t i, end = 0;

    for (i = 0; i < dom->n_nodes; i++) {
        if (dom->nodes[i].tag == CC_TAG_NOSCRIPT && dom->nodes[i].end > end)
            end = dom->nodes[i].end;
        bytes += i < end && dom->nodes[i].tag == CC_TAG_TEXT ? dom->nodes[i].name.len : 0;
    }
    return bytes;
}

bool cc_noscript_is_page(const struct cc_dom *dom)
{
    size_t inside = 0, outside = 0;
    uint32_t i = 0, noscript_end = 0;

    if (noscript_bytes(dom) <= MIN_NOSCRIPT_BYTES)
        return false;
    while (i < dom->n_nodes) {
        const struct cc_node *node = &dom->nodes[i];

        if (node->tag == CC_TAG_NOSCRIPT) {
            noscript_end = node->end;
        } else if (cc_element_is_skipped(dom, i)) {
            i = node->end;
            continue;
        }
        if (node->tag == CC_TAG_TEXT && !cc_is_all_space(node->name)) {
            inside += i < noscript_end ? node->name.len : 0;
            outside += i < noscript_end ? 0 : node->name.len;
        }
        i++;
    }
    return inside > MIN_NOSCRIPT_BYTES && inside > 4 * outside;
}
