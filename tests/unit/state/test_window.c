#include "support.h"

#include "cleancopy/state/document_store.h"
#include "cleancopy/state/paragraph_store.h"
#include "cleancopy/state/window.h"

#include "../../../pipeline/state/state_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY      86400
#define FEBRUARY 1706745600 /* 2024-02-01T00:00:00Z */

struct place {
    char *dir;
    struct cc_state *state;
    struct cc_index index;
    struct cc_arena arena;
};

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);
    struct cc_error err;

    assert_non_null(place);
    place->dir = support_scratch();
    cc_arena_init(&place->arena, 1 << 26);
    if (cc_state_open(place->dir, &place->state, &err) != CC_OK)
        fail_msg("%s", err.message);
    cc_paragraph_store_index(place->state, &place->index);
    assert_int_equal(cc_state_begin(place->state, NULL), CC_OK);
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_state_close(place->state);
    cc_arena_done(&place->arena);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

/* A document of one paragraph; canonical 0 is a new text, else a copy of that paragraph. */
static uint64_t put(struct place *place, uint64_t id, const char *date, const char *record,
                    uint64_t canonical)
{
    struct cc_stored_document doc = {id, CC_SPAN("o.example"), cc_span_from(date),
                                     cc_span_from(record), CC_SPAN_EMPTY};
    uint32_t tokens[2] = {(uint32_t)(canonical != 0 ? canonical : id), 1};
    struct cc_known known = {.canonical = canonical,
                             .doc = id,
                             .outlet = doc.outlet,
                             .key = tokens[0],
                             .tokens = tokens,
                             .n_tokens = 2};
    uint64_t ref = 0;
    bool changed;

    assert_int_equal(cc_document_put(place->state, &doc, false, &changed, NULL), CC_OK);
    assert_int_equal(place->index.add(place->index.self, &known, NULL, 0, &ref, NULL), CC_OK);
    return ref;
}

static void apply(struct place *place, int64_t window_s, int64_t now_s, int64_t wanted)
{
    struct cc_error err;
    char problem[256];
    int64_t n = -1;

    if (cc_window_apply(place->state, window_s, now_s, &n, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(n, wanted);
    assert_int_equal(cc_paragraph_store_check(place->state, problem, NULL), CC_OK);
    assert_string_equal(problem, "");
}

static bool is_there(struct place *place, uint64_t ref)
{
    struct cc_known known;

    return place->index.get(place->index.self, &place->arena, ref, &known, NULL) == CC_OK;
}

static void what_is_older_than_the_window_leaves_and_no_second_more(void **data)
{
    struct place *place = *data;
    uint64_t older = put(place, 1, "2024-01-01T23:59:59Z", "1", 0);
    uint64_t at_limit = put(place, 2, "2024-01-02", "2", 0);
    uint64_t elsewhere = put(place, 3, "2024-01-02T01:59:59+02:00", "3", 0); /* 23:59:59Z */
    uint64_t newest = put(place, 4, "2024-02-01", "4", 0);
    uint64_t no_colon = put(place, 5, "2024-01-02T01:59:59+0200", "5", 0);

    apply(place, 30 * DAY, FEBRUARY, 3);
    assert_true(!is_there(place, older) && !is_there(place, elsewhere));
    assert_true(!is_there(place, no_colon));
    assert_true(is_there(place, at_limit) && is_there(place, newest));
}

static void the_newest_document_ends_the_window_and_not_the_clock(void **data)
{
    struct place *place = *data;

    (void)put(place, 1, "2024-01-01", "1", 0);
    (void)put(place, 2, "2024-01-31", "2", 0);
    apply(place, 30 * DAY, FEBRUARY + 1000 * (int64_t)DAY, 0);
}

static void a_date_in_the_future_empties_nothing(void **data)
{
    struct place *place = *data;
    uint64_t future;

    (void)put(place, 1, "2024-01-15", "1", 0);
    future = put(place, 2, "2099-01-01", "2", 0);
    apply(place, 30 * DAY, FEBRUARY, 0);
    assert_true(is_there(place, future));
    apply(place, DAY, INT64_C(4070908800), 1); /* 2099-01-01: now it is the newest */
}

static void an_undated_document_counts_by_its_fetch_time(void **data)
{
    struct place *place = *data;
    uint64_t old = put(place, 1, "", "{\"fetched_at\":\"2024-01-01T00:00:00Z\"}", 0);
    uint64_t newest = put(place, 2, "", "{\"fetched_at\":\"2024-02-01T00:00:00Z\"}", 0);
    uint64_t timeless = put(place, 3, "", "{\"fetched_at\":null}", 0);
    uint64_t no_json = put(place, 4, "", "{", 0);

    apply(place, 30 * DAY, FEBRUARY, 1);
    assert_true(!is_there(place, old) && is_there(place, newest));
    assert_true(is_there(place, timeless) && is_there(place, no_json));
}

static void a_canonical_paragraph_stays_while_a_copy_within_the_window_points_at_it(void **data)
{
    struct place *place = *data;
    uint64_t canonical = put(place, 1, "2024-01-01", "1", 0);
    uint64_t old_copy = put(place, 2, "2024-01-02", "2", canonical);
    uint64_t new_copy = put(place, 3, "2024-02-10", "3", canonical);
    uint64_t alone = put(place, 4, "2024-01-01", "4", 0);

    apply(place, 30 * DAY, FEBRUARY + 300 * DAY, 2);
    assert_true(is_there(place, canonical) && is_there(place, new_copy));
    assert_true(!is_there(place, old_copy) && !is_there(place, alone));
    (void)put(place, 5, "2024-04-01", "5", 0);
    apply(place, 30 * DAY, FEBRUARY + 300 * DAY, 2); /* the copy, and then the canonical one */
    assert_true(!is_there(place, canonical) && !is_there(place, new_copy));
}

static void documents_and_duplicates_stay_as_they_are(void **data)
{
    struct place *place = *data;
    uint64_t canonical = put(place, 1, "2024-01-01", "1", 0);
    struct cc_paragraph paragraph;
    struct cc_document doc;
    struct cc_index_stats stats;
    int64_t before = 0, after = 0;

    (void)put(place, 2, "2024-01-02", "2", canonical);
    (void)put(place, 3, "2024-06-01", "3", 0);
    memset(&paragraph, 0, sizeof paragraph);
    memset(&doc, 0, sizeof doc);
    doc.id = 2;
    doc.paragraphs = &paragraph;
    doc.n_paragraphs = 1;
    paragraph.duplicate_of.doc = 1;
    paragraph.duplicate_of.similarity = 1;
    paragraph.duplicate_of.relation = CC_RELATION_EXACT;
    assert_int_equal(cc_document_set_duplicates(place->state, &doc, NULL), CC_OK);
    assert_int_equal(cc_state_number(place->state, "documents_generation", &before, NULL),
                     CC_OK);
    apply(place, 30 * DAY, FEBRUARY + 300 * DAY, 2);
    assert_int_equal(cc_state_number(place->state, "documents_generation", &after, NULL),
                     CC_OK);
    assert_int_equal(after, before);
    assert_int_equal(cc_paragraph_store_stats(place->state, &stats, NULL), CC_OK);
    assert_int_equal(stats.documents, 3);
    memset(&paragraph, 0, sizeof paragraph);
    assert_int_equal(cc_document_get_duplicates(place->state, &place->arena, &doc, NULL),
                     CC_OK);
    assert_true(paragraph.duplicate_of.doc == 1);
}

static void nothing_is_looked_through_twice(void **data)
{
    struct place *place = *data;

    (void)put(place, 1, "2024-01-01", "1", 0);
    (void)put(place, 2, "2024-02-01", "2", 0);
    apply(place, 31 * DAY, FEBRUARY, 0);
    assert_int_equal(
        cc_state_exec(place->state,
                      "UPDATE document SET date = '2023-01-01', moment = moment_of('2023-01-01')"
                      " WHERE date < '2024-01-15'",
                      NULL),
        CC_OK);
    apply(place, 31 * DAY, FEBRUARY, 0); /* no document was put: the change goes unseen */
    apply(place, 30 * DAY, FEBRUARY, 1); /* another window */
}

static void an_empty_index_and_many_rows_are_no_trouble(void **data)
{
    struct place *place = *data;
    uint64_t id;

    apply(place, DAY, FEBRUARY, 0);
    for (id = 1; id <= 1000; id++)
        (void)put(place, id, "2024-01-01", "1", 0);
    (void)put(place, 2000, "2024-02-01", "2", 0);
    apply(place, DAY, FEBRUARY, 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)
        TEST(what_is_older_than_the_window_leaves_and_no_second_more),
        TEST(the_newest_document_ends_the_window_and_not_the_clock),
        TEST(a_date_in_the_future_empties_nothing),
        TEST(an_undated_document_counts_by_its_fetch_time),
        TEST(a_canonical_paragraph_stays_while_a_copy_within_the_window_points_at_it),
        TEST(documents_and_duplicates_stay_as_they_are),
        TEST(nothing_is_looked_through_twice),
        TEST(an_empty_index_and_many_rows_are_no_trouble),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
