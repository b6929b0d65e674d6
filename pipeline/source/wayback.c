#include "cleancopy/source/wayback.h"

#include "cleancopy/core/http_date.h"
#include "cleancopy/source/warc.h"

#define NOT_FOUND     ((size_t)-1)
#define MAX_DIGITS    14 /* yyyymmddhhmmss */
#define MAX_URL_BYTES 8192
#define DATE_BYTES    32 /* "07:00:00 May 04, 2031" has 21, other languages' months more */

/* ---- addresses ------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Behind "/web/", which stands at the start: "20310504070000id_/", its digits into *digits; 0
 * where it does not. */
static size_t skip_stamp(struct cc_span s, struct cc_span *digits)
{
    size_t at = 5, n = 0;

    if (!cc_span_starts(s, CC_SPAN("/web/")))
        return 0;
    while (at + n < s.len && n <= MAX_DIGITS && is_digit(s.ptr[at + n]))
        n++;
    if (n < 4 || n > MAX_DIGITS)
        return 0;
    *digits = cc_span_slice(s, at, at + n);
    at += n;
    if (at + 2 < s.len && is_letter(s.ptr[at]) && is_letter(s.ptr[at + 1]) &&
        s.ptr[at + 2] == '_')
        at += 3;
    return at < s.len && s.ptr[at] == '/' ? at + 1 : 0;
}

/* Of "https://web.archive.org" at the start, scheme or not; 0 for what is another's. */
static size_t skip_host(struct cc_span s)
{
    static const struct cc_span hosts[] = {{"https://web.archive.org", 23},
                                           {"http://web.archive.org", 22},
                                           {"//web.archive.org", 17}};

    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        if (cc_span_starts_nocase(s, hosts[i]))
            return hosts[i].len;
    }
    return 0;
}

static int64_t read_stamp(struct cc_span digits)
{
    char date[] = "0000-00-00T00:00:00Z";
    static const size_t places[MAX_DIGITS] = {0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18};

    if (digits.len != MAX_DIGITS)
        return CC_NO_TIME;
    for (size_t i = 0; i < MAX_DIGITS; i++)
        date[places[i]] = digits.ptr[i];
    return cc_warc_time(cc_span_from(date));
}

/* "https:/a.example/b" and "a.example/b" with what they lack. */
static struct cc_span with_scheme(struct cc_arena *arena, struct cc_span url)
{
    static const struct cc_span schemes[] = {{"https:", 6}, {"http:", 5}};

    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        size_t at = schemes[i].len;

        if (!cc_span_starts_nocase(url, schemes[i]))
            continue;
        while (at < url.len && url.ptr[at] == '/')
            at++;
        return cc_arena_printf(arena, "%s//%.*s", schemes[i].ptr,
                               CC_SPAN_PRINT(cc_span_slice(url, at, url.len)));
    }
    return cc_arena_printf(arena, "http://%.*s", CC_SPAN_PRINT(url));
}

bool cc_wayback_address(struct cc_arena *arena, struct cc_span url, struct cc_span *original,
                        int64_t *archived_at_s)
{
    size_t host = skip_host(url), stamp;
    struct cc_span rest = cc_span_slice(url, host, url.len), digits = CC_SPAN_EMPTY;

    stamp = host > 0 ? skip_stamp(rest, &digits) : 0;
    if (stamp == 0 || stamp == rest.len || url.len > MAX_URL_BYTES)
        return false;
    *original = with_scheme(arena, cc_span_slice(rest, stamp, rest.len));
    *archived_at_s = read_stamp(digits);
    return true;
}

/* ---- the marks of a copy --------------------------------------------------------------- */

/* The string at `at` with its quotes, which another argument or the end follows; *at goes
 * behind it. */
static struct cc_span read_string(struct cc_span s, size_t *at)
{
    size_t end;

    if (*at >= s.len || s.ptr[*at] != '"')
        return CC_SPAN_EMPTY;
    end = cc_span_find(s, CC_SPAN("\""), *at + 1);
    if (end == NOT_FOUND)
        return CC_SPAN_EMPTY;
    s = cc_span_slice(s, *at + 1, end);
    *at = end + 1;
    return s;
}

/* __wm.wombat("https://a.example/b","20310504070000",… */
static bool read_script(struct cc_span bytes, struct cc_span *url, int64_t *at_s)
{
    struct cc_span head = cc_span_slice(bytes, 0, CC_WAYBACK_HEAD_BYTES);
    size_t at = cc_span_find(head, CC_SPAN("__wm.wombat("), 0);

    if (at == NOT_FOUND)
        return false;
    at += 12;
    *url = read_string(head, &at);
    if (url->len > MAX_URL_BYTES || !cc_span_starts_nocase(*url, CC_SPAN("http")))
        *url = CC_SPAN_EMPTY;
    at++; /* the comma */
    *at_s = read_stamp(read_string(head, &at));
    return true;
}

/* The script has the address with "&" escaped as in an attribute. */
static struct cc_span without_escapes(struct cc_arena *arena, struct cc_span url)
{
    struct cc_span rest = url, out = {NULL, 0};
    char *to = cc_arena_alloc(arena, url.len + 1);
    size_t at;

    if (to == NULL)
        return CC_SPAN_EMPTY;
    for (at = cc_span_find(rest, CC_SPAN("&amp;"), 0); at != NOT_FOUND;
         at = cc_span_find(rest, CC_SPAN("&amp;"), 0)) {
        memcpy(to + out.len, rest.ptr, at + 1);
        out.len += at + 1;
        rest = cc_span_slice(rest, at + 5, rest.len);
    }
    if (rest.len > 0)
        memcpy(to + out.len, rest.ptr, rest.len);
    out.len += rest.len;
    to[out.len] = '\0';
    out.ptr = to;
    return out;
}

/* FILE ARCHIVED ON 07:00:00 May 04, 2031 AND RETRIEVED FROM THE
 * INTERNET ARCHIVE ON … */
static bool read_comment(struct cc_span bytes, int64_t *at_s)
{
    static const struct cc_span and = {" AND RETRIEVED FROM THE", 23};
    size_t from = bytes.len > CC_WAYBACK_TAIL_BYTES ? bytes.len - CC_WAYBACK_TAIL_BYTES : 0;
    struct cc_span tail = cc_span_slice(bytes, from, bytes.len);
    size_t at = cc_span_find(tail, CC_SPAN("FILE ARCHIVED ON "), 0), end;

    if (at == NOT_FOUND)
        return false;
    at += 17;
    tail = cc_span_slice(tail, at, tail.len);
    end = cc_span_find(cc_span_slice(tail, 0, DATE_BYTES + and.len), and, 0);
    if (end == NOT_FOUND ||
        !cc_span_starts(cc_span_trim(cc_span_slice(tail, end + and.len, tail.len)),
                        CC_SPAN("INTERNET ARCHIVE ON ")))
        return false;
    (void)cc_http_date(cc_span_slice(tail, 0, end),
                       at_s); /* untouched when it cannot be read */
    return true;
}

/* ---- the page without them ------------------------------------------------------------- */

struct writer {
    char *to; /* as long as the copy, which the page is not longer than */
    size_t len;
};

static void put(struct writer *out, struct cc_span s)
{
    if (s.len > 0)
        memcpy(out->to + out->len, s.ptr, s.len);
    out->len += s.len;
}

/* Whether a link to the archive ends at the "/web/" of in[at], and where it begins: with the
 * host, or, as links of the page's own site have it, with the path. */
static bool find_link(struct cc_span in, size_t at, size_t *from, size_t *to)
{
    static const size_t lengths[] = {23, 22, 17};
    struct cc_span digits, rest = cc_span_slice(in, at, in.len);
    size_t stamp = skip_stamp(rest, &digits);

    if (stamp == 0)
        return false;
    rest = cc_span_slice(rest, stamp, rest.len);
    if (!cc_span_starts_nocase(rest, CC_SPAN("http://")) &&
        !cc_span_starts_nocase(rest, CC_SPAN("https://")))
        return false;
    *to = at + stamp;
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        if (at >= lengths[i] &&
            skip_host(cc_span_slice(in, at - lengths[i], at)) == lengths[i]) {
            *from = at - lengths[i];
            return true;
        }
    }
    *from = at;
    return at > 0 && strchr("\"'= (", in.ptr[at - 1]) != NULL && in.ptr[at - 1] != '\0';
}

/* `in` with the links that the page had. */
static void put_links(struct writer *out, struct cc_span in)
{
    size_t done = 0, at = cc_span_find(in, CC_SPAN("/web/"), 0), from, to;

    while (at != NOT_FOUND) {
        if (find_link(in, at, &from, &to) && from >= done) {
            put(out, cc_span_slice(in, done, from));
            done = to;
        }
        at = cc_span_find(in, CC_SPAN("/web/"), at + 5);
    }
    put(out, cc_span_slice(in, done, in.len));
}

static enum cc_status restore_bytes(struct cc_arena *arena, struct cc_page *page,
                                    struct cc_error *err)
{
    static const struct cc_span begin = {"<!-- BEGIN WAYBACK TOOLBAR INSERT -->", 37};
    static const struct cc_span end = {"<!-- END WAYBACK TOOLBAR INSERT -->", 35};
    struct cc_span in = page->bytes;
    struct writer out = {cc_arena_alloc(arena, in.len + 1), 0};
    size_t from = cc_span_find(in, begin, 0);
    size_t to = from != NOT_FOUND ? cc_span_find(in, end, from) : NOT_FOUND;

    if (out.to == NULL)
        return cc_arena_status(arena, "wayback", err);
    if (to != NOT_FOUND) {
        put_links(&out, cc_span_slice(in, 0, from));
        in = cc_span_slice(in, to + end.len, in.len);
    }
    put_links(&out, in);
    out.to[out.len] = '\0';
    page->bytes.ptr = out.to;
    page->bytes.len = out.len;
    return CC_OK;
}

enum cc_status cc_wayback_restore(struct cc_arena *arena, struct cc_page *page,
                                  struct cc_error *err)
{
    struct cc_span url = CC_SPAN_EMPTY, original = CC_SPAN_EMPTY;
    int64_t at_s = CC_NO_TIME, stamp_s = CC_NO_TIME;
    bool is_copy = cc_wayback_address(arena, page->url, &original, &stamp_s);
    bool has_script = read_script(page->bytes, &url, &at_s);
    bool has_comment = read_comment(page->bytes, at_s == CC_NO_TIME ? &at_s : &(int64_t){0});

    if (is_copy)
        page->url = original;
    else if (page->url.len == 0 && url.len > 0)
        page->url = without_escapes(arena, url);
    if (stamp_s != CC_NO_TIME)
        page->fetched_at_s = stamp_s;
    else if (at_s != CC_NO_TIME && (has_script || has_comment))
        page->fetched_at_s = at_s;
    if (has_script || has_comment)
        return restore_bytes(arena, page, err);
    return cc_arena_status(arena, "wayback", err);
}
