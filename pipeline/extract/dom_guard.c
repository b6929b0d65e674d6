/* The guard is a tree builder without a tree: it keeps the stack of open elements (never the
 * formatting ones) and the list of active formatting elements, and nothing else.
 *
 *     <div><p>one<p>two<b>three</div>   stack: html body div p -> html body div p -> html body
 *                                       formatting: -          -> b            -> b (still
 * open!)
 *
 * Where the standard moves elements about (adoption agency, foster parents) the guard errs
 * towards counting too much; a fuzzer compares its depth with that of gumbo's tree. */
#include "cleancopy/extract/dom_guard.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/extract/tag_scan.h"
#include "cleancopy/extract/tag_traits.h"

#include <string.h>

#define MAX_FORMATTING  4096 /* no max_open_formatting can be set higher */
#define SAME_FORMATTING 3    /* the standard keeps three equal ones ("Noah's Ark clause") */

enum {
    FOREIGN = 1,     /* inside svg or math */
    INTEGRATION = 2, /* foreign itself, but its content is HTML (foreignObject …) */
    MATH = 4, /* of the two, in math: <svg> straight inside <math> is an element of math */
};

struct open_element {
    uint16_t tag;
    uint16_t flags;
    uint32_t name_hash; /* tells elements apart that dom.h has no name for, and those of svg and math; 0 of others */
};

struct open_format {
    uint16_t tag;
    bool marker;     /* a table cell or caption begins: nothing before it is open inside */
    uint32_t height; /* least height of the stack since it was opened */
    uint64_t attrs;  /* hash */
};

struct cc_guard {
    const struct cc_limits *limits;
    struct cc_guard_peak peak;
    uint32_t n_open, n_formats, n_markers, n_root_attrs;
    bool has_foreign_select;
    uint16_t n_of[CC_TAG_OTHER + 1]; /* how many are open, svg's and math's too: most searches are for what is not */
    struct open_element open[CC_GUARD_MAX_DEPTH];
    struct open_format formats[MAX_FORMATTING];
};

static void begin(struct cc_guard *g, const struct cc_limits *limits)
{
    memset(&g->peak, 0, sizeof(g->peak));
    g->limits = limits;
    g->n_open = g->n_formats = g->n_markers = g->n_root_attrs = 0;
    g->has_foreign_select = false;
    memset(g->n_of, 0, sizeof(g->n_of));
}

static bool is_foreign(const struct cc_guard *g)
{
    return g->n_open > 0 && (g->open[g->n_open - 1].flags & (FOREIGN | INTEGRATION)) == FOREIGN;
}

/* Cuts the stack, and with it what the formatting elements know of their place. */
static void cut_to(struct cc_guard *g, uint32_t height)
{
    uint32_t i;

    while (g->n_open > height) {
        g->n_of[g->open[--g->n_open].tag]--;
        if ((cc_tag_traits(g->open[g->n_open].tag) & CC_TRAIT_MARKER) &&
            g->open[g->n_open].flags == 0 && g->n_markers > 0) {
            while (g->n_formats > 0 && !g->formats[g->n_formats - 1].marker)
                g->n_formats--;
            g->n_formats -= g->n_formats > 0;
            g->n_markers--;
        }
    }
    for (i = g->n_formats; i-- > 0 && g->formats[i].height > height;)
        g->formats[i].height = height;
}

/* Height of the nearest open `tag` (CC_TAG_OTHER: of that name), or -1; the search stops at an
 * element with one of the `stop` traits. */
static int64_t find_open(const struct cc_guard *g, enum cc_tag tag, uint32_t name, uint32_t stop)
{
    uint32_t i;

    if (g->n_of[tag] == 0)
        return -1;
    for (i = g->n_open; i-- > 0;) {
        const struct open_element *e = &g->open[i];

        if (e->flags == 0 && e->tag == tag && (tag != CC_TAG_OTHER || e->name_hash == name))
            return i;
        if ((e->flags & INTEGRATION) || (e->flags == 0 && (cc_tag_traits(e->tag) & stop)))
            return -1;
    }
    return -1;
}

static enum cc_status over(const char *limit, uint32_t value, const struct cc_token *token,
                           struct cc_span html, struct cc_error *err)
{
    uint64_t at = (uint64_t)(token->bytes.ptr - html.ptr);
    enum cc_status st = cc_fail(err, CC_E_LIMIT, "dom", "over %s: %u, at byte %llu", limit,
                                value, (unsigned long long)at);

    if (err != NULL)
        err->offset = at;
    return st;
}

static uint32_t n_formatting(const struct cc_guard *g)
{
    return g->n_formats - g->n_markers;
}

static uint32_t hash_name(struct cc_span name)
{
    uint32_t h = 2166136261u;
    size_t i;

    for (i = 0; i < name.len; i++)
        h = (h ^ (uint32_t)(unsigned char)(name.ptr[i] | 32)) * 16777619u;
    return h;
}

static void push(struct cc_guard *g, enum cc_tag tag, uint32_t flags, uint32_t name)
{
    struct open_element e = {(uint16_t)tag, (uint16_t)flags, name};

    if (g->n_open < CC_GUARD_MAX_DEPTH) {
        g->open[g->n_open++] = e;
        g->n_of[tag]++;
    }
    if ((cc_tag_traits(tag) & CC_TRAIT_MARKER) && flags == 0 && g->n_formats < MAX_FORMATTING) {
        g->formats[g->n_formats++] = (struct open_format){(uint16_t)tag, true, g->n_open, 0};
        g->n_markers++;
    }
}

/* Takes a formatting element off the list, and what lies above it on the stack where nothing
 * there is a block. */
static void close_format(struct cc_guard *g, uint32_t i)
{
    uint32_t height = g->formats[i].height, k;

    for (k = height; k < g->n_open; k++)
        if ((g->open[k].flags & INTEGRATION) ||
            (g->open[k].flags == 0 && (cc_tag_traits(g->open[k].tag) & CC_TRAIT_SPECIAL)))
            break;
    memmove(&g->formats[i], &g->formats[i + 1], (g->n_formats - i - 1) * sizeof(g->formats[0]));
    g->n_formats--;
    if (k == g->n_open)
        cut_to(g, height);
}

/* Index of the last open `tag` since the last marker, or -1. */
static int64_t find_format(const struct cc_guard *g, enum cc_tag tag)
{
    uint32_t i;

    for (i = g->n_formats; i-- > 0 && !g->formats[i].marker;)
        if (g->formats[i].tag == tag)
            return i;
    return -1;
}

/* The oldest of equals leaves the list but not the real stack: from now on it counts as an
 * element, at the place where it was opened. */
static void demote_format(struct cc_guard *g, uint32_t i)
{
    struct open_format format = g->formats[i];
    uint32_t k;

    memmove(&g->formats[i], &g->formats[i + 1], (g->n_formats - i - 1) * sizeof(g->formats[0]));
    g->n_formats--;
    if (g->n_open >= CC_GUARD_MAX_DEPTH)
        return;
    memmove(&g->open[format.height + 1], &g->open[format.height],
            (g->n_open - format.height) * sizeof(g->open[0]));
    g->open[format.height] = (struct open_element){format.tag, 0, 0};
    g->n_open++;
    g->n_of[format.tag]++;
    for (k = i; k < g->n_formats; k++)
        g->formats[k].height++;
}

static void start_format(struct cc_guard *g, const struct cc_token *token)
{
    bool ends_its_like = token->tag == CC_TAG_A || token->tag == CC_TAG_NOBR; /* there are never two to compare */
    uint64_t attrs = ends_its_like ? 0 : cc_hash64(token->attrs);
    uint32_t i, same = 0, first = 0;
    int64_t old = ends_its_like ? find_format(g, token->tag) : -1;

    if (old >= 0)
        close_format(g, (uint32_t)old);
    for (i = g->n_formats; i-- > 0 && !g->formats[i].marker;) {
        if (g->formats[i].tag == token->tag && g->formats[i].attrs == attrs) {
            same++;
            first = i;
        }
    }
    if (same >= SAME_FORMATTING)
        demote_format(g, first);
    if (g->n_formats < MAX_FORMATTING)
        g->formats[g->n_formats++] =
            (struct open_format){(uint16_t)token->tag, false, g->n_open, attrs};
}

static void close_to(struct cc_guard *g, enum cc_tag tag, uint32_t stop)
{
    int64_t at = find_open(g, tag, 0, stop);

    if (at >= 0)
        cut_to(g, (uint32_t)at);
}

/* <li> ends an open <li>, <dt> and <dd> end each other; address, div and p do not stand in the
 * way. */
static void close_item(struct cc_guard *g, enum cc_tag tag)
{
    bool list = tag == CC_TAG_LI;
    uint32_t i;

    for (i = g->n_open; i-- > 0;) {
        enum cc_tag t = (enum cc_tag)g->open[i].tag;

        if (g->open[i].flags == 0 &&
            (list ? t == CC_TAG_LI : (t == CC_TAG_DT || t == CC_TAG_DD))) {
            cut_to(g, i);
            return;
        }
        if (g->open[i].flags != 0 || ((cc_tag_traits(t) & CC_TRAIT_SPECIAL) &&
                                      t != CC_TAG_ADDRESS && t != CC_TAG_DIV && t != CC_TAG_P))
            return;
    }
}

/* A row, cell or section ends its like: the stack is cut back to the part that may hold it. */
static void close_table_part(struct cc_guard *g, enum cc_tag tag)
{
    bool cell = tag == CC_TAG_TD || tag == CC_TAG_TH, row = tag == CC_TAG_TR;
    uint32_t i;

    for (i = g->n_open; i-- > 0;) {
        enum cc_tag t = (enum cc_tag)g->open[i].tag;

        if (g->open[i].flags != 0 || t == CC_TAG_TEMPLATE)
            return;
        if (t == CC_TAG_TABLE || (cell && t == CC_TAG_TR) ||
            ((cell || row) && (t == CC_TAG_TBODY || t == CC_TAG_THEAD || t == CC_TAG_TFOOT))) {
            cut_to(g, i + 1);
            return;
        }
    }
}

/* True for the svg and math elements whose content is HTML again. */
static bool is_integration(const struct cc_token *token, bool math)
{
    static const char *const in_svg[] = {"foreignobject", "desc", "title"};
    static const char *const in_math[] = {"mi", "mo", "mn", "ms", "mtext"};
    size_t k;

    for (k = 0; !math && k < sizeof(in_svg) / sizeof(in_svg[0]); k++)
        if (cc_span_is_nocase(token->name, cc_span_from(in_svg[k])))
            return true;
    for (k = 0; math && k < sizeof(in_math) / sizeof(in_math[0]); k++)
        if (cc_span_is_nocase(token->name, cc_span_from(in_math[k])))
            return true;
    return math && cc_span_is_nocase(token->name, CC_SPAN("annotation-xml")) &&
           (cc_span_find_nocase(token->attrs, CC_SPAN("text/html"), 0) != (size_t)-1 ||
            cc_span_find_nocase(token->attrs, CC_SPAN("application/xhtml+xml"), 0) !=
                (size_t)-1);
}

static void start_foreign(struct cc_guard *g, const struct cc_token *token)
{
    bool math =
        is_foreign(g) ? (g->open[g->n_open - 1].flags & MATH) != 0 : token->tag == CC_TAG_MATH;

    if (!token->self_closing)
        push(g, token->tag,
             FOREIGN | (math ? (uint32_t)MATH : 0) |
                 (is_integration(token, math) ? (uint32_t)INTEGRATION : 0),
             hash_name(token->name));
}

static void leave_foreign(struct cc_guard *g)
{
    while (is_foreign(g))
        cut_to(g, g->n_open - 1);
}

/* True when the nearest of select and template is a select: it ignores all tags but its own. */
static bool in_select(const struct cc_guard *g)
{
    uint32_t i;

    if (g->n_of[CC_TAG_SELECT] == 0)
        return false;
    for (i = g->n_open; i-- > 0;) {
        if (g->open[i].tag == CC_TAG_SELECT)
            return true;
        if (g->open[i].tag != CC_TAG_OPTION && g->open[i].tag != CC_TAG_OPTGROUP)
            return false;
    }
    return false;
}

/* Tags of a table end a select that stands in one; elsewhere they are ignored like all others.
 */
static bool ends_select(const struct cc_guard *g, enum cc_tag tag)
{
    return (tag == CC_TAG_TABLE || (cc_tag_traits(tag) & CC_TRAIT_TABLE_PART)) &&
           find_open(g, CC_TAG_TABLE, 0, 0) >= 0;
}

/* Which start tags are ignored inside a select, and which end it. */
static bool select_ignores(struct cc_guard *g, enum cc_tag tag)
{
    switch (tag) {
    case CC_TAG_OPTION:
    case CC_TAG_OPTGROUP:
    case CC_TAG_SCRIPT:
    case CC_TAG_TEMPLATE:
        return false;
    case CC_TAG_SELECT:
        close_to(g, CC_TAG_SELECT, 0);
        return true;
    case CC_TAG_INPUT:
    case CC_TAG_TEXTAREA:
        close_to(g, CC_TAG_SELECT, 0);
        return false;
    default:
        if (!ends_select(g, tag))
            return true;
        close_to(g, CC_TAG_SELECT, 0);
        return false;
    }
}

/* A table in a table, and not in its cell or caption, ends the first. */
static void close_table(struct cc_guard *g)
{
    uint32_t i;

    for (i = g->n_open; i-- > 0;) {
        if ((g->open[i].flags & INTEGRATION) ||
            (cc_tag_traits(g->open[i].tag) & CC_TRAIT_MARKER))
            return; /* td, th, caption, template, object … */
        if (g->open[i].flags == 0 && g->open[i].tag == CC_TAG_TABLE) {
            cut_to(g, i);
            return;
        }
    }
}

static void start_html(struct cc_guard *g, const struct cc_token *token)
{
    enum cc_tag tag = token->tag, top;
    uint32_t t = cc_tag_traits(tag);

    if (t & CC_TRAIT_FORMATTING) {
        start_format(g, token);
        return;
    }
    if (t & CC_TRAIT_CLOSES_P)
        close_to(g, CC_TAG_P, CC_TRAIT_SCOPE | CC_TRAIT_STOPS_P);
    if (tag == CC_TAG_LI || tag == CC_TAG_DT || tag == CC_TAG_DD) {
        close_item(g, tag);
        close_to(g, CC_TAG_P, CC_TRAIT_SCOPE | CC_TRAIT_STOPS_P);
    }
    /* the current node is a formatting element where one was opened since the last block */
    top = g->n_open > 0 && g->open[g->n_open - 1].flags == 0 &&
                  (g->n_formats == 0 || g->formats[g->n_formats - 1].marker ||
                   g->formats[g->n_formats - 1].height < g->n_open)
              ? (enum cc_tag)g->open[g->n_open - 1].tag
              : CC_TAG_OTHER;
    if (((t & CC_TRAIT_HEADING) && (cc_tag_traits(top) & CC_TRAIT_HEADING)) ||
        (top == CC_TAG_OPTION && tag == CC_TAG_OPTION) ||
        ((tag == CC_TAG_RT || tag == CC_TAG_RP) && (top == CC_TAG_RT || top == CC_TAG_RP) &&
         find_open(g, CC_TAG_RUBY, 0, CC_TRAIT_SCOPE) >= 0))
        cut_to(g, g->n_open - 1);
    if (tag == CC_TAG_OPTGROUP && in_select(g))
        while (g->open[g->n_open - 1].tag != CC_TAG_SELECT)
            cut_to(g, g->n_open - 1);
    if (tag == CC_TAG_TABLE)
        close_table(g);
    if (tag == CC_TAG_BUTTON)
        close_to(g, CC_TAG_BUTTON, CC_TRAIT_SCOPE);
    if (t & CC_TRAIT_TABLE_PART) {
        if (find_open(g, CC_TAG_TABLE, 0, 0) < 0 && find_open(g, CC_TAG_TEMPLATE, 0, 0) < 0)
            return; /* ignored outside a table */
        close_table_part(g, tag);
    }
    if (tag == CC_TAG_FORM && find_open(g, CC_TAG_FORM, 0, 0) >= 0 &&
        find_open(g, CC_TAG_TEMPLATE, 0, 0) < 0)
        return; /* a form in a form is ignored */
    if (!(t & CC_TRAIT_VOID))
        push(g, tag, 0, tag == CC_TAG_OTHER ? hash_name(token->name) : 0);
}

static void end_tag(struct cc_guard *g, const struct cc_token *token)
{
    bool in_foreign = g->n_open > 0 && g->open[g->n_open - 1].flags != 0; /* or right in an integration point */
    uint32_t t = cc_tag_traits(token->tag), i;
    uint32_t name = in_foreign || token->tag == CC_TAG_OTHER ? hash_name(token->name) : 0;
    int64_t at;

    if (in_foreign) {
        for (i = g->n_open; i-- > 0 && g->open[i].flags != 0;) {
            if (g->open[i].name_hash == name) {
                cut_to(g, i);
                return;
            }
        }
    }
    if (in_select(g)) {
        if (ends_select(g, token->tag))
            close_to(g, CC_TAG_SELECT, 0);
        else if (token->tag != CC_TAG_SELECT && token->tag != CC_TAG_OPTION &&
                 token->tag != CC_TAG_OPTGROUP && token->tag != CC_TAG_TEMPLATE)
            return;
    }
    if (t & CC_TRAIT_FORMATTING) {
        at = find_format(g, token->tag);
        if (at >= 0) {
            close_format(g, (uint32_t)at);
            return;
        }
        at = find_open(g, token->tag, name, CC_TRAIT_SPECIAL);
    } else if (token->tag == CC_TAG_TABLE || (t & CC_TRAIT_TABLE_PART)) {
        for (i = g->n_open, at = -1; i-- > 0 && at < 0;) {
            if ((g->open[i].flags & INTEGRATION) || g->open[i].tag == CC_TAG_TEMPLATE)
                break;
            if (g->open[i].flags == 0 && g->open[i].tag == token->tag)
                at = i;
            else if (g->open[i].tag == CC_TAG_TABLE)
                break;
        }
    } else if (t & CC_TRAIT_HEADING) {
        for (i = g->n_open, at = -1; i-- > 0 && at < 0;) {
            if ((g->open[i].flags & INTEGRATION) ||
                (cc_tag_traits(g->open[i].tag) & CC_TRAIT_SCOPE))
                break;
            if (g->open[i].flags == 0 && (cc_tag_traits(g->open[i].tag) & CC_TRAIT_HEADING))
                at = i;
        }
    } else if (token->tag == CC_TAG_FORM) {
        /* only the form itself leaves the stack */
        at = find_open(g, CC_TAG_FORM, 0, CC_TRAIT_SCOPE);
        if (at >= 0 && (uint32_t)at + 1 < g->n_open) {
            struct open_element form = g->open[at];

            memmove(&g->open[at], &g->open[at + 1],
                    (g->n_open - (uint32_t)at - 1) * sizeof(g->open[0]));
            g->open[g->n_open - 1] = form;
            cut_to(g, g->n_open - 1);
            return;
        }
    } else {
        uint32_t stop = token->tag == CC_TAG_LI  ? CC_TRAIT_SCOPE | CC_TRAIT_LIST
                        : token->tag == CC_TAG_P ? CC_TRAIT_SCOPE | CC_TRAIT_STOPS_P
                        : token->tag == CC_TAG_TEMPLATE || token->tag == CC_TAG_SELECT ? 0
                        : t & (CC_TRAIT_CLOSES_P | CC_TRAIT_MARKER | CC_TRAIT_STOPS_P)
                            ? CC_TRAIT_SCOPE
                            : CC_TRAIT_SPECIAL;
        at = find_open(g, token->tag, name, stop);
    }
    if (at >= 0)
        cut_to(g, (uint32_t)at);
}

static enum cc_status check(struct cc_guard *g, const struct cc_token *token, struct cc_span html,
                            struct cc_error *err)
{
    uint32_t formats = n_formatting(g), depth = 2 + g->n_open + formats; /* html and body */
    uint32_t attrs = token->n_attrs;

    if (token->tag == CC_TAG_HTML || token->tag == CC_TAG_BODY) {
        g->n_root_attrs += attrs; /* a second <body> adds its attributes to the first */
        attrs = g->n_root_attrs;
    }
    if (depth > g->peak.depth)
        g->peak.depth = depth;
    if (attrs > g->peak.tag_attributes)
        g->peak.tag_attributes = attrs;
    if (formats > g->peak.open_formatting)
        g->peak.open_formatting = formats;
    if (g->has_foreign_select)
        return cc_fail(err, CC_E_LIMIT, "dom", "<select> inside svg or math, at byte %zu",
                       (size_t)(token->bytes.ptr - html.ptr));
    if (formats > g->limits->max_open_formatting || g->n_formats >= MAX_FORMATTING)
        return over("max_open_formatting", formats, token, html, err);
    if (depth > g->limits->max_depth || g->n_open >= CC_GUARD_MAX_DEPTH)
        return over("max_depth", depth, token, html, err);
    if (attrs > g->limits->max_tag_attributes)
        return over("max_tag_attributes", attrs, token, html, err);
    return CC_OK;
}

/* Start tags that end svg and math; <font> does so only when it says how to draw. */
static bool breaks_out(const struct cc_token *token)
{
    if (token->tag == CC_TAG_FONT)
        return cc_token_has_attr(token, CC_SPAN("color")) ||
               cc_token_has_attr(token, CC_SPAN("face")) ||
               cc_token_has_attr(token, CC_SPAN("size"));
    return token->tag == CC_TAG_HEAD || token->tag == CC_TAG_BODY ||
           (cc_tag_traits(token->tag) & CC_TRAIT_BREAKS_OUT) != 0;
}

/* True when the content of the element is text. */
static bool start_tag(struct cc_guard *g, const struct cc_token *token)
{
    if (is_foreign(g)) {
        if (!breaks_out(token)) {
            g->has_foreign_select = g->has_foreign_select || token->tag == CC_TAG_SELECT;
            start_foreign(g, token);
            return false;
        }
        leave_foreign(g);
    }
    if (token->tag == CC_TAG_HTML || token->tag == CC_TAG_HEAD || token->tag == CC_TAG_BODY)
        return false;
    if (in_select(g) && select_ignores(g, token->tag))
        return false;
    if (token->tag == CC_TAG_SVG || token->tag == CC_TAG_MATH) {
        start_foreign(g, token);
        return false;
    }
    if (cc_tag_is_raw(token->tag)) {
        if (cc_tag_traits(token->tag) & CC_TRAIT_CLOSES_P)
            close_to(g, CC_TAG_P, CC_TRAIT_SCOPE | CC_TRAIT_STOPS_P);
        return true; /* its end tag finds nothing to close */
    }
    start_html(g, token);
    return false;
}

struct cc_guard *cc_guard_new(struct cc_arena *arena, const struct cc_limits *limits)
{
    struct cc_guard *g = cc_arena_alloc(arena, sizeof(*g)); /* 130 KB, and none of it cleared */

    if (g != NULL)
        begin(g, limits);
    return g;
}

bool cc_guard_in_html(const struct cc_guard *guard)
{
    return !is_foreign(guard) && !in_select(guard);
}

enum cc_status cc_guard_step(struct cc_guard *guard, const struct cc_token *token,
                             struct cc_span html, bool *is_raw, struct cc_error *err)
{
    *is_raw = false;
    if (token->kind == CC_TOKEN_START) {
        *is_raw = start_tag(guard, token);
        return check(guard, token, html, err);
    }
    if (token->kind == CC_TOKEN_END)
        end_tag(guard, token);
    return CC_OK;
}

enum cc_status cc_dom_guard(const struct cc_limits *limits, struct cc_span html,
                            struct cc_guard_peak *peak, struct cc_error *err)
{
    struct cc_guard g; /* 130 KB of stack: fixed size, no arena needed */
    struct cc_tag_scan scan = {.html = html};
    struct cc_token token;
    enum cc_status st = CC_OK;
    bool is_raw;

    if (html.len > limits->max_page_bytes)
        return cc_fail(err, CC_E_LIMIT, "dom", "over max_page_bytes: %zu", html.len);
    begin(&g, limits);
    while (st == CC_OK) {
        if (is_foreign(&g) && cc_tag_scan_cdata(&scan))
            continue;
        if (!cc_tag_scan_next(&scan, &token))
            break;
        st = cc_guard_step(&g, &token, html, &is_raw, err);
        if (is_raw)
            cc_tag_scan_raw(&scan, token.tag);
    }
    if (peak != NULL)
        *peak = g.peak;
    return st;
}
