#include "support.h"

#include "cleancopy/state/duplicate_rows.h"
#include "cleancopy/state/part_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct place {
    char *dir;
    char state_dir[512];
    struct cc_state *state;
};

static enum cc_status put_other(struct place *place)
{
    const struct cc_stored_document doc = {.id = 9, .outlet = CC_SPAN("bay.example"), .date = CC_SPAN("2031-04-01")};

    return cc_part_put_other(place->state, &doc, NULL);
}

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);
    struct cc_error err;

    assert_non_null(place);
    place->dir = support_scratch();
    (void)snprintf(place->state_dir, sizeof place->state_dir, "%s/part/.cleancopy", place->dir);
    if (cc_state_open_scratch(place->state_dir, &place->state, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(cc_state_begin(place->state, NULL), CC_OK);
    assert_int_equal(cc_part_store_open(place->state, NULL), CC_OK);
    for (uint64_t id = 1; id <= 3; id++) {
        struct cc_stored_document doc = {id, CC_SPAN("quay.example"), CC_SPAN("2031-05-01"), CC_SPAN("record"), CC_SPAN_EMPTY};
        bool changed;

        assert_int_equal(cc_document_put(place->state, &doc, true, &changed, NULL), CC_OK);
    }
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_state_close_scratch(place->state, place->state_dir);
    assert_int_not_equal(access(place->state_dir, F_OK), 0); /* nothing of it is left */
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static uint64_t count(struct place *place, enum cc_document_set set)
{
    uint64_t n = 0;

    assert_int_equal(cc_documents_count(place->state, set, &n, NULL), CC_OK);
    return n;
}

static void others_are_found_by_rows_and_are_not_own(void **data)
{
    const struct cc_duplicate of = {.doc = 9, .paragraph = 2, .similarity = 1, .relation = CC_RELATION_EXACT};
    struct place *place = *data;
    struct cc_paragraph paragraph = {.text = CC_SPAN_EMPTY};
    struct cc_document doc = {.id = 2, .paragraphs = &paragraph, .n_paragraphs = 1};
    struct cc_arena arena;
    char problem[256];
    bool is_other = false;

    cc_arena_init(&arena, 1 << 20);
    assert_int_equal(put_other(place), CC_OK);
    assert_int_equal(put_other(place), CC_E_INPUT);
    assert_int_equal(count(place, CC_DOCUMENTS_ALL), 4);
    assert_int_equal(count(place, CC_DOCUMENTS_TO_COMPARE), 3);
    assert_int_equal(cc_part_is_other(place->state, 9, &is_other, NULL), CC_OK);
    assert_true(is_other);
    assert_int_equal(cc_part_is_other(place->state, 2, &is_other, NULL), CC_OK);
    assert_false(is_other);
    assert_int_equal(cc_duplicate_rows_put(place->state, 2, 0, &of, NULL), CC_OK);
    assert_int_equal(cc_duplicate_rows_check(place->state, problem, NULL), CC_OK);
    assert_string_equal(problem, "");
    assert_int_equal(cc_document_get_duplicates(place->state, &arena, &doc, NULL), CC_OK);
    assert_span_is(paragraph.duplicate_of.outlet, "bay.example");
    cc_arena_done(&arena);
}

static void what_counts_elsewhere_is_taken_out_once(void **data)
{
    struct place *place = *data;
    struct cc_error err;

    assert_int_equal(cc_part_leave_out(place->state, 2, NULL), CC_OK);
    assert_int_equal(count(place, CC_DOCUMENTS_ALL), 2);
    assert_int_equal(cc_part_leave_out(place->state, 2, &err), CC_E_INPUT);
    assert_string_equal(err.message, "document 0000000000000002 is in none of the part's shards");
    assert_int_equal(put_other(place), CC_OK);
    assert_int_equal(cc_part_leave_out(place->state, 9, NULL), CC_E_INPUT); /* another's is none of its own */
}

static void furniture_is_told_by_paragraph(void **data)
{
    struct place *place = *data;
    struct cc_paragraph paragraphs[2] = {{.n_pages = 5}, {.n_pages = 5}};
    struct cc_document doc = {.id = 2, .paragraphs = paragraphs, .n_paragraphs = 2};
    struct cc_error err;

    assert_int_equal(cc_part_put_furniture(place->state, 2, 1, 17, NULL), CC_OK);
    assert_int_equal(cc_part_put_furniture(place->state, 2, 1, 17, NULL), CC_E_INPUT);
    assert_int_equal(cc_part_get_furniture(place->state, &doc, NULL), CC_OK);
    assert_int_equal(paragraphs[0].n_pages, 0);
    assert_int_equal(paragraphs[1].n_pages, 17);
    assert_int_equal(cc_part_put_furniture(place->state, 2, 2, 17, NULL), CC_OK);
    assert_int_equal(cc_part_get_furniture(place->state, &doc, &err), CC_E_INPUT);
    assert_non_null(strstr(err.message, "has 2 paragraphs, and its paragraph 2"));
}

static void what_a_killed_one_left_is_thrown_away(void **data)
{
    struct place *place = *data;
    struct cc_state *state;
    uint64_t n = 1;

    assert_int_equal(cc_state_open_scratch(place->state_dir, &state, NULL), CC_E_LOCKED);
    assert_int_equal(cc_state_commit(place->state, NULL), CC_OK);
    cc_state_close(place->state); /* as a kill would */
    assert_int_equal(cc_state_open_scratch(place->state_dir, &place->state, NULL), CC_OK);
    assert_int_equal(cc_documents_count(place->state, CC_DOCUMENTS_ALL, &n, NULL), CC_OK);
    assert_int_equal(n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(others_are_found_by_rows_and_are_not_own, make_place, drop_place),
        cmocka_unit_test_setup_teardown(what_counts_elsewhere_is_taken_out_once, make_place, drop_place),
        cmocka_unit_test_setup_teardown(furniture_is_told_by_paragraph, make_place, drop_place),
        cmocka_unit_test_setup_teardown(what_a_killed_one_left_is_thrown_away, make_place, drop_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
