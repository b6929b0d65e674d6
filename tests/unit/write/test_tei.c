#include "cleancopy/write/tei.h"

#include "build_document.h"
#include "support.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdlib.h>

static struct cc_arena arena;
static struct cc_buf out;
static xmlRelaxNGPtr schemas[2]; /* our subset; TEI's own where TEI_SCHEMA names it */

static xmlRelaxNGPtr load_schema(const char *path)
{
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(path);
    xmlRelaxNGPtr schema = xmlRelaxNGParse(parser);

    xmlRelaxNGFreeParserCtxt(parser);
    assert_non_null(schema);
    return schema;
}

static int load_schemas(void **state)
{
    char *path = support_fixture("formats/tei_subset.rng");
    const char *whole = getenv("TEI_SCHEMA");

    (void)state;
    schemas[0] = load_schema(path);
    if (whole != NULL)
        schemas[1] = load_schema(whole);
    free(path);
    return 0;
}

static int free_schemas(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++)
        xmlRelaxNGFree(schemas[i]);
    xmlRelaxNGCleanupTypes();
    xmlCleanupParser();
    return 0;
}

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 16 << 20);
    cc_buf_init(&out, 16 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    cc_buf_done(&out);
    return 0;
}

static void assert_valid(struct cc_span xml)
{
    xmlDocPtr tree = xmlReadMemory(xml.ptr, (int)xml.len, "test.xml", NULL, XML_PARSE_NONET);

    assert_non_null(tree);
    for (size_t i = 0; i < 2 && schemas[i] != NULL; i++) {
        xmlRelaxNGValidCtxtPtr check = xmlRelaxNGNewValidCtxt(schemas[i]);

        assert_int_equal(xmlRelaxNGValidateDoc(check, tree), 0);
        xmlRelaxNGFreeValidCtxt(check);
    }
    xmlFreeDoc(tree);
}

/* Writes the document, checks it against the schema; what stands in <body>. */
static const char *body_of(const struct cc_document *doc)
{
    static const struct cc_span start = {"<body>\n", 7};
    struct cc_span all;
    size_t from, to;

    cc_buf_clear(&out);
    cc_tei_write(&out, doc, CC_DUPLICATES_DROP);
    assert_int_equal(out.status, CC_OK);
    all = cc_buf_span(&out);
    assert_valid(all);
    from = cc_span_find(all, start, 0) + start.len;
    to = cc_span_find(all, CC_SPAN("</body>\n</text>\n</TEI>\n"), from);
    return cc_arena_printf(&arena, "%.*s", CC_SPAN_PRINT(cc_span_slice(all, from, to))).ptr;
}

static void check_body(const struct build_paragraph *paragraphs, const char *wanted)
{
    struct cc_document doc = build_document(&arena, 1, paragraphs);

    assert_string_equal(body_of(&doc), wanted);
}

static void paragraphs_and_verse(void **state)
{
    (void)state;
    check_body((const struct build_paragraph[]){{.text = "One & two"},
                                                {.text = "Same.", .relation = CC_RELATION_EXACT},
                                                {.text = "Grey water,\n \n grey sky\n"},
                                                {0}},
               "<p>One &amp; two</p>\n<lg>\n<l>Grey water,</l>\n<l>grey sky</l>\n</lg>\n");
}

static void headings_open_divisions_that_end_at_the_next_of_their_level(void **state)
{
    (void)state;
    check_body((const struct build_paragraph[]){{.text = "First"},
                                                {CC_ROLE_HEADING, 2, .text = "A"},
                                                {CC_ROLE_HEADING, 4, .text = "A.1"},
                                                {.text = "x"},
                                                {CC_ROLE_HEADING, 3, .text = "A.2"},
                                                {CC_ROLE_HEADING, 0, .text = "B"},
                                                {CC_ROLE_HEADING, 1, .text = "C"},
                                                {.text = "y"},
                                                {0}},
               "<p>First</p>\n<div>\n<head>A</head>\n<div>\n<head>A.1</head>\n<p>x</p>\n</div>\n"
               "<div>\n<head>A.2</head>\n</div>\n</div>\n<div>\n<head>B</head>\n</div>\n"
               "<div>\n<head>C</head>\n<p>y</p>\n</div>\n");
}

static void items_in_a_row_are_one_list_and_deeper_ones_a_list_in_the_item(void **state)
{
    (void)state;
    check_body((const struct build_paragraph[]){{CC_ROLE_LIST_ITEM, 3, .text = "a"},
                                                {CC_ROLE_LIST_ITEM, 3, .text = "a.1"},
                                                {CC_ROLE_LIST_ITEM, 3, .text = "a.1.1"},
                                                {CC_ROLE_LIST_ITEM, 1, .text = "b"},
                                                {.text = "between"},
                                                {CC_ROLE_LIST_ITEM, 0, .text = "c"},
                                                {0}},
               "<list>\n<item>a\n<list>\n<item>a.1\n<list>\n<item>a.1.1</item>\n</list>\n</item>\n"
               "</list>\n</item>\n<item>b</item>\n</list>\n<p>between</p>\n"
               "<list>\n<item>c</item>\n</list>\n");
}

static void quotes_tables_and_blocks(void **state)
{
    (void)state;
    check_body((const struct build_paragraph[]){{CC_ROLE_QUOTE, 0, .text = "We wait."},
                                                {CC_ROLE_QUOTE, 0, .text = "l1\nl2"},
                                                {CC_ROLE_TABLE, 0, .text = "Boat | Berth"},
                                                {CC_ROLE_TABLE, 0, .text = "| 7"},
                                                {CC_ROLE_CODE, 0, .text = "if x < 1:\r\n\ty"},
                                                {CC_ROLE_CAPTION, 0, .text = "The quay"},
                                                {CC_ROLE_CORRECTION, 0, .text = "Not 9 but 7"},
                                                {0}},
               "<quote>\n<p>We wait.</p>\n<lg>\n<l>l1</l>\n<l>l2</l>\n</lg>\n</quote>\n"
               "<table>\n<row role=\"label\"><cell>Boat</cell><cell>Berth</cell></row>\n"
               "<row><cell/><cell>7</cell></row>\n</table>\n"
               "<ab type=\"code\" xml:space=\"preserve\">if x &lt; 1:\n\ty</ab>\n"
               "<ab type=\"caption\">The quay</ab>\n<ab type=\"correction\">Not 9 but 7</ab>\n");
}

static void lists_are_at_most_six_deep(void **state)
{
    struct build_paragraph items[12] = {{.text = NULL}};
    const char *body;
    size_t n = 0;

    (void)state;
    for (uint8_t i = 0; i < 11; i++)
        items[i] = (struct build_paragraph){CC_ROLE_LIST_ITEM, (uint8_t)(i + 1), .text = "x"};
    {
        struct cc_document doc = build_document(&arena, 1, items);

        body = body_of(&doc);
    }
    for (const char *at = strstr(body, "<list>"); at != NULL; at = strstr(at + 1, "<list>"))
        n++;
    assert_int_equal(n, 6);
}

static void a_document_without_text_is_valid(void **state)
{
    struct cc_document doc = {.id = 1};

    (void)state;
    check_body((const struct build_paragraph[]){{0}}, "<p/>\n");
    assert_string_equal(body_of(&doc), "<p/>\n");
}

/* Each span of the document, and each role, has the text. */
static void check_hostile(struct cc_span text)
{
    struct cc_document doc = build_document(
        &arena, 1,
        (const struct build_paragraph[]){{CC_ROLE_P, 0, .text = "x"},
                                         {CC_ROLE_HEADING, 255, .text = "x"},
                                         {CC_ROLE_LIST_ITEM, 255, .text = "x"},
                                         {CC_ROLE_QUOTE, 9, .text = "x"},
                                         {CC_ROLE_TABLE, 0, .text = "x"},
                                         {CC_ROLE_CODE, 0, .text = "x"},
                                         {CC_ROLE_CAPTION, 0, .text = "x"},
                                         {CC_ROLE_CORRECTION, 0, .text = "x"},
                                         {0}});

    for (uint32_t i = 0; i < doc.n_paragraphs; i++)
        doc.paragraphs[i].text = text;
    doc.outlet = doc.url = doc.canonical_url = doc.language = doc.title = doc.date = text;
    doc.site_name = doc.description = doc.modified = doc.image = doc.licence = text;
    doc.authors = doc.tags = &text;
    doc.n_authors = doc.n_tags = 1;
    doc.fetched_at_s = INT64_MAX;
    (void)body_of(&doc);
}

static void hostile_text_stays_text_and_valid(void **state)
{
    static const struct cc_span texts[] = {
        {"</p></body><script>&bogus;", 26},
        {"]]>\"'--><!-- <?x?>", 18},
        {"nul\0\x01\x08\x0B\x0C\x1F\x7F", 11},
        {"\xEF\xBF\xBE\xEF\xBF\xBF \xED\xA0\x80 \xC3( \xFF", 16},
        {" \t\r\n ", 5},
        {"\r\r\n\n | | \n| x", 14},
        {"&#0;&#x1F;&lt;", 14},
        {"\xE2\x80\xAE" "bidi\xE2\x80\xA8\xC2\x85", 12},
        {"http://[bad url\"<>", 18},
        {"", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_hostile(texts[i]);
}

static void a_corpus_of_documents_is_valid(void **state)
{
    struct cc_document doc =
        build_document(&arena, 1, (const struct build_paragraph[]){{.text = "One"}, {0}});

    (void)state;
    cc_buf_add_string(&out, CC_TEI_CORPUS_HEAD);
    cc_tei_write(&out, &doc, CC_DUPLICATES_DROP);
    cc_tei_write(&out, &doc, CC_DUPLICATES_DROP);
    cc_buf_add_string(&out, CC_TEI_CORPUS_FOOT);
    assert_valid(cc_buf_span(&out));
}

static void a_full_buffer_says_so(void **state)
{
    struct cc_document doc =
        build_document(&arena, 1, (const struct build_paragraph[]){{.text = "One"}, {0}});
    struct cc_buf small;

    (void)state;
    cc_buf_init(&small, 100);
    cc_tei_write(&small, &doc, CC_DUPLICATES_DROP);
    assert_int_equal(small.status, CC_E_LIMIT);
    cc_buf_done(&small);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(paragraphs_and_verse),
        TEST(headings_open_divisions_that_end_at_the_next_of_their_level),
        TEST(items_in_a_row_are_one_list_and_deeper_ones_a_list_in_the_item),
        TEST(quotes_tables_and_blocks),
        TEST(lists_are_at_most_six_deep),
        TEST(a_document_without_text_is_valid),
        TEST(hostile_text_stays_text_and_valid),
        TEST(a_corpus_of_documents_is_valid),
        TEST(a_full_buffer_says_so),
    };
    return cmocka_run_group_tests(tests, load_schemas, free_schemas);
}
