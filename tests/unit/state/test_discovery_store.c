#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/state/discovery_store.h"

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

static void what_was_put_comes_back_and_the_last_wins(void **data)
{
    struct cc_discovery_record in = {.url = CC_SPAN("https://a.example/feed"),
                                     .found_by = CC_SPAN("configuration"),
                                     .settings = UINT64_MAX,
                                     .etag = CC_SPAN("\"1\""),
                                     .body_hash = UINT64_MAX - 1,
                                     .fetched_at_s = CC_NO_TIME,
                                     .archive_file = CC_SPAN("cleancopy-00000.warc.gz"),
                                     .archive_offset = (uint64_t)1 << 40};
    struct cc_discovery_record out;

    (void)data;
    assert_int_equal(cc_discovery_get(state, &arena, in.url, &out, &err), CC_END);
    assert_int_equal(cc_discovery_put(state, &in, &err), CC_OK);
    in.etag = CC_SPAN("");
    in.last_modified = CC_SPAN("Tue, 03 Nov 2026 10:00:00 GMT");
    assert_int_equal(cc_discovery_put(state, &in, &err), CC_OK);
    assert_int_equal(cc_discovery_get(state, &arena, in.url, &out, &err), CC_OK);
    assert_span_is(out.url, "https://a.example/feed");
    assert_span_is(out.found_by, "configuration");
    assert_true(out.settings == UINT64_MAX && out.body_hash == UINT64_MAX - 1);
    assert_span_is(out.etag, "");
    assert_span_is(out.last_modified, "Tue, 03 Nov 2026 10:00:00 GMT");
    assert_true(out.fetched_at_s == CC_NO_TIME);
    assert_span_is(out.archive_file, "cleancopy-00000.warc.gz");
    assert_true(out.archive_offset == (uint64_t)1 << 40);
    assert_int_equal(cc_discovery_get(state, &arena, CC_SPAN("https://a.example/"), &out, &err),
                     CC_END);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_put_comes_back_and_the_last_wins, start, stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
