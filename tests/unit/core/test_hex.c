#include "cleancopy/core/hex.h"

#include "support.h"

#include <string.h>

static void every_byte_has_its_value_or_none(void **state)
{
    static const char lower[] = "0123456789abcdef", upper[] = "0123456789ABCDEF";

    (void)state;
    for (int byte = 1; byte < 256; byte++) {
        const char *low = strchr(lower, byte), *up = strchr(upper, byte);
        long wanted = low != NULL ? low - lower : up != NULL ? up - upper : -1;

        assert_int_equal(cc_hex_value((char)byte), wanted);
    }
    assert_int_equal(cc_hex_value('\0'), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_has_its_value_or_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
