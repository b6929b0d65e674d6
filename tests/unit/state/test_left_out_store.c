#include "support.h"

#include "cleancopy/state/left_out_store.h"

static struct cc_state *db;
static struct cc_error err;

static int setup(void **state)
{
    (void)state;
    return cc_state_open_temporary(&db, &err) == CC_OK ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    cc_state_close(db);
    return 0;
}

static void put(const char *source, enum cc_left_out reason)
{
    assert_int_equal(cc_left_out_store_put(db, cc_span_from(source), reason, &err), CC_OK);
}

static void put_set(uint64_t inputs, uint64_t by_outlet, uint64_t by_language)
{
    const struct cc_left_out_sums sums = {by_outlet, by_language};

    assert_int_equal(cc_left_out_store_put_set(db, inputs, &sums, &err), CC_OK);
}

static void assert_sums(uint64_t by_outlet, uint64_t by_language)
{
    struct cc_left_out_sums sums;

    assert_int_equal(cc_left_out_store_sums(db, &sums, &err), CC_OK);
    assert_int_equal(sums.by_outlet, by_outlet);
    assert_int_equal(sums.by_language, by_language);
}

static void a_page_that_is_seen_again_counts_once(void **state)
{
    (void)state;
    assert_sums(0, 0);
    put("pages.warc:0", CC_LEFT_OUT_BY_OUTLET);
    put("pages.warc:512", CC_LEFT_OUT_BY_LANGUAGE);
    put("pages.warc:1024", CC_LEFT_OUT_BY_LANGUAGE);
    assert_sums(1, 2);
    put("pages.warc:0", CC_LEFT_OUT_BY_OUTLET);
    put("pages.warc:512", CC_LEFT_OUT_BY_LANGUAGE);
    assert_sums(1, 2);
}

static void the_last_reason_counts_and_a_page_that_is_taken_does_not(void **state)
{
    (void)state;
    put("a.html", CC_LEFT_OUT_BY_OUTLET);
    put("a.html", CC_LEFT_OUT_BY_LANGUAGE);
    assert_sums(0, 1);
    put("a.html", CC_LEFT_OUT_NOT);
    put("b.html", CC_LEFT_OUT_NOT);
    assert_sums(0, 0);
}

static void the_sums_of_a_set_of_shards_are_replaced_by_those_of_the_same_inputs(void **state)
{
    (void)state;
    put("a.html", CC_LEFT_OUT_BY_OUTLET);
    put_set(7, 100, 2000);
    put_set(8, 1, 1);
    assert_sums(102, 2001);
    put_set(7, 5, 6);
    assert_sums(7, 7);
    put_set(7, 0, 0);
    assert_sums(2, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_page_that_is_seen_again_counts_once),
        TEST(the_last_reason_counts_and_a_page_that_is_taken_does_not),
        TEST(the_sums_of_a_set_of_shards_are_replaced_by_those_of_the_same_inputs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
