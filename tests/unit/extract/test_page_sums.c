#include "support.h"

#include "cleancopy/extract/page_sums.h"

#include <string.h>

/* html > body > (div > p, p) (div > p) */
static struct cc_node nodes[] = {
    {CC_TAG_HTML, CC_NO_INDEX, 7, 0, 0, {"html", 4}}, {CC_TAG_BODY, 0, 7, 0, 0, {"body", 4}},
    {CC_TAG_DIV, 1, 5, 0, 0, {"div", 3}},             {CC_TAG_P, 2, 4, 0, 0, {"p", 1}},
    {CC_TAG_P, 2, 5, 0, 0, {"p", 1}},                 {CC_TAG_DIV, 1, 7, 0, 0, {"div", 3}},
    {CC_TAG_SPAN, 5, 7, 0, 0, {"span", 4}}};
static const struct cc_dom dom = {.nodes = nodes, .n_nodes = 7};

static void sums_go_up_and_main_comes_down(void **state)
{
    struct cc_block list[3];
    struct cc_blocks blocks = {list, 3};
    struct cc_page_sums sums;
    struct cc_arena arena;
    bool is_para[3] = {true, true, true};

    (void)state;
    memset(list, 0, sizeof(list));
    list[0].element = 3;
    list[0].n_words = 40;
    list[1].element = 4;
    list[1].n_words = 40;
    list[1].n_link_words = 4;
    list[2].element = 6; /* a span: its block-level element is the div */
    list[2].n_words = 20;
    cc_arena_init(&arena, 1 << 20);
    assert_true(cc_page_sums_make(&arena, &dom, &blocks, is_para, &sums));
    assert_int_equal(sums.words, 100);
    assert_int_equal(sums.link_words, 4);
    assert_int_equal(sums.n_paras, 3);
    assert_int_equal(sums.of[2].blocks, 2);
    assert_int_equal(sums.of[2].para_words, 80);
    assert_int_equal(sums.element[2], 5);
    assert_int_equal(sums.main, 2);
    assert_int_equal(sums.top, 2);
    list[2].n_words = 27; /* 80 of 107 words are under three quarters */
    assert_true(cc_page_sums_make(&arena, &dom, &blocks, is_para, &sums));
    assert_int_equal(sums.main, 1);
    memset(is_para, 0, sizeof(is_para));
    assert_true(cc_page_sums_make(&arena, &dom, &blocks, is_para, &sums));
    assert_int_equal(sums.main, 0);
    assert_int_equal(sums.top, 0);
    cc_arena_done(&arena);
}

static void distance_goes_up_and_down(void **state)
{
    uint32_t above, below;

    (void)state;
    cc_page_distance(&dom, 3, 6, &above, &below);
    assert_int_equal(above, 2);
    assert_int_equal(below, 2);
    cc_page_distance(&dom, 2, 4, &above, &below);
    assert_int_equal(above, 0);
    assert_int_equal(below, 1);
    cc_page_distance(&dom, 4, 4, &above, &below);
    assert_int_equal(above + below, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_go_up_and_main_comes_down),
        cmocka_unit_test(distance_goes_up_and_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
