#include "support.h"

#include "progress.h"

#include <string.h>

static const struct cc_progress_view half = {
    .verb = "comparing", .unit = "paragraphs", .done = 4512345, .total = 10000000, .seconds = 40.0};

static void assert_layout(const struct cc_progress_view *view, unsigned columns,
                          const char *wanted)
{
    char got[CC_PROGRESS_MAX_COLUMNS + 1];

    cc_progress_layout(view, columns, got);
    assert_string_equal(got, wanted);
    assert_true(strlen(got) < columns || columns == 0);
}

static void a_wide_terminal_has_everything(void **state)
{
    (void)state;
    assert_layout(&half, 200,
                  "comparing [##################----------------------] 45% 4.5M of 10.0M "
                  "paragraphs, 113k/s, 0:48 left");
    assert_layout(&half, 80,
                  "comparing [########-----------] 45% 4.5M of 10.0M paragraphs, 113k/s, 0:48 left");
}

static void a_narrow_terminal_has_the_chief_things(void **state)
{
    (void)state;
    assert_layout(&half, 60, "comparing 45% 4.5M of 10.0M paragraphs, 113k/s, 0:48 left");
    assert_layout(&half, 50, "comparing 45% 4.5M of 10.0M, 113k/s, 0:48 left");
    assert_layout(&half, 40, "comparing 45% 4.5M of 10.0M, 0:48 left");
    assert_layout(&half, 30, "comparing 45% 4.5M of 10.0M");
    assert_layout(&half, 12, "comparing 4");
    assert_layout(&half, 1, "");
    assert_layout(&half, 0, "");
}

static void without_a_total_there_is_no_share(void **state)
{
    static const struct cc_progress_view reading = {
        .verb = "reading", .unit = "documents", .done = 950, .seconds = 2.0};

    (void)state;
    assert_layout(&reading, 80, "reading 950 documents, 475/s");
    assert_layout(&reading, 20, "reading 950, 475/s");
}

static void the_share_is_one_of_bytes_where_these_are_known(void **state)
{
    struct cc_progress_view cleaning = {.verb = "cleaning",
                                        .unit = "pages",
                                        .done = 12345,
                                        .seconds = 30,
                                        .bytes = 250,
                                        .all_bytes = 1000};

    (void)state;
    assert_layout(&cleaning, 60, "cleaning [###-----------] 25% 12.3k pages, 412/s, 1:30 left");
    cleaning.total = 20000; /* what is known of both */
    assert_layout(&cleaning, 60, "cleaning 25% 12.3k of 20.0k pages, 412/s, 1:30 left");
    cleaning.bytes = 2000; /* a file has grown meanwhile */
    assert_layout(&cleaning, 60, "cleaning 100% 12.3k of 20.0k pages, 412/s, 0:00 left");
}

static void failures_stay_longest(void **state)
{
    struct cc_progress_view view = half;

    (void)state;
    view.failed = 3;
    assert_layout(&view, 75,
                  "comparing 45% 4.5M of 10.0M paragraphs, 113k/s, 3 failed, 0:48 left");
    assert_layout(&view, 60, "comparing 45% 4.5M of 10.0M, 113k/s, 3 failed, 0:48 left");
    assert_layout(&view, 50, "comparing 45% 4.5M of 10.0M, 3 failed, 0:48 left");
    assert_layout(&view, 40, "comparing 45% 4.5M of 10.0M, 3 failed");
    assert_layout(&view, 30, "comparing 45% 4.5M of 10.0M");
}

static void where_nothing_is_counted_the_time_is_told(void **state)
{
    static const struct cc_progress_view checking = {.verb = "checking", .seconds = 75.5};

    (void)state;
    assert_layout(&checking, 80, "checking 1:15");
    assert_layout(&checking, 12, "checking 1:");
}

static void the_beginning_and_the_end_are_no_special_cases(void **state)
{
    struct cc_progress_view view = half;

    (void)state;
    view.done = 0;
    view.seconds = 0;
    assert_layout(&view, 60, "comparing [-----------------] 0% 0 of 10.0M paragraphs, 0/s");
    view.done = view.total;
    view.seconds = 4000;
    assert_layout(&view, 60, "comparing 100% 10.0M of 10.0M paragraphs, 2.5k/s, 0:00 left");
    view.done = view.total + 5; /* more than was promised */
    assert_layout(&view, 60, "comparing 100% 10.0M of 10.0M paragraphs, 2.5k/s, 0:00 left");
    view.done = 1000;
    assert_layout(&view, 70, "comparing 0% 1.0k of 10.0M paragraphs, 0/s, 11110:00:00 left");
}

/* Every width, with everything at its longest. */
static void no_line_is_as_wide_as_the_terminal(void **state)
{
    struct cc_progress_view view = {.verb = "a verb that is far too long for any line",
                                    .unit = "a unit that is far too long for any line",
                                    .done = 1,
                                    .total = UINT64_MAX,
                                    .seconds = 1e6,
                                    .failed = UINT64_MAX};

    (void)state;
    for (unsigned columns = 0; columns < 300; columns++) {
        char got[CC_PROGRESS_MAX_COLUMNS + 1];

        cc_progress_layout(&view, columns, got);
        assert_true(columns == 0 || strlen(got) < columns);
        assert_true(strlen(got) <= CC_PROGRESS_MAX_COLUMNS);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wide_terminal_has_everything),
        cmocka_unit_test(a_narrow_terminal_has_the_chief_things),
        cmocka_unit_test(without_a_total_there_is_no_share),
        cmocka_unit_test(the_share_is_one_of_bytes_where_these_are_known),
        cmocka_unit_test(failures_stay_longest),
        cmocka_unit_test(where_nothing_is_counted_the_time_is_told),
        cmocka_unit_test(the_beginning_and_the_end_are_no_special_cases),
        cmocka_unit_test(no_line_is_as_wide_as_the_terminal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
