#include "support.h"

#include "cleancopy/source/url_list.h"

static void urls_come_line_by_line(void **state)
{
    struct cc_span rest =
        CC_SPAN("\xEF\xBB\xBF# pages of the harbour\r\n\r\n  https://a.example/1 \r\n"
                "https://a.example/2#part\r#no\n\t#neither\nhttps://a.example/3");
    struct cc_span url;

    (void)state;
    assert_true(cc_url_list_next(&rest, &url));
    assert_span_is(url, "https://a.example/1");
    assert_true(cc_url_list_next(&rest, &url));
    assert_span_is(url, "https://a.example/2#part");
    assert_true(cc_url_list_next(&rest, &url));
    assert_span_is(url, "https://a.example/3");
    assert_false(cc_url_list_next(&rest, &url));
    assert_false(cc_url_list_next(&rest, &url));
}

static void lists_without_urls_end_at_once(void **state)
{
    static const char *const lists[] = {"", "\n\n\r\n", "# only words", "  \t "};
    struct cc_span rest, url;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        rest = cc_span_from(lists[i]);
        assert_false(cc_url_list_next(&rest, &url));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(urls_come_line_by_line),
        cmocka_unit_test(lists_without_urls_end_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
