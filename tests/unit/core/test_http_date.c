#include "support.h"

#include "cleancopy/core/http_date.h"

static void dates_are_read_as_servers_write_them(void **state)
{
    static const struct {
        const char *text;
        int64_t at_s; /* 0: none */
    } cases[] = {
        {"Sun, 01 Mar 2026 08:00:00 GMT", 1772352000},
        {" Sun, 01 Mar 2026 09:00:00 +0100\n", 1772352000},
        {"Sun, 1 Mar 2026 03:00:00 EST", 1772352000},
        {"01 Mar 2026 08:00 GMT", 1772352000},
        {"1 Mar 2026", 1772323200},
        {"Sunday, 01-Mar-26 08:00:00 GMT", 1772352000},
        {"Sun Mar  1 08:00:00 2026", 1772352000},
        {"", 0},
        {"soon", 0},
        {"-1", 0},
        {"120", 0},
        {"1772352000", 0},
        {"20260301080000", 0},
        {"yesterday at noon", 0},
        {"Sun, 32 Mar 2026 08:00:00 GMT", 0},
        {"Sun, 01 Mrz 2026 08:00:00 GMT", 0},
        {"Sun, 01 Mar 2026 08:00:00 GMT and some more words that go on for long", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t at_s = 0;

        if (cc_http_date(cc_span_from(cases[i].text), &at_s) != (cases[i].at_s != 0) ||
            at_s != cases[i].at_s)
            fail_msg("\"%s\": %lld", cases[i].text, (long long)at_s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read_as_servers_write_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
