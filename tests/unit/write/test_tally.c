#include "cleancopy/write/tally.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/state/document_store.h"

#include "build_document.h"
#include "support.h"

static struct cc_arena arena;
static struct cc_tally *tally;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64 << 20);
    return cc_tally_open(CC_DUPLICATES_DROP, &tally, NULL) == CC_OK ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    cc_tally_close(tally);
    cc_arena_done(&arena);
    return 0;
}

static const struct build_paragraph some[] = {{.text = "Boats came in."},
                                              {.text = "Copied from the island.",
                                               .relation = CC_RELATION_EXACT,
                                               .of_doc = 9,
                                               .of_outlet = "islandnews.example"},
                                              {.text = "Updated.",
                                               .relation = CC_RELATION_UPDATED,
                                               .of_doc = 9,
                                               .of_outlet = "x.example"},
                                              {.text = NULL}};
static const struct build_removed gone[] = {{CC_REASON_NAVIGATION, 1, "Home News"},
                                            {CC_REASON_NAVIGATION, 1, "Boats"},
                                            {CC_REASON_SOCIAL, 1, "Share this"},
                                            {CC_REASON_NONE, 0, NULL}};

static void add(struct cc_document doc, const char *file, uint64_t words)
{
    assert_int_equal(cc_tally_document(tally, &doc, cc_span_from(file), words, NULL), CC_OK);
}

static void totals_count_everything_once(void **state)
{
    struct cc_document doc = build_document(&arena, 1, some);

    (void)state;
    build_removed(&arena, &doc, gone);
    add(doc, "text/a.txt", 4);
    doc.n_paragraphs = 0;
    add(doc, "", 0);
    assert_int_equal(tally->counts.documents, 2);
    assert_int_equal(tally->counts.text_files, 1);
    assert_int_equal(tally->counts.paragraphs, 3);
    assert_int_equal(tally->counts.duplicates, 1);
    assert_int_equal(tally->counts.removed, 6);
    assert_int_equal(tally->counts.words_kept, 4);
    assert_int_equal(tally->counts.words_removed, 4 + 2 * 5);
    assert_int_equal(tally->counts.by_reason[CC_REASON_NAVIGATION], 4);
    assert_int_equal(tally->counts.by_reason[CC_REASON_SOCIAL], 2);
    assert_int_equal(tally->counts.by_reason[CC_REASON_DUPLICATE], 1);
}

static void furniture_is_counted_as_such_and_not_as_a_duplicate(void **state)
{
    struct cc_document doc = build_document(&arena, 1, some);

    (void)state;
    doc.paragraphs[0].left_out = doc.paragraphs[1].left_out = CC_REASON_REPEATED_ACROSS_SITE;
    add(doc, "text/a.txt", 1);
    assert_int_equal(tally->counts.furniture, 2);
    assert_int_equal(tally->counts.duplicates, 0);
    assert_int_equal(tally->counts.by_reason[CC_REASON_REPEATED_ACROSS_SITE], 2);
    assert_int_equal(tally->counts.words_removed, 3 + 4);
}

static void reprints_are_counted_and_dropped_ones_are_left_out(void **state)
{
    struct cc_document doc = build_document(&arena, 1, some);

    (void)state;
    doc.reprint_of = (struct cc_reprint){9, CC_SPAN("islandnews.example"), 0.6, CC_RELATION_PART, true};
    add(doc, "", 0);
    doc.reprint_of.relation = CC_RELATION_NEAR;
    doc.reprint_of.dropped = false;
    add(doc, "text/a.txt", 4);
    assert_int_equal(tally->counts.reprints, 2);
    assert_int_equal(tally->counts.whole_reprints, 1);
    assert_int_equal(tally->counts.words_removed, (3 + 4 + 1) + 4);
}

static void duplicates_that_are_kept_are_counted_but_not_as_left_out(void **state)
{
    struct cc_document doc = build_document(&arena, 1, some);
    struct cc_tally *keep;

    (void)state;
    assert_int_equal(cc_tally_open(CC_DUPLICATES_KEEP, &keep, NULL), CC_OK);
    assert_int_equal(cc_tally_document(keep, &doc, CC_SPAN("f"), 8, NULL), CC_OK);
    assert_int_equal(keep->counts.duplicates, 1);
    assert_int_equal(keep->counts.words_removed, 0);
    assert_int_equal(keep->lists[CC_TALLY_LOWEST].rows[0].kept, 3);
    assert_int_equal(keep->lists[CC_TALLY_LOWEST].rows[0].dropped, 0);
    cc_tally_close(keep);
}

static void lengths_of_text_files_are_counted_in_steps_of_twice_as_many_words(void **state)
{
    static const struct {
        uint64_t words;
        uint32_t step;
    } cases[] = {{0, 0}, {1, 1}, {2, 2}, {3, 2}, {4, 3}, {1023, 10}, {1024, 11},
                 {(1 << 20) - 1, 20}, {1 << 20, CC_TALLY_LENGTHS - 1}, {UINT64_MAX, CC_TALLY_LENGTHS - 1}};
    struct cc_document doc = build_document(&arena, 1, some);

    (void)state;
    add(doc, "", 5); /* no file */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t before = tally->lengths[cases[i].step];

        add(doc, "text/a.txt", cases[i].words);
        assert_int_equal(tally->lengths[cases[i].step], before + 1);
    }
    assert_int_equal(tally->languages.n_rows, 1);
    assert_int_equal(tally->languages.rows[0].documents, 1 + sizeof cases / sizeof *cases);
}

static uint64_t copies(uint32_t copier, uint32_t source)
{
    uint64_t n = 0;

    for (size_t i = 0; i < CC_TALLY_PAIR_PLACES; i++)
        n += tally->pairs[i].copier == copier && tally->pairs[i].source == source ? tally->pairs[i].count : 0;
    return n;
}

static void outlets_and_who_copies_whom(void **state)
{
    struct cc_document doc = build_document(&arena, 1, some);

    (void)state;
    add(doc, "f", 4);
    add(doc, "f", 4);
    doc.outlet = CC_SPAN_EMPTY;
    add(doc, "f", 1);
    assert_int_equal(tally->n_outlets, 4); /* with the row of further ones */
    assert_string_equal(tally->outlets[1].name, "harbourpost.example");
    assert_string_equal(tally->outlets[2].name, "islandnews.example");
    assert_string_equal(tally->outlets[3].name, "unknown");
    assert_int_equal(tally->outlets[1].documents, 2);
    assert_int_equal(tally->outlets[1].words, 8);
    assert_int_equal(tally->outlets[1].duplicates, 2);
    assert_int_equal(tally->outlets[2].copied, 3);
    assert_int_equal(tally->outlets[2].documents, 0);
    assert_int_equal(copies(1, 2), 2);
    assert_int_equal(copies(3, 2), 1);
    assert_int_equal(copies(2, 1), 0);
}

static void further_outlets_share_one_row(void **state)
{
    struct cc_document doc = build_document(&arena, 1, NULL);

    (void)state;
    for (uint32_t i = 0; i < CC_TALLY_OUTLETS + 3; i++) {
        doc.outlet = cc_arena_printf(&arena, "outlet%u.example", i);
        add(doc, "f", 2);
    }
    assert_int_equal(tally->n_outlets, CC_TALLY_OUTLETS + 1);
    assert_null(tally->outlets[0].name);
    assert_int_equal(tally->outlets[0].documents, 3);
    assert_int_equal(tally->outlets[CC_TALLY_OUTLETS].documents, 1);
    doc.outlet = CC_SPAN("outlet7.example");
    add(doc, "f", 2);
    assert_int_equal(tally->outlets[8].documents, 2);
}

static void documents_of_lowest_quality_are_shown(void **state)
{
    struct cc_document doc = build_document(&arena, 1, NULL);

    (void)state;
    for (uint32_t i = 0; i < CC_TALLY_DOCUMENTS + 100; i++) {
        doc.quality = (i * 7919 % 1000) / 1000.0;
        doc.title = cc_arena_printf(&arena, "%u", i);
        add(doc, "f", 1);
    }
    assert_int_equal(tally->lists[CC_TALLY_LOWEST].n_rows, CC_TALLY_DOCUMENTS);
    for (uint32_t i = 1; i < tally->lists[CC_TALLY_LOWEST].n_rows; i++)
        assert_true(tally->lists[CC_TALLY_LOWEST].rows[i - 1].quality <= tally->lists[CC_TALLY_LOWEST].rows[i].quality);
    assert_true(tally->lists[CC_TALLY_LOWEST].rows[0].quality < 0.003);
    assert_true(tally->lists[CC_TALLY_LOWEST].rows[CC_TALLY_DOCUMENTS - 1].quality < 0.9);
}

static void equal_documents_stay_in_their_order(void **state)
{
    struct cc_document doc = build_document(&arena, 1, NULL);

    (void)state;
    for (uint32_t i = 0; i < CC_TALLY_DOCUMENTS + 1; i++) {
        doc.title = cc_arena_printf(&arena, "%u", i);
        add(doc, "f", 1);
    }
    assert_string_equal(tally->lists[CC_TALLY_LOWEST].rows[0].title, "0");
    assert_string_equal(tally->lists[CC_TALLY_LOWEST].rows[CC_TALLY_DOCUMENTS - 1].title, "499");
}

static uint64_t n_in(enum cc_tally_list list)
{
    return tally->lists[list].n;
}

static void doubtful_documents_are_listed_by_what_is_doubtful(void **state)
{
    static const struct build_removed consent[] = {
        {CC_REASON_COOKIE_NOTICE, 1, "We and our partners store things on your device."},
        {CC_REASON_NONE, 0, NULL}};
    static const struct build_removed offer[] = {{CC_REASON_PAYWALL, 1, "Subscribe to read on."},
                                                 {CC_REASON_NONE, 0, NULL}};
    struct cc_document doc = build_document(&arena, 1, some);

    (void)state;
    add(doc, "f", 4);
    assert_int_equal(n_in(CC_TALLY_EMPTY) + n_in(CC_TALLY_CONSENT) + n_in(CC_TALLY_PAYWALL), 0);
    doc.access = CC_ACCESS_PAYWALLED;
    add(doc, "f", 4);
    doc.access = CC_ACCESS_FREE;
    build_removed(&arena, &doc, offer);
    add(doc, "f", 4);
    assert_int_equal(n_in(CC_TALLY_PAYWALL), 2);
    doc = build_document(&arena, 2, some);
    build_removed(&arena, &doc, consent); /* nine words beside eight */
    add(doc, "f", 4);
    doc.removed[0].text = CC_SPAN("We store things on your device now, yes.");
    add(doc, "f", 4);
    assert_int_equal(n_in(CC_TALLY_CONSENT), 1);
    assert_int_equal(tally->lists[CC_TALLY_CONSENT].rows[0].id, 2);
    doc.n_paragraphs = 0;
    add(doc, "", 0);
    assert_int_equal(n_in(CC_TALLY_EMPTY), 1);
    assert_int_equal(n_in(CC_TALLY_LOWEST), 6);
}

static void words_are_counted_by_reason_outlet_quality_kind_and_day(void **state)
{
    struct cc_document doc = build_document(&arena, 1, some);

    (void)state;
    build_removed(&arena, &doc, gone);
    doc.date = CC_SPAN("1970-01-02");
    doc.quality = 0.999;
    add(doc, "f", 4);
    doc.quality = 1;
    add(doc, "f", 4);
    doc.quality = 0.05;
    doc.kind = CC_KIND_FORUM;
    add(doc, "f", 4);
    assert_int_equal(tally->reason_words[CC_REASON_NAVIGATION], 3 * 3);
    assert_int_equal(tally->reason_words[CC_REASON_DUPLICATE], 3 * 4);
    assert_int_equal(tally->outlets[1].words_removed, 3 * 9);
    assert_int_equal(tally->counts.words_removed, 3 * 9);
    assert_int_equal(tally->qualities[CC_TALLY_QUALITIES - 1], 2);
    assert_int_equal(tally->qualities[1], 1);
    assert_int_equal(tally->kinds[CC_KIND_FORUM], 1);
    assert_int_equal(tally->days->days[1].documents, 3);
    assert_int_equal(tally->days->days[1].words_removed, 3 * 9);
}

static void long_titles_are_cut_between_characters(void **state)
{
    struct cc_document doc = build_document(&arena, 1, NULL);
    char title[999];

    (void)state;
    for (size_t i = 0; i < sizeof title; i += 3)
        memcpy(title + i, "\xE6\xB8\xA1", 3);
    doc.title = (struct cc_span){title + 0, sizeof title};
    add(doc, "f", 1);
    assert_int_equal(strlen(tally->lists[CC_TALLY_LOWEST].rows[0].title), CC_TALLY_TEXT_BYTES);
    doc.title = CC_SPAN("nul\0byte");
    add(doc, "f", 1);
    assert_string_equal(tally->lists[CC_TALLY_LOWEST].rows[1].title, "nul byte");
}

/* ---- clusters ---- */

static void add_member(uint64_t doc, uint32_t paragraph, const char *outlet)
{
    struct cc_cluster_row row = {.canonical_doc = doc,
                                 .canonical_paragraph = paragraph,
                                 .outlet = cc_span_from(outlet),
                                 .canonical_outlet = CC_SPAN("first.example"),
                                 .similarity = 1};

    assert_int_equal(cc_tally_cluster(tally, &row, NULL), CC_OK);
}

static void the_largest_clusters_come_first(void **state)
{
    (void)state;
    add_member(1, 0, "a.example");
    add_member(1, 1, "a.example");
    add_member(1, 1, "b.example");
    add_member(1, 1, "a.example");
    add_member(2, 1, "c.example");
    cc_tally_finish(tally);
    cc_tally_finish(tally); /* once more changes nothing */
    assert_int_equal(tally->counts.clusters, 3);
    assert_int_equal(tally->n_clusters, 3);
    assert_int_equal(tally->clusters[0].members, 3);
    assert_int_equal(tally->clusters[0].paragraph, 1);
    assert_int_equal(tally->clusters[1].doc, 1);
    assert_int_equal(tally->clusters[2].doc, 2);
}

static void copies_fill_the_cells_and_updated_ones_do_not(void **state)
{
    const struct cc_tally_cell *sorted[2];
    struct cc_cluster_row row = {.canonical_doc = 1, .outlet = CC_SPAN("b.example"),
                                 .canonical_outlet = CC_SPAN("a.example"), .date = CC_SPAN("2024-05-01"),
                                 .similarity = 1, .relation = CC_RELATION_EXACT};

    (void)state;
    assert_int_equal(cc_tally_cluster(tally, &row, NULL), CC_OK);
    row.relation = CC_RELATION_UPDATED;
    assert_int_equal(cc_tally_cluster(tally, &row, NULL), CC_OK);
    cc_tally_finish(tally);
    assert_int_equal(tally->cells->n_cells, 1);
    cc_tally_cells_sort(tally->cells, sorted);
    assert_int_equal(sorted[0]->count, 1);
    assert_int_equal(sorted[0]->month, 2024 * 12 + 4);
    assert_string_equal(tally->outlets[sorted[0]->copier].name, "b.example");
    assert_string_equal(tally->outlets[sorted[0]->source].name, "a.example");
}

static void clusters_are_bounded(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < CC_TALLY_CLUSTERS + 20; i++) {
        for (uint32_t j = 0; j <= i % 20; j++)
            add_member(i, 0, cc_arena_printf(&arena, "o%u.example", j).ptr);
    }
    cc_tally_finish(tally);
    assert_int_equal(tally->counts.clusters, CC_TALLY_CLUSTERS + 20);
    assert_int_equal(tally->n_clusters, CC_TALLY_CLUSTERS);
    assert_int_equal(tally->clusters[0].members, 20);
    assert_int_equal(tally->clusters[0].doc, 19);
    assert_int_equal(tally->clusters[1].doc, 39);
    assert_int_equal(tally->clusters[CC_TALLY_CLUSTERS - 1].members,
                     2); /* the 11 of one member fell out */
}

static void every_failed_allocation_is_reported(void **state)
{
    struct cc_document doc = build_document(&arena, 1, some);
    struct cc_cluster_row row = {.canonical_doc = 5, .relation = CC_RELATION_EXACT};
    enum cc_status st = CC_E_NOMEM;

    (void)state;
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        struct cc_tally *other = NULL;

        cc_alloc_fail_at(nth, false);
        st = cc_tally_open(CC_DUPLICATES_DROP, &other, NULL);
        if (st == CC_OK)
            st = cc_tally_document(other, &doc, CC_SPAN("f"), 1, NULL);
        if (st == CC_OK)
            st = cc_tally_cluster(other, &row, NULL);
        cc_alloc_fail_at(0, false);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        cc_tally_close(other);
        assert_true(nth < 1000);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(totals_count_everything_once),
        TEST(furniture_is_counted_as_such_and_not_as_a_duplicate),
        TEST(reprints_are_counted_and_dropped_ones_are_left_out),
        TEST(duplicates_that_are_kept_are_counted_but_not_as_left_out),
        TEST(lengths_of_text_files_are_counted_in_steps_of_twice_as_many_words),
        TEST(outlets_and_who_copies_whom),
        TEST(further_outlets_share_one_row),
        TEST(documents_of_lowest_quality_are_shown),
        TEST(equal_documents_stay_in_their_order),
        TEST(doubtful_documents_are_listed_by_what_is_doubtful),
        TEST(words_are_counted_by_reason_outlet_quality_kind_and_day),
        TEST(long_titles_are_cut_between_characters),
        TEST(the_largest_clusters_come_first),
        TEST(copies_fill_the_cells_and_updated_ones_do_not),
        TEST(clusters_are_bounded),
        TEST(every_failed_allocation_is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
