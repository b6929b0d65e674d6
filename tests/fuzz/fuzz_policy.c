/* Property: whatever header lines and page declare comes back from a record as it was. */
#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/extract/policy.h"
#include "cleancopy/write/record_policy.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct cc_arena *arena, const struct cc_policy *policy)
{
    struct cc_policy back;
    struct cc_buf out;
    const struct cc_json_node *value;
    struct cc_json_tree *tree;
    enum cc_status st;

    assert(policy->rules < 1u << CC_POLICY_RULE_COUNT);
    cc_buf_init(&out, 1 << 20);
    cc_record_policy_put(&out, policy);
    st = cc_json_tree_read(arena, cc_buf_span(&out), &tree, &value, NULL);
    assert(st == CC_OK && cc_record_policy_get(arena, value, &back));
    assert(back.rules == policy->rules && back.tdm == policy->tdm);
    assert(cc_span_is(back.unavailable_after, policy->unavailable_after));
    assert(cc_span_is(back.tdm_policy, policy->tdm_policy));
    cc_json_tree_free(tree);
    cc_buf_done(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span bytes = {(const char *)data, size};
    struct cc_page page;
    struct cc_policy policy;
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, 16 << 20);
    memset(&page, 0, sizeof page);
    page.headers = bytes;
    if (cc_policy_read(&arena, &page, NULL, CC_SPAN("http://h.example/"), &policy, NULL) == CC_OK)
        check(&arena, &policy);
    if (cc_dom_parse(&arena, &cfg.limits, bytes, &dom, NULL) == CC_OK &&
        cc_policy_read(&arena, &page, &dom, CC_SPAN_EMPTY, &policy, NULL) == CC_OK)
        check(&arena, &policy);
    cc_arena_done(&arena);
    return 0;
}
