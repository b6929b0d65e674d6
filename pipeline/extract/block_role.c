#include "cleancopy/extract/block_role.h"

#define MAX_LEVEL 6 /* of a list: deeper nesting is layout */

static uint8_t heading_level(const struct cc_dom *dom, uint32_t node)
{
    enum cc_tag tag = dom->nodes[node].tag;
    struct cc_span level;

    if (tag >= CC_TAG_H1 && tag <= CC_TAG_H6)
        return (uint8_t)(tag - CC_TAG_H1 + 1);
    if (dom->nodes[node].n_attrs == 0 ||
        !cc_span_is_nocase(cc_dom_attr(dom, node, CC_SPAN("role")), CC_SPAN("heading")))
        return 0;
    level = cc_dom_attr(dom, node, CC_SPAN("aria-level"));
    return level.len == 1 && level.ptr[0] >= '1' && level.ptr[0] <= '6'
               ? (uint8_t)(level.ptr[0] - '0')
               : 2; /* ARIA's default */
}

static uint8_t list_level(const struct cc_dom *dom, uint32_t node)
{
    uint32_t p;
    uint8_t level = 0;

    for (p = node; p != CC_NO_INDEX && level < MAX_LEVEL; p = dom->nodes[p].parent) {
        enum cc_tag tag = dom->nodes[p].tag;

        if (tag == CC_TAG_UL || tag == CC_TAG_OL || tag == CC_TAG_DL || tag == CC_TAG_MENU)
            level++;
    }
    return level > 0 ? level : 1;
}

/* The role is that of the nearest element that has one; sections, table cells and the like end
 * the search, so that a page laid out in a list or a table is not all list items. */
void cc_block_find_role(const struct cc_dom *dom, struct cc_block *block)
{
    uint32_t p;

    block->role = CC_ROLE_P;
    for (p = block->element; p != CC_NO_INDEX; p = dom->nodes[p].parent) {
        uint8_t level = heading_level(dom, p);

        if (level > 0) {
            block->role = CC_ROLE_HEADING;
            block->level = level;
            return;
        }
        switch (dom->nodes[p].tag) {
        case CC_TAG_FIGCAPTION:
        case CC_TAG_CAPTION:
            block->role = CC_ROLE_CAPTION;
            return;
        case CC_TAG_LI:
        case CC_TAG_DT:
        case CC_TAG_DD:
            block->role = CC_ROLE_LIST_ITEM;
            block->level = list_level(dom, p);
            if (dom->nodes[p].tag == CC_TAG_DD && block->level < MAX_LEVEL)
                block->level++; /* what a term means hangs below the term */
            return;
        case CC_TAG_BLOCKQUOTE:
            block->role = CC_ROLE_QUOTE;
            return;
        case CC_TAG_ARTICLE:
        case CC_TAG_SECTION:
        case CC_TAG_MAIN:
        case CC_TAG_ASIDE:
        case CC_TAG_NAV:
        case CC_TAG_TD:
        case CC_TAG_TH:
        case CC_TAG_TABLE:
        case CC_TAG_FORM:
        case CC_TAG_HEADER:
        case CC_TAG_FOOTER:
        case CC_TAG_BODY:
            return;
        default:
            break;
        }
    }
}
