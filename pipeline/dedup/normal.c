#include "cleancopy/dedup/normal.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/dedup/edge.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#define MAX_REFERENCE_BYTES 12 /* "&#x10FFFF;": longer is no reference */

/* ---- character references ---- */

/* U+00A0 to U+00FF, in order. */
static const char latin1_names[96][8] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

static const struct {
    char name[8];
    uint32_t character;
} other_names[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},       {"quot", '"'},
    {"apos", '\''},     {"rsquo", 0x2019},  {"lsquo", 0x2018}, {"sbquo", 0x201A},
    {"rdquo", 0x201D},  {"ldquo", 0x201C},  {"bdquo", 0x201E}, {"ndash", 0x2013},
    {"mdash", 0x2014},  {"hellip", 0x2026}, {"bull", 0x2022},  {"euro", 0x20AC},
    {"trade", 0x2122},  {"ensp", 0x2002},   {"emsp", 0x2003},  {"thinsp", 0x2009},
    {"zwnj", 0x200C},   {"zwj", 0x200D},    {"lrm", 0x200E},   {"rlm", 0x200F},
    {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"prime", 0x2032}, {"minus", 0x2212},
    {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160}, {"scaron", 0x161},
    {"Yuml", 0x178},    {"fnof", 0x192}};

/* What &#128; to &#159; mean in HTML: the bytes of Windows-1252. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return 16;
}

/* "&#8217;" or "&#x2019;", the semicolon optional as in HTML.  Returns its length,
 * 0 for none. */
static size_t numeric_reference(struct cc_span s, uint32_t *c)
{
    bool hex = s.len > 2 && (s.ptr[2] == 'x' || s.ptr[2] == 'X');
    int base = hex ? 16 : 10;
    size_t first = hex ? 3 : 2;
    size_t at = first;
    uint64_t value = 0; /* ten hex digits at most */

    while (at < s.len && at < MAX_REFERENCE_BYTES && digit_value(s.ptr[at]) < base)
        value = value * (uint64_t)base + (uint64_t)digit_value(s.ptr[at++]);
    if (at == first || value > 0x10FFFF)
        return 0;
    *c = value >= 0x80 && value < 0xA0 ? windows_1252[value - 0x80] : (uint32_t)value;
    return at < s.len && s.ptr[at] == ';' ? at + 1 : at;
}

static size_t named_reference(struct cc_span s, uint32_t *c)
{
    struct cc_span name;
    size_t end = 1;

    while (end < s.len && end < MAX_REFERENCE_BYTES && s.ptr[end] != ';')
        end++;
    if (end == s.len || s.ptr[end] != ';')
        return 0;
    name = cc_span_slice(s, 1, end);
    for (uint32_t i = 0; i < 96; i++) {
        if (cc_span_is(name, cc_span_from(latin1_names[i]))) {
            *c = 0xA0 + i;
            return end + 1;
        }
    }
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++) {
        if (cc_span_is(name, cc_span_from(other_names[i].name))) {
            *c = other_names[i].character;
            return end + 1;
        }
    }
    return 0;
}

/* Never longer than the text: the shortest reference to a character is longer than its UTF-8.
 */
static enum cc_status decode_references(struct cc_arena *arena, struct cc_span text,
                                        struct cc_span *out, struct cc_error *err)
{
    char *bytes = cc_arena_alloc(arena, text.len);
    size_t n = 0;

    if (bytes == NULL)
        return cc_arena_status(arena, "normal", err);
    for (size_t at = 0; at < text.len;) {
        struct cc_span rest = {text.ptr + at, text.len - at};
        uint32_t c = 0;
        size_t used = 0;

        if (rest.ptr[0] == '&' && rest.len > 1)
            used = rest.ptr[1] == '#' ? numeric_reference(rest, &c) : named_reference(rest, &c);
        if (used > 0) {
            char utf8[4];
            size_t n_utf8 = cc_utf8_put(c, utf8);

            memcpy(bytes + n, utf8, n_utf8);
            n += n_utf8;
            at += used;
        } else {
            bytes[n++] = text.ptr[at++];
        }
    }
    out->ptr = bytes;
    out->len = n;
    return CC_OK;
}

/* ---- characters outside ASCII ---- */

static bool is_ascii(struct cc_span s)
{
    unsigned char all = 0;

    for (size_t i = 0; i < s.len; i++)
        all |= (unsigned char)s.ptr[i];
    return all < 0x80;
}

static bool is_digit_at(struct cc_span s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* To UTF-16, with two characters taken out of NFKC's way, which would make them spaces: the
 * acute accent that stands for an apostrophe, and no-break spaces inside a figure, which become
 * the comma that the word scan knows. */
static int32_t to_utf16(struct cc_span s, UChar *out)
{
    int32_t n = 0;
    size_t at = 0;

    while (at < s.len) {
        size_t before = at;
        uint32_t c = cc_utf8_next(s, &at);

        if (c == 0xB4)
            c = '\'';
        else if ((c == 0xA0 || c == 0x202F) && before > 0 && is_digit_at(s, before - 1) &&
                 is_digit_at(s, at))
            c = ',';
        U16_APPEND_UNSAFE(out, n, c);
    }
    return n;
}

static enum cc_status icu_status(UErrorCode code, struct cc_error *err)
{
    return cc_fail(err, code == U_MEMORY_ALLOCATION_ERROR ? CC_E_NOMEM : CC_E_INPUT, "normal",
                   "ICU cannot normalise the text: %s", u_errorName(code));
}

static enum cc_status to_utf8(struct cc_arena *arena, const UChar *s, int32_t len,
                              struct cc_span *out, struct cc_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t room = len * 3, n = 0; /* bytes of UTF-8 a UTF-16 unit, at most */
    char *bytes = cc_arena_alloc(arena, (size_t)room);

    if (bytes == NULL)
        return cc_arena_status(arena, "normal", err);
    u_strToUTF8(bytes, room, &n, s, len, &code);
    if (U_FAILURE(code))
        return icu_status(code, err);
    out->ptr = bytes;
    out->len = (size_t)n;
    return CC_OK;
}

static enum cc_status fold(struct cc_arena *arena, struct cc_span text, struct cc_span *out,
                           struct cc_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfkc_cf = unorm2_getNFKCCasefoldInstance(&code);
    int32_t n_in, n_out, room;
    UChar *in, *folded;

    if (U_FAILURE(code))
        return icu_status(code, err);
    if (text.len > INT32_MAX / 64) /* lengths are int32_t, and one character may become 18 */
        return cc_fail(err, CC_E_LIMIT, "normal", "a paragraph of %zu bytes", text.len);
    in = cc_arena_alloc(arena, text.len * sizeof *in); /* at most one unit a byte */
    if (in == NULL)
        return cc_arena_status(arena, "normal", err);
    n_in = to_utf16(text, in);
    room = n_in + n_in / 8 + 16; /* folding seldom grows a text; where it does, ask again */
    for (;;) {
        folded = cc_arena_alloc(arena, (size_t)room * sizeof *folded);
        if (folded == NULL)
            return cc_arena_status(arena, "normal", err);
        n_out = unorm2_normalize(nfkc_cf, in, n_in, folded, room, &code);
        if (code != U_BUFFER_OVERFLOW_ERROR)
            break;
        code = U_ZERO_ERROR;
        room = n_out + 1;
    }
    if (U_FAILURE(code))
        return icu_status(code, err);
    return to_utf8(arena, folded, n_out, out, err);
}

/* ---- words ---- */

enum shape {
    OTHER,
    LETTER,
    DIGIT,
    MARK,
    APOSTROPHE,
    COMMA,
    POINT
};

static enum shape shape_of_ascii(unsigned char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return LETTER;
    if (c >= '0' && c <= '9')
        return DIGIT;
    if (c == '\'' || c == '`')
        return APOSTROPHE;
    return c == ',' ? COMMA : c == '.' ? POINT : OTHER;
}

static enum shape shape_of_other(uint32_t c)
{
    uint32_t mask = U_GET_GC_MASK((UChar32)c);

    if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B || c == 0x2032 || c == 0x2BC)
        return APOSTROPHE;
    if ((mask & U_GC_ND_MASK) != 0)
        return DIGIT;
    if ((mask & (U_GC_L_MASK | U_GC_N_MASK)) != 0)
        return LETTER;
    return (mask & (U_GC_MN_MASK | U_GC_MC_MASK)) != 0 ? MARK : OTHER;
}

static enum shape next_shape(struct cc_span s, size_t *at, uint32_t *c)
{
    unsigned char byte = (unsigned char)s.ptr[*at];

    if (byte < 0x80) {
        *c = byte;
        ++*at;
        return shape_of_ascii(byte);
    }
    *c = cc_utf8_next(s, at);
    return shape_of_other(*c);
}

/* Does a word go on at `at`?  Not with a character that would melt into the one before (a
 * Hangul vowel after its consonant), or normalising twice would change it. */
static bool word_goes_on(struct cc_span s, size_t at)
{
    UErrorCode code = U_ZERO_ERROR;
    enum shape shape;
    uint32_t c;

    if (at >= s.len)
        return false;
    shape = next_shape(s, &at, &c);
    if (shape != LETTER && shape != DIGIT)
        return false;
    if (c < 0x80)
        return true;
    return unorm2_hasBoundaryBefore(unorm2_getNFKCCasefoldInstance(&code), (UChar32)c);
}

/* Exactly three digits at `at`, and no word character after them. */
static bool is_group(struct cc_span s, size_t at)
{
    uint32_t c;

    for (int i = 0; i < 3; i++) {
        if (at >= s.len || next_shape(s, &at, &c) != DIGIT)
            return false;
    }
    if (at >= s.len)
        return true;
    switch (next_shape(s, &at, &c)) {
    case LETTER:
    case DIGIT:
    case MARK:
        return false;
    default:
        return c != '_';
    }
}

/* Lower case of ASCII letters; 0 for all else. */
static char letter_of(unsigned char c)
{
    unsigned char lower = c | 0x20;

    return lower >= 'a' && lower <= 'z' ? (char)lower : '\0';
}

/* Writes the words of `s` with single spaces between them; `out` has room for s.len bytes:
 * every space stands for at least one byte that is left out. */
static size_t write_words(struct cc_span s, char *out)
{
    bool in_word = false, after_digit = false;
    size_t at = 0, n = 0;

    while (at < s.len) {
        size_t before = at;
        uint32_t c;
        enum shape shape;
        char letter = letter_of((unsigned char)s.ptr[at]);

        if (letter != '\0') { /* nine bytes in ten of most texts */
            if (!in_word && n > 0)
                out[n++] = ' ';
            while (letter != '\0') {
                out[n++] = letter;
                letter = ++at < s.len ? letter_of((unsigned char)s.ptr[at]) : '\0';
            }
            in_word = true;
            after_digit = false;
            continue;
        }
        shape = next_shape(s, &at, &c);
        if (shape == APOSTROPHE && in_word && word_goes_on(s, at)) {
            after_digit = false;
            continue;
        }
        if (shape == COMMA && in_word && after_digit && is_group(s, at))
            continue;
        if (shape == POINT && in_word && after_digit && is_digit_at(s, at)) {
            out[n++] = '.';
            continue;
        }
        if (shape != LETTER && shape != DIGIT && !(shape == MARK && in_word)) {
            in_word = false;
            continue;
        }
        if (!in_word && n > 0)
            out[n++] = ' ';
        in_word = true;
        after_digit = shape == DIGIT;
        memcpy(out + n, s.ptr + before, at - before);
        n += at - before;
    }
    return n;
}

enum cc_status cc_normal_form(struct cc_arena *arena, struct cc_span text, struct cc_span *out,
                              struct cc_error *err)
{
    enum cc_status st;
    char *words;

    if (text.len > 0 && memchr(text.ptr, '&', text.len) != NULL) {
        st = decode_references(arena, text, &text, err);
        if (st != CC_OK)
            return st;
    }
    text = cc_edge_trim(text);
    if (!is_ascii(text)) {
        st = fold(arena, text, &text, err);
        if (st != CC_OK)
            return st;
    }
    words = cc_arena_alloc(arena, text.len);
    if (words == NULL)
        return cc_arena_status(arena, "normal", err);
    out->ptr = words;
    out->len = write_words(text, words);
    return CC_OK;
}
