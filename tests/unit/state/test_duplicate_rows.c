#include "support.h"

#include "cleancopy/state/document_store.h"
#include "cleancopy/state/duplicate_rows.h"

#include <stdlib.h>

struct place {
    char *dir;
    struct cc_state *state;
};

static void put_document(struct place *place, uint64_t id)
{
    struct cc_stored_document doc = {id, CC_SPAN("quay.example"), CC_SPAN("2031-05-01"), CC_SPAN("record"), CC_SPAN_EMPTY};
    bool changed;

    assert_int_equal(cc_document_put(place->state, &doc, true, &changed, NULL), CC_OK);
}

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);
    struct cc_error err;

    assert_non_null(place);
    place->dir = support_scratch();
    if (cc_state_open(place->dir, &place->state, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(cc_state_begin(place->state, NULL), CC_OK);
    for (uint64_t id = 1; id <= 3; id++)
        put_document(place, id);
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_state_close(place->state);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static enum cc_status put(struct place *place, uint64_t doc, uint32_t paragraph, uint64_t of, uint32_t of_paragraph,
                          enum cc_relation relation)
{
    const struct cc_duplicate duplicate = {
        .doc = of, .paragraph = of_paragraph, .similarity = 0.9583333333333334, .relation = relation};
    struct cc_error err;

    return cc_duplicate_rows_put(place->state, doc, paragraph, &duplicate, &err);
}

static void assert_problem(struct place *place, const char *words)
{
    char problem[256];

    assert_int_equal(cc_duplicate_rows_check(place->state, problem, NULL), CC_OK);
    if (words[0] == '\0')
        assert_string_equal(problem, "");
    else if (strstr(problem, words) == NULL)
        fail_msg("\"%s\" lacks \"%s\"", problem, words);
}

static void rows_are_the_duplicates_of_their_documents(void **data)
{
    struct place *place = *data;
    struct cc_paragraph paragraphs[3];
    struct cc_document doc = {.id = 2, .paragraphs = paragraphs, .n_paragraphs = 3};
    struct cc_arena arena;

    cc_arena_init(&arena, 1 << 20);
    memset(paragraphs, 0, sizeof paragraphs);
    assert_int_equal(put(place, 2, 1, 1, 7, CC_RELATION_PART), CC_OK);
    assert_problem(place, "");
    assert_int_equal(cc_document_get_duplicates(place->state, &arena, &doc, NULL), CC_OK);
    assert_int_equal(paragraphs[0].duplicate_of.relation, CC_RELATION_NONE);
    assert_int_equal(paragraphs[1].duplicate_of.relation, CC_RELATION_PART);
    assert_int_equal(paragraphs[1].duplicate_of.doc, 1);
    assert_int_equal(paragraphs[1].duplicate_of.paragraph, 7);
    assert_span_is(paragraphs[1].duplicate_of.outlet, "quay.example");
    assert_true(paragraphs[1].duplicate_of.similarity >= 0.9583333333333334);
    assert_int_equal(cc_duplicate_rows_clear(place->state, NULL), CC_OK);
    assert_int_equal(cc_document_get_duplicates(place->state, &arena, &doc, NULL), CC_OK);
    assert_int_equal(paragraphs[1].duplicate_of.relation, CC_RELATION_NONE);
    cc_arena_done(&arena);
}

static void a_paragraph_has_one_row(void **data)
{
    struct place *place = *data;

    assert_int_equal(put(place, 2, 1, 1, 7, CC_RELATION_NEAR), CC_OK);
    assert_int_equal(put(place, 2, 1, 1, 8, CC_RELATION_NEAR), CC_E_INPUT);
    assert_int_equal(put(place, 2, 2, 1, 7, CC_RELATION_NEAR), CC_OK);
}

static void rows_that_no_state_may_hold_are_told(void **data)
{
    static const struct {
        uint64_t doc, of;
        uint32_t of_paragraph;
        const char *words;
    } cases[] = {
        {9, 1, 0, "document 0000000000000009 is in none"},
        {3, 8, 0, "document 0000000000000008 is in none"},
        {3, 3, 4, "paragraph 0 of document 0000000000000003 is to be a copy of its own document"},
        {3, 2, 1, "paragraph 0 of document 0000000000000003 is to be a copy of a copy, in 0000000000000002"},
        {3, 2, 2, ""}, /* an updated text is no copy */
        {3, 2, 3, ""},
    };
    struct place *place = *data;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(cc_duplicate_rows_clear(place->state, NULL), CC_OK);
        assert_int_equal(put(place, 2, 1, 1, 0, CC_RELATION_NEAR), CC_OK);
        assert_int_equal(put(place, 2, 2, 1, 0, CC_RELATION_UPDATED), CC_OK);
        assert_int_equal(put(place, cases[i].doc, 0, cases[i].of, cases[i].of_paragraph, CC_RELATION_EXACT), CC_OK);
        assert_problem(place, cases[i].words);
    }
}

static void a_document_must_reach_as_far_as_its_rows_and_those_that_point_at_it(void **data)
{
    struct place *place = *data;
    uint64_t n = 77;

    assert_int_equal(put(place, 2, 1, 1, 7, CC_RELATION_NEAR), CC_OK);
    assert_int_equal(put(place, 3, 0, 1, 4, CC_RELATION_NEAR), CC_OK);
    assert_int_equal(cc_duplicate_rows_reach(place->state, 1, &n, NULL), CC_OK);
    assert_int_equal(n, 8);
    assert_int_equal(cc_duplicate_rows_reach(place->state, 2, &n, NULL), CC_OK);
    assert_int_equal(n, 2);
    assert_int_equal(cc_duplicate_rows_reach(place->state, 4, &n, NULL), CC_OK);
    assert_int_equal(n, 0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        TEST(rows_are_the_duplicates_of_their_documents),
        TEST(a_paragraph_has_one_row),
        TEST(rows_that_no_state_may_hold_are_told),
        TEST(a_document_must_reach_as_far_as_its_rows_and_those_that_point_at_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
