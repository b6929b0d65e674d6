#include "cleancopy/write/csv_rows.h"

#include "build_document.h"
#include "support.h"

static struct cc_arena arena;
static struct cc_buf out;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 1 << 20);
    cc_buf_init(&out, 1 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    cc_buf_done(&out);
    return 0;
}

static struct cc_document sample(void)
{
    static const char *const authors[] = {"Sorrel Vance", "Colm Haverstock", NULL};
    struct cc_document doc = build_document(
        &arena, 0xab,
        (const struct build_paragraph[]){{.text = "One, \"two\""},
                                         {.text = "Same.", .relation = CC_RELATION_EXACT},
                                         {.text = "Three"},
                                         {0}});

    build_authors(&arena, &doc, authors);
    return doc;
}

static void a_row_of_metadata_counts_what_is_kept(void **state)
{
    struct cc_document doc = sample();

    (void)state;
    build_removed(&arena, &doc,
                  (const struct build_removed[]){{CC_REASON_FOOTER, 1, "Imprint"}, {.text = NULL}});
    cc_buf_add_string(&out, CC_CSV_METADATA_HEAD);
    cc_csv_metadata_row(&out, &doc, CC_SPAN("text/a.txt"), 3, CC_DUPLICATES_DROP, false);
    assert_span_is(cc_buf_span(&out),
                   "file,id,outlet,url,date,title,authors,language,words,kept,dropped\r\n"
                   "text/a.txt,00000000000000ab,harbourpost.example,"
                   "https://harbourpost.example/ferry?page=1,2024-05-01,The ferry is late again,"
                   "Sorrel Vance; Colm Haverstock,en,3,2,2\r\n");
}

static void a_row_of_a_document_has_its_text(void **state)
{
    struct cc_document doc = sample();

    (void)state;
    doc.title = CC_SPAN("=1+1");
    cc_buf_add_string(&out, CC_CSV_DOCUMENT_HEAD);
    cc_csv_document_row(&out, &doc, CC_DUPLICATES_DROP, false);
    assert_span_is(cc_buf_span(&out),
                   "id,outlet,url,date,title,authors,language,kind,quality,words,text\r\n"
                   "00000000000000ab,harbourpost.example,"
                   "https://harbourpost.example/ferry?page=1,2024-05-01,'=1+1,"
                   "Sorrel Vance; Colm Haverstock,en,article,0.875,3,"
                   "\"One, \"\"two\"\"\n\nThree\"\r\n");
}

static void raw_rows_are_not_guarded(void **state)
{
    struct cc_document doc = build_document(&arena, 1, NULL);

    (void)state;
    doc.title = CC_SPAN("=1+1");
    doc.outlet = doc.date = doc.language = CC_SPAN_EMPTY;
    doc.url = CC_SPAN("u");
    cc_csv_document_row(&out, &doc, CC_DUPLICATES_DROP, true);
    cc_csv_metadata_row(&out, &doc, CC_SPAN("f"), 0, CC_DUPLICATES_DROP, true);
    assert_span_is(cc_buf_span(&out), "0000000000000001,,u,,=1+1,,,article,0.875,0,\r\n"
                                      "f,0000000000000001,,u,,=1+1,,,0,0,0\r\n");
}

static void a_dropped_reprint_has_no_text(void **state)
{
    struct cc_document doc = sample();

    (void)state;
    doc.reprint_of.relation = CC_RELATION_NEAR;
    doc.reprint_of.dropped = true;
    cc_csv_document_row(&out, &doc, CC_DUPLICATES_DROP, false);
    assert_true(cc_span_ends(cc_buf_span(&out), CC_SPAN(",en,article,0.875,0,\r\n")));
}

static void a_full_buffer_says_so(void **state)
{
    struct cc_document doc = sample();
    struct cc_buf small;

    (void)state;
    cc_buf_init(&small, 40);
    cc_csv_document_row(&small, &doc, CC_DUPLICATES_DROP, false);
    assert_int_equal(small.status, CC_E_LIMIT);
    cc_buf_done(&small);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_row_of_metadata_counts_what_is_kept), TEST(a_row_of_a_document_has_its_text),
        TEST(raw_rows_are_not_guarded),              TEST(a_dropped_reprint_has_no_text),
        TEST(a_full_buffer_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
