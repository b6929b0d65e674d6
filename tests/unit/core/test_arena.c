#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/arena.h"

static void blocks_are_aligned_and_apart(void **state)
{
    struct cc_arena arena;
    char *before = NULL;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    for (size_t bytes = 0; bytes < 200; bytes++) {
        char *block = cc_arena_alloc(&arena, bytes);

        assert_non_null(block);
        assert_int_equal((uintptr_t)block % 16, 0);
        memset(block, 0x5A, bytes);
        if (before != NULL && bytes > 1)
            assert_int_equal((unsigned char)before[0], 0x5A);
        before = block;
    }
    cc_arena_done(&arena);
}

static void the_cap_is_hard_and_sticky(void **state)
{
    struct cc_arena arena;
    struct cc_error err;

    (void)state;
    cc_arena_init(&arena, 100000);
    assert_non_null(cc_arena_alloc(&arena, 100000));
    assert_int_equal(cc_arena_status(&arena, "x", &err), CC_OK);
    assert_null(cc_arena_alloc(&arena, 1));
    assert_null(cc_arena_alloc(&arena, 0));
    assert_int_equal(cc_arena_status(&arena, "x", &err), CC_E_LIMIT);
    cc_arena_reset(&arena);
    assert_null(cc_arena_alloc(&arena, 100001));
    cc_arena_reset(&arena);
    assert_non_null(cc_arena_alloc(&arena, 99999));
    cc_arena_done(&arena);
}

static void a_short_heap_is_not_a_limit(void **state)
{
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    cc_alloc_fail_at(1, false);
    assert_null(cc_arena_alloc(&arena, 10));
    cc_alloc_fail_at(0, false);
    assert_int_equal(cc_arena_status(&arena, "x", NULL), CC_E_NOMEM);
    cc_arena_done(&arena);
}

static void rewinding_gives_back_what_came_after_the_mark(void **state)
{
    struct cc_arena arena;
    struct cc_arena_mark mark;
    struct cc_span kept;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    kept = cc_arena_copy(&arena, CC_SPAN("kept"));
    mark = cc_arena_mark(&arena);
    while (cc_arena_alloc(&arena, 5000) != NULL)
        ;
    assert_int_equal(arena.status, CC_E_LIMIT);
    cc_arena_rewind(&arena, mark);
    assert_span_is(kept, "kept");
    assert_non_null(cc_arena_alloc(&arena, 500000));
    assert_true(arena.taken_bytes <= 1 << 20);
    cc_arena_done(&arena);

    mark = cc_arena_mark(&arena); /* of an arena that has no memory yet */
    assert_non_null(cc_arena_alloc(&arena, 10));
    cc_arena_rewind(&arena, mark);
    assert_int_equal(arena.taken_bytes, 0);
    cc_arena_done(&arena);
}

static void growing_keeps_the_bytes(void **state)
{
    struct cc_arena arena;
    char *block;
    size_t bytes = 10;

    (void)state;
    cc_arena_init(&arena, 1 << 22);
    block = cc_arena_alloc(&arena, bytes);
    memcpy(block, "0123456789", 10);
    while (bytes < 1 << 20) {
        block = cc_arena_grow(&arena, block, bytes, bytes * 2);
        assert_non_null(block);
        assert_memory_equal(block, "0123456789", 10);
        if (bytes % 3 == 0)
            assert_non_null(cc_arena_alloc(&arena, 1)); /* in the way of growing in place */
        bytes *= 2;
    }
    assert_null(cc_arena_calloc(&arena, SIZE_MAX / 2, 4));
    cc_arena_done(&arena);
}

static void printf_measures_itself(void **state)
{
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    assert_span_is(cc_arena_printf(&arena, "%s/%d", "a", 5), "a/5");
    assert_int_equal(cc_arena_printf(&arena, "%1000d", 1).len, 1000);
    cc_arena_done(&arena);
}

static void what_is_lent_is_given_out_once_to_who_asks_for_it(void **state)
{
    struct cc_arena arena;
    char room[100];
    int way;

    (void)state;
    cc_arena_init(&arena, 1000);
    for (way = 0; way < 2; way++) {
        cc_arena_lend(&arena, room, sizeof room);
        assert_ptr_not_equal(cc_arena_alloc(&arena, 10), room);
        assert_ptr_not_equal(cc_arena_alloc_lent(&arena, sizeof room + 1), room); /* too large for it */
        assert_ptr_equal(cc_arena_alloc_lent(&arena, sizeof room), room);
        assert_ptr_not_equal(cc_arena_alloc_lent(&arena, 1), room);
        cc_arena_lend(&arena, room, sizeof room);
        cc_arena_reset(&arena);
        assert_ptr_not_equal(cc_arena_alloc_lent(&arena, 1), room);
    }
    cc_arena_lend(&arena, room, sizeof room);
    assert_null(cc_arena_alloc(&arena, 2000));
    assert_null(cc_arena_alloc_lent(&arena, 1)); /* refused is refused */
    cc_arena_done(&arena);
}

/* Chunks are of whole huge pages from the fourth on; the cap holds, whatever is left of it. */
static void many_blocks_reach_any_cap_and_go_with_reset(void **state)
{
    struct cc_arena arena;
    size_t cap, n, round;

    (void)state;
    for (cap = 100000; cap < (size_t)20 << 20; cap = cap * 3 / 2 + 7) {
        cc_arena_init(&arena, cap);
        for (round = 0; round < 2; round++) {
            for (n = 0; cc_arena_alloc(&arena, 1000) != NULL; n++)
                assert_true(arena.taken_bytes <= cap);
            assert_int_equal(arena.status, CC_E_LIMIT);
            assert_true(n * 1008 + 16 * 1008 > cap); /* each chunk may leave the room of a block */
            cc_arena_reset(&arena);
        }
        cc_arena_done(&arena);
    }
}

/* Blocks of some sizes until the cap, and how many there were. */
static size_t fill(struct cc_arena *arena)
{
    size_t n;

    for (n = 0; cc_arena_alloc(arena, n % 7 == 0 ? 300000 : 4000 + n) != NULL; n++)
        ;
    return n;
}

static void what_was_in_it_before_changes_nothing(void **state)
{
    static const size_t before[] = {1, 60000, 70000, 3000000, 4100000, 9000000};
    struct cc_arena arena;
    struct cc_arena_mark mark;
    size_t i, n;

    (void)state;
    cc_arena_init(&arena, (size_t)20 << 20);
    n = fill(&arena);
    for (i = 0; i < sizeof before / sizeof *before; i++) {
        cc_arena_reset(&arena);
        assert_non_null(cc_arena_alloc(&arena, before[i]));
        mark = cc_arena_mark(&arena);
        (void)fill(&arena);
        cc_arena_rewind(&arena, mark);
        cc_arena_reset(&arena);
        assert_int_equal(fill(&arena), n);
    }
    cc_arena_done(&arena);
}

static void a_large_page_leaves_room_for_the_memory_of_small_ones(void **state)
{
    struct cc_arena arena;
    uint64_t n_before;
    size_t round, n;

    (void)state;
    cc_arena_init(&arena, (size_t)64 << 20);
    for (n = 0; n < 30000; n++)
        assert_non_null(cc_arena_alloc(&arena, 1000));
    cc_arena_reset(&arena);
    n_before = cc_alloc_count();
    for (round = 0; round < 3; round++) {
        for (n = 0; n < 9000; n++)
            assert_non_null(cc_arena_alloc(&arena, 1000));
        cc_arena_reset(&arena);
    }
    assert_int_equal(cc_alloc_count(), n_before);
    for (n = 0; n < 30000; n++) /* but not all that it had is kept for another one */
        assert_non_null(cc_arena_alloc(&arena, 1000));
    assert_true(cc_alloc_count() > n_before);
    cc_arena_done(&arena);
}

static void pages_of_one_size_take_memory_once(void **state)
{
    struct cc_arena arena;
    struct cc_arena_mark mark;
    uint64_t n_before = 0;
    size_t round, n;

    (void)state;
    cc_arena_init(&arena, (size_t)64 << 20);
    for (round = 0; round < 4; round++) {
        for (n = 0; n < 5000; n++)
            assert_non_null(cc_arena_calloc(&arena, 1, 1000));
        cc_arena_reset(&arena);
        assert_true(round < 1 || cc_alloc_count() == n_before);
        n_before = cc_alloc_count();
    }
    for (round = 0; round < 4; round++) { /* of what was refused or rewound too */
        mark = cc_arena_mark(&arena);
        for (n = 0; n < 5000; n++)
            assert_non_null(cc_arena_alloc(&arena, 1000));
        cc_arena_rewind(&arena, mark);
        assert_int_equal(cc_alloc_count(), n_before);
    }
    assert_null(cc_arena_alloc(&arena, ((size_t)64 << 20) + 1));
    cc_arena_reset(&arena);
    assert_non_null(cc_arena_alloc(&arena, 1000));
    cc_arena_done(&arena);
    assert_null(arena.spares);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_aligned_and_apart),
        cmocka_unit_test(the_cap_is_hard_and_sticky),
        cmocka_unit_test(a_short_heap_is_not_a_limit),
        cmocka_unit_test(rewinding_gives_back_what_came_after_the_mark),
        cmocka_unit_test(growing_keeps_the_bytes),
        cmocka_unit_test(many_blocks_reach_any_cap_and_go_with_reset),
        cmocka_unit_test(what_was_in_it_before_changes_nothing),
        cmocka_unit_test(a_large_page_leaves_room_for_the_memory_of_small_ones),
        cmocka_unit_test(pages_of_one_size_take_memory_once),
        cmocka_unit_test(what_is_lent_is_given_out_once_to_who_asks_for_it),
        cmocka_unit_test(printf_measures_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
