#include "support.h"

#include "cleancopy/fetch/extra_header.h"

#include <string.h>

static void lines_are_allowed_or_not(void **state)
{
    static const struct {
        const char *line;
        bool allowed;
    } cases[] = {
        {"Accept-Language: sv, en;q=0.5", true},
        {"X-Key:\t1", true},
        {"Authorization: Basic YTpi", true},
        {"Cookie: a=1; b=2", true},
        {"From: desk@harbour.example", true},
        {"From", false},
        {"From:", false},
        {"From:  ", false},
        {": x", false},
        {"", false},
        {"Fro m: x", false},
        {"From : x", false},
        {"Fr\xC3\xB6m: x", false},
        {"X: a\r\nY: b", false},
        {"X: a\nb", false},
        {"X: a\x7F", false},
        {"Host: other.example", false},
        {"host: other.example", false},
        {"Transfer-Encoding: chunked", false},
        {"Content-Length: 4", false},
        {"Accept-Encoding: gzip", false},
        {"If-None-Match: \"x\"", false},
        {"User-Agent: x", false},
        {"Range: bytes=0-1", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cc_extra_header_is_allowed(cc_span_from(cases[i].line)) != cases[i].allowed)
            fail_msg("%s", cases[i].line);
}

static void a_line_has_a_limit(void **state)
{
    static char line[CC_EXTRA_HEADER_MAX_BYTES + 2];

    (void)state;
    memset(line, 'x', sizeof line);
    line[1] = ':';
    assert_true(cc_extra_header_is_allowed((struct cc_span){line, CC_EXTRA_HEADER_MAX_BYTES}));
    assert_false(
        cc_extra_header_is_allowed((struct cc_span){line, CC_EXTRA_HEADER_MAX_BYTES + 1}));
}

static void secrets_are_told_apart(void **state)
{
    (void)state;
    assert_true(cc_extra_header_is_private(CC_SPAN("authorization: x")));
    assert_true(cc_extra_header_is_private(CC_SPAN("Cookie: x")));
    assert_false(cc_extra_header_is_private(CC_SPAN("From: x")));
    assert_false(cc_extra_header_is_private(CC_SPAN("X-Cookie: x")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_allowed_or_not),
        cmocka_unit_test(a_line_has_a_limit),
        cmocka_unit_test(secrets_are_told_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
