#include "cleancopy/write/outname.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/library.h"
#include "cleancopy/core/utf8.h"

#include <pthread.h>
#include <stdio.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define NAME_OUTLET_BYTES 40 /* of the outlet stand in a file's name; its folder has the rest  \
                              */
/* "2024-05-01_" + "_" + "_" + 16 digits + "-4294967295" + ".txt" */
#define NAME_OTHER_BYTES 44

struct cc_outnamer {
    UTransliterator *to_ascii; /* NULL until first needed */
};

/* ---- other scripts to ASCII ---- */

/* ICU's transliterators are in a library of their own, of which nothing else is used. Linked, it would add an eighth to the instructions in which
 * `cleancopy --version` starts; so it is opened for the first title that is not ASCII.  Names in it end with ICU's version. */
#define LIBRARY "libicui18n.so." U_ICU_VERSION_SHORT
#define NAME_OF(function) #function
#define FULL_NAME_OF(function) NAME_OF(function)

static struct {
    __typeof__(&utrans_openU) open;
    __typeof__(&utrans_transUChars) apply;
    __typeof__(&utrans_close) close;
} icu;
static bool is_there;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void)
{
    static const struct cc_library_function functions[] = {
        {FULL_NAME_OF(utrans_openU), &icu.open},
        {FULL_NAME_OF(utrans_transUChars), &icu.apply},
        {FULL_NAME_OF(utrans_close), &icu.close},
    };

    is_there = cc_library_open(LIBRARY, functions, sizeof functions / sizeof *functions);
}

enum cc_status cc_outnamer_open(struct cc_outnamer **namer, struct cc_error *err)
{
    *namer = cc_calloc(1, sizeof **namer);
    if (*namer == NULL)
        return cc_fail(err, CC_E_NOMEM, "outname", "no memory");
    return CC_OK;
}

void cc_outnamer_close(struct cc_outnamer *namer)
{
    if (namer == NULL)
        return;
    if (namer->to_ascii != NULL)
        icu.close(namer->to_ascii);
    cc_free(namer);
}

static enum cc_status icu_failed(UErrorCode code, struct cc_error *err)
{
    return cc_fail(err, code == U_MEMORY_ALLOCATION_ERROR ? CC_E_NOMEM : CC_E_IO, "outname",
                   "ICU cannot transliterate titles (%s): are its data files installed?",
                   u_errorName(code));
}

/* Any-Latin works run by run of one script, and Japanese changes script with almost every
 * character: with Hiragana made Katakana first the result is the same, and a title of nine
 * characters takes 0.17 ms instead of 3.8 (ICU 72). */
static enum cc_status open_icu(struct cc_outnamer *namer, struct cc_error *err)
{
    static const char id[] = "Hiragana-Katakana; Any-Latin; Latin-ASCII; Any-Lower";
    UChar wide[sizeof id];
    UErrorCode code = U_ZERO_ERROR;

    if (namer->to_ascii != NULL)
        return CC_OK;
    (void)pthread_once(&once, load); /* fails only for a bad `once` */
    if (!is_there)
        return cc_fail(err, CC_E_IO, "outname", "%s cannot be loaded: install libicu%s", LIBRARY, U_ICU_VERSION_SHORT);
    u_charsToUChars(id, wide, (int32_t)sizeof id);
    namer->to_ascii =
        icu.open(wide, (int32_t)sizeof id - 1, UTRANS_FORWARD, NULL, 0, NULL, &code);
    return U_FAILURE(code) ? icu_failed(code, err) : CC_OK;
}

static bool is_ascii(struct cc_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    }
    return true;
}

/* The first characters of s, made ASCII where ICU knows how.  Capacities: 100 characters are at
 * most 200 UTF-16 units; a Han character becomes at most 7 letters, a ligature of Arabic
 * (U+FDFA) 18: the rest of what does not fit is cut by ICU's own overflow check, after which
 * the text is used as it is. */
#define WIDE_UNITS 2048
static enum cc_status to_ascii(struct cc_outnamer *namer, struct cc_arena *arena,
                               struct cc_span s, struct cc_span *out, struct cc_error *err)
{
    UChar wide[WIDE_UNITS];
    int32_t len = 0, end, utf8_len = 0;
    UErrorCode code = U_ZERO_ERROR;
    enum cc_status st;
    char *utf8;

    st = open_icu(namer, err);
    if (st != CC_OK)
        return st;
    u_strFromUTF8WithSub(wide, WIDE_UNITS, &len, s.ptr, (int32_t)s.len, 0xFFFD, NULL, &code);
    end = len;
    if (U_SUCCESS(code))
        icu.apply(namer->to_ascii, wide, &len, WIDE_UNITS, 0, &end, &code);
    if (code == U_BUFFER_OVERFLOW_ERROR) {
        *out = s;
        return CC_OK;
    }
    utf8 = cc_arena_alloc(arena, WIDE_UNITS * 3);
    if (utf8 == NULL)
        return cc_arena_status(arena, "outname", err);
    if (U_SUCCESS(code))
        u_strToUTF8WithSub(utf8, WIDE_UNITS * 3, &utf8_len, wide, len, 0xFFFD, NULL, &code);
    if (U_FAILURE(code))
        return icu_failed(code, err);
    out->ptr = utf8;
    out->len = (size_t)utf8_len;
    return CC_OK;
}

/* ---- words joined by hyphens ---- */

static bool is_kept(char c, bool dots)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (dots && (c == '.' || c == '-'));
}

/* Writes s to out ([a-z0-9-], with `dots` also "." and runs of "-" as they are: host names), at
 * most max bytes; returns their number.  Everything else becomes one hyphen; apostrophes vanish
 * ("dont"). */
static size_t put_slug(struct cc_span s, bool dots, char *out, size_t max)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len && n < max; i++) {
        char c = s.ptr[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c == '\'')
            continue;
        if (c == '.' && n > 0 && out[n - 1] == '.')
            continue;
        if (is_kept(c, dots))
            out[n++] = c;
        else if (n > 0 && out[n - 1] != '-' && out[n - 1] != '.')
            out[n++] = '-';
    }
    return n;
}

/* Without hyphens and dots at the ends. */
static struct cc_span trim_marks(const char *s, size_t len)
{
    size_t from = 0;

    while (from < len && (s[from] == '-' || s[from] == '.'))
        from++;
    while (len > from && (s[len - 1] == '-' || s[len - 1] == '.'))
        len--;
    return cc_span_slice((struct cc_span){s, len}, from, len);
}

static enum cc_status slug(struct cc_outnamer *namer, struct cc_arena *arena, struct cc_span s,
                           bool dots, const char *otherwise, struct cc_span *out,
                           struct cc_error *err)
{
    enum cc_status st;
    size_t at = 0;
    char *bytes;

    for (int n = 0; n < CC_OUTNAME_TITLE_CHARS && at < s.len; n++)
        (void)cc_utf8_next(s, &at);
    /* Names of hosts are ASCII and may be longer than what a title is read to. */
    if (!is_ascii(s)) {
        st = to_ascii(namer, arena, cc_span_slice(s, 0, at), &s, err);
        if (st != CC_OK)
            return st;
    }
    bytes = cc_arena_alloc(arena, CC_OUTNAME_PART_BYTES);
    if (bytes == NULL)
        return cc_arena_status(arena, "outname", err);
    *out = trim_marks(bytes, put_slug(s, dots, bytes, CC_OUTNAME_PART_BYTES - 1));
    if (out->len == 0)
        *out = cc_span_from(otherwise);
    return CC_OK;
}

/* At most max bytes; at a hyphen where that does not lose more than half. */
static struct cc_span cut(struct cc_span s, size_t max)
{
    size_t at = max;

    if (s.len <= max)
        return s;
    while (at > max / 2 && s.ptr[at] != '-')
        at--;
    return trim_marks(s.ptr, at > max / 2 ? at : max);
}

/* ---- parts ---- */

/* CON, NUL, COM1 and their kin are devices on Windows, whatever follows a dot. */
static bool is_reserved(struct cc_span s)
{
    static const char *const names[] = {"con", "prn", "aux", "nul"};
    size_t dot = cc_span_find(s, CC_SPAN("."), 0);
    struct cc_span base = dot == (size_t)-1 ? s : cc_span_slice(s, 0, dot);

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (cc_span_is(base, cc_span_from(names[i])))
            return true;
    }
    return base.len == 4 && base.ptr[3] >= '0' && base.ptr[3] <= '9' &&
           (cc_span_starts(base, CC_SPAN("com")) || cc_span_starts(base, CC_SPAN("lpt")));
}

/* The day of an ISO date, or "nodate". */
static struct cc_span day(struct cc_span date)
{
    static const char form[] = "0000-00-00";
    int month, mday;

    if (date.len < sizeof form - 1 || (date.len > sizeof form - 1 && date.ptr[10] != 'T'))
        return CC_SPAN("nodate");
    for (size_t i = 0; i < sizeof form - 1; i++) {
        bool digit = date.ptr[i] >= '0' && date.ptr[i] <= '9';

        if (form[i] == '0' ? !digit : date.ptr[i] != '-')
            return CC_SPAN("nodate");
    }
    month = (date.ptr[5] - '0') * 10 + date.ptr[6] - '0';
    mday = (date.ptr[8] - '0') * 10 + date.ptr[9] - '0';
    if (month < 1 || month > 12 || mday < 1 || mday > 31)
        return CC_SPAN("nodate");
    return cc_span_slice(date, 0, sizeof form - 1);
}

/* 8, 12 or 16 digits, then "-2", "-3", … */
static void put_digits(uint64_t id, unsigned attempt, char *out, size_t size)
{
    char hex[CC_HASH_HEX_BYTES];
    int digits = attempt >= CC_OUTNAME_WHOLE_ID ? 16 : 8 + 4 * (int)attempt;

    cc_hash_hex(id, hex);
    if (attempt > CC_OUTNAME_WHOLE_ID)
        (void)snprintf(out, size, "%s-%u", hex, attempt - 1); /* sized by the caller */
    else
        (void)snprintf(out, size, "%.*s", digits, hex); /* as above */
}

enum cc_status cc_outname(struct cc_outnamer *namer, struct cc_arena *arena,
                          const struct cc_document *doc, unsigned attempt,
                          const char *extension, struct cc_span *name, struct cc_error *err)
{
    struct cc_span date = day(doc->date), outlet, in_name, title;
    char id[CC_HASH_HEX_BYTES + 12];
    enum cc_status st;

    st = slug(namer, arena, doc->outlet, true, "unknown", &outlet, err);
    if (st == CC_OK)
        st = slug(namer, arena, doc->title, false, "untitled", &title, err);
    if (st != CC_OK)
        return st;
    in_name = cut(outlet, NAME_OUTLET_BYTES);
    title = cut(title, CC_OUTNAME_PART_BYTES - NAME_OTHER_BYTES - in_name.len);
    put_digits(doc->id, attempt, id, sizeof id);
    *name = cc_arena_printf(arena, "text/%s%.*s/%.*s/%.*s_%.*s_%.*s_%s.%s",
                            is_reserved(outlet) ? "_" : "", CC_SPAN_PRINT(outlet),
                            date.len == 10 ? 4 : (int)date.len, date.ptr, CC_SPAN_PRINT(date),
                            CC_SPAN_PRINT(in_name), CC_SPAN_PRINT(title), id, extension);
    return name->ptr == NULL ? cc_arena_status(arena, "outname", err) : CC_OK;
}
