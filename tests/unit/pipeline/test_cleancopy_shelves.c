#include "support.h"
#include "arrow_column.h"

#include "cleancopy/core/alloc.h"

#define N 3

static int64_t refs[N] = {1 << 27, 2 << 27, 3 << 27}, shingles[N] = {9, 9, 9}, followed[N] = {1, 0, 0};
static uint64_t prints[N * 2] = {5, 6, 5, 6, 6, 7};
static int32_t offsets[N + 1] = {0, 16, 32, 48};
static struct cleancopy_column ref = {.values = refs, .n_value_bytes = sizeof refs}, shingle = {.values = shingles, .n_value_bytes = sizeof shingles},
                               follow = {.values = followed, .n_value_bytes = sizeof followed},
                               print = {.values = prints, .offsets = offsets, .n_value_bytes = sizeof prints, .offset_bits = 32};

static struct cleancopy_rows *posted, *lists, *pairs, *later;

static int free_rows(void **state)
{
    (void)state;
    cleancopy_rows_free(posted);
    cleancopy_rows_free(lists);
    cleancopy_rows_free(pairs);
    cleancopy_rows_free(later);
    posted = lists = pairs = later = NULL;
    return 0;
}

/* All of it in one part; what failed first. */
static int find(void)
{
    struct cleancopy_column packet;
    int64_t from = 0;
    int st = cleancopy_shelf_post(&ref, &ref, &shingle, &follow, &print, N, 1, &posted);

    if (st != CLEANCOPY_OK)
        return st;
    packet = arrow_of(posted, CLEANCOPY_ROWS_PACKET);
    st = cleancopy_shelf_lists(&packet, 1, NULL, 1, &lists);
    if (st != CLEANCOPY_OK)
        return st;
    packet = arrow_of(lists, CLEANCOPY_ROWS_PACKET);
    st = cleancopy_shelf_find(&packet, 1, &from, &pairs, &later);
    assert_true(st != CLEANCOPY_OK || from == INT64_MAX);
    return st;
}

static int64_t wide_at(const struct cleancopy_rows *rows, int column, size_t i)
{
    return ((const int64_t *)arrow_of(rows, column).values)[i];
}

static void pairs_are_found_by_three_calls(void **state)
{
    static const struct {
        int subject, candidate, n_shared;
    } wanted[] = {{2, 1, 2}, {3, 1, 1}, {3, 2, 1}};

    (void)state;
    assert_int_equal(find(), CLEANCOPY_OK);
    assert_int_equal(cleancopy_rows_count(pairs), 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(wide_at(pairs, CLEANCOPY_ROWS_SUBJECT, i) >> 27, wanted[i].subject);
        assert_int_equal(wide_at(pairs, CLEANCOPY_ROWS_CANDIDATE, i) >> 27, wanted[i].candidate);
        assert_int_equal(wide_at(pairs, CLEANCOPY_ROWS_CANDIDATE_TEXT, i) >> 27, wanted[i].candidate);
        assert_int_equal(((const int32_t *)arrow_of(pairs, CLEANCOPY_ROWS_N_SHARED).values)[i], wanted[i].n_shared);
    }
    assert_int_equal(cleancopy_rows_count(later), 3);
    assert_int_equal(wide_at(later, CLEANCOPY_ROWS_LAST, 0) >> 27, 3);
    assert_true(wide_at(later, CLEANCOPY_ROWS_UNTIL, 0) == INT64_MAX);
}

static void columns_that_contradict_themselves_are_refused(void **state)
{
    struct cleancopy_column half = print;
    int32_t odd[N + 1] = {0, 15, 32, 48};

    (void)state;
    assert_int_equal(cleancopy_shelf_post(&ref, &ref, &shingle, &follow, &print, N, 0, &posted), CLEANCOPY_E_USAGE);
    (void)free_rows(NULL);
    assert_int_equal(cleancopy_shelf_post(&ref, &ref, &shingle, &follow, &print, N, 1000001, &posted), CLEANCOPY_E_USAGE);
    (void)free_rows(NULL);
    assert_int_equal(cleancopy_shelf_post(&ref, &ref, &shingle, &follow, &print, N, 1000000, &posted), CLEANCOPY_OK);
    (void)free_rows(NULL);
    half.offsets = odd;
    assert_int_equal(cleancopy_shelf_post(&ref, &ref, &shingle, &follow, &half, N, 1, &posted), CLEANCOPY_E_USAGE);
    (void)free_rows(NULL);
    half.n_value_bytes = 47;
    half.offsets = offsets;
    assert_int_equal(cleancopy_shelf_post(&ref, &ref, &shingle, &follow, &half, N, 1, &posted), CLEANCOPY_E_USAGE);
    (void)free_rows(NULL);
    assert_int_equal(cleancopy_shelf_post(&ref, NULL, &shingle, &follow, &print, N, 1, &posted), CLEANCOPY_E_USAGE);
    (void)free_rows(NULL);
    assert_int_equal(cleancopy_shelf_post(&ref, &ref, &shingle, &follow, NULL, N, 1, &posted), CLEANCOPY_OK);
    assert_int_equal(arrow_of(posted, CLEANCOPY_ROWS_PACKET).n_value_bytes, 0);
}

static void packets_are_taken_piece_by_piece_under_the_shelves_of_all(void **state)
{
    struct cleancopy_column packet, shelves;
    struct cleancopy_rows *trimmed;

    (void)state;
    assert_int_equal(cleancopy_shelf_post(&ref, &ref, &shingle, &follow, &print, N, 1, &posted), CLEANCOPY_OK);
    packet = arrow_of(posted, CLEANCOPY_ROWS_PACKET);
    assert_int_equal(cleancopy_shelf_trim(&packet, 1, &trimmed), CLEANCOPY_OK);
    assert_int_equal(cleancopy_rows_count(trimmed), 1);
    shelves = arrow_of(trimmed, CLEANCOPY_ROWS_PACKET);
    assert_int_equal(cleancopy_shelf_lists(&packet, 1, &shelves, 1, &lists), CLEANCOPY_OK);
    assert_int_equal(cleancopy_shelf_lists(&packet, 1, NULL, 1, &pairs), CLEANCOPY_OK);
    assert_int_equal(arrow_of(lists, CLEANCOPY_ROWS_PACKET).n_value_bytes, arrow_of(pairs, CLEANCOPY_ROWS_PACKET).n_value_bytes);
    cleancopy_rows_free(trimmed);
}

static void damaged_packets_are_told(void **state)
{
    static const char one[] = "\1";
    int32_t ends[] = {0, 1};
    struct cleancopy_column packet = {.values = one, .offsets = ends, .n_value_bytes = 1, .offset_bits = 32};
    int64_t from = 0;

    (void)state;
    assert_int_equal(cleancopy_shelf_lists(&packet, 1, NULL, 1, &lists), CLEANCOPY_E_INPUT);
    assert_string_equal(cleancopy_rows_message(lists), "a packet is damaged");
    assert_int_equal(cleancopy_shelf_trim(&packet, 1, &posted), CLEANCOPY_E_INPUT);
    assert_int_equal(cleancopy_shelf_find(&packet, 1, &from, &pairs, &later), CLEANCOPY_E_INPUT);
    assert_int_equal(cleancopy_rows_status(later), CLEANCOPY_E_INPUT);
}

static void a_short_heap_is_said(void **state)
{
    int st = CLEANCOPY_E_NOMEM;

    (void)state;
    for (uint64_t nth = 1; st != CLEANCOPY_OK; nth++) {
        cc_alloc_fail_at(nth, true);
        st = find();
        cc_alloc_fail_at(0, false);
        assert_true(st == CLEANCOPY_OK || st == CLEANCOPY_E_NOMEM);
        assert_true(nth < 1000);
        if (st != CLEANCOPY_OK)
            (void)free_rows(NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(pairs_are_found_by_three_calls, free_rows),
        cmocka_unit_test_teardown(columns_that_contradict_themselves_are_refused, free_rows),
        cmocka_unit_test_teardown(packets_are_taken_piece_by_piece_under_the_shelves_of_all, free_rows),
        cmocka_unit_test_teardown(damaged_packets_are_told, free_rows),
        cmocka_unit_test_teardown(a_short_heap_is_said, free_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
