#include "pack.h"

#include "cleancopy/source/jsonl.h"

#include <stdio.h>

static struct cc_page read_page(struct cc_arena *arena, const char *line)
{
    struct cc_page page;
    struct cc_error err;

    memset(&page, 0, sizeof page);
    page.source = CC_SPAN("docs.jsonl:3");
    if (cc_jsonl_page(arena, cc_span_from(line), &page, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_span_is(page.source, "docs.jsonl:3");
    return page;
}

static void all_fields_are_taken(void **data)
{
    struct cc_page page =
        read_page(*data, "{\"html\": \"<p>H\\u00f8y sj\\u00f8\", \"text\": \"unused\","
                         " \"url\": \"https://kystavisen.example/1\", \"title\": \"Sj\\u00f8\","
                         " \"date\": \"2024-05-01\", \"outlet\": \"kystavisen.example\","
                         " \"id\": \"a-1\", \"fetched_at\": \"2024-05-01T08:00:00+02:00\","
                         " \"other\": {\"x\": [1, 2]}}");

    assert_int_equal(page.form, CC_FORM_HTML);
    assert_span_is(page.bytes, "<p>H\xc3\xb8y sj\xc3\xb8");
    assert_span_is(page.content_type, "text/html; charset=utf-8");
    assert_span_is(page.url, "https://kystavisen.example/1");
    assert_span_is(page.title, "Sj\xc3\xb8");
    assert_span_is(page.date, "2024-05-01");
    assert_span_is(page.outlet, "kystavisen.example");
    assert_span_is(page.id, "a-1");
    assert_int_equal(page.fetched_at_s, 1714543200);
}

static void absent_null_and_wrong_fields_are_absent(void **data)
{
    struct cc_page page = read_page(*data, "{\"html\": null, \"text\": \"\", \"url\": null,"
                                           " \"title\": 7, \"id\": 12345678901, \"date\": []}");

    assert_int_equal(page.form, CC_FORM_TEXT);
    assert_int_equal(page.bytes.len, 0);
    assert_int_equal(page.url.len, 0);
    assert_int_equal(page.title.len, 0);
    assert_int_equal(page.date.len, 0);
    assert_span_is(page.id, "12345678901");
    assert_true(page.fetched_at_s == CC_NO_TIME);
    page = read_page(*data, "{\"text\": \"a\\u0000b\", \"fetched_at\": 1714543200}");
    assert_true(page.bytes.len == 3 && page.bytes.ptr[1] == '\0');
    assert_int_equal(page.fetched_at_s, 1714543200);
}

static void broken_lines_say_where(void **data)
{
    static const struct {
        const char *line, *words;
    } cases[] = {
        {"{\"text\": \"cut", "column"},
        {"{\"text\": \"a\"} trailing", "column"},
        {"", "column"},
        {"[\"text\"]", "not an object"},
        {"\"text\"", "column"},
        {"{\"title\": \"no text\"}", "without a \"text\" or \"html\""},
        {"{\"text\": 5}", "without a \"text\" or \"html\""},
        {"{\"text\": \"\xff\"}", "unable to decode byte"},
        {"{\"text\": \"\\ud800\"}", "column"},
    };
    struct cc_page page;
    struct cc_error err;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(cc_jsonl_page(*data, cc_span_from(cases[i].line), &page, &err),
                         CC_E_INPUT);
        if (strstr(err.message, cases[i].words) == NULL)
            fail_msg("%s: \"%s\" lacks \"%s\"", cases[i].line, err.message, cases[i].words);
    }
}

static struct cc_span list_of(struct cc_arena *arena, size_t n_values)
{
    struct cc_span zeros = repeat(arena, ',', (n_values - 4) * 2);
    size_t i;

    /* the object, its first comma, the list and each comma in it count one */
    for (i = 0; i < zeros.len; i += 2)
        ((char *)(uintptr_t)zeros.ptr)[i] = '0';
    return join(arena, join(arena, CC_SPAN("{\"text\":\"x\",\"n\":["), zeros),
                CC_SPAN("0,0]}"));
}

static void the_number_of_values_is_bounded(void **data)
{
    struct cc_page page;

    assert_int_equal(cc_jsonl_page(*data, list_of(*data, CC_JSONL_MAX_VALUES), &page, NULL),
                     CC_OK);
    assert_int_equal(cc_jsonl_page(*data, list_of(*data, CC_JSONL_MAX_VALUES + 1), &page, NULL),
                     CC_E_LIMIT);
    /* jansson bounds the depth itself */
    assert_int_equal(cc_jsonl_page(*data, repeat(*data, '[', 900000), &page, NULL), CC_E_INPUT);
}

static void a_small_arena_is_a_limit(void **data)
{
    struct cc_arena small;
    struct cc_page page;

    (void)data;
    cc_arena_init(&small, 64);
    assert_int_equal(
        cc_jsonl_page(&small,
                      CC_SPAN("{\"text\": \"Seventy characters or so, which is more than "
                              "the arena of this test may ever hold.\"}"),
                      &page, NULL),
        CC_E_LIMIT);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, drop_arena)
        TEST(all_fields_are_taken),     TEST(absent_null_and_wrong_fields_are_absent),
        TEST(broken_lines_say_where),   TEST(the_number_of_values_is_bounded),
        TEST(a_small_arena_is_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
