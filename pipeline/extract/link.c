#include "cleancopy/extract/link.h"

#include "cleancopy/core/url.h"
#include "cleancopy/core/utf8.h"

#include <string.h>

#define MAX_LOST 100 /* pieces that are not in the paragraph: what is no text (script) within it */

struct work {
    struct cc_arena *arena;
    const struct cc_dom *dom;
    struct cc_span base; /* the page's address, may be empty */
};

/* The <a> around a text node, or CC_NO_INDEX.  It may be around the whole block. */
static uint32_t anchor_of(const struct cc_dom *dom, uint32_t node)
{
    uint32_t p = dom->nodes[node].parent;

    while (p != CC_NO_INDEX && dom->nodes[p].tag != CC_TAG_A)
        p = dom->nodes[p].parent;
    return p;
}

/* The words of the text nodes from `from` to `to`, both of them, as they stand in the paragraph. */
static struct cc_span words_of(struct work *work, uint32_t from, uint32_t to)
{
    struct cc_span out = CC_SPAN_EMPTY;
    size_t len = 0;
    uint32_t i;
    char *text;

    for (i = from; i <= to; i++)
        len += work->dom->nodes[i].tag == CC_TAG_TEXT ? work->dom->nodes[i].name.len : 1;
    text = cc_arena_alloc(work->arena, len + 1);
    if (text == NULL)
        return out;
    out.ptr = text;
    for (i = from; i <= to; i++) {
        const struct cc_node *node = &work->dom->nodes[i];

        if (node->tag == CC_TAG_BR)
            text[out.len++] = ' ';
        if (node->tag != CC_TAG_TEXT)
            continue;
        memcpy(text + out.len, node->name.ptr, node->name.len);
        out.len += node->name.len;
    }
    return cc_nfc(work->arena, cc_collapse_space(work->arena, out));
}

/* Empty for what leads nowhere else. */
static struct cc_span address_of(struct work *work, uint32_t anchor)
{
    struct cc_span href = cc_span_trim(cc_dom_attr(work->dom, anchor, CC_SPAN("href")));
    struct cc_span url = CC_SPAN_EMPTY;
    size_t i;

    if (href.len == 0 || href.ptr[0] == '#')
        return CC_SPAN_EMPTY;
    if (cc_url_normal(work->arena, work->base, href, CC_LINK_MAX_BYTES, &url, NULL) == CC_OK)
        return url;
    /* of a saved page without an address: as it stands, but for "javascript:" and its kin */
    for (i = 0; i < href.len && href.ptr[i] != '/' && href.ptr[i] != '?'; i++)
        if (href.ptr[i] == ':')
            return CC_SPAN_EMPTY;
    return work->base.len == 0 && href.len <= CC_LINK_MAX_BYTES ? href : CC_SPAN_EMPTY;
}

/* Goes through the block's text nodes and the paragraph side by side, so that a word that also stands before its link is not
 * taken for it.  `links` NULL: counts the anchors only. */
static uint32_t walk(struct work *work, const struct cc_block *block,
                     const struct cc_paragraph *paragraph, struct cc_link *links)
{
    uint32_t i, end, n = 0, lost = 0, anchor;
    size_t at = 0, found;
    struct cc_span piece;

    for (i = block->first_node; i <= block->last_node && n < CC_LINK_MAX && lost < MAX_LOST;
         i = end + 1) {
        end = i;
        if (work->dom->nodes[i].tag != CC_TAG_TEXT)
            continue;
        anchor = anchor_of(work->dom, i);
        if (anchor != CC_NO_INDEX)
            end = work->dom->nodes[anchor].end - 1 < block->last_node
                      ? work->dom->nodes[anchor].end - 1
                      : block->last_node;
        if (links == NULL) {
            n += anchor != CC_NO_INDEX;
            continue;
        }
        piece = words_of(work, i, end);
        found = piece.len > 0 ? cc_span_find(paragraph->text, piece, at) : (size_t)-1;
        if (found == (size_t)-1) {
            lost += piece.len > 0;
            continue;
        }
        at = found + piece.len;
        if (anchor == CC_NO_INDEX)
            continue;
        links[n] = (struct cc_link){(uint32_t)found, (uint32_t)piece.len,
                                    address_of(work, anchor)};
        n += links[n].url.len > 0;
    }
    return n;
}

static bool may_have_links(const struct cc_block *block, const struct cc_paragraph *p)
{
    return block->n_link_words > 0 && block->lines.len == 0 &&
           (p->role == CC_ROLE_P || p->role == CC_ROLE_HEADING ||
            p->role == CC_ROLE_LIST_ITEM || p->role == CC_ROLE_QUOTE);
}

enum cc_status cc_link_find(struct cc_arena *arena, const struct cc_dom *dom,
                            const struct cc_blocks *blocks, struct cc_document *doc,
                            struct cc_error *err)
{
    struct work work = {arena, dom, doc->url.len > 0 ? doc->url : doc->canonical_url};
    uint32_t i, n;

    for (i = 0; i < doc->n_paragraphs; i++) {
        struct cc_paragraph *p = &doc->paragraphs[i];
        const struct cc_block *block = &blocks->list[p->position];

        n = may_have_links(block, p) ? walk(&work, block, p, NULL) : 0;
        if (n == 0)
            continue;
        p->links = cc_arena_calloc(arena, (size_t)n + 1, sizeof *p->links);
        if (p->links == NULL)
            break;
        p->n_links = walk(&work, block, p, p->links);
    }
    return cc_arena_status(arena, "link", err);
}
