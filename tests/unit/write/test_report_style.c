#include "cleancopy/write/report_style.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>

/* Base64 of 32 bytes given as 64 hex digits. */
static void base64_of_hex(const char *hex, char out64[45])
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned byte[33] = {0};

    for (int i = 0; i < 32; i++)
        assert_int_equal(sscanf(hex + 2 * i, "%2x", &byte[i]), 1);
    for (int i = 0; i < 11; i++) {
        unsigned three =
            byte[3 * i] << 16 | byte[3 * i + 1] << 8 | (3 * i + 2 < 32 ? byte[3 * i + 2] : 0);

        for (int j = 0; j < 4; j++)
            out64[4 * i + j] = digits[three >> (18 - 6 * j) & 63];
    }
    out64[43] = '=';
    out64[44] = '\0';
}

static void the_policy_names_the_hash_of_the_style(void **state)
{
    char *dir = support_scratch(), hex[65] = "", wanted[45], command[300];
    FILE *pipe;

    (void)state;
    snprintf(command, sizeof command, "%s/style.css", dir);
    support_write(command, cc_span_from(cc_report_style));
    snprintf(command, sizeof command, "sha256sum %s/style.css", dir);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    if (fscanf(pipe, "%64s", hex) != 1)
        hex[0] = '\0';
    pclose(pipe);
    support_scratch_done(dir);
    if (strlen(hex) != 64)
        skip(); /* no sha256sum here */
    base64_of_hex(hex, wanted);
    assert_string_equal(CC_REPORT_STYLE_HASH + strlen("sha256-"), wanted);
}

static void the_style_loads_nothing_and_cannot_end_early(void **state)
{
    (void)state;
    assert_null(strstr(cc_report_style, "url("));
    assert_null(strstr(cc_report_style, "@import"));
    assert_null(strchr(cc_report_style, '<'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_policy_names_the_hash_of_the_style),
        cmocka_unit_test(the_style_loads_nothing_and_cannot_end_early),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
