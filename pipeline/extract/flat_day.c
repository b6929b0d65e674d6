/* flat_day.c -- see flat_day.h.  Looks at each number of at most two digits and at the words on
 * both sides. */
#include "cleancopy/extract/flat_day.h"

#include "flat_months.h"

#define MAX_DAY_BYTES   600u
#define MAX_MONTH_BYTES 24u /* of a month name before its day; "septembre" has 9 */

static bool is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_gap(char c)
{
    return c == ' ' || c == '.' || c == ',';
}

/* The month whose name begins at `at`, 0 for none. */
static uint16_t month_at(struct cc_span lower, size_t at)
{
    struct cc_span rest = cc_span_slice(lower, at, lower.len);
    size_t i, len;

    for (i = 0; i < sizeof month_names / sizeof month_names[0]; i++) {
        len = strlen(month_names[i].start);
        if (!cc_span_starts(rest, (struct cc_span){month_names[i].start, len}))
            continue;
        /* "may" and "mayo" are months, "mayor" none; longer starts are clear by themselves */
        if (len > 4 || len == rest.len || rest.ptr[len] < 'a' || rest.ptr[len] > 'z')
            return month_names[i].month;
    }
    return 0;
}

/* "11 march", "11. märz", "11 de marzo": the month behind the number that ends at `to`. */
static uint16_t month_behind(struct cc_span lower, size_t to)
{
    size_t at = to;

    while (at < lower.len && at < to + 2 && is_gap(lower.ptr[at]))
        at++;
    if (at == to)
        return 0;
    if (cc_span_starts(cc_span_slice(lower, at, lower.len), CC_SPAN("de ")))
        at += 3;
    return month_at(lower, at);
}

/* "march 11", "dec. 3": the month in front of the number that begins at `from`. */
static uint16_t month_before(struct cc_span lower, size_t from)
{
    size_t at = from;

    while (at > 0 && at + 2 > from && is_gap(lower.ptr[at - 1]))
        at--;
    if (at == from || at == 0)
        return 0;
    while (at > 0 && lower.ptr[at - 1] != ' ' && from - at < MAX_MONTH_BYTES)
        at--;
    return month_at(lower, at);
}

/* A number of at most four digits at *at, which moves past it. */
static uint16_t read_number(struct cc_span lower, size_t *at)
{
    uint16_t number = 0;
    size_t end = *at + 4 < lower.len ? *at + 4 : lower.len;

    for (; *at < end && is_ascii_digit(lower.ptr[*at]); (*at)++)
        number = (uint16_t)(number * 10 + (lower.ptr[*at] - '0'));
    return number;
}

uint16_t cc_flat_day(struct cc_span lower)
{
    size_t i = 0, from, to;
    uint16_t number, month;

    lower = cc_span_slice(lower, 0, MAX_DAY_BYTES);
    while (i < lower.len) {
        if (!is_ascii_digit(lower.ptr[i])) {
            i++;
            continue;
        }
        from = i;
        number = read_number(lower, &i);
        to = i;
        if (number < 1 || number > 31 || to - from > 2)
            continue;
        if (number <= 12 &&
            cc_span_starts(cc_span_slice(lower, to, lower.len), CC_SPAN("月"))) {
            i = to + strlen("月");
            month = number;
            number = read_number(lower, &i);
        } else {
            month = month_behind(lower, to);
            if (month == 0)
                month = month_before(lower, from);
        }
        if (month != 0 && number >= 1 && number <= 31)
            return (uint16_t)(month * 31 + number);
    }
    return 0;
}
