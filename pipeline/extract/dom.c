/* gumbo's tree, flattened.  Nothing outside this file knows the library.
 *
 * What must be known of gumbo 0.10.1 (see dom.h and dom_guard.h for the limits):
 * - it checks no allocation, so the allocator never returns NULL: it leaves by longjmp;
 * - gumbo_destroy_output recurses as deep as the tree: never called, the arena drops it all;
 * - max_errors = 0, because each recorded error copies the whole stack of open elements. */
#include "cleancopy/extract/dom.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/dom_guard.h"
#include "cleancopy/extract/tag_scan.h"

#include <gumbo.h>
#include <setjmp.h>
#include <string.h>

#define MAX_PATH_BYTES 240
#define WALK_START                                                                             \
    64 /* levels that the walk's stack has room for at first: real trees have 57 */

struct parse_frame {
    struct cc_arena *arena;
    jmp_buf out;
};

static void *parse_alloc(void *userdata, size_t bytes)
{
    struct parse_frame *frame = userdata;
    void *block = cc_arena_alloc(frame->arena, bytes);

    if (block == NULL)
        longjmp(frame->out, 1);
    return block;
}

static void parse_free(void *userdata, void *block)
{
    (void)userdata; /* the arena gives nothing back singly */
    (void)block;
}

/* NULL when the arena refused.  No variable of this function changes between setjmp and
 * longjmp, and gumbo holds nothing but arena memory: leaving its frames behind is safe. */
static GumboOutput *parse(struct cc_arena *arena, struct cc_span html)
{
    struct parse_frame frame;
    GumboOptions options = kGumboDefaultOptions;

    frame.arena = arena;
    options.allocator = parse_alloc;
    options.deallocator = parse_free;
    options.userdata = &frame;
    options.max_errors = 0;
    if (setjmp(frame.out) != 0)
        return NULL;
    return gumbo_parse_with_options(&options, html.ptr != NULL ? html.ptr : "", html.len);
}

/* ---- the walk: gumbo's tree to two arrays, without recursion ---- */

struct level {
    const GumboVector *children;
    unsigned int next; /* child to visit */
    uint32_t node;     /* index of the element in dom->nodes */
};

struct walk {
    struct cc_arena *arena;
    struct cc_dom *dom;
    struct level *levels;
    size_t n_levels, capacity;
    bool fill; /* false: the first round, which only counts */
};

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static bool is_text(const GumboNode *node)
{
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
           node->type == GUMBO_NODE_CDATA;
}

static struct cc_span lower_copy(struct cc_arena *arena, struct cc_span s)
{
    struct cc_span copy = cc_arena_copy(arena, s);
    char *bytes = (char *)(uintptr_t)copy.ptr; /* ours: just copied */
    size_t i;

    for (i = 0; bytes != NULL && i < copy.len; i++)
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            bytes[i] = (char)(bytes[i] + 32);
    return copy;
}

static bool name_element(struct cc_arena *arena, const GumboElement *element,
                         struct cc_node *node)
{
    GumboStringPiece piece = element->original_tag;
    const char *known = gumbo_normalized_tagname(element->tag);

    if (element->tag != GUMBO_TAG_UNKNOWN && known[0] != '\0') {
        node->name = cc_span_from(known);
    } else {
        gumbo_tag_from_original_text(&piece);
        node->name = (struct cc_span){piece.data, piece.length};
    }
    node->tag = cc_tag_from_name(node->name);
    if (node->tag != CC_TAG_OTHER)
        node->name = cc_span_from(cc_tag_name(node->tag));
    else if (known[0] == '\0' || element->tag == GUMBO_TAG_UNKNOWN)
        node->name = lower_copy(arena, node->name);
    return arena->status == CC_OK;
}

static void copy_attrs(struct cc_dom *dom, const GumboVector *attrs, struct cc_node *node)
{
    unsigned int i;

    node->first_attr = dom->n_attrs;
    node->n_attrs = attrs->length;
    for (i = 0; i < attrs->length; i++) {
        const GumboAttribute *from = attrs->data[i];
        struct cc_attr *to = &dom->attrs[dom->n_attrs++];

        to->name = cc_span_from(from->name);
        to->value = cc_span_from(from->value);
    }
}

static bool enter(struct walk *walk, const GumboNode *node, uint32_t parent)
{
    uint32_t index = walk->dom->n_nodes++;
    struct cc_node *to = walk->fill ? &walk->dom->nodes[index] : NULL;

    if (to != NULL) {
        memset(to, 0, sizeof(*to));
        to->parent = parent;
        to->end = index + 1;
    }
    if (is_text(node)) {
        if (to != NULL)
            to->name = cc_span_from(node->v.text.text);
        return true;
    }
    if (to == NULL)
        walk->dom->n_attrs += node->v.element.attributes.length;
    else if (!name_element(walk->arena, &node->v.element, to))
        return false;
    else
        copy_attrs(walk->dom, &node->v.element.attributes, to);
    if (walk->n_levels == walk->capacity) {
        walk->levels =
            cc_arena_grow(walk->arena, walk->levels, walk->capacity * sizeof(struct level),
                          walk->capacity * 2 * sizeof(struct level));
        if (walk->levels == NULL)
            return false;
        walk->capacity *= 2;
    }
    walk->levels[walk->n_levels++] = (struct level){&node->v.element.children, 0, index};
    return true;
}

static bool walk_tree(struct walk *walk, const GumboNode *root)
{
    bool ok;

    walk->dom->n_nodes = walk->dom->n_attrs = 0;
    walk->n_levels = 0;
    ok = enter(walk, root, CC_NO_INDEX);
    while (ok && walk->n_levels > 0) {
        struct level *top = &walk->levels[walk->n_levels - 1];
        const GumboNode *child;

        if (top->next == top->children->length) {
            if (walk->fill)
                walk->dom->nodes[top->node].end = walk->dom->n_nodes;
            walk->n_levels--;
            continue;
        }
        child = top->children->data[top->next++];
        if (is_element(child) || is_text(child))
            ok = enter(walk, child, top->node);
    }
    return ok;
}

static bool flatten(struct cc_arena *arena, const GumboNode *root, struct cc_dom *dom)
{
    struct walk walk = {arena, dom, NULL, 0, WALK_START, false};

    walk.levels = cc_arena_alloc(arena, walk.capacity * sizeof(struct level));
    if (walk.levels == NULL || !walk_tree(&walk, root))
        return false;
    dom->nodes = cc_arena_calloc(arena, dom->n_nodes, sizeof(*dom->nodes));
    dom->attrs = cc_arena_calloc(arena, (size_t)dom->n_attrs + 1, sizeof(*dom->attrs));
    if (dom->nodes == NULL || dom->attrs == NULL)
        return false;
    walk.fill = true;
    return walk_tree(&walk, root);
}

enum cc_status cc_dom_parse(struct cc_arena *arena, const struct cc_limits *limits,
                            struct cc_span html, struct cc_dom *dom, struct cc_error *err)
{
    GumboOutput *output;
    enum cc_status st = cc_dom_guard(limits, html, NULL, err);

    if (st != CC_OK)
        return st;
    output = parse(arena, html);
    if (output == NULL || !flatten(arena, output->root, dom))
        return cc_arena_status(arena, "dom", err);
    return CC_OK;
}

/* ---- reading the flat tree ---- */

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

/* ---- the text without a tree ---- */

struct strip {
    struct cc_arena *arena;
    char *text; /* as long as the page at most: every decoded reference is shorter than its
                   source */
    size_t len;
};

static void strip_put(struct strip *strip, struct cc_span s)
{
    if (s.len > 0)
        memcpy(strip->text + strip->len, s.ptr, s.len);
    strip->len += s.len;
}

static void strip_break(struct strip *strip)
{
    while (strip->len > 0 && strip->text[strip->len - 1] == ' ')
        strip->len--;
    if (strip->len > 0 && strip->text[strip->len - 1] != '\n')
        strip->text[strip->len++] = '\n';
}

/* "&amp;" and its commonest kin, "&#8217;", "&#x2019;": the bytes that it takes, 0 for none. */
static size_t decode_reference(struct cc_span s, char out[4], size_t *out_len)
{
    static const struct {
        const char *name;
        uint32_t c;
    } table[] = {
        {"amp;", '&'},       {"lt;", '<'},       {"gt;", '>'},       {"quot;", '"'},
        {"apos;", '\''},     {"nbsp;", ' '},     {"ndash;", 0x2013}, {"mdash;", 0x2014},
        {"rsquo;", 0x2019},  {"lsquo;", 0x2018}, {"rdquo;", 0x201D}, {"ldquo;", 0x201C},
        {"hellip;", 0x2026}, {"auml;", 0xE4},    {"ouml;", 0xF6},    {"uuml;", 0xFC},
        {"Auml;", 0xC4},     {"Ouml;", 0xD6},    {"Uuml;", 0xDC},    {"szlig;", 0xDF},
        {"eacute;", 0xE9},   {"egrave;", 0xE8},  {"agrave;", 0xE0},  {"ccedil;", 0xE7}};
    uint32_t c = 0, base = 10;
    size_t i, k;

    for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        size_t len = strlen(table[i].name);

        if (s.len > len && memcmp(s.ptr + 1, table[i].name, len) == 0) {
            *out_len = cc_utf8_put(table[i].c, out);
            return len + 1;
        }
    }
    if (s.len < 4 || s.ptr[1] != '#')
        return 0;
    k = 2;
    if (s.ptr[2] == 'x' || s.ptr[2] == 'X') {
        base = 16;
        k = 3;
    }
    for (i = k; i < s.len && i < k + 7 && s.ptr[i] != ';'; i++) {
        char d = s.ptr[i];
        uint32_t v = d >= '0' && d <= '9'   ? (uint32_t)(d - '0')
                     : d >= 'a' && d <= 'f' ? (uint32_t)(d - 'a' + 10)
                     : d >= 'A' && d <= 'F' ? (uint32_t)(d - 'A' + 10)
                                            : 99;
        if (v >= base)
            return 0;
        c = c * base + v;
    }
    if (i == k || i >= s.len || s.ptr[i] != ';' || c < 32)
        return 0;
    *out_len = cc_utf8_put(c, out);
    /* a reference is never shorter than what it stands for but for U+FFFD: "&#55296;" is */
    return i + 1;
}

static void strip_text(struct strip *strip, struct cc_span text)
{
    size_t at;

    for (at = 0; at < text.len;) {
        char c = text.ptr[at], out[4];
        size_t out_len = 0, taken = 0;

        if (c == '&')
            taken = decode_reference(cc_span_slice(text, at, text.len), out, &out_len);
        if (taken > 0) {
            strip_put(strip, (struct cc_span){out, out_len});
            at += taken;
            continue;
        }
        at++;
        if ((unsigned char)c > ' ')
            strip->text[strip->len++] = c;
        else if (strip->len > 0 && strip->text[strip->len - 1] != ' ' &&
                 strip->text[strip->len - 1] != '\n')
            strip->text[strip->len++] = ' ';
    }
}

/* Elements that a line of text flows through. */
static bool keeps_line(enum cc_tag tag)
{
    switch (tag) {
    case CC_TAG_A:
    case CC_TAG_ABBR:
    case CC_TAG_ACRONYM:
    case CC_TAG_B:
    case CC_TAG_BDI:
    case CC_TAG_BDO:
    case CC_TAG_BIG:
    case CC_TAG_CITE:
    case CC_TAG_CODE:
    case CC_TAG_DATA:
    case CC_TAG_DEL:
    case CC_TAG_DFN:
    case CC_TAG_EM:
    case CC_TAG_FONT:
    case CC_TAG_I:
    case CC_TAG_IMG:
    case CC_TAG_INS:
    case CC_TAG_KBD:
    case CC_TAG_LABEL:
    case CC_TAG_MARK:
    case CC_TAG_NOBR:
    case CC_TAG_Q:
    case CC_TAG_S:
    case CC_TAG_SAMP:
    case CC_TAG_SMALL:
    case CC_TAG_SPAN:
    case CC_TAG_STRIKE:
    case CC_TAG_STRONG:
    case CC_TAG_SUB:
    case CC_TAG_SUP:
    case CC_TAG_TIME:
    case CC_TAG_TT:
    case CC_TAG_U:
    case CC_TAG_VAR:
    case CC_TAG_WBR:
    case CC_TAG_OTHER:
        return true;
    default:
        return false;
    }
}

struct cc_span cc_dom_strip(struct cc_arena *arena, struct cc_span html)
{
    struct cc_tag_scan scan = {html, 0};
    struct strip strip = {arena, cc_arena_alloc(arena, html.len + 1), 0};
    struct cc_token token;

    if (strip.text == NULL)
        return CC_SPAN_EMPTY;
    while (cc_tag_scan_next(&scan, &token)) {
        if (token.kind == CC_TOKEN_TEXT) {
            strip_text(&strip, token.bytes);
        } else if (token.kind != CC_TOKEN_OTHER) {
            if (!keeps_line(token.tag))
                strip_break(&strip);
            if (token.kind == CC_TOKEN_START && cc_tag_is_raw(token.tag)) {
                struct cc_span raw = cc_tag_scan_raw(&scan, token.tag);

                if (token.tag == CC_TAG_TITLE || token.tag == CC_TAG_PLAINTEXT ||
                    token.tag == CC_TAG_XMP)
                    strip_text(&strip, raw);
            }
        }
    }
    strip_break(&strip);
    return (struct cc_span){strip.text, strip.len};
}
