#include "support.h"

#include "../../../pipeline/state/segment.h"
#include "../../../pipeline/state/state_internal.h"

#include <stdlib.h>
#include <string.h>

#define MAX_REFS 60000

struct place {
    char *dir;
    struct cc_state *state;
    struct cc_segments segments;
    struct cc_posting_buffer buffer;
    struct cc_gone gone;
    uint64_t next_ref, low_ref;
};

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    place->next_ref = 1;
    assert_int_equal(cc_state_open(place->dir, &place->state, NULL), CC_OK);
    assert_int_equal(cc_state_begin(place->state, NULL), CC_OK);
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_posting_buffer_done(&place->buffer);
    cc_gone_done(&place->gone);
    cc_segments_done(&place->segments);
    cc_state_close(place->state);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static void post(struct place *place, uint64_t print, uint64_t ref)
{
    struct cc_posting posting = {print, ref};

    assert_int_equal(cc_posting_buffer_add(&place->buffer, posting, NULL), CC_OK);
}

static void write_buffer(struct place *place, bool all)
{
    struct cc_error err;

    if (cc_segments_write(place->state, &place->segments, &place->gone, &place->buffer,
                          place->low_ref, all, &err) != CC_OK)
        fail_msg("%s", err.message);
    place->low_ref = place->next_ref;
}

static size_t find(struct place *place, uint64_t print, uint64_t *refs, size_t max)
{
    size_t n = 0;

    assert_int_equal(cc_segments_find(place->state, &place->segments, &place->gone, print, refs,
                                      max, &n, NULL),
                     CC_OK);
    return n;
}

/* Ref r stands under the prints r % 97, and 1,000,000 + r. */
static void post_many(struct place *place, uint64_t n)
{
    place->low_ref = place->next_ref;
    for (; n > 0; n--, place->next_ref++) {
        post(place, place->next_ref % 97, place->next_ref);
        post(place, 1000000 + place->next_ref, place->next_ref);
    }
}

/* All that was posted is found, but for refs that `every` divides (0: none are gone). */
static void assert_all_found(struct place *place, uint64_t every)
{
    uint64_t *refs = calloc(MAX_REFS, sizeof *refs), print, ref;
    size_t n, i;

    assert_non_null(refs);
    for (print = 0; print < 97; print++) {
        n = find(place, print, refs, MAX_REFS);
        i = 0;
        for (ref = print == 0 ? 97 : print; ref < place->next_ref; ref += 97) {
            if (every != 0 && ref % every == 0)
                continue;
            assert_true(i < n && refs[i] == ref);
            i++;
        }
        assert_int_equal(n, i);
    }
    for (ref = 1; ref < place->next_ref; ref += 13)
        assert_int_equal(find(place, 1000000 + ref, refs, 4), every == 0 || ref % every != 0);
    assert_int_equal(find(place, 999999, refs, 4), 0);
    assert_int_equal(find(place, (UINT64_C(1) << CC_PRINT_BITS) - 1, refs, 4), 0);
    free(refs);
}

static void segments_stay_few_and_hold_all(void **data)
{
    struct place *place = *data;
    uint64_t sum = 0;
    size_t round, i;

    for (round = 0; round < 60; round++) {
        post_many(place, 100 + round * 7 % 300);
        write_buffer(place, false);
        assert_true(place->segments.n <= 5);
    }
    for (i = 1; i < place->segments.n; i++)
        assert_true(place->segments.list[i - 1].n_postings >
                    place->segments.list[i].n_postings);
    for (i = 0; i < place->segments.n; i++)
        sum += place->segments.list[i].n_postings;
    assert_int_equal(sum, 2 * (place->next_ref - 1));
    assert_all_found(place, 0);
}

static void a_list_over_many_pages_is_found_whole(void **data)
{
    struct place *place = *data;
    uint64_t *refs = calloc(MAX_REFS, sizeof *refs), ref;
    size_t n, i;

    assert_non_null(refs);
    place->low_ref = 1;
    post(place, 5, 1);
    for (ref = 2; ref <= 50000; ref++)
        post(place, 7, ref);
    post(place, 7, 50001);
    post(place, 9, 50001);
    write_buffer(place, false);
    n = find(place, 7, refs, MAX_REFS);
    assert_int_equal(n, 50000);
    for (i = 0; i < n; i++)
        assert_int_equal(refs[i], i + 2);
    assert_int_equal(find(place, 7, refs, 64), 64);
    assert_int_equal(refs[63], 65);
    assert_int_equal(find(place, 5, refs, 64), 1);
    assert_int_equal(find(place, 6, refs, 64), 0);
    assert_int_equal(find(place, 8, refs, 64), 0);
    assert_int_equal(find(place, 9, refs, 64), 1);
    free(refs);
}

static void what_is_gone_is_not_found_and_is_dropped_with_the_last_merge(void **data)
{
    struct place *place = *data;
    uint64_t ref, sum = 0;

    post_many(place, 3000);
    write_buffer(place, false);
    post_many(place, 100);
    write_buffer(place, false);
    assert_int_equal(place->segments.n, 2);
    for (ref = 5; ref < place->next_ref; ref += 5) {
        assert_int_equal(cc_gone_add(&place->gone, ref, NULL), CC_OK);
        sum++;
    }
    assert_all_found(place, 5);
    write_buffer(place, true);
    assert_int_equal(place->segments.n, 1);
    assert_int_equal(place->segments.list[0].n_postings, 2 * (place->next_ref - 1 - sum));
    assert_int_equal(place->gone.n_chunks, 0); /* nothing names them any more */
    assert_all_found(place, 5);
    for (ref = 1; ref < place->next_ref; ref++)
        assert_int_equal(cc_gone_add(&place->gone, ref, NULL), CC_OK);
    write_buffer(place, true);
    assert_int_equal(place->segments.n, 0);
}

static void segments_and_gone_refs_outlive_the_program(void **data)
{
    struct place *place = *data;
    size_t n;

    post_many(place, 2000);
    write_buffer(place, false);
    post_many(place, 50);
    write_buffer(place, false);
    n = place->segments.n;
    assert_int_equal(cc_gone_add(&place->gone, 3, NULL), CC_OK);
    assert_int_equal(cc_gone_add(&place->gone, 70000, NULL), CC_OK);
    assert_int_equal(cc_gone_save(place->state, &place->gone, NULL), CC_OK);
    assert_int_equal(cc_state_commit(place->state, NULL), CC_OK);
    cc_state_close(place->state);
    cc_gone_done(&place->gone);
    cc_segments_done(&place->segments);
    assert_int_equal(cc_state_open(place->dir, &place->state, NULL), CC_OK);
    assert_int_equal(cc_segments_load(place->state, &place->segments, NULL), CC_OK);
    assert_int_equal(cc_gone_load(place->state, &place->gone, NULL), CC_OK);
    assert_int_equal(place->segments.n, n);
    assert_true(cc_gone_has(&place->gone, 3) && cc_gone_has(&place->gone, 70000));
    assert_false(cc_gone_has(&place->gone, 2) || cc_gone_has(&place->gone, 69999));
    assert_false(cc_gone_has(&place->gone, UINT64_MAX));
}

static void a_ref_no_memory_could_hold_is_damage(void **data)
{
    struct place *place = *data;

    assert_int_equal(cc_gone_add(&place->gone, UINT64_MAX, NULL), CC_E_STATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)
        TEST(segments_stay_few_and_hold_all),
        TEST(a_list_over_many_pages_is_found_whole),
        TEST(what_is_gone_is_not_found_and_is_dropped_with_the_last_merge),
        TEST(segments_and_gone_refs_outlive_the_program),
        TEST(a_ref_no_memory_could_hold_is_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
