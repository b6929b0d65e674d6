#include "cleancopy/extract/tag_scan.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

#define MAX_TAG_NAME 16  /* longer than every name of dom.h */
#define N_SLOTS      512 /* for 150 names */
#define SLOT_BITS    9

/* A name in lower case, zeros behind it: two numbers, which are compared at once. */
struct name_key {
    uint64_t half[2];
};
_Static_assert(sizeof(struct name_key) == MAX_TAG_NAME, "no room is left over");

/* The names of dom.h by their keys; a free slot has CC_TAG_TEXT.  A test looks each of them up. */
static struct {
    struct name_key key;
    enum cc_tag tag;
} slots[N_SLOTS];
static pthread_once_t slots_made = PTHREAD_ONCE_INIT;

/* What a byte means inside a tag. */
enum { BLANK = 1, ENDS_TAG_NAME = 2, ENDS_ATTR_NAME = 4, ENDS_VALUE = 8, CAPITAL = 16 };
static const unsigned char meaning[256] = {
    [' '] = BLANK | ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['\n'] = BLANK | ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['\t'] = BLANK | ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['\r'] = BLANK | ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['\f'] = BLANK | ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['>'] = ENDS_TAG_NAME | ENDS_ATTR_NAME | ENDS_VALUE,
    ['/'] = ENDS_TAG_NAME | ENDS_ATTR_NAME,
    ['='] = ENDS_ATTR_NAME,
    ['A'] = CAPITAL, ['B'] = CAPITAL, ['C'] = CAPITAL, ['D'] = CAPITAL, ['E'] = CAPITAL, ['F'] = CAPITAL, ['G'] = CAPITAL,
    ['H'] = CAPITAL, ['I'] = CAPITAL, ['J'] = CAPITAL, ['K'] = CAPITAL, ['L'] = CAPITAL, ['M'] = CAPITAL, ['N'] = CAPITAL,
    ['O'] = CAPITAL, ['P'] = CAPITAL, ['Q'] = CAPITAL, ['R'] = CAPITAL, ['S'] = CAPITAL, ['T'] = CAPITAL, ['U'] = CAPITAL,
    ['V'] = CAPITAL, ['W'] = CAPITAL, ['X'] = CAPITAL, ['Y'] = CAPITAL, ['Z'] = CAPITAL};

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

static uint32_t first_slot(const struct name_key *key)
{
    return (uint32_t)((key->half[0] * 0x9E3779B97F4A7C15u + key->half[1]) >> (64 - SLOT_BITS));
}

/* The slot that has the key, or the free one where it would go. */
static uint32_t find_slot(const struct name_key *key)
{
    uint32_t i = first_slot(key);

    while (slots[i].tag != CC_TAG_TEXT &&
           (slots[i].key.half[0] != key->half[0] || slots[i].key.half[1] != key->half[1]))
        i = (i + 1) % N_SLOTS;
    return i;
}

/* `name` has MAX_TAG_NAME bytes at most. */
static struct name_key key_of(struct cc_span name)
{
    char bytes[MAX_TAG_NAME] = {0};
    struct name_key key;
    size_t i;

    for (i = 0; i < name.len; i++)
        bytes[i] = lower(name.ptr[i]);
    memcpy(&key, bytes, sizeof(key));
    return key;
}

static void make_slots(void)
{
    enum cc_tag tag;

    for (tag = CC_TAG_TEXT + 1; tag < CC_TAG_OTHER; tag++) {
        struct name_key key = key_of(cc_span_from(cc_tag_name(tag)));
        uint32_t i = find_slot(&key);

        slots[i].key = key;
        slots[i].tag = tag;
    }
}

enum cc_tag cc_tag_from_name(struct cc_span name)
{
    struct name_key key;
    enum cc_tag tag;

    if (name.len == 0 || name.len > MAX_TAG_NAME || !is_letter(name.ptr[0]))
        return CC_TAG_OTHER;
    (void)pthread_once(&slots_made, make_slots); /* fails for a bad control alone */
    key = key_of(name);
    tag = slots[find_slot(&key)].tag;
    return tag != CC_TAG_TEXT ? tag : CC_TAG_OTHER;
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

/* From *at, inside a tag, over the next attribute: false at the ">" or at the end of the page, with *at there. */
static inline bool next_attr(const char **at, const char *end, struct cc_raw_attr *attr)
{
    const char *p = *at, *from;
    unsigned seen = 0;

    while (p < end && (is_blank(*p) || *p == '/'))
        p++;
    *at = p;
    if (p >= end || *p == '>')
        return false;
    from = p; /* a first "=" belongs to the name */
    do
        seen |= meaning[(unsigned char)*p++];
    while (p < end && !means(*p, ENDS_ATTR_NAME));
    attr->name = (struct cc_span){from, (size_t)(p - from)};
    attr->has_capital = (seen & CAPITAL) != 0;
    attr->value = CC_SPAN_EMPTY;
    *at = p;
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
    *at = p;
    return true;
}

/* Reads attributes from `at`; returns one past the ">" or the end of the page. */
static size_t read_attrs(struct cc_tag_scan *scan, size_t at, struct cc_token *token)
{
    struct cc_span html = scan->html;
    const char *from = html.ptr + at, *p = from, *end = html.ptr + html.len;
    const char *last = from; /* where the last attribute ends: a "/" in it closes nothing */
    struct cc_raw_attr attr;

    while (next_attr(&p, end, &attr)) {
        if (token->n_attrs < scan->max_attrs)
            scan->attrs[token->n_attrs] = attr;
        token->n_attrs++;
        last = p;
    }
    token->attrs = (struct cc_span){from, (size_t)(p - from)};
    token->self_closing = p > last && p < end && p[-1] == '/';
    token->unfinished = p >= end;
    return p < end ? (size_t)(p - html.ptr) + 1 : html.len;
}

bool cc_token_has_attr(const struct cc_token *token, struct cc_span name)
{
    const char *at = token->attrs.ptr;
    struct cc_raw_attr attr;

    while (next_attr(&at, token->attrs.ptr + token->attrs.len, &attr))
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
