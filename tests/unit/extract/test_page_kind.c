#include "read_page.h"

#include "cleancopy/extract/page_kind.h"

#define PARA "<p>The harbour was closed on Monday because a storm had damaged the northern quay, and all ferries stayed out.</p>"

static void what_would_be_kept_is_measured(void **state)
{
    struct read_page page;
    int32_t sums[] = {1, -1, 0}, values[CC_KIND_FEATURE_COUNT];

    (void)state;
    read_page(&page, PARA "<p>one two three</p><p>four <a href=x>five</a></p>", "", "", "");
    assert_true(cc_kind_features(&page.arena, &page.dom, &page.blocks, &page.classes, &page.hints, page.features, sums, values));
    assert_int_equal(values[CC_K_KEPT + CC_KEPT_SHARE], (19 + 2) * 1000 / 24);
    assert_int_equal(values[CC_K_KEPT + CC_KEPT_LONGEST], 19);
    assert_int_equal(values[CC_K_PAGE + 1], page.blocks.count);
    read_page_done(&page);
}

static void a_class_word_counts_once(void **state)
{
    struct read_page page;
    int32_t sums[2] = {0, 0}, one[CC_KIND_FEATURE_COUNT], two[CC_KIND_FEATURE_COUNT];
    int k, other = 0;

    (void)state;
    read_page(&page, "<div class=product-price>" PARA "</div>", "", "", "");
    assert_true(cc_kind_features(&page.arena, &page.dom, &page.blocks, &page.classes, &page.hints, page.features, sums, one));
    read_page_done(&page);
    read_page(&page, "<div class=product-price>" PARA "</div><div class=product-price>" PARA "</div>", "", "", "");
    assert_true(cc_kind_features(&page.arena, &page.dom, &page.blocks, &page.classes, &page.hints, page.features, sums, two));
    read_page_done(&page);
    for (k = 0; k < 2 * CC_KINDS_LEARNT; k++) {
        assert_int_equal(one[CC_K_CLASS + k], two[CC_K_CLASS + k]);
        other += one[CC_K_CLASS + k] != 0;
    }
    assert_true(other > 0); /* the table knows the word */
}

static void an_empty_page_has_no_kind(void **state)
{
    struct read_page page;
    enum cc_kind kind;

    (void)state;
    read_page(&page, "", "", "NewsArticle", "");
    assert_true(cc_page_kind(&page.arena, &page.dom, &page.blocks, &page.classes, &page.hints, page.features, NULL, &kind));
    assert_int_equal(kind, CC_KIND_EMPTY);
    read_page_done(&page);
}

static void a_type_that_fits_the_text_wins(void **state)
{
    struct read_page page;
    enum cc_kind kind;
    int32_t sums[] = {5000, 5000, 5000, 5000};

    (void)state;
    read_page(&page, "<main><article>" PARA PARA PARA PARA "</article></main>", "", "NewsArticle",
              "https://harbourpost.example/2026/08/storm-closes-harbour-for-three-weeks");
    assert_true(cc_page_kind(&page.arena, &page.dom, &page.blocks, &page.classes, &page.hints, page.features, sums, &kind));
    assert_int_equal(kind, CC_KIND_ARTICLE);
    read_page_done(&page);
}

/* As a saved page without its menus: no address, no type, no forum's marks. */
static void news_and_live_blogs_are_articles(void **state)
{
    static const char *const types[] = {"NewsArticle", "http://schema.org/LiveBlogPosting", "ReportageNewsArticle"};
    struct read_page page;
    int32_t sums[3] = {9, 9, 9};
    enum cc_kind kind;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof types / sizeof types[0]; i++) {
        read_page(&page, "<div class=post><p>17:42</p><p>Hm.</p><p>It is so.</p></div>", "", types[i], "https://a.example/forum/topic/1");
        assert_true(cc_page_kind(&page.arena, &page.dom, &page.blocks, &page.classes, &page.hints, page.features, sums, &kind));
        assert_int_equal(kind, CC_KIND_ARTICLE);
        read_page_done(&page);
    }
    read_page(&page, "<div class=post><p>17:42</p><p>Hm.</p><p>It is so.</p></div>", "", "", "https://a.example/forum/topic/1");
    assert_true(cc_page_kind(&page.arena, &page.dom, &page.blocks, &page.classes, &page.hints, page.features, sums, &kind));
    assert_int_not_equal(kind, CC_KIND_ARTICLE);
    read_page_done(&page);
}

static void a_short_bare_text_is_no_forum(void **state)
{
    static const char *const pages[] = {"<main><article>" PARA PARA "</article></main>", "<main><article>" PARA PARA PARA "</article></main>",
                                        "<article><h1>Harbour closed</h1>" PARA PARA PARA "</article>"};
    struct read_page page;
    enum cc_kind kind;
    int32_t sums[] = {5000, 5000, 5000, 5000};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        read_page(&page, pages[i], "", "", "");
        assert_true(page.blocks.count <= sizeof sums / sizeof sums[0]);
        assert_true(cc_page_kind(&page.arena, &page.dom, &page.blocks, &page.classes, &page.hints, page.features, sums, &kind));
        assert_int_equal(kind, CC_KIND_ARTICLE);
        read_page_done(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_would_be_kept_is_measured),
        cmocka_unit_test(a_class_word_counts_once),
        cmocka_unit_test(an_empty_page_has_no_kind),
        cmocka_unit_test(a_type_that_fits_the_text_wins),
        cmocka_unit_test(news_and_live_blogs_are_articles),
        cmocka_unit_test(a_short_bare_text_is_no_forum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
