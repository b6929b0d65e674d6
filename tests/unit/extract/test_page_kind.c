#include "read_page.h"

#include "cleancopy/extract/page_kind.h"

#define PARA "<p>The harbour was closed on Monday because a storm had damaged the northern quay, and all ferries stayed out.</p>"

static void what_would_be_kept_is_measured(void **state)
{
    struct read_page page;
    int32_t sums[] = {1, -1, 0}, values[CC_KIND_FEATURE_COUNT];

    (void)state;
    read_page(&page, PARA "<p>one two three</p><p>four <a href=x>five</a></p>", "", "", "");
    cc_kind_features(&page.dom, &page.blocks, &page.hints, page.features, sums, values);
    assert_int_equal(values[CC_K_KEPT], (19 + 2) * 1000 / 24);
    assert_int_equal(values[CC_K_KEPT_BLOCKS], 2);
    assert_int_equal(values[CC_K_KEPT_LINKS], 1000 / 21);
    assert_int_equal(values[CC_K_KEPT_LENGTH], 21 * 10 / 2);
    assert_int_equal(values[CC_K_KEPT_PARA], 19 * 1000 / 21);
    assert_int_equal(values[CC_K_PAGE + 1], page.blocks.count);
    read_page_done(&page);
}

static void an_empty_page_has_no_kind(void **state)
{
    struct read_page page;

    (void)state;
    read_page(&page, "", "", "NewsArticle", "");
    assert_int_equal(cc_page_kind(&page.dom, &page.blocks, &page.hints, page.features, NULL), CC_KIND_EMPTY);
    read_page_done(&page);
}

static void a_type_that_fits_the_text_wins(void **state)
{
    struct read_page page;
    int32_t sums[] = {5000, 5000, 5000, 5000};

    (void)state;
    read_page(&page, "<main><article>" PARA PARA PARA PARA "</article></main>", "", "NewsArticle",
              "https://harbourpost.example/2026/08/storm-closes-harbour-for-three-weeks");
    assert_int_equal(cc_page_kind(&page.dom, &page.blocks, &page.hints, page.features, sums), CC_KIND_ARTICLE);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_would_be_kept_is_measured),
        cmocka_unit_test(an_empty_page_has_no_kind),
        cmocka_unit_test(a_type_that_fits_the_text_wins),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
