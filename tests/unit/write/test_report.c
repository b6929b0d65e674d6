#include "cleancopy/write/report.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/state.h"
#include "cleancopy/state/url_store.h"

#include "build_document.h"
#include "support.h"

#include <stdio.h>
#include <unistd.h>

static char *dir;
static struct cc_arena arena;
static struct cc_report_options options;
static struct cc_document doc; /* made before allocations are made to fail */

static const struct build_paragraph original[] = {{.text = "Boats </script> came in."},
                                                  {.text = NULL}};

static int setup(void **state)
{
    (void)state;
    dir = support_scratch();
    cc_arena_init(&arena, 64 << 20);
    doc = build_document(&arena, 1, original);
    options = (struct cc_report_options){.dir = dir, .duplicates = CC_DUPLICATES_DROP};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    support_scratch_done(dir);
    return 0;
}

static struct cc_span content(const char *name)
{
    return support_read(&arena, cc_arena_printf(&arena, "%s/report/%s", dir, name).ptr);
}

static void assert_has(const char *name, const char *text)
{
    if (cc_span_find(content(name), cc_span_from(text), 0) == (size_t)-1)
        fail_msg("%s does not have: %s", name, text);
}

static struct cc_cluster_row row_of(uint64_t member, uint32_t canonical)
{
    return (struct cc_cluster_row){.canonical_doc = 1,
                                   .canonical_paragraph = canonical,
                                   .doc = member,
                                   .outlet = CC_SPAN("b.example"),
                                   .canonical_outlet = CC_SPAN("a.example"),
                                   .canonical_date = CC_SPAN("2024-05-01"),
                                   .similarity = 0.9,
                                   .relation = CC_RELATION_NEAR};
}

static enum cc_status make(unsigned n_members, struct cc_output_counts *counts)
{
    struct cc_report *report = NULL;
    enum cc_status st = cc_report_open(&options, &report, NULL);

    if (st == CC_OK)
        st = cc_report_add_document(report, &doc, CC_SPAN("text/a.txt"), 4, NULL);
    for (unsigned i = 0; i < n_members && st == CC_OK; i++) {
        const struct cc_cluster_row row = row_of(i + 2, 0);

        st = cc_report_add_cluster(report, &row, NULL);
    }
    if (st == CC_OK) {
        const struct cc_cluster_row row = row_of(7, 3);

        st = cc_report_add_cluster(report, &row, NULL);
    }
    if (st == CC_OK)
        return cc_report_close(report, counts, NULL);
    cc_report_abort(report);
    return st;
}

static void the_folder_has_page_scripts_and_data(void **state)
{
    struct cc_output_counts counts;

    (void)state;
    assert_int_equal(make(2, &counts), CC_OK);
    assert_int_equal(counts.documents, 1);
    assert_int_equal(counts.clusters, 2);
    assert_int_equal(counts.files_changed, 1);
    assert_has("index.html", "<noscript>");
    assert_has("app/main.js", "cleancopy");
    assert_has("data/summary.js", "cleancopy(\"summary\",{");
    assert_has("data/fetch.js", "{\"archive\":null,\"outcomes\":[]}");
    assert_has("data/cells.js", "cleancopy(\"cells\",{");
    assert_has("data/documents/0000000000000001.js", "Boats \\u003C/script> came in.");
    assert_has("data/list/0000000000000001.js", "[\"0000000000000001\",");
    assert_has("data/places/documents-.js",
               "\"0000000000000001\":[[0,0,\"0000000000000001\"]]");
    assert_has("data/places/clusters-.js", "\"0000000000000001\":[[0,2,");
    assert_int_equal(make(2, &counts), CC_OK);
    assert_int_equal(counts.files_changed, 0);
}

/* data/summary.js names the chunk. */
static const char *cluster_chunk(void)
{
    struct cc_span summary = content("data/summary.js");
    size_t at = cc_span_find(summary, CC_SPAN("\"clusters\":[[\""), 0);

    assert_true(at != (size_t)-1);
    return cc_arena_printf(&arena, "data/clusters/%.*s.js", 16, summary.ptr + at + 14).ptr;
}

static void clusters_have_their_members_up_to_a_limit(void **state)
{
    struct cc_output_counts counts;

    (void)state;
    assert_int_equal(make(CC_REPORT_MEMBERS, &counts), CC_OK);
    assert_has(cluster_chunk(),
               "\"first\":[\"0000000000000001\",0,\"a.example\",\"2024-05-01\"],\"members\":["
               "[\"0000000000000002\",0,\"b.example\",\"\",0.9,\"near\"],");
    assert_has(cluster_chunk(),
               "[\"00000000000003e9\",0,\"b.example\",\"\",0.9,\"near\"]],\"n\":1000}");
    assert_int_equal(make(CC_REPORT_MEMBERS + 1, &counts), CC_OK);
    assert_has(cluster_chunk(),
               "[\"00000000000003e9\",0,\"b.example\",\"\",0.9,\"near\"]],\"n\":1001}");
}

/* By the moment: the texts of the dates would say another number. */
static void a_cluster_says_how_many_copies_are_of_an_earlier_moment(void **state)
{
    const struct cc_span dates[] = {
        CC_SPAN("2024-05-01T06:30+09:00"), /* 21:30 the day before */
        CC_SPAN("2024-04-30T23:30-05:00"), /* 04:30 the day after */
        CC_SPAN("2024-05-01T00:00Z"),      /* the same moment */
        CC_SPAN("2024-04-30"), CC_SPAN("")};
    struct cc_report *report = NULL;
    struct cc_output_counts counts;

    (void)state;
    for (int is_dated = 1; is_dated >= 0; is_dated--) {
        assert_int_equal(cc_report_open(&options, &report, NULL), CC_OK);
        assert_int_equal(cc_report_add_document(report, &doc, CC_SPAN_EMPTY, 4, NULL), CC_OK);
        for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
            struct cc_cluster_row row = row_of(i + 2, 0);

            row.date = dates[i];
            if (!is_dated)
                row.canonical_date = CC_SPAN_EMPTY;
            assert_int_equal(cc_report_add_cluster(report, &row, NULL), CC_OK);
        }
        assert_int_equal(cc_report_close(report, &counts, NULL), CC_OK);
        assert_has(cluster_chunk(), is_dated ? "\"n\":5,\"earlier\":2}" : "\"n\":5}");
    }
}

static void a_state_tells_of_outcomes_and_archived_pages(void **state)
{
    struct cc_output_counts counts;
    struct cc_url_record record = {.url = CC_SPAN("https://harbourpost.example/ferry"),
                                   .reason = CC_SPAN("ok"),
                                   .archive_file = CC_SPAN("x.warc.gz"),
                                   .archive_offset = 77};
    char *folder = support_scratch();
    struct cc_report *report;

    (void)state;
    assert_int_equal(cc_state_open(folder, &options.state, NULL), CC_OK);
    assert_int_equal(cc_state_begin(options.state, NULL), CC_OK);
    assert_int_equal(cc_url_put(options.state, &record, NULL), CC_OK);
    record.url = CC_SPAN("https://harbourpost.example/other");
    record.reason = CC_SPAN("robots");
    assert_int_equal(cc_url_put(options.state, &record, NULL), CC_OK);
    options.archive_dir = "archive";
    doc.url = CC_SPAN("https://harbourpost.example/ferry");
    assert_int_equal(cc_report_open(&options, &report, NULL), CC_OK);
    assert_int_equal(cc_report_add_document(report, &doc, CC_SPAN_EMPTY, 0, NULL), CC_OK);
    doc.id = 2;
    doc.url = CC_SPAN("https://harbourpost.example/unknown");
    assert_int_equal(cc_report_add_document(report, &doc, CC_SPAN_EMPTY, 0, NULL), CC_OK);
    assert_int_equal(cc_report_close(report, &counts, NULL), CC_OK);
    assert_has("data/fetch.js",
               "{\"archive\":\"archive\",\"outcomes\":[[\"ok\",1],[\"robots\",1]]}");
    assert_span_is(content("data/archived/0000000000000001.js"),
                   "cleancopy(\"archived/"
                   "0000000000000001\",[[\"0000000000000001\",\"x.warc.gz:77\"]]);\n");
    cc_state_close(options.state);
    support_scratch_done(folder);
}

static void every_failed_allocation_is_reported(void **state)
{
    enum cc_status st = CC_E_NOMEM;
    struct cc_output_counts counts;

    (void)state;
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        cc_alloc_fail_at(nth, false);
        st = make(2, &counts);
        cc_alloc_fail_at(0, false);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        assert_true(nth < 1000);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_folder_has_page_scripts_and_data),
        TEST(clusters_have_their_members_up_to_a_limit),
        TEST(a_cluster_says_how_many_copies_are_of_an_earlier_moment),
        TEST(a_state_tells_of_outcomes_and_archived_pages),
        TEST(every_failed_allocation_is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
