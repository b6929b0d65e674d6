/* From bytes of unknown encoding to UTF-8.  Who is believed, in this order:
 *
 *     byte order mark > Content-Type > <meta> or <?xml?> near the top > the bytes themselves
 *     (valid UTF-8; NULs in every second or fourth place) > a late <meta> > uchardet >
 * windows-1252
 *
 * and nobody against the bytes: a charset is what its owner wrote once in a template. */
#include "cleancopy/extract/charset.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <uchardet/uchardet.h>

#define STEP "charset"

#define PRESCAN_BYTES      1024        /* HTML standard, 13.2.3.2 */
#define LATE_PRESCAN_BYTES (64u << 10) /* heads full of scripts put their <meta> behind these  \
                                        */
#define GUESS_BYTES       (256u << 10) /* uchardet reads 20 MB/s, and knows long before this */
#define WIDE_SAMPLE_BYTES 1024
#define MIN_MULTI_SURE    8 /* valid UTF-8 characters that no multi-byte charset gives by chance \
                             */

static bool is_utf8(const struct cc_encoding *e)
{
    return e != NULL && strcmp(e->iconv_name, "UTF-8") == 0;
}

/* ---- what is declared ---- */

static const struct cc_encoding *declared_encoding(const struct cc_page *page,
                                                   size_t prescan_bytes)
{
    const struct cc_encoding *found = cc_encoding_of(cc_encoding_parameter(page->content_type));

    if (found == NULL && page->form != CC_FORM_TEXT) {
        found = cc_encoding_prescan(cc_span_slice(page->bytes, 0, prescan_bytes));
        if (found != NULL && found->kind == CC_ENCODING_WIDE)
            found = cc_encoding_of(
                CC_SPAN("utf-8")); /* as the standard says: it was read as ASCII */
    }
    return found;
}

/* ---- what the bytes say ---- */

struct shape {
    size_t n_nuls, n_broken; /* NULs, high bytes that are of no valid UTF-8 */
    size_t n_multi;          /* where some are broken: valid sequences of several bytes */
};

static size_t count_nuls(struct cc_span s)
{
    const char *at = s.ptr, *end = s.len > 0 ? s.ptr + s.len : s.ptr;
    size_t n = 0;

    while (at < end) {
        at = memchr(at, '\0', (size_t)(end - at));
        if (at == NULL)
            break;
        n++;
        at++;
    }
    return n;
}

/* Of valid UTF-8: sequences of several bytes. */
static size_t count_multi(struct cc_span s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += (unsigned char)s.ptr[i] >= 0xC0;
    return n;
}

static struct shape shape_of(struct cc_span s)
{
    struct shape shape = {count_nuls(s), 0, 0};
    size_t at, before;

    if (cc_utf8_is_valid(s))
        return shape;
    at = cc_utf8_ascii_end(s, 0);
    while (at < s.len) {
        before = at;
        (void)cc_utf8_next(s, &at); /* one byte: broken, or it would be ASCII */
        if (at - before > 1)
            shape.n_multi++;
        else
            shape.n_broken++;
        if (at < s.len && (unsigned char)s.ptr[at] < 0x80)
            at = cc_utf8_ascii_end(s, at);
    }
    return shape;
}

static bool is_binary_magic(struct cc_span s)
{
    static const struct cc_span magic[] = {
        {"%PDF-", 5},
        {"\x89PNG", 4},
        {"GIF87a", 6},
        {"GIF89a", 6},
        {"\xFF\xD8\xFF", 3},
        {"PK\3\4", 4},
        {"\x1F\x8B\x08", 3},
        {"\x7F"
         "ELF",
         4},
        {"Rar!\x1A", 5},
        {"7z\xBC\xAF", 4},
        {"BZh9", 4},
        {"\xFD"
         "7zXZ",
         5},
        {"\x28\xB5\x2F\xFD", 4},
        {"OggS", 4},
        {"fLaC", 4},
        {"ID3\3", 4},
        {"ID3\4", 4},
        {"wOFF", 4},
        {"wOF2", 4},
        {"\xD0\xCF\x11\xE0", 4},
        {"II*\0", 4},
        {"MM\0*", 4},
        {"\0\0\1\0", 4},
        {"SQLite format 3", 15},
    };
    size_t i;

    for (i = 0; i < sizeof magic / sizeof *magic; i++)
        if (cc_span_starts(s, magic[i]))
            return true;
    return (cc_span_starts(s, CC_SPAN("RIFF")) && s.len > 12) ||
           cc_span_is(cc_span_slice(s, 4, 8), CC_SPAN("ftyp"));
}

/* UTF-16 or UTF-32 without a mark: mostly ASCII markup, so NULs stand in fixed places. */
static const struct cc_encoding *wide_encoding(struct cc_span s)
{
    static const char *const names[] = {"utf-16le", "utf-16be", "utf-32le", "utf-32be"};
    size_t zeros[4] = {0, 0, 0, 0}, n, i;

    s = cc_span_slice(s, 0, WIDE_SAMPLE_BYTES);
    n = s.len / 4;
    if (n == 0)
        return NULL;
    for (i = 0; i < 4 * n; i++)
        zeros[i % 4] += s.ptr[i] == '\0';
    /* at least three of four characters are Latin */
    if (zeros[3] * 4 >= n * 3 && zeros[2] * 4 >= n * 3 && zeros[0] == 0)
        i = 2;
    else if (zeros[0] * 4 >= n * 3 && zeros[1] * 4 >= n * 3 && zeros[3] == 0)
        i = 3;
    else if (zeros[1] * 4 >= n * 3 && zeros[3] * 4 >= n * 3 && zeros[0] + zeros[2] == 0)
        i = 0;
    else if (zeros[0] * 4 >= n * 3 && zeros[2] * 4 >= n * 3 && zeros[1] + zeros[3] == 0)
        i = 1;
    else
        return NULL;
    return cc_encoding_of(cc_span_from(names[i]));
}

static const struct cc_encoding *guess(struct cc_span s)
{
    const struct cc_encoding *found = NULL;
    uchardet_t detector = uchardet_new();

    if (detector != NULL) {
        if (uchardet_handle_data(detector, s.ptr, s.len < GUESS_BYTES ? s.len : GUESS_BYTES) ==
            0) {
            uchardet_data_end(detector);
            found = cc_encoding_of(cc_span_from(uchardet_get_charset(detector)));
        }
        uchardet_delete(detector);
    }
    /* not UTF-8, as was seen before; not UTF-16, which has NULs */
    if (found == NULL || found->kind == CC_ENCODING_WIDE || is_utf8(found))
        found = cc_encoding_of(CC_SPAN("windows-1252"));
    return found;
}

static const struct cc_encoding *choose(const struct cc_page *page, struct cc_span s,
                                        const struct shape *shape)
{
    const struct cc_encoding *utf8 = cc_encoding_of(CC_SPAN("utf-8"));
    const struct cc_encoding *found = declared_encoding(page, PRESCAN_BYTES);
    bool valid = shape->n_broken == 0;
    size_t n_multi;

    if (found != NULL && strcmp(found->iconv_name, "ISO-2022-JP") == 0)
        return found; /* ASCII to the eye */
    if (found != NULL && found->kind == CC_ENCODING_WIDE)
        found = NULL; /* it would have NULs */
    if (valid && (found == NULL || is_utf8(found)))
        return utf8;
    n_multi = valid ? count_multi(s) : shape->n_multi;
    if (valid && n_multi == 0)
        return utf8;
    if (found != NULL && !is_utf8(found)) {
        bool sure =
            valid && (found->kind == CC_ENCODING_SINGLE || n_multi >= MIN_MULTI_SURE);

        return sure ? utf8 : found;
    }
    /* UTF-8, declared or not, with some damage */
    if (found != NULL ? n_multi >= shape->n_broken : n_multi > 4 * shape->n_broken)
        return utf8;
    if (found == NULL) {
        found = declared_encoding(page, LATE_PRESCAN_BYTES);
        if (found != NULL && found->kind != CC_ENCODING_WIDE && !is_utf8(found))
            return found;
    }
    return guess(s);
}

/* ---- conversion ---- */

static enum cc_status over_limit(const struct cc_limits *limits, size_t bytes,
                                 struct cc_error *err)
{
    return cc_fail(err, CC_E_LIMIT, STEP, "%zu bytes, more than max_page_bytes (%zu)", bytes,
                   limits->max_page_bytes);
}

/* UTF-8 with broken bytes (`n_broken`) made U+FFFD and NULs left out. */
static struct cc_span repair(struct cc_arena *arena, struct cc_span s, size_t n_broken)
{
    struct cc_span out = {NULL, 0};
    char *to = cc_arena_alloc(arena, s.len + 2 * n_broken + 1);
    size_t at = 0;

    if (to == NULL)
        return out;
    out.ptr = to;
    while (at < s.len) {
        size_t valid = cc_utf8_valid_prefix(cc_span_slice(s, at, s.len)), i;

        for (i = 0; i < valid; i++)
            if (s.ptr[at + i] != '\0')
                to[out.len++] = s.ptr[at + i];
        at += valid;
        if (at < s.len) {
            out.len += cc_utf8_put(CC_UTF8_REPLACEMENT, to + out.len);
            at++;
        }
    }
    return out;
}

/* Where a conversion writes: a block in the arena that grows. */
struct sink {
    struct cc_arena *arena;
    char *ptr;
    size_t len, capacity;
};

static bool sink_grow(struct sink *sink)
{
    size_t more = sink->capacity + sink->capacity / 2 + 64;
    char *grown = cc_arena_grow(sink->arena, sink->ptr, sink->capacity, more);

    if (grown == NULL)
        return false;
    sink->ptr = grown;
    sink->capacity = more;
    return true;
}

/* All of `s` through iconv, and at last what iconv held back (Big5-HKSCS and Vietnamese look
 * one character ahead); false when the arena refused.  Bytes that do not fit are stepped over
 * by `unit`, one U+FFFD each. */
static bool pump(iconv_t cd, struct cc_span s, size_t unit, struct sink *sink)
{
    char *in = (char *)(uintptr_t)s.ptr; /* iconv's prototype lacks a const */
    size_t left = s.len;
    bool flush = left == 0;

    for (;;) {
        char *out = sink->ptr + sink->len;
        size_t room = sink->capacity - sink->len;
        size_t rc = iconv(cd, flush ? NULL : &in, flush ? NULL : &left, &out, &room);
        int why = errno;

        sink->len = sink->capacity - room;
        if (rc == (size_t)-1 && (why == E2BIG || room < 4)) {
            if (!sink_grow(sink))
                return false;
            continue;
        }
        if (flush)
            return true;
        if (rc == (size_t)-1) {
            size_t skip = left < unit || why == EINVAL ? left : unit;

            sink->len += cc_utf8_put(CC_UTF8_REPLACEMENT, sink->ptr + sink->len);
            in += skip;
            left -= skip;
        }
        flush = left == 0;
    }
}

static enum cc_status convert(struct cc_arena *arena, struct cc_span s,
                              const struct cc_encoding *from, struct cc_span *utf8,
                              struct cc_error *err)
{
    size_t unit = from->kind != CC_ENCODING_WIDE ? 1 : from->iconv_name[4] == '1' ? 2 : 4;
    struct sink sink = {arena, NULL, 0, 0};
    bool good;
    iconv_t cd;

    sink.capacity = s.len + s.len / 4 + 64; /* Cyrillic text between ASCII tags */
    sink.ptr = cc_arena_alloc(arena, sink.capacity);
    if (sink.ptr == NULL)
        return cc_arena_status(arena, STEP, err);
    cd = iconv_open("UTF-8", from->iconv_name);
    if (cd == (iconv_t)-1)
        return cc_fail(err, errno == ENOMEM ? CC_E_NOMEM : CC_E_INPUT, STEP,
                       "iconv cannot read %s on this machine", from->iconv_name);
    good = pump(cd, s, unit, &sink);
    (void)iconv_close(cd); /* fails only for what is no descriptor */
    if (!good)
        return cc_arena_status(arena, STEP, err);
    utf8->ptr = sink.ptr;
    utf8->len = sink.len;
    return CC_OK;
}

/* The encoding of a byte order mark, *mark its length; NULL without one. */
static const struct cc_encoding *marked_encoding(struct cc_span s, size_t *mark)
{
    static const struct {
        struct cc_span bytes;
        const char *label;
    } marks[] = {
        {{"\xEF\xBB\xBF", 3}, "utf-8"},    {{"\xFF\xFE\0\0", 4}, "utf-32le"},
        {{"\0\0\xFE\xFF", 4}, "utf-32be"}, {{"\xFF\xFE", 2}, "utf-16le"},
        {{"\xFE\xFF", 2}, "utf-16be"},
    };
    size_t i;

    for (i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (cc_span_starts(s, marks[i].bytes)) {
            *mark = marks[i].bytes.len;
            return cc_encoding_of(cc_span_from(marks[i].label));
        }
    }
    *mark = 0;
    return NULL;
}

static bool is_mostly_nul(struct cc_span s, const struct shape *shape)
{
    return shape->n_nuls > 0 && shape->n_nuls > s.len / CC_CHARSET_MIN_BYTES_PER_NUL;
}

enum cc_status cc_charset_decode(struct cc_arena *arena, const struct cc_limits *limits,
                                 const struct cc_page *page, struct cc_span *utf8,
                                 struct cc_error *err)
{
    struct cc_span s = page->bytes;
    const struct cc_encoding *from;
    struct shape shape;
    enum cc_status st;
    size_t mark;

    if (s.len > limits->max_page_bytes)
        return over_limit(limits, s.len, err);
    from = marked_encoding(s, &mark);
    s = cc_span_slice(s, mark, s.len);
    if (from == NULL && is_binary_magic(s))
        return cc_fail(err, CC_E_INPUT, STEP, "no text: a known binary format");
    if (from == NULL)
        from = wide_encoding(s);
    shape = shape_of(s);
    if (from == NULL && shape.n_nuls > s.len / 8) {
        from =
            cc_encoding_of(cc_encoding_parameter(page->content_type)); /* little Latin in it */
        from = from != NULL && from->kind == CC_ENCODING_WIDE ? from : NULL;
    }
    if ((from == NULL || from->kind != CC_ENCODING_WIDE) && is_mostly_nul(s, &shape))
        return cc_fail(err, CC_E_INPUT, STEP, "no text: %zu NULs in %zu bytes", shape.n_nuls,
                       s.len);
    if (from == NULL)
        from = choose(page, s, &shape);
    if (!is_utf8(from)) {
        st = convert(arena, s, from, &s, err);
        if (st != CC_OK)
            return st;
        shape = shape_of(s);
        if (is_mostly_nul(s, &shape))
            return cc_fail(err, CC_E_INPUT, STEP, "no text: %zu NULs in %zu bytes",
                           shape.n_nuls, s.len);
        if (cc_span_starts(s, CC_SPAN("\xEF\xBB\xBF")))
            s = cc_span_slice(s, 3, s.len);
    }
    if (shape.n_broken > 0 || shape.n_nuls > 0)
        s = repair(arena, s, shape.n_broken);
    if (s.ptr == NULL && arena->status != CC_OK)
        return cc_arena_status(arena, STEP, err);
    if (s.len > limits->max_page_bytes)
        return over_limit(limits, s.len, err);
    *utf8 = s;
    return CC_OK;
}
