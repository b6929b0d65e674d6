#include "support.h"

#include "cleancopy/write/record_policy.h"

#include <string.h>

static void what_is_declared_is_written_and_read_back(void **state)
{
    static const struct {
        struct cc_policy policy;
        const char *json;
    } cases[] = {
        {{0, {NULL, 0}, CC_TDM_UNKNOWN, {NULL, 0}}, "null"},
        {{1u << CC_POLICY_NOINDEX | 1u << CC_POLICY_NOAI, {NULL, 0}, CC_TDM_UNKNOWN, {NULL, 0}},
         "{\"noindex\":true,\"noai\":true}"},
        {{0, {"2026-06-25", 10}, CC_TDM_UNKNOWN, {NULL, 0}},
         "{\"unavailable_after\":\"2026-06-25\"}"},
        {{0, {NULL, 0}, CC_TDM_FREE, {NULL, 0}}, "{\"tdm\":{\"reservation\":0}}"},
        {{0, {NULL, 0}, CC_TDM_UNKNOWN, {"https://h.example/t", 19}},
         "{\"tdm\":{\"policy\":\"https://h.example/t\"}}"},
        {{(1u << CC_POLICY_RULE_COUNT) - 1,
          {"\"", 1},
          CC_TDM_RESERVED,
          {"https://h.example/t", 19}},
         "{\"noindex\":true,\"nofollow\":true,\"noarchive\":true,\"nosnippet\":true,"
         "\"noimageindex\":true,\"noai\":true,\"noimageai\":true,\"unavailable_after\":\"\\\"\","
         "\"tdm\":{\"reservation\":1,\"policy\":\"https://h.example/t\"}}"},
    };
    struct cc_arena arena;
    size_t i;

    (void)state;
    cc_arena_init(&arena, 1u << 20);
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_policy back;
        struct cc_buf out;
        const struct cc_json_node *value;
        struct cc_json_tree *tree;

        cc_buf_init(&out, 4096);
        cc_record_policy_put(&out, &cases[i].policy);
        assert_span_is(cc_buf_span(&out), cases[i].json);
        assert_int_equal(cc_json_tree_read(&arena, cc_buf_span(&out), &tree, &value, NULL), CC_OK);
        assert_true(cc_record_policy_get(&arena, value, &back));
        assert_int_equal(back.rules, cases[i].policy.rules);
        assert_int_equal(back.tdm, cases[i].policy.tdm);
        assert_true(cc_span_is(back.unavailable_after, cases[i].policy.unavailable_after));
        assert_true(cc_span_is(back.tdm_policy, cases[i].policy.tdm_policy));
        cc_json_tree_free(tree);
        cc_buf_done(&out);
    }
    cc_arena_done(&arena);
}

static void another_type_is_refused_and_another_member_passed_over(void **state)
{
    static const struct {
        const char *json;
        bool good;
    } cases[] = {
        {"{}", true},
        {"{\"nosong\":true,\"noindex\":null,\"noai\":false}", true},
        {"{\"unavailable_after\":null,\"tdm\":null}", true},
        {"{\"tdm\":{\"reservation\":null,\"policy\":null}}", true},
        {"[]", false},
        {"7", false},
        {"{\"unavailable_after\":7}", false},
        {"{\"tdm\":1}", false},
        {"{\"tdm\":{\"reservation\":true}}", false},
        {"{\"tdm\":{\"policy\":[]}}", false},
    };
    struct cc_policy policy;
    struct cc_arena arena;
    size_t i;

    (void)state;
    cc_arena_init(&arena, 1u << 20);
    assert_true(cc_record_policy_get(&arena, NULL, &policy));
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cc_json_node *value;
        struct cc_json_tree *tree;

        assert_int_equal(cc_json_tree_read(&arena, cc_span_from(cases[i].json), &tree, &value, NULL), CC_OK);
        if (cc_record_policy_get(&arena, value, &policy) != cases[i].good)
            fail_msg("%s", cases[i].json);
        if (cases[i].good)
            assert_int_equal(policy.rules, 0);
        cc_json_tree_free(tree);
    }
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_declared_is_written_and_read_back),
        cmocka_unit_test(another_type_is_refused_and_another_member_passed_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
