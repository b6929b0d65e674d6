#include "mail_head.h"

#include "cleancopy/core/document.h"
#include "cleancopy/core/url.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/source/http_message.h"
#include "cleancopy/source/mhtml.h"

#include <string.h>

#define NOT_FOUND      ((size_t)-1)
#define MAX_DATE_BYTES 100 /* of a Date line; RFC 5322's has 31 */

struct cc_span cc_mail_field(struct cc_arena *arena, struct cc_span lines, const char *name,
                             size_t max_bytes)
{
    struct cc_span value = CC_SPAN_EMPTY, out = CC_SPAN_EMPTY;
    size_t i, n = 0;
    char *to;

    if (!cc_header_find(lines, name, &value) || value.len == 0 || value.len > max_bytes)
        return out;
    to = cc_arena_alloc(arena, value.len + 1);
    if (to == NULL)
        return out;
    for (i = 0; i < value.len; i++) {
        if (value.ptr[i] != '\r' && value.ptr[i] != '\n' && value.ptr[i] != '\0')
            to[n++] = value.ptr[i] == '\t' ? ' ' : value.ptr[i];
    }
    to[n] = '\0';
    out.ptr = to;
    out.len = n;
    return out;
}

bool cc_mail_is_kind(struct cc_span value, struct cc_span kind)
{
    struct cc_span rest = cc_span_slice(value, kind.len, value.len);

    return cc_span_starts_nocase(value, kind) &&
           (rest.len == 0 || rest.ptr[0] == ';' || cc_span_trim(rest).ptr != rest.ptr);
}

/* Encoded words decoded; the value as it is where GMime finds none. */
static struct cc_span decode_words(const struct cc_mail_head *head, struct cc_span value)
{
    char *decoded;

    if (value.len == 0)
        return value;
    decoded = head->mime->g_mime_utils_header_decode_text(NULL, value.ptr);
    value = cc_arena_copy(head->arena, cc_span_from(decoded));
    head->mime->g_free(decoded);
    return value;
}

/* An address may be folded anywhere (RFC 2557, 4.4.2) and be an encoded word. */
struct cc_span cc_mail_url(const struct cc_mail_head *head, const char *name)
{
    struct cc_span value =
                       cc_mail_field(head->arena, head->lines, name, CC_MHTML_MAX_URL_BYTES),
                   url;
    size_t i, n = 0;
    char *to;

    if (cc_span_starts(value, CC_SPAN("=?")))
        value = decode_words(head, value);
    if (value.len == 0)
        return CC_SPAN_EMPTY;
    to = cc_arena_alloc(head->arena, value.len + 1);
    if (to == NULL)
        return CC_SPAN_EMPTY;
    for (i = 0; i < value.len; i++) {
        if ((unsigned char)value.ptr[i] > ' ' && value.ptr[i] != '\x7f')
            to[n++] = value.ptr[i];
    }
    to[n] = '\0';
    url.ptr = to;
    url.len = n;
    if (n > CC_MHTML_MAX_URL_BYTES || (!cc_span_starts_nocase(url, CC_SPAN("http://")) &&
                                       !cc_span_starts_nocase(url, CC_SPAN("https://"))))
        return CC_SPAN_EMPTY;
    return url;
}

struct cc_span cc_mail_text(const struct cc_mail_head *head, const char *name)
{
    struct cc_span value =
        cc_mail_field(head->arena, head->lines, name, CC_MHTML_MAX_SUBJECT_BYTES);

    value = cc_span_trim(decode_words(head, value));
    return cc_utf8_valid_prefix(value) == value.len ? value : CC_SPAN_EMPTY;
}

int64_t cc_mail_date(const struct cc_mail_head *head)
{
    struct cc_span value = cc_mail_field(head->arena, head->lines, "Date", MAX_DATE_BYTES);
    GDateTime *date =
        value.len > 0 ? head->mime->g_mime_utils_header_decode_date(value.ptr) : NULL;
    int64_t seconds = CC_NO_TIME;

    if (date != NULL) {
        seconds = head->mime->g_date_time_to_unix(date);
        head->mime->g_date_time_unref(date);
    }
    return seconds;
}

/* ---- letters --------------------------------------------------------------------------- */

static bool is_of_host(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.';
}

/* `From: "me@home" <news@harbourpost.example>`: what stands behind the last "@" in the last
 * angle brackets, or in all of it where there are none. */
static struct cc_span find_host(struct cc_span lines)
{
    struct cc_span value, host = CC_SPAN_EMPTY;
    size_t at, end;

    if (!cc_header_find(lines, "From", &value) || value.len > CC_MHTML_MAX_SUBJECT_BYTES)
        return host;
    for (at = cc_span_find(value, CC_SPAN("<"), 0); at != NOT_FOUND;
         at = cc_span_find(value, CC_SPAN("<"), 0))
        value = cc_span_slice(value, at + 1, value.len);
    for (at = cc_span_find(value, CC_SPAN("@"), 0); at != NOT_FOUND;
         at = cc_span_find(value, CC_SPAN("@"), at + 1)) {
        for (end = at + 1; end < value.len && is_of_host(value.ptr[end]);)
            end++;
        host = cc_span_slice(value, at + 1, end);
    }
    return host;
}

bool cc_mail_is_letter(struct cc_span lines)
{
    struct cc_span value;

    return find_host(lines).len > 0 &&
           !cc_header_find(lines, "Snapshot-Content-Location", &value);
}

struct cc_span cc_mail_outlet(const struct cc_mail_head *head)
{
    struct cc_span host = find_host(head->lines);
    struct cc_span url = cc_arena_printf(head->arena, "https://%.*s/", CC_SPAN_PRINT(host)),
                   normal;
    struct cc_url parts;

    if (url.ptr == NULL || cc_span_find(host, CC_SPAN("."), 0) == NOT_FOUND ||
        cc_url_normal(head->arena, CC_SPAN_EMPTY, url, CC_MHTML_MAX_URL_BYTES, &normal, NULL) !=
            CC_OK ||
        !cc_url_split(normal, &parts))
        return CC_SPAN_EMPTY;
    return cc_url_site(head->arena, parts.host);
}

/* ---- mailboxes ------------------------------------------------------------------------- */

size_t cc_mail_skip_from_line(struct cc_span bytes, size_t at)
{
    size_t end = cc_span_find(bytes, CC_SPAN("\n"), at);

    if (end == (size_t)-1 || !cc_span_starts(cc_span_slice(bytes, at, end), CC_SPAN("From ")))
        return at;
    return end + 1;
}

static bool ends_with_year(struct cc_span line)
{
    for (size_t i = 1; i <= 4; i++) {
        if (i > line.len || line.ptr[line.len - i] < '0' || line.ptr[line.len - i] > '9')
            return false;
    }
    return true;
}

bool cc_mail_has_more(struct cc_span bytes, size_t at)
{
    while (true) {
        struct cc_span line;

        at = cc_span_find(bytes, CC_SPAN("\nFrom "), at);
        if (at == (size_t)-1)
            return false;
        line = cc_span_trim(
            cc_span_slice(bytes, at + 1, cc_span_find(bytes, CC_SPAN("\n"), at + 1)));
        if ((bytes.ptr[at - 1] == '\n' ||
             cc_span_is(cc_span_slice(bytes, at - 2, at), CC_SPAN("\n\r"))) &&
            ends_with_year(line))
            return true;
        at++;
    }
}
