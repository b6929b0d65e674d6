#include "cleancopy/dedup/order.h"

#include "cleancopy/core/hash.h"

/* Reads `n` digits at *at; false when there are not that many. */
static bool read_number(struct cc_span s, size_t *at, size_t n, int64_t *out)
{
    int64_t value = 0;

    for (size_t i = 0; i < n; i++, ++*at) {
        if (*at >= s.len || s.ptr[*at] < '0' || s.ptr[*at] > '9')
            return false;
        value = value * 10 + (s.ptr[*at] - '0');
    }
    *out = value;
    return true;
}

static bool read_char(struct cc_span s, size_t *at, char c)
{
    if (*at >= s.len || s.ptr[*at] != c)
        return false;
    ++*at;
    return true;
}

/* Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level
 * date algorithms"). */
static int64_t days_from_civil(int64_t year, int64_t month, int64_t day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = y / 400, of_era = y - era * 400;
    int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int64_t cc_date_instant(struct cc_span date)
{
    int64_t year, month, day, hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
    int64_t seconds;
    size_t at = 0;
    bool west;

    if (!read_number(date, &at, 4, &year) || !read_char(date, &at, '-') ||
        !read_number(date, &at, 2, &month) || !read_char(date, &at, '-') ||
        !read_number(date, &at, 2, &day))
        return INT64_MAX;
    seconds = days_from_civil(year, month, day) * 86400;
    if (!(read_char(date, &at, 'T') || read_char(date, &at, ' ')) ||
        !read_number(date, &at, 2, &hour) || !read_char(date, &at, ':') ||
        !read_number(date, &at, 2, &minute))
        return seconds;
    seconds += hour * 3600 + minute * 60;
    if (read_char(date, &at, ':') && read_number(date, &at, 2, &second))
        seconds += second;
    while (at < date.len &&
           (date.ptr[at] == '.' || (date.ptr[at] >= '0' && date.ptr[at] <= '9')))
        at++; /* parts of a second decide nothing */
    west = read_char(date, &at, '-');
    if ((west || read_char(date, &at, '+')) && read_number(date, &at, 2, &zone_hour)) {
        (void)read_char(date, &at, ':'); /* "+02:00" and "+0200" */
        (void)read_number(date, &at, 2, &zone_minute);
        seconds += (west ? 1 : -1) * (zone_hour * 3600 + zone_minute * 60);
    }
    return seconds;
}

int cc_document_compare(const struct cc_document *a, const struct cc_document *b)
{
    int64_t a_s = cc_date_instant(a->date), b_s = cc_date_instant(b->date);
    int outlets;

    if (a_s != b_s)
        return a_s < b_s ? -1 : 1;
    outlets = cc_span_compare(a->outlet, b->outlet);
    if (outlets != 0)
        return outlets;
    return a->id < b->id ? -1 : a->id > b->id;
}

size_t cc_prefer_rank(const char *const *prefer, size_t n, struct cc_span outlet)
{
    size_t i = 0;

    while (i < n && !cc_span_is_nocase(cc_span_from(prefer[i]), outlet))
        i++;
    return i;
}

uint64_t cc_cluster_id(uint64_t canonical_doc, uint32_t canonical_paragraph)
{
    return cc_hash64_mix(canonical_doc, canonical_paragraph);
}
