#include "cleancopy/extract/script_data.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONG_TEXT                                                                              \
    "The harbour office will close the old bridge for two weeks while divers look at its "     \
    "piers. The ferry will run every half hour until the work is done, a spokeswoman said on " \
    "Monday, and the fare stays as it is."

struct case_page {
    struct cc_arena arena;
    struct cc_limits limits;
    struct cc_dom dom;
    struct cc_script_list found;
    struct cc_error err;
};

static void read_case(struct case_page *page, const char *html)
{
    struct cc_config cfg;

    cc_config_defaults(&cfg);
    page->limits = cfg.limits;
    cc_arena_init(&page->arena, cfg.limits.max_arena_bytes);
    assert_int_equal(
        cc_dom_parse(&page->arena, &page->limits, cc_span_from(html), &page->dom, &page->err),
        CC_OK);
    assert_int_equal(
        cc_script_data_list(&page->arena, &page->limits, &page->dom, &page->found, &page->err),
        CC_OK);
}

static void each_way_of_carrying_data_is_found(void **state)
{
    static const struct {
        const char *html, *name, *json;
    } cases[] = {
        {"<script type='application/ld+json'>{\"a\":\"" LONG_TEXT "\"}</script>", "ld+json",
         "{\"a\":\"" LONG_TEXT "\"}"},
        {"<script id=__NEXT_DATA__ type=application/json>{\"a\":\"" LONG_TEXT "\"}</script>",
         "__NEXT_DATA__", "{\"a\":\"" LONG_TEXT "\"}"},
        {"<script type=application/json>[\"" LONG_TEXT "\"]</script>", "json",
         "[\"" LONG_TEXT "\"]"},
        {"<script>go();window.__STATE__ = {\"a\":\"" LONG_TEXT "\"};go(\"}\");</script>",
         "window.__STATE__", "{\"a\":\"" LONG_TEXT "\"}"},
        {"<script>var list=[{\"a\":\"" LONG_TEXT "\"}]</script>", "list",
         "[{\"a\":\"" LONG_TEXT "\"}]"},
        {"<script>x=JSON.parse('{\"a\":\"it\\'s " LONG_TEXT "\"}')</script>", "x",
         "{\"a\":\"it's " LONG_TEXT "\"}"},
        {"<script>x = JSON.parse( \"{\\\"a\\\":\\\"" LONG_TEXT "\\\"}\")</script>", "x",
         "{\"a\":\"" LONG_TEXT "\"}"},
        {"<script>self.__next_f.push([1,\"1:I[4,5]\\n2:[\\\"" LONG_TEXT "\\\"\"])</script>"
         "<script>self.__next_f.push([1,\"]\\n3:T5,a\\nb\\nc4:\\\"z\\\"\\n\"])</script>",
         "__next_f", "[[\"" LONG_TEXT "\"],\"a\\nb\\nc\",\"z\"]"},
    };
    struct case_page page;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_case(&page, cases[i].html);
        assert_int_equal(page.found.count, 1);
        assert_span_is(page.found.list[0].name, cases[i].name);
        assert_span_is(page.found.list[0].json, cases[i].json);
        assert_int_equal(page.found.list[0].is_jsonld, i == 0);
        cc_arena_done(&page.arena);
    }
}

static void what_is_code_broken_or_short_is_passed_over(void **state)
{
    static const char *const cases[] = {
        "<script>x={\"a\":1}</script>",
        "<script>f = {a: \"" LONG_TEXT "\"}</script>",
        "<script>x = {\"a\":\"" LONG_TEXT "\"</script>",
        "<script>x = JSON.parse('{\"a\":\"" LONG_TEXT "\"}</script>",
        "<script>x = JSON.parse(text); y == {}</script>",
        "<script>self.__next_f.push([1,\"1:[\\\"" LONG_TEXT "</script>",
        "<script>self.__next_f.push([1,</script>",
        "<script type=text/template>x={\"a\":\"" LONG_TEXT "\"}</script>",
        "<script></script><p>x={\"a\":\"" LONG_TEXT "\"}</p>",
    };
    struct case_page page;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_case(&page, cases[i]);
        assert_int_equal(page.found.count, 0);
        cc_arena_done(&page.arena);
    }
}

/* Rows that claim more bytes than there are, or end in a character. */
static void a_stream_that_is_cut_gives_what_is_whole(void **state)
{
    struct case_page page;

    (void)state;
    read_case(&page, "<script>self.__next_f.push([1,\"1:[\\\"" LONG_TEXT
                     "\\\"]\\n2:Tffffffffffffffffff,abc\"])</script>");
    assert_int_equal(page.found.count, 1);
    assert_span_is(page.found.list[0].json, "[[\"" LONG_TEXT "\"],\"abc\"]");
    cc_arena_done(&page.arena);
    read_case(&page, "<script>self.__next_f.push([1,\"1:[\\\"" LONG_TEXT
                     "\\\"]\\n2:T1,\xC3\xA9\"])</script>");
    assert_span_is(page.found.list[0].json, "[[\"" LONG_TEXT "\"]]");
    cc_arena_done(&page.arena);
}

static void data_past_the_most_is_left(void **state)
{
    static char html[2 * CC_SCRIPT_MAX_DATA * (sizeof LONG_TEXT + 32)];
    struct case_page page;
    size_t len = (size_t)snprintf(html, sizeof html, "<script>"), i;

    (void)state;
    for (i = 0; i < CC_SCRIPT_MAX_DATA; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "x=[\"" LONG_TEXT "\"];");
    read_case(&page, html);
    assert_int_equal(page.found.count, CC_SCRIPT_MAX_DATA);
    cc_arena_done(&page.arena);
    (void)snprintf(html + len, sizeof html - len, "x=[\"" LONG_TEXT "\"];");
    read_case(&page, html);
    assert_int_equal(page.found.count, CC_SCRIPT_MAX_DATA);
    cc_arena_done(&page.arena);
}

/* Each "={" would look for its bracket to the end: a square of 4 MiB is hours. */
static void brackets_that_never_close_take_linear_time(void **state)
{
    size_t n = 4u << 20, i;
    char *html = malloc(n + 16);
    struct case_page page;

    (void)state;
    assert_non_null(html);
    memcpy(html, "<script>", 8);
    for (i = 8; i < n; i++)
        html[i] = "={\"a\":1,"[i % 8];
    html[n] = '\0';
    read_case(&page, html);
    assert_int_equal(page.found.count, 0);
    cc_arena_done(&page.arena);
    free(html);
}

static void json_over_the_limits_is_passed_over(void **state)
{
    struct case_page page;
    struct cc_script_list found;

    (void)state;
    read_case(&page, "<script>x={\"a\":{\"b\":\"" LONG_TEXT "\"}}</script>");
    page.limits.max_json_depth = 2;
    assert_int_equal(
        cc_script_data_list(&page.arena, &page.limits, &page.dom, &found, &page.err), CC_OK);
    assert_int_equal(found.count, 1);
    page.limits.max_json_depth = 1;
    assert_int_equal(
        cc_script_data_list(&page.arena, &page.limits, &page.dom, &found, &page.err), CC_OK);
    assert_int_equal(found.count, 0);
    cc_arena_done(&page.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_way_of_carrying_data_is_found),
        cmocka_unit_test(what_is_code_broken_or_short_is_passed_over),
        cmocka_unit_test(a_stream_that_is_cut_gives_what_is_whole),
        cmocka_unit_test(data_past_the_most_is_left),
        cmocka_unit_test(brackets_that_never_close_take_linear_time),
        cmocka_unit_test(json_over_the_limits_is_passed_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
