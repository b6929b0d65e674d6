#include "support.h"

#include "cleancopy/state/frontier.h"

#include <stdio.h>

static struct cc_state *state;
static struct cc_arena arena;
static struct cc_error err;

static int start(void **data)
{
    (void)data;
    cc_arena_init(&arena, (size_t)1 << 20);
    assert_int_equal(cc_state_open_temporary(&state, &err), CC_OK);
    return cc_frontier_open(state, &err) == CC_OK ? 0 : 1;
}

static int stop(void **data)
{
    (void)data;
    cc_state_close(state);
    cc_arena_done(&arena);
    return 0;
}

static void put(uint64_t site, uint64_t order, const char *url, const char *ask)
{
    struct cc_frontier_entry entry = {site, order, 3, 7, cc_span_from(url), cc_span_from(ask)};

    assert_int_equal(cc_frontier_put(state, &entry, &err), CC_OK);
}

static void a_site_gives_back_its_own_in_their_order(void **data)
{
    uint64_t one = UINT64_MAX, two = 0;
    struct cc_frontier_entry entry;

    (void)data;
    put(one, 2, "http://a.example/second", "");
    put(two, 3, "http://b.example/x%2F", "http://b.example/x%2f");
    put(one, UINT64_MAX, "http://a.example/last", "");
    put(one, 1, "http://a.example/first", "");
    assert_int_equal(cc_frontier_take(state, &arena, one, &entry, &err), CC_OK);
    assert_span_is(entry.url, "http://a.example/first");
    assert_int_equal(entry.ask.len, 0);
    assert_int_equal(entry.source, 3);
    assert_int_equal(entry.found_by, 7);
    assert_int_equal(cc_frontier_take(state, &arena, one, &entry, &err), CC_OK);
    assert_span_is(entry.url, "http://a.example/second");
    assert_int_equal(cc_frontier_take(state, &arena, one, &entry, &err), CC_OK);
    assert_span_is(entry.url, "http://a.example/last");
    assert_int_equal(cc_frontier_take(state, &arena, one, &entry, &err), CC_END);
    assert_int_equal(cc_frontier_take(state, &arena, two, &entry, &err), CC_OK);
    assert_span_is(entry.ask, "http://b.example/x%2f");
    assert_int_equal(cc_frontier_take(state, &arena, two, &entry, &err), CC_END);
}

static void opening_again_empties_it(void **data)
{
    struct cc_frontier_entry entry;

    (void)data;
    put(1, 1, "http://a.example/", "");
    assert_int_equal(cc_frontier_open(state, &err), CC_OK);
    assert_int_equal(cc_frontier_take(state, &arena, 1, &entry, &err), CC_END);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_site_gives_back_its_own_in_their_order, start, stop),
        cmocka_unit_test_setup_teardown(opening_again_empties_it, start, stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
