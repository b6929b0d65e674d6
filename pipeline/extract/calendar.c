#include "cleancopy/extract/calendar.h"

#define FIRST_YEAR     1970
#define LAST_YEAR      2100
#define BUDDHIST       543
#define PERSIAN_EPOCH  1948320 /* Julian day of the first of Farvardin 1 */
#define ETHIOPIC_EPOCH 1724221 /* of the first of Meskerem 1 */

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static bool is_gregorian(const struct cc_day *d)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return d->year >= FIRST_YEAR && d->year <= LAST_YEAR && d->month >= 1 && d->month <= 12 && d->day >= 1 &&
           d->day <= days[d->month - 1] && (d->month != 2 || d->day < 29 || is_leap(d->year));
}

/* The Gregorian day of a Julian day number, by Fliegel and Van Flandern. */
static struct cc_day of_julian(int julian)
{
    int a = julian + 32044, b = (4 * a + 3) / 146097, c = a - 146097 * b / 4, d = (4 * c + 3) / 1461, e = c - 1461 * d / 4,
        m = (5 * e + 2) / 153;

    return (struct cc_day){100 * b + d - 4800 + m / 10, m + 3 - 12 * (m / 10), e - (153 * m + 2) / 5 + 1};
}

static bool from_persian(struct cc_day *d)
{
    int month = d->month - CC_MONTH_PERSIAN, leap = (25 * d->year + 11) % 33 < 8;
    int length = month <= 6 ? 31 : month <= 11 || leap ? 30 : 29;
    int before = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);

    if (d->year < 1349 || d->year > 1479 || d->day < 1 || d->day > length)
        return false;
    *d = of_julian(PERSIAN_EPOCH + 365 * (d->year - 1) + (8 * d->year + 21) / 33 + before + d->day - 1);
    return true;
}

static bool from_ethiopian(struct cc_day *d)
{
    int month = d->month - CC_MONTH_ETHIOPIAN, leap = d->year % 4 == 3;
    int length = month <= 12 ? 30 : leap ? 6 : 5;

    if (d->year < 1962 || d->year > 2092 || d->day < 1 || d->day > length)
        return false;
    *d = of_julian(ETHIOPIC_EPOCH + 365 * (d->year - 1) + d->year / 4 + 30 * (month - 1) + d->day - 1);
    return true;
}

bool cc_calendar_day(struct cc_day *d)
{
    if (d->month > CC_MONTH_ETHIOPIAN && !from_ethiopian(d))
        return false;
    if (d->month > CC_MONTH_PERSIAN && !from_persian(d))
        return false;
    if (d->year >= FIRST_YEAR + BUDDHIST && d->year <= LAST_YEAR + BUDDHIST)
        d->year -= BUDDHIST;
    return is_gregorian(d);
}

bool cc_calendar_is_persian_year(int year, struct cc_span language)
{
    return year >= 1349 && year <= 1479 && cc_span_starts_nocase(language, CC_SPAN("fa"));
}

int cc_calendar_era(struct cc_span word)
{
    static const struct {
        const char *name;
        int before;
    } eras[] = {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"民國", 1911}, {"民国", 1911}};
    size_t i;

    for (i = 0; i < sizeof eras / sizeof *eras; i++)
        if (cc_span_ends(word, cc_span_from(eras[i].name)))
            return eras[i].before;
    return 0;
}
