#include "support.h"

#include "cleancopy/state/hsts_store.h"

static struct cc_state *state;
static struct cc_arena arena;
static struct cc_error err;

static int start(void **data)
{
    (void)data;
    cc_arena_init(&arena, (size_t)1 << 20);
    return cc_state_open_temporary(&state, &err) == CC_OK ? 0 : 1;
}

static int stop(void **data)
{
    (void)data;
    cc_state_close(state);
    cc_arena_done(&arena);
    return 0;
}

static void put(const char *host, bool with_subdomains, int64_t expires_at_s)
{
    struct cc_hsts_record record = {cc_span_from(host), with_subdomains, expires_at_s};

    assert_int_equal(cc_hsts_put(state, &record, &err), CC_OK);
}

static void a_host_is_known_until_it_is_forgotten_or_expires(void **data)
{
    struct cc_hsts_record r;

    (void)data;
    put("a.example", false, 101);
    put("a.example", true, 200);
    put("b.example", false, 150);
    assert_int_equal(cc_hsts_get(state, &arena, CC_SPAN("a.example"), &r, &err), CC_OK);
    assert_true(r.with_subdomains && r.expires_at_s == 200);
    assert_int_equal(cc_hsts_expire(state, 150, &err), CC_OK);
    assert_int_equal(cc_hsts_get(state, &arena, CC_SPAN("b.example"), &r, &err), CC_END);
    assert_int_equal(cc_hsts_get(state, &arena, CC_SPAN("a.example"), &r, &err), CC_OK);
    assert_int_equal(cc_hsts_forget(state, CC_SPAN("a.example"), &err), CC_OK);
    assert_int_equal(cc_hsts_get(state, &arena, CC_SPAN("a.example"), &r, &err), CC_END);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(a_host_is_known_until_it_is_forgotten_or_expires),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
