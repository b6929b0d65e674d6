#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/state/state.h"
#include "cleancopy/state/url_store.h"

#include <string.h>

struct fixture {
    char *dir;
    struct cc_state *state;
    struct cc_arena arena;
};

static int set_up(void **state)
{
    static struct fixture f;
    struct cc_error err;

    f.dir = support_scratch();
    cc_arena_init(&f.arena, 16u << 20);
    if (cc_state_open(f.dir, &f.state, &err) != CC_OK)
        fail_msg("%s", err.message);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    cc_state_close(f->state);
    cc_arena_done(&f->arena);
    support_scratch_done(f->dir);
    return 0;
}

static struct cc_url_record record_of(const char *url)
{
    struct cc_url_record r;

    memset(&r, 0, sizeof(r));
    r.url = cc_span_from(url);
    r.source = CC_SPAN("harbour");
    r.found_by = CC_SPAN("https://harbourpost.example/feed");
    r.fetched_at_s = CC_NO_TIME;
    return r;
}

static void put(struct fixture *f, const struct cc_url_record *r)
{
    struct cc_error err;

    if (cc_url_put(f->state, r, &err) != CC_OK)
        fail_msg("%s", err.message);
}

static void an_unknown_url_is_the_end(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record r;

    assert_int_equal(cc_url_get(f->state, &f->arena, CC_SPAN("https://a.example/"), &r, NULL),
                     CC_END);
}

static void a_record_comes_back_as_it_was_put(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record r = record_of("https://harbourpost.example/tide"), back;

    r.outlet = CC_SPAN("Harbour Post");
    r.etag = CC_SPAN("\"a\\\"b\"");
    r.last_modified = CC_SPAN("Wed, 04 Mar 2026 10:00:00 GMT");
    r.body_hash = UINT64_MAX;
    r.fetched_at_s = 1770000000;
    r.next_try_s = 1770000060;
    r.changed_at_s = 1769999999;
    r.n_changes = UINT32_MAX;
    r.n_gone = 3;
    r.http_status = 200;
    r.reason = CC_SPAN("ok");
    r.archive_file = CC_SPAN("cleancopy-00000.warc.gz");
    r.archive_offset = 5000000000u;
    r.to_clean = true;
    r.failures = 3;
    put(f, &r);
    assert_int_equal(cc_url_get(f->state, &f->arena, r.url, &back, NULL), CC_OK);
    assert_span_is(back.url, "https://harbourpost.example/tide");
    assert_span_is(back.source, "harbour");
    assert_span_is(back.outlet, "Harbour Post");
    assert_span_is(back.found_by, "https://harbourpost.example/feed");
    assert_span_is(back.etag, "\"a\\\"b\"");
    assert_span_is(back.last_modified, "Wed, 04 Mar 2026 10:00:00 GMT");
    assert_true(back.body_hash == UINT64_MAX);
    assert_int_equal(back.fetched_at_s, 1770000000);
    assert_int_equal(back.next_try_s, 1770000060);
    assert_int_equal(back.http_status, 200);
    assert_span_is(back.reason, "ok");
    assert_span_is(back.archive_file, "cleancopy-00000.warc.gz");
    assert_true(back.archive_offset == 5000000000u);
    assert_true(back.to_clean);
    assert_int_equal(back.failures, 3);
    assert_true(back.changed_at_s == 1769999999);
    assert_true(back.n_changes == UINT32_MAX);
    assert_int_equal(back.n_gone, 3);
    r = record_of("https://harbourpost.example/tide");
    put(f, &r);
    assert_int_equal(cc_url_get(f->state, &f->arena, r.url, &back, NULL), CC_OK);
    assert_int_equal(back.etag.len, 0);
    assert_true(back.fetched_at_s == CC_NO_TIME);
    assert_false(back.to_clean);
}

static void pages_to_clean_come_in_byte_order_until_cleaned(void **state)
{
    struct fixture *f = *state;
    static const char *const urls[] = {"https://b.example/", "https://a.example/z",
                                       "https://a.example/B", "https://c.example/"};
    struct cc_url_record r;
    struct cc_span after = {"", 0};
    uint64_t n;
    size_t i;

    for (i = 0; i < 4; i++) {
        r = record_of(urls[i]);
        r.to_clean = i != 3;
        put(f, &r);
    }
    assert_int_equal(cc_url_count_to_clean(f->state, &n, NULL), CC_OK);
    assert_int_equal(n, 3);
    assert_int_equal(cc_url_next_to_clean(f->state, &f->arena, after, &r, NULL), CC_OK);
    assert_span_is(r.url, "https://a.example/B");
    assert_int_equal(cc_url_next_to_clean(f->state, &f->arena, r.url, &r, NULL), CC_OK);
    assert_span_is(r.url, "https://a.example/z");
    assert_int_equal(cc_url_set_cleaned(f->state, CC_SPAN("https://b.example/"), NULL), CC_OK);
    assert_int_equal(cc_url_count_to_clean(f->state, &n, NULL), CC_OK);
    assert_int_equal(n, 2);
    assert_int_equal(cc_url_next_to_clean(f->state, &f->arena, r.url, &r, NULL), CC_END);
}

static bool is_to_clean(struct fixture *f, const char *url)
{
    struct cc_url_record r;

    assert_int_equal(cc_url_get(f->state, &f->arena, cc_span_from(url), &r, NULL), CC_OK);
    assert_false(r.to_clean && r.left_out);
    return r.to_clean;
}

static void what_a_filter_left_out_comes_again_with_another_one(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record r;
    uint64_t n;

    for (int i = 0; i < 2; i++) {
        r = record_of(i == 0 ? "https://a.example/" : "https://b.example/");
        r.to_clean = true;
        put(f, &r);
    }
    assert_int_equal(cc_url_begin_filter(f->state, 7, NULL), CC_OK);
    assert_int_equal(cc_url_set_left_out(f->state, CC_SPAN("https://a.example/"), NULL), CC_OK);
    assert_int_equal(cc_url_set_cleaned(f->state, CC_SPAN("https://b.example/"), NULL), CC_OK);
    assert_int_equal(cc_url_count_to_clean(f->state, &n, NULL), CC_OK);
    assert_int_equal(n, 0);

    /* an answer that brings nothing new writes the row again */
    assert_int_equal(cc_url_get(f->state, &f->arena, CC_SPAN("https://a.example/"), &r, NULL), CC_OK);
    assert_true(r.left_out);
    put(f, &r);
    assert_int_equal(cc_url_begin_filter(f->state, 7, NULL), CC_OK);
    assert_false(is_to_clean(f, "https://a.example/"));

    assert_int_equal(cc_url_begin_filter(f->state, UINT64_MAX, NULL), CC_OK);
    assert_true(is_to_clean(f, "https://a.example/"));
    assert_false(is_to_clean(f, "https://b.example/"));
    assert_int_equal(cc_url_set_left_out(f->state, CC_SPAN("https://a.example/"), NULL), CC_OK);
    assert_int_equal(cc_url_begin_filter(f->state, 0, NULL), CC_OK);
    assert_true(is_to_clean(f, "https://a.example/"));

    /* new bytes are to be cleaned whatever was left out before */
    r.to_clean = r.left_out = true;
    put(f, &r);
    assert_true(is_to_clean(f, "https://a.example/"));
}

static void reasons_are_counted_in_their_order(void **state)
{
    static const char *const urls[] = {"https://a.example/1", "https://a.example/2", "https://a.example/3", "https://a.example/4"};
    static const char *const reasons[] = {"robots", "ok", "", "ok"};
    struct fixture *f = *state;
    struct cc_url_reason *list;
    size_t n = 7;

    assert_int_equal(cc_url_count_reasons(f->state, &f->arena, &list, &n, NULL), CC_OK);
    assert_int_equal(n, 0);
    for (size_t i = 0; i < 4; i++) {
        struct cc_url_record r = record_of(urls[i]);

        r.reason = cc_span_from(reasons[i]);
        put(f, &r);
    }
    assert_int_equal(cc_url_count_reasons(f->state, &f->arena, &list, &n, NULL), CC_OK);
    assert_int_equal(n, 3);
    assert_int_equal(list[0].name.len, 0);
    assert_span_is(list[1].name, "ok");
    assert_int_equal(list[1].n, 2);
    assert_span_is(list[2].name, "robots");
}

static void only_due_unfetched_urls_of_the_source_are_pending(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record r, other;

    r = record_of("https://a.example/1-due");
    r.next_try_s = 100;
    put(f, &r);
    other = r;
    other.url = CC_SPAN("https://a.example/2-not-yet");
    other.next_try_s = 101;
    put(f, &other);
    other = r;
    other.url = CC_SPAN("https://a.example/3-fetched");
    other.fetched_at_s = 50;
    put(f, &other);
    other = r;
    other.url = CC_SPAN("https://a.example/4-given-up");
    other.failures = 8;
    put(f, &other);
    other = r;
    other.url = CC_SPAN("https://a.example/5-other-source");
    other.source = CC_SPAN("else");
    put(f, &other);
    other = r;
    other.url = CC_SPAN("https://a.example/6-configured");
    other.found_by = CC_SPAN("configuration");
    put(f, &other);
    other = r;
    other.url = CC_SPAN("https://a.example/7-due");
    other.failures = 7;
    put(f, &other);
    assert_int_equal(cc_url_next_pending(f->state, &f->arena, CC_SPAN("harbour"), CC_SPAN(""),
                                         100, 8, &r, NULL),
                     CC_OK);
    assert_span_is(r.url, "https://a.example/1-due");
    assert_int_equal(
        cc_url_next_pending(f->state, &f->arena, CC_SPAN("harbour"), r.url, 100, 8, &r, NULL),
        CC_OK);
    assert_span_is(r.url, "https://a.example/7-due");
    assert_int_equal(
        cc_url_next_pending(f->state, &f->arena, CC_SPAN("harbour"), r.url, 100, 8, &r, NULL),
        CC_END);
}

static void links_are_kept_by_document_and_kind(void **state)
{
    struct fixture *f = *state;
    struct cc_span feed = CC_SPAN("https://a.example/feed"), url = CC_SPAN("");

    assert_int_equal(
        cc_link_put(f->state, feed, CC_LINK_PAGE, CC_SPAN("https://a.example/2"), NULL), CC_OK);
    assert_int_equal(
        cc_link_put(f->state, feed, CC_LINK_PAGE, CC_SPAN("https://a.example/1"), NULL), CC_OK);
    assert_int_equal(
        cc_link_put(f->state, feed, CC_LINK_PAGE, CC_SPAN("https://a.example/1"), NULL), CC_OK);
    assert_int_equal(
        cc_link_put(f->state, feed, CC_LINK_SITEMAP, CC_SPAN("https://a.example/s"), NULL),
        CC_OK);
    assert_int_equal(cc_link_next(f->state, &f->arena, feed, CC_LINK_PAGE, url, &url, NULL),
                     CC_OK);
    assert_span_is(url, "https://a.example/1");
    assert_int_equal(cc_link_next(f->state, &f->arena, feed, CC_LINK_PAGE, url, &url, NULL),
                     CC_OK);
    assert_span_is(url, "https://a.example/2");
    assert_int_equal(cc_link_next(f->state, &f->arena, feed, CC_LINK_PAGE, url, &url, NULL),
                     CC_END);
    assert_int_equal(cc_link_clear(f->state, feed, NULL), CC_OK);
    assert_int_equal(
        cc_link_next(f->state, &f->arena, feed, CC_LINK_SITEMAP, CC_SPAN(""), &url, NULL),
        CC_END);
}

static void a_robots_file_may_hold_any_bytes(void **state)
{
    struct fixture *f = *state;
    struct cc_robots_record r = {1000, 200, {"a\0b\xff", 4}}, back;
    struct cc_span origin = CC_SPAN("https://a.example:443");

    assert_int_equal(cc_robots_get(f->state, &f->arena, origin, &back, NULL), CC_END);
    assert_int_equal(cc_robots_put(f->state, origin, &r, NULL), CC_OK);
    assert_int_equal(cc_robots_get(f->state, &f->arena, origin, &back, NULL), CC_OK);
    assert_int_equal(back.fetched_at_s, 1000);
    assert_int_equal(back.http_status, 200);
    assert_true(cc_span_is(back.body, r.body));
    r.body.len = 0;
    r.http_status = 0;
    assert_int_equal(cc_robots_put(f->state, origin, &r, NULL), CC_OK);
    assert_int_equal(cc_robots_get(f->state, &f->arena, origin, &back, NULL), CC_OK);
    assert_int_equal(back.body.len, 0);
    assert_int_equal(back.http_status, 0);
}

static void a_host_keeps_its_next_time_over_a_restart(void **state)
{
    struct fixture *f = *state;
    int64_t when = 0;

    assert_int_equal(cc_site_next_allowed(f->state, CC_SPAN("a.example"), &when, NULL), CC_OK);
    assert_true(when == CC_NO_TIME);
    assert_int_equal(cc_site_set_next_allowed(f->state, CC_SPAN("a.example"), 1234, NULL),
                     CC_OK);
    cc_state_close(f->state);
    assert_int_equal(cc_state_open(f->dir, &f->state, NULL), CC_OK);
    assert_int_equal(cc_site_next_allowed(f->state, CC_SPAN("a.example"), &when, NULL), CC_OK);
    assert_int_equal(when, 1234);
}

static void a_rolled_back_record_is_gone(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record r = record_of("https://a.example/");

    assert_int_equal(cc_state_begin(f->state, NULL), CC_OK);
    put(f, &r);
    cc_state_rollback(f->state);
    assert_int_equal(cc_url_get(f->state, &f->arena, r.url, &r, NULL), CC_END);
}

int main(void)
{
#define WITH_STATE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_STATE(an_unknown_url_is_the_end),
        WITH_STATE(a_record_comes_back_as_it_was_put),
        WITH_STATE(pages_to_clean_come_in_byte_order_until_cleaned),
        WITH_STATE(what_a_filter_left_out_comes_again_with_another_one),
        WITH_STATE(reasons_are_counted_in_their_order),
        WITH_STATE(only_due_unfetched_urls_of_the_source_are_pending),
        WITH_STATE(links_are_kept_by_document_and_kind),
        WITH_STATE(a_robots_file_may_hold_any_bytes),
        WITH_STATE(a_host_keeps_its_next_time_over_a_restart),
        WITH_STATE(a_rolled_back_record_is_gone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
