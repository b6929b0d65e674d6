#include "cleancopy/core/url_tracking.h"
#include "support.h"

static void only_names_of_the_table_are_tracking(void **state)
{
    static const struct {
        const char *parameter;
        bool tracking;
    } cases[] = {
        {"utm_source=x", true},  {"UTM_Whatever", true}, {"fbclid=1", true},
        {"gclid", true},         {"PHPSESSID=1", true},  {"at_custom1=x", true},
        {"gclidding=1", false},  {"id=7", false},        {"ref=front", false},
        {"q=utm_source", false}, {"utm", false},         {"", false},
        {"=gclid", false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cc_url_is_tracking(cc_span_from(cases[i].parameter)) != cases[i].tracking)
            fail_msg("\"%s\"", cases[i].parameter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_names_of_the_table_are_tracking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
