#include "cleancopy/write/tally_days.h"

#include "support.h"

static void days_are_counted_from_1970_in_the_calendar(void **state)
{
    static const struct {
        const char *date;
        int32_t number;
    } cases[] = {
        {"1970-01-01", 0},
        {"1970-12-31", 364},
        {"2000-02-29", 11016},
        {"2024-03-01", 19783},
        {"2024-05-01T23:59:59-11:00", 19844},
        {"2099-12-31", CC_TALLY_DAYS - 1},
        {"2100-01-01", -1},
        {"1969-12-31", -1},
        {"2023-02-29", -1},
        {"2024-13-01", -1},
        {"2024-00-10", -1},
        {"2024-05-00", -1},
        {"2024-05", -1},
        {"", -1},
        {"2024/05/01", -1},
        {"20x4-05-01", -1},
        {"2024-05-3x", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (cc_tally_day_number(cc_span_from(cases[i].date)) != cases[i].number)
            fail_msg("%s: %d", cases[i].date, cc_tally_day_number(cc_span_from(cases[i].date)));
    }
}

static void documents_are_summed_by_day_and_those_without_apart(void **state)
{
    struct cc_tally_days *days = cc_tally_days_open();

    (void)state;
    assert_non_null(days);
    cc_tally_days_add(days, CC_SPAN("1970-01-02"), 10, 3);
    cc_tally_days_add(days, CC_SPAN("1970-01-02T08:00:00Z"), 1, 1);
    cc_tally_days_add(days, CC_SPAN_EMPTY, 5, 0);
    cc_tally_days_add(days, CC_SPAN("2100-01-01"), 5, 0);
    assert_int_equal(days->days[1].documents, 2);
    assert_int_equal(days->days[1].words_kept, 11);
    assert_int_equal(days->days[1].words_removed, 4);
    assert_int_equal(days->days[0].documents, 0);
    assert_int_equal(days->other.documents, 2);
    assert_int_equal(days->other.words_kept, 10);
    cc_tally_days_close(days);
    cc_tally_days_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted_from_1970_in_the_calendar),
        cmocka_unit_test(documents_are_summed_by_day_and_those_without_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
