#include "support.h"

#include "cleancopy/extract/block_role.h"

/* html > body > ul > li > section > p, by hand. */
static struct cc_node nodes[] = {
    {CC_TAG_HTML, CC_NO_INDEX, 6, 0, 0, {"html", 4}}, {CC_TAG_BODY, 0, 6, 0, 0, {"body", 4}},
    {CC_TAG_UL, 1, 6, 0, 0, {"ul", 2}},               {CC_TAG_LI, 2, 6, 0, 0, {"li", 2}},
    {CC_TAG_SECTION, 3, 6, 0, 0, {"section", 7}},     {CC_TAG_P, 4, 6, 0, 0, {"p", 1}}};

static void sections_end_the_search(void **state)
{
    struct cc_dom dom = {.nodes = nodes, .n_nodes = 6};
    struct cc_block block = {.element = 5};

    (void)state;
    cc_block_find_role(&dom, &block);
    assert_int_equal(block.role, CC_ROLE_P);
    block.element = 3;
    cc_block_find_role(&dom, &block);
    assert_int_equal(block.role, CC_ROLE_LIST_ITEM);
    assert_int_equal(block.level, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sections_end_the_search)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
