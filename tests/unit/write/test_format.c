#include "cleancopy/write/format.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/alloc_install.h"

#include "build_document.h"
#include "support.h"

static struct cc_arena arena;
static struct cc_buf out;
static struct cc_config cfg;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 1 << 20);
    cc_buf_init(&out, 1 << 20);
    cc_config_defaults(&cfg);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    cc_buf_done(&out);
    return 0;
}

/* What each format's file and stream begin with. */
static const struct {
    enum cc_format format;
    const char *extension, *file, *stream;
} formats[] = {
    {CC_FORMAT_TEXT, "txt", "Boats wait.\n", "Boats wait.\n"},
    {CC_FORMAT_MARKDOWN, "md", "---\ntitle:", "---\ntitle:"},
    {CC_FORMAT_JSONL, "txt", "Boats wait.\n", "{\"id\":\"0000000000000001\""},
    {CC_FORMAT_VERTICAL, "vert", "<doc id=", "<doc id="},
    {CC_FORMAT_PREVERTICAL, "prevert", "<doc id=", "<doc id="},
    {CC_FORMAT_TEI, "xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI ", "<TEI "},
    {CC_FORMAT_CSV, "txt", "Boats wait.\n", "0000000000000001,harbourpost.example,"},
};

static void each_format_has_its_file_and_its_place_in_a_stream(void **state)
{
    struct cc_document doc =
        build_document(&arena, 1, (const struct build_paragraph[]){{.text = "Boats wait."}, {0}});

    (void)state;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        cfg.format = formats[i].format;
        assert_string_equal(cc_format_extension(cfg.format), formats[i].extension);
        cc_buf_clear(&out);
        cc_format_file(&out, &doc, &cfg);
        assert_int_equal(out.status, CC_OK);
        assert_true(cc_span_starts(cc_buf_span(&out), cc_span_from(formats[i].file)));
        cc_buf_clear(&out);
        assert_int_equal(cc_format_stream(&out, &doc, &cfg, NULL), CC_OK);
        assert_true(cc_span_starts(cc_buf_span(&out), cc_span_from(formats[i].stream)));
        assert_true(cc_span_ends(cc_buf_span(&out), CC_SPAN("\n")));
    }
}

static void front_matter_is_for_text(void **state)
{
    struct cc_document doc =
        build_document(&arena, 1, (const struct build_paragraph[]){{.text = "Boats wait."}, {0}});

    (void)state;
    cfg.front_matter = true;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        cfg.format = formats[i].format;
        cc_buf_clear(&out);
        cc_format_file(&out, &doc, &cfg);
        assert_int_equal(cc_span_starts(cc_buf_span(&out), CC_SPAN("---\n")),
                         cc_span_is(cc_span_from(formats[i].extension), CC_SPAN("txt")) ||
                             cfg.format == CC_FORMAT_MARKDOWN);
    }
}

static void what_stands_around_a_stream_is_never_missing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct cc_format_frame frame = cc_format_frame(formats[i].format);

        assert_non_null(frame.head);
        assert_non_null(frame.between);
        assert_non_null(frame.foot);
    }
    assert_string_equal(cc_format_frame(CC_FORMAT_TEXT).between, "\f\n");
    assert_string_equal(cc_format_frame(CC_FORMAT_TEI).foot, "</teiCorpus>\n");
}

static void a_full_buffer_is_an_error_of_every_stream(void **state)
{
    struct cc_document doc =
        build_document(&arena, 1, (const struct build_paragraph[]){{.text = "Boats wait."}, {0}});

    (void)state;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct cc_buf small;

        cfg.format = formats[i].format;
        cc_buf_init(&small, 8);
        assert_int_equal(cc_format_stream(&small, &doc, &cfg, NULL), CC_E_LIMIT);
        cc_buf_done(&small);
    }
}

/* With one allocation failing, each in its turn, the stream is the right one or an error; libxml2 and ICU
 * take their memory from the same door. */
static void every_failed_allocation_is_an_error_or_makes_no_difference(void **state)
{
    static const char *const authors[] = {"Sorrel Vance", NULL};
    struct cc_document doc = build_document(
        &arena, 1,
        (const struct build_paragraph[]){
            {.text = "Boats wait."}, {CC_ROLE_LIST_ITEM, 1, .text = "one"}, {0}});

    (void)state;
    build_authors(&arena, &doc, authors);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        enum cc_status st = CC_E_NOMEM;

        cfg.format = formats[i].format;
        cc_buf_clear(&out);
        assert_int_equal(cc_format_stream(&out, &doc, &cfg, NULL), CC_OK);
        for (uint64_t nth = 1; st != CC_OK; nth++) {
            struct cc_buf other;

            cc_buf_init(&other, 1 << 20);
            cc_alloc_fail_at(nth, false);
            st = cc_format_stream(&other, &doc, &cfg, NULL);
            cc_alloc_fail_at(0, false);
            assert_true(st == CC_OK || st == CC_E_NOMEM);
            if (st == CC_OK)
                assert_true(cc_span_is(cc_buf_span(&other), cc_buf_span(&out)));
            cc_buf_done(&other);
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_format_has_its_file_and_its_place_in_a_stream),
        TEST(front_matter_is_for_text),
        TEST(what_stands_around_a_stream_is_never_missing),
        TEST(a_full_buffer_is_an_error_of_every_stream),
        TEST(every_failed_allocation_is_an_error_or_makes_no_difference),
    };
    cc_alloc_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
