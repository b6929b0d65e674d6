#include "cleancopy/extract/flat_context.h"

#include "support.h"

#include <string.h>

#define YES 8000 /* log-odds of a line that is surely text: 875 permille */
#define NO  (-8000) /* 124 permille */
#define MOST_LINES 300

struct page {
    struct cc_arena arena;
    int32_t sums[MOST_LINES];
    struct cc_flat_values values[MOST_LINES];
    struct cc_flat_context context;
    int32_t of[CC_FLAT_CONTEXT_COUNT];
};

/* 10 units a line. */
static void begin(struct page *page)
{
    uint32_t i;

    memset(page, 0, sizeof *page);
    cc_arena_init(&page->arena, 1u << 20);
    for (i = 0; i < MOST_LINES; i++) {
        page->sums[i] = NO;
        page->values[i].value[CC_FV_UNITS] = 10;
    }
}

static void make(struct page *page, uint32_t n)
{
    assert_int_equal(cc_flat_context_make(&page->arena, page->sums, page->values, n, &page->context, NULL), CC_OK);
}

static const int32_t *line(struct page *page, uint32_t i)
{
    cc_flat_context_line(&page->context, i, page->of);
    return page->of;
}

static void a_line_sees_its_neighbours_and_the_ends_of_the_page(void **state)
{
    struct page page;
    const int32_t *v;

    (void)state;
    begin(&page);
    page.sums[0] = 1;
    page.sums[1] = 2;
    page.sums[2] = 3;
    make(&page, 3);
    v = line(&page, 1);
    assert_int_equal(v[CC_FC_SUM], 2);
    assert_int_equal(v[CC_FC_P1_SUM], 1);
    assert_int_equal(v[CC_FC_N1_SUM], 3);
    assert_int_equal(v[CC_FC_P2_SUM], CC_FLAT_NO_SUM);
    assert_int_equal(v[CC_FC_N4_SUM], CC_FLAT_NO_SUM);
    v = line(&page, 0);
    assert_int_equal(v[CC_FC_N2_SUM], 3);
    assert_int_equal(v[CC_FC_P2_SCORE], -1);
    assert_int_equal(v[CC_FC_P25_PROMISE], -1);
    cc_arena_done(&page.arena);
}

static void a_window_is_as_long_as_its_name_says(void **state)
{
    struct page page;
    const int32_t *v;

    (void)state;
    begin(&page);
    page.sums[4] = page.sums[10] = YES; /* 5 before line 9, and right behind it */
    page.values[10].value[CC_FV_UNITS] = 30;
    make(&page, 20);
    v = line(&page, 9);
    assert_int_equal(v[CC_FC_P2_SCORE], 124);
    assert_int_equal(v[CC_FC_P5_SCORE], (875 + 4 * 124) / 5);
    assert_int_equal(v[CC_FC_N2_SCORE], (875 + 124) / 2);
    assert_int_equal(v[CC_FC_N2_PROMISE], (30 * 875 + 10 * 124) / 40);
    v = line(&page, 10);
    assert_int_equal(v[CC_FC_P5_SCORE], 124);
    assert_int_equal(v[CC_FC_N10_SCORE], 124);
    assert_int_equal(v[CC_FC_PROMISE_BEFORE], (9 * 10 * 124 + 10 * 875) / 1000);
    cc_arena_done(&page.arena);
}

static void stretches_are_of_lines_that_are_all_likely_or_all_not(void **state)
{
    struct page page;
    const int32_t *v;

    (void)state;
    begin(&page);
    page.sums[2] = page.sums[3] = page.sums[4] = YES;
    make(&page, 6);
    v = line(&page, 3);
    assert_int_equal(v[CC_FC_STRETCH_LINES], 3);
    assert_int_equal(v[CC_FC_STRETCH_UNITS], 30);
    assert_int_equal(v[CC_FC_STRETCH_PROMISE], 30 * 875 / 1000);
    assert_int_equal(v[CC_FC_PAST_LINES], 2);
    assert_int_equal(v[CC_FC_NEXT_LINES], 1);
    assert_int_equal(v[CC_FC_PAGE_LIKELY], 3);
    assert_int_equal(v[CC_FC_TO_LIKELY], 1);
    v = line(&page, 0);
    assert_int_equal(v[CC_FC_PAST_LINES], -1);
    assert_int_equal(v[CC_FC_PAST_PROMISE], -1);
    assert_int_equal(v[CC_FC_TO_LIKELY], CC_FLAT_LIKELY_FAR);
    assert_int_equal(v[CC_FC_TO_NEXT_SURE], 2);
    v = line(&page, 5);
    assert_int_equal(v[CC_FC_NEXT_LINES], -1);
    assert_int_equal(v[CC_FC_TO_SURE], 1);
    cc_arena_done(&page.arena);
}

static void distances_end_at_their_bound(void **state)
{
    struct page page;

    (void)state;
    begin(&page);
    page.sums[0] = YES;
    make(&page, MOST_LINES);
    assert_int_equal(line(&page, CC_FLAT_LIKELY_FAR - 1)[CC_FC_TO_LIKELY], CC_FLAT_LIKELY_FAR - 1);
    assert_int_equal(line(&page, CC_FLAT_LIKELY_FAR)[CC_FC_TO_LIKELY], CC_FLAT_LIKELY_FAR);
    assert_int_equal(line(&page, CC_FLAT_LIKELY_FAR + 1)[CC_FC_TO_LIKELY], CC_FLAT_LIKELY_FAR);
    cc_arena_done(&page.arena);
}

/* A line of 2,001 units is one of 2,000, and what adds up ends where it says. */
static void long_texts_end_at_their_bounds(void **state)
{
    struct page page;
    uint32_t i;
    int32_t at_most;

    (void)state;
    begin(&page);
    page.sums[0] = YES;
    page.values[0].value[CC_FV_UNITS] = CC_FLAT_LINE_UNITS;
    make(&page, 2);
    at_most = line(&page, 1)[CC_FC_PROMISE_BEFORE];
    assert_int_equal(at_most, CC_FLAT_LINE_UNITS * 875 / 1000);
    page.values[0].value[CC_FV_UNITS] = CC_FLAT_LINE_UNITS + 1;
    make(&page, 2);
    assert_int_equal(line(&page, 1)[CC_FC_PROMISE_BEFORE], at_most);
    for (i = 0; i < MOST_LINES; i++) {
        page.sums[i] = YES;
        page.values[i].value[CC_FV_UNITS] = 100;
    }
    make(&page, MOST_LINES);
    assert_int_equal(line(&page, MOST_LINES - 1)[CC_FC_PROMISE_BEFORE], CC_FLAT_PROMISE_MOST);
    assert_int_equal(line(&page, 0)[CC_FC_PROMISE_BEHIND], CC_FLAT_PROMISE_MOST);
    assert_int_equal(line(&page, 20)[CC_FC_PROMISE_BEFORE], 20 * 100 * 875 / 1000);
    assert_int_equal(line(&page, 0)[CC_FC_STRETCH_LINES], 45);
    assert_int_equal(line(&page, 0)[CC_FC_PAGE_LIKELY], 90);
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
    assert_int_equal(cc_flat_context_make(&page.arena, page.sums, page.values, MOST_LINES, &page.context, NULL), CC_E_LIMIT);
    cc_arena_done(&page.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_sees_its_neighbours_and_the_ends_of_the_page),
        cmocka_unit_test(a_window_is_as_long_as_its_name_says),
        cmocka_unit_test(stretches_are_of_lines_that_are_all_likely_or_all_not),
        cmocka_unit_test(distances_end_at_their_bound),
        cmocka_unit_test(long_texts_end_at_their_bounds),
        cmocka_unit_test(an_empty_page_and_too_little_room_are_no_trouble),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
