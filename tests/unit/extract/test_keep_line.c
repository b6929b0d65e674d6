#include "support.h"

#include "cleancopy/extract/keep_line.h"

static struct cc_block list[4];

static struct cc_blocks blocks(uint32_t n, const uint32_t *words)
{
    uint32_t i;

    for (i = 0; i < n; i++)
        list[i].n_words = words[i];
    return (struct cc_blocks){list, n};
}

static void a_line_promises_what_the_scores_do(void **state)
{
    static const uint32_t words[] = {100, 100, 50, 10};
    static const uint16_t sure[] = {1000, 1000, 0, 0}, doubtful[] = {600, 600, 400, 400}, none[] = {499, 0, 3, 2};
    struct cc_blocks page = blocks(4, words), empty = {list, 0};

    (void)state;
    assert_int_equal(cc_keep_line_at(&page, sure, 500).expected_f1, 1000);
    assert_int_equal(cc_keep_line_at(&page, doubtful, 500).expected_f1, 2000 * 120 / (200 + 144));
    assert_int_equal(cc_keep_line_at(&page, none, 500).expected_f1, 0);
    assert_int_equal(cc_keep_line_at(&empty, none, 500).expected_f1, 0);
}

static void the_best_line_is_low_where_nothing_is_sure(void **state)
{
    static const uint32_t words[] = {100, 100, 100, 100};
    static const uint16_t list_page[] = {300, 300, 290, 10}, article[] = {990, 980, 300, 10}, junk[] = {49, 30, 0, 0};
    struct cc_blocks page = blocks(4, words);
    struct cc_keep_line line;

    (void)state;
    line = cc_keep_line_best(&page, list_page, 500);
    assert_int_equal(line.score, 290);
    assert_int_equal(line.expected_f1, 2000 * 890 / (3000 + 900));
    line = cc_keep_line_best(&page, article, 500);
    assert_int_equal(line.score, 500); /* the highest of those that keep the same blocks */
    assert_int_equal(line.expected_f1, cc_keep_line_at(&page, article, 500).expected_f1);
    line = cc_keep_line_best(&page, junk, 500);
    assert_int_equal(line.score, 500);
    assert_int_equal(line.expected_f1, 0);
}

static void the_floor_and_the_highest_line_hold(void **state)
{
    static const uint32_t words[] = {4000000, 1, 1, 1};
    static const uint16_t at_floor[] = {CC_KEEP_LINE_FLOOR, 0, 0, 0}, below[] = {CC_KEEP_LINE_FLOOR - 1, 0, 0, 0},
                          high[] = {1000, 900, 0, 0};
    struct cc_blocks page = blocks(4, words);

    (void)state;
    assert_int_equal(cc_keep_line_best(&page, at_floor, 400).score, CC_KEEP_LINE_FLOOR);
    assert_int_equal(cc_keep_line_best(&page, below, 400).score, 400);
    assert_int_equal(cc_keep_line_best(&page, high, 400).score, 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_promises_what_the_scores_do),
        cmocka_unit_test(the_best_line_is_low_where_nothing_is_sure),
        cmocka_unit_test(the_floor_and_the_highest_line_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
