#include "cleancopy/extract/like_context.h"

#include "cleancopy/extract/verdict_context.h"
#include "support.h"

#include <string.h>

#define YES  8000    /* log-odds of a block that is surely text: 875 permille */
#define NO   (-8000) /* 124 permille */
#define MOST 8

struct page {
    struct cc_arena arena;
    int32_t sums[MOST];
    struct cc_features features[MOST];
    struct cc_like_context context;
    int32_t of[CC_LIKE_VALUES];
};

/* 10 words a block, all unlikely, all alike. */
static void begin(struct page *page)
{
    uint32_t i;

    memset(page, 0, sizeof *page);
    cc_arena_init(&page->arena, 1u << 16);
    for (i = 0; i < MOST; i++) {
        page->sums[i] = NO;
        page->features[i].value[CC_F_WORDS] = 10;
    }
}

static const int32_t *block(struct page *page, uint32_t n, uint32_t i)
{
    assert_int_equal(cc_like_context_make(&page->arena, page->sums, page->features, n, &page->context, NULL), CC_OK);
    cc_like_context_of(&page->context, i, page->of);
    return page->of;
}

static void a_block_sees_what_its_likes_were_taken_for_and_not_itself(void **state)
{
    struct page page;
    const int32_t *v;

    (void)state;
    begin(&page);
    page.sums[0] = page.sums[1] = YES;
    page.features[1].value[CC_F_WORDS] = 30;
    v = block(&page, 3, 0);
    assert_int_equal(v[CC_LV_PROMISE], (30 * 875 + 10 * 124) / 40);
    assert_int_equal(v[CC_LV_SCORE], (875 + 124) / 2);
    assert_int_equal(v[CC_LV_WORDS], (40 * 875 + 10 * 124) / 1000);
    v = block(&page, 3, 2);
    assert_int_equal(v[CC_LV_PROMISE], 875);
    assert_int_equal(v[CC_LV_SCORE], 875);
    cc_arena_done(&page.arena);
}

static void blocks_of_another_kind_do_not_count(void **state)
{
    struct page page;
    const int32_t *v;

    (void)state;
    begin(&page);
    page.sums[1] = page.sums[3] = YES;
    page.features[1].like = page.features[3].like = 1;
    page.features[4].like = 2;
    v = block(&page, 5, 0);
    assert_int_equal(v[CC_LV_PROMISE], 124);
    assert_int_equal(v[CC_LV_WORDS], 2 * 10 * 124 / 1000);
    v = block(&page, 5, 3);
    assert_int_equal(v[CC_LV_PROMISE], 875);
    v = block(&page, 5, 4); /* alone */
    assert_int_equal(v[CC_LV_PROMISE], -1);
    assert_int_equal(v[CC_LV_SCORE], -1);
    assert_int_equal(v[CC_LV_WORDS], 10 * 124 / 1000);
    cc_arena_done(&page.arena);
}

static void long_blocks_and_much_text_end_at_their_bounds(void **state)
{
    struct page page;
    uint32_t i;

    (void)state;
    begin(&page);
    page.sums[0] = YES;
    page.features[0].value[CC_F_WORDS] = CC_PROMISE_UNITS + 1;
    assert_int_equal(block(&page, 2, 1)[CC_LV_WORDS], (CC_PROMISE_UNITS * 875 + 10 * 124) / 1000);
    for (i = 0; i < MOST; i++) {
        page.sums[i] = YES;
        page.features[i].value[CC_F_WORDS] = 1000;
    }
    assert_int_equal(block(&page, 3, 0)[CC_LV_WORDS], 3 * 875);
    assert_int_equal(block(&page, MOST, 0)[CC_LV_WORDS], CC_PROMISE_MOST);
    page.features[1].value[CC_F_WORDS] = 0; /* as one: nothing is divided by nothing */
    assert_int_equal(block(&page, 2, 0)[CC_LV_PROMISE], 875);
    cc_arena_done(&page.arena);
}

static void too_little_room_is_an_error(void **state)
{
    struct page page;
    struct cc_arena small;

    (void)state;
    begin(&page);
    cc_arena_init(&small, 64);
    assert_int_equal(cc_like_context_make(&small, page.sums, page.features, MOST, &page.context, NULL), CC_E_LIMIT);
    cc_arena_done(&small);
    cc_arena_done(&page.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_sees_what_its_likes_were_taken_for_and_not_itself),
        cmocka_unit_test(blocks_of_another_kind_do_not_count),
        cmocka_unit_test(long_blocks_and_much_text_end_at_their_bounds),
        cmocka_unit_test(too_little_room_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
