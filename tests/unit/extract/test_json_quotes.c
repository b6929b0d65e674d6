#include "cleancopy/extract/json_quotes.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>

static struct cc_arena arena;

static int start(void **state)
{
    (void)state;
    cc_arena_init(&arena, 16u << 20);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static void marks_inside_of_strings_are_escaped(void **state)
{
    static const struct {
        const char *json, *mended; /* empty: nothing to mend */
    } cases[] = {
        {"{\"a\": \"\"Ferry\": back\", \"b\": 1}", "{\"a\": \"\\\"Ferry\\\": back\", \"b\": 1}"},
        {"{\"a\":\"she says \"yes\", he \"no\"\",\"b\":\"x\"}",
         "{\"a\":\"she says \\\"yes\\\", he \\\"no\\\"\",\"b\":\"x\"}"},
        {"{\"a\":\"the \"Ferry\"\"}", "{\"a\":\"the \\\"Ferry\\\"\"}"},
        {"[\"the \"Ferry\" is\", \"x\"]", "[\"the \\\"Ferry\\\" is\", \"x\"]"},
        {"{\"a\":[{\"b\":\"a \"b\" c\"}],\"c\":\"d \"e\"\"}", "{\"a\":[{\"b\":\"a \\\"b\\\" c\"}],\"c\":\"d \\\"e\\\"\"}"},
        {"{\"a\": \"b\", \"c\": [\"d\", \"e\"], \"f\": {}}", ""},
        {"{\"a\": \"it \\\"is\\\"\", \"b\\\\\": \"c\\\\\"}", ""},
        {"{\"a\": \"cut", ""},
        {"\"", ""},
        {"", ""},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_span_is(cc_json_mend_quotes(&arena, cc_span_from(cases[i].json)), cases[i].mended);
}

static void long_and_deep_ones_are_left_alone(void **state)
{
    struct cc_arena small;
    char deep[66], *many = malloc(CC_JSON_QUOTES_MAX_BYTES + 1);

    (void)state;
    assert_non_null(many);
    memset(many, '"', CC_JSON_QUOTES_MAX_BYTES + 1);
    assert_int_equal(cc_json_mend_quotes(&arena, (struct cc_span){many, CC_JSON_QUOTES_MAX_BYTES + 1}).len, 0);
    assert_true(cc_json_mend_quotes(&arena, (struct cc_span){many, CC_JSON_QUOTES_MAX_BYTES}).len > 0);
    free(many);
    memset(deep, '[', sizeof deep);
    assert_int_equal(cc_json_mend_quotes(&arena, (struct cc_span){deep, sizeof deep}).len, 0);
    cc_arena_init(&small, 4);
    assert_int_equal(cc_json_mend_quotes(&small, CC_SPAN("{\"a\":\"b\"c\"}")).len, 0);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_inside_of_strings_are_escaped),
        cmocka_unit_test(long_and_deep_ones_are_left_alone),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
