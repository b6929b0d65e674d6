/* test_flat_golden.c -- flattened pages of five shapes, each in several languages, against the
 * text that a person would want.
 *
 *     fixtures/flat/SHAPE_VARIANT.txt        the page
 *     fixtures/flat/SHAPE_VARIANT.expected   kind, title and date, a blank line, the paragraphs
 *
 * CLEANCOPY_BLESS=1 rewrites the expected files; the difference is for the reviewer's eye. */
#include "support.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/extract/flat.h"
#include "cleancopy/extract/paragraph.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const pages[] = {
    "agency_en",  "agency_fr",      "agency_uk",      "agency_zh",      "blog_en",
    "blog_es",    "blog_fr",        "blog_tr",        "rewrite_en",     "rewrite_es",
    "rewrite_ru", "syndication_de", "syndication_en", "syndication_ja", "syndication_pl",
    "tag_de",     "tag_en",         "tag_uk",         "tag_zh",
};

static char *fixture_of(const char *page, const char *ending)
{
    char name[128];

    (void)snprintf(name, sizeof name, "flat/%s%s", page, ending); /* names above are short */
    return support_fixture(name);
}

/* The document as the expected files show it. */
static void show(const struct cc_document *doc, struct cc_buf *out)
{
    uint32_t i;

    cc_buf_printf(out, "kind: %s\ntitle: %.*s\ndate: %.*s\n", cc_kind_name(doc->kind),
                  CC_SPAN_PRINT(doc->title), CC_SPAN_PRINT(doc->date));
    for (i = 0; i < doc->n_paragraphs; i++) {
        cc_buf_add_string(out, "\n");
        cc_buf_add(out, doc->paragraphs[i].text);
        cc_buf_add_string(out, "\n");
    }
    assert_int_equal(out->status, CC_OK);
}

static void read_page(struct cc_arena *arena, const char *page, struct cc_document *doc,
                      struct cc_buf *out)
{
    struct cc_config cfg;
    struct cc_blocks blocks;
    struct cc_verdict *verdicts;
    struct cc_flat_values *values;
    struct cc_error err;
    char *path = fixture_of(page, ".txt");
    struct cc_span text = support_read(arena, path);

    free(path);
    cc_config_defaults(&cfg);
    memset(doc, 0, sizeof *doc);
    assert_int_equal(cc_flat_read(arena, &cfg.limits, CC_SCOPE_AUTO, text, doc, &blocks,
                                  &verdicts, &values, &err),
                     CC_OK);
    assert_int_equal(cc_paragraph_list(arena, NULL, &blocks, verdicts, true, doc, &err), CC_OK);
    assert_int_equal(doc->n_paragraphs + doc->n_removed, blocks.count);
    show(doc, out);
}

static void every_page_gives_the_text_a_person_wants(void **state)
{
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_buf out;
    struct cc_span wanted;
    char *path;
    size_t i, n_wrong = 0;

    (void)state;
    cc_arena_init(&arena, 64u << 20);
    cc_buf_init(&out, 1u << 20);
    for (i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        read_page(&arena, pages[i], &doc, &out);
        path = fixture_of(pages[i], ".expected");
        if (getenv("CLEANCOPY_BLESS") != NULL) {
            support_write(path, cc_buf_span(&out));
        } else {
            wanted = support_read(&arena, path);
            if (!cc_span_is(cc_buf_span(&out), wanted)) {
                print_error("%s\n--- got\n%.*s\n--- wanted\n%.*s\n", pages[i],
                            CC_SPAN_PRINT(cc_buf_span(&out)), CC_SPAN_PRINT(wanted));
                n_wrong++;
            }
        }
        free(path);
        cc_buf_clear(&out);
        cc_arena_reset(&arena);
    }
    cc_buf_done(&out);
    cc_arena_done(&arena);
    assert_int_equal(n_wrong, 0);
}

static void line_ends_of_windows_change_nothing(void **state)
{
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_document doc = {0};
    struct cc_blocks blocks;
    struct cc_verdict *verdicts;
    struct cc_flat_values *values;
    struct cc_error err;
    struct cc_span text;
    struct cc_buf crlf, out;
    char *path = fixture_of("agency_en", ".txt");
    size_t i;

    (void)state;
    cc_arena_init(&arena, 64u << 20);
    cc_buf_init(&crlf, 1u << 20);
    cc_buf_init(&out, 1u << 20);
    text = support_read(&arena, path);
    for (i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            cc_buf_add_char(&crlf, '\r');
        cc_buf_add_char(&crlf, text.ptr[i]);
    }
    cc_config_defaults(&cfg);
    assert_int_equal(cc_flat_read(&arena, &cfg.limits, CC_SCOPE_AUTO, cc_buf_span(&crlf), &doc,
                                  &blocks, &verdicts, &values, &err),
                     CC_OK);
    assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, verdicts, true, &doc, &err), CC_OK);
    show(&doc, &out);
    free(path);
    path = fixture_of("agency_en", ".expected");
    assert_true(cc_span_is(cc_buf_span(&out), support_read(&arena, path)));
    free(path);
    cc_buf_done(&crlf);
    cc_buf_done(&out);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_gives_the_text_a_person_wants),
        cmocka_unit_test(line_ends_of_windows_change_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
