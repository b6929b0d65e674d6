#include "cleancopy/extract/verdict_context.h"

#include "support.h"

#include <string.h>

#define YES 8000 /* log-odds of a block that is surely text: 875 permille */
#define NO  (-8000) /* 124 permille */
#define MOST_BLOCKS 300
#define STRIDE      3 /* units stand between values of other kinds */
#define UNITS       1

struct page {
    struct cc_arena arena;
    int32_t sums[MOST_BLOCKS];
    int32_t units[MOST_BLOCKS][STRIDE];
    struct cc_verdict_context context;
    int32_t of[CC_VERDICT_CONTEXT_COUNT];
};

/* 10 units a block. */
static void begin(struct page *page)
{
    uint32_t i;

    memset(page, 0, sizeof *page);
    cc_arena_init(&page->arena, 1u << 20);
    for (i = 0; i < MOST_BLOCKS; i++) {
        page->sums[i] = NO;
        page->units[i][UNITS] = 10;
    }
}

static void make(struct page *page, uint32_t n)
{
    assert_int_equal(cc_verdict_context_make(&page->arena, page->sums, &page->units[0][UNITS], STRIDE, n, &page->context, NULL), CC_OK);
}

static const int32_t *block(struct page *page, uint32_t i)
{
    cc_verdict_context_of(&page->context, i, page->of);
    return page->of;
}

static void a_block_sees_its_neighbours_and_the_ends_of_the_page(void **state)
{
    struct page page;
    const int32_t *v;

    (void)state;
    begin(&page);
    page.sums[0] = 1;
    page.sums[1] = 2;
    page.sums[2] = 3;
    make(&page, 3);
    v = block(&page, 1);
    assert_int_equal(v[CC_VC_SUM], 2);
    assert_int_equal(v[CC_VC_P1_SUM], 1);
    assert_int_equal(v[CC_VC_N1_SUM], 3);
    assert_int_equal(v[CC_VC_P2_SUM], CC_NO_SUM);
    assert_int_equal(v[CC_VC_N4_SUM], CC_NO_SUM);
    v = block(&page, 0);
    assert_int_equal(v[CC_VC_N2_SUM], 3);
    assert_int_equal(v[CC_VC_P2_SCORE], -1);
    assert_int_equal(v[CC_VC_P25_PROMISE], -1);
    cc_arena_done(&page.arena);
}

static void a_window_is_as_long_as_its_name_says(void **state)
{
    struct page page;
    const int32_t *v;

    (void)state;
    begin(&page);
    page.sums[4] = page.sums[10] = YES; /* 5 before block 9, and right behind it */
    page.units[10][UNITS] = 30;
    make(&page, 20);
    v = block(&page, 9);
    assert_int_equal(v[CC_VC_P2_SCORE], 124);
    assert_int_equal(v[CC_VC_P5_SCORE], (875 + 4 * 124) / 5);
    assert_int_equal(v[CC_VC_N2_SCORE], (875 + 124) / 2);
    assert_int_equal(v[CC_VC_N2_PROMISE], (30 * 875 + 10 * 124) / 40);
    v = block(&page, 10);
    assert_int_equal(v[CC_VC_P5_SCORE], 124);
    assert_int_equal(v[CC_VC_N10_SCORE], 124);
    assert_int_equal(v[CC_VC_PROMISE_BEFORE], (9 * 10 * 124 + 10 * 875) / 1000);
    cc_arena_done(&page.arena);
}

static void stretches_are_of_blocks_that_are_all_likely_or_all_not(void **state)
{
    struct page page;
    const int32_t *v;

    (void)state;
    begin(&page);
    page.sums[2] = page.sums[3] = page.sums[4] = YES;
    make(&page, 6);
    v = block(&page, 3);
    assert_int_equal(v[CC_VC_STRETCH_BLOCKS], 3);
    assert_int_equal(v[CC_VC_STRETCH_UNITS], 30);
    assert_int_equal(v[CC_VC_STRETCH_PROMISE], 30 * 875 / 1000);
    assert_int_equal(v[CC_VC_PAST_BLOCKS], 2);
    assert_int_equal(v[CC_VC_NEXT_BLOCKS], 1);
    assert_int_equal(v[CC_VC_PAGE_LIKELY], 3);
    assert_int_equal(v[CC_VC_TO_LIKELY], 1);
    v = block(&page, 0);
    assert_int_equal(v[CC_VC_PAST_BLOCKS], -1);
    assert_int_equal(v[CC_VC_PAST_PROMISE], -1);
    assert_int_equal(v[CC_VC_TO_LIKELY], CC_LIKELY_FAR);
    assert_int_equal(v[CC_VC_TO_NEXT_SURE], 2);
    v = block(&page, 5);
    assert_int_equal(v[CC_VC_NEXT_BLOCKS], -1);
    assert_int_equal(v[CC_VC_TO_SURE], 1);
    cc_arena_done(&page.arena);
}

static void distances_end_at_their_bound(void **state)
{
    struct page page;

    (void)state;
    begin(&page);
    page.sums[0] = YES;
    make(&page, MOST_BLOCKS);
    assert_int_equal(block(&page, CC_LIKELY_FAR - 1)[CC_VC_TO_LIKELY], CC_LIKELY_FAR - 1);
    assert_int_equal(block(&page, CC_LIKELY_FAR)[CC_VC_TO_LIKELY], CC_LIKELY_FAR);
    assert_int_equal(block(&page, CC_LIKELY_FAR + 1)[CC_VC_TO_LIKELY], CC_LIKELY_FAR);
    cc_arena_done(&page.arena);
}

/* A block of 2,001 units is one of 2,000, and what adds up ends where it says. */
static void long_texts_end_at_their_bounds(void **state)
{
    struct page page;
    uint32_t i;
    int32_t at_most;

    (void)state;
    begin(&page);
    page.sums[0] = YES;
    page.units[0][UNITS] = CC_PROMISE_UNITS;
    make(&page, 2);
    at_most = block(&page, 1)[CC_VC_PROMISE_BEFORE];
    assert_int_equal(at_most, CC_PROMISE_UNITS * 875 / 1000);
    page.units[0][UNITS] = CC_PROMISE_UNITS + 1;
    make(&page, 2);
    assert_int_equal(block(&page, 1)[CC_VC_PROMISE_BEFORE], at_most);
    for (i = 0; i < MOST_BLOCKS; i++) {
        page.sums[i] = YES;
        page.units[i][UNITS] = 100;
    }
    make(&page, MOST_BLOCKS);
    assert_int_equal(block(&page, MOST_BLOCKS - 1)[CC_VC_PROMISE_BEFORE], CC_PROMISE_MOST);
    assert_int_equal(block(&page, 0)[CC_VC_PROMISE_BEHIND], CC_PROMISE_MOST);
    assert_int_equal(block(&page, 20)[CC_VC_PROMISE_BEFORE], 20 * 100 * 875 / 1000);
    assert_int_equal(block(&page, 0)[CC_VC_STRETCH_BLOCKS], 45);
    assert_int_equal(block(&page, 0)[CC_VC_PAGE_LIKELY], 90);
    cc_arena_done(&page.arena);
}

static void an_empty_page_and_too_little_room_are_no_trouble(void **state)
{
    struct page page;

    (void)state;
    begin(&page);
    make(&page, 0);
    assert_int_equal(page.context.n_stretches, 0);
    cc_arena_done(&page.arena);
    cc_arena_init(&page.arena, 64);
    assert_int_equal(cc_verdict_context_make(&page.arena, page.sums, &page.units[0][UNITS], STRIDE, MOST_BLOCKS, &page.context, NULL), CC_E_LIMIT);
    cc_arena_done(&page.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_sees_its_neighbours_and_the_ends_of_the_page),
        cmocka_unit_test(a_window_is_as_long_as_its_name_says),
        cmocka_unit_test(stretches_are_of_blocks_that_are_all_likely_or_all_not),
        cmocka_unit_test(distances_end_at_their_bound),
        cmocka_unit_test(long_texts_end_at_their_bounds),
        cmocka_unit_test(an_empty_page_and_too_little_room_are_no_trouble),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
