/* A port of rules, not of code: the steps and their order are those of the Internet Archive's
 * canonicalizer, since a key that differs in one byte is a page that is not found. */
#include "cleancopy/fetch/surt.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hex.h"
#include "cleancopy/core/url.h"

#include <regex.h>
#include <stdint.h>
#include <stdlib.h>
#include <strings.h>

/* ---- escapes --------------------------------------------------------------------------- */

/* One layer of %XX off, in place; false when there was none. */
static bool unescape_once(struct cc_buf *s)
{
    size_t from, to = 0;

    for (from = 0; from < s->len; from++) {
        char c = s->ptr[from];

        if (c == '%' && from + 2 < s->len && cc_hex_value(s->ptr[from + 1]) >= 0 &&
            cc_hex_value(s->ptr[from + 2]) >= 0) {
            c = (char)(cc_hex_value(s->ptr[from + 1]) * 16 + cc_hex_value(s->ptr[from + 2]));
            from += 2;
        }
        s->ptr[to++] = c;
    }
    if (to == s->len)
        return false;
    s->len = to;
    s->ptr[to] = '\0';
    return true;
}

static void add_escaped(struct cc_buf *out, struct cc_span s)
{
    static const char digits[] = "0123456789ABCDEF";

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if (c > ' ' && c < 0x7F && c != '#' && c != '%') {
            cc_buf_add_char(out, (char)c);
        } else {
            cc_buf_add_char(out, '%');
            cc_buf_add_char(out, digits[c >> 4]);
            cc_buf_add_char(out, digits[c & 15]);
        }
    }
}

static void lower(struct cc_buf *s, size_t from)
{
    for (; from < s->len; from++) {
        if (s->ptr[from] >= 'A' && s->ptr[from] <= 'Z')
            s->ptr[from] = (char)(s->ptr[from] | 0x20);
    }
}

/* ---- session ids ----------------------------------------------------------------------- */

/* What stays is groups `first` and `second`. */
struct session {
    const char *word; /* without it (whatever its case) the pattern cannot match */
    const char *pattern;
    size_t first, second;
};

static const struct session in_path[] = {
    {".aspx", "^(.*/)(\\(([a-z]\\([0-9a-z]{24}\\))+\\)/)([^?]+\\.aspx.*)$", 1, 4},
    {".aspx", "^(.*/)(\\([0-9a-z]{24}\\)/)([^?]+\\.aspx.*)$", 1, 3},
};

static const struct session in_query[] = {
    {"jsessionid=", "^(.*)jsessionid=[0-9a-z]{32}(&(.*))?$", 1, 3},
    {"phpsessid=", "^(.*)phpsessid=[0-9a-z]{32}(&(.*))?$", 1, 3},
    {"sid=", "^(.*)sid=[0-9a-z]{32}(&(.*))?$", 1, 3},
    {"aspsessionid", "^(.*)ASPSESSIONID[a-z]{8}=[a-z]{24}(&(.*))?$", 1, 3},
    {"cfid=", "^(.*)cfid=[^&]+&cftoken=[^&]+(&(.*))?$", 1, 3},
};

/* The text, at most, shrinks.  A pattern that cannot be compiled or matched for want of memory
 * makes the buffer fail. */
static void strip_session(struct cc_buf *s, const struct session *session)
{
    regmatch_t at[5];
    regex_t regex;
    size_t tail;
    int code;

    if (s->status != CC_OK || s->len == 0 || strcasestr(s->ptr, session->word) == NULL)
        return;
    code = regcomp(&regex, session->pattern, REG_EXTENDED | REG_ICASE);
    if (code == 0) {
        code = regexec(&regex, s->ptr, sizeof at / sizeof at[0], at, 0);
        regfree(&regex);
    }
    if (code == REG_NOMATCH)
        return;
    if (code != 0) {
        s->status = CC_E_NOMEM;
        return;
    }
    s->len = (size_t)at[session->first].rm_eo; /* begins at 0 */
    if (at[session->second].rm_so >= 0) {
        tail = (size_t)(at[session->second].rm_eo - at[session->second].rm_so);
        memmove(s->ptr + s->len, s->ptr + at[session->second].rm_so, tail);
        s->len += tail;
    }
    s->ptr[s->len] = '\0';
}

/* ---- host, path, query ----------------------------------------------------------------- */

/* "www.", "www2." and so on. */
static struct cc_span without_www(struct cc_span host)
{
    size_t i = 3;

    if (!cc_span_starts(host, CC_SPAN("www")))
        return host;
    while (i < host.len && host.ptr[i] >= '0' && host.ptr[i] <= '9')
        i++;
    return i < host.len && host.ptr[i] == '.' ? cc_span_slice(host, i + 1, host.len) : host;
}

static void add_host(struct cc_buf *out, struct cc_span host)
{
    size_t end, dot;

    if (cc_span_starts(host, CC_SPAN("["))) {
        add_escaped(out, cc_span_slice(host, 1, host.len - 1));
        return;
    }
    host = without_www(host);
    for (end = host.len;; end = dot) {
        dot = end;
        while (dot > 0 && host.ptr[dot - 1] != '.')
            dot--;
        add_escaped(out, cc_span_slice(host, dot, end)); /* normal: nothing to escape */
        if (dot == 0)
            return;
        cc_buf_add_char(out, ',');
        dot--;
    }
}

/* The parts of `s` between separators.  NULL: no memory. */
static struct cc_span *split(struct cc_span s, char separator, size_t *count)
{
    struct cc_span *parts;
    size_t at, from = 0, n = 0;

    *count = 1;
    for (at = 0; at < s.len; at++)
        *count += s.ptr[at] == separator;
    parts = cc_realloc_array(NULL, *count, sizeof *parts);
    for (at = 0; parts != NULL && at <= s.len; at++) {
        if (at == s.len || s.ptr[at] == separator) {
            parts[n++] = cc_span_slice(s, from, at);
            from = at + 1;
        }
    }
    return parts;
}

/* The path with "." and ".." resolved and empty segments left out, but for the last one. */
static void add_segments(struct cc_buf *out, struct cc_span path)
{
    size_t count, n = 0;
    struct cc_span *segments = split(path, '/', &count);

    if (segments == NULL) {
        out->status = CC_E_NOMEM;
        return;
    }
    for (size_t i = 1; i < count; i++) { /* the first is what stands before the first slash */
        if (cc_span_is(segments[i], CC_SPAN("..")) && n > 0)
            n--;
        else if (!cc_span_is(segments[i], CC_SPAN(".")))
            segments[n++] = segments[i];
    }
    cc_buf_add_char(out, '/');
    for (size_t i = 0; i < n; i++) {
        cc_buf_add(out, segments[i]);
        if (i + 1 < n && segments[i].len > 0)
            cc_buf_add_char(out, '/');
    }
    cc_free(segments);
}

static void add_path(struct cc_buf *out, struct cc_span path, struct cc_buf *raw,
                     struct cc_buf *made)
{
    cc_buf_clear(raw);
    cc_buf_clear(made);
    cc_buf_add(raw, path);
    while (raw->status == CC_OK && raw->len > 0 && unescape_once(raw))
        continue;
    if (raw->status == CC_OK) {
        add_segments(made, cc_buf_span(raw));
        cc_buf_clear(raw);
        add_escaped(raw, cc_buf_span(made));
    }
    if (raw->status != CC_OK || made->status != CC_OK) {
        out->status = raw->status != CC_OK ? raw->status : made->status;
        return;
    }
    lower(raw, 0);
    for (size_t i = 0; i < sizeof in_path / sizeof in_path[0]; i++)
        strip_session(raw, &in_path[i]);
    if (raw->len > 1 && raw->ptr[raw->len - 1] == '/')
        raw->len--;
    cc_buf_add(out, cc_buf_span(raw));
    if (raw->status != CC_OK)
        out->status = raw->status;
}

/* By name, a name without "=" before one with it, then by value. */
static int compare_arguments(const void *a, const void *b)
{
    const struct cc_span *one = a, *two = b;
    size_t end_one = cc_span_find(*one, CC_SPAN("="), 0);
    size_t end_two = cc_span_find(*two, CC_SPAN("="), 0);
    int order =
        cc_span_compare(cc_span_slice(*one, 0, end_one), cc_span_slice(*two, 0, end_two));

    if (order != 0)
        return order;
    if (end_one == (size_t)-1 || end_two == (size_t)-1)
        return (end_one != (size_t)-1) - (end_two != (size_t)-1);
    return cc_span_compare(cc_span_slice(*one, end_one, one->len),
                           cc_span_slice(*two, end_two, two->len));
}

static void add_in_order(struct cc_buf *out, struct cc_span query)
{
    size_t count;
    struct cc_span *arguments = split(query, '&', &count);

    if (arguments == NULL) {
        out->status = CC_E_NOMEM;
        return;
    }
    qsort(arguments, count, sizeof *arguments, compare_arguments);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            cc_buf_add_char(out, '&');
        cc_buf_add(out, arguments[i]);
    }
    cc_free(arguments);
}

static void add_query(struct cc_buf *out, struct cc_span query, struct cc_buf *raw,
                      struct cc_buf *made)
{
    cc_buf_clear(raw);
    cc_buf_clear(made);
    cc_buf_add(raw, query);
    while (raw->status == CC_OK && raw->len > 0 && unescape_once(raw))
        continue;
    add_escaped(made, cc_buf_span(raw));
    for (size_t i = 0; i < sizeof in_query / sizeof in_query[0]; i++)
        strip_session(made, &in_query[i]);
    lower(made, 0);
    if (raw->status != CC_OK || made->status != CC_OK) {
        out->status = raw->status != CC_OK ? raw->status : made->status;
    } else if (made->len > 0) {
        cc_buf_add_char(out, '?');
        add_in_order(out, cc_buf_span(made));
    }
}

void cc_surt_add(struct cc_buf *out, struct cc_span url)
{
    struct cc_buf raw, made;
    struct cc_url parts;
    size_t start = out->len;

    if (!cc_url_split(url, &parts)) {
        for (size_t i = 0; i < url.len; i++) {
            if ((unsigned char)url.ptr[i] > ' ' && url.ptr[i] != 0x7F)
                cc_buf_add_char(out, url.ptr[i]);
        }
        return;
    }
    cc_buf_init(&raw, SIZE_MAX / 4);
    cc_buf_init(&made, SIZE_MAX / 4);
    add_host(out, parts.host);
    lower(out, start); /* the digits of an IPv6 address are as they were written */
    if (parts.port != (cc_span_is(parts.scheme, CC_SPAN("https")) ? 443 : 80))
        cc_buf_printf(out, ":%u", (unsigned)parts.port);
    cc_buf_add_char(out, ')');
    if (out->status == CC_OK)
        add_path(out, parts.path, &raw, &made);
    if (out->status == CC_OK && parts.query.len > 0)
        add_query(out, parts.query, &raw, &made);
    cc_buf_done(&raw);
    cc_buf_done(&made);
}
