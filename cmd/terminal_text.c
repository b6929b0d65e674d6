#include "terminal_text.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/utf8.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

/* ---- width ---- */

static bool is_without_width(uint32_t c)
{
    if (c >= 0x1160 && c <= 0x11FF) /* vowels and finals of a Hangul syllable */
        return true;
    if (c == 0xAD) /* a soft hyphen is drawn by many terminals, and counted by wcwidth */
        return false;
    switch (u_charType((UChar32)c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
        return true;
    default:
        return false;
    }
}

unsigned cc_cells_of(uint32_t c)
{
    if (c >= 0x20 && c < 0x7F)
        return 1;
    if (is_without_width(c))
        return 0;
    switch (u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
        return 2;
    default:
        return 1;
    }
}

unsigned cc_cells(struct cc_span text)
{
    unsigned n = 0;

    for (size_t at = 0; at < text.len;)
        n += cc_cells_of(cc_utf8_next(text, &at));
    return n;
}

struct cc_span cc_cells_first(struct cc_span text, unsigned cells)
{
    unsigned used = 0;
    size_t at = 0;

    while (at < text.len) {
        size_t next = at;

        used += cc_cells_of(cc_utf8_next(text, &next));
        if (used > cells)
            break;
        at = next;
    }
    return cc_span_slice(text, 0, at);
}

struct cc_span cc_cells_last(struct cc_span text, unsigned cells)
{
    unsigned all = cc_cells(text), gone = 0;
    size_t at = 0;

    while (at < text.len && all - gone > cells)
        gone += cc_cells_of(cc_utf8_next(text, &at));
    while (at < text.len) { /* marks of what is gone */
        size_t next = at;

        if (cc_cells_of(cc_utf8_next(text, &next)) > 0 || at == 0)
            break;
        at = next;
    }
    return cc_span_slice(text, at, text.len);
}

/* ---- harmless ---- */

static uint32_t tamed(uint32_t c)
{
    if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029)
        return ' ';
    if (cc_char_is_control(c) || (c >= 0x202A && c <= 0x202E) ||
        (c >= 0x2066 && c <= 0x2069))
        return '?';
    return c;
}

void cc_terminal_tame(struct cc_buf *out, struct cc_span text)
{
    size_t from = 0, at = 0;
    char bytes[4];

    while (at < text.len) {
        size_t start = at;
        uint32_t c = cc_utf8_next(text, &at), good = tamed(c);

        if (good == c && c != CC_UTF8_REPLACEMENT) /* a broken byte is read as one, too */
            continue;
        cc_buf_add(out, cc_span_slice(text, from, start));
        cc_buf_add(out, (struct cc_span){bytes, cc_utf8_put(good, bytes)});
        from = at;
    }
    cc_buf_add(out, cc_span_slice(text, from, text.len));
}

/* ---- lines ---- */

struct cc_wrap {
    UBreakIterator *breaks;
    UText *text;
    struct cc_span rest;
    size_t at;         /* of `rest` in the text */
    bool knows_breaks; /* else memory was short: lines are cut where they are full */
};

struct cc_wrap *cc_wrap_open(void)
{
    struct cc_wrap *wrap = cc_calloc(1, sizeof *wrap);
    UErrorCode code = U_ZERO_ERROR;

    if (wrap == NULL)
        return NULL;
    wrap->breaks = ubrk_open(UBRK_LINE, "", NULL, 0, &code);
    if (U_SUCCESS(code))
        return wrap;
    cc_wrap_close(wrap);
    return NULL;
}

void cc_wrap_close(struct cc_wrap *wrap)
{
    if (wrap == NULL)
        return;
    if (wrap->breaks != NULL)
        ubrk_close(wrap->breaks);
    if (wrap->text != NULL)
        (void)utext_close(wrap->text);
    cc_free(wrap);
}

void cc_wrap_start(struct cc_wrap *wrap, struct cc_span text)
{
    UErrorCode code = U_ZERO_ERROR;
    UText *opened =
        utext_openUTF8(wrap->text, text.len > 0 ? text.ptr : "", (int64_t)text.len, &code);

    if (opened != NULL)
        wrap->text = opened;
    ubrk_setUText(wrap->breaks, opened, &code);
    wrap->knows_breaks = U_SUCCESS(code);
    wrap->rest = text;
    wrap->at = 0;
}

/* Where the line that has room for `n` bytes ends: at the last break in it, else where it is
 * full. */
static size_t find_break(struct cc_wrap *wrap, size_t n)
{
    int32_t end, least = (int32_t)wrap->at;

    while (n < wrap->rest.len && wrap->rest.ptr[n] == ' ')
        n++; /* blanks may hang over the edge */
    if (n == wrap->rest.len || wrap->at + n > INT32_MAX || !wrap->knows_breaks)
        return n;
    end = ubrk_isBoundary(wrap->breaks, least + (int32_t)n)
              ? least + (int32_t)n
              : ubrk_preceding(wrap->breaks, least + (int32_t)n);
    return end > least ? (size_t)(end - least) : n;
}

/* At least one character, however narrow the line is. */
static size_t fitting_bytes(struct cc_span text, unsigned cells)
{
    size_t n = cc_cells_first(text, cells).len;

    if (n == 0)
        (void)cc_utf8_next(text, &n);
    return n;
}

bool cc_wrap_next(struct cc_wrap *wrap, unsigned cells, struct cc_span *line)
{
    size_t end;

    if (wrap->rest.len == 0)
        return false;
    end = find_break(wrap, fitting_bytes(wrap->rest, cells));
    *line = cc_span_slice(wrap->rest, 0, end);
    while (line->len > 0 && line->ptr[line->len - 1] == ' ')
        line->len--;
    wrap->rest = cc_span_slice(wrap->rest, end, wrap->rest.len);
    wrap->at += end;
    return true;
}
