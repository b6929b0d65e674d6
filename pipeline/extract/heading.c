#include "cleancopy/extract/heading.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/title_cut.h"

/* Without soft hyphens, which titles elsewhere do not have; in place. */
static size_t drop_soft_hyphens(char *text, size_t len)
{
    size_t i, n = 0;

    for (i = 0; i < len; i++) {
        if (i + 1 < len && text[i] == '\xC2' && text[i + 1] == '\xAD')
            i++;
        else
            text[n++] = text[i];
    }
    return n;
}

/* A link in a heading whose text is a sign alone: a permalink ("¶", "#"). */
static bool is_sign_link(const struct cc_dom *dom, uint32_t node)
{
    struct cc_span text;

    if (dom->nodes[node].tag != CC_TAG_A || dom->nodes[node].end != node + 2 ||
        dom->nodes[node + 1].tag != CC_TAG_TEXT)
        return false;
    text = dom->nodes[node + 1].name;
    return cc_count_words(text) == 0;
}

struct cc_span cc_heading_text(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node)
{
    struct cc_span out = {NULL, 0};
    char text[4 * CC_TITLE_MAX_BYTES];
    uint32_t i;

    for (i = node + 1; i < dom->nodes[node].end; i++) {
        struct cc_span part = dom->nodes[i].name;
        enum cc_tag tag = dom->nodes[i].tag;

        if (tag == CC_TAG_STYLE || tag == CC_TAG_SCRIPT || tag == CC_TAG_BUTTON || is_sign_link(dom, i)) {
            i = dom->nodes[i].end - 1;
            continue;
        }
        if (tag == CC_TAG_BR || tag == CC_TAG_DIV || tag == CC_TAG_P)
            part = CC_SPAN(" ");
        else if (tag != CC_TAG_TEXT)
            continue;
        if (out.len + part.len > sizeof text)
            return CC_SPAN_EMPTY;
        memcpy(text + out.len, part.ptr, part.len);
        out.len += part.len;
    }
    out.ptr = text;
    out.len = drop_soft_hyphens(text, out.len);
    return cc_collapse_space(arena, out);
}

bool cc_heading_is_furniture(const struct cc_dom *dom, uint32_t node)
{
    uint32_t up;

    for (up = dom->nodes[node].parent; up != CC_NO_INDEX; up = dom->nodes[up].parent) {
        enum cc_tag tag = dom->nodes[up].tag;

        if (tag == CC_TAG_NAV || tag == CC_TAG_FOOTER || tag == CC_TAG_TEMPLATE ||
            tag == CC_TAG_NOSCRIPT || tag == CC_TAG_DIALOG || tag == CC_TAG_ASIDE)
            return true;
    }
    return false;
}

bool cc_heading_has_link(const struct cc_dom *dom, uint32_t node)
{
    uint32_t i;

    for (i = node + 1; i < dom->nodes[node].end; i++)
        if (dom->nodes[i].tag == CC_TAG_A)
            return true;
    return false;
}

bool cc_heading_is_in_link(const struct cc_dom *dom, uint32_t node)
{
    for (; node != CC_NO_INDEX; node = dom->nodes[node].parent)
        if (dom->nodes[node].tag == CC_TAG_A || dom->nodes[node].tag == CC_TAG_HEAD || dom->nodes[node].tag == CC_TAG_LI)
            return true;
    return false;
}
