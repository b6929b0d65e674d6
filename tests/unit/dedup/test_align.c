#include "support.h"
#include "tokens.h"

#include "cleancopy/dedup/align.h"

#include <stdlib.h>

#define MAX_TOKENS 300

static struct cc_arena arena;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)64 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static uint32_t count_words_that(struct cc_tokens a, struct cc_tokens has)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < a.count; i++) {
        for (uint32_t k = 0; k < has.count; k++) {
            if (a.list[i] == has.list[k]) {
                n++;
                break;
            }
        }
    }
    return n;
}

static void check(struct cc_tokens a, struct cc_tokens b)
{
    struct cc_align_other other;
    struct cc_align_pair *pairs;
    struct cc_align align;
    struct cc_error err;
    uint32_t n, n_pairs;

    assert_int_equal(cc_align_prepare(&arena, a, &align, &err), CC_OK);
    assert_int_equal(cc_align_look_up(&arena, &align, b, b.count, &other, &err), CC_OK);
    assert_int_equal(other.ours, count_words_that(a, b));
    assert_int_equal(other.theirs, count_words_that(b, a));
    assert_int_equal(cc_align_count(&arena, &align, &other, &n, &err), CC_OK);
    assert_int_equal(n, longest_alignment(a, b));
    assert_int_equal(cc_align_pairs(&arena, &align, &other, &pairs, &n_pairs, &err), CC_OK);
    assert_int_equal(n_pairs, n);
    for (uint32_t i = 0; i < n; i++) {
        assert_int_equal(a.list[pairs[i].ours], b.list[pairs[i].theirs]);
        if (i > 0) {
            assert_true(pairs[i].ours > pairs[i - 1].ours);
            assert_true(pairs[i].theirs > pairs[i - 1].theirs);
        }
    }
    cc_arena_reset(&arena);
}

static void alignments_are_those_of_the_textbook(void **state)
{
    static const uint32_t sizes[] = {0, 1, 2, 63, 64, 65, 128, 129, MAX_TOKENS};
    uint32_t room_a[MAX_TOKENS], room_b[MAX_TOKENS];
    uint64_t seed = 5;

    (void)state;
    for (int round = 0; round < 1000; round++) {
        uint32_t n_words = round % 3 == 0 ? 2 : round % 3 == 1 ? 40 : 2000;
        struct cc_tokens a = {room_a, sizes[random_below(&seed, 9)]};
        struct cc_tokens b = {room_b, sizes[random_below(&seed, 9)]};

        for (uint32_t i = 0; i < MAX_TOKENS; i++) {
            room_a[i] = random_below(&seed, n_words) << 9;
            room_b[i] = random_below(&seed, 10) < 8 ? room_a[i] : random_below(&seed, n_words)
                                                                      << 9;
        }
        check(a, b);
    }
}

static void the_longest_paragraph_can_be_aligned(void **state)
{
    uint32_t *list = calloc(CC_ALIGN_MAX_TOKENS, sizeof *list);
    struct cc_tokens t = {list, CC_ALIGN_MAX_TOKENS};
    struct cc_align_other other;
    struct cc_align_pair *pairs;
    struct cc_align align;
    struct cc_error err;
    uint32_t n;

    (void)state;
    assert_non_null(list); /* one word, over and over: every row touches every block */
    assert_int_equal(cc_align_prepare(&arena, t, &align, &err), CC_OK);
    assert_int_equal(cc_align_look_up(&arena, &align, t, t.count, &other, &err), CC_OK);
    assert_int_equal(cc_align_pairs(&arena, &align, &other, &pairs, &n, &err), CC_OK);
    assert_int_equal(n, CC_ALIGN_MAX_TOKENS);
    free(list);
}

static void an_arena_that_is_full_is_a_limit(void **state)
{
    uint32_t list[100] = {0};
    struct cc_tokens t = {list, 100};
    struct cc_align_other other;
    struct cc_align_pair *pairs;
    struct cc_align align;
    struct cc_arena small;
    struct cc_error err;
    uint32_t n;

    (void)state;
    cc_arena_init(&small, 64);
    assert_int_equal(cc_align_prepare(&small, t, &align, &err), CC_E_LIMIT);
    cc_arena_reset(&small);
    assert_int_equal(cc_align_prepare(&arena, t, &align, &err), CC_OK);
    assert_int_equal(cc_align_look_up(&small, &align, t, t.count, &other, &err), CC_E_LIMIT);
    assert_int_equal(cc_align_look_up(&arena, &align, t, t.count, &other, &err), CC_OK);
    assert_int_equal(cc_align_count(&small, &align, &other, &n, &err), CC_E_LIMIT);
    assert_int_equal(cc_align_pairs(&small, &align, &other, &pairs, &n, &err), CC_E_LIMIT);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alignments_are_those_of_the_textbook),
        cmocka_unit_test(the_longest_paragraph_can_be_aligned),
        cmocka_unit_test(an_arena_that_is_full_is_a_limit),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
