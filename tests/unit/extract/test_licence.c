#include "cleancopy/extract/licence.h"
#include "support.h"

#include <string.h>

static void licences_are_told_from_claims(void **state)
{
    static const struct {
        const char *text;
        bool is_licence;
    } cases[] = {
        {"CC BY-SA 4.0", true},
        {"cc0", true},
        {"Creative Commons Attribution 4.0", true},
        {"http://creativecommons.org/licenses/by/3.0/de/", true},
        {"This text is in the public domain.", true},
        {"Open Government Licence v3.0", true},
        {"", false},
        {"(c) 2025 Harbour Post", false},
        {"All rights reserved", false},
        {"acc bygone", false},
        {"ccc by", false},
        {"cc byte", false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cc_licence_is(cc_span_from(cases[i].text)) != cases[i].is_licence)
            fail_msg("\"%s\"", cases[i].text);
}

static void a_longer_text_is_a_notice(void **state)
{
    char text[CC_LICENCE_MAX_BYTES + 1];
    struct cc_span s = {text, CC_LICENCE_MAX_BYTES};

    (void)state;
    memset(text, ' ', sizeof text);
    memcpy(text, "CC0", 3);
    assert_true(cc_licence_is(s));
    s.len++;
    assert_false(cc_licence_is(s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(licences_are_told_from_claims),
        cmocka_unit_test(a_longer_text_is_a_notice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
