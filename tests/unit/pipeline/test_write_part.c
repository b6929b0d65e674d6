#include "support.h"
#include "ferry_pages.h"

#include "cleancopy/pipeline.h"
#include "cleancopy/state/duplicate_rows.h"
#include "cleancopy/state/part_store.h"
#include "cleancopy/write/record.h"
#include "cleancopy/write_part.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct cc_part_sums about = {.part = 1, .n_parts = 2, .corpus = 1, .made_of = 2, .n_failed = 3};

struct place {
    char *dir;
    char out[512], state_dir[512];
    struct cc_config cfg;
    struct cc_state *state;
    uint64_t id; /* of its own document */
    uint32_t n_paragraphs;
};

/* The first page; its outlet, id and paragraphs are as they come. */
static void put_page(struct place *place)
{
    struct cc_page page = page_of(0);
    struct cc_stored_document stored;
    struct cc_reading reading;
    struct cc_document doc;
    struct cc_arena arena;
    struct cc_buf record;
    bool changed;

    cc_arena_init(&arena, place->cfg.limits.max_arena_bytes);
    cc_buf_init(&record, 1 << 20);
    assert_int_equal(cc_pipeline_read(&arena, &place->cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_int_equal(cc_record_store(&record, &doc, NULL), CC_OK);
    stored = (struct cc_stored_document){.id = doc.id, .outlet = doc.outlet, .date = doc.date, .record = cc_buf_span(&record)};
    place->id = doc.id;
    place->n_paragraphs = doc.n_paragraphs;
    assert_true(doc.n_paragraphs > 1);
    assert_int_equal(cc_document_put(place->state, &stored, true, &changed, NULL), CC_OK);
    cc_buf_done(&record);
    cc_arena_done(&arena);
}

static int make_place(void **data)
{
    const struct cc_stored_document other = {.id = 9, .outlet = CC_SPAN("bay.example"), .date = CC_SPAN("2031-04-01")};
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    (void)snprintf(place->out, sizeof place->out, "%s/out", place->dir);
    (void)snprintf(place->state_dir, sizeof place->state_dir, "%s/out/.cleancopy", place->dir);
    cc_config_defaults(&place->cfg);
    place->cfg.out_dir = place->out;
    place->cfg.compared_path = "rows.jsonl";
    assert_int_equal(cc_state_open_scratch(place->state_dir, &place->state, NULL), CC_OK);
    assert_int_equal(cc_state_begin(place->state, NULL), CC_OK);
    assert_int_equal(cc_part_store_open(place->state, NULL), CC_OK);
    put_page(place);
    assert_int_equal(cc_part_put_other(place->state, &other, NULL), CC_OK);
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_state_close_scratch(place->state, place->state_dir);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static void put_row(struct place *place, uint64_t doc, uint32_t paragraph, uint64_t of, uint32_t of_paragraph)
{
    const struct cc_duplicate duplicate = {.doc = of, .paragraph = of_paragraph, .similarity = 1, .relation = CC_RELATION_EXACT};

    assert_int_equal(cc_duplicate_rows_put(place->state, doc, paragraph, &duplicate, NULL), CC_OK);
}

static bool is_whole(const struct place *place)
{
    const struct cc_json_node *sums;
    struct cc_json_tree *tree;
    struct cc_part_sums there;
    struct cc_arena arena;

    cc_arena_init(&arena, 1 << 24);
    assert_int_equal(cc_part_sums_read(&arena, place->out, &tree, &there, &sums, NULL), CC_OK);
    assert_true(there.part == 1 && there.n_parts == 2 && there.corpus == 1 && there.made_of == 2);
    cc_json_tree_free(tree);
    cc_arena_done(&arena);
    return there.whole;
}

static void its_own_documents_and_clusters_are_written(void **data)
{
    struct place *place = *data;
    struct cc_output_counts counts;
    char path[600];

    put_row(place, place->id, 0, 9, 3); /* a cluster of the other's … */
    put_row(place, 9, 2, place->id, 1); /* … and one of its own */
    assert_int_equal(cc_write_part(place->state, &place->cfg, NULL, &about, &counts, NULL), CC_OK);
    assert_true(is_whole(place));
    assert_int_equal(counts.documents, 1);
    assert_int_equal(counts.duplicates, 1);
    assert_int_equal(counts.clusters, 1);
    (void)snprintf(path, sizeof path, "%s/report", place->out);
    assert_int_not_equal(access(path, F_OK), 0);
}

static void one_that_is_stopped_says_that_it_is_not_whole(void **data)
{
    static const volatile sig_atomic_t stop = 1;
    const struct cc_watch watch = {.stop = &stop};
    struct place *place = *data;
    struct cc_output_counts counts;

    assert_int_equal(cc_write_part(place->state, &place->cfg, &watch, &about, &counts, NULL), CC_OK);
    assert_false(is_whole(place));
    assert_int_equal(cc_write_part(place->state, &place->cfg, NULL, &about, &counts, NULL), CC_OK);
    assert_true(is_whole(place));
}

static void rows_of_paragraphs_that_are_not_there_are_told_with_their_file(void **data)
{
    struct place *place = *data;
    struct cc_output_counts counts;
    struct cc_error err;

    put_row(place, 9, 2, place->id, place->n_paragraphs);
    assert_int_equal(cc_write_part(place->state, &place->cfg, NULL, &about, &counts, &err), CC_E_INPUT);
    assert_int_equal(strncmp(err.message, "rows.jsonl: document ", 21), 0);
    assert_false(is_whole(place));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(its_own_documents_and_clusters_are_written, make_place, drop_place),
        cmocka_unit_test_setup_teardown(one_that_is_stopped_says_that_it_is_not_whole, make_place, drop_place),
        cmocka_unit_test_setup_teardown(rows_of_paragraphs_that_are_not_there_are_told_with_their_file, make_place, drop_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
