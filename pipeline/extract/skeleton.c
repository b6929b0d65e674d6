#include "cleancopy/extract/skeleton.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/extract/char_ref.h"
#include "cleancopy/extract/dom_guard.h"
#include "cleancopy/extract/fold.h"
#include "cleancopy/extract/tag_scan.h"
#include "cleancopy/extract/tag_traits.h"

#include <string.h>

#define TAG_ATTRS    1024 /* room for a tag's attributes: no max_tag_attributes is useful above it */
#define DIGEST_CHARS 13   /* 64 bits, five a character */

struct builder {
    struct cc_arena *arena;
    struct cc_skeleton *out;
    const char *obstacle;
    bool after_pre; /* gumbo drops a line feed that comes now */
    bool has_template;
    bool after_other; /* a comment came since the last text */
    struct cc_fold *fold;
    struct cc_raw_attr raw[TAG_ATTRS];
};

/* ---- the arrays ---- */

/* `items`, with room for `more` behind the first `n`; NULL when the arena refused. */
static void *grown(struct cc_arena *arena, void *items, uint32_t n, size_t more,
                   uint32_t *capacity, size_t bytes)
{
    size_t larger = *capacity;

    if (n + more <= larger)
        return items;
    while (n + more > larger)
        larger *= 2;
    items = cc_arena_grow(arena, items, *capacity * bytes, larger * bytes);
    *capacity = (uint32_t)larger;
    return items;
}

static bool put(struct builder *b, struct cc_span s)
{
    struct cc_skeleton *out = b->out;

    out->html = grown(b->arena, out->html, out->len, s.len, &out->max_bytes, 1);
    if (out->html == NULL)
        return false;
    if (s.len > 0)
        memcpy(out->html + out->len, s.ptr, s.len);
    out->len += (uint32_t)s.len;
    return true;
}

static bool put_mark(struct builder *b, struct cc_skeleton_mark **marks, uint32_t *n,
                     uint32_t *max, uint32_t index)
{
    *marks = grown(b->arena, *marks, *n, 1, max, sizeof(**marks));
    if (*marks == NULL)
        return false;
    (*marks)[(*n)++] = (struct cc_skeleton_mark){b->out->len, index};
    return true;
}

static bool put_piece(struct builder *b, char stand_in, struct cc_span text)
{
    struct cc_skeleton *out = b->out;

    out->pieces = grown(b->arena, out->pieces, out->n_pieces, 1, &out->max_pieces,
                        sizeof(*out->pieces));
    if (out->pieces == NULL || !put_mark(b, &out->piece_marks, &out->n_piece_marks,
                                         &out->max_piece_marks, out->n_pieces))
        return false;
    out->pieces[out->n_pieces++] = (struct cc_skeleton_piece){text, b->after_other};
    b->after_other = false;
    return put(b, (struct cc_span){&stand_in, 1});
}

/* ---- text ---- */

/* Nine of ten have no reference. */
static bool decode(struct builder *b, struct cc_span s, bool in_attribute, struct cc_span *out)
{
    *out = s;
    if (s.len == 0 || memchr(s.ptr, '&', s.len) == NULL)
        return true;
    if (cc_char_refs_decode(b->arena, s, in_attribute, out))
        return true;
    if (b->arena->status == CC_OK)
        b->obstacle = "a character reference by a rare name";
    return false;
}

static bool is_space(char c)
{
    return (unsigned char)c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'); /* "&#13;" is a CR */
}

/* Takes a first line feed off *text, where gumbo may drop it. */
static bool put_line_feed(struct builder *b, struct cc_span *text)
{
    struct cc_span all = *text;
    bool split = b->after_pre && all.len > 0 && all.ptr[0] == '\n';

    b->after_pre = false;
    if (!split)
        return true;
    *text = cc_span_slice(all, 1, all.len);
    return put_piece(b, '\n', cc_span_slice(all, 0, 1));
}

static bool put_text(struct builder *b, struct cc_span source)
{
    struct cc_span text;
    size_t n = 0;

    if (!decode(b, source, false, &text) || !put_line_feed(b, &text))
        return false;
    while (n < text.len && is_space(text.ptr[n]))
        n++;
    if (n > 0 && !put_piece(b, ' ', cc_span_slice(text, 0, n)))
        return false;
    if (n == text.len)
        return true;
    cc_fold_text(b->fold);
    return put_piece(b, '.', cc_span_slice(text, n, text.len));
}

/* The content of a script, a title … : gumbo takes it as it comes. */
static bool put_raw(struct builder *b, enum cc_tag tag, struct cc_span source)
{
    struct cc_span text = source;

    if ((tag == CC_TAG_TITLE || tag == CC_TAG_TEXTAREA) && !decode(b, source, false, &text))
        return false;
    if (tag == CC_TAG_TEXTAREA && !put_line_feed(b, &text))
        return false;
    b->after_pre = false;
    return text.len == 0 || put_piece(b, '.', text);
}

/* ---- tags ---- */

static struct cc_span lower_copy(struct cc_arena *arena, struct cc_span name)
{
    struct cc_span lower = cc_arena_copy(arena, name);
    char *bytes = (char *)(uintptr_t)lower.ptr; /* ours: just copied */
    size_t i;

    for (i = 0; bytes != NULL && i < lower.len; i++)
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            bytes[i] = (char)(bytes[i] + 32);
    return lower;
}

static struct cc_span lower_name(struct cc_arena *arena, struct cc_span name)
{
    size_t i;

    for (i = 0; i < name.len; i++)
        if (name.ptr[i] >= 'A' && name.ptr[i] <= 'Z')
            return lower_copy(arena, name);
    return name;
}

static const struct cc_attr *find_attr(const struct cc_attr *attrs, uint32_t n,
                                       struct cc_span name)
{
    uint32_t i;

    for (i = 0; i < n; i++)
        if (cc_span_is(attrs[i].name, name))
            return &attrs[i];
    return NULL;
}

/* Notes the tag's attributes: the first of each name. */
static bool note_attrs(struct builder *b, const struct cc_token *token, struct cc_skeleton_tag *tag)
{
    struct cc_skeleton *out = b->out;
    struct cc_attr *attrs;
    uint32_t i;

    out->attrs = grown(b->arena, out->attrs, out->n_attrs, token->n_attrs, &out->max_attrs,
                       sizeof(*out->attrs));
    if (out->attrs == NULL)
        return false;
    tag->first_attr = out->n_attrs;
    attrs = &out->attrs[out->n_attrs];
    for (i = 0; i < token->n_attrs; i++) {
        struct cc_attr *attr = &attrs[tag->n_attrs];

        attr->name = b->raw[i].has_capital ? lower_copy(b->arena, b->raw[i].name) : b->raw[i].name;
        if (attr->name.ptr == NULL || !decode(b, b->raw[i].value, true, &attr->value))
            return false;
        if (find_attr(attrs, tag->n_attrs, attr->name) == NULL)
            tag->n_attrs++;
    }
    out->n_attrs += tag->n_attrs;
    return true;
}

/* A name for the set of attributes, whatever their order. */
static bool put_digest(struct builder *b, const struct cc_attr *attrs, uint32_t n)
{
    char name[1 + DIGEST_CHARS] = " ";
    uint64_t sum = n;
    uint32_t i;

    if (n == 0)
        return true;
    for (i = 0; i < n; i++)
        sum += cc_hash64_seed(attrs[i].value, cc_hash64(attrs[i].name));
    for (i = 1; i <= DIGEST_CHARS; i++) {
        name[i] = "abcdefghijklmnopqrstuvwxyz234567"[sum & 31];
        sum >>= 5;
    }
    return put(b, (struct cc_span){name, sizeof(name)});
}

/* The attributes that decide about the tree. */
static bool put_attrs(struct builder *b, const struct cc_token *token,
                      const struct cc_skeleton_tag *tag)
{
    static const char *const of_font[] = {"color", "face", "size"};
    const struct cc_attr *attrs = &b->out->attrs[tag->first_attr], *attr;
    size_t i;

    switch (token->tag) {
    case CC_TAG_HTML:
    case CC_TAG_BODY:
        return put(b, CC_SPAN(" ")) && put(b, token->attrs);
    case CC_TAG_INPUT:
        attr = find_attr(attrs, tag->n_attrs, CC_SPAN("type"));
        return attr == NULL || !cc_span_is_nocase(attr->value, CC_SPAN("hidden")) ||
               put(b, CC_SPAN(" type=\"hidden\""));
    case CC_TAG_OTHER:
        attr = cc_span_is_nocase(token->name, CC_SPAN("annotation-xml"))
                   ? find_attr(attrs, tag->n_attrs, CC_SPAN("encoding"))
                   : NULL;
        if (attr != NULL && cc_span_is_nocase(attr->value, CC_SPAN("text/html")))
            return put(b, CC_SPAN(" encoding=\"text/html\""));
        if (attr != NULL && cc_span_is_nocase(attr->value, CC_SPAN("application/xhtml+xml")))
            return put(b, CC_SPAN(" encoding=\"application/xhtml+xml\""));
        return true;
    case CC_TAG_FONT:
        for (i = 0; i < sizeof(of_font) / sizeof(of_font[0]); i++)
            if (find_attr(attrs, tag->n_attrs, cc_span_from(of_font[i])) != NULL &&
                (!put(b, CC_SPAN(" ")) || !put(b, cc_span_from(of_font[i]))))
                return false;
        break;
    case CC_TAG_A: /* a second <a> ends the first: there are never two to compare */
        return true;
    default:
        break;
    }
    return !(cc_tag_traits(token->tag) & CC_TRAIT_FORMATTING) ||
           put_digest(b, attrs, tag->n_attrs);
}

static bool put_start(struct builder *b, const struct cc_token *token, bool is_raw)
{
    struct cc_skeleton *out = b->out;
    struct cc_skeleton_tag tag = {.tag = (uint16_t)token->tag, .first_piece = out->n_pieces};

    if (token->tag == CC_TAG_FRAMESET)
        b->obstacle = "<frameset>";
    else if (token->tag == CC_TAG_OTHER && cc_span_is_nocase(token->name, CC_SPAN("isindex")))
        b->obstacle = "<isindex>";
    else if (token->tag == CC_TAG_OTHER &&
             cc_span_find(token->name, CC_SPAN("\xEF\xBF\xBD"), 0) != (size_t)-1)
        b->obstacle = "a control character in a tag's name"; /* gumbo names the element with it */
    else if (token->tag == CC_TAG_COL && b->has_template) /* of text in it the spaces alone stay */
        b->obstacle = "<col> in <template>";
    else if (token->n_attrs > TAG_ATTRS)
        b->obstacle = "a tag with very many attributes";
    b->has_template = b->has_template || token->tag == CC_TAG_TEMPLATE;
    if (b->obstacle != NULL)
        return false;
    tag.is_raw = is_raw;
    out->n_raw += is_raw;
    tag.is_whole = token->tag == CC_TAG_HTML || token->tag == CC_TAG_BODY;
    tag.name = token->tag == CC_TAG_OTHER ? lower_name(b->arena, token->name)
                                          : cc_span_from(cc_tag_name(token->tag));
    if (tag.name.ptr == NULL || (!tag.is_whole && !note_attrs(b, token, &tag)))
        return false;
    out->tags = grown(b->arena, out->tags, out->n_tags, 1, &out->max_tags, sizeof(*out->tags));
    if (out->tags == NULL ||
        !put_mark(b, &out->tag_marks, &out->n_tag_marks, &out->max_tag_marks, out->n_tags))
        return false;
    out->tags[out->n_tags++] = tag;
    b->after_pre = token->tag == CC_TAG_PRE || token->tag == CC_TAG_LISTING ||
                   token->tag == CC_TAG_TEXTAREA;
    /* "<" and name at once, as the page has them */
    return put(b, (struct cc_span){token->name.ptr - 1, token->name.len + 1}) && put_attrs(b, token, &tag) &&
           put(b, token->self_closing && !tag.is_whole ? CC_SPAN("/>") : CC_SPAN(">"));
}

/* An end tag stands as it is: in svg, gumbo compares all of it with the name of the element. */
static bool put_end(struct builder *b, const struct cc_token *token)
{
    b->after_pre = false;
    cc_fold_end(b->fold, token);
    return put(b, token->bytes);
}

/* A comment, or what is read as one; a doctype, which says how tables and paragraphs nest. */
static bool put_other(struct builder *b, struct cc_span bytes)
{
    b->after_pre = false;
    b->after_other = true;
    cc_fold_comment(b->fold);
    if (cc_span_starts_nocase(bytes, CC_SPAN("<!doctype"))) {
        cc_fold_forget(b->fold);
        return put(b, bytes);
    }
    if (cc_span_starts(bytes, CC_SPAN("<![CDATA[")))
        b->obstacle = "a CDATA section";
    else if (cc_span_is(bytes, CC_SPAN("</>"))) /* gumbo takes it for the next tag's beginning */
        b->obstacle = "</>";
    return b->obstacle == NULL && put(b, CC_SPAN("<!-->"));
}

/* `is_html`: as cc_fold_before() asks. */
static bool put_element(struct builder *b, struct cc_tag_scan *scan, const struct cc_token *token,
                        bool is_html, bool is_raw)
{
    if (token->tag == CC_TAG_COLGROUP && !is_html) {
        b->obstacle = "<colgroup> in svg or math"; /* gumbo takes it for a table's: of text the spaces alone stay */
        return false;
    }
    cc_fold_before(b->fold, token, is_html, is_raw);
    if (!put_start(b, token, is_raw))
        return false;
    cc_fold_after(b->fold, token);
    return !is_raw || put_raw(b, token->tag, cc_tag_scan_raw(scan, token->tag));
}

static bool put_token(struct builder *b, struct cc_tag_scan *scan, const struct cc_token *token,
                      bool is_html, bool is_raw)
{
    switch (token->kind) {
    case CC_TOKEN_TEXT:
        return put_text(b, token->bytes);
    case CC_TOKEN_START:
        return token->unfinished || /* no tag at all */
               put_element(b, scan, token, is_html, is_raw);
    case CC_TOKEN_END:
        return token->unfinished || put_end(b, token);
    default:
        return put_other(b, token->bytes);
    }
}

/* Room for what a usual page of that size has; more is found when it is needed. */
static bool begin(struct cc_arena *arena, struct cc_skeleton *out, size_t page_bytes)
{
    memset(out, 0, sizeof(*out));
    out->max_bytes = (uint32_t)(page_bytes / 8 + 256);
    out->max_tags = (uint32_t)(page_bytes / 64 + 16);
    out->max_pieces = (uint32_t)(page_bytes / 64 + 16);
    out->max_attrs = (uint32_t)(page_bytes / 32 + 16);
    out->max_tag_marks = out->max_piece_marks = (uint32_t)(page_bytes / 256 + 16);
    out->tag_marks = cc_arena_alloc(arena, out->max_tag_marks * sizeof(*out->tag_marks));
    out->piece_marks = cc_arena_alloc(arena, out->max_piece_marks * sizeof(*out->piece_marks));
    out->html = cc_arena_alloc(arena, out->max_bytes);
    out->tags = cc_arena_alloc(arena, out->max_tags * sizeof(*out->tags));
    out->pieces = cc_arena_alloc(arena, out->max_pieces * sizeof(*out->pieces));
    out->attrs = cc_arena_alloc(arena, out->max_attrs * sizeof(*out->attrs));
    return arena->status == CC_OK;
}

enum cc_status cc_skeleton_make(struct cc_arena *arena, const struct cc_limits *limits,
                                struct cc_span page, struct cc_skeleton *skeleton,
                                const char **obstacle, struct cc_error *err)
{
    struct builder *b = cc_arena_alloc(arena, sizeof(*b));
    struct cc_guard *guard = cc_guard_new(arena, limits);
    struct cc_tag_scan scan = {.html = page, .max_attrs = TAG_ATTRS};
    struct cc_token token;
    enum cc_status st;
    bool is_html, is_raw, ok = true;

    *obstacle = NULL;
    if (!begin(arena, skeleton, page.len) || b == NULL || guard == NULL)
        return cc_arena_status(arena, "dom", err);
    b->arena = arena;
    b->out = skeleton;
    b->obstacle = NULL;
    b->after_pre = b->after_other = b->has_template = false;
    b->fold = cc_fold_new(arena, skeleton);
    if (b->fold == NULL)
        return cc_arena_status(arena, "dom", err);
    scan.attrs = b->raw;
    while (ok && cc_tag_scan_next(&scan, &token)) {
        is_html = cc_guard_in_html(guard);
        st = cc_guard_step(guard, &token, page, &is_raw, err);
        if (st != CC_OK)
            return st;
        ok = put_token(b, &scan, &token, is_html, is_raw);
    }
    *obstacle = b->obstacle;
    return b->obstacle != NULL ? CC_OK : cc_arena_status(arena, "dom", err);
}

/* The one of `n` marks that is at `at`, or NULL. */
static const struct cc_skeleton_mark *find(const struct cc_skeleton_mark *marks, uint32_t n,
                                           size_t at, uint32_t *hint)
{
    uint32_t low = 0, high = n;

    for (uint32_t i = *hint; i < n && i < *hint + 2; i++) {
        if (marks[i].at == at) {
            *hint = i;
            return &marks[i];
        }
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (marks[middle].at == at) {
            *hint = middle;
            return &marks[middle];
        }
        if (marks[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct cc_skeleton_tag *cc_skeleton_find_tag(const struct cc_skeleton *skeleton,
                                                   size_t at, uint32_t *hint)
{
    const struct cc_skeleton_mark *mark = find(skeleton->tag_marks, skeleton->n_tag_marks, at, hint);

    return mark != NULL ? &skeleton->tags[mark->index] : NULL;
}

const struct cc_skeleton_mark *cc_skeleton_find_piece(const struct cc_skeleton *skeleton,
                                                      size_t at, uint32_t *hint)
{
    return find(skeleton->piece_marks, skeleton->n_piece_marks, at, hint);
}
