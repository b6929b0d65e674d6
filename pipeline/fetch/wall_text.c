#include "cleancopy/fetch/wall_text.h"

#include <string.h>

#define BYTES_A_WORD     12 /* Cyrillic words have about as many; Han text two words in them */
#define MAX_ENTITY_BYTES 10
#define NUL_CHECK_BYTES  64

struct reader {
    struct cc_span html;
    size_t at;
    struct cc_wall_text *text;
    size_t n_bytes; /* shown, white space apart */
    bool in_word;
};

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void put(struct reader *r, char c)
{
    if (r->text->len < sizeof(r->text->bytes))
        r->text->bytes[r->text->len++] = c;
    else
        r->text->is_long = true;
}

static void put_letter(struct reader *r, char c)
{
    if (r->text->n_letters < sizeof(r->text->letters))
        r->text->letters[r->text->n_letters++] = c;
}

static char last(const struct reader *r)
{
    return r->text->len > 0 ? r->text->bytes[r->text->len - 1] : '\n';
}

static void put_blank(struct reader *r)
{
    r->in_word = false;
    if (last(r) != ' ' && last(r) != '\n') {
        put(r, ' ');
        put_letter(r, ' ');
    }
}

static void end_block(struct reader *r)
{
    r->in_word = false;
    if (last(r) != ' ' && last(r) != '\n') {
        put(r, '\n');
        put_letter(r, '\n');
    } else if (last(r) == ' ') {
        r->text->bytes[r->text->len - 1] = '\n';
        if (r->text->letters[r->text->n_letters - 1] == ' ')
            r->text->letters[r->text->n_letters - 1] = '\n';
    }
}

/* `n`: bytes of the page that it stands for; `letter`: what it is not folded. */
static void put_folded(struct reader *r, char c, char letter, size_t n)
{
    struct cc_wall_text *text = r->text;

    if (!r->in_word)
        text->n_words++;
    r->in_word = true;
    r->n_bytes += n;
    if (text->n_words > CC_WALL_TEXT_MAX_WORDS ||
        r->n_bytes > (size_t)CC_WALL_TEXT_MAX_WORDS * BYTES_A_WORD)
        text->is_long = true;
    if (c != '*' || last(r) != '*')
        put(r, c);
    put_letter(r, letter);
}

static void put_shown(struct reader *r, char c, size_t n)
{
    put_folded(r, c, c, n);
}

/* ---- tags ---- */

static struct cc_span tag_name(struct cc_span html, size_t at)
{
    size_t end = at;

    while (end < html.len && (is_letter(html.ptr[end]) || is_digit(html.ptr[end])))
        end++;
    return cc_span_slice(html, at, end);
}

static bool is_inline(struct cc_span name)
{
    static const char names[][8] = {
        "a",    "abbr", "b",     "bdi",  "em",     "font", "i",   "label",
        "mark", "s",    "small", "span", "strong", "sub",  "sup", "u",
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (names[i][0] == (name.len > 0 ? name.ptr[0] | 0x20 : 0) &&
            cc_span_is_nocase(name, cc_span_from(names[i])))
            return true;
    return false;
}

/* Past the next `mark`, or the end of the page. */
static size_t past(struct cc_span html, struct cc_span mark, size_t from)
{
    size_t at = cc_span_find(html, mark, from);

    return at == (size_t)-1 ? html.len : at + mark.len;
}

/* Past the end tag of a script or style; the end of the page where there is none. */
static size_t past_raw(struct cc_span html, struct cc_span name, size_t from)
{
    const char *end = html.ptr + html.len, *at = html.ptr + from;

    while (at < end) {
        at = memchr(at, '<', (size_t)(end - at)); /* scripts are most of a page's head */
        if (at == NULL)
            break;
        at++;
        if (at < end && *at == '/' &&
            cc_span_starts_nocase((struct cc_span){at + 1, (size_t)(end - at) - 1}, name))
            return past(html, CC_SPAN(">"), (size_t)(at - html.ptr));
    }
    return html.len;
}

/* At a "<" that begins a tag, a comment or a declaration.  A ">" within an attribute's value ends
 * the tag too early, and the rest of the value counts as shown: the harmless mistake. */
static void step_over_tag(struct reader *r)
{
    bool is_end = r->at + 1 < r->html.len && r->html.ptr[r->at + 1] == '/';
    struct cc_span name = tag_name(r->html, r->at + (is_end ? 2 : 1));
    size_t comment_end;

    if (cc_span_is(cc_span_slice(r->html, r->at, r->at + 4), CC_SPAN("<!--"))) {
        comment_end = cc_span_find(r->html, CC_SPAN("-->"), r->at + 2);
        if (comment_end != (size_t)-1) {
            r->at = comment_end + 3;
            return;
        }
    }
    r->at = past(r->html, CC_SPAN(">"), r->at);
    if (!is_inline(name))
        end_block(r);
    if (!is_end && (cc_span_is_nocase(name, CC_SPAN("script")) ||
                    cc_span_is_nocase(name, CC_SPAN("style"))))
        r->at = past_raw(r->html, name, r->at);
}

static bool begins_tag(const struct reader *r)
{
    char c = r->at + 1 < r->html.len ? r->html.ptr[r->at + 1] : ' ';

    return is_letter(c) || c == '/' || c == '!' || c == '?';
}

/* ---- characters ---- */

/* At a "&".  How much of the page one entity takes; 0 where there is none. */
static size_t entity_bytes(const struct reader *r)
{
    size_t i;

    for (i = r->at + 1; i < r->html.len && i <= r->at + MAX_ENTITY_BYTES; i++) {
        char c = r->html.ptr[i];

        if (c == ';')
            return i > r->at + 1 ? i + 1 - r->at : 0;
        if (!is_letter(c) && !is_digit(c) && c != '#')
            return 0;
    }
    return 0;
}

static void read_entity(struct reader *r)
{
    size_t n = entity_bytes(r);
    struct cc_span entity = cc_span_slice(r->html, r->at, r->at + n);

    if (n == 0 || cc_span_is(entity, CC_SPAN("&amp;")))
        put_shown(r, '&', 1);
    else if (cc_span_is(entity, CC_SPAN("&nbsp;")) || cc_span_is(entity, CC_SPAN("&#160;")))
        put_blank(r);
    else
        put_shown(r, '*', 2);
    r->at += n == 0 ? 1 : n;
}

/* The letters from U+0400 to U+042F in UTF-8. */
static bool is_cyrillic_capital(const struct reader *r)
{
    return r->html.ptr[r->at] == '\xD0' && r->at + 1 < r->html.len &&
           (unsigned char)r->html.ptr[r->at + 1] >= 0x80 &&
           (unsigned char)r->html.ptr[r->at + 1] < 0xB0;
}

static void read_cyrillic_capital(struct reader *r)
{
    unsigned capital = 0x400 + ((unsigned char)r->html.ptr[r->at + 1] & 0x3Fu);
    unsigned small = capital + (capital < 0x410 ? 0x50 : 0x20);

    put_folded(r, '*', (char)(0xC0 | small >> 6), 1);
    put_folded(r, '*', (char)(0x80 | (small & 0x3F)), 1);
    r->at += 2;
}

static void read_char(struct reader *r)
{
    char c = r->html.ptr[r->at];

    if (c == '&') {
        read_entity(r);
        return;
    }
    if (c == '\xC2' && r->at + 1 < r->html.len && r->html.ptr[r->at + 1] == '\xA0') {
        put_blank(r); /* a no-break space in UTF-8 */
        r->at += 2;
        return;
    }
    if (is_cyrillic_capital(r)) {
        read_cyrillic_capital(r);
        return;
    }
    r->at++;
    if (is_blank(c))
        put_blank(r);
    else if ((unsigned char)c >= 0x80 || c == '\'')
        put_folded(r, '*', c, 1);
    else
        put_shown(r, c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c, 1);
}

void cc_wall_text_read(struct cc_span html, struct cc_wall_text *text)
{
    struct reader r = {html, 0, text, 0, false};
    struct cc_span head = cc_span_slice(html, 0, NUL_CHECK_BYTES);
    uint32_t least;

    text->len = 0;
    text->n_letters = 0;
    text->n_words = 0;
    text->is_long = head.len > 0 && memchr(head.ptr, '\0', head.len) != NULL;
    while (r.at < html.len && !text->is_long) {
        if (html.ptr[r.at] == '<' && begins_tag(&r))
            step_over_tag(&r);
        else
            read_char(&r);
    }
    least = (uint32_t)(r.n_bytes / BYTES_A_WORD);
    if (text->n_words < least)
        text->n_words = least;
}
