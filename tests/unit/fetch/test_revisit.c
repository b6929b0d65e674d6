#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/fetch/revisit.h"

#include <string.h>

#define T0   INT64_C(1772352000) /* 2026-03-01T08:00:00Z */
#define HOUR INT64_C(3600)
#define DAY  (24 * HOUR)

static struct cc_url_record new_row(void)
{
    struct cc_url_record row;

    memset(&row, 0, sizeof row);
    row.fetched_at_s = row.next_try_s = row.changed_at_s = CC_NO_TIME;
    return row;
}

/* A page that came at T0. */
static struct cc_url_record good_row(void)
{
    struct cc_url_record row = new_row();

    cc_revisit_good(&row, true, T0);
    return row;
}

static void a_new_page_is_due_at_once_and_again_in_the_next_run(void **state)
{
    struct cc_url_record row = new_row();

    (void)state;
    assert_true(cc_revisit_is_due(&row, CC_NO_TIME, T0));
    cc_revisit_good(&row, true, T0);
    assert_true(row.fetched_at_s == T0 && row.changed_at_s == T0 && row.next_try_s == T0);
    assert_int_equal(row.n_changes, 0);
    assert_true(cc_revisit_is_due(&row, CC_NO_TIME, T0));
}

static void an_unchanged_page_waits_three_quarters_of_its_age(void **state)
{
    static const struct {
        int64_t age_s, wait_s;
    } cases[] = {
        {-5, 0}, /* the clock was put back */
        {0, 0},
        {1, 0},
        {2, 1},
        {600, 450},
        {HOUR, 2700},
        {8 * HOUR, 6 * HOUR},
        {806396, 604797},
        {806400, CC_REVISIT_LONGEST_S}, /* 9 1/3 days: the limit */
        {806401, CC_REVISIT_LONGEST_S},
        {1000 * DAY, CC_REVISIT_LONGEST_S},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_url_record row = good_row();

        cc_revisit_good(&row, false, T0 + cases[i].age_s);
        assert_int_equal(row.next_try_s - row.fetched_at_s, cases[i].wait_s);
        assert_true(row.changed_at_s == T0);
    }
}

static void hourly_runs_ask_an_unchanging_story_six_times_in_its_first_day(void **state)
{
    static const int wanted[] = {1, 2, 4, 7, 13, 23, 41, 72};
    struct cc_url_record row = good_row();
    size_t n = 0;

    (void)state;
    for (int hour = 1; hour <= 100; hour++) {
        int64_t now_s = T0 + hour * HOUR - hour % 3 * 20; /* cron is never on the second */

        if (!cc_revisit_is_due(&row, CC_NO_TIME, now_s))
            continue;
        assert_true(n < sizeof wanted / sizeof *wanted);
        assert_int_equal(hour, wanted[n++]);
        cc_revisit_good(&row, false, now_s);
    }
    assert_int_equal(n, sizeof wanted / sizeof *wanted);
}

static void a_page_that_changes_each_time_is_asked_less_and_less_but_daily(void **state)
{
    static const int64_t waits[] = {600, 600, 600, 600, 5400, 10800, 21600, 43200, 86400, 86400};
    struct cc_url_record row = good_row();
    int64_t now_s = T0;

    (void)state;
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        now_s += HOUR;
        cc_revisit_good(&row, true, now_s);
        assert_int_equal(row.n_changes, i + 1);
        assert_true(row.changed_at_s == now_s);
        assert_int_equal(row.next_try_s - now_s, waits[i]);
        assert_false(cc_revisit_is_due(&row, CC_NO_TIME, row.next_try_s - 1));
        assert_true(cc_revisit_is_due(&row, CC_NO_TIME, row.next_try_s));
    }
    cc_revisit_good(&row, false, now_s + DAY); /* the same bytes for once */
    assert_int_equal(row.n_changes, 5);
    cc_revisit_good(&row, true, now_s + 2 * DAY);
    assert_int_equal(row.next_try_s - row.fetched_at_s, 10800);
    row.n_changes = UINT32_MAX;
    cc_revisit_good(&row, true, now_s + 3 * DAY);
    assert_true(row.n_changes == UINT32_MAX);
    assert_int_equal(row.next_try_s - row.fetched_at_s, CC_REVISIT_LONGEST_CHANGING_S);
}

static void what_a_document_says_brings_a_page_forward(void **state)
{
    struct cc_url_record row = good_row();
    int64_t at_s = T0 + 16 * HOUR, soon_s = at_s + 45 * 60; /* a sixteenth of 12 hours */

    (void)state;
    cc_revisit_good(&row, false, at_s);
    assert_true(row.next_try_s == at_s + 12 * HOUR);
    assert_false(cc_revisit_is_due(&row, CC_NO_TIME, soon_s));
    assert_false(cc_revisit_is_due(&row, at_s, soon_s)); /* we have that one */
    assert_true(cc_revisit_is_due(&row, at_s + 1, soon_s));
    assert_false(cc_revisit_is_due(&row, at_s + 1, soon_s - 1));
    assert_true(cc_revisit_is_due(&row, soon_s, soon_s));
    assert_false(cc_revisit_is_due(&row, soon_s + 1, soon_s)); /* not yet written */
    cc_revisit_bad(&row, CC_OUTCOME_HTTP_STATUS, 404, at_s);   /* for what is good alone */
    assert_false(cc_revisit_is_due(&row, at_s + 1, soon_s));
}

static void trouble_that_may_pass_waits_after_three_times(void **state)
{
    static const struct {
        enum cc_outcome outcome;
        int32_t status;
    } kinds[] = {{CC_OUTCOME_DNS, 0},          {CC_OUTCOME_CONNECT, 0},      {CC_OUTCOME_TLS, 0},
                 {CC_OUTCOME_TIMEOUT, 0},      {CC_OUTCOME_DECODE, 200},     {CC_OUTCOME_HTTP_STATUS, 500},
                 {CC_OUTCOME_HTTP_STATUS, 599}, {CC_OUTCOME_HTTP_STATUS, 408}, {CC_OUTCOME_HTTP_STATUS, 429}};
    static const int64_t waits[] = {0,    0,     0,     600,   1200,  2400, 4800,
                                    9600, 19200, 38400, 76800, 86400, 86400};

    (void)state;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        struct cc_url_record row = good_row();

        for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
            cc_revisit_bad(&row, kinds[k].outcome, kinds[k].status, T0);
            assert_int_equal(row.failures, i + 1);
            assert_int_equal(row.next_try_s - T0, waits[i]);
        }
        assert_int_equal(row.n_gone, 0);
        row.failures = UINT32_MAX;
        cc_revisit_bad(&row, kinds[k].outcome, kinds[k].status, T0);
        assert_true(row.failures == UINT32_MAX && row.next_try_s == T0 + DAY);
    }
}

static void refusals_and_walls_wait_from_a_day_to_thirty(void **state)
{
    static const struct {
        enum cc_outcome outcome;
        int32_t status;
    } kinds[] = {{CC_OUTCOME_HTTP_STATUS, 403}, {CC_OUTCOME_HTTP_STATUS, 304}, {CC_OUTCOME_TYPE, 200},
                 {CC_OUTCOME_CONSENT, 200},     {CC_OUTCOME_BOT, 404},         {CC_OUTCOME_GUARD, 0}};
    static const int64_t days[] = {1, 2, 4, 8, 16, 30, 30};

    (void)state;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        struct cc_url_record row = new_row();

        for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
            cc_revisit_bad(&row, kinds[k].outcome, kinds[k].status, T0);
            assert_int_equal(row.next_try_s - T0, days[i] * DAY);
        }
        assert_int_equal(row.n_gone, 0);
    }
}

static void a_410_is_retired_at_once(void **state)
{
    struct cc_url_record row = good_row();

    (void)state;
    cc_revisit_bad(&row, CC_OUTCOME_HTTP_STATUS, 410, T0);
    assert_int_equal(row.n_gone, CC_REVISIT_GONE_TRIES);
    assert_int_equal(row.failures, CC_REVISIT_GIVEN_UP); /* not asked for by itself */
    assert_false(cc_revisit_is_due(&row, T0 + 1, T0 + CC_REVISIT_RETIRED_S - 1));
    assert_true(cc_revisit_is_due(&row, CC_NO_TIME, T0 + CC_REVISIT_RETIRED_S));
    cc_revisit_good(&row, false, T0 + CC_REVISIT_RETIRED_S); /* it is back */
    assert_int_equal(row.n_gone, 0);
    assert_int_equal(row.failures, 0);
}

static void a_404_is_retired_the_third_time(void **state)
{
    struct cc_url_record row = good_row(), unseen = new_row();

    (void)state;
    cc_revisit_bad(&row, CC_OUTCOME_HTTP_STATUS, 404, T0);
    assert_int_equal(row.next_try_s - T0, DAY);
    cc_revisit_bad(&row, CC_OUTCOME_TIMEOUT, 0, T0 + DAY); /* says nothing of it */
    assert_int_equal(row.n_gone, 1);
    cc_revisit_bad(&row, CC_OUTCOME_HTTP_STATUS, 404, T0);
    assert_int_equal(row.next_try_s - T0, 2 * DAY);
    assert_true(row.failures < CC_REVISIT_GIVEN_UP);
    cc_revisit_bad(&row, CC_OUTCOME_HTTP_STATUS, 404, T0);
    assert_int_equal(row.next_try_s - T0, CC_REVISIT_RETIRED_S);
    assert_int_equal(row.failures, CC_REVISIT_GIVEN_UP);
    cc_revisit_bad(&row, CC_OUTCOME_HTTP_STATUS, 404, T0); /* named anew after its time: still gone */
    assert_int_equal(row.next_try_s - T0, CC_REVISIT_RETIRED_S);
    assert_int_equal(row.failures, CC_REVISIT_GIVEN_UP + 1);

    cc_revisit_bad(&unseen, CC_OUTCOME_HTTP_STATUS, 404, T0); /* named before it was there */
    assert_int_equal(unseen.next_try_s - T0, CC_REVISIT_NOT_YET_S);
    cc_revisit_bad(&unseen, CC_OUTCOME_HTTP_STATUS, 404, T0);
    assert_int_equal(unseen.next_try_s - T0, 2 * DAY);
    cc_revisit_bad(&unseen, CC_OUTCOME_HTTP_STATUS, 404, T0);
    assert_int_equal(unseen.next_try_s - T0, CC_REVISIT_RETIRED_S);
}

static void a_row_from_the_future_is_due(void **state)
{
    struct cc_url_record row = good_row();

    (void)state;
    row.next_try_s = T0 + DAY;
    assert_false(cc_revisit_is_due(&row, CC_NO_TIME, T0));
    assert_true(cc_revisit_is_due(&row, CC_NO_TIME, T0 - 1)); /* fetched in a second from now */
    row = new_row();
    row.next_try_s = T0 + CC_REVISIT_RETIRED_S;
    assert_false(cc_revisit_is_due(&row, CC_NO_TIME, T0));
    assert_true(cc_revisit_is_due(&row, CC_NO_TIME, T0 - 1)); /* no rule puts it off for so long */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_page_is_due_at_once_and_again_in_the_next_run),
        cmocka_unit_test(an_unchanged_page_waits_three_quarters_of_its_age),
        cmocka_unit_test(hourly_runs_ask_an_unchanging_story_six_times_in_its_first_day),
        cmocka_unit_test(a_page_that_changes_each_time_is_asked_less_and_less_but_daily),
        cmocka_unit_test(what_a_document_says_brings_a_page_forward),
        cmocka_unit_test(trouble_that_may_pass_waits_after_three_times),
        cmocka_unit_test(refusals_and_walls_wait_from_a_day_to_thirty),
        cmocka_unit_test(a_410_is_retired_at_once),
        cmocka_unit_test(a_404_is_retired_the_third_time),
        cmocka_unit_test(a_row_from_the_future_is_due),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
