#include "cleancopy/core/http_date.h"

#include "cleancopy/core/curl_late.h"

#include <curl/curl.h>
#include <string.h>

#define MIN_BYTES 10 /* "1 Mar 2026" */
#define MAX_BYTES 63

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* A month has a name: libcurl also takes "20260301", and finds a time of the day in numbers
 * that are none. */
static bool has_name(struct cc_span date)
{
    for (size_t i = 0; i + 3 <= date.len; i++)
        if (is_letter(date.ptr[i]) && is_letter(date.ptr[i + 1]) && is_letter(date.ptr[i + 2]))
            return true;
    return false;
}

bool cc_http_date(struct cc_span date, int64_t *at_s)
{
    char text[MAX_BYTES + 1];
    time_t t;

    date = cc_span_trim(date);
    if (date.len < MIN_BYTES || date.len > MAX_BYTES || !has_name(date) ||
        (!is_letter(date.ptr[0]) && (date.ptr[0] < '0' || date.ptr[0] > '9')) ||
        cc_curl_load(NULL) != CC_OK)
        return false;
    memcpy(text, date.ptr, date.len);
    text[date.len] = '\0';
    t = curl_getdate(text, NULL);
    if (t == (time_t)-1)
        return false;
    *at_s = (int64_t)t;
    return true;
}
