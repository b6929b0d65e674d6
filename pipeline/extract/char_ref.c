#include "cleancopy/extract/char_ref.h"

#include "cleancopy/core/utf8.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define MAX_NAME_BYTES   31 /* "CounterClockwiseContourIntegral", the longest name of HTML */
#define MAX_LEGACY_BYTES 6  /* "frac12", "Aacute": the longest names that need no ";" */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Value of a digit, or 99. */
static uint32_t digit_value(char c)
{
    if (is_digit(c))
        return (uint32_t)(c - '0');
    if (c >= 'a' && c <= 'f')
        return (uint32_t)(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return (uint32_t)(c - 'A' + 10);
    return 99;
}

/* The numbers 128 to 159 are read as windows-1252, 0 and what is no character as U+FFFD. */
static uint32_t by_number(uint32_t c)
{
    static const uint16_t windows_1252[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

    if (c >= 0x80 && c < 0xA0)
        return windows_1252[c - 0x80];
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return CC_UTF8_REPLACEMENT;
    return c;
}

static enum cc_char_ref_kind read_number(struct cc_span s, size_t at, uint32_t *c, size_t *taken)
{
    size_t i = at + 2;
    uint32_t base = 10;
    uint64_t value = 0;

    if (i < s.len && (s.ptr[i] == 'x' || s.ptr[i] == 'X')) {
        base = 16;
        i++;
    }
    if (i >= s.len || digit_value(s.ptr[i]) >= base)
        return CC_CHAR_REF_NONE;
    for (; i < s.len && digit_value(s.ptr[i]) < base; i++) {
        value = value * base + digit_value(s.ptr[i]);
        if (value > INT32_MAX)
            return CC_CHAR_REF_UNKNOWN;
    }
    *taken = i - at + (i < s.len && s.ptr[i] == ';');
    *c = by_number((uint32_t)value);
    return CC_CHAR_REF_KNOWN;
}

#define NAMED(name) {(name), sizeof(name) - 1}

/* The character of a name, or 0. */
static uint32_t by_name(struct cc_span name)
{
    static const struct {
        struct cc_span name;
        uint32_t c;
    } common[] = {{NAMED("amp"), '&'},       {NAMED("nbsp"), 0xA0},     {NAMED("quot"), '"'},      {NAMED("lt"), '<'},
                  {NAMED("gt"), '>'},        {NAMED("rsquo"), 0x2019},  {NAMED("lsquo"), 0x2018},  {NAMED("rdquo"), 0x201D},
                  {NAMED("ldquo"), 0x201C},  {NAMED("ndash"), 0x2013},  {NAMED("mdash"), 0x2014},  {NAMED("hellip"), 0x2026},
                  {NAMED("uuml"), 0xFC},     {NAMED("auml"), 0xE4},     {NAMED("ouml"), 0xF6},     {NAMED("Uuml"), 0xDC},
                  {NAMED("Auml"), 0xC4},     {NAMED("Ouml"), 0xD6},     {NAMED("szlig"), 0xDF},    {NAMED("eacute"), 0xE9},
                  {NAMED("egrave"), 0xE8},   {NAMED("agrave"), 0xE0},   {NAMED("ccedil"), 0xE7},   {NAMED("apos"), '\''},
                  {NAMED("AMP"), '&'},       {NAMED("LT"), '<'},        {NAMED("GT"), '>'},        {NAMED("QUOT"), '"'},
                  {NAMED("COPY"), 0xA9},     {NAMED("REG"), 0xAE},      {NAMED("Tab"), '\t'},      {NAMED("NewLine"), '\n'},
                  {NAMED("lang"), 0x27E8},   {NAMED("rang"), 0x27E9}}; /* these two are others in HTML 4 */
    const htmlEntityDesc *entity;
    char key[MAX_NAME_BYTES + 1];
    size_t i;

    for (i = 0; i < sizeof(common) / sizeof(common[0]); i++)
        if (cc_span_is(common[i].name, name))
            return common[i].c;
    memcpy(key, name.ptr, name.len);
    key[name.len] = '\0';
    entity = htmlEntityLookup((const xmlChar *)key);
    return entity != NULL ? entity->value : 0;
}

/* The names that may stand without ";": those of Latin-1, and of the characters of markup. */
static bool is_legacy(struct cc_span name, uint32_t c)
{
    return (c >= 0xA0 && c <= 0xFF) || c == '&' || c == '<' || c == '>' ||
           (c == '"' && name.len == 4);
}

static enum cc_char_ref_kind read_name(struct cc_span s, size_t at, bool in_attribute,
                                       uint32_t *c, size_t *taken)
{
    struct cc_span name = {s.ptr + at + 1, 0};
    size_t room = s.len - at - 1;
    bool ended;

    while (name.len < room && (is_letter(name.ptr[name.len]) || is_digit(name.ptr[name.len])))
        name.len++;
    ended = name.len < room && name.ptr[name.len] == ';';
    if (ended && name.len <= MAX_NAME_BYTES) {
        *c = by_name(name);
        *taken = name.len + 2;
        return *c != 0 ? CC_CHAR_REF_KNOWN : CC_CHAR_REF_UNKNOWN;
    }
    if (in_attribute) {
        bool assigned = name.len < room && name.ptr[name.len] == '=';

        if (assigned || name.len > MAX_LEGACY_BYTES)
            return CC_CHAR_REF_NONE;
    }
    if (!in_attribute && name.len > MAX_LEGACY_BYTES)
        name.len = MAX_LEGACY_BYTES;
    for (; name.len >= 2; name.len--) { /* "&notit" is "&not" and "it" */
        *c = by_name(name);
        if (*c != 0 && is_legacy(name, *c)) {
            *taken = name.len + 1;
            return CC_CHAR_REF_KNOWN;
        }
        if (in_attribute)
            break;
    }
    return CC_CHAR_REF_NONE;
}

enum cc_char_ref_kind cc_char_ref_read(struct cc_span s, size_t at, bool in_attribute,
                                       uint32_t *c, size_t *taken)
{
    if (at + 1 >= s.len)
        return CC_CHAR_REF_NONE;
    if (s.ptr[at + 1] == '#')
        return read_number(s, at, c, taken);
    if (is_letter(s.ptr[at + 1]))
        return read_name(s, at, in_attribute, c, taken);
    return CC_CHAR_REF_NONE;
}

bool cc_char_refs_decode(struct cc_arena *arena, struct cc_span s, bool in_attribute,
                         struct cc_span *out)
{
    const char *amp = s.len > 0 ? memchr(s.ptr, '&', s.len) : NULL;
    size_t at = 0, len = 0, plain, taken = 0;
    char *text;
    uint32_t c = 0;

    *out = s;
    if (amp == NULL)
        return true;
    text = cc_arena_alloc(arena, s.len);
    if (text == NULL) {
        out->ptr = NULL;
        return false;
    }
    for (; amp != NULL; amp = at < s.len ? memchr(s.ptr + at, '&', s.len - at) : NULL) {
        plain = (size_t)(amp - s.ptr) - at;
        memcpy(text + len, s.ptr + at, plain);
        len += plain;
        at += plain;
        switch (cc_char_ref_read(s, at, in_attribute, &c, &taken)) {
        case CC_CHAR_REF_KNOWN: {
            char bytes[4];
            size_t n = cc_utf8_put(c, bytes);

            memcpy(text + len, bytes, n);
            len += n;
            at += taken;
            break;
        }
        case CC_CHAR_REF_NONE:
            text[len++] = '&';
            at++;
            break;
        default:
            return false;
        }
    }
    memcpy(text + len, s.ptr + at, s.len - at);
    *out = (struct cc_span){text, len + s.len - at};
    return true;
}
