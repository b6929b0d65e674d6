#include "support.h"

#include "cleancopy/extract/tag_scan.h"
#include "cleancopy/extract/tag_traits.h"

#include <stdio.h>
#include <string.h>

/* The tokens as one line: <p> start, </p> end, ! other, text as it is; raw content in brackets. */
static void assert_tokens(const char *html, const char *wanted)
{
    struct cc_tag_scan scan = {.html = cc_span_from(html)};
    struct cc_token token;
    char got[512] = "";

    while (cc_tag_scan_next(&scan, &token)) {
        size_t at = strlen(got);
        struct cc_span raw = CC_SPAN_EMPTY;

        if (token.kind == CC_TOKEN_START && cc_tag_is_raw(token.tag))
            raw = cc_tag_scan_raw(&scan, token.tag);
        if (token.kind == CC_TOKEN_TEXT)
            snprintf(got + at, sizeof(got) - at, "%.*s", CC_SPAN_PRINT(token.bytes));
        else if (token.kind == CC_TOKEN_OTHER)
            snprintf(got + at, sizeof(got) - at, "!");
        else
            snprintf(got + at, sizeof(got) - at, "<%s%.*s%s>%s%.*s%s",
                     token.kind == CC_TOKEN_END ? "/" : "", CC_SPAN_PRINT(token.name),
                     token.self_closing ? "/" : "", raw.len > 0 ? "[" : "", CC_SPAN_PRINT(raw),
                     raw.len > 0 ? "]" : "");
    }
    assert_string_equal(got, wanted);
}

static void tags_end_where_the_standard_says(void **state)
{
    (void)state;
    assert_tokens("<p>one</p>", "<p>one</p>");
    assert_tokens("<p title='a>b' x=\"</p>\">one", "<p>one");
    assert_tokens("<p title=a>b", "<p>b");
    assert_tokens("<p =>x", "<p>x");
    assert_tokens("<br/>a<br / >b", "<br/>a<br>b");
    assert_tokens("<a href=x/>b", "<a>b"); /* the slash is the value's */
    assert_tokens("3 < 4 <5", "3 < 4 <5");
    assert_tokens("</>x</ y>z", "!x!z");
}

static void comments_have_odd_ends(void **state)
{
    (void)state;
    assert_tokens("a<!-- <p> -->b", "a!b");
    assert_tokens("a<!-->b", "a!b");
    assert_tokens("a<!--->b", "a!b");
    assert_tokens("a<!-- x --!>b", "a!b");
    assert_tokens("a<!doctype html>b<?php ?>c", "a!b!c");
    assert_tokens("a<!-- never ends <p>", "a!");
}

static void raw_elements_hide_their_tags(void **state)
{
    (void)state;
    assert_tokens("<style>p > b{}</style>x", "<style>[p > b{}]</style>x");
    assert_tokens("<title>a <b> c</TITLE >x", "<title>[a <b> c]</TITLE>x");
    assert_tokens("<script>a</scripty></script>x", "<script>[a</scripty>]</script>x");
    assert_tokens("<script><!--<script></script>a--></script>x",
                  "<script>[<!--<script></script>a-->]</script>x");
    assert_tokens("<script><!--a</script>x", "<script>[<!--a]</script>x");
    assert_tokens("<script><!--></script>x", "<script>[<!-->]</script>x");
    assert_tokens("<textarea><p>", "<textarea>[<p>]");
    assert_tokens("<plaintext></plaintext>", "<plaintext>[</plaintext>]");
}

static void unfinished_tags_run_to_the_end(void **state)
{
    static const char *const cases[] = {"<p", "<p ", "<p a", "<p a=", "<p a='", "<p a=b", "</p",
                                        "<", "</", "<!", "<!-", "<!--", "<script", "<script>"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cc_tag_scan scan = {.html = cc_span_from(cases[i])};
        struct cc_token token;
        size_t before = 0;

        while (cc_tag_scan_next(&scan, &token)) {
            assert_true(scan.at > before);
            before = scan.at;
        }
        assert_int_equal(scan.at, strlen(cases[i]));
    }
}

static void attributes_are_counted(void **state)
{
    struct cc_tag_scan scan = {.html = CC_SPAN("<p a b=1 c = '2' d=\"x y\" e>")};
    struct cc_token token;

    (void)state;
    assert_true(cc_tag_scan_next(&scan, &token));
    assert_int_equal(token.n_attrs, 5);
}

static void every_name_in_the_table_is_found(void **state)
{
    int tag;

    (void)state;
    for (tag = CC_TAG_TEXT + 1; tag < CC_TAG_OTHER; tag++)
        assert_int_equal(cc_tag_from_name(cc_span_from(cc_tag_name((enum cc_tag)tag))), tag);
    assert_int_equal(cc_tag_from_name(CC_SPAN("DiV")), CC_TAG_DIV);
    assert_int_equal(cc_tag_from_name(CC_SPAN("x-story")), CC_TAG_OTHER);
    assert_int_equal(cc_tag_from_name(CC_SPAN("averyveryverylongname")), CC_TAG_OTHER);
    assert_int_equal(cc_tag_from_name(CC_SPAN("")), CC_TAG_OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_end_where_the_standard_says),
        cmocka_unit_test(comments_have_odd_ends),
        cmocka_unit_test(raw_elements_hide_their_tags),
        cmocka_unit_test(unfinished_tags_run_to_the_end),
        cmocka_unit_test(attributes_are_counted),
        cmocka_unit_test(every_name_in_the_table_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
