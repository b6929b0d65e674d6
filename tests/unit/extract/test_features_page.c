#include "read_page.h"

#include "cleancopy/extract/features_page.h"

static struct read_page page;

#define F(name) (page.features[0].value[CC_F_##name])

static void types_name_kinds(void **state)
{
    static const struct {
        const char *type;
        int kind; /* -1: none */
    } cases[] = {{"NewsArticle", CC_KIND_ARTICLE}, {"BlogPosting", CC_KIND_ARTICLE},   {"TechArticle", CC_KIND_DOCUMENTATION},
                 {"og:product", CC_KIND_PRODUCT},  {"QAPage", CC_KIND_FORUM},          {"CollectionPage", CC_KIND_COLLECTION},
                 {"ItemList", CC_KIND_LISTING},    {"ProfessionalService", CC_KIND_SERVICE},
                 {"website", -1},                  {"", -1}};
    enum cc_kind kind;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        kind = CC_KIND_EMPTY;
        assert_int_equal(cc_kind_hinted(cc_span_from(cases[i].type), &kind), cases[i].kind >= 0);
        assert_int_equal(kind, cases[i].kind >= 0 ? cases[i].kind : CC_KIND_EMPTY);
    }
}

static void the_address_is_taken_apart(void **state)
{
    (void)state;
    read_page(&page, "<p>x</p>", "", "NewsArticle", "https://harbourpost.example/2026/08/storm-closes_harbour-123456?id=9#top");
    assert_int_equal(F(HINT), 1 + CC_KIND_ARTICLE);
    assert_int_equal(F(URL_SEGMENTS), 3);
    assert_int_equal(F(URL_SLUG), 4);
    assert_int_equal(F(URL_DIGITS), 6);
    assert_int_equal(F(URL_DATE), 1);
    assert_int_equal(F(URL_QUERY), 1);
    read_page_done(&page);
    read_page(&page, "<p>x</p>", "", "", "https://harbourpost.example");
    assert_int_equal(F(URL_SEGMENTS), 0);
    assert_int_equal(F(URL_SLUG), 0);
    assert_int_equal(F(URL_DATE), 0);
    read_page_done(&page);
    read_page(&page, "<p>x</p>", "", "", "");
    assert_int_equal(F(URL_SEGMENTS), -1);
    assert_int_equal(F(HINT), 0);
    read_page_done(&page);
}

static void the_makeup_is_counted(void **state)
{
    (void)state;
    read_page(&page,
              "<h1>Rope</h1><p>$ 12.50 a coil</p><p>Pay 3 \xE2\x82\xAC more</p><ul><li>one two</li></ul><pre>a b c</pre>"
              "<table><tr><td>a</td><td>b</td></tr></table><form><img src=x><time>1</time></form>",
              "", "", "");
    assert_int_equal(F(PAGE_PRICES), 2);
    assert_int_equal(F(PAGE_HEADINGS), 1);
    assert_int_equal(F(PAGE_FORMS), 1);
    assert_int_equal(F(PAGE_IMAGES), 1);
    assert_int_equal(F(PAGE_TIMES), 1);
    assert_true(F(PAGE_LIST) > 0 && F(PAGE_CODE) > 0 && F(PAGE_TABLE) > 0);
    assert_int_equal(F(PAGE_BLOCKS), (int)page.blocks.count);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_name_kinds),
        cmocka_unit_test(the_address_is_taken_apart),
        cmocka_unit_test(the_makeup_is_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
