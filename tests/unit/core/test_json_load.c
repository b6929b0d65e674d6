#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/alloc_install.h"
#include "cleancopy/core/json_load.h"

#include <string.h>

static void values_are_read(void **state)
{
    json_error_t why;
    json_t *value = cc_json_load(CC_SPAN("{\"a\": \"b\"}"), 0, &why);

    (void)state;
    assert_string_equal(json_string_value(json_object_get(value, "a")), "b");
    json_decref(value);
    assert_null(cc_json_load(CC_SPAN("{\"a\""), 0, &why));
    assert_int_not_equal(json_error_code(&why), json_error_out_of_memory);
    assert_true(strlen(why.text) > 0);
    assert_null(cc_json_load(CC_SPAN_EMPTY, 0, NULL));
}

static void no_byte_is_missing_when_the_heap_is_short(void **state)
{
    static const char text[] = "{\"a\": \"a string that is longer than what jansson's buffer has room for at first\", \"b\": [1, 2.5]}";
    json_t *wanted = cc_json_load(CC_SPAN(text), 0, NULL);
    uint64_t nth;

    (void)state;
    assert_non_null(wanted);
    for (nth = 1; nth < 1000; nth++) {
        uint64_t before = cc_alloc_refusals();
        json_error_t why;
        json_t *value;

        cc_alloc_fail_at(nth, false);
        value = cc_json_load(CC_SPAN(text), 0, &why);
        cc_alloc_fail_at(0, false);
        if (cc_alloc_refusals() == before) { /* none was left to fail */
            assert_true(json_equal(value, wanted));
            json_decref(value);
            break;
        }
        assert_null(value);
        assert_int_equal(json_error_code(&why), json_error_out_of_memory);
    }
    assert_in_range(nth, 10, 999);
    json_decref(wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(no_byte_is_missing_when_the_heap_is_short),
    };

    cc_alloc_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
