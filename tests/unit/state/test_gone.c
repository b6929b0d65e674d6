#include "support.h"

#include "../../../pipeline/state/gone.h"

#include "cleancopy/core/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_BITS ((uint64_t)CC_GONE_CHUNK_BYTES * 8)

static struct cc_error err;

static void a_ref_is_gone_once_it_was_added(void **state)
{
    static const uint64_t refs[] = {0, 1, 7, 8, CHUNK_BITS - 1, CHUNK_BITS, 5 * CHUNK_BITS + 3};
    struct cc_gone gone;

    (void)state;
    memset(&gone, 0, sizeof gone);
    assert_false(cc_gone_has(&gone, 0));
    for (size_t i = 0; i < sizeof refs / sizeof *refs; i++) {
        assert_false(cc_gone_has(&gone, refs[i]));
        assert_int_equal(cc_gone_add(&gone, refs[i], &err), CC_OK);
        assert_int_equal(cc_gone_add(&gone, refs[i], &err), CC_OK); /* twice is fine */
        assert_true(cc_gone_has(&gone, refs[i]));
    }
    assert_false(cc_gone_has(&gone, 2));
    assert_false(cc_gone_has(&gone, CHUNK_BITS + 1));
    assert_false(cc_gone_has(&gone, UINT64_MAX));
    assert_null(gone.chunks[2]); /* no memory for chunks without one */
    cc_gone_done(&gone);
    assert_false(cc_gone_has(&gone, 0));
    cc_gone_done(&gone);
}

static void the_table_gives_back_what_was_saved(void **state)
{
    struct cc_state *db;
    struct cc_gone gone, again;

    (void)state;
    memset(&gone, 0, sizeof gone);
    memset(&again, 0, sizeof again);
    assert_int_equal(cc_state_open_temporary(&db, &err), CC_OK);
    assert_int_equal(cc_gone_load(db, &again, &err), CC_OK); /* an empty table */
    assert_int_equal(cc_gone_add(&gone, 3, &err), CC_OK);
    assert_int_equal(cc_gone_add(&gone, 9 * CHUNK_BITS, &err), CC_OK);
    assert_int_equal(cc_gone_save(db, &gone, &err), CC_OK);
    assert_int_equal(cc_gone_load(db, &again, &err), CC_OK);
    assert_true(cc_gone_has(&again, 3) && cc_gone_has(&again, 9 * CHUNK_BITS));
    assert_false(cc_gone_has(&again, 4));
    /* what is added later joins what is there */
    assert_int_equal(cc_gone_add(&again, 4, &err), CC_OK);
    assert_int_equal(cc_gone_save(db, &again, &err), CC_OK);
    cc_gone_done(&again);
    assert_int_equal(cc_gone_load(db, &again, &err), CC_OK);
    assert_true(cc_gone_has(&again, 3) && cc_gone_has(&again, 4));
    assert_int_equal(cc_gone_clear(db, &again, &err), CC_OK);
    assert_false(cc_gone_has(&again, 3));
    assert_int_equal(cc_gone_load(db, &again, &err), CC_OK);
    assert_false(cc_gone_has(&again, 3));
    cc_gone_done(&again);
    cc_gone_done(&gone);
    cc_state_close(db);
}

static void memory_that_fails_is_told_and_nothing_is_half_there(void **state)
{
    struct cc_gone gone;

    (void)state;
    memset(&gone, 0, sizeof gone);
    for (uint64_t nth = 1; nth <= 2; nth++) {
        cc_alloc_fail_at(nth, false);
        assert_int_equal(cc_gone_add(&gone, 4 * CHUNK_BITS, &err), CC_E_NOMEM);
        cc_alloc_fail_at(0, false);
        assert_false(cc_gone_has(&gone, 4 * CHUNK_BITS));
        cc_gone_done(&gone);
    }
    assert_int_equal(cc_gone_add(&gone, 4 * CHUNK_BITS, &err), CC_OK);
    assert_true(cc_gone_has(&gone, 4 * CHUNK_BITS));
    cc_gone_done(&gone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ref_is_gone_once_it_was_added),
        cmocka_unit_test(the_table_gives_back_what_was_saved),
        cmocka_unit_test(memory_that_fails_is_told_and_nothing_is_half_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
