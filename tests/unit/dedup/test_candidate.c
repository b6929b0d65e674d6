#include "support.h"

#include "cleancopy/dedup/candidate.h"

static struct cc_arena arena;
static struct cc_memory_index *memory;
static struct cc_index idx;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)16 << 20);
    memory = cc_memory_index_open(&idx);
    return memory == NULL ? 1 : 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_memory_index_close(memory);
    cc_arena_done(&arena);
    return 0;
}

/* A fingerprint of its own for each number. */
static uint64_t print(uint64_t n)
{
    return n * 0x9E3779B97F4A7C15u;
}

/* A paragraph that has the fingerprints from `first` on; returns its ref. */
static uint64_t add(uint64_t first, size_t n)
{
    uint64_t prints[16], ref;
    uint32_t token = 8;
    struct cc_known known = {.doc = first, .key = first, .tokens = &token, .n_tokens = 1};
    struct cc_error err;

    for (size_t i = 0; i < n; i++)
        prints[i] = print(first + i);
    assert_int_equal(idx.add(idx.self, &known, prints, n, &ref, &err), CC_OK);
    return ref;
}

static void shared_fingerprints_are_counted(void **state)
{
    uint64_t prints[] = {print(1), print(2), print(3), print(100)};
    struct cc_candidate *list;
    struct cc_error err;
    uint64_t two, three;
    size_t n;

    (void)state;
    three = add(1, 5);
    two = add(2, 5);
    (void)add(4, 5);
    assert_int_equal(cc_candidate_list(&arena, &idx, prints, 4, &list, &n, &err), CC_OK);
    assert_int_equal(n, 2);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(list[i].n_shared, list[i].ref == three ? 3 : list[i].ref == two ? 2 : 0);
    assert_int_equal(cc_candidate_list(&arena, &idx, prints + 3, 1, &list, &n, &err), CC_OK);
    assert_int_equal(n, 0);
    assert_int_equal(cc_candidate_list(&arena, &idx, prints, 0, &list, &n, &err), CC_OK);
    assert_int_equal(n, 0);
}

/* Each fingerprint leads to 50 paragraphs, of which those of the last two share most. */
static void of_too_many_those_that_share_most_are_taken(void **state)
{
    uint64_t prints[6];
    struct cc_candidate *list;
    struct cc_error err;
    size_t n, n_two = 0;

    (void)state;
    for (uint64_t i = 0; i < 4; i++) {
        prints[i] = print(10 * i);
        for (int k = 0; k < 50; k++)
            (void)add(10 * i, 1);
    }
    prints[4] = print(50);
    prints[5] = print(51);
    for (int k = 0; k < 50; k++)
        (void)add(50, 2);
    assert_int_equal(cc_candidate_list(&arena, &idx, prints, 6, &list, &n, &err), CC_OK);
    assert_int_equal(n, CC_CANDIDATE_MAX);
    for (size_t i = 0; i < n; i++) {
        n_two += list[i].n_shared == 2 ? 1 : 0;
        if (list[i].n_shared == 1)
            assert_true(list[i].ref <= CC_CANDIDATE_MAX - 50); /* the lowest */
    }
    assert_int_equal(n_two, 50);
}

static void a_small_arena_is_a_limit(void **state)
{
    uint64_t prints[] = {print(1)};
    struct cc_candidate *list;
    struct cc_arena small;
    struct cc_error err;
    size_t n;

    (void)state;
    cc_arena_init(&small, 16);
    assert_int_equal(cc_candidate_list(&small, &idx, prints, 1, &list, &n, &err), CC_E_LIMIT);
    cc_arena_done(&small);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(shared_fingerprints_are_counted),
        TEST(of_too_many_those_that_share_most_are_taken),
        TEST(a_small_arena_is_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
