#include "cleancopy/extract/calendar.h"
#include "support.h"

#include <stdio.h>

static void assert_day(int year, int month, int day, const char *iso)
{
    struct cc_day d = {year, month, day};
    char got[40] = "none";

    if (cc_calendar_day(&d))
        (void)snprintf(got, sizeof got, "%04d-%02d-%02d", d.year, d.month, d.day);
    assert_string_equal(got, iso);
}

static void gregorian_days_stay(void **state)
{
    (void)state;
    assert_day(2024, 2, 29, "2024-02-29");
    assert_day(2023, 2, 29, "none");
    assert_day(2023, 13, 1, "none");
    assert_day(2023, 4, 31, "none");
    assert_day(1969, 12, 31, "none");
    assert_day(1970, 1, 1, "1970-01-01");
    assert_day(2100, 12, 31, "2100-12-31");
    assert_day(2101, 1, 1, "none");
}

static void buddhist_years_are_543_ahead(void **state)
{
    (void)state;
    assert_day(2567, 6, 20, "2024-06-20");
    assert_day(2567, 2, 29, "2024-02-29");
    assert_day(2512, 6, 20, "none");
    assert_day(2644, 6, 20, "none");
}

/* New years' days and ends of leap years as almanacs have them. */
static void solar_hijri_days(void **state)
{
    (void)state;
    assert_day(1402, CC_MONTH_PERSIAN + 1, 1, "2023-03-21");
    assert_day(1403, CC_MONTH_PERSIAN + 1, 1, "2024-03-20");
    assert_day(1399, CC_MONTH_PERSIAN + 12, 30, "2021-03-20");
    assert_day(1400, CC_MONTH_PERSIAN + 12, 30, "none");
    assert_day(1402, CC_MONTH_PERSIAN + 7, 15, "2023-10-07");
    assert_day(1402, CC_MONTH_PERSIAN + 6, 31, "2023-09-22");
    assert_day(1402, CC_MONTH_PERSIAN + 7, 31, "none");
    assert_day(1348, CC_MONTH_PERSIAN + 1, 1, "none");
    assert_day(1480, CC_MONTH_PERSIAN + 1, 1, "none");
}

static void ethiopian_days(void **state)
{
    (void)state;
    assert_day(2016, CC_MONTH_ETHIOPIAN + 1, 1, "2023-09-12");
    assert_day(2017, CC_MONTH_ETHIOPIAN + 1, 1, "2024-09-11");
    assert_day(2016, CC_MONTH_ETHIOPIAN + 11, 12, "2024-07-19");
    assert_day(2015, CC_MONTH_ETHIOPIAN + 13, 6, "2023-09-11");
    assert_day(2016, CC_MONTH_ETHIOPIAN + 13, 6, "none");
    assert_day(2016, CC_MONTH_ETHIOPIAN + 1, 31, "none");
}

static void eras_and_persian_years(void **state)
{
    (void)state;
    assert_int_equal(cc_calendar_era(CC_SPAN("令和")), 2018);
    assert_int_equal(cc_calendar_era(CC_SPAN("同館は平成")), 1988);
    assert_int_equal(cc_calendar_era(CC_SPAN("民國")), 1911);
    assert_int_equal(cc_calendar_era(CC_SPAN("大学")), 0);
    assert_true(cc_calendar_is_persian_year(1402, CC_SPAN("fa-IR")));
    assert_false(cc_calendar_is_persian_year(1402, CC_SPAN("en")));
    assert_false(cc_calendar_is_persian_year(2024, CC_SPAN("fa")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gregorian_days_stay), cmocka_unit_test(buddhist_years_are_543_ahead), cmocka_unit_test(solar_hijri_days),
        cmocka_unit_test(ethiopian_days),      cmocka_unit_test(eras_and_persian_years),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
