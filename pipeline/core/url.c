/* Addresses in one normal form, in four moves:
 *
 *     reference --clean--> text without blanks, fragment, line breaks
 *               --prepare--> scheme://host:port/path?query, all ASCII, merged with the base
 *               --parts, libcurl--> dot segments gone, numbers of IPv4 addresses read
 *               --tidy--> session ids and tracking parameters gone
 *
 * libcurl 7.88 merges too, but "../?page=2" without the last slash of its folder.  The cases
 * that it gets wrong alone are in tests/unit/core/test_url.c. */
#include "cleancopy/core/url.h"

#include "cleancopy/core/hex.h"
#include "cleancopy/core/url_host.h"
#include "cleancopy/core/url_parts.h"
#include "cleancopy/core/url_tracking.h"

#include <arpa/inet.h>
#include <libpsl.h>
#include <string.h>

#define STEP "url"

static const char *const session_segments[] = {";jsessionid=", ";phpsessid="};

/* Text under construction.  Its room is counted before it is taken, so writing cannot fail. */
struct text {
    char *ptr;
    size_t len;
};

static void put(struct text *t, char c)
{
    t->ptr[t->len++] = c;
}

static void put_span(struct text *t, struct cc_span s)
{
    if (s.len > 0)
        memcpy(t->ptr + t->len, s.ptr, s.len);
    t->len += s.len;
}

static void put_escaped(struct text *t, unsigned char c)
{
    static const char digits[] = "0123456789ABCDEF";

    put(t, '%');
    put(t, digits[c >> 4]);
    put(t, digits[c & 15]);
}

static struct cc_span text_span(const struct text *t)
{
    struct cc_span s = {t->ptr, t->len};
    return s;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_slash(char c)
{
    return c == '/' || c == '\\';
}

/* The byte that "%XX" at s[i] stands for, or -1. */
static int escaped_byte(struct cc_span s, size_t i)
{
    if (s.len - i < 3 || s.ptr[i] != '%' || cc_hex_value(s.ptr[i + 1]) < 0 ||
        cc_hex_value(s.ptr[i + 2]) < 0)
        return -1;
    return cc_hex_value(s.ptr[i + 1]) * 16 + cc_hex_value(s.ptr[i + 2]);
}

/* The first move: ends trimmed, tabs and line breaks gone, cut at '#'. */
static bool clean(struct text *t, struct cc_span s)
{
    size_t i;

    while (s.len > 0 && (unsigned char)s.ptr[s.len - 1] <= ' ')
        s.len--;
    for (i = 0; i < s.len && (unsigned char)s.ptr[i] <= ' ';)
        i++;
    for (; i < s.len && s.ptr[i] != '#'; i++) {
        if (s.ptr[i] == '\0')
            return false;
        if (s.ptr[i] != '\t' && s.ptr[i] != '\n' && s.ptr[i] != '\r')
            put(t, s.ptr[i]);
    }
    return true;
}

/* Length of the scheme before ':', or 0 when the text has none. */
static size_t scheme_length(struct cc_span s)
{
    size_t i;

    if (s.len == 0 || !is_letter(s.ptr[0]))
        return 0;
    for (i = 1; i < s.len; i++) {
        if (s.ptr[i] == ':')
            return i;
        if (!is_letter(s.ptr[i]) && !is_digit(s.ptr[i]) && s.ptr[i] != '+' && s.ptr[i] != '-' &&
            s.ptr[i] != '.')
            return 0;
    }
    return 0;
}

/* Would this digit, behind a "%" or "%X" that is no escape, make one of it?  ("%E%62" is not "%Eb".) */
static bool completes_escape(const struct text *t, char digit)
{
    return cc_hex_value(digit) >= 0 &&
           ((t->len >= 1 && t->ptr[t->len - 1] == '%') ||
            (t->len >= 2 && t->ptr[t->len - 2] == '%' && cc_hex_value(t->ptr[t->len - 1]) >= 0));
}

/* Path and query with one spelling of %XX: what RFC 3986 calls unreserved stands for itself,
 * the rest in upper-case digits; what the WHATWG standard escapes is escaped.  Takes 3 bytes a
 * byte at most. */
static void put_path_query(struct text *t, struct cc_span s)
{
    bool query = false;
    size_t i;

    for (i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        int byte = escaped_byte(s, i);

        if (byte >= 0) {
            char b = (char)byte;

            if (byte < 0x80 && !completes_escape(t, b) &&
                (is_letter(b) || is_digit(b) || (byte != 0 && strchr("-._~", b))))
                put(t, b);
            else
                put_escaped(t, (unsigned char)byte);
            i += 2;
        } else if (c == '\\' && !query) {
            put(t, '/');
        } else if (c <= ' ' || c >= 0x7f || strchr(query ? "\"<>'" : "\"<>`{}^", c) != NULL) {
            put_escaped(t, c);
        } else {
            query = query || c == '?';
            put(t, (char)c);
        }
    }
}

/* "host:port/path?query", from behind the slashes.  False for a user name or a bad host. */
static bool put_absolute(struct text *t, struct cc_span scheme, struct cc_span rest)
{
    size_t i, end = cc_span_before_any(rest, "/\\?"), host_end, host_len;
    struct cc_span authority = cc_span_slice(rest, 0, end);

    if (authority.len == 0 || memchr(authority.ptr, '@', authority.len) != NULL)
        return false;
    for (i = 0; i < scheme.len; i++)
        put(t, lower(scheme.ptr[i]));
    put_span(t, CC_SPAN("://"));
    host_end =
        authority.ptr[0] == '[' ? cc_span_before_any(authority, "]") + 1
                                : cc_span_before_any(authority, ":");
    if (host_end > authority.len ||
        !cc_url_host_ascii(cc_span_slice(authority, 0, host_end), t->ptr + t->len, &host_len))
        return false;
    t->len += host_len;
    for (i = host_end; i < authority.len; i++)
        if (i == host_end ? authority.ptr[i] != ':' : !is_digit(authority.ptr[i]))
            return false;
    put_span(t, cc_span_slice(authority, host_end, authority.len));
    if (end < rest.len && rest.ptr[end] == '?')
        put(t, '/');
    put_path_query(t, cc_span_slice(rest, end, rest.len));
    return true;
}

/* What of the base stands in front of a reference: "" keeps all, "?..." the path, "/..." the
 * host, the rest the folder. */
static struct cc_span base_part(struct cc_span base, struct cc_span s)
{
    size_t path_end = cc_span_before_any(base, "?"), at;

    if (s.len == 0)
        return base;
    if (s.ptr[0] == '?')
        return cc_span_slice(base, 0, path_end);
    at = cc_span_find(base, CC_SPAN("://"), 0) + 3;
    if (is_slash(s.ptr[0]))
        return cc_span_slice(base, 0,
                             at + cc_span_before_any(cc_span_slice(base, at, base.len), "/"));
    while (path_end > at && base.ptr[path_end - 1] != '/')
        path_end--;
    return cc_span_slice(base, 0, path_end);
}

/* The second move.  `base` is in normal form or empty. */
static bool prepare(struct text *t, struct cc_span base, struct cc_span s)
{
    size_t n = scheme_length(s), slashes = 0;
    struct cc_span scheme = cc_span_slice(s, 0, n);
    struct cc_span base_scheme = cc_span_slice(base, 0, scheme_length(base));

    if (n > 0) {
        if (!cc_span_is_nocase(scheme, CC_SPAN("http")) &&
            !cc_span_is_nocase(scheme, CC_SPAN("https")))
            return false;
        s = cc_span_slice(s, n + 1, s.len);
    }
    while (slashes < s.len && is_slash(s.ptr[slashes]))
        slashes++;
    if (slashes >= 2 || (n > 0 && !cc_span_is_nocase(scheme, base_scheme))) {
        if (n == 0)
            scheme = base_scheme;
        return scheme.len > 0 && put_absolute(t, scheme, cc_span_slice(s, slashes, s.len));
    }
    if (base.len == 0)
        return false;
    put_span(t, base_part(base, s));
    put_path_query(t, s);
    return true;
}

static void put_query(struct text *t, struct cc_span query)
{
    char before = '?';

    while (query.len > 0) {
        size_t n = cc_span_before_any(query, "&");
        struct cc_span parameter = cc_span_slice(query, 0, n);

        if (parameter.len > 0 && !cc_url_is_tracking(parameter)) {
            put(t, before);
            put_span(t, parameter);
            before = '&';
        }
        query = cc_span_slice(query, n + 1, query.len);
    }
}

/* Takes ";jsessionid=..." off the path, up to the next '/', ';' or '?'. */
static void drop_sessions(struct text *t)
{
    size_t i;

    for (i = 0; i < sizeof session_segments / sizeof *session_segments; i++) {
        struct cc_span name = cc_span_from(session_segments[i]);
        size_t path = cc_span_before_any(text_span(t), "?");
        size_t at = cc_span_find_nocase(cc_span_slice(text_span(t), 0, path), name, 0);

        while (at != (size_t)-1) {
            size_t to = at + 1 +
                        cc_span_before_any(cc_span_slice(text_span(t), at + 1, t->len), "/;?");

            memmove(t->ptr + at, t->ptr + to, t->len - to);
            t->len -= to - at;
            path -= to - at;
            at = cc_span_find_nocase(cc_span_slice(text_span(t), 0, path), name, at);
        }
    }
}

static bool is_trap(struct cc_span path)
{
    struct cc_span last = CC_SPAN_EMPTY;
    size_t equal = 0;

    while (path.len > 0) {
        struct cc_span segment;

        path = cc_span_slice(path, 1, path.len);
        segment = cc_span_slice(path, 0, cc_span_before_any(path, "/"));
        equal = segment.len > 0 && cc_span_is(segment, last) ? equal + 1 : 1;
        if (equal > CC_URL_MAX_EQUAL_SEGMENTS)
            return true;
        last = segment;
        path = cc_span_slice(path, segment.len, path.len);
    }
    return false;
}

/* The fourth move. */
static bool put_parts(struct text *t, const struct cc_url_parts *p)
{
    if (is_trap(p->path))
        return false;
    put_span(t, p->scheme);
    put_span(t, CC_SPAN("://"));
    put_span(t, p->host);
    if (p->port.len > 0) {
        put(t, ':');
        put_span(t, p->port);
    }
    put_span(t, p->path);
    put_query(t, p->query);
    put(t, '\0');
    t->len--;
    return true;
}

static enum cc_status refuse(struct cc_error *err, struct cc_span url)
{
    return cc_fail(err, CC_E_INPUT, STEP, "not a usable http address: %.*s",
                   (int)(url.len > 200 ? 200 : url.len), url.len > 0 ? url.ptr : "");
}

/* `base` in normal form, or empty. */
static enum cc_status resolve(struct cc_arena *arena, struct cc_span base, struct cc_span url,
                              size_t max_url_bytes, struct cc_span *out, struct cc_error *err)
{
    /* three bytes a byte, the base, scheme, and room for ICU to write a host of the greatest length
     */
    size_t room = 3 * url.len + base.len + CC_URL_MAX_HOST_BYTES + 64;
    struct text cleaned = {cc_arena_alloc(arena, url.len + 1), 0};
    struct text prepared = {cc_arena_alloc(arena, room), 0};
    struct text normal = {NULL, 0};
    struct cc_url_parts parts;
    bool good = false;
    enum cc_status st;

    if (cleaned.ptr == NULL || prepared.ptr == NULL)
        return cc_arena_status(arena, STEP, err);
    if (!clean(&cleaned, url) || !prepare(&prepared, base, text_span(&cleaned)))
        return refuse(err, url);
    drop_sessions(&prepared);
    put(&prepared, '\0');
    prepared.len--;
    st = cc_url_parts_read(text_span(&prepared), &parts, err);
    if (st == CC_OK) {
        normal.ptr = cc_arena_alloc(arena, room + parts.query.len);
        good = normal.ptr != NULL && put_parts(&normal, &parts);
    }
    cc_url_parts_done(&parts);
    if (st != CC_OK && st != CC_E_INPUT)
        return st;
    if (st == CC_OK && normal.ptr == NULL)
        return cc_arena_status(arena, STEP, err);
    if (!good)
        return refuse(err, url);
    if (normal.len > max_url_bytes)
        return cc_fail(err, CC_E_INPUT, STEP,
                       "address of %zu bytes, more than max_url_bytes (%zu)", normal.len,
                       max_url_bytes);
    *out = text_span(&normal);
    return CC_OK;
}

enum cc_status cc_url_normal(struct cc_arena *arena, struct cc_span base, struct cc_span url,
                             size_t max_url_bytes, struct cc_span *out, struct cc_error *err)
{
    struct cc_span normal_base = CC_SPAN_EMPTY;
    enum cc_status st = CC_OK;

    if (url.len > max_url_bytes || base.len > max_url_bytes)
        return cc_fail(err, CC_E_INPUT, STEP,
                       "address of %zu bytes, more than max_url_bytes (%zu)",
                       url.len > base.len ? url.len : base.len, max_url_bytes);
    if (base.len > 0)
        st = resolve(arena, CC_SPAN_EMPTY, base, max_url_bytes, &normal_base, err);
    if (st == CC_OK)
        st = resolve(arena, normal_base, url, max_url_bytes, out, err);
    return st;
}

/* The place of the next escape at or behind `at`; s.len: none. */
static size_t next_escape(struct cc_span s, size_t at)
{
    while (at < s.len && escaped_byte(s, at) < 0)
        at++;
    return at;
}

struct cc_span cc_url_as_written(struct cc_arena *arena, struct cc_span normal,
                                 struct cc_span written)
{
    struct cc_span copy = cc_arena_copy(arena, normal);
    char *out = (char *)(uintptr_t)copy.ptr; /* ours: just taken from the arena */
    size_t from = next_escape(written, 0), to = next_escape(normal, 0);

    if (out == NULL)
        return copy;
    while (from < written.len && to < normal.len &&
           escaped_byte(written, from) == escaped_byte(normal, to)) {
        memcpy(out + to, written.ptr + from, 3);
        from = next_escape(written, from + 3);
        to = next_escape(normal, to + 3);
    }
    return from == written.len && to == normal.len ? copy : cc_arena_copy(arena, normal);
}

bool cc_url_split(struct cc_span normal, struct cc_url *parts)
{
    struct cc_url u = {CC_SPAN_EMPTY, CC_SPAN_EMPTY, CC_SPAN_EMPTY, CC_SPAN_EMPTY, 0};
    size_t scheme = cc_span_find(normal, CC_SPAN("://"), 0), host, i;
    struct cc_span rest;
    unsigned long port = 0;

    if (scheme == (size_t)-1)
        return false;
    u.scheme = cc_span_slice(normal, 0, scheme);
    if (cc_span_is(u.scheme, CC_SPAN("http")))
        u.port = 80;
    else if (cc_span_is(u.scheme, CC_SPAN("https")))
        u.port = 443;
    else
        return false;
    rest = cc_span_slice(normal, scheme + 3, normal.len);
    host = rest.len > 0 && rest.ptr[0] == '[' ? cc_span_before_any(rest, "]") + 1
                                              : cc_span_before_any(rest, ":/");
    u.host = cc_span_slice(rest, 0, host);
    rest = cc_span_slice(rest, host, rest.len);
    if (rest.len > 0 && rest.ptr[0] == ':') {
        for (i = 1; i < rest.len && is_digit(rest.ptr[i]) && port <= UINT16_MAX; i++)
            port = port * 10 + (unsigned long)(rest.ptr[i] - '0');
        if (i == 1 || port > UINT16_MAX)
            return false;
        u.port = (uint16_t)port;
        rest = cc_span_slice(rest, i, rest.len);
    }
    if (u.host.len == 0 || rest.len == 0 || rest.ptr[0] != '/')
        return false;
    i = cc_span_before_any(rest, "?");
    u.path = cc_span_slice(rest, 0, i);
    u.query = cc_span_slice(rest, i + 1, rest.len);
    *parts = u;
    return true;
}

static bool ends_with(struct cc_span s, struct cc_span end)
{
    return s.len >= end.len && cc_span_is_nocase(cc_span_slice(s, s.len - end.len, s.len), end);
}

/* Does a host, perhaps behind a user name, start at s[at]?  Behind "://", "//" at the start, and "http:":
 * browsers, and lists, do without the slashes.  Not behind any "//": a path may hold "//@ann". */
static bool starts_authority(struct cc_span s, size_t at)
{
    size_t colon = at;
    struct cc_span before;

    while (colon > 0 && is_slash(s.ptr[colon - 1]))
        colon--;
    if (at - colon >= 2 && (colon == 0 || s.ptr[colon - 1] == ':'))
        return true;
    before = cc_span_slice(s, 0, colon);
    return ends_with(before, CC_SPAN("http:")) || ends_with(before, CC_SPAN("https:"));
}

/* The next user name: [*from, *to) stands before the "@". */
static bool find_user(struct cc_span s, size_t at, size_t *from, size_t *to)
{
    for (; at < s.len; at++) {
        size_t end;

        if (is_slash(s.ptr[at]) || !starts_authority(s, at))
            continue;
        end = at + cc_span_before_any(cc_span_slice(s, at, s.len), "/\\?#");
        for (*from = at, *to = end; *to > at; --*to)
            if (s.ptr[*to - 1] == '@') {
                --*to;
                return true;
            }
    }
    return false;
}

struct cc_span cc_url_without_user(struct cc_arena *arena, struct cc_span text)
{
    size_t from, to, at = 0;
    struct text out = {NULL, 0};

    if (!find_user(text, 0, &from, &to))
        return text;
    out.ptr = cc_arena_alloc(arena, 2 * text.len + 1); /* "//@", the least, takes three bytes more */
    if (out.ptr == NULL)
        return CC_SPAN_EMPTY;
    do {
        put_span(&out, cc_span_slice(text, at, from));
        put_span(&out, CC_SPAN("..."));
        at = to;
    } while (find_user(text, at + 1, &from, &to));
    put_span(&out, cc_span_slice(text, at, text.len));
    out.ptr[out.len] = '\0';
    return text_span(&out);
}

struct cc_span cc_url_site(struct cc_arena *arena, struct cc_span host)
{
    struct cc_span copy = cc_arena_copy(arena, host);
    struct in_addr address;
    const char *site;
    char *at = (char *)(uintptr_t)copy.ptr; /* ours: just taken from the arena */
    size_t i;

    if (copy.ptr == NULL)
        return copy;
    for (i = 0; i < copy.len; i++)
        at[i] = lower(at[i]);
    /* libpsl takes "0.1" for the domain of 127.0.0.1 */
    if (copy.len == 0 || memchr(copy.ptr, '\0', copy.len) != NULL || copy.ptr[0] == '[' ||
        inet_pton(AF_INET, copy.ptr, &address) == 1 || psl_builtin() == NULL)
        return copy;
    site = psl_registrable_domain(psl_builtin(), copy.ptr);
    return site != NULL ? cc_span_from(site) : copy;
}
