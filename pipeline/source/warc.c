#include "cleancopy/source/warc.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/source/http_message.h"
#include "cleancopy/source/sniff.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

/* ---- reading records ------------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct cc_span header(struct cc_span headers, const char *name)
{
    struct cc_span value = CC_SPAN_EMPTY;

    (void)cc_header_find(headers, name, &value); /* absent ones stay empty */
    return value;
}

static bool read_length(struct cc_span s, uint64_t *length)
{
    size_t i;

    *length = 0;
    for (i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9' || *length > (UINT64_MAX >> 5))
            return false;
        *length = *length * 10 + (uint64_t)(s.ptr[i] - '0');
    }
    return s.len > 0;
}

/* The header lines behind the version line; false when their end is not in sight. */
static bool read_lines(struct cc_span *rest, struct cc_span *headers)
{
    struct cc_span line;

    *headers = *rest;
    while (cc_span_next_line(rest, &line)) {
        if (line.len == 0) {
            headers->len = (size_t)(line.ptr - headers->ptr);
            return rest->ptr != NULL; /* NULL: its line feed is missing */
        }
    }
    return false;
}

static void read_fields(struct cc_span headers, struct cc_warc_record *record)
{
    struct cc_span uri = header(headers, "WARC-Target-URI");

    if (uri.len >= 2 && uri.ptr[0] == '<' && uri.ptr[uri.len - 1] == '>')
        uri = cc_span_slice(uri, 1, uri.len - 1);
    record->headers = headers;
    record->type = header(headers, "WARC-Type");
    record->target_uri = uri;
    record->date = header(headers, "WARC-Date");
    record->id = header(headers, "WARC-Record-ID");
    record->content_type = header(headers, "Content-Type");
    record->block = CC_SPAN_EMPTY;
}

enum cc_status cc_warc_parse_head(struct cc_span bytes, struct cc_warc_record *record,
                                  size_t *head_bytes, uint64_t *block_bytes,
                                  struct cc_error *err)
{
    struct cc_span rest, line, headers;
    size_t at = 0;

    while (at < bytes.len && is_blank(bytes.ptr[at]))
        at++;
    if (at == bytes.len)
        return CC_END;
    rest = cc_span_slice(bytes, at, bytes.len);
    if (rest.len > CC_WARC_MAX_HEAD_BYTES)
        rest.len = CC_WARC_MAX_HEAD_BYTES;
    if (!cc_span_starts(rest, CC_SPAN("WARC/")))
        return cc_fail(err, CC_E_INPUT, "warc", "no WARC record where one should start");
    (void)cc_span_next_line(&rest, &line); /* it is not empty */
    line = cc_span_trim(line);
    if (!cc_span_is(line, CC_SPAN("WARC/1.0")) && !cc_span_is(line, CC_SPAN("WARC/1.1")))
        return cc_fail(err, CC_E_INPUT, "warc",
                       "\"%.*s\" is not read, only WARC/1.0 and WARC/1.1",
                       line.len > 20 ? 20 : (int)line.len, line.ptr);
    if (!read_lines(&rest, &headers))
        return cc_fail(err, CC_E_INPUT, "warc",
                       "the head of a record is cut short, or has more than %d bytes",
                       CC_WARC_MAX_HEAD_BYTES);
    read_fields(headers, record);
    if (record->type.len == 0)
        return cc_fail(err, CC_E_INPUT, "warc", "a record without WARC-Type");
    if (!read_length(header(headers, "Content-Length"), block_bytes))
        return cc_fail(err, CC_E_INPUT, "warc", "a record without a right Content-Length");
    *head_bytes = (size_t)(rest.ptr - bytes.ptr);
    return CC_OK;
}

enum cc_status cc_warc_parse(struct cc_span bytes, struct cc_warc_record *record, size_t *used,
                             struct cc_error *err)
{
    uint64_t block_bytes;
    size_t head_bytes, end;
    enum cc_status st;

    st = cc_warc_parse_head(bytes, record, &head_bytes, &block_bytes, err);
    if (st != CC_OK)
        return st;
    if (block_bytes > bytes.len - head_bytes)
        return cc_fail(err, CC_E_INPUT, "warc",
                       "a record is cut short: %zu of its %" PRIu64 " bytes are there",
                       bytes.len - head_bytes, block_bytes);
    end = head_bytes + (size_t)block_bytes;
    record->block = cc_span_slice(bytes, head_bytes, end);
    while (end < bytes.len && (bytes.ptr[end] == '\r' || bytes.ptr[end] == '\n'))
        end++;
    *used = end;
    return CC_OK;
}

/* ---- pages ----------------------------------------------------------------------------- */

/* "https://example.com/robots.txt" */
static bool is_robots_file(struct cc_span url)
{
    size_t host = cc_span_find(url, CC_SPAN("://"), 0), path;

    path = host == (size_t)-1 ? host : cc_span_find(url, CC_SPAN("/"), host + 3);
    return path != (size_t)-1 &&
           cc_span_is(cc_span_slice(url, path, url.len), CC_SPAN("/robots.txt"));
}

bool cc_warc_may_be_page(const struct cc_warc_record *record)
{
    return (cc_span_is_nocase(record->type, CC_SPAN("response")) ||
            cc_span_is_nocase(record->type, CC_SPAN("resource"))) &&
           header(record->headers, CC_WARC_ROLE).len == 0 && !is_robots_file(record->target_uri);
}

/* "text/html; charset=utf-8" -> "text/html" */
static struct cc_span media_type(struct cc_span content_type)
{
    size_t end = cc_span_find(content_type, CC_SPAN(";"), 0);

    return cc_span_trim(end == (size_t)-1 ? content_type : cc_span_slice(content_type, 0, end));
}

static bool is_html_type(struct cc_span type)
{
    return cc_span_is_nocase(type, CC_SPAN("text/html")) ||
           cc_span_is_nocase(type, CC_SPAN("application/xhtml+xml"));
}

/* What the header says wins for HTML; plain text is often a page all the same. */
static enum cc_status find_form(struct cc_span type, struct cc_span body, enum cc_form *form,
                                struct cc_error *err)
{
    enum cc_sniffed kind = cc_sniff(body);

    if (kind == CC_SNIFF_EMPTY)
        return cc_fail(err, CC_E_INPUT, "warc", "the page is empty");
    if (kind == CC_SNIFF_MAIL) /* on the web a letter is text that a page shows */
        kind = CC_SNIFF_TEXT;
    if (type.len == 0 && kind != CC_SNIFF_HTML && kind != CC_SNIFF_TEXT)
        return CC_END;
    if (kind != CC_SNIFF_HTML && kind != CC_SNIFF_TEXT && kind != CC_SNIFF_XML &&
        kind != CC_SNIFF_JSON && kind != CC_SNIFF_JSONL)
        return cc_fail(err, CC_E_INPUT, "warc", "the page is called %.*s but is %s",
                       CC_SPAN_PRINT(type), cc_sniff_name(kind));
    *form = is_html_type(type) || kind == CC_SNIFF_HTML ? CC_FORM_HTML : CC_FORM_TEXT;
    return CC_OK;
}

static enum cc_status read_response(struct cc_arena *arena, const struct cc_limits *limits,
                                    const struct cc_warc_record *record, struct cc_page *page,
                                    struct cc_error *err)
{
    struct cc_http_message message;
    struct cc_span type;

    if (record->block.len == 0)
        return CC_END; /* nothing was captured */
    if (!cc_http_split(record->block, &message)) {
        if (cc_span_starts_nocase(record->content_type, CC_SPAN("application/http")))
            return cc_fail(err, CC_E_INPUT, "warc", "a response without a status line");
        return CC_END; /* DNS and the like */
    }
    if (message.status != 200)
        return CC_END;
    page->headers = message.headers;
    page->content_type = header(message.headers, "Content-Type");
    type = media_type(page->content_type);
    if (type.len > 0 && !is_html_type(type) && !cc_span_is_nocase(type, CC_SPAN("text/plain")))
        return CC_END;
    return cc_http_body(arena, &message, limits->max_input_bytes, &page->bytes, err);
}

static enum cc_status read_resource(const struct cc_limits *limits,
                                    const struct cc_warc_record *record, struct cc_page *page,
                                    struct cc_error *err)
{
    struct cc_span type = media_type(record->content_type);

    if (type.len > 0 && !is_html_type(type) && !cc_span_is_nocase(type, CC_SPAN("text/plain")))
        return CC_END;
    if (record->block.len > limits->max_input_bytes)
        return cc_fail(err, CC_E_LIMIT, "warc", "a record of more than %zu bytes",
                       limits->max_input_bytes);
    page->content_type = record->content_type;
    page->bytes = record->block;
    return CC_OK;
}

enum cc_status cc_warc_page(struct cc_arena *arena, const struct cc_limits *limits,
                            const struct cc_warc_record *record, struct cc_page *page,
                            struct cc_error *err)
{
    struct cc_span source = page->source;
    enum cc_status st;

    memset(page, 0, sizeof *page);
    page->source = source;
    page->url = record->target_uri;
    page->fetched_at_s = cc_warc_time(record->date);
    if (cc_span_is_nocase(record->type, CC_SPAN("response")))
        st = read_response(arena, limits, record, page, err);
    else if (cc_span_is_nocase(record->type, CC_SPAN("resource")))
        st = read_resource(limits, record, page, err);
    else
        return CC_END;
    if (st == CC_OK)
        st = find_form(media_type(page->content_type), page->bytes, &page->form, err);
    return st;
}

/* ---- time ------------------------------------------------------------------------------ */

/* `n` digits at *at; -1 when there are not that many. */
static int read_digits(struct cc_span s, size_t *at, size_t n)
{
    int value = 0;
    size_t i;

    if (s.len - *at < n)
        return -1;
    for (i = 0; i < n; i++) {
        char c = s.ptr[*at + i];

        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    *at += n;
    return value;
}

static bool take(struct cc_span s, size_t *at, char c)
{
    if (*at >= s.len || s.ptr[*at] != c)
        return false;
    ++*at;
    return true;
}

/* hh:mm[:ss[.fraction]] */
static bool read_clock(struct cc_span s, size_t *at, int64_t *seconds)
{
    int hour = read_digits(s, at, 2), minute, second = 0;

    if (hour < 0 || hour > 23 || !take(s, at, ':'))
        return false;
    minute = read_digits(s, at, 2);
    if (minute < 0 || minute > 59)
        return false;
    if (take(s, at, ':')) {
        second = read_digits(s, at, 2);
        if (second < 0 || second > 60)
            return false;
        if (take(s, at, '.')) {
            while (*at < s.len && s.ptr[*at] >= '0' && s.ptr[*at] <= '9')
                ++*at;
        }
    }
    *seconds = hour * 3600 + minute * 60 + second;
    return true;
}

/* Z, ±hh:mm, ±hhmm or nothing. */
static bool read_zone(struct cc_span s, size_t *at, int64_t *seconds)
{
    bool is_west;
    int hour, minute;

    *seconds = 0;
    if (*at == s.len || take(s, at, 'Z') || take(s, at, 'z'))
        return true;
    is_west = s.ptr[*at] == '-';
    if (!take(s, at, '+') && !take(s, at, '-'))
        return false;
    hour = read_digits(s, at, 2);
    (void)take(s, at, ':');
    minute = read_digits(s, at, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return false;
    *seconds = (hour * 3600 + minute * 60) * (is_west ? -1 : 1);
    return true;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days from 1970-01-01, by counting leap years; right for the years 1 to 9999. */
static int64_t count_days(int year, int month, int day)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int64_t y = year - 1;
    int64_t days = y * 365 + y / 4 - y / 100 + y / 400 - 719162;

    return days + before[month - 1] + (month > 2 && is_leap(year) ? 1 : 0) + day - 1;
}

int64_t cc_warc_time(struct cc_span date)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t clock = 0, zone = 0;
    size_t at = 0;
    int year = read_digits(date, &at, 4), month, day;

    if (year < 1 || !take(date, &at, '-'))
        return CC_NO_TIME;
    month = read_digits(date, &at, 2);
    if (month < 1 || month > 12 || !take(date, &at, '-'))
        return CC_NO_TIME;
    day = read_digits(date, &at, 2);
    if (day < 1 || day > lengths[month - 1] + (month == 2 && is_leap(year) ? 1 : 0))
        return CC_NO_TIME;
    if (take(date, &at, 'T') || take(date, &at, 't') || take(date, &at, ' ')) {
        if (!read_clock(date, &at, &clock) || !read_zone(date, &at, &zone))
            return CC_NO_TIME;
    }
    if (at != date.len)
        return CC_NO_TIME;
    return count_days(year, month, day) * 86400 + clock - zone;
}

/* ---- writing --------------------------------------------------------------------------- */

static uint64_t hash_record(uint64_t seed, const char *type, struct cc_span target_uri,
                            int64_t date_s, uint64_t salt, struct cc_span block)
{
    uint64_t h = cc_hash64_seed(cc_span_from(type), seed);

    h = cc_hash64_mix(h, cc_hash64_seed(target_uri, seed));
    h = cc_hash64_mix(h, (uint64_t)date_s);
    h = cc_hash64_mix(h, salt);
    return cc_hash64_mix(h, cc_hash64_seed(block, seed));
}

static void add_date(struct cc_buf *out, int64_t date_s)
{
    time_t t = (time_t)date_s;
    struct tm tm;

    if (gmtime_r(&t, &tm) == NULL) { /* a year that does not fit an int */
        cc_buf_add_string(out, "1970-01-01T00:00:00Z");
        return;
    }
    cc_buf_printf(out, "%04d-%02d-%02dT%02d:%02d:%02dZ", tm.tm_year + 1900, tm.tm_mon + 1,
                  tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

void cc_warc_id(char out[CC_WARC_ID_BYTES], const char *type, struct cc_span target_uri,
                int64_t date_s, uint64_t salt, struct cc_span block)
{
    uint64_t high = hash_record(1, type, target_uri, date_s, salt, block);
    uint64_t low = hash_record(2, type, target_uri, date_s, salt, block);

    (void)snprintf(out, CC_WARC_ID_BYTES, /* 47 characters */
                   "<urn:uuid:%08" PRIx64 "-%04" PRIx64 "-8%03" PRIx64 "-%04" PRIx64
                   "-%012" PRIx64 ">",
                   high >> 32, (high >> 16) & 0xffff, high & 0xfff,
                   ((low >> 48) & 0x3fff) | 0x8000, low & UINT64_C(0xffffffffffff));
}

void cc_warc_write(struct cc_buf *out, const char *type, struct cc_span target_uri,
                   int64_t date_s, uint64_t salt, const char *content_type,
                   struct cc_span extra, struct cc_span block)
{
    char id[CC_WARC_ID_BYTES];

    cc_buf_printf(out, "WARC/1.1\r\nWARC-Type: %s\r\n", type);
    if (target_uri.len > 0) {
        cc_buf_add_string(out, "WARC-Target-URI: ");
        for (size_t i = 0; i < target_uri.len; i++) {
            if ((unsigned char)target_uri.ptr[i] > ' ') /* a blank could make a header line */
                cc_buf_add_char(out, target_uri.ptr[i]);
        }
        cc_buf_add_string(out, "\r\n");
    }
    cc_buf_add_string(out, "WARC-Date: ");
    add_date(out, date_s);
    cc_warc_id(id, type, target_uri, date_s, salt, block);
    cc_buf_printf(out, "\r\nWARC-Record-ID: %s\r\nContent-Type: %s\r\n", id, content_type);
    cc_buf_add(out, extra);
    cc_buf_printf(out, "Content-Length: %zu\r\n\r\n", block.len);
    cc_buf_add(out, block);
    cc_buf_add_string(out, "\r\n\r\n");
}
