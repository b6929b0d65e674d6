#include "cleancopy/fetch/answer.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/http_date.h"

/* The next header line of that name, or false.  Lines that begin with a blank continue the one
 * before (obsolete, RFC 9112 5.2); what they add is not read. */
static bool next_value(struct cc_span *rest, struct cc_span name, struct cc_span *value)
{
    struct cc_span line;

    while (cc_span_next_line(rest, &line)) {
        if (line.len <= name.len || line.ptr[name.len] != ':' ||
            !cc_span_starts_nocase(line, name))
            continue;
        *value = cc_span_trim(cc_span_slice(line, name.len + 1, line.len));
        return true;
    }
    return false;
}

struct cc_span cc_answer_header(struct cc_span headers, struct cc_span name)
{
    struct cc_span value;

    return next_value(&headers, name, &value) ? value : CC_SPAN_EMPTY;
}

struct cc_span cc_answer_all(struct cc_arena *arena, struct cc_span headers,
                             struct cc_span name)
{
    struct cc_span value, all = {"", 0};

    while (next_value(&headers, name, &value)) {
        if (value.len == 0)
            continue;
        if (all.len == 0)
            all = value;
        else
            all =
                cc_arena_printf(arena, "%.*s, %.*s", CC_SPAN_PRINT(all), CC_SPAN_PRINT(value));
        if (all.ptr == NULL)
            break;
    }
    return all;
}

bool cc_answer_length_is_ambiguous(struct cc_span headers)
{
    struct cc_span first, other;

    if (!next_value(&headers, CC_SPAN("Content-Length"), &first))
        return false;
    while (next_value(&headers, CC_SPAN("Content-Length"), &other))
        if (!cc_span_is(first, other))
            return true;
    return false;
}

struct cc_span cc_answer_validator(struct cc_span headers, struct cc_span name)
{
    struct cc_span value = cc_answer_header(headers, name);
    size_t i;

    if (value.len > CC_ANSWER_MAX_VALIDATOR_BYTES)
        return CC_SPAN_EMPTY;
    for (i = 0; i < value.len; i++)
        if ((unsigned char)value.ptr[i] < ' ' || value.ptr[i] == 0x7F)
            return CC_SPAN_EMPTY;
    return value;
}

static int64_t bounded(int64_t seconds)
{
    if (seconds < 0)
        return 0;
    return seconds < CC_ANSWER_MAX_RETRY_S ? seconds : CC_ANSWER_MAX_RETRY_S;
}

bool cc_answer_is_redirect(int32_t status)
{
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

int64_t cc_answer_retry_after_s(struct cc_span headers, int64_t now_s)
{
    struct cc_span value = cc_answer_header(headers, CC_SPAN("Retry-After"));
    int64_t seconds = 0, when_s;
    size_t i;

    for (i = 0; i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9'; i++)
        if (seconds < CC_ANSWER_MAX_RETRY_S)
            seconds = seconds * 10 + (value.ptr[i] - '0');
    if (value.len > 0 && i == value.len)
        return bounded(seconds);
    return cc_http_date(value, &when_s) ? bounded(when_s - now_s) : -1;
}

struct cc_span cc_answer_media_type(struct cc_span content_type)
{
    return cc_span_trim(
        cc_span_slice(content_type, 0, cc_span_find(content_type, CC_SPAN(";"), 0)));
}

bool cc_answer_is_page_type(struct cc_span content_type)
{
    struct cc_span type = cc_answer_media_type(content_type);

    return type.len == 0 || cc_span_is_nocase(type, CC_SPAN("text/html")) ||
           cc_span_is_nocase(type, CC_SPAN("application/xhtml+xml")) ||
           cc_span_is_nocase(type, CC_SPAN("text/plain"));
}
