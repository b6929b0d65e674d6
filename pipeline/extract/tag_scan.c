#include "cleancopy/extract/tag_scan.h"

#include <string.h>

#define MAX_TAG_NAME 16 /* longer than every name in the table */

/* Sorted by name: cc_tag_from_name() halves it.  A test looks every name of dom.h up. */
static const struct {
    const char *name;
    enum cc_tag tag;
} tag_names[] = {
    /* clang-format off */
    {"a", CC_TAG_A}, {"abbr", CC_TAG_ABBR}, {"acronym", CC_TAG_ACRONYM},
    {"address", CC_TAG_ADDRESS}, {"applet", CC_TAG_APPLET}, {"area", CC_TAG_AREA},
    {"article", CC_TAG_ARTICLE}, {"aside", CC_TAG_ASIDE}, {"audio", CC_TAG_AUDIO},
    {"b", CC_TAG_B}, {"base", CC_TAG_BASE}, {"basefont", CC_TAG_BASEFONT}, {"bdi", CC_TAG_BDI},
    {"bdo", CC_TAG_BDO}, {"bgsound", CC_TAG_BGSOUND}, {"big", CC_TAG_BIG},
    {"blockquote", CC_TAG_BLOCKQUOTE}, {"body", CC_TAG_BODY}, {"br", CC_TAG_BR},
    {"button", CC_TAG_BUTTON}, {"canvas", CC_TAG_CANVAS}, {"caption", CC_TAG_CAPTION},
    {"center", CC_TAG_CENTER}, {"cite", CC_TAG_CITE}, {"code", CC_TAG_CODE},
    {"col", CC_TAG_COL}, {"colgroup", CC_TAG_COLGROUP}, {"data", CC_TAG_DATA},
    {"datalist", CC_TAG_DATALIST}, {"dd", CC_TAG_DD}, {"del", CC_TAG_DEL},
    {"details", CC_TAG_DETAILS}, {"dfn", CC_TAG_DFN}, {"dialog", CC_TAG_DIALOG},
    {"dir", CC_TAG_DIR}, {"div", CC_TAG_DIV}, {"dl", CC_TAG_DL}, {"dt", CC_TAG_DT},
    {"em", CC_TAG_EM}, {"embed", CC_TAG_EMBED}, {"fieldset", CC_TAG_FIELDSET},
    {"figcaption", CC_TAG_FIGCAPTION}, {"figure", CC_TAG_FIGURE}, {"font", CC_TAG_FONT},
    {"footer", CC_TAG_FOOTER}, {"form", CC_TAG_FORM}, {"frame", CC_TAG_FRAME},
    {"frameset", CC_TAG_FRAMESET}, {"h1", CC_TAG_H1}, {"h2", CC_TAG_H2}, {"h3", CC_TAG_H3},
    {"h4", CC_TAG_H4}, {"h5", CC_TAG_H5}, {"h6", CC_TAG_H6}, {"head", CC_TAG_HEAD},
    {"header", CC_TAG_HEADER}, {"hgroup", CC_TAG_HGROUP}, {"hr", CC_TAG_HR},
    {"html", CC_TAG_HTML}, {"i", CC_TAG_I}, {"iframe", CC_TAG_IFRAME}, {"img", CC_TAG_IMG},
    {"input", CC_TAG_INPUT}, {"ins", CC_TAG_INS}, {"kbd", CC_TAG_KBD},
    {"keygen", CC_TAG_KEYGEN}, {"label", CC_TAG_LABEL}, {"legend", CC_TAG_LEGEND},
    {"li", CC_TAG_LI}, {"link", CC_TAG_LINK}, {"listing", CC_TAG_LISTING},
    {"main", CC_TAG_MAIN}, {"map", CC_TAG_MAP}, {"mark", CC_TAG_MARK},
    {"marquee", CC_TAG_MARQUEE}, {"math", CC_TAG_MATH}, {"menu", CC_TAG_MENU},
    {"meta", CC_TAG_META}, {"meter", CC_TAG_METER}, {"nav", CC_TAG_NAV}, {"nobr", CC_TAG_NOBR},
    {"noembed", CC_TAG_NOEMBED}, {"noframes", CC_TAG_NOFRAMES}, {"noscript", CC_TAG_NOSCRIPT},
    {"object", CC_TAG_OBJECT}, {"ol", CC_TAG_OL}, {"optgroup", CC_TAG_OPTGROUP},
    {"option", CC_TAG_OPTION}, {"output", CC_TAG_OUTPUT}, {"p", CC_TAG_P},
    {"param", CC_TAG_PARAM}, {"path", CC_TAG_PATH}, {"picture", CC_TAG_PICTURE},
    {"plaintext", CC_TAG_PLAINTEXT}, {"pre", CC_TAG_PRE}, {"progress", CC_TAG_PROGRESS},
    {"q", CC_TAG_Q}, {"rb", CC_TAG_RB}, {"rp", CC_TAG_RP}, {"rt", CC_TAG_RT},
    {"rtc", CC_TAG_RTC}, {"ruby", CC_TAG_RUBY}, {"s", CC_TAG_S}, {"samp", CC_TAG_SAMP},
    {"script", CC_TAG_SCRIPT}, {"section", CC_TAG_SECTION}, {"select", CC_TAG_SELECT},
    {"slot", CC_TAG_SLOT}, {"small", CC_TAG_SMALL}, {"source", CC_TAG_SOURCE},
    {"span", CC_TAG_SPAN}, {"strike", CC_TAG_STRIKE}, {"strong", CC_TAG_STRONG},
    {"style", CC_TAG_STYLE}, {"sub", CC_TAG_SUB}, {"summary", CC_TAG_SUMMARY},
    {"sup", CC_TAG_SUP}, {"svg", CC_TAG_SVG}, {"table", CC_TAG_TABLE}, {"tbody", CC_TAG_TBODY},
    {"td", CC_TAG_TD}, {"template", CC_TAG_TEMPLATE}, {"textarea", CC_TAG_TEXTAREA},
    {"tfoot", CC_TAG_TFOOT}, {"th", CC_TAG_TH}, {"thead", CC_TAG_THEAD}, {"time", CC_TAG_TIME},
    {"title", CC_TAG_TITLE}, {"tr", CC_TAG_TR}, {"track", CC_TAG_TRACK}, {"tt", CC_TAG_TT},
    {"u", CC_TAG_U}, {"ul", CC_TAG_UL}, {"var", CC_TAG_VAR}, {"video", CC_TAG_VIDEO},
    {"wbr", CC_TAG_WBR}, {"xmp", CC_TAG_XMP},
    /* clang-format on */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool ends_attr_name(char c)
{
    return is_blank(c) || c == '=' || c == '>' || c == '/';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

enum cc_tag cc_tag_from_name(struct cc_span name)
{
    char key[MAX_TAG_NAME + 1];
    size_t low = 0, high = sizeof(tag_names) / sizeof(tag_names[0]), i;

    if (name.len == 0 || name.len > MAX_TAG_NAME)
        return CC_TAG_OTHER;
    for (i = 0; i < name.len; i++)
        key[i] = lower(name.ptr[i]);
    key[i] = '\0';
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(key, tag_names[middle].name);

        if (order == 0)
            return tag_names[middle].tag;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
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
    while (p < end && !ends_attr_name(*p))
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
        for (from = p; p < end && !is_blank(*p) && *p != '>';)
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
    while (end < html.len && !is_blank(html.ptr[end]) && html.ptr[end] != '>' &&
           html.ptr[end] != '/')
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
