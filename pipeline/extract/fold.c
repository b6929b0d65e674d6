#include "cleancopy/extract/fold.h"

#include "cleancopy/extract/dom_guard.h"
#include "cleancopy/extract/tag_traits.h"

#include <string.h>

#define SAME_FORMATTING                                                                        \
    3 /* of more equal ones the standard forgets the first ("Noah's Ark clause") */

/* How an element behaves between its tags. */
enum manner {
    FORGET,  /* not followed: the stack is forgotten */
    VOID,    /* has no content */
    INLINE,  /* opens and closes, and no more: span, label, custom elements */
    FORMAT,  /* the same, and open again later when it is not closed: a, b, i */
    BLOCK,   /* ends an open <p> */
    ITEM,    /* a block that ends the one before it: li, dt, dd */
    HEADING, /* a block that ends a heading right around it */
    BUTTON,  /* opens as an inline element does; no <p> or <li> around it is ended from inside */
    NOSCRIPT, /* an inline element, but no <li> around it is ended from inside; in <head> it has rules of its own */
    FORM, /* a block; there is one at a time, until its own end tag comes, and a text right before that stands behind the form in gumbo's tree */
    SVG,
    FOREIGN, /* in svg: any name, closed by its end tag or by "/>" */
    RAW,     /* its content is text: script, style, iframe */
    HEAD     /* ended by all that does not belong in it */
};

struct open {
    uint32_t tag;      /* in skeleton->tags */
    uint32_t html_len; /* of the skeleton, when its start tag was put */
    uint32_t n_tag_marks, n_piece_marks, n_raw, n_folds; /* the same of these */
    struct cc_span name;
    enum cc_tag element;
    enum manner manner;
    bool has_format; /* a formatting element is in it */
};

struct cc_fold {
    struct cc_skeleton *skeleton;
    enum manner next; /* of the start tag that is about to be put */
    bool is_off;      /* gumbo may be in a template, who knows where: no more folding */
    bool is_begun;    /* more than <html> came */
    bool has_table;   /* in a table each tag parts two texts, even an ignored one */
    uint32_t n_settled; /* pieces that gumbo had put into the tree at the last tag or comment: the others come with the next */
    bool loose_format, loose_p, loose_button;
    bool has_form; /* gumbo may remember a form that no longer is in the stack: it ignores the next one */
    uint32_t n_open;
    struct open open[CC_GUARD_MAX_DEPTH];
};

/* ---- what an element is ---- */

/* clang-format off */
static const unsigned char manners[CC_TAG_OTHER + 1] = {
    [CC_TAG_BR] = VOID, [CC_TAG_IMG] = VOID, [CC_TAG_WBR] = VOID, [CC_TAG_AREA] = VOID, [CC_TAG_EMBED] = VOID,
    [CC_TAG_INPUT] = VOID, [CC_TAG_HR] = VOID, [CC_TAG_SOURCE] = VOID, [CC_TAG_TRACK] = VOID, [CC_TAG_PARAM] = VOID,
    [CC_TAG_LINK] = VOID, [CC_TAG_META] = VOID, [CC_TAG_BASE] = VOID,
    [CC_TAG_ABBR] = INLINE, [CC_TAG_ACRONYM] = INLINE, [CC_TAG_AUDIO] = INLINE, [CC_TAG_BDI] = INLINE, [CC_TAG_BDO] = INLINE,
    [CC_TAG_CANVAS] = INLINE, [CC_TAG_CITE] = INLINE, [CC_TAG_DATA] = INLINE, [CC_TAG_DEL] = INLINE, [CC_TAG_DFN] = INLINE,
    [CC_TAG_INS] = INLINE, [CC_TAG_KBD] = INLINE, [CC_TAG_LABEL] = INLINE, [CC_TAG_LEGEND] = INLINE, [CC_TAG_MAP] = INLINE,
    [CC_TAG_MARK] = INLINE, [CC_TAG_METER] = INLINE, [CC_TAG_OUTPUT] = INLINE, [CC_TAG_PICTURE] = INLINE,
    [CC_TAG_PROGRESS] = INLINE, [CC_TAG_Q] = INLINE, [CC_TAG_SAMP] = INLINE, [CC_TAG_SLOT] = INLINE, [CC_TAG_SPAN] = INLINE,
    [CC_TAG_SUB] = INLINE, [CC_TAG_SUP] = INLINE, [CC_TAG_TIME] = INLINE, [CC_TAG_VAR] = INLINE, [CC_TAG_VIDEO] = INLINE,
    [CC_TAG_A] = FORMAT, [CC_TAG_B] = FORMAT, [CC_TAG_BIG] = FORMAT, [CC_TAG_CODE] = FORMAT, [CC_TAG_EM] = FORMAT,
    [CC_TAG_FONT] = FORMAT, [CC_TAG_I] = FORMAT, [CC_TAG_S] = FORMAT, [CC_TAG_SMALL] = FORMAT, [CC_TAG_STRIKE] = FORMAT,
    [CC_TAG_STRONG] = FORMAT, [CC_TAG_TT] = FORMAT, [CC_TAG_U] = FORMAT,
    [CC_TAG_ADDRESS] = BLOCK, [CC_TAG_ARTICLE] = BLOCK, [CC_TAG_ASIDE] = BLOCK, [CC_TAG_BLOCKQUOTE] = BLOCK,
    [CC_TAG_CENTER] = BLOCK, [CC_TAG_DETAILS] = BLOCK, [CC_TAG_DIR] = BLOCK, [CC_TAG_DIV] = BLOCK, [CC_TAG_DL] = BLOCK,
    [CC_TAG_FIELDSET] = BLOCK, [CC_TAG_FIGCAPTION] = BLOCK, [CC_TAG_FIGURE] = BLOCK, [CC_TAG_FOOTER] = BLOCK,
    [CC_TAG_HEADER] = BLOCK, [CC_TAG_HGROUP] = BLOCK, [CC_TAG_MAIN] = BLOCK, [CC_TAG_MENU] = BLOCK, [CC_TAG_NAV] = BLOCK,
    [CC_TAG_OL] = BLOCK, [CC_TAG_P] = BLOCK, [CC_TAG_SECTION] = BLOCK, [CC_TAG_SUMMARY] = BLOCK, [CC_TAG_UL] = BLOCK,
    [CC_TAG_LI] = ITEM, [CC_TAG_DT] = ITEM, [CC_TAG_DD] = ITEM, [CC_TAG_H1] = HEADING, [CC_TAG_H2] = HEADING,
    [CC_TAG_H3] = HEADING, [CC_TAG_H4] = HEADING, [CC_TAG_H5] = HEADING, [CC_TAG_H6] = HEADING, [CC_TAG_BUTTON] = BUTTON,
    [CC_TAG_NOSCRIPT] = NOSCRIPT, [CC_TAG_FORM] = FORM, [CC_TAG_SVG] = SVG, [CC_TAG_SCRIPT] = RAW, [CC_TAG_STYLE] = RAW,
    [CC_TAG_IFRAME] = RAW, [CC_TAG_TITLE] = RAW};
/* clang-format on */

/* True for the name of a custom element; other names that dom.h does not have may be ones that gumbo treats in a way of
 * their own. */
static bool is_custom(struct cc_span name)
{
    return memchr(name.ptr, '-', name.len) != NULL &&
           !cc_span_is_nocase(name, CC_SPAN("annotation-xml"));
}

static enum manner manner_of(const struct cc_token *token, bool is_raw)
{
    if (cc_tag_is_raw(token->tag) && !is_raw) /* the tree is in a state where its content is none */
        return FORGET;
    if (token->tag == CC_TAG_OTHER)
        return is_custom(token->name) ? INLINE : FORGET;
    return (enum manner)manners[token->tag];
}

static bool ends_p(enum cc_tag tag)
{
    return (cc_tag_traits(tag) & CC_TRAIT_CLOSES_P) != 0;
}

/* Inside svg: the names that end it, or that lead back to HTML, are not followed. */
static enum manner manner_in_svg(const struct open *top, const struct cc_token *token,
                                 bool is_raw)
{
    bool leads_to_html = top->element == CC_TAG_TITLE ||
                         cc_span_is_nocase(top->name, CC_SPAN("desc")) ||
                         cc_span_is_nocase(token->name, CC_SPAN("foreignobject"));

    if (leads_to_html || is_raw || (cc_tag_traits(token->tag) & CC_TRAIT_BREAKS_OUT))
        return FORGET;
    switch (token->tag) {
    case CC_TAG_FONT:
    case CC_TAG_SCRIPT:
    case CC_TAG_SELECT:
    case CC_TAG_HTML:
    case CC_TAG_HEAD:
    case CC_TAG_BODY:
        return FORGET;
    default:
        return FOREIGN;
    }
}

/* Inside <head>, where the manner elsewhere is `manner`. */
static enum manner manner_in_head(enum cc_tag tag, enum manner manner)
{
    switch (tag) {
    case CC_TAG_LINK:
    case CC_TAG_META:
    case CC_TAG_STYLE:
    case CC_TAG_BASE:
    case CC_TAG_SCRIPT:
    case CC_TAG_TITLE:
        return manner;
    default:
        return FORGET;
    }
}

static struct open *top_of(struct cc_fold *fold)
{
    return fold->n_open > 0 ? &fold->open[fold->n_open - 1] : NULL;
}

static bool is_in_svg(const struct open *top)
{
    return top != NULL && (top->manner == SVG || top->manner == FOREIGN);
}

static bool is_in_head(const struct cc_fold *fold)
{
    return fold->n_open > 0 && fold->open[0].manner == HEAD;
}

/* ---- closing ---- */

/* True when no more than its tags need to stay of an element that ends. */
static bool may_fold(const struct cc_fold *fold, const struct open *e)
{
    bool starts_block = ends_p(e->element);

    if (e->manner == FOREIGN || e->manner == RAW)
        return false;
    /* before an inline element gumbo opens loose ones again, and none are left for its inside
     */
    return !fold->loose_format || (!starts_block && !e->has_format);
}

static void close_top(struct cc_fold *fold)
{
    struct cc_skeleton *s = fold->skeleton;
    struct open *e = &fold->open[--fold->n_open], *parent = top_of(fold);
    struct cc_skeleton_tag *tag = &s->tags[e->tag];

    tag->end_tag = s->n_tags;
    tag->end_piece = s->n_pieces;
    fold->n_settled = s->n_pieces;
    if (parent != NULL) {
        parent->has_format = parent->has_format || e->has_format || e->manner == FORMAT;
    }
    if (!may_fold(fold, e))
        return;
    tag->is_folded = true;
    s->len = e->html_len;
    s->n_tag_marks = e->n_tag_marks;
    s->n_piece_marks = e->n_piece_marks;
    s->n_raw = e->n_raw;
    s->n_folds = e->n_folds + 1;
}

/* By its own end tag.  Of a form with a text before that the stand-ins stay: gumbo takes the text out. */
static void end_top(struct cc_fold *fold)
{
    const struct open *e = top_of(fold);
    uint32_t n_settled = fold->n_settled, tag = e->tag;

    if (e->manner != FORM || n_settled == fold->skeleton->n_pieces) {
        close_top(fold);
        return;
    }
    fold->skeleton->tags[tag].end_tag = fold->skeleton->n_tags;
    fold->skeleton->tags[tag].end_piece = n_settled;
    fold->n_open--;
    if (top_of(fold) != NULL)
        top_of(fold)->has_format = top_of(fold)->has_format || e->has_format;
}

static void loosen(struct cc_fold *fold, enum cc_tag tag)
{
    if (cc_tag_traits(tag) & CC_TRAIT_FORMATTING)
        fold->loose_format = true;
    else if (tag == CC_TAG_P)
        fold->loose_p = true;
    else if (tag == CC_TAG_BUTTON)
        fold->loose_button = true;
    else if (tag == CC_TAG_FORM)
        fold->has_form = true;
    else if (tag == CC_TAG_TEMPLATE)
        fold->is_off = true;
}

void cc_fold_forget(struct cc_fold *fold)
{
    while (fold->n_open > 0)
        loosen(fold, fold->open[--fold->n_open].element);
}

/* Closes what is above place `at`; forgets the stack when that leaves a formatting element loose, or a form that gumbo
 * would remember. */
static void close_above(struct cc_fold *fold, uint32_t at)
{
    uint32_t i;

    for (i = at; i < fold->n_open; i++) {
        if (fold->open[i].manner == FORMAT || fold->open[i].manner == FORM) {
            cc_fold_forget(fold);
            return;
        }
    }
    while (fold->n_open > at)
        close_top(fold);
}

/* Blocks, and what else stops the standard's look upwards for an item, or for the element of an inline end tag. */
static bool is_special(const struct open *e)
{
    return e->manner == BLOCK || e->manner == ITEM || e->manner == HEADING || e->manner == BUTTON ||
           e->manner == NOSCRIPT || e->manner == FORM;
}

/* ---- start tags ---- */

/* A block ends the <p> that it is in.  What is in the stack may be in a loose one, unless a
 * block began in between. */
static void close_p(struct cc_fold *fold)
{
    uint32_t i;

    for (i = fold->n_open; i-- > 0;) {
        const struct open *e = &fold->open[i];

        if (e->manner == BUTTON)
            return;
        if (e->element == CC_TAG_P) {
            close_above(fold, i);
            return;
        }
        if (fold->loose_p && ends_p(e->element))
            return;
    }
    if (fold->loose_p)
        cc_fold_forget(fold);
}

static bool is_same_item(enum cc_tag a, enum cc_tag b)
{
    return (a == CC_TAG_LI) == (b == CC_TAG_LI);
}

/* The standard looks for the item before through everything but blocks, and through these three
 * of them (gumbo through <main> as well). */
static void close_item(struct cc_fold *fold, enum cc_tag tag)
{
    uint32_t i;

    for (i = fold->n_open; i-- > 0;) {
        const struct open *e = &fold->open[i];

        if (e->manner == ITEM && is_same_item(e->element, tag)) {
            close_above(fold, i);
            return;
        }
        if (e->element == CC_TAG_P || e->element == CC_TAG_DIV ||
            e->element == CC_TAG_ADDRESS || e->element == CC_TAG_MAIN)
            continue;
        if (e->manner == NOSCRIPT) /* the item ends a <p> around it: folded, that would no longer show what stood in the item's way */
            break;
        if (is_special(e))
            return;
    }
    cc_fold_forget(fold); /* it may be below */
}

static bool has_open(const struct cc_fold *fold, enum cc_tag tag, uint32_t times)
{
    uint32_t i;

    for (i = fold->n_open; i-- > 0 && times > 0;)
        times -= fold->open[i].element == tag;
    return times == 0;
}

/* True when the start tag opens an element where it stands, after what it closes.  Asked before anything is closed: a tag
 * that gumbo ignores closes nothing. */
static bool is_certain(const struct cc_fold *fold, const struct cc_token *token, enum manner manner)
{
    switch (manner) {
    case FORGET:
        return false;
    case FORMAT:
        return !has_open(fold, token->tag, token->tag == CC_TAG_A ? 1 : SAME_FORMATTING);
    case BUTTON:
        return !fold->loose_button && !has_open(fold, CC_TAG_BUTTON, 1);
    case NOSCRIPT: /* what is open around it says that <head> is over */
        return fold->n_open > 0;
    case FORM: /* right in a table it has no content */
        return !fold->has_form && !fold->has_table && !has_open(fold, CC_TAG_FORM, 1);
    default:
        return true;
    }
}

/* Closes what the start tag closes. */
static void make_room(struct cc_fold *fold, const struct cc_token *token, enum manner manner)
{
    struct open *top;

    if (manner == FOREIGN)
        return;
    if (manner == ITEM)
        close_item(fold, token->tag);
    if (ends_p(token->tag))
        close_p(fold);
    top = top_of(fold);
    if (manner == HEADING && top != NULL && top->manner == HEADING)
        close_above(fold, fold->n_open - 1);
}

void cc_fold_before(struct cc_fold *fold, const struct cc_token *token, bool is_html,
                    bool is_raw)
{
    struct open *top = top_of(fold);
    enum manner manner = manner_of(token, is_raw);

    fold->next = FORGET;
    if (token->tag == CC_TAG_HEAD && !fold->is_begun)
        manner = HEAD;
    fold->is_begun = fold->is_begun || token->tag != CC_TAG_HTML;
    fold->has_table = fold->has_table || token->tag == CC_TAG_TABLE;
    if (is_in_head(fold))
        manner = manner_in_head(token->tag, manner);
    else if (is_in_svg(top))
        manner = manner_in_svg(top, token, is_raw);
    else if (!is_html)
        manner = FORGET;
    if (fold->is_off || fold->n_open == CC_GUARD_MAX_DEPTH || !is_certain(fold, token, manner)) {
        cc_fold_forget(fold);
        loosen(fold, token->tag);
        return;
    }
    make_room(fold, token, manner);
    fold->next = manner;
}

void cc_fold_text(struct cc_fold *fold)
{
    fold->is_begun = true;
    /* in a raw element it is that element's text */
    if (is_in_head(fold))
        cc_fold_forget(fold);
}

void cc_fold_comment(struct cc_fold *fold)
{
    fold->n_settled = fold->skeleton->n_pieces;
}

void cc_fold_after(struct cc_fold *fold, const struct cc_token *token)
{
    struct cc_skeleton *s = fold->skeleton;
    struct cc_skeleton_tag *tag = &s->tags[s->n_tags - 1];
    enum manner manner = fold->next;

    fold->n_settled = s->n_pieces;
    if (manner == VOID || ((manner == FOREIGN || manner == SVG) && token->self_closing)) {
        tag->end_tag = s->n_tags;
        tag->end_piece = s->n_pieces;
        return;
    }
    if (manner == FORGET)
        return;
    fold->open[fold->n_open++] = (struct open){.tag = s->n_tags - 1,
                                               .html_len = s->len,
                                               .n_tag_marks = s->n_tag_marks,
                                               .n_piece_marks = s->n_piece_marks,
                                               .n_raw = s->n_raw,
                                               .n_folds = s->n_folds,
                                               .name = token->name,
                                               .element = token->tag,
                                               .manner = manner};
}

/* ---- end tags ---- */

static bool ends(const struct open *e, const struct cc_token *token)
{
    /* in svg gumbo takes all up to the ">" for the name: "</g >" ends no <g> */
    if ((e->manner == SVG || e->manner == FOREIGN) && token->bytes.len != token->name.len + 3)
        return false;
    return e->element == token->tag &&
           (token->tag != CC_TAG_OTHER || cc_span_is_nocase(e->name, token->name));
}

/* True for an end tag that ends nothing: the standard looks for its element no further than the
 * next block. */
static bool is_ignored(const struct cc_fold *fold, const struct cc_token *token)
{
    uint32_t i;

    if (fold->has_table)
        return false;
    if (token->tag != CC_TAG_SPAN && token->tag != CC_TAG_IMG && token->tag != CC_TAG_LABEL &&
        token->tag != CC_TAG_INPUT && token->tag != CC_TAG_LINK && token->tag != CC_TAG_META &&
        token->tag != CC_TAG_SOURCE)
        return false;
    for (i = fold->n_open; i-- > 0;) {
        const struct open *e = &fold->open[i];

        if (is_special(e))
            return e->element != CC_TAG_MAIN; /* gumbo looks on from there */
        if (e->element == token->tag || (e->manner != INLINE && e->manner != FORMAT))
            return false;
    }
    return false;
}

/* The place of the element that the end tag ends with all that is above it; n_open for none. */
static uint32_t find_ended(const struct cc_fold *fold, const struct cc_token *token)
{
    uint32_t i;

    if (token->tag == CC_TAG_LI || token->tag == CC_TAG_FORM ||
        (cc_tag_traits(token->tag) & CC_TRAIT_HEADING) || !ends_p(token->tag))
        return fold->n_open;
    for (i = fold->n_open; i-- > 0;) {
        if (is_in_svg(&fold->open[i]) || (fold->open[i].manner == BUTTON && token->tag == CC_TAG_P))
            break;
        if (fold->open[i].element == token->tag)
            return i;
    }
    return fold->n_open;
}

void cc_fold_end(struct cc_fold *fold, const struct cc_token *token)
{
    struct open *top = top_of(fold);
    uint32_t at;

    fold->is_begun = true;
    if (top == NULL)
        return;
    if (ends(top, token)) {
        end_top(fold);
        return;
    }
    if (is_ignored(fold, token))
        return;
    at = find_ended(fold, token);
    if (at < fold->n_open)
        close_above(fold, at);
    else
        cc_fold_forget(fold);
}

struct cc_fold *cc_fold_new(struct cc_arena *arena, struct cc_skeleton *skeleton)
{
    struct cc_fold *fold = cc_arena_alloc(arena, sizeof(*fold));

    if (fold == NULL)
        return NULL;
    fold->skeleton = skeleton;
    fold->n_open = fold->n_settled = 0;
    fold->is_off = fold->is_begun = fold->has_table = fold->loose_format = fold->loose_p =
        fold->loose_button = fold->has_form = false;
    return fold;
}
