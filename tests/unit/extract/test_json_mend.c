#include "cleancopy/extract/json_mend.h"
#include "support.h"

#include <jansson.h>
#include <string.h>

static struct cc_limits limits;

static int start(void **state)
{
    static struct cc_arena arena;

    limits.max_json_bytes = 4u << 20;
    limits.max_json_depth = 64;
    cc_arena_init(&arena, 64u << 20);
    *state = &arena;
    return 0;
}

static int stop(void **state)
{
    cc_arena_done(*state);
    return 0;
}

static void mistakes_are_mended(void **state)
{
    static const struct {
        const char *json, *mended;
    } cases[] = {
        {"{\"a\": 1}", "{\"a\": 1}"},
        {"{\"a\": \"one\ntwo\tthree\"}", "{\"a\": \"one two three\"}"},
        {"{\"a\": \"it\\'s\"}", "{\"a\": \"it's\"}"},
        {"{\"a\": \"\\u00e9\\n\\\"\\\\\"}", "{\"a\": \"\\u00e9\\n\\\"\\\\\"}"},
        {"{\"a\": \"\\ud83d\"}", "{\"a\": \"\\ufffd\"}"},
        {"{\"a\": \"\\ud83d\\ude00\"}", "{\"a\": \"\\ud83d\\ude00\"}"},
        {"{\"a\": \"\\u0000\"}", "{\"a\": \"\\ufffd\"}"},
        {"[1, 2, ]", "[1, 2  ]"},
        {"{\"a\": 1,\n}", "{\"a\": 1 \n}"},
        {"<!-- {\"a\": 1} -->", " {\"a\": 1} "},
        {"<![CDATA[{\"a\": 1}]]>", "{\"a\": 1}"},
        {"//<![CDATA[\n[1]\n//]]>", "\n[1]\n"},
        {"/*<![CDATA[*/[1]/*]]>*/", "[1]"},
        {"/* note */ [1];", " [1]"},
        {"{&quot;a&quot;: &quot;b&quot;}", "{\"a\": \"b\"}"},
        {"{\"a\": [{\"b\": \"cut he", "{\"a\": [{\"b\": \"cut he\"}]}"},
        {"[1,", "[1 ]"},
        {"[\"http://pier.example//x\"]", "[\"http://pier.example//x\"]"},
        {"[\"a\", \"b,]\"]", "[\"a\", \"b,]\"]"},
        {"", ""},
        {" \n ", ""},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span got = cc_json_mend(*state, &limits, cc_span_from(cases[i].json));
        json_t *json;

        assert_span_is(got, cases[i].mended);
        if (got.len == 0)
            continue;
        json = json_loadb(got.ptr, got.len, 0, NULL);
        assert_non_null(json);
        json_decref(json);
    }
}

static void depth_is_limited(void **state)
{
    char json[2 * 65];

    memset(json, '[', 65);
    memset(json + 65, ']', 65);
    assert_int_equal(cc_json_mend(*state, &limits, (struct cc_span){json + 1, 128}).len, 128);
    assert_int_equal(cc_json_mend(*state, &limits, (struct cc_span){json, 130}).len, 0);
}

static void bytes_are_limited(void **state)
{
    limits.max_json_bytes = 5;
    assert_int_equal(cc_json_mend(*state, &limits, CC_SPAN("[123]")).len, 5);
    assert_int_equal(cc_json_mend(*state, &limits, CC_SPAN("[1234]")).len, 0);
    limits.max_json_bytes = 4u << 20;
}

static void values_are_limited(void **state)
{
    size_t n = CC_JSON_MAX_VALUES, i;
    char *json = cc_arena_alloc(*state, 2 * n + 4);

    assert_non_null(json);
    json[0] = '[';
    for (i = 0; i < n; i++) {
        json[1 + 2 * i] = '1';
        json[2 + 2 * i] = ',';
    }
    /* the bracket and each comma count */
    json[2 * (n - 1)] = ']';
    assert_true(cc_json_mend(*state, &limits, (struct cc_span){json, 2 * n - 1}).len > 0);
    json[2 * (n - 1)] = ',';
    json[2 * n] = ']';
    assert_true(cc_json_mend(*state, &limits, (struct cc_span){json, 2 * n + 1}).len > 0);
    json[2 * n] = ',';
    json[2 * n + 1] = '1';
    json[2 * n + 2] = ']';
    assert_int_equal(cc_json_mend(*state, &limits, (struct cc_span){json, 2 * n + 3}).len, 0);
}

/* Any bytes: what comes out is no longer than its room, and what was JSON stays JSON. */
static void random_bytes_do_no_harm(void **state)
{
    static const char alphabet[] = "{}[]\",:\\u0d8/*<!-->;&quot; \n1a";
    uint32_t seed = 7;
    int i;

    for (i = 0; i < 20000; i++) {
        char json[48];
        size_t n, at;
        json_t *parsed;
        struct cc_span got;

        seed = seed * 1103515245u + 12345u;
        n = (seed >> 16) % sizeof json;
        for (at = 0; at < n; at++) {
            seed = seed * 1103515245u + 12345u;
            json[at] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        cc_arena_reset(*state);
        got = cc_json_mend(*state, &limits, (struct cc_span){json, n});
        assert_non_null(got.ptr);
        parsed = json_loadb(json, n, 0, NULL);
        if (parsed != NULL) {
            json_t *again = json_loadb(got.ptr, got.len, 0, NULL);

            assert_true(json_equal(parsed, again));
            json_decref(again);
        }
        json_decref(parsed);
    }
}

static void an_arena_that_refuses_gives_null(void **state)
{
    struct cc_arena small;

    (void)state;
    cc_arena_init(&small, 1);
    assert_null(cc_json_mend(&small, &limits, CC_SPAN("[1]")).ptr);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_mended),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(bytes_are_limited),
        cmocka_unit_test(values_are_limited),
        cmocka_unit_test(random_bytes_do_no_harm),
        cmocka_unit_test(an_arena_that_refuses_gives_null),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
