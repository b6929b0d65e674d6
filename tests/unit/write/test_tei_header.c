#include "cleancopy/write/tei_header.h"

#include "build_document.h"
#include "support.h"

static void dates_of_the_calendar_are_dates(void **state)
{
    static const char *const good[] = {"2024-05-01",
                                       "2024-02-29",
                                       "2000-02-29",
                                       "1970-12-31Z",
                                       "2024-05-01T00:00:00",
                                       "2024-05-01T23:59:59Z",
                                       "2024-05-01T12:00:00+14:00",
                                       "2024-05-01T12:00:00-03:30"};
    static const char *const bad[] = {"",
                                      "2024",
                                      "2024-05",
                                      "2024-02-30",
                                      "2023-02-29",
                                      "1900-02-29",
                                      "2024-13-01",
                                      "2024-00-01",
                                      "2024-01-00",
                                      "0000-01-01",
                                      "2024-5-1",
                                      "2024/05/01",
                                      "2024-05-01 12:00:00",
                                      "2024-05-01T12:00",
                                      "2024-05-01T24:00:00",
                                      "2024-05-01T12:60:00",
                                      "2024-05-01T12:00:60",
                                      "2024-05-01T12:00:00+14:01",
                                      "2024-05-01T12:00:00+0100",
                                      "2024-05-01T12:00:00Zx",
                                      "1 May 2024",
                                      "2024-05-01x"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(cc_tei_is_date(cc_span_from(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(cc_tei_is_date(cc_span_from(bad[i])));
}

static void language_tags_are_letters_and_digits_between_hyphens(void **state)
{
    static const char *const good[] = {"en", "pt-BR", "zh-Hant-TW", "de-1996", "abcdefgh"};
    static const char *const bad[] = {"",    "en_GB", "-en",       "en-",       "e n",
                                      "en--GB", "1en",   "abcdefghi", "en-abcdefghi", "é"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(cc_tei_is_language(cc_span_from(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(cc_tei_is_language(cc_span_from(bad[i])));
}

static void write_header(struct cc_buf *out, const struct cc_document *doc)
{
    struct cc_xml_writer *writer = cc_xml_writer_open(out);

    assert_non_null(writer);
    cc_tei_header_write(writer, doc, 42);
    cc_xml_writer_close(writer);
    assert_int_equal(out->status, CC_OK);
}

static void the_header_says_what_the_record_has(void **state)
{
    static const char *const authors[] = {"Sorrel Vance", "Colm & Co", NULL};
    static const char *const tags[] = {"ferries", NULL};
    struct cc_document doc;
    struct cc_arena arena;
    struct cc_buf out;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    cc_buf_init(&out, 1 << 20);
    doc = build_document(&arena, 0xab, NULL);
    build_authors(&arena, &doc, authors);
    build_tags(&arena, &doc, tags);
    doc.site_name = CC_SPAN("Harbour Post");
    doc.licence = CC_SPAN("CC BY 4.0");
    doc.modified = CC_SPAN("2 May");
    doc.fetched_at_s = 1714564800;
    write_header(&out, &doc);
    assert_span_is(
        cc_buf_span(&out),
        "<teiHeader>\n<fileDesc>\n<titleStmt>\n<title>The ferry is late again</title>\n"
        "<author>Sorrel Vance</author>\n<author>Colm &amp; Co</author>\n</titleStmt>\n"
        "<extent><measure unit=\"words\" quantity=\"42\">42</measure></extent>\n"
        "<publicationStmt>\n<publisher>Harbour Post</publisher>\n"
        "<idno type=\"cleancopy\">00000000000000ab</idno>\n"
        "<availability><licence>CC BY 4.0</licence></availability>\n</publicationStmt>\n"
        "<sourceDesc>\n<bibl>\n<title>The ferry is late again</title>\n"
        "<author>Sorrel Vance</author>\n<author>Colm &amp; Co</author>\n"
        "<publisher>Harbour Post</publisher>\n<idno type=\"outlet\">harbourpost.example</idno>\n"
        "<idno type=\"URL\">https://harbourpost.example/ferry?page=1</idno>\n"
        "<date type=\"published\" when=\"2024-05-01\">2024-05-01</date>\n"
        "<date type=\"modified\">2 May</date>\n"
        "<date type=\"accessed\" when=\"2024-05-01T12:00:00Z\">2024-05-01T12:00:00Z</date>\n"
        "</bibl>\n</sourceDesc>\n</fileDesc>\n<profileDesc>\n"
        "<langUsage><language ident=\"en\">en</language></langUsage>\n<textClass>\n"
        "<keywords>\n<term>ferries</term>\n</keywords>\n"
        "<classCode scheme=\"#cleancopy-kind\">article</classCode>\n</textClass>\n"
        "</profileDesc>\n</teiHeader>\n");
    cc_buf_done(&out);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_of_the_calendar_are_dates),
        cmocka_unit_test(language_tags_are_letters_and_digits_between_hyphens),
        cmocka_unit_test(the_header_says_what_the_record_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
