#include "support.h"

#include "cleancopy/fetch/answer.h"

#include <stdio.h>
#include <string.h>

#define HEAD                                                                                   \
    "HTTP/1.1 200 OK\r\nContent-Type:  text/HTML; charset=x \r\nETag: \"a\"\r\n"               \
    "content-encoding: gzip\r\nContent-Encoding: br\r\nEmpty:\r\n\r\n"

static void header_lines_are_found_whatever_their_case(void **state)
{
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1u << 20);
    assert_span_is(cc_answer_header(CC_SPAN(HEAD), CC_SPAN("content-type")),
                   "text/HTML; charset=x");
    assert_span_is(cc_answer_header(CC_SPAN(HEAD), CC_SPAN("ETAG")), "\"a\"");
    assert_span_is(cc_answer_header(CC_SPAN(HEAD), CC_SPAN("Empty")), "");
    assert_span_is(cc_answer_header(CC_SPAN(HEAD), CC_SPAN("Content")), "");
    assert_span_is(cc_answer_all(&arena, CC_SPAN(HEAD), CC_SPAN("Content-Encoding")),
                   "gzip, br");
    assert_span_is(cc_answer_all(&arena, CC_SPAN(HEAD), CC_SPAN("Nothing")), "");
    cc_arena_done(&arena);
}

static void two_lengths_that_differ_are_ambiguous(void **state)
{
    (void)state;
    assert_false(cc_answer_length_is_ambiguous(CC_SPAN(HEAD)));
    assert_false(cc_answer_length_is_ambiguous(CC_SPAN("HTTP/1.1 200\r\nContent-Length: 5\r\n"
                                                       "Content-Length: 5\r\n")));
    assert_true(cc_answer_length_is_ambiguous(CC_SPAN("HTTP/1.1 200\r\nContent-Length: 5\r\n"
                                                      "X: y\r\ncontent-length: 6\r\n")));
}

static void validators_with_control_characters_or_too_long_are_dropped(void **state)
{
    static char head[CC_ANSWER_MAX_VALIDATOR_BYTES + 64];
    int n;

    (void)state;
    assert_span_is(cc_answer_validator(CC_SPAN("ETag: W/\"x\xc3\xa9\"\r\n"), CC_SPAN("ETag")),
                   "W/\"x\xc3\xa9\"");
    assert_span_is(cc_answer_validator(CC_SPAN("ETag: \"a\x1b[31m\"\r\n"), CC_SPAN("ETag")),
                   "");
    assert_span_is(cc_answer_validator(CC_SPAN("ETag: \"a\rX: y\"\r\n"), CC_SPAN("ETag")), "");
    n = sprintf(head, "ETag: ");
    memset(head + n, 'e', CC_ANSWER_MAX_VALIDATOR_BYTES);
    assert_int_equal(cc_answer_validator(cc_span_from(head), CC_SPAN("ETag")).len,
                     CC_ANSWER_MAX_VALIDATOR_BYTES);
    head[n + CC_ANSWER_MAX_VALIDATOR_BYTES] = 'e';
    assert_int_equal(cc_answer_validator(cc_span_from(head), CC_SPAN("ETag")).len, 0);
}

static void retry_after_is_seconds_or_a_date(void **state)
{
    static const struct {
        const char *value;
        int64_t wanted;
    } cases[] = {
        {"120", 120},
        {"0", 0},
        {"99999999999999999999999", CC_ANSWER_MAX_RETRY_S},
        {"Thu, 01 Jan 1970 00:20:00 GMT", 200},
        {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
        {"Fri, 01 Jan 2100 00:00:00 GMT", CC_ANSWER_MAX_RETRY_S},
        {"soon", -1},
        {"-1", -1},
        {"12 minutes", -1},
        {"", -1},
        {"Sometime after the summer holidays", -1},
    };
    char head[256];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        snprintf(head, sizeof(head), "HTTP/1.1 429 X\r\nRetry-After: %s\r\n\r\n",
                 cases[i].value);
        if (cc_answer_retry_after_s(cc_span_from(head), 1000) != cases[i].wanted)
            fail_msg("\"%s\": %lld", cases[i].value,
                     (long long)cc_answer_retry_after_s(cc_span_from(head), 1000));
    }
    assert_int_equal(cc_answer_retry_after_s(CC_SPAN("HTTP/1.1 429 X\r\n"), 0), -1);
}

static void pages_are_html_xhtml_and_plain_text(void **state)
{
    (void)state;
    assert_true(cc_answer_is_page_type(CC_SPAN("Text/HTML; charset=utf-8")));
    assert_true(cc_answer_is_page_type(CC_SPAN("application/xhtml+xml")));
    assert_true(cc_answer_is_page_type(CC_SPAN("text/plain")));
    assert_true(cc_answer_is_page_type(CC_SPAN("")));
    assert_false(cc_answer_is_page_type(CC_SPAN("image/png")));
    assert_false(cc_answer_is_page_type(CC_SPAN("text/html+evil")));
    assert_false(cc_answer_is_page_type(CC_SPAN("application/pdf")));
}

static void empty_values_count_for_nothing(void **state)
{
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1 << 16);
    assert_span_is(cc_answer_all(&arena, CC_SPAN("HTTP/1.1 200\r\nX: \r\nX: a\r\nX:\r\nX: b\r\n"),
                                 CC_SPAN("X")),
                   "a, b");
    assert_non_null(cc_answer_all(&arena, CC_SPAN("HTTP/1.1 200\r\nX: \n"), CC_SPAN("X")).ptr);
    assert_non_null(cc_answer_all(&arena, CC_SPAN("HTTP/1.1 200\r\n"), CC_SPAN("X")).ptr);
    cc_arena_done(&arena);
}

static void redirects_are_those_with_a_place_to_go(void **state)
{
    static const int32_t yes[] = {301, 302, 303, 307, 308}, no[] = {200, 300, 304, 305, 306, 309, 404};

    (void)state;
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
        assert_true(cc_answer_is_redirect(yes[i]));
    for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
        assert_false(cc_answer_is_redirect(no[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_values_count_for_nothing),
        cmocka_unit_test(header_lines_are_found_whatever_their_case),
        cmocka_unit_test(two_lengths_that_differ_are_ambiguous),
        cmocka_unit_test(validators_with_control_characters_or_too_long_are_dropped),
        cmocka_unit_test(retry_after_is_seconds_or_a_date),
        cmocka_unit_test(redirects_are_those_with_a_place_to_go),
        cmocka_unit_test(pages_are_html_xhtml_and_plain_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
