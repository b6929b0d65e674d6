#include "cleancopy/write/json.h"

#include "cleancopy/core/document.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/json_plain.h"
#include "cleancopy/core/utf8.h"

#include <math.h>
#include <time.h>

#define MAX_TIME_S 253402300799   /* 9999-12-31T23:59:59Z */
#define MIN_TIME_S (-62167219200) /* 0000-01-01T00:00:00Z */

/* What RFC 8259 wants escaped, as jansson does it. */
static void put_escape(struct cc_buf *out, char c)
{
    static const char letters[] = "\"\\\b\f\n\r\t", escapes[] = "\"\\bfnrt";
    const char *at = memchr(letters, c, sizeof letters - 1);
    char pair[2] = {'\\', at != NULL ? escapes[at - letters] : '\0'};

    if (at != NULL)
        cc_buf_add(out, (struct cc_span){pair, sizeof pair});
    else
        cc_buf_printf(out, "\\u%04X", (unsigned)c);
}

static void put_valid(struct cc_buf *out, struct cc_span s)
{
    size_t done = 0, at = cc_json_plain_end(s, 0);

    for (; at < s.len; at = cc_json_plain_end(s, done)) {
        cc_buf_add(out, cc_span_slice(s, done, at));
        put_escape(out, s.ptr[at]);
        done = at + 1;
    }
    cc_buf_add(out, cc_span_slice(s, done, s.len));
}

void cc_json_string_part(struct cc_buf *out, struct cc_span s)
{
    size_t valid = cc_utf8_valid_prefix(s);

    put_valid(out, cc_span_slice(s, 0, valid));
    while (valid < s.len) { /* a broken byte */
        cc_buf_add_string(out, "\xEF\xBF\xBD");
        s = cc_span_slice(s, valid + 1, s.len);
        valid = cc_utf8_valid_prefix(s);
        put_valid(out, cc_span_slice(s, 0, valid));
    }
}

void cc_json_string(struct cc_buf *out, struct cc_span s)
{
    cc_buf_add_char(out, '"');
    cc_json_string_part(out, s);
    cc_buf_add_char(out, '"');
}

void cc_json_or_null(struct cc_buf *out, struct cc_span s)
{
    if (s.len == 0)
        cc_buf_add_string(out, "null");
    else
        cc_json_string(out, s);
}

/* "0." and the digits of so many parts of a whole, without zeros at the end but for the first. */
static void put_parts(struct cc_buf *out, unsigned parts, unsigned places)
{
    char digits[2 + 4] = "0.";
    unsigned n = 2 + places;

    for (unsigned at = n; at > 2; parts /= 10)
        digits[--at] = (char)('0' + parts % 10);
    while (n > 3 && digits[n - 1] == '0')
        n--;
    cc_buf_add(out, (struct cc_span){digits, n});
}

void cc_json_decimal(struct cc_buf *out, double value, unsigned places)
{
    unsigned whole = places == 3 ? 1000 : 10000, parts;

    if (isnan(value)) {
        cc_buf_add_string(out, "null");
        return;
    }
    parts = value <= 0 ? 0 : value >= 1 ? whole : (unsigned)round(value * whole);
    if (parts == whole)
        cc_buf_add_string(out, "1.0");
    else
        put_parts(out, parts, places == 3 ? 3 : 4);
}

void cc_json_hex(struct cc_buf *out, uint64_t id)
{
    char hex[CC_HASH_HEX_BYTES];

    cc_hash_hex(id, hex);
    cc_buf_add_char(out, '"');
    cc_buf_add(out, (struct cc_span){hex, CC_HASH_HEX_BYTES - 1});
    cc_buf_add_char(out, '"');
}

void cc_json_time(struct cc_buf *out, int64_t seconds)
{
    time_t t = (time_t)seconds;
    struct tm tm;

    if (seconds < MIN_TIME_S || seconds > MAX_TIME_S || gmtime_r(&t, &tm) == NULL) {
        cc_buf_add_string(out, "null");
        return;
    }
    cc_buf_printf(out, "\"%04d-%02d-%02dT%02d:%02d:%02dZ\"", tm.tm_year + 1900, tm.tm_mon + 1,
                  tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/* The two digits at s.ptr[at] as a number; -1 where something else stands there. */
static int two_digits(struct cc_span s, size_t at)
{
    char a = s.ptr[at], b = s.ptr[at + 1];

    return a >= '0' && a <= '9' && b >= '0' && b <= '9' ? (a - '0') * 10 + (b - '0') : -1;
}

int64_t cc_json_time_read(struct cc_span s)
{
    static const char form[] = "0000-00-00T00:00:00Z";
    static const uint8_t places[] = {0, 2, 5, 8, 11, 14, 17};
    struct tm tm = {0}, again;
    int n[sizeof places];
    time_t t;

    if (s.len != sizeof form - 1)
        return CC_NO_TIME;
    for (size_t i = 0; i < s.len; i++) {
        if (form[i] != '0' && form[i] != s.ptr[i])
            return CC_NO_TIME;
    }
    for (size_t i = 0; i < sizeof places; i++) {
        n[i] = two_digits(s, places[i]);
        if (n[i] < 0)
            return CC_NO_TIME;
    }
    tm.tm_year = n[0] * 100 + n[1] - 1900;
    tm.tm_mon = n[2] - 1;
    tm.tm_mday = n[3];
    tm.tm_hour = n[4];
    tm.tm_min = n[5];
    tm.tm_sec = n[6];
    t = timegm(&tm);
    /* timegm makes 1 March of 30 February, and one o'clock of 12:60: such a time was never
     * written. */
    if (gmtime_r(&t, &again) == NULL || again.tm_mon != n[2] - 1 || again.tm_mday != n[3] ||
        again.tm_hour != n[4] || again.tm_min != n[5] || again.tm_sec != n[6])
        return CC_NO_TIME;
    return t;
}
