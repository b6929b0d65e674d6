#include "cleancopy/write/tally_sums.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/state/document_store.h"

#include "build_document.h"
#include "support.h"

#include <string.h>

#define N_DOCUMENTS 40

static const struct build_paragraph some[] = {
    {.text = "Boats came in."},
    {.text = "Copied from the island.", .relation = CC_RELATION_EXACT, .of_doc = 9, .of_outlet = "islandnews.example"},
    {.text = NULL}};
static const struct build_removed gone[] = {{CC_REASON_NAVIGATION, 1, "Home News"}, {CC_REASON_NONE, 0, NULL}};

static struct cc_arena arena;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 256 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static struct cc_tally *open_tally(void)
{
    struct cc_tally *tally;

    assert_int_equal(cc_tally_open(CC_DUPLICATES_DROP, &tally, NULL), CC_OK);
    return tally;
}

static void add_document(struct cc_tally *tally, uint64_t i)
{
    struct cc_document doc = build_document(&arena, i, some);

    build_removed(&arena, &doc, gone);
    doc.outlet = i % 3 == 0 ? CC_SPAN_EMPTY : CC_SPAN("quay.example");
    doc.date = i % 4 == 0 ? CC_SPAN_EMPTY : CC_SPAN("2031-05-01");
    doc.language = i % 2 == 0 ? CC_SPAN("de-AT") : CC_SPAN("en");
    doc.quality = (double)(i % 5) / 7; /* several are as good as each other */
    if (i % 7 == 0)
        doc.reprint_of = (struct cc_reprint){.doc = 9, .outlet = CC_SPAN("islandnews.example"), .share = 1, .relation = CC_RELATION_EXACT};
    assert_int_equal(cc_tally_document(tally, &doc, i % 6 == 0 ? CC_SPAN_EMPTY : CC_SPAN("text/a \"quoted\".txt"), i, NULL), CC_OK);
}

static void add_cluster(struct cc_tally *tally, uint64_t i)
{
    struct cc_cluster_row row = {.canonical_doc = i, .doc = 100 + i, .outlet = CC_SPAN("copier.example"), .date = CC_SPAN("2031-05-02"),
                                 .canonical_outlet = CC_SPAN("islandnews.example"), .canonical_date = CC_SPAN("2031-05-01"),
                                 .similarity = 1, .relation = CC_RELATION_EXACT};

    for (uint64_t n = 0; n <= i % 4; n++, row.paragraph++)
        assert_int_equal(cc_tally_cluster(tally, &row, NULL), CC_OK);
}

/* Documents 1 to n, of three parts the one (3: all), in their order: unknown dates are last, then by outlet, then by id. */
static void fill(struct cc_tally *tally, uint64_t n, uint64_t part)
{
    for (uint64_t rank = 0; rank < 4; rank++) {
        for (uint64_t i = 1; i <= n; i++) {
            if ((part == 3 || i % 5 % 3 == part) && rank == (i % 4 == 0 ? 2u : 0u) + (i % 3 == 0 ? 0u : 1u))
                add_document(tally, i);
        }
    }
    for (uint64_t i = 1; i <= n; i++) {
        if (part == 3 || i % 5 % 3 == part)
            add_cluster(tally, i);
    }
    cc_tally_finish(tally);
}

static struct cc_span written(const struct cc_tally *tally)
{
    struct cc_buf out;
    struct cc_span text;

    cc_buf_init(&out, SIZE_MAX / 2);
    cc_tally_sums_write(&out, tally);
    assert_int_equal(out.status, CC_OK);
    text = cc_arena_copy(&arena, cc_buf_span(&out));
    cc_buf_done(&out);
    return text;
}

static enum cc_status add_sums(struct cc_tally *tally, struct cc_span text, const char *folder, struct cc_error *err)
{
    const struct cc_json_node *sums;
    struct cc_json_tree *tree;
    enum cc_status st;

    assert_int_equal(cc_json_tree_read(&arena, text, &tree, &sums, err), CC_OK);
    st = cc_tally_sums_add(tally, &arena, sums, cc_span_from(folder), err);
    cc_json_tree_free(tree);
    return st;
}

static void parts_add_up_to_the_whole(void **state)
{
    struct cc_tally *whole = open_tally(), *sum = open_tally();
    struct cc_error err;

    (void)state;
    fill(whole, N_DOCUMENTS, 3);
    for (uint64_t part = 0; part < 3; part++) {
        struct cc_tally *tally = open_tally();

        fill(tally, N_DOCUMENTS, part);
        if (add_sums(sum, written(tally), "", &err) != CC_OK)
            fail_msg("%s", err.message);
        cc_tally_close(tally);
    }
    assert_memory_equal(&sum->counts, &whole->counts, sizeof sum->counts);
    assert_memory_equal(sum->reason_words, whole->reason_words, sizeof sum->reason_words);
    assert_memory_equal(sum->qualities, whole->qualities, sizeof sum->qualities);
    assert_memory_equal(sum->lengths, whole->lengths, sizeof sum->lengths);
    assert_memory_equal(sum->kinds, whole->kinds, sizeof sum->kinds);
    assert_memory_equal(sum->days, whole->days, sizeof *sum->days);
    assert_int_equal(sum->n_outlets, whole->n_outlets);
    assert_int_equal(sum->n_pairs, whole->n_pairs);
    assert_int_equal(sum->cells->n_cells, whole->cells->n_cells);
    assert_int_equal(sum->languages.n_rows, whole->languages.n_rows);
    for (uint32_t list = 0; list < CC_TALLY_LISTS; list++) {
        assert_int_equal(sum->lists[list].n, whole->lists[list].n);
        assert_int_equal(sum->lists[list].n_rows, whole->lists[list].n_rows);
        for (uint32_t i = 0; i < whole->lists[list].n_rows; i++)
            assert_int_equal(sum->lists[list].rows[i].id, whole->lists[list].rows[i].id);
    }
    assert_int_equal(sum->n_clusters, whole->n_clusters);
    for (uint32_t i = 0; i < whole->n_clusters; i++)
        assert_int_equal(sum->clusters[i].doc, whole->clusters[i].doc);
    cc_tally_close(whole);
    cc_tally_close(sum);
}

static void one_part_is_written_again_as_it_was(void **state)
{
    struct cc_tally *tally = open_tally(), *again = open_tally();
    struct cc_span first;

    (void)state;
    fill(tally, N_DOCUMENTS, 1);
    first = written(tally);
    assert_int_equal(add_sums(again, first, "", NULL), CC_OK);
    assert_true(cc_span_is(written(again), first));
    cc_tally_close(tally);
    cc_tally_close(again);
}

static void files_are_named_with_their_folder(void **state)
{
    struct cc_tally *tally = open_tally(), *sum = open_tally();

    (void)state;
    add_document(tally, 6); /* it has no file */
    add_document(tally, 1);
    assert_int_equal(add_sums(sum, written(tally), "part-0001-of-0002/", NULL), CC_OK);
    assert_string_equal(sum->lists[CC_TALLY_LOWEST].rows[1].file, "part-0001-of-0002/text/a \"quoted\".txt");
    assert_string_equal(sum->lists[CC_TALLY_LOWEST].rows[0].file, "");
    cc_tally_close(tally);
    cc_tally_close(sum);
}

/* More rows than there is room for: those that are first stay. */
static void rows_stay_bounded(void **state)
{
    struct cc_tally *sum = open_tally();

    (void)state;
    for (uint64_t part = 0; part < 2; part++) {
        struct cc_tally *tally = open_tally();

        fill(tally, CC_TALLY_DOCUMENTS + part, 3);
        assert_int_equal(add_sums(sum, written(tally), "", NULL), CC_OK);
        cc_tally_close(tally);
    }
    assert_int_equal(sum->lists[CC_TALLY_LOWEST].n_rows, CC_TALLY_DOCUMENTS);
    assert_int_equal(sum->lists[CC_TALLY_LOWEST].n, 2 * CC_TALLY_DOCUMENTS + 1);
    assert_int_equal(sum->n_clusters, CC_TALLY_CLUSTERS);
    cc_tally_close(sum);
}

static void what_is_out_of_range_is_refused_by_its_name(void **state)
{
    static const struct {
        const char *from, *to, *words;
    } cases[] = {
        {"\"duplicates\":\"drop\"", "\"duplicates\":\"keep\"", "--duplicates keep, and this is with drop"},
        {"\"documents\":1", "\"documents\":-1", "\"documents\""},
        {"\"documents\":1", "\"documents\":281474976710657", "\"documents\""},
        {"[\"navigation\",1", "[\"nonsense\",1", "\"reasons\""},
        {"\"undated\":[0,", "\"undated\":[", "\"undated\""},
        {"\"further_cells\":0", "\"further_cells\":0.5", "\"further_cells\""},
        {"\"pairs\":[[1,2", "\"pairs\":[[1,7", "\"pairs\""},
        {"\"days\":[[", "\"days\":[[47482,", "\"days\""},
        {"\"largest\":[[\"", "\"largest\":[[\"x", "\"largest\""},
        {"\"lowest\":{\"n\":1", "\"lowest\":{\"m\":1", "\"lowest\""},
    };
    struct cc_tally *tally = open_tally();
    struct cc_span text;

    (void)state;
    fill(tally, 1, 3);
    text = written(tally);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = cc_span_find(text, cc_span_from(cases[i].from), 0), end = at + strlen(cases[i].from);
        struct cc_tally *sum = open_tally();
        struct cc_span changed;
        struct cc_error err;

        assert_true(at != (size_t)-1);
        changed = cc_arena_printf(&arena, "%.*s%s%.*s", (int)at, text.ptr, cases[i].to, (int)(text.len - end), text.ptr + end);
        assert_int_equal(add_sums(sum, changed, "", &err), CC_E_INPUT);
        if (strstr(err.message, cases[i].words) == NULL)
            fail_msg("%s: %s", cases[i].to, err.message);
        cc_tally_close(sum);
    }
    cc_tally_close(tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(parts_add_up_to_the_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(one_part_is_written_again_as_it_was, setup, teardown),
        cmocka_unit_test_setup_teardown(files_are_named_with_their_folder, setup, teardown),
        cmocka_unit_test_setup_teardown(rows_stay_bounded, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_out_of_range_is_refused_by_its_name, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
