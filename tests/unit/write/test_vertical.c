#include "cleancopy/write/vertical.h"

#include "build_document.h"
#include "support.h"

#define HEAD                                                                                   \
    "<doc id=\"0000000000000001\" outlet=\"harbourpost.example\" "                             \
    "url=\"https://harbourpost.example/ferry?page=1\" date=\"2024-05-01\" "                    \
    "title=\"The ferry is late again\" language=\"en\" kind=\"article\" quality=\"0.875\">\n"

static struct cc_arena arena;
static struct cc_buf out;

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

/* The lines of one paragraph of that text, without <p> and </p>, line ends as blanks. */
static const char *tokens_of(const char *language, struct cc_span text)
{
    struct cc_document doc =
        build_document(&arena, 1, (const struct build_paragraph[]){{.text = "x"}, {0}});
    static const struct cc_span start = {"<p role=\"p\">\n", 13};
    struct cc_span got;
    size_t from;

    doc.language = cc_span_from(language);
    doc.paragraphs[0].text = text;
    cc_buf_clear(&out);
    cc_vertical_write(&out, &doc, CC_DUPLICATES_DROP);
    assert_int_equal(out.status, CC_OK);
    from = cc_span_find(cc_buf_span(&out), start, 0) + start.len;
    got = cc_span_slice(cc_buf_span(&out), from,
                        cc_span_find(cc_buf_span(&out), CC_SPAN("</p>\n</doc>\n"), from));
    for (size_t i = 0; i < got.len; i++)
        out.ptr[from + i] = out.ptr[from + i] == '\n' ? '_' : out.ptr[from + i];
    return cc_arena_printf(&arena, "%.*s", CC_SPAN_PRINT(got)).ptr;
}

static void each_token_has_a_line_and_glue_where_no_blank_stood(void **state)
{
    static const struct {
        const char *language, *text, *lines;
    } cases[] = {
        {"en", "Boats wait.", "<s>_Boats_wait_<g/>_._</s>_"},
        {"en", "It can't (yet) cost 3.14!",
         "<s>_It_can't_(_<g/>_yet_<g/>_)_cost_3.14_<g/>_!_</s>_"},
        {"en", "One.  Two?", "<s>_One_<g/>_._</s>_<s>_Two_<g/>_?_</s>_"},
        {"zh", "船来了。船来了。",
         "<s>_船_<g/>_来_<g/>_了_<g/>_。_</s>_<g/>_<s>_船_<g/>_来_<g/>_了_<g/>_。_</s>_"},
        {"th", "ท่าเรือเปิด", "<s>_ท่าเรือ_<g/>_เปิด_</s>_"},
        {"de", "Wie z.B. Mai und Co.", "<s>_Wie_z.B_<g/>_._Mai_und_Co_<g/>_._</s>_"},
        {"", "Mr. Vance came.", "<s>_Mr_<g/>_._</s>_<s>_Vance_came_<g/>_._</s>_"},
        {"en-GB", "Mr. Vance came.", "<s>_Mr_<g/>_._Vance_came_<g/>_._</s>_"},
        {"../../etc/x", "A b", "<s>_A_b_</s>_"},
        {"xxxxxxxxxxxxxxxxxx", "A b", "<s>_A_b_</s>_"},
        {"\xC3\xA9", "A b", "<s>_A_b_</s>_"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(tokens_of(cases[i].language, cc_span_from(cases[i].text)),
                            cases[i].lines);
}

static void hostile_text_makes_no_tag_and_no_line_of_its_own(void **state)
{
    static const struct {
        struct cc_span text;
        const char *lines;
    } cases[] = {
        {{"</doc>", 6}, "<s>_&lt;_<g/>_/_<g/>_doc_<g/>_&gt;_</s>_"},
        {{"a\nb\tc", 5}, "<s>_a_</s>_<s>_b_c_</s>_"},
        {{"a\0b\x01 c", 6}, "<s>_a_b_c_</s>_"},
        {{"\n\n \t", 4}, ""},
        {{"a &amp; \"b\"", 11}, "<s>_a_&amp;_<g/>_amp_<g/>_;_&quot;_<g/>_b_<g/>_&quot;_</s>_"},
        {{"a \xCC\x88z", 5}, "<s>_a_\xCC\x88_<g/>_z_</s>_"}, /* a mark that hangs on a blank */
        {{"\xEF\xBF\xBE \xEF\xBF\xBF", 7}, "<s>_\xEF\xBF\xBD_\xEF\xBF\xBD_</s>_"},
        {{"x\xC2\x85y\xE2\x80\xA8z", 8}, "<s>_x_</s>_<s>_y_</s>_<s>_z_</s>_"},
        {{"", 0}, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(tokens_of("en", cases[i].text), cases[i].lines);
}

static void hostile_attributes_stay_in_their_quotation_marks(void **state)
{
    static const char *const authors[] = {"A \"B\" C", "<d>|\n", NULL};
    struct cc_document doc = build_document(&arena, 1, NULL);

    (void)state;
    doc.title = CC_SPAN("\"><doc>\t\n\0&");
    build_authors(&arena, &doc, authors);
    doc.outlet = doc.url = doc.canonical_url = doc.date = doc.language = CC_SPAN_EMPTY;
    cc_vertical_write(&out, &doc, CC_DUPLICATES_DROP);
    assert_span_is(cc_buf_span(&out),
                   "<doc id=\"0000000000000001\" title=\"&quot;&gt;&lt;doc&gt;   &amp;\" "
                   "author=\"A &quot;B&quot; C|&lt;d&gt;| \" kind=\"article\" quality=\"0.875\">\n"
                   "</doc>\n");
}

static void prevertical_has_a_paragraph_a_line(void **state)
{
    struct cc_document doc = build_document(
        &arena, 1,
        (const struct build_paragraph[]){{CC_ROLE_HEADING, 2, .text = "The <harbour>"},
                                         {.text = "Same.", .relation = CC_RELATION_EXACT},
                                         {CC_ROLE_CODE, 0, .text = "if x:\n\ty"},
                                         {0}});

    (void)state;
    cc_prevertical_write(&out, &doc, CC_DUPLICATES_DROP);
    assert_span_is(cc_buf_span(&out), HEAD "<p role=\"heading\">\nThe &lt;harbour&gt;\n</p>\n"
                                           "<p role=\"code\">\nif x:  y\n</p>\n</doc>\n");
}

static void duplicates_are_left_out_as_from_the_text(void **state)
{
    struct cc_document doc = build_document(
        &arena, 1,
        (const struct build_paragraph[]){
            {.text = "Same.", .relation = CC_RELATION_EXACT}, {.text = "Own"}, {0}});

    (void)state;
    cc_vertical_write(&out, &doc, CC_DUPLICATES_DROP);
    assert_span_is(cc_buf_span(&out), HEAD "<p role=\"p\">\n<s>\nOwn\n</s>\n</p>\n</doc>\n");
    cc_buf_clear(&out);
    cc_vertical_write(&out, &doc, CC_DUPLICATES_KEEP);
    assert_span_is(cc_buf_span(&out),
                   HEAD "<p role=\"p\">\n<s>\nSame\n<g/>\n.\n</s>\n</p>\n"
                        "<p role=\"p\">\n<s>\nOwn\n</s>\n</p>\n</doc>\n");
}

/* What a corpus manager shows: tokens with blanks between, but for glue. */
static void running_text(struct cc_buf *text, struct cc_span vertical)
{
    bool glued = true;
    struct cc_span line;

    while (cc_span_next_line(&vertical, &line)) {
        if (cc_span_is(line, CC_SPAN("<g/>"))) {
            glued = true;
        } else if (line.len > 0 && line.ptr[0] != '<') {
            if (!glued)
                cc_buf_add_char(text, ' ');
            cc_buf_add(text, line);
            glued = false;
        }
    }
}

static void the_running_text_can_be_had_back(void **state)
{
    static const char *const texts[] = {
        "Am 3. Mai sagte sie: „Nein“ – und ging (mit 2,5 % mehr)…",
        "El puerto abrió. ¿Cuándo? ¡Ayer! https://faro.example/a?b=c#d",
        "Паром опоздал на 3 часа, т. е. на весь день.",
        "港は昨日、再開した。船が来た。 And then 3 more.",
        "ท่าเรือเปิดอีกครั้ง เมื่อวานนี้",
        "قالت: نعم، اليوم.",
        "e\xCC\x81tude \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 done",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cc_document doc =
            build_document(&arena, 1, (const struct build_paragraph[]){{.text = texts[i]}, {0}});
        struct cc_buf text;

        cc_buf_clear(&out);
        cc_vertical_write(&out, &doc, CC_DUPLICATES_DROP);
        cc_buf_init(&text, 1000);
        running_text(&text, cc_buf_span(&out));
        assert_span_is(cc_buf_span(&text), texts[i]);
        cc_buf_done(&text);
    }
}

static void a_full_buffer_says_so(void **state)
{
    struct cc_document doc =
        build_document(&arena, 1, (const struct build_paragraph[]){{.text = "Own"}, {0}});
    struct cc_buf small;

    (void)state;
    cc_buf_init(&small, sizeof HEAD + 10);
    cc_vertical_write(&small, &doc, CC_DUPLICATES_DROP);
    assert_int_equal(small.status, CC_E_LIMIT);
    cc_buf_done(&small);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_token_has_a_line_and_glue_where_no_blank_stood),
        TEST(hostile_text_makes_no_tag_and_no_line_of_its_own),
        TEST(hostile_attributes_stay_in_their_quotation_marks),
        TEST(prevertical_has_a_paragraph_a_line),
        TEST(duplicates_are_left_out_as_from_the_text),
        TEST(the_running_text_can_be_had_back),
        TEST(a_full_buffer_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
