#include "support.h"

#include "cleancopy/fetch/hsts.h"

static void values_are_read_by_the_grammar(void **state)
{
    static const struct {
        const char *value;
        bool ok;
        int64_t max_age_s;
        bool with_subdomains;
    } cases[] = {
        {"max-age=31536000", true, 31536000, false},
        {"Max-Age = \"600\" ; INCLUDESUBDOMAINS", true, 600, true},
        {"includeSubDomains; max-age=0; preload", true, 0, true},
        {";; max-age=5;", true, 5, false},
        {"max-age=5; note=\"a;b=c; max-age=9\"", true, 5, false},
        {"max-age=63072001", true, CC_HSTS_MAX_AGE_S, false},
        {"max-age=99999999999999999999999999", true, CC_HSTS_MAX_AGE_S, false},
        {"", false, 0, false},
        {"max-age", false, 0, false},
        {"max-age=", false, 0, false},
        {"max-age=-1", false, 0, false},
        {"max-age=5, max-age=5", false, 0, false},
        {"max-age=5; max-age=6", false, 0, false},
        {"max-age=5; includeSubDomains; includeSubDomains", false, 0, false},
        {"max-age=5; includeSubDomains=yes", false, 0, false},
        {"max-age=\"5", false, 0, false},
        {"includeSubDomains", false, 0, false},
    };
    struct cc_hsts hsts;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool ok = cc_hsts_parse(cc_span_from(cases[i].value), &hsts);

        if (ok != cases[i].ok)
            fail_msg("\"%s\"", cases[i].value);
        if (ok && (hsts.max_age_s != cases[i].max_age_s ||
                   hsts.with_subdomains != cases[i].with_subdomains))
            fail_msg("\"%s\": %d %d", cases[i].value, (int)hsts.max_age_s, hsts.with_subdomains);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read_by_the_grammar),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
