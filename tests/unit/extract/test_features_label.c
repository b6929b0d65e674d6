#include "read_page.h"

#define F(block, name) (page.features[block].value[CC_F_##name])
#define TEXT \
    "<div><p>The harbour was closed on Monday because a storm had damaged the northern quay, and all ferries stayed out.</p>" \
    "<p>Masons will need at least three weeks to mend the wall, the office said, and the island is cut off until then.</p></div>"
#define TEASER \
    "<div><h4>Pier sold to a heron</h4><p>The bird paid in fish, the council said on Tuesday, and will move in with its family by the end of May.</p></div>"

static struct read_page page;

static void what_a_label_opens_knows_of_it(void **state)
{
    (void)state;
    read_page(&page, TEXT "<div><div><span>Related articles</span></div>" TEASER TEASER "</div><p>The end.</p>", "", "", "");
    assert_int_equal(F(1, LABEL_REASON), CC_REASON_NONE);
    assert_int_equal(F(1, LABEL_SINCE), -1);
    assert_int_equal(F(2, LABEL_REASON), CC_REASON_NONE); /* not of itself */
    assert_int_equal(F(3, LABEL_REASON), CC_REASON_RELATED_ARTICLES);
    assert_int_equal(F(3, LABEL_SINCE), 1);
    assert_int_equal(F(6, LABEL_REASON), CC_REASON_RELATED_ARTICLES);
    assert_int_equal(F(6, LABEL_SINCE), 4);
    assert_in_range(F(6, LABEL_PARA), 450, 550);
    assert_int_equal(F(7, LABEL_REASON), CC_REASON_NONE);
    assert_int_equal(F(7, LABEL_PARA), -1);
    read_page_done(&page);
}

static void a_label_amid_its_element_opens_nothing(void **state)
{
    (void)state;
    read_page(&page, TEXT "<div><p>First this.</p><p>Related articles</p>" TEASER "</div>", "", "", "");
    assert_int_equal(F(5, LABEL_REASON), CC_REASON_NONE);
    read_page_done(&page);
}

static void a_label_opens_not_all_of_the_text(void **state)
{
    (void)state;
    read_page(&page, "<article><p>Advertisement</p>" TEXT "</article><p>The end.</p>", "", "", "");
    assert_int_equal(F(1, LABEL_REASON), CC_REASON_NONE);
    read_page_done(&page);
}

static void the_nearest_label_counts(void **state)
{
    (void)state;
    read_page(&page, TEXT "<div><b>Related articles</b>" TEASER "<ul><li>Newsletter</li><li>All of May</li></ul><p>And so on</p></div>", "", "", "");
    assert_int_equal(F(6, LABEL_REASON), CC_REASON_NEWSLETTER);
    assert_int_equal(F(6, LABEL_SINCE), 1);
    assert_int_equal(F(7, LABEL_REASON), CC_REASON_RELATED_ARTICLES);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_label_opens_knows_of_it),
        cmocka_unit_test(a_label_amid_its_element_opens_nothing),
        cmocka_unit_test(a_label_opens_not_all_of_the_text),
        cmocka_unit_test(the_nearest_label_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
