#include "support.h"
#include "ferry_pages.h"

#include "cleancopy/compare_stored.h"
#include "cleancopy/pipeline.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/write/record.h"
#include "cleancopy/write_stored.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void store_page(struct cc_state *state, const struct cc_config *cfg, size_t i)
{
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_page page = page_of(i);
    struct cc_buf record;
    struct cc_stored_document stored;
    bool changed = false;

    cc_arena_init(&arena, cfg->limits.max_arena_bytes);
    cc_buf_init(&record, 1 << 20);
    assert_int_equal(cc_pipeline_read(&arena, cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_int_equal(cc_record_write(&record, &doc, true, NULL), CC_OK);
    memset(&stored, 0, sizeof stored);
    stored.id = doc.id;
    stored.outlet = doc.outlet;
    stored.date = doc.date;
    stored.record = cc_buf_span(&record);
    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(cc_document_put(state, &stored, true, &changed, NULL), CC_OK);
    assert_true(changed);
    assert_int_equal(cc_state_commit(state, NULL), CC_OK);
    cc_buf_done(&record);
    cc_arena_done(&arena);
}

/* Makes an output folder from the two pages, stored in the order given; returns documents.jsonl, removed.jsonl and
 * clusters.jsonl one behind the other. */
static struct cc_span build(struct cc_arena *arena, bool backwards, struct cc_output_counts *counts)
{
    char *dir = support_scratch();
    char *out = NULL, *state_dir = NULL;
    static const char *const names[] = {"documents.jsonl", "removed.jsonl", "clusters.jsonl", "metadata.csv"};
    struct cc_config cfg;
    struct cc_state *state = NULL;
    struct cc_span all = CC_SPAN_EMPTY;
    uint64_t n = 0;
    bool written = false;

    assert_true(asprintf(&out, "%s/out", dir) > 0 && asprintf(&state_dir, "%s/state", dir) > 0);
    cc_config_defaults(&cfg);
    cfg.out_dir = out;
    assert_int_equal(cc_state_open(state_dir, &state, NULL), CC_OK);
    store_page(state, &cfg, backwards ? 1 : 0);
    store_page(state, &cfg, backwards ? 0 : 1);
    assert_int_equal(cc_compare_stored(state, &cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(n, 2);
    assert_int_equal(cc_write_stored(state, &cfg, NULL, counts, &written, NULL), CC_OK);
    assert_true(written);
    assert_int_equal(cc_compare_stored(state, &cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(n, 0);
    assert_int_equal(cc_write_stored(state, &cfg, NULL, counts, &written, NULL), CC_OK);
    assert_false(written);
    for (size_t i = 0; i < 4; i++) {
        char *path = NULL;

        assert_true(asprintf(&path, "%s/%s", out, names[i]) > 0);
        all = cc_arena_printf(arena, "%.*s%s", CC_SPAN_PRINT(all), support_read(arena, path).ptr);
        free(path);
    }
    cc_state_close(state);
    free(state_dir);
    free(out);
    support_scratch_done(dir);
    return all;
}

static void pages_are_compared_and_written_the_same_in_any_order(void **state)
{
    struct cc_arena arena;
    struct cc_output_counts counts;
    struct cc_span forwards, backwards;

    (void)state;
    cc_arena_init(&arena, 1 << 24);
    forwards = build(&arena, false, &counts);
    assert_int_equal(counts.documents, 2);
    assert_int_equal(counts.duplicates, 1);
    assert_int_equal(counts.clusters, 1);
    backwards = build(&arena, true, &counts);
    assert_true(forwards.len > 1000);
    assert_true(cc_span_is(forwards, backwards));
    cc_arena_done(&arena);
}

/* A state with a folder of its own. */
struct place {
    char *dir;
    struct cc_state *state;
    struct cc_config cfg;
};

static struct place open_place(void)
{
    struct place place = {.dir = support_scratch()};

    cc_config_defaults(&place.cfg);
    assert_int_equal(cc_state_open(place.dir, &place.state, NULL), CC_OK);
    return place;
}

static void close_place(struct place *place)
{
    cc_state_close(place->state);
    support_scratch_done(place->dir);
}

/* The page whose shared paragraph the other page's is a copy of: 0 or 1. */
static size_t canonical_page(struct cc_state *state)
{
    struct cc_cluster_cursor *cursor;
    struct cc_cluster_row row;
    struct cc_arena arena;
    size_t page;

    cc_arena_init(&arena, 1 << 20);
    assert_int_equal(cc_clusters_open(state, &cursor, NULL), CC_OK);
    assert_int_equal(cc_clusters_next(cursor, &arena, &row, NULL), CC_OK);
    page = cc_span_is(row.canonical_outlet, CC_SPAN("harbourpost.example")) ? 0 : 1;
    assert_int_equal(cc_clusters_next(cursor, &arena, &row, NULL), CC_END);
    cc_clusters_close(cursor);
    cc_arena_done(&arena);
    return page;
}

static void what_two_runs_chose_gives_way_to_one_batch(void **state)
{
    struct place place = open_place();
    uint64_t n;

    (void)state;
    store_page(place.state, &place.cfg, 1); /* the later one comes first */
    assert_int_equal(cc_compare_stored(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    store_page(place.state, &place.cfg, 0);
    assert_int_equal(cc_compare_stored(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(canonical_page(place.state), 1);
    assert_int_equal(cc_compare_stored_anew(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(n, 2);
    assert_int_equal(canonical_page(place.state), 0);
    assert_int_equal(cc_compare_stored_anew(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(canonical_page(place.state), 0);
    close_place(&place);
}

/* Paragraphs of another program's normal form are refused, and made anew when asked for. */
static void another_normal_form_is_made_anew(void **state)
{
    struct place place = open_place();
    struct cc_error err;
    uint64_t n;

    (void)state;
    store_page(place.state, &place.cfg, 0);
    store_page(place.state, &place.cfg, 1);
    assert_int_equal(cc_compare_stored(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(cc_state_keep_number(place.state, "normal_form_version", 1, NULL), CC_OK);
    assert_int_equal(cc_compare_stored(place.state, &place.cfg, NULL, &n, &err), CC_E_STATE);
    assert_non_null(strstr(err.message, "index compact"));
    assert_int_equal(cc_compare_stored_anew(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(n, 2);
    assert_int_equal(canonical_page(place.state), 0);
    assert_int_equal(cc_compare_stored(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    close_place(&place);
}

static void only_a_comparison_that_was_cut_short_is_finished(void **state)
{
    struct place place = open_place();
    uint64_t n;

    (void)state;
    store_page(place.state, &place.cfg, 1);
    assert_int_equal(cc_compare_stored_finish(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(n, 0);
    /* as a kill behind the first commit leaves it */
    assert_int_equal(cc_state_keep_number(place.state, "comparing", 1, NULL), CC_OK);
    assert_int_equal(cc_compare_stored_finish(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(n, 1);
    store_page(place.state, &place.cfg, 0);
    assert_int_equal(cc_compare_stored_finish(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(n, 0);
    close_place(&place);
}

static volatile sig_atomic_t stop;

static void stop_after(uint64_t done)
{
    stop = done >= 1;
}

/* As Ctrl-C behind the first document. */
static void work_that_is_stopped_is_gone_on_with(void **state)
{
    static const struct cc_watch watch = {&stop, stop_after};
    struct place place = open_place();
    struct cc_output_counts counts;
    char *out = NULL, *list = NULL;
    bool written = true;
    uint64_t n;

    (void)state;
    assert_true(asprintf(&out, "%s/out", place.dir) > 0 &&
                asprintf(&list, "%s/documents.jsonl", out) > 0);
    place.cfg.out_dir = out;
    store_page(place.state, &place.cfg, 0);
    store_page(place.state, &place.cfg, 1);
    assert_int_equal(cc_compare_stored(place.state, &place.cfg, &watch, &n, NULL), CC_OK);
    assert_int_equal(n, 1);
    assert_int_equal(cc_compare_stored_finish(place.state, &place.cfg, NULL, &n, NULL), CC_OK);
    assert_int_equal(n, 1);
    assert_int_equal(canonical_page(place.state), 0);
    stop = 0;
    assert_int_equal(
        cc_write_stored(place.state, &place.cfg, &watch, &counts, &written, NULL), CC_OK);
    assert_false(written);
    assert_int_not_equal(access(list, F_OK), 0);
    assert_int_equal(cc_write_stored(place.state, &place.cfg, NULL, &counts, &written, NULL),
                     CC_OK);
    assert_true(written);
    assert_int_equal(counts.documents, 2);
    assert_int_equal(access(list, F_OK), 0);
    free(list);
    free(out);
    close_place(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_compared_and_written_the_same_in_any_order),
        cmocka_unit_test(what_two_runs_chose_gives_way_to_one_batch),
        cmocka_unit_test(another_normal_form_is_made_anew),
        cmocka_unit_test(only_a_comparison_that_was_cut_short_is_finished),
        cmocka_unit_test(work_that_is_stopped_is_gone_on_with),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
