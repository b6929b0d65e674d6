#include "cleancopy/write/tally_days.h"

#include "cleancopy/core/alloc.h"

#define DATE_BYTES 10 /* 2024-05-01 */

struct cc_tally_days *cc_tally_days_open(void)
{
    return cc_calloc(1, sizeof(struct cc_tally_days));
}

void cc_tally_days_close(struct cc_tally_days *days)
{
    cc_free(days);
}

/* The number that stands in date[from, to); -1 for anything but digits. */
static int32_t number_at(struct cc_span date, size_t from, size_t to)
{
    int32_t n = 0;

    for (size_t i = from; i < to; i++) {
        if (date.ptr[i] < '0' || date.ptr[i] > '9')
            return -1;
        n = n * 10 + (date.ptr[i] - '0');
    }
    return n;
}

static bool is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int32_t days_of_month(int32_t year, int32_t month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

int32_t cc_tally_day_number(struct cc_span date)
{
    int32_t year, month, day, number = 0;

    if (date.len < DATE_BYTES || date.ptr[4] != '-' || date.ptr[7] != '-')
        return -1;
    year = number_at(date, 0, 4);
    month = number_at(date, 5, 7);
    day = number_at(date, 8, 10);
    if (year < CC_TALLY_FIRST_YEAR || month < 1 || month > 12 || day < 1 ||
        day > days_of_month(year, month))
        return -1;
    for (int32_t y = CC_TALLY_FIRST_YEAR; y < year; y++)
        number += is_leap(y) ? 366 : 365;
    for (int32_t m = 1; m < month; m++)
        number += days_of_month(year, m);
    number += day - 1;
    return number < CC_TALLY_DAYS ? number : -1;
}

void cc_tally_days_add(struct cc_tally_days *days, struct cc_span date, uint64_t words_kept,
                       uint64_t words_removed)
{
    int32_t number = cc_tally_day_number(date);
    struct cc_tally_day *day = number < 0 ? &days->other : &days->days[number];

    day->documents++;
    day->words_kept += words_kept;
    day->words_removed += words_removed;
}
