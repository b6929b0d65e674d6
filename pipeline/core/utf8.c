#include "cleancopy/core/utf8.h"

#include "utf8_simd.h"

#include <pthread.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

/* The characters of two bytes: all letters of Latin, Greek, Cyrillic, Hebrew and Arabic.  What ICU says of them is asked for once. */
#define LOW_CHARS 0x800
static uint8_t low_classes[LOW_CHARS];
static uint16_t low_small[LOW_CHARS]; /* the same in lower case: none of them goes beyond U+FFFF */
static pthread_once_t lows_made = PTHREAD_ONCE_INIT;

/* Whether s[at] and the next byte are a character of two bytes, which is *c. */
static inline bool is_low_char(struct cc_span s, size_t at, uint32_t *c)
{
    const uint8_t *bytes = (const uint8_t *)s.ptr + at;

    if (bytes[0] < 0xC2 || bytes[0] >= 0xE0 || s.len - at < 2 || (bytes[1] & 0xC0) != 0x80)
        return false;
    *c = (uint32_t)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F);
    return true;
}

uint32_t cc_utf8_next_beyond_ascii(struct cc_span s, size_t *at)
{
    const uint8_t *bytes = (const uint8_t *)s.ptr + *at;
    int32_t length = s.len - *at > 4 ? 4 : (int32_t)(s.len - *at), i = 0;
    uint32_t low;
    UChar32 c;

    if (is_low_char(s, *at, &low)) {
        *at += 2;
        return low;
    }
    U8_NEXT(bytes, i, length, c);
    if (c < 0) {
        (*at)++;
        return CC_UTF8_REPLACEMENT;
    }
    *at += (size_t)i;
    return (uint32_t)c;
}

size_t cc_utf8_ascii_end(struct cc_span s, size_t from)
{
    uint64_t eights[4];

    while (s.len - from >= sizeof eights) {
        memcpy(eights, s.ptr + from, sizeof eights);
        if (((eights[0] | eights[1] | eights[2] | eights[3]) & 0x8080808080808080u) != 0)
            break;
        from += sizeof eights;
    }
    while (from < s.len && (unsigned char)s.ptr[from] < 0x80)
        from++;
    return from;
}

size_t cc_utf8_put(uint32_t c, char out[4])
{
    int32_t n = 0;

    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = CC_UTF8_REPLACEMENT;
    U8_APPEND_UNSAFE((uint8_t *)out, n, c);
    return (size_t)n;
}

bool cc_utf8_is_valid(struct cc_span s)
{
    return s.len == 0 || cc_utf8_simd_is_valid(s.ptr, s.len);
}

size_t cc_utf8_valid_prefix(struct cc_span s)
{
    size_t at = 0, before;

    if (cc_utf8_is_valid(s))
        return s.len;
    at = cc_utf8_ascii_end(s, 0);
    while (at < s.len) {
        before = at;
        if (cc_utf8_next(s, &at) == CC_UTF8_REPLACEMENT && at == before + 1)
            return before; /* a U+FFFD that the text really holds takes three bytes */
        if (at < s.len && (unsigned char)s.ptr[at] < 0x80)
            at = cc_utf8_ascii_end(s, at);
    }
    return s.len;
}

size_t cc_utf8_count(struct cc_span s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.len; n++)
        (void)cc_utf8_next(s, &at); /* only its length counts */
    return n;
}

size_t cc_utf8_floor(struct cc_span s, size_t n)
{
    if (n >= s.len)
        return s.len;
    while (n > 0 && ((unsigned char)s.ptr[n] & 0xC0) == 0x80)
        n--;
    return n;
}

#define SPACE   CC_CHAR_SPACE
#define LOWER   CC_CHAR_LOWER
#define UPPER   CC_CHAR_UPPER
#define DIGIT   CC_CHAR_DIGIT
#define FIVE(c) c, c, c, c, c
#define TEN(c)  FIVE(c), FIVE(c)
const uint8_t cc_ascii_classes[256] = {
    ['\t'] = FIVE(SPACE),
    [' '] = SPACE,
    ['!'] = CC_CHAR_STOP,
    ['.'] = CC_CHAR_STOP,
    ['0'] = TEN(DIGIT),
    ['?'] = CC_CHAR_STOP,
    ['A'] = TEN(UPPER), TEN(UPPER), FIVE(UPPER), UPPER,
    ['_'] = CC_CHAR_JOIN,
    ['a'] = TEN(LOWER), TEN(LOWER), FIVE(LOWER), LOWER,
};

static uint32_t ask_class(uint32_t c)
{
    uint32_t category = U_GET_GC_MASK((UChar32)c);

    if ((category & U_GC_L_MASK) != 0)
        return (category & U_GC_LU_MASK) != 0 ? CC_CHAR_UPPER : CC_CHAR_LOWER;
    if ((category & U_GC_ND_MASK) != 0)
        return CC_CHAR_DIGIT;
    return (category & (U_GC_M_MASK | U_GC_N_MASK | U_GC_PC_MASK)) != 0 ? CC_CHAR_JOIN : 0;
}

static void make_lows(void)
{
    uint32_t c;

    for (c = 0; c < LOW_CHARS; c++) {
        low_classes[c] = c < 0x80 ? cc_ascii_classes[c] : (uint8_t)ask_class(c);
        low_small[c] = (uint16_t)u_tolower((UChar32)c);
    }
}

static void need_lows(void)
{
    (void)pthread_once(&lows_made, make_lows); /* fails for a bad control alone */
}

uint32_t cc_beyond_class(uint32_t c)
{
    if (c >= LOW_CHARS)
        return ask_class(c);
    need_lows();
    return low_classes[c];
}

bool cc_beyond_is_space(uint32_t c)
{
    if (c < 0x1680)
        return c == 0x85 || c == 0xA0;
    return c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool cc_beyond_is_spaceless(uint32_t c)
{
    UErrorCode code = U_ZERO_ERROR;

    if (c >= 0x2000 && c < 0x2E80) /* quotes, dashes, arrows: of no such script */
        return false;
    switch (uscript_getScript((UChar32)c, &code)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
        return true;
    default:
        return false;
    }
}

bool cc_beyond_ends_sentence(uint32_t c)
{
    if (c < 0x0589) /* the Armenian full stop is the first */
        return false;
    return c == 0x2026 || u_hasBinaryProperty((UChar32)c, UCHAR_S_TERM);
}

/* From inside a word to its end. */
static size_t word_end(struct cc_span s, size_t at)
{
    size_t before;
    uint32_t c;

    while (at < s.len) {
        if ((cc_ascii_classes[(unsigned char)s.ptr[at]] & CC_CHAR_WORD) != 0) {
            at++;
            continue;
        }
        if (is_low_char(s, at, &c)) { /* of no spaceless script */
            if ((low_classes[c] & CC_CHAR_WORD) == 0)
                return at;
            at += 2;
            continue;
        }
        before = at;
        c = cc_utf8_next(s, &at);
        if (!cc_char_is_word(c) || cc_char_is_spaceless(c))
            return before;
    }
    return at;
}

bool cc_next_word_beyond_ascii(struct cc_span *rest, size_t start, size_t end, struct cc_span *word)
{
    struct cc_span s = *rest;
    bool is_begun = start < end;
    uint32_t c = 0;

    need_lows();
    while (!is_begun) { /* to the first character of a word */
        if (end >= s.len)
            return false;
        start = end;
        c = cc_utf8_next(s, &end);
        is_begun = cc_char_is_word(c);
    }
    if (!cc_char_is_spaceless(c))
        end = word_end(s, end);
    *word = (struct cc_span){s.ptr + start, end - start};
    *rest = (struct cc_span){s.ptr + end, s.len - end};
    return true;
}

bool cc_is_all_space(struct cc_span s)
{
    size_t at = 0;

    while (at < s.len)
        if (!cc_char_is_space(cc_utf8_next(s, &at)))
            return false;
    return true;
}

size_t cc_count_words(struct cc_span s)
{
    struct cc_span word;
    size_t n = 0;

    while (cc_next_word(&s, &word))
        n++;
    return n;
}

size_t cc_list_words(struct cc_span *rest, struct cc_span *words, size_t most)
{
    size_t n = 0;

    while (n < most && cc_next_word(rest, &words[n]))
        n++;
    return n;
}

static bool is_dropped(uint32_t c)
{
    return (cc_char_is_control(c) && !cc_char_is_space(c)) || c == 0x200B || c == 0xFEFF ||
           c == 0x2060;
}

/* From behind a character that stays to before the next that may not, or that begins a run of white space: over ASCII, the letters of
 * two bytes (U+00C0 and on), and single blanks between these. */
static size_t plain_end(struct cc_span s, size_t at)
{
    uint32_t c;

    while (at < s.len) {
        if (s.ptr[at] > ' ' && s.ptr[at] < 0x7F)
            at++;
        else if (s.ptr[at] == ' ' && s.len - at > 1 && s.ptr[at + 1] > ' ' && s.ptr[at + 1] < 0x7F)
            at += 2;
        else if (is_low_char(s, at, &c) && c >= 0xC0)
            at += 2;
        else
            break;
    }
    return at;
}

struct cc_span cc_collapse_space(struct cc_arena *arena, struct cc_span s)
{
    char *out = cc_arena_alloc(arena, s.len + 1);
    struct cc_span result = {out, 0};
    bool pending = false;
    size_t at = 0;

    if (out == NULL)
        return CC_SPAN_EMPTY;
    while (at < s.len) {
        size_t before = at;
        uint32_t c = cc_utf8_next(s, &at);

        if (is_dropped(c))
            continue;
        if (cc_char_is_space(c)) {
            pending = true;
            continue;
        }
        if (pending && result.len > 0)
            out[result.len++] = ' ';
        pending = false;
        at = plain_end(s, at);
        memcpy(out + result.len, s.ptr + before, at - before);
        result.len += at - before;
    }
    out[result.len] = '\0';
    return result;
}

struct cc_span cc_drop_controls(struct cc_arena *arena, struct cc_span s)
{
    char *out = cc_arena_alloc(arena, s.len + 1);
    struct cc_span result = {out, 0};

    if (out == NULL)
        return CC_SPAN_EMPTY;
    for (size_t at = 0, before = 0; at < s.len; before = at) {
        uint32_t c = cc_utf8_next(s, &at);

        if (c == 0x85)
            out[result.len++] = '\n';
        if (cc_char_is_control(c) && c != '\t' && c != '\n')
            continue;
        memcpy(out + result.len, s.ptr + before, at - before);
        result.len += at - before;
    }
    out[result.len] = '\0';
    return result;
}

static void lower_ascii(char *to, const char *from, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        to[i] = (char)(from[i] + (from[i] >= 'A' && from[i] <= 'Z' ? 'a' - 'A' : 0));
}

static uint32_t lower_char(uint32_t c)
{
    return c < LOW_CHARS ? low_small[c] : (uint32_t)u_tolower((UChar32)c);
}

size_t cc_lower_into(char *out, struct cc_span s)
{
    size_t at = 0, len = 0, room = s.len * 2;
    bool is_full = false; /* of broken bytes, each of them three in U+FFFD */

    need_lows();
    while (at < s.len && !is_full) {
        size_t n = cc_utf8_ascii_end(s, at) - at;
        char bytes[4];

        is_full = n > room - len;
        if (!is_full) {
            lower_ascii(out + len, s.ptr + at, n);
            len += n;
            at += n;
        }
        while (at < s.len && !is_full && (unsigned char)s.ptr[at] >= 0x80) {
            n = cc_utf8_put(lower_char(cc_utf8_next(s, &at)), bytes);
            is_full = n > room - len;
            if (!is_full) {
                memcpy(out + len, bytes, n);
                len += n;
            }
        }
    }
    out[len] = '\0';
    return len;
}

struct cc_span cc_lower(struct cc_arena *arena, struct cc_span s)
{
    char *out = cc_arena_alloc(arena, CC_LOWER_ROOM(s.len));

    if (out == NULL)
        return CC_SPAN_EMPTY;
    return (struct cc_span){out, cc_lower_into(out, s)};
}

struct cc_span cc_nfc(struct cc_arena *arena, struct cc_span s)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc;
    UChar *wide, *normal;
    int32_t n_wide = 0, n_normal, n_out = 0;
    char *out;
    struct cc_span result = {NULL, 0};

    if (cc_utf8_ascii_end(s, 0) == s.len || s.len > INT32_MAX / 4)
        return s;
    nfc = unorm2_getNFCInstance(&code);
    wide = cc_arena_alloc(arena, (s.len + 1) * sizeof *wide);
    if (wide == NULL)
        return result;
    u_strFromUTF8WithSub(wide, (int32_t)s.len + 1, &n_wide, s.ptr, (int32_t)s.len,
                         (UChar32)CC_UTF8_REPLACEMENT, NULL, &code);
    if (U_FAILURE(code))
        return s;
    if (unorm2_isNormalized(nfc, wide, n_wide, &code))
        return s;
    n_normal = 3 * n_wide + 1; /* NFC grows UTF-16 by three at most */
    normal = cc_arena_alloc(arena, (size_t)n_normal * sizeof *normal);
    if (normal == NULL)
        return result;
    n_normal = unorm2_normalize(nfc, wide, n_wide, normal, n_normal, &code);
    out = cc_arena_alloc(arena, (size_t)n_normal * 3 + 1);
    if (out == NULL)
        return result;
    u_strToUTF8(out, n_normal * 3 + 1, &n_out, normal, n_normal, &code);
    if (U_FAILURE(code))
        return s;
    result.ptr = out;
    result.len = (size_t)n_out;
    return result;
}
