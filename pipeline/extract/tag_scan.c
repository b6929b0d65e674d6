#include "cleancopy/extract/tag_scan.h"

#include <pthread.h>
#include <string.h>

#define MAX_TAG_NAME 16 /* longer than every name in the table */

#define NAME(name, tag) {(name), sizeof(name) - 1, (tag)}

/* Sorted by first letter, as cc_tag_from_name() wants it.  A test looks every name of dom.h up. */
static const struct {
    const char *name;
    size_t len;
    enum cc_tag tag;
} tag_names[] = {
    /* clang-format off */
    NAME("a", CC_TAG_A), NAME("abbr", CC_TAG_ABBR), NAME("acronym", CC_TAG_ACRONYM),
    NAME("address", CC_TAG_ADDRESS), NAME("applet", CC_TAG_APPLET), NAME("area", CC_TAG_AREA),
    NAME("article", CC_TAG_ARTICLE), NAME("aside", CC_TAG_ASIDE), NAME("audio", CC_TAG_AUDIO),
    NAME("b", CC_TAG_B), NAME("base", CC_TAG_BASE), NAME("basefont", CC_TAG_BASEFONT), NAME("bdi", CC_TAG_BDI),
    NAME("bdo", CC_TAG_BDO), NAME("bgsound", CC_TAG_BGSOUND), NAME("big", CC_TAG_BIG),
    NAME("blockquote", CC_TAG_BLOCKQUOTE), NAME("body", CC_TAG_BODY), NAME("br", CC_TAG_BR),
    NAME("button", CC_TAG_BUTTON), NAME("canvas", CC_TAG_CANVAS), NAME("caption", CC_TAG_CAPTION),
    NAME("center", CC_TAG_CENTER), NAME("cite", CC_TAG_CITE), NAME("code", CC_TAG_CODE),
    NAME("col", CC_TAG_COL), NAME("colgroup", CC_TAG_COLGROUP), NAME("data", CC_TAG_DATA),
    NAME("datalist", CC_TAG_DATALIST), NAME("dd", CC_TAG_DD), NAME("del", CC_TAG_DEL),
    NAME("details", CC_TAG_DETAILS), NAME("dfn", CC_TAG_DFN), NAME("dialog", CC_TAG_DIALOG),
    NAME("dir", CC_TAG_DIR), NAME("div", CC_TAG_DIV), NAME("dl", CC_TAG_DL), NAME("dt", CC_TAG_DT),
    NAME("em", CC_TAG_EM), NAME("embed", CC_TAG_EMBED), NAME("fieldset", CC_TAG_FIELDSET),
    NAME("figcaption", CC_TAG_FIGCAPTION), NAME("figure", CC_TAG_FIGURE), NAME("font", CC_TAG_FONT),
    NAME("footer", CC_TAG_FOOTER), NAME("form", CC_TAG_FORM), NAME("frame", CC_TAG_FRAME),
    NAME("frameset", CC_TAG_FRAMESET), NAME("h1", CC_TAG_H1), NAME("h2", CC_TAG_H2), NAME("h3", CC_TAG_H3),
    NAME("h4", CC_TAG_H4), NAME("h5", CC_TAG_H5), NAME("h6", CC_TAG_H6), NAME("head", CC_TAG_HEAD),
    NAME("header", CC_TAG_HEADER), NAME("hgroup", CC_TAG_HGROUP), NAME("hr", CC_TAG_HR),
    NAME("html", CC_TAG_HTML), NAME("i", CC_TAG_I), NAME("iframe", CC_TAG_IFRAME), NAME("img", CC_TAG_IMG),
    NAME("input", CC_TAG_INPUT), NAME("ins", CC_TAG_INS), NAME("kbd", CC_TAG_KBD),
    NAME("keygen", CC_TAG_KEYGEN), NAME("label", CC_TAG_LABEL), NAME("legend", CC_TAG_LEGEND),
    NAME("li", CC_TAG_LI), NAME("link", CC_TAG_LINK), NAME("listing", CC_TAG_LISTING),
    NAME("main", CC_TAG_MAIN), NAME("map", CC_TAG_MAP), NAME("mark", CC_TAG_MARK),
    NAME("marquee", CC_TAG_MARQUEE), NAME("math", CC_TAG_MATH), NAME("menu", CC_TAG_MENU),
    NAME("meta", CC_TAG_META), NAME("meter", CC_TAG_METER), NAME("nav", CC_TAG_NAV), NAME("nobr", CC_TAG_NOBR),
    NAME("noembed", CC_TAG_NOEMBED), NAME("noframes", CC_TAG_NOFRAMES), NAME("noscript", CC_TAG_NOSCRIPT),
    NAME("object", CC_TAG_OBJECT), NAME("ol", CC_TAG_OL), NAME("optgroup", CC_TAG_OPTGROUP),
    NAME("option", CC_TAG_OPTION), NAME("output", CC_TAG_OUTPUT), NAME("p", CC_TAG_P),
    NAME("param", CC_TAG_PARAM), NAME("path", CC_TAG_PATH), NAME("picture", CC_TAG_PICTURE),
    NAME("plaintext", CC_TAG_PLAINTEXT), NAME("pre", CC_TAG_PRE), NAME("progress", CC_TAG_PROGRESS),
    NAME("q", CC_TAG_Q), NAME("rb", CC_TAG_RB), NAME("rp", CC_TAG_RP), NAME("rt", CC_TAG_RT),
    NAME("rtc", CC_TAG_RTC), NAME("ruby", CC_TAG_RUBY), NAME("s", CC_TAG_S), NAME("samp", CC_TAG_SAMP),
    NAME("script", CC_TAG_SCRIPT), NAME("section", CC_TAG_SECTION), NAME("select", CC_TAG_SELECT),
    NAME("slot", CC_TAG_SLOT), NAME("small", CC_TAG_SMALL), NAME("source", CC_TAG_SOURCE),
    NAME("span", CC_TAG_SPAN), NAME("strike", CC_TAG_STRIKE), NAME("strong", CC_TAG_STRONG),
    NAME("style", CC_TAG_STYLE), NAME("sub", CC_TAG_SUB), NAME("summary", CC_TAG_SUMMARY),
    NAME("sup", CC_TAG_SUP), NAME("svg", CC_TAG_SVG), NAME("table", CC_TAG_TABLE), NAME("tbody", CC_TAG_TBODY),
    NAME("td", CC_TAG_TD), NAME("template", CC_TAG_TEMPLATE), NAME("textarea", CC_TAG_TEXTAREA),
    NAME("tfoot", CC_TAG_TFOOT), NAME("th", CC_TAG_TH), NAME("thead", CC_TAG_THEAD), NAME("time", CC_TAG_TIME),
    NAME("title", CC_TAG_TITLE), NAME("tr", CC_TAG_TR), NAME("track", CC_TAG_TRACK), NAME("tt", CC_TAG_TT),
    NAME("u", CC_TAG_U), NAME("ul", CC_TAG_UL), NAME("var", CC_TAG_VAR), NAME("video", CC_TAG_VIDEO),
    NAME("wbr", CC_TAG_WBR), NAME("xmp", CC_TAG_XMP),
    /* clang-format on */
};

/* What a byte means inside a tag. */
enum { BLANK = 1, ENDS_TAG_NAME = 2, ENDS_ATTR_NAME = 4, ENDS_VALUE = 8 };
static const unsigned char meaning[256] = {
    [' '] = BLANK | ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['\n'] = BLANK | ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['\t'] = BLANK | ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['\r'] = BLANK | ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['\f'] = BLANK | ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['>'] = ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['/'] = ENDS_TAG_NAME | ENDS_ATTR_NAME,
    ['='] = ENDS_ATTR_NAME};

static bool means(char c, unsigned what)
{
    return (meaning[(unsigned char)c] & what) != 0;
}

static bool is_blank(char c)
{
    return means(c, BLANK);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Where in tag_names[] the names with each first letter begin. */
static unsigned char first_of[26 + 1];
static pthread_once_t firsts_made = PTHREAD_ONCE_INIT;

static void make_firsts(void)
{
    size_t n = sizeof(tag_names) / sizeof(tag_names[0]), i = 0;
    int letter;

    for (letter = 0; letter <= 26; letter++) {
        while (i < n && tag_names[i].name[0] < 'a' + letter)
            i++;
        first_of[letter] = (unsigned char)i;
    }
}

enum cc_tag cc_tag_from_name(struct cc_span name)
{
    char key[MAX_TAG_NAME];
    size_t i;

    if (name.len == 0 || name.len > MAX_TAG_NAME || !is_letter(name.ptr[0]))
        return CC_TAG_OTHER;
    pthread_once(&firsts_made, make_firsts);
    for (i = 0; i < name.len; i++)
        key[i] = lower(name.ptr[i]);
    for (i = first_of[key[0] - 'a']; i < first_of[key[0] - 'a' + 1]; i++)
        if (tag_names[i].len == name.len && memcmp(tag_names[i].name, key, name.len) == 0)
            return tag_names[i].tag;
    return CC_TAG_OTHER;
}

bool cc_tag_is_raw(enum cc_tag tag)
{
    switch (tag) {
    case CC_TAG_SCRIPT:
    case CC_TAG_STYLE:
    case CC_TAG_TITLE:
    case CC_TAG_TEXTAREA:
    case CC_TAG_IFRAME:
    case CC_TAG_XMP:
    case CC_TAG_NOFRAMES:
    case CC_TAG_NOEMBED:
    case CC_TAG_PLAINTEXT:
        return true;
    default:
        return false;
    }
}

static bool starts_at(struct cc_span html, size_t at, const char *word, size_t len)
{
    size_t i;

    if (html.len - at < len)
        return false;
    for (i = 0; i < len; i++)
        if (lower(html.ptr[at + i]) != word[i])
            return false;
    return true;
}

/* True when html[at] begins `name` and a tag name ends behind it. */
static bool name_at(struct cc_span html, size_t at, const char *name)
{
    size_t len = strlen(name);
    char after;

    if (at > html.len || html.len - at <= len || !starts_at(html, at, name, len))
        return false;
    after = html.ptr[at + len];
    return is_blank(after) || after == '>' || after == '/';
}

static size_t find_byte(struct cc_span html, size_t from, char c)
{
    const char *hit = from < html.len ? memchr(html.ptr + from, c, html.len - from) : NULL;

    return hit != NULL ? (size_t)(hit - html.ptr) : html.len;
}

/* Offset of "</name" from `at` on, or the end. */
static size_t find_end_tag(struct cc_span html, size_t at, const char *name)
{
    for (at = find_byte(html, at, '<'); at < html.len; at = find_byte(html, at + 1, '<'))
        if (html.len - at > 2 && html.ptr[at + 1] == '/' && name_at(html, at + 2, name))
            return at;
    return html.len;
}

/* One step through "<!-- … -->" inside a script: the states in which "</script" does not end
 * it. escaped 1: after "<!--"; 2: after a "<script" within that. */
static size_t script_step(struct cc_span html, size_t at, int *escaped)
{
    size_t dashes;

    if (html.ptr[at] == '-') {
        for (dashes = at; dashes < html.len && html.ptr[dashes] == '-'; dashes++)
            ;
        if (dashes - at >= 2 && dashes < html.len && html.ptr[dashes] == '>')
            *escaped = 0;
        return dashes;
    }
    if (html.ptr[at] != '<')
        return at + 1;
    if (*escaped == 1 && name_at(html, at + 1, "script")) {
        *escaped = 2;
    } else if (*escaped == 2 && html.len - at > 2 && html.ptr[at + 1] == '/' &&
               name_at(html, at + 2, "script")) {
        *escaped = 1;
        return at + 2;
    }
    return at + 1;
}

static size_t find_script_end(struct cc_span html, size_t at)
{
    int escaped = 0;

    while (at < html.len) {
        if (escaped == 0) {
            at = find_byte(html, at, '<');
            if (at < html.len && starts_at(html, at, "<!--", 4)) {
                escaped = 1;
                at += 2; /* its dashes may be those of "-->" as well */
                continue;
            }
        }
        if (at < html.len && escaped < 2 && html.ptr[at] == '<' && html.len - at > 2 &&
            html.ptr[at + 1] == '/' && name_at(html, at + 2, "script"))
            return at;
        if (at < html.len)
            at = escaped == 0 ? at + 1 : script_step(html, at, &escaped);
    }
    return html.len;
}

struct cc_span cc_tag_scan_raw(struct cc_tag_scan *scan, enum cc_tag tag)
{
    size_t from = scan->at;

    if (tag == CC_TAG_PLAINTEXT)
        scan->at = scan->html.len;
    else if (tag == CC_TAG_SCRIPT)
        scan->at = find_script_end(scan->html, from);
    else
        scan->at = find_end_tag(scan->html, from, cc_tag_name(tag));
    return cc_span_slice(scan->html, from, scan->at);
}

bool cc_tag_scan_cdata(struct cc_tag_scan *scan)
{
    size_t end;

    if (scan->html.len - scan->at < 9 || memcmp(scan->html.ptr + scan->at, "<![CDATA[", 9) != 0)
        return false;
    end = cc_span_find(scan->html, CC_SPAN("]]>"), scan->at + 9);
    scan->at = end == (size_t)-1 ? scan->html.len : end + 3;
    return true;
}

/* One past the "-->" (or "--!>", or the "<!-->" that is a comment already) that ends the
 * comment whose text starts at `at`. */
static size_t comment_end(struct cc_span html, size_t at)
{
    if (at < html.len && html.ptr[at] == '>')
        return at + 1;
    if (html.len - at > 1 && html.ptr[at] == '-' && html.ptr[at + 1] == '>')
        return at + 2;
    for (at = find_byte(html, at, '-'); at < html.len; at = find_byte(html, at + 1, '-')) {
        if (html.len - at > 2 && html.ptr[at + 1] == '-' && html.ptr[at + 2] == '>')
            return at + 3;
        if (html.len - at > 3 && html.ptr[at + 1] == '-' && html.ptr[at + 2] == '!' &&
            html.ptr[at + 3] == '>')
            return at + 4;
    }
    return html.len;
}

/* Moves *at over the next attribute; false at the ">" or at the end of the page. */
static bool next_attr(struct cc_span html, size_t *at, struct cc_raw_attr *attr)
{
    const char *p, *end, *from;

    if (*at >= html.len)
        return false;
    p = html.ptr + *at;
    end = html.ptr + html.len;
    while (p < end && (is_blank(*p) || *p == '/'))
        p++;
    *at = (size_t)(p - html.ptr);
    if (p >= end || *p == '>')
        return false;
    from = p++; /* a first "=" belongs to the name */
    while (p < end && !means(*p, ENDS_ATTR_NAME))
        p++;
    attr->name = (struct cc_span){from, (size_t)(p - from)};
    attr->value = CC_SPAN_EMPTY;
    *at = (size_t)(p - html.ptr);
    while (p < end && is_blank(*p))
        p++;
    if (p >= end || *p != '=')
        return true;
    for (p++; p < end && is_blank(*p);)
        p++;
    if (p < end && (*p == '"' || *p == '\'')) {
        from = p + 1;
        p = memchr(from, *p, (size_t)(end - from));
        if (p == NULL)
            p = end;
        attr->value = (struct cc_span){from, (size_t)(p - from)};
        p += p < end;
    } else {
        for (from = p; p < end && !means(*p, ENDS_VALUE);)
            p++;
        attr->value = (struct cc_span){from, (size_t)(p - from)};
    }
    *at = (size_t)(p - html.ptr);
    return true;
}

/* Reads attributes from `at`; returns one past the ">" or the end of the page. */
static size_t read_attrs(struct cc_tag_scan *scan, size_t at, struct cc_token *token)
{
    struct cc_span html = scan->html;
    struct cc_raw_attr attr;
    size_t from = at, last = at; /* where the last attribute ends: a "/" in it closes nothing */

    while (next_attr(html, &at, &attr)) {
        if (token->n_attrs < scan->max_attrs)
            scan->attrs[token->n_attrs] = attr;
        token->n_attrs++;
        last = at;
    }
    token->attrs = cc_span_slice(html, from, at);
    token->self_closing = at > last && at < html.len && html.ptr[at - 1] == '/';
    token->unfinished = at >= html.len;
    return at < html.len ? at + 1 : html.len;
}

bool cc_token_has_attr(const struct cc_token *token, struct cc_span name)
{
    struct cc_raw_attr attr;
    size_t at = 0;

    while (next_attr(token->attrs, &at, &attr))
        if (cc_span_is_nocase(attr.name, name))
            return true;
    return false;
}

static size_t read_tag(struct cc_tag_scan *scan, size_t at, struct cc_token *token)
{
    struct cc_span html = scan->html;
    size_t name = at + (html.ptr[at + 1] == '/' ? 2 : 1), end = name;

    token->kind = name == at + 2 ? CC_TOKEN_END : CC_TOKEN_START;
    while (end < html.len && !means(html.ptr[end], ENDS_TAG_NAME))
        end++;
    token->name = cc_span_slice(html, name, end);
    token->tag = cc_tag_from_name(token->name);
    return read_attrs(scan, end, token);
}

bool cc_tag_scan_next(struct cc_tag_scan *scan, struct cc_token *token)
{
    struct cc_span html = scan->html;
    size_t from = scan->at, at = from;
    char after;

    memset(token, 0, sizeof(*token));
    if (from >= html.len)
        return false;
    if (html.ptr[at] != '<') {
        token->kind = CC_TOKEN_TEXT;
        at = find_byte(html, at, '<');
    } else {
        after = html.len - at > 1 ? html.ptr[at + 1] : '\0';
        if (is_letter(after) ||
            (after == '/' && html.len - at > 2 && is_letter(html.ptr[at + 2]))) {
            at = read_tag(scan, at, token);
        } else if (starts_at(html, at, "<!--", 4)) {
            token->kind = CC_TOKEN_OTHER;
            at = comment_end(html, at + 4);
        } else if (after == '!' || after == '?' || (after == '/' && html.len - at > 2)) {
            token->kind = CC_TOKEN_OTHER; /* doctype, or a "bogus comment" */
            at = find_byte(html, at, '>');
            at += at < html.len;
        } else {
            token->kind = CC_TOKEN_TEXT; /* a lone "<" */
            at++;
        }
    }
    token->bytes = cc_span_slice(html, from, at);
    scan->at = at;
    return true;
}
