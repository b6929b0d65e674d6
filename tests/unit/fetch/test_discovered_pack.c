#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/fetch/discovered_pack.h"

#include <string.h>

#define MAX_URL_BYTES 100

static struct cc_arena arena;
static struct cc_buf packed;

static int set_up(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)1 << 20);
    cc_buf_init(&packed, (size_t)1 << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_buf_done(&packed);
    cc_arena_done(&arena);
    return 0;
}

static void pack_one(struct cc_span url)
{
    int64_t changed_at_s = 7;
    const struct cc_discovered found = {.pages = {&url, &changed_at_s, 1}};

    cc_buf_clear(&packed);
    cc_discovered_pack(&packed, &found);
    assert_int_equal(packed.status, CC_OK);
}

static enum cc_status unpack(struct cc_span bytes, struct cc_discovered *found)
{
    return cc_discovered_unpack(&arena, bytes, MAX_URL_BYTES, found, NULL);
}

static void what_was_packed_comes_back(void **state)
{
    struct cc_span pages[] = {CC_SPAN("https://harbourpost.example/a"), CC_SPAN("http://harbourpost.example/b?c=%C3%A4")};
    struct cc_span sitemaps[] = {CC_SPAN("https://harbourpost.example/map.xml")};
    struct cc_span feeds[] = {CC_SPAN("https://harbourpost.example/feed")};
    struct cc_span next[] = {CC_SPAN("https://harbourpost.example/page/2")};
    int64_t times[] = {1772352000, CC_NO_TIME};
    const struct cc_discovered found = {{pages, times, 2}, {sitemaps, times + 1, 1}, {feeds, times + 1, 1}, {next, times, 1}, 3};
    struct cc_discovered again;

    (void)state;
    cc_buf_clear(&packed);
    cc_discovered_pack(&packed, &found);
    assert_int_equal(unpack(cc_buf_span(&packed), &again), CC_OK);
    assert_int_equal(again.n_refused, 3);
    assert_int_equal(again.pages.count, 2);
    assert_span_is(again.pages.list[1], "http://harbourpost.example/b?c=%C3%A4");
    assert_int_equal(again.pages.list[1].ptr[again.pages.list[1].len], 0);
    assert_true(again.pages.changed_at_s[0] == times[0] && again.pages.changed_at_s[1] == CC_NO_TIME);
    assert_int_equal(again.sitemaps.count, 1);
    assert_span_is(again.feeds.list[0], "https://harbourpost.example/feed");
    assert_true(again.next.changed_at_s[0] == times[0]);
}

static void nothing_found_comes_back_as_nothing(void **state)
{
    const struct cc_discovered nothing = {.n_refused = 0};
    struct cc_discovered again;

    (void)state;
    cc_buf_clear(&packed);
    cc_discovered_pack(&packed, &nothing);
    assert_int_equal(unpack(cc_buf_span(&packed), &again), CC_OK);
    assert_int_equal(again.pages.count + again.sitemaps.count + again.feeds.count + again.next.count, 0);
}

static void bytes_that_end_anywhere_else_are_refused(void **state)
{
    struct cc_discovered again;
    char more[512];

    (void)state;
    pack_one(CC_SPAN("https://harbourpost.example/a"));
    for (size_t len = 0; len < packed.len; len++)
        assert_int_equal(unpack(cc_span_slice(cc_buf_span(&packed), 0, len), &again), CC_E_INPUT);
    memcpy(more, packed.ptr, packed.len);
    more[packed.len] = 0;
    assert_int_equal(unpack((struct cc_span){more, packed.len + 1}, &again), CC_E_INPUT);
}

static void a_length_past_the_end_is_refused(void **state)
{
    static const uint64_t lengths[] = {30, UINT32_MAX, UINT64_MAX, UINT64_MAX - 7};
    struct cc_discovered again;
    uint32_t count = UINT32_MAX;

    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        pack_one(CC_SPAN("https://harbourpost.example/a")); /* 29 bytes */
        memcpy(packed.ptr + 2 * sizeof(uint32_t) + sizeof(int64_t), &lengths[i], sizeof lengths[i]);
        assert_int_equal(unpack(cc_buf_span(&packed), &again), CC_E_INPUT);
    }
    pack_one(CC_SPAN("https://harbourpost.example/a"));
    memcpy(packed.ptr + sizeof(uint32_t), &count, sizeof count);
    assert_int_equal(unpack(cc_buf_span(&packed), &again), CC_E_INPUT);
}

static void what_is_no_url_in_normal_form_is_refused(void **state)
{
    const struct cc_span wrong[] = {
        CC_SPAN(""), CC_SPAN("/a"), CC_SPAN("file:///etc/passwd"), CC_SPAN("ftp://harbourpost.example/"),
        CC_SPAN("https://harbourpost.example/a b"), CC_SPAN("https://harbourpost.example/\n"), CC_SPAN("https://harbourpost.example/\0x"),
        CC_SPAN("https://harbourpost.example/\x7f"), CC_SPAN("https://harbourpost.example/\xC3\xA4"), CC_SPAN("HTTP://harbourpost.example/")};
    struct cc_discovered again;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        pack_one(wrong[i]);
        assert_int_equal(unpack(cc_buf_span(&packed), &again), CC_E_INPUT);
    }
}

static void a_url_may_be_as_long_as_the_limit(void **state)
{
    char url[MAX_URL_BYTES + 1];
    struct cc_discovered again;

    (void)state;
    memset(url, 'a', sizeof url);
    memcpy(url, "https://h.example/", 18);
    pack_one((struct cc_span){url, MAX_URL_BYTES});
    assert_int_equal(unpack(cc_buf_span(&packed), &again), CC_OK);
    pack_one((struct cc_span){url, MAX_URL_BYTES + 1});
    assert_int_equal(unpack(cc_buf_span(&packed), &again), CC_E_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_packed_comes_back),
        cmocka_unit_test(nothing_found_comes_back_as_nothing),
        cmocka_unit_test(bytes_that_end_anywhere_else_are_refused),
        cmocka_unit_test(a_length_past_the_end_is_refused),
        cmocka_unit_test(what_is_no_url_in_normal_form_is_refused),
        cmocka_unit_test(a_url_may_be_as_long_as_the_limit),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
