#include "read_page.h"

#include "cleancopy/extract/vocabulary.h"

static struct read_page page;

#define F(block, name) (page.features[block].value[CC_F_##name])

static void neighbours_two_away_are_seen(void **state)
{
    (void)state;
    read_page(&page, "<p>one</p><p>one two.</p><p><a href=x>one two three</a></p>", "", "", "");
    assert_int_equal(F(0, PREV_WORDS), -1);
    assert_int_equal(F(0, PREV2_WORDS), -1);
    assert_int_equal(F(0, NEXT_WORDS), 2);
    assert_int_equal(F(0, NEXT_END), 2);
    assert_int_equal(F(0, NEXT2_WORDS), 3);
    assert_int_equal(F(0, NEXT2_LINKS), 1000);
    assert_int_equal(F(2, PREV_END), 2);
    assert_int_equal(F(2, PREV2_WORDS), 1);
    assert_int_equal(F(2, NEXT_END), -1);
    assert_int_equal(F(1, PREV2_WORDS), -1);
    read_page_done(&page);
}

static void the_heading_above_is_remembered(void **state)
{
    (void)state;
    read_page(&page, "<p>first</p><h3>Related articles</h3><p>second</p><h2>Storm closes harbour</h2><p>third</p>",
              "Storm closes harbour", "", "");
    assert_int_equal(F(0, HEAD_LEVEL), -1);
    assert_int_equal(F(1, HEAD_LEVEL), -1); /* not of itself */
    assert_int_equal(F(2, HEAD_LEVEL), 3);
    assert_int_equal(F(2, HEAD_VOCAB_HIT), CC_VOCABULARY_WHOLE);
    assert_int_equal(F(2, HEAD_VOCAB_REASON), CC_REASON_RELATED_ARTICLES);
    assert_int_equal(F(4, HEAD_LEVEL), 2);
    assert_int_equal(F(4, HEAD_VOCAB_HIT), CC_VOCABULARY_NONE);
    assert_int_equal(F(4, HEAD_TITLE_SIM), 1000);
    read_page_done(&page);
}

static void likes_are_counted_by_tag_and_class(void **state)
{
    (void)state;
    read_page(&page, "<ul><li class=a>one two three</li><li class=a>four five six</li><li class=b>seven</li></ul>", "", "", "");
    assert_int_equal(F(0, SAME_BLOCKS), 2);
    assert_int_equal(F(2, SAME_BLOCKS), 1);
    assert_int_equal(page.features[0].like, 0);
    assert_int_equal(page.features[1].like, 0);
    assert_int_equal(page.features[2].like, 1);
    assert_int_equal(F(0, PREV_SAME), -1);
    assert_int_equal(F(0, NEXT_SAME), 1);
    assert_int_equal(F(1, NEXT_SAME), 0);
    assert_int_equal(F(2, PAGE_LIKES), 6 * 1000 / 7);
    assert_int_equal(F(2, PAGE_LIKES_BLOCKS), 2);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_two_away_are_seen),
        cmocka_unit_test(the_heading_above_is_remembered),
        cmocka_unit_test(likes_are_counted_by_tag_and_class),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
