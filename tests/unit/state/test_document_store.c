#include "support.h"

#include "cleancopy/state/document_store.h"
#include "cleancopy/state/paragraph_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct place {
    char *dir;
    struct cc_state *state;
    struct cc_arena arena;
};

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    cc_arena_init(&place->arena, 1 << 26);
    assert_int_equal(cc_state_open(place->dir, &place->state, NULL), CC_OK);
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

static int64_t generation(struct place *place)
{
    int64_t value = -1;

    assert_int_equal(cc_state_number(place->state, "documents_generation", &value, NULL),
                     CC_OK);
    return value;
}

static bool put(struct place *place, uint64_t id, const char *outlet, const char *date,
                const char *record, bool same_batch)
{
    struct cc_stored_document doc = {id, cc_span_from(outlet), cc_span_from(date),
                                     cc_span_from(record), CC_SPAN_EMPTY};
    struct cc_error err;
    bool changed = false;

    if (cc_document_put(place->state, &doc, same_batch, &changed, &err) != CC_OK)
        fail_msg("%s", err.message);
    return changed;
}

/* The ids of a set, as hex words in the order of the cursor. */
static const char *ids(struct place *place, enum cc_document_set set)
{
    static char text[4096];
    struct cc_document_cursor *cursor;
    struct cc_stored_document doc;
    enum cc_status st;
    size_t len = 0;

    text[0] = '\0';
    assert_int_equal(cc_documents_open(place->state, set, &cursor, NULL), CC_OK);
    while ((st = cc_documents_next(cursor, &place->arena, &doc, NULL)) == CC_OK)
        len += (size_t)snprintf(text + len, sizeof text - len, "%s%llx", len == 0 ? "" : " ",
                                (unsigned long long)doc.id);
    assert_int_equal(st, CC_END);
    assert_int_equal(cc_documents_next(cursor, &place->arena, &doc, NULL), CC_END);
    cc_documents_close(cursor);
    return text;
}

/* What the comparison found: paragraph i of `id` duplicates paragraph i of `of` where of is not
 * 0. */
static void compared(struct place *place, uint64_t id, uint64_t of_first, uint64_t of_second)
{
    struct cc_paragraph paragraphs[2];
    struct cc_document doc;
    struct cc_error err;

    memset(paragraphs, 0, sizeof paragraphs);
    memset(&doc, 0, sizeof doc);
    doc.id = id;
    doc.paragraphs = paragraphs;
    doc.n_paragraphs = 2;
    if (of_first != 0) {
        paragraphs[0].duplicate_of.doc = of_first;
        paragraphs[0].duplicate_of.similarity = 1.0;
        paragraphs[0].duplicate_of.relation = CC_RELATION_EXACT;
    }
    if (of_second != 0) {
        paragraphs[1].duplicate_of.doc = of_second;
        paragraphs[1].duplicate_of.paragraph = 1;
        paragraphs[1].duplicate_of.similarity = 0.8125;
        paragraphs[1].duplicate_of.relation = CC_RELATION_PART;
    }
    if (cc_document_set_duplicates(place->state, &doc, &err) != CC_OK)
        fail_msg("%s", err.message);
}

static void documents_come_by_date_with_unknown_last_then_outlet_then_id(void **data)
{
    struct place *place = *data;

    assert_true(put(place, 0xf000000000000001, "harbourpost.example", "", "a", true));
    assert_true(put(place, 2, "dunesgazette.example", "", "b", true));
    assert_true(put(place, 3, "harbourpost.example", "2024-05-01", "c", true));
    assert_true(put(place, 4, "harbourpost.example", "2024-05-01T08:00:00Z", "d", true));
    assert_true(
        put(place, 0xffffffffffffffff, "dunesgazette.example", "2024-05-01", "e", true));
    assert_true(
        put(place, 0x7fffffffffffffff, "dunesgazette.example", "2024-05-01", "f", true));
    assert_true(put(place, 0, "zinc.example", "2023-12-31", "g", true));
    assert_string_equal(ids(place, CC_DOCUMENTS_ALL),
                        "0 7fffffffffffffff ffffffffffffffff 3 4 2 f000000000000001");
}

/* Where the texts of the dates would give another order; tests/unit/dedup/test_order.c has more. */
static void dates_are_moments_whatever_their_text(void **data)
{
    static const char *const prefer[] = {"B.example"};
    struct place *place = *data;
    struct cc_document_cursor *cursor;
    struct cc_stored_document doc;

    assert_true(put(place, 1, "a.example", "2024-05-01T23:00-05:00", "a", true));
    assert_true(put(place, 2, "b.example", "2024-05-02T01:00Z", "b", true));
    assert_true(put(place, 3, "b.example", "2024-05-02T10:30:00+0930", "c", true)); /* as 2 */
    assert_true(put(place, 4, "a.example", "2024-05-02 01:00:00", "d", true)); /* as 2 */
    assert_true(put(place, 5, "a.example", "1969-12-31", "e", true));
    assert_true(put(place, 6, "c.example", "", "f", true));
    assert_true(put(place, 7, "b.example", "1 May 2024", "g", true)); /* not known */
    assert_string_equal(ids(place, CC_DOCUMENTS_ALL), "5 4 2 3 1 7 6");
    assert_string_equal(ids(place, CC_DOCUMENTS_TO_COMPARE), "5 4 2 3 1 7 6");
    assert_int_equal(cc_documents_open(place->state, CC_DOCUMENTS_TO_COMPARE, &cursor, NULL), CC_OK);
    cc_documents_prefer(cursor, prefer, 1);
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(cc_documents_next(cursor, &place->arena, &doc, NULL), CC_OK);
        assert_int_equal(doc.id, ((const uint64_t[]){2, 3, 7, 5, 4, 1, 6})[i]);
    }
    cc_documents_close(cursor);
    assert_true(put(place, 4, "a.example", "2024-05-02T07:00Z", "d2", false)); /* moves behind 1 */
    assert_string_equal(ids(place, CC_DOCUMENTS_ALL), "5 2 3 1 4 7 6");
}

/* More documents than a page of keys, all of one moment, then one a second. */
static void a_page_of_keys_ends_within_a_moment(void **data)
{
    struct place *place = *data;
    struct cc_document_cursor *cursor;
    struct cc_stored_document doc;
    uint64_t n = 0;
    char date[40];

    for (uint64_t i = 0; i < 600; i++) {
        snprintf(date, sizeof date, "2024-05-01T%02d:%02d:%02d+%02d:00", (int)(i % 12), (int)(i < 300 ? 0 : (i - 300) / 60),
                 (int)(i < 300 ? 0 : (i - 300) % 60), (int)(i % 12));
        assert_true(put(place, i, "o.example", date, "r", true));
    }
    assert_int_equal(cc_documents_open(place->state, CC_DOCUMENTS_ALL, &cursor, NULL), CC_OK);
    while (cc_documents_next(cursor, &place->arena, &doc, NULL) == CC_OK)
        assert_int_equal(doc.id, n++);
    assert_int_equal(n, 600);
    cc_documents_close(cursor);
}

static void a_document_comes_back_as_it_was_put(void **data)
{
    struct place *place = *data;
    struct cc_stored_document doc = {9, CC_SPAN("kystavisen.example"), CC_SPAN("2024-02-29"),
                                     CC_SPAN("{\"title\":\"\xc3\x85lesund\"}"),
                                     CC_SPAN("a/b.txt")};
    struct cc_stored_document back;
    struct cc_document_cursor *cursor;
    bool changed = false;

    assert_int_equal(cc_document_put(place->state, &doc, false, &changed, NULL), CC_OK);
    assert_true(changed);
    assert_int_equal(cc_documents_open(place->state, CC_DOCUMENTS_ALL, &cursor, NULL), CC_OK);
    assert_int_equal(cc_documents_next(cursor, &place->arena, &back, NULL), CC_OK);
    assert_int_equal(back.id, 9);
    assert_span_is(back.outlet, "kystavisen.example");
    assert_span_is(back.date, "2024-02-29");
    assert_span_is(back.record, "{\"title\":\"\xc3\x85lesund\"}");
    assert_span_is(back.file, "a/b.txt");
    cc_documents_close(cursor);
    cc_documents_close(NULL);
}

static void
a_text_file_name_is_kept_when_the_record_changes_and_counts_as_no_change(void **data)
{
    struct place *place = *data;
    struct cc_document_cursor *cursor;
    struct cc_stored_document back;
    int64_t before;

    assert_true(put(place, 1, "o.example", "", "old", false));
    before = generation(place);
    assert_int_equal(cc_document_set_file(place->state, 1, CC_SPAN("text/o/x.txt"), NULL),
                     CC_OK);
    assert_int_equal(generation(place), before);
    assert_true(put(place, 1, "o.example", "", "new", false));
    assert_int_equal(cc_documents_open(place->state, CC_DOCUMENTS_ALL, &cursor, NULL), CC_OK);
    assert_int_equal(cc_documents_next(cursor, &place->arena, &back, NULL), CC_OK);
    assert_span_is(back.file, "text/o/x.txt");
    assert_span_is(back.record, "new");
    cc_documents_close(cursor);
}

static void the_same_record_again_changes_nothing(void **data)
{
    struct place *place = *data;
    int64_t before;

    assert_true(put(place, 1, "o.example", "2024-01-01", "{}", false));
    compared(place, 1, 0, 0);
    before = generation(place);
    assert_false(put(place, 1, "o.example", "2024-01-01", "{}", false));
    assert_false(put(place, 1, "o.example", "2024-01-01", "{}", true));
    compared(place, 1, 0, 0);
    assert_int_equal(generation(place), before);
    assert_string_equal(ids(place, CC_DOCUMENTS_TO_COMPARE), "");
}

static void within_a_batch_the_least_record_stays_in_any_order(void **data)
{
    static const char *const orders[][3] = {
        {"aa", "ab", "b"}, {"b", "ab", "aa"}, {"ab", "aa", "b"}, {"ab", "b", "aa"}};
    struct place *place = *data;
    struct cc_document_cursor *cursor;
    struct cc_stored_document back;
    size_t i, k;

    for (i = 0; i < 4; i++) {
        for (k = 0; k < 3; k++)
            (void)put(place, i, "o.example", "", orders[i][k], true);
    }
    assert_int_equal(cc_documents_open(place->state, CC_DOCUMENTS_ALL, &cursor, NULL), CC_OK);
    for (i = 0; i < 4; i++) {
        assert_int_equal(cc_documents_next(cursor, &place->arena, &back, NULL), CC_OK);
        assert_span_is(back.record, "aa");
    }
    cc_documents_close(cursor);
}

static void a_later_run_replaces_a_record_whatever_its_bytes(void **data)
{
    struct place *place = *data;

    assert_true(put(place, 1, "o.example", "", "a", false));
    assert_true(put(place, 1, "o.example", "", "b", false));
    assert_true(put(place, 1, "o.example", "", "a", false));
    assert_string_equal(ids(place, CC_DOCUMENTS_ALL), "1");
}

static void duplicates_come_back_as_they_were_set_with_the_canonical_outlet(void **data)
{
    struct place *place = *data;
    struct cc_paragraph paragraphs[3];
    struct cc_document doc;
    int64_t before;

    (void)put(place, 1, "harbourpost.example", "2024-01-01", "a", false);
    (void)put(place, 2, "dunesgazette.example", "2024-01-02", "b", false);
    compared(place, 1, 0, 0);
    compared(place, 2, 0, 1);
    memset(paragraphs, 0xee, sizeof paragraphs);
    memset(&doc, 0, sizeof doc);
    doc.id = 2;
    doc.paragraphs = paragraphs;
    doc.n_paragraphs = 2;
    assert_int_equal(cc_document_get_duplicates(place->state, &place->arena, &doc, NULL),
                     CC_OK);
    assert_int_equal(paragraphs[0].duplicate_of.relation, CC_RELATION_NONE);
    assert_int_equal(paragraphs[1].duplicate_of.relation, CC_RELATION_PART);
    assert_int_equal(paragraphs[1].duplicate_of.doc, 1);
    assert_int_equal(paragraphs[1].duplicate_of.paragraph, 1);
    assert_true(paragraphs[1].duplicate_of.similarity == 0.8125);
    assert_span_is(paragraphs[1].duplicate_of.outlet, "harbourpost.example");
    before = generation(place);
    compared(place, 2, 0, 1); /* the same again */
    assert_int_equal(generation(place), before);
    compared(place, 2, 1, 1); /* one more */
    assert_true(generation(place) > before);
    before = generation(place);
    compared(place, 2, 0, 0); /* none any more */
    assert_true(generation(place) > before);
    assert_int_equal(cc_document_get_duplicates(place->state, &place->arena, &doc, NULL),
                     CC_OK);
    assert_int_equal(paragraphs[1].duplicate_of.relation, CC_RELATION_NONE);
}

static void a_row_past_the_documents_paragraphs_is_damaged_state(void **data)
{
    struct place *place = *data;
    struct cc_paragraph paragraph;
    struct cc_document doc;

    (void)put(place, 1, "o.example", "", "a", false);
    (void)put(place, 2, "o.example", "", "b", false);
    compared(place, 2, 0, 1);
    memset(&doc, 0, sizeof doc);
    doc.id = 2;
    doc.paragraphs = &paragraph;
    doc.n_paragraphs = 1;
    assert_int_equal(cc_document_get_duplicates(place->state, &place->arena, &doc, NULL),
                     CC_E_STATE);
}

static void duplicates_of_an_unknown_document_are_refused(void **data)
{
    struct place *place = *data;
    struct cc_document doc;

    memset(&doc, 0, sizeof doc);
    doc.id = 77;
    assert_int_equal(cc_document_set_duplicates(place->state, &doc, NULL), CC_E_STATE);
}

static void a_changed_document_makes_those_that_point_at_it_be_compared_again(void **data)
{
    struct place *place = *data;
    char problem[256];

    (void)put(place, 1, "o.example", "2024-01-01", "a", false);
    (void)put(place, 2, "p.example", "2024-01-02", "b", false);
    (void)put(place, 3, "q.example", "2024-01-03", "c", false);
    assert_string_equal(ids(place, CC_DOCUMENTS_TO_COMPARE), "1 2 3");
    compared(place, 1, 0, 0);
    assert_string_equal(ids(place, CC_DOCUMENTS_TO_COMPARE), "2 3");
    compared(place, 2, 1, 0);
    compared(place, 3, 0, 0);
    assert_string_equal(ids(place, CC_DOCUMENTS_TO_COMPARE), "");
    assert_true(put(place, 1, "o.example", "2024-01-01", "a2", false));
    assert_string_equal(ids(place, CC_DOCUMENTS_TO_COMPARE), "1 2");
    assert_int_equal(cc_paragraph_store_check(place->state, problem, NULL), CC_OK);
    assert_string_equal(problem, "");
}

static void a_cursor_walks_many_pages_while_its_rows_change(void **data)
{
    struct place *place = *data;
    struct cc_document_cursor *cursor;
    struct cc_stored_document doc;
    char date[32], record[32];
    uint64_t seen = 0, id;

    for (id = 0; id < 1000; id++) {
        (void)snprintf(date, sizeof date, "2024-01-01T%02u:%02u", (unsigned)(id / 60),
                       (unsigned)(id % 60));
        (void)snprintf(record, sizeof record, "%llu", (unsigned long long)id);
        (void)put(place, id, "o.example", date, record, false);
    }
    assert_int_equal(cc_documents_open(place->state, CC_DOCUMENTS_TO_COMPARE, &cursor, NULL),
                     CC_OK);
    while (cc_documents_next(cursor, &place->arena, &doc, NULL) == CC_OK) {
        assert_int_equal(doc.id, seen);
        compared(place, doc.id, 0, 0);
        (void)cc_document_set_file(place->state, doc.id, CC_SPAN("f"), NULL);
        seen++;
        if (seen == 10) {
            compared(place, 11, 0,
                     0); /* one that the cursor has read the key of leaves the set */
            seen = 10;
        }
        if (seen == 11)
            seen = 12;
        cc_arena_reset(&place->arena);
    }
    assert_int_equal(seen, 1000);
    cc_documents_close(cursor);
    assert_string_equal(ids(place, CC_DOCUMENTS_TO_COMPARE), "");
}

static void the_copies_of_one_paragraph_come_by_date(void **data)
{
    static const uint64_t wanted[] = {4, 3, 1};
    struct place *place = *data;
    struct cc_stored_document doc;
    struct cc_cluster_row *rows;
    size_t n;

    (void)put(place, 1, "a.example", "", "1", false);
    (void)put(place, 3, "c.example", "2024-02-01", "3", false);
    (void)put(place, 4, "b.example", "2024-02-01", "4", false);
    (void)put(place, 5, "c.example", "2024-01-01", "5", false);
    compared(place, 1, 5, 0);
    compared(place, 3, 5, 5);
    compared(place, 4, 5, 0);
    assert_int_equal(cc_document_list_copied(place->state, &place->arena, 5, 0, &rows, &n, NULL),
                     CC_OK);
    assert_int_equal(n, 3);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(rows[i].doc, wanted[i]);
        assert_int_equal(rows[i].paragraph, 0);
        assert_int_equal(rows[i].relation, CC_RELATION_EXACT);
        assert_int_equal(rows[i].canonical_doc, 5);
    }
    assert_span_is(rows[0].outlet, "b.example");
    assert_span_is(rows[2].date, "");
    assert_int_equal(cc_document_list_copied(place->state, &place->arena, 5, 1, &rows, &n, NULL),
                     CC_OK);
    assert_int_equal(n, 1);
    assert_int_equal(rows[0].relation, CC_RELATION_PART);
    assert_int_equal(cc_document_list_copied(place->state, &place->arena, 5, 2, &rows, &n, NULL),
                     CC_OK);
    assert_int_equal(n, 0);
    assert_int_equal(cc_document_get(place->state, &place->arena, 4, &doc, NULL), CC_OK);
    assert_span_is(doc.outlet, "b.example");
    assert_span_is(doc.record, "4");
    assert_int_equal(cc_document_get(place->state, &place->arena, 2, &doc, NULL), CC_END);
}

static void clusters_come_in_canonical_order_then_member_order(void **data)
{
    static const struct {
        uint64_t canonical, doc;
        uint32_t paragraph;
        const char *outlet, *canonical_outlet, *canonical_date;
    } wanted[] = {
        {5, 4, 0, "b.example", "c.example", "2024-01-01"},
        {5, 3, 0, "c.example", "c.example", "2024-01-01"},
        {5, 1, 0, "a.example", "c.example", "2024-01-01"}, /* undated: last */
        {5, 3, 1, "c.example", "c.example", "2024-01-01"},
        {2, 1, 1, "a.example", "b.example", ""},
    };
    struct place *place = *data;
    struct cc_cluster_cursor *cursor;
    struct cc_cluster_row row;
    size_t i;

    (void)put(place, 1, "a.example", "", "1", false);
    (void)put(place, 2, "b.example", "", "2", false);
    (void)put(place, 3, "c.example", "2024-02-01", "3", false);
    (void)put(place, 4, "b.example", "2024-02-01", "4", false);
    (void)put(place, 5, "c.example", "2024-01-01", "5", false);
    compared(place, 1, 5, 2);
    compared(place, 3, 5, 5);
    compared(place, 4, 5, 0);
    assert_int_equal(cc_clusters_open(place->state, &cursor, NULL), CC_OK);
    for (i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        assert_int_equal(cc_clusters_next(cursor, &place->arena, &row, NULL), CC_OK);
        assert_int_equal(row.canonical_doc, wanted[i].canonical);
        assert_int_equal(row.canonical_paragraph, row.paragraph);
        assert_int_equal(row.doc, wanted[i].doc);
        assert_int_equal(row.paragraph, wanted[i].paragraph);
        assert_span_is(row.outlet, wanted[i].outlet);
        assert_span_is(row.canonical_outlet, wanted[i].canonical_outlet);
        assert_span_is(row.canonical_date, wanted[i].canonical_date);
        assert_int_equal(row.relation,
                         row.paragraph == 0 ? CC_RELATION_EXACT : CC_RELATION_PART);
    }
    assert_int_equal(cc_clusters_next(cursor, &place->arena, &row, NULL), CC_END);
    assert_int_equal(cc_clusters_next(cursor, &place->arena, &row, NULL), CC_END);
    cc_clusters_close(cursor);
    cc_clusters_close(NULL);
}

static void clusters_and_their_copies_come_by_moment(void **data)
{
    static const uint64_t wanted[][2] = {{2, 4}, {2, 3}, {2, 5}, {1, 3}};
    struct place *place = *data;
    struct cc_cluster_cursor *cursor;
    struct cc_cluster_row row, *rows;
    size_t n;

    (void)put(place, 1, "a.example", "2024-05-01T23:00-05:00", "1", false);
    (void)put(place, 2, "b.example", "2024-05-02T01:00Z", "2", false);
    (void)put(place, 3, "a.example", "2024-05-03T20:00-05:00", "3", false);
    (void)put(place, 4, "b.example", "2024-05-04T00:30Z", "4", false);
    (void)put(place, 5, "a.example", "soon", "5", false);
    compared(place, 3, 2, 1);
    compared(place, 4, 2, 0);
    compared(place, 5, 2, 0);
    assert_int_equal(cc_clusters_open(place->state, &cursor, NULL), CC_OK);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        assert_int_equal(cc_clusters_next(cursor, &place->arena, &row, NULL), CC_OK);
        assert_int_equal(row.canonical_doc, wanted[i][0]);
        assert_int_equal(row.doc, wanted[i][1]);
    }
    assert_int_equal(cc_clusters_next(cursor, &place->arena, &row, NULL), CC_END);
    cc_clusters_close(cursor);
    assert_int_equal(cc_document_list_copied(place->state, &place->arena, 2, 0, &rows, &n, NULL),
                     CC_OK);
    assert_int_equal(n, 3);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(rows[i].doc, wanted[i][1]);
}

static void an_arena_that_is_too_small_says_so(void **data)
{
    struct place *place = *data;
    struct cc_document_cursor *cursor;
    struct cc_stored_document doc;
    struct cc_arena small;
    char record[9000];

    memset(record, 'r', sizeof record - 1);
    record[sizeof record - 1] = '\0';
    (void)put(place, 1, "o.example", "", record, false);
    cc_arena_init(&small, 4096);
    assert_int_equal(cc_documents_open(place->state, CC_DOCUMENTS_ALL, &cursor, NULL), CC_OK);
    assert_int_equal(cc_documents_next(cursor, &small, &doc, NULL), CC_E_LIMIT);
    cc_documents_close(cursor);
    cc_arena_done(&small);
}

static void preferred_outlets_come_first_and_others_once(void **data)
{
    static const char *const prefer[] = {"wire.example", "absent.example", "agency.example"};
    struct place *place = *data;
    struct cc_document_cursor *cursor;
    struct cc_stored_document doc;
    uint64_t order[600];
    size_t n = 0;

    assert_true(put(place, 1, "paper.example", "2024-05-01", "a", true));
    assert_true(put(place, 2, "Agency.example", "2024-05-02", "b", true));
    for (uint64_t i = 0; i < 300; i++) /* more than a page of keys */
        assert_true(put(place, 100 + i, "wire.example", "2024-05-03", "c", true));
    assert_true(put(place, 3, "paper.example", "", "d", true));
    assert_int_equal(cc_documents_open(place->state, CC_DOCUMENTS_TO_COMPARE, &cursor, NULL), CC_OK);
    cc_documents_prefer(cursor, prefer, 3);
    while (cc_documents_next(cursor, &place->arena, &doc, NULL) == CC_OK) {
        assert_true(n < 600);
        order[n++] = doc.id;
        compared(place, doc.id, 0, 0);
        if (doc.id == 3) /* a preferred one that comes back during the last walk waits for the next cursor */
            assert_true(put(place, 100, "wire.example", "2025-05-03", "c2", false));
    }
    cc_documents_close(cursor);
    assert_int_equal(n, 303);
    for (uint64_t i = 0; i < 300; i++)
        assert_int_equal(order[i], 100 + i);
    assert_int_equal(order[300], 2);
    assert_int_equal(order[301], 1);
    assert_int_equal(order[302], 3);
    assert_string_equal(ids(place, CC_DOCUMENTS_TO_COMPARE), "64");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)
        TEST(documents_come_by_date_with_unknown_last_then_outlet_then_id),
        TEST(dates_are_moments_whatever_their_text),
        TEST(a_page_of_keys_ends_within_a_moment),
        TEST(a_document_comes_back_as_it_was_put),
        TEST(a_text_file_name_is_kept_when_the_record_changes_and_counts_as_no_change),
        TEST(the_same_record_again_changes_nothing),
        TEST(within_a_batch_the_least_record_stays_in_any_order),
        TEST(a_later_run_replaces_a_record_whatever_its_bytes),
        TEST(duplicates_come_back_as_they_were_set_with_the_canonical_outlet),
        TEST(a_row_past_the_documents_paragraphs_is_damaged_state),
        TEST(duplicates_of_an_unknown_document_are_refused),
        TEST(a_changed_document_makes_those_that_point_at_it_be_compared_again),
        TEST(a_cursor_walks_many_pages_while_its_rows_change),
        TEST(the_copies_of_one_paragraph_come_by_date),
        TEST(clusters_come_in_canonical_order_then_member_order),
        TEST(clusters_and_their_copies_come_by_moment),
        TEST(an_arena_that_is_too_small_says_so),
        TEST(preferred_outlets_come_first_and_others_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
