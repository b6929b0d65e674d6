/* What holds whatever the trees say; that Python gives the same sums is for the golden test of parity. */
#include "cleancopy/extract/verdict_sums.h"

#include "cleancopy/extract/tree_model.h"
#include "read_page.h"

#define LINKS "<li><a href=/a>Home</a><li><a href=/b>Politics</a><li><a href=/c>Sport</a><li><a href=/d>Letters</a><li><a href=/e>Tides</a>"
#define TEN   LINKS LINKS
#define PAGE                                                                                                          \
    "<title>Pier of Marrow Bay to be rebuilt</title><main><article><h1>Pier of Marrow Bay to be rebuilt</h1><p>By Tove Lind" \
    "<p>The council of Marrow Bay has voted to rebuild the old ferry pier, which a storm had broken in two."          \
    "<p>Nine of the thirteen members backed the plan after a long debate that went on until midnight."                \
    "<p>Work should begin in April, once the divers have cleared the piles, said the harbour master."                 \
    "<p>Until then the ferry keeps using the fish dock at the other shore.</article><h2>More</h2><ul>"                \
    "<li><a href=/d>Cod quota cut again as stocks shrink</a><li><a href=/e>Bakery wins prize for bread</a></ul></main>" \
    "<footer><p>Contact us<p>Imprint<ul>" TEN TEN TEN TEN TEN TEN "</ul></footer>"
#define MOST  80
#define FEW   19u /* blocks that are judged once */

static struct read_page page;
static int32_t full[MOST], strict[MOST];

static void sum_page(void)
{
    read_page(&page, PAGE, "Pier of Marrow Bay to be rebuilt", "", "");
    assert_in_range(page.blocks.count, FEW + 1, MOST);
    assert_int_equal(cc_verdict_sums(&page.arena, page.features, page.blocks.count, full, strict, NULL), CC_OK);
}

static void sums_tell_sentences_from_menus(void **state)
{
    uint32_t i;

    (void)state;
    sum_page();
    for (i = 2; i < 6; i++) {
        assert_int_equal(page.blocks.list[i].role, CC_ROLE_P);
        assert_true(full[i] > 0 && strict[i] > 0);
    }
    for (i = 12; i < page.blocks.count; i++)
        assert_true(full[i] < 0 && strict[i] < 0);
    read_page_done(&page);
}

static bool is_beyond(int32_t sum, int32_t full_sum)
{
    return (sum > 3 * CC_LEAF_UNIT && full_sum > 3 * CC_LEAF_UNIT) || (sum < -3 * CC_LEAF_UNIT && full_sum < -3 * CC_LEAF_UNIT);
}

/* How many of the first n blocks get other sums together than each by itself, which is judged once. */
static uint32_t judged_again(uint32_t n)
{
    int32_t one_full, one_strict;
    uint32_t i, others = 0;

    assert_int_equal(cc_verdict_sums(&page.arena, page.features, n, full, strict, NULL), CC_OK);
    for (i = 0; i < n; i++) {
        bool differs;

        assert_int_equal(cc_verdict_sums(&page.arena, &page.features[i], 1, &one_full, &one_strict, NULL), CC_OK);
        differs = full[i] != one_full || strict[i] != one_strict;
        if (is_beyond(one_strict, one_full)) /* nothing around it changes that */
            assert_false(differs);
        others += differs;
    }
    return others;
}

static void blocks_are_judged_by_those_around_them_where_there_are_twenty(void **state)
{
    (void)state;
    sum_page();
    assert_int_equal(judged_again(FEW), 0);
    assert_in_range(judged_again(FEW + 1), 3, FEW - 3);
    read_page_done(&page);
}

/* Up to two batches more than the fewest that are asked again, and none. */
static void the_number_of_blocks_is_any(void **state)
{
    struct cc_features *many;
    int32_t sums[FEW + 36], others[FEW + 36];
    uint32_t n, i;

    (void)state;
    sum_page();
    many = cc_arena_calloc(&page.arena, FEW + 35, sizeof *many);
    for (i = 0; i < FEW + 35; i++)
        many[i] = page.features[1];
    for (n = 0; n <= FEW + 34; n += n == 0 ? FEW : 1) {
        sums[n] = others[n] = 7;
        assert_int_equal(cc_verdict_sums(&page.arena, many, n, sums, others, NULL), CC_OK);
        assert_int_equal(sums[n], 7);
        assert_int_equal(others[n], 7);
    }
    assert_int_equal(cc_verdict_sums(&page.arena, NULL, 0, sums, others, NULL), CC_OK);
    read_page_done(&page);
}

static void too_little_room_is_an_error_and_what_was_taken_is_given_back(void **state)
{
    struct cc_arena small;
    size_t room, needed = 0;

    (void)state;
    sum_page();
    for (room = 64; needed == 0 && room < (1u << 20); room *= 2) {
        cc_arena_init(&small, room);
        if (cc_verdict_sums(&small, page.features, page.blocks.count, full, strict, NULL) == CC_OK)
            needed = room;
        else
            assert_true(room < 32768);
        cc_arena_done(&small);
    }
    assert_true(needed > 64);
    cc_arena_init(&small, needed);
    for (room = 0; room < 9; room++)
        assert_int_equal(cc_verdict_sums(&small, page.features, page.blocks.count, full, strict, NULL), CC_OK);
    cc_arena_done(&small);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_tell_sentences_from_menus),
        cmocka_unit_test(blocks_are_judged_by_those_around_them_where_there_are_twenty),
        cmocka_unit_test(the_number_of_blocks_is_any),
        cmocka_unit_test(too_little_room_is_an_error_and_what_was_taken_is_given_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
