/* One walk over the nodes.  Text gathers in a buffer; whatever ends a line of text on the
 * screen (a block-level element's start or end, two <br>) turns the buffer into a block.
 *
 *     <div>One <b>two</b><p>three</p>four</div>   ->   "One two", "three", "four"
 *
 * A block's element is the deepest one that holds all of its text: <p><a>All linked</a></p>
 * gives the <a>. */
#include "cleancopy/extract/block.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/block_role.h"
#include "cleancopy/extract/skipped_element.h"
#include "cleancopy/extract/table_grid.h"
#include "cleancopy/extract/tag_traits.h"
#include "cleancopy/extract/verse.h"

#include <string.h>

#define FIRST_BLOCKS       256
#define FIRST_TEXT         4096
#define FIRST_OPEN         64

/* What the layout makes of an element. */
enum layout {
    INLINE,
    BLOCK,
    SKIPPED,
    LINE_BREAK,
    ROW,
    CELL,
    PREFORMATTED
};

struct open_block {
    uint32_t end; /* one past the element's last node */
    enum layout layout;
};

struct walk {
    struct cc_arena *arena;
    const struct cc_limits *limits;
    const struct cc_dom *dom;
    struct cc_blocks *blocks;
    size_t capacity;
    const uint16_t *n_parts; /* block-level parts below each node */
    struct open_block *open; /* block-level elements around the present node */
    size_t n_open, open_capacity;
    char *text; /* the pending block */
    size_t text_len, text_capacity;
    uint32_t element; /* deepest element of all pending text, CC_NO_INDEX before any */
    uint32_t first_node, last_node; /* of the pending text */
    uint32_t n_link_words, link_end, row_end, pre_end;
    uint32_t n_breaks;         /* <br> since the last word */
    struct cc_line_ends lines; /* of the pending block: where <br> stands */
    struct cc_table_grid grid;
    uint32_t column, bars; /* of a row: of the present cell; bars that are put */
    bool without_script; /* <noscript> holds the page's text, see cc_noscript_is_page() */
};

/* Counts, bottom up, the block-level parts below each node: they tell a table of data from one
 * of layout and a custom element in a sentence from one that holds sections.  Saturates. */
static uint16_t *count_parts(struct cc_arena *arena, const struct cc_dom *dom)
{
    uint16_t *n = cc_arena_calloc(arena, (size_t)dom->n_nodes + 1, sizeof(*n));
    uint32_t i;

    for (i = dom->n_nodes; n != NULL && i-- > 1;) {
        const struct cc_node *node = &dom->nodes[i];
        uint32_t sum = n[node->parent], own = n[i];

        if (!cc_tag_is_inline(node->tag) && node->tag != CC_TAG_OTHER && !cc_element_is_skipped(dom, i))
            own++;
        sum += own;
        n[node->parent] = (uint16_t)(sum > 60000 ? 60000 : sum);
    }
    return n;
}

static bool has_text_beside(const struct cc_dom *dom, uint32_t node)
{
    const struct cc_node *n = &dom->nodes[node];
    uint32_t after = n->end;

    if (dom->nodes[node - 1].tag == CC_TAG_TEXT && dom->nodes[node - 1].parent == n->parent &&
        !cc_is_all_space(dom->nodes[node - 1].name))
        return true;
    return after < dom->n_nodes && dom->nodes[after].tag == CC_TAG_TEXT &&
           dom->nodes[after].parent == n->parent && !cc_is_all_space(dom->nodes[after].name);
}

static enum layout layout_of(struct walk *walk, uint32_t node)
{
    const struct cc_dom *dom = walk->dom;
    enum cc_tag tag = dom->nodes[node].tag;

    if (cc_element_is_skipped(dom, node) && !(walk->without_script && tag == CC_TAG_NOSCRIPT))
        return SKIPPED;
    if (tag == CC_TAG_BR)
        return LINE_BREAK;
    if (cc_tag_is_inline(tag))
        return INLINE;
    if (tag == CC_TAG_OTHER && walk->n_parts[node] == 0 && has_text_beside(dom, node))
        return INLINE;
    if (tag == CC_TAG_PRE || tag == CC_TAG_XMP || tag == CC_TAG_PLAINTEXT)
        return PREFORMATTED;
    if (tag == CC_TAG_TR && cc_table_row_is_data(&walk->grid, dom, walk->n_parts, node))
        return ROW;
    if ((tag == CC_TAG_TD || tag == CC_TAG_TH) && node < walk->row_end)
        return CELL;
    return BLOCK;
}

/* ---- the pending text ---- */

static bool put(struct walk *walk, const char *bytes, size_t len)
{
    size_t wanted = walk->text_len + len, capacity = walk->text_capacity;

    if (wanted > capacity) {
        while (capacity < wanted)
            capacity *= 2;
        walk->text = cc_arena_grow(walk->arena, walk->text, walk->text_capacity, capacity);
        if (walk->text == NULL)
            return false;
        walk->text_capacity = capacity;
    }
    memcpy(walk->text + walk->text_len, bytes, len);
    walk->text_len = wanted;
    return true;
}

/* Code: lines kept, blank lines at both ends and blanks at the very end taken off. */
static struct cc_span copy_lines(struct cc_arena *arena, struct cc_span s)
{
    size_t i, from = 0;

    while (s.len > 0 && (unsigned char)s.ptr[s.len - 1] <= ' ')
        s.len--;
    for (i = 0; i < s.len && (unsigned char)s.ptr[i] <= ' '; i++)
        if (s.ptr[i] == '\n')
            from = i + 1;
    return cc_drop_controls(arena, cc_span_slice(s, from, s.len));
}

static bool add_block(struct walk *walk, const struct cc_block *block)
{
    struct cc_blocks *blocks = walk->blocks;

    if (blocks->count == walk->capacity) {
        blocks->list =
            cc_arena_grow(walk->arena, blocks->list, walk->capacity * sizeof(*blocks->list),
                          2 * walk->capacity * sizeof(*blocks->list));
        if (blocks->list == NULL)
            return false;
        walk->capacity *= 2;
    }
    blocks->list[blocks->count++] = *block;
    return true;
}

/* Ends the pending block.  False when the arena refused or there are too many. */
static bool flush(struct walk *walk, enum cc_role forced)
{
    struct cc_span pending = {walk->text, walk->text_len};
    struct cc_block block;

    memset(&block, 0, sizeof(block));
    walk->n_breaks = 0;
    if (walk->text_len > 0) {
        block.text = forced == CC_ROLE_CODE ? copy_lines(walk->arena, pending)
                                            : cc_collapse_space(walk->arena, pending);
        if (block.text.ptr == NULL)
            return false;
    }
    if (block.text.len > 0) {
        if (walk->blocks->count >= walk->limits->max_blocks)
            return false;
        block.element = walk->element;
        block.first_node = walk->first_node;
        block.last_node = walk->last_node;
        block.position = walk->blocks->count;
        block.n_words = (uint32_t)cc_count_words(block.text);
        block.n_link_words =
            walk->n_link_words < block.n_words ? walk->n_link_words : block.n_words;
        cc_block_find_role(walk->dom, &block);
        if (forced != CC_ROLE_P && block.role != CC_ROLE_HEADING)
            block.role = forced;
        if (block.role == CC_ROLE_P || block.role == CC_ROLE_QUOTE)
            block.lines = cc_verse_find(walk->arena, pending, &walk->lines);
        if (!add_block(walk, &block))
            return false;
    }
    walk->text_len = 0;
    walk->lines.n = 0;
    walk->element = CC_NO_INDEX;
    walk->n_link_words = 0;
    return true;
}

/* The deepest element that holds both. */
static uint32_t common_element(const struct cc_dom *dom, uint32_t a, uint32_t b)
{
    while (a != b) {
        if (a > b)
            a = dom->nodes[a].parent;
        else
            b = dom->nodes[b].parent;
    }
    return a;
}

/* Bars up to a row's column.  Where empty cells count for nothing one bar parts the words of two cells. */
static bool put_bars(struct walk *walk, uint32_t column)
{
    if (!walk->grid.is_data && walk->bars < column) {
        walk->bars = column;
        return walk->text_len == 0 || put(walk, " | ", 3);
    }
    for (; walk->bars < column; walk->bars++)
        if (!put(walk, " | ", 3))
            return false;
    return true;
}

static bool add_text(struct walk *walk, uint32_t node)
{
    const struct cc_node *n = &walk->dom->nodes[node];

    if (cc_is_all_space(n->name) && node >= walk->pre_end)
        return walk->text_len == 0 || put(walk, " ", 1);
    walk->n_breaks = 0;
    if (node < walk->row_end && !put_bars(walk, walk->column))
        return false;
    if (!put(walk, n->name.ptr, n->name.len))
        return false;
    if (walk->element == CC_NO_INDEX)
        walk->first_node = node;
    walk->last_node = node;
    walk->element = walk->element == CC_NO_INDEX
                        ? n->parent
                        : common_element(walk->dom, walk->element, n->parent);
    if (node < walk->link_end)
        walk->n_link_words += (uint32_t)cc_count_words(n->name);
    return true;
}

static bool add_break(struct walk *walk)
{
    walk->n_breaks++;
    if (walk->pre_end == 0 && walk->row_end == 0 && walk->n_breaks >= 2)
        return flush(walk, CC_ROLE_P);
    if (walk->text_len == 0)
        return true;
    if (walk->lines.n < CC_VERSE_MAX_LINES)
        walk->lines.at[walk->lines.n] = (uint32_t)walk->text_len;
    if (walk->lines.n <= CC_VERSE_MAX_LINES)
        walk->lines.n++;
    return put(walk, "\n", 1);
}

/* ---- the walk ---- */

static bool open_element(struct walk *walk, uint32_t node, enum layout layout)
{
    uint32_t end = walk->dom->nodes[node].end;

    if (walk->n_open == walk->open_capacity) {
        walk->open =
            cc_arena_grow(walk->arena, walk->open, walk->open_capacity * sizeof(*walk->open),
                          2 * walk->open_capacity * sizeof(*walk->open));
        if (walk->open == NULL)
            return false;
        walk->open_capacity *= 2;
    }
    walk->open[walk->n_open++] = (struct open_block){end, layout};
    if (layout == ROW) {
        walk->row_end = end;
        walk->column = walk->bars = 0;
        cc_table_grid_row(&walk->grid, walk->dom, node);
    }
    if (layout == PREFORMATTED)
        walk->pre_end = end;
    return true;
}

/* Of code: what follows stands in a line of its own. */
static bool end_line(struct walk *walk)
{
    return walk->text_len == 0 || walk->text[walk->text_len - 1] == '\n' ||
           put(walk, "\n", 1);
}

/* Empty cells at its end count where they do at all. */
static bool end_row(struct walk *walk)
{
    uint32_t width = cc_table_grid_width(&walk->grid);

    walk->row_end = 0;
    return !walk->grid.is_data || walk->text_len == 0 || width < 2 ||
           put_bars(walk, width - 1);
}

/* Ends the elements that end before `node`. */
static bool close_elements(struct walk *walk, uint32_t node)
{
    while (walk->n_open > 0 && walk->open[walk->n_open - 1].end <= node) {
        enum layout layout = walk->open[--walk->n_open].layout;
        enum cc_role role = layout == ROW            ? CC_ROLE_TABLE
                            : layout == PREFORMATTED ? CC_ROLE_CODE
                                                     : CC_ROLE_P;

        if (layout == ROW && !end_row(walk))
            return false;
        if (layout == PREFORMATTED)
            walk->pre_end = 0;
        /* inside a row or <pre> an inner block ends nothing but a cell or a line */
        if (walk->row_end > 0) {
            if (walk->text_len > 0 && !put(walk, " ", 1))
                return false;
        } else if (walk->pre_end > 0) {
            if (!end_line(walk))
                return false;
        } else if (!flush(walk, role)) {
            return false;
        }
    }
    return true;
}

/* Links that lead elsewhere; a heading that is a link to itself (<h2><a href="#part">) is none.
 */
static bool is_link(const struct cc_dom *dom, uint32_t node)
{
    uint32_t parent = dom->nodes[node].parent;
    enum cc_tag tag = parent == CC_NO_INDEX ? CC_TAG_OTHER : dom->nodes[parent].tag;
    struct cc_span href = cc_dom_attr(dom, node, CC_SPAN("href"));

    if (tag >= CC_TAG_H1 && tag <= CC_TAG_H6 && href.len > 0 && href.ptr[0] == '#')
        return false;
    return cc_dom_has(dom, node, CC_SPAN("href"));
}

static bool has_word(struct cc_span s)
{
    struct cc_span word;

    return cc_next_word(&s, &word);
}

/* The mark that shows a heading's own address, and the arrow back from a footnote: a link into the page that has a sign to click
 * on and no word. */
static bool is_mark(const struct cc_dom *dom, uint32_t node)
{
    struct cc_span href = cc_dom_attr(dom, node, CC_SPAN("href"));
    bool has_sign = false;
    uint32_t i;

    if (href.len == 0 || href.ptr[0] != '#')
        return false;
    for (i = node + 1; i < dom->nodes[node].end; i++) {
        if (dom->nodes[i].tag != CC_TAG_TEXT)
            continue;
        if (has_word(dom->nodes[i].name))
            return false;
        has_sign = has_sign || !cc_is_all_space(dom->nodes[i].name);
    }
    return has_sign;
}

static bool visit(struct walk *walk, uint32_t node, uint32_t *next)
{
    const struct cc_node *n = &walk->dom->nodes[node];
    enum layout layout;

    if (n->tag == CC_TAG_TEXT)
        return add_text(walk, node);
    layout = layout_of(walk, node);
    if (layout == SKIPPED || (n->tag == CC_TAG_A && is_mark(walk->dom, node))) {
        *next = n->end;
        return true;
    }
    if (layout == LINE_BREAK)
        return add_break(walk);
    if (n->tag == CC_TAG_A && is_link(walk->dom, node))
        walk->link_end = n->end;
    if (layout == INLINE)
        return true;
    if (layout == CELL)
        walk->column = cc_table_grid_cell(&walk->grid, walk->dom, node);
    if (walk->row_end == 0 && walk->pre_end == 0 && !flush(walk, CC_ROLE_P))
        return false;
    if (walk->row_end > 0 && walk->text_len > 0 && !put(walk, " ", 1))
        return false;
    if (walk->row_end == 0 && walk->pre_end > 0 && !end_line(walk))
        return false;
    if (walk->row_end > 0 || walk->pre_end > 0)
        layout = layout == CELL ? CELL : BLOCK; /* a <pre> in a row is part of the row */
    return open_element(walk, node, layout);
}

enum cc_status cc_block_list(struct cc_arena *arena, const struct cc_limits *limits,
                             const struct cc_dom *dom, struct cc_blocks *blocks,
                             struct cc_error *err)
{
    struct walk walk;
    uint32_t node, next;
    bool ok = true;

    memset(&walk, 0, sizeof(walk));
    memset(blocks, 0, sizeof(*blocks));
    walk.arena = arena;
    walk.limits = limits;
    walk.dom = dom;
    walk.blocks = blocks;
    cc_table_grid_init(&walk.grid);
    walk.element = CC_NO_INDEX;
    walk.capacity = FIRST_BLOCKS;
    walk.text_capacity = FIRST_TEXT;
    walk.open_capacity = FIRST_OPEN;
    blocks->list = cc_arena_alloc(arena, FIRST_BLOCKS * sizeof(*blocks->list));
    walk.text = cc_arena_alloc(arena, FIRST_TEXT);
    walk.open = cc_arena_alloc(arena, FIRST_OPEN * sizeof(*walk.open));
    walk.n_parts = count_parts(arena, dom);
    walk.without_script = cc_noscript_is_page(dom);
    if (blocks->list == NULL || walk.text == NULL || walk.open == NULL || walk.n_parts == NULL)
        return cc_arena_status(arena, "block", err);
    for (node = 0; ok && node < dom->n_nodes; node = next) {
        next = node + 1;
        ok = close_elements(&walk, node) && visit(&walk, node, &next);
    }
    ok = ok && close_elements(&walk, dom->n_nodes) && flush(&walk, CC_ROLE_P);
    if (ok)
        return CC_OK;
    if (arena->status != CC_OK)
        return cc_arena_status(arena, "block", err);
    return cc_fail(err, CC_E_LIMIT, "block", "over max_blocks: %u", limits->max_blocks);
}
