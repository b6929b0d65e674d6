#include "read_page.h"

#include "cleancopy/extract/class_token.h"
#include "cleancopy/extract/features_class.h"

static struct read_page page;

/* The features of a page under a table that knows the first token of "good" and "bad" alone. */
static void read_with_table(const char *html)
{
    static uint32_t hash[2];
    static int8_t weight[2];
    struct cc_token_weights table = {hash, weight, 2};
    struct cc_page_sums sums;
    uint32_t good[CC_CLASS_TOKENS_MAX], bad[CC_CLASS_TOKENS_MAX], i;
    bool *is_para;

    read_page(&page, "<p class=good>x</p><p class=bad>y</p>", "", "", "");
    assert_int_equal(cc_class_tokens(&page.dom, page.blocks.list[0].element, good), 2);
    assert_int_equal(cc_class_tokens(&page.dom, page.blocks.list[1].element, bad), 2);
    read_page_done(&page);
    hash[0] = good[0] < bad[0] ? good[0] : bad[0];
    hash[1] = good[0] < bad[0] ? bad[0] : good[0];
    weight[0] = good[0] < bad[0] ? 20 : -30;
    weight[1] = good[0] < bad[0] ? -30 : 20;

    read_page(&page, html, "", "", "");
    is_para = cc_arena_calloc(&page.arena, page.blocks.count + 1, sizeof(*is_para));
    assert_true(cc_page_sums_make(&page.arena, &page.dom, &page.blocks, is_para, &sums));
    for (i = 0; i < page.blocks.count; i++)
        memset(page.features[i].value, 0, sizeof(page.features[i].value));
    assert_true(cc_features_class(&page.arena, &page.dom, &page.blocks, &sums, &page.classes, &table, page.features));
}

#define F(block, name) (page.features[block].value[CC_F_TOKEN_##name])

static void weights_are_gathered_up_to_the_root(void **state)
{
    (void)state;
    read_with_table("<body class=good><div class='bad other'><div><p class='good bad'><b class=good>x</b></p></div></div>"
                    "<p>y</p></body>");
    assert_int_equal(F(0, OWN_MIN), -30);
    assert_int_equal(F(0, OWN_MAX), 20);
    assert_int_equal(F(0, OWN_SUM), 20 + 20 - 30);
    assert_int_equal(F(0, P1_MIN), 0);
    assert_int_equal(F(0, P2_MIN), -30);
    assert_int_equal(F(0, ALL_MIN), -30);
    assert_int_equal(F(0, ALL_SUM), 20 - 30 + 20 - 30 + 20);
    assert_int_equal(F(0, SINCE_MIN), 3); /* the outermost of two equal ones */
    assert_int_equal(F(0, KNOWN), 5);
    assert_int_equal(F(1, OWN_MIN), 0);
    assert_int_equal(F(1, SINCE_MIN), 99);
    assert_int_equal(F(1, P1_MAX), 20);
    assert_int_equal(page.features[0].value[CC_F_PAGE_ROOT_TOKENS], 20);
    read_page_done(&page);
}

static void the_models_table_is_in_order(void **state)
{
    uint32_t i;

    (void)state;
    assert_true(cc_model_token_weights.count > 1000);
    for (i = 1; i < cc_model_token_weights.count; i++)
        assert_true(cc_model_token_weights.hash[i - 1] < cc_model_token_weights.hash[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_are_gathered_up_to_the_root),
        cmocka_unit_test(the_models_table_is_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
