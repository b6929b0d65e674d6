#include "cleancopy/write/report_summary.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/state/document_store.h"

#include "build_document.h"
#include "support.h"

#include <jansson.h>

static struct cc_arena arena;
static struct cc_tally *tally;
static struct cc_buf out;
static struct cc_report_chunks none;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64 << 20);
    cc_buf_init(&out, 64 << 20);
    return cc_tally_open(CC_DUPLICATES_DROP, &tally, NULL) == CC_OK ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    cc_tally_close(tally);
    cc_buf_done(&out);
    cc_arena_done(&arena);
    return 0;
}

static void fill(void)
{
    static const struct build_paragraph copy[] = {{.text = "Boats came in.",
                                                   .relation = CC_RELATION_EXACT,
                                                   .of_doc = 9,
                                                   .of_outlet = "a.example"},
                                                  {.text = NULL}};
    struct cc_document doc = build_document(&arena, 0xab, copy);
    struct cc_cluster_row row = {.canonical_doc = 9,
                                 .doc = 0xab,
                                 .outlet = CC_SPAN("harbourpost.example"),
                                 .canonical_outlet = CC_SPAN("a.example"),
                                 .date = CC_SPAN("2024-05-01"),
                                 .similarity = 1,
                                 .relation = CC_RELATION_EXACT};

    doc.title = CC_SPAN("Ferry \"Alma\"");
    doc.date = CC_SPAN("1970-01-03");
    doc.language = CC_SPAN("de-AT");
    assert_int_equal(cc_tally_document(tally, &doc, CC_SPAN_EMPTY, 0, NULL), CC_OK);
    assert_int_equal(cc_tally_cluster(tally, &row, NULL), CC_OK);
    cc_tally_finish(tally);
}

static json_t *make(void)
{
    struct cc_chunk chunks[] = {{0xcd, 7}};
    struct cc_report_chunks list = {.chunks = chunks, .n_chunks = 1};
    const struct cc_report_summary summary = {tally, &none, &list, &none};
    json_t *made;

    cc_buf_clear(&out);
    cc_report_summary(&out, &summary);
    assert_int_equal(out.status, CC_OK);
    made = json_loadb(out.ptr, out.len, 0, NULL);
    assert_non_null(made);
    return made;
}

static bool has(const char *text)
{
    return cc_span_find(cc_buf_span(&out), cc_span_from(text), 0) != (size_t)-1;
}

static void the_summary_has_the_sums_and_the_chunks(void **state)
{
    static const char *const wanted[] = {
        "\"counts\":{\"documents\":1,\"text_files\":0,\"paragraphs\":1,\"duplicates\":1,",
        "\"reasons\":[[\"duplicate\",1,3]]",
        "\"kinds\":[[\"article\",1]]",
        "\"lengths\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]",
        "\"languages\":[[\"de\",1,0,3]]",
        "\"days\":[[2,1,0,3]]",
        "\"undated\":[0,0,0]",
        ("\"outlets\":[[\"all further "
         "outlets\",0,0,0,0,0],\n[\"harbourpost.example\",1,0,3,1,0],\n[\"a.example\",0,0,0,0,1]"
         "]"),
        ("[\"00000000000000ab\",\"Ferry "
         "\\\"Alma\\\"\",\"harbourpost.example\",\"1970-01-03\",0,0,1,"),
        "\"largest\":[[\"0000000000000009\",0,\"a.example\",\"\",1]]",
        "\"list\":[[\"00000000000000cd\",7]]",
        "\"clusters\":[]",
        "\"digits\":{\"documents\":0,\"clusters\":0}"};

    (void)state;
    fill();
    json_decref(make());
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (!has(wanted[i]))
            fail_msg("not in the summary: %s", wanted[i]);
    }
}

static void an_empty_tally_gives_empty_lists(void **state)
{
    json_t *made = make();

    (void)state;
    assert_int_equal(json_array_size(json_object_get(made, "days")), 0);
    assert_int_equal(json_array_size(json_object_get(made, "languages")), 0);
    assert_int_equal(json_array_size(json_object_get(made, "quality")), CC_TALLY_QUALITIES);
    assert_int_equal(json_object_size(json_object_get(made, "doubtful")), CC_TALLY_LISTS);
    json_decref(made);
}

static void cells_name_outlets_by_their_place_in_the_summary(void **state)
{
    (void)state;
    cc_report_cells(&out, tally);
    assert_span_is(cc_buf_span(&out), "{\"cells\":[],\"further\":0}");
    fill();
    cc_buf_clear(&out);
    cc_report_cells(&out, tally);
    assert_span_is(cc_buf_span(&out), "{\"cells\":[[1,2,24292,0,1]],\"further\":0}");
}

static void everything_at_its_limit_stays_under_five_megabytes(void **state)
{
    struct cc_document doc = build_document(&arena, 1, NULL);
    char *title = cc_arena_alloc(&arena, CC_TALLY_TEXT_BYTES);

    (void)state;
    assert_non_null(title);
    memset(title, 'w', CC_TALLY_TEXT_BYTES);
    doc.title = (struct cc_span){title, CC_TALLY_TEXT_BYTES};
    doc.access = CC_ACCESS_PAYWALLED;
    for (uint32_t i = 0; i < CC_TALLY_OUTLETS + 10; i++) {
        doc.id = i;
        doc.outlet = cc_arena_printf(&arena, "%0100u", i);
        doc.date = cc_arena_printf(&arena, "%u-%02u-%02u", 1970 + i % 130, 1 + i / 130 % 12,
                                   1 + i / 1560);
        assert_int_equal(cc_tally_document(tally, &doc, CC_SPAN("f"), 1000000, NULL), CC_OK);
    }
    for (uint32_t i = 0; i < CC_TALLY_PAIR_PLACES; i++) /* more than may be */
        tally->pairs[i].reprints = i % 2;
    json_decref(make());
    assert_true(out.len > 1000000);
    assert_true(out.len < 5000000);
}

static void a_short_heap_shows_in_the_buffer(void **state)
{
    struct cc_buf fresh;
    enum cc_status st = CC_E_NOMEM;

    (void)state;
    fill();
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        cc_buf_init(&fresh, 1 << 20);
        cc_alloc_fail_at(nth, false);
        cc_report_cells(&fresh, tally);
        cc_alloc_fail_at(0, false);
        st = fresh.status;
        cc_buf_done(&fresh);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        assert_true(nth < 100);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_summary_has_the_sums_and_the_chunks),
        TEST(an_empty_tally_gives_empty_lists),
        TEST(cells_name_outlets_by_their_place_in_the_summary),
        TEST(everything_at_its_limit_stays_under_five_megabytes),
        TEST(a_short_heap_shows_in_the_buffer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
