#include "cleancopy/write/record_policy.h"

#include "cleancopy/write/json.h"


static void put_key(struct cc_buf *out, const char *key, bool *first)
{
    cc_buf_printf(out, "%s\"%s\":", *first ? "" : ",", key);
    *first = false;
}

static void put_tdm(struct cc_buf *out, const struct cc_policy *policy)
{
    bool first = true;

    cc_buf_add_char(out, '{');
    if (policy->tdm != CC_TDM_UNKNOWN) {
        put_key(out, "reservation", &first);
        cc_buf_add_char(out, policy->tdm == CC_TDM_RESERVED ? '1' : '0');
    }
    if (policy->tdm_policy.len > 0) {
        put_key(out, "policy", &first);
        cc_json_string(out, policy->tdm_policy);
    }
    cc_buf_add_char(out, '}');
}

void cc_record_policy_put(struct cc_buf *out, const struct cc_policy *policy)
{
    bool has_tdm = policy->tdm != CC_TDM_UNKNOWN || policy->tdm_policy.len > 0;
    bool first = true;
    unsigned i;

    if (policy->rules == 0 && policy->unavailable_after.len == 0 && !has_tdm) {
        cc_buf_add_string(out, "null");
        return;
    }
    cc_buf_add_char(out, '{');
    for (i = 0; i < CC_POLICY_RULE_COUNT; i++) {
        if ((policy->rules & 1u << i) == 0)
            continue;
        put_key(out, cc_policy_rule_name((enum cc_policy_rule)i), &first);
        cc_buf_add_string(out, "true");
    }
    if (policy->unavailable_after.len > 0) {
        put_key(out, "unavailable_after", &first);
        cc_json_string(out, policy->unavailable_after);
    }
    if (has_tdm) {
        put_key(out, "tdm", &first);
        put_tdm(out, policy);
    }
    cc_buf_add_char(out, '}');
}

/* A string member, or empty where it is missing or null. */
static bool get_text(struct cc_arena *arena, const struct cc_json_node *object, const char *key,
                     struct cc_span *out)
{
    const struct cc_json_node *value = cc_json_member(object, key);
    struct cc_span s = cc_json_text(value);

    if (s.len > 0)
        *out = cc_arena_copy(arena, s);
    return value == NULL || value->kind == CC_JSON_STRING;
}

static bool get_tdm(struct cc_arena *arena, const struct cc_json_node *tdm,
                    struct cc_policy *policy)
{
    const struct cc_json_node *reservation = cc_json_member(tdm, "reservation");

    if (tdm == NULL)
        return true;
    if (reservation != NULL) {
        if (reservation->kind != CC_JSON_INTEGER)
            return false;
        policy->tdm = reservation->as.integer != 0 ? CC_TDM_RESERVED : CC_TDM_FREE;
    }
    return tdm->kind == CC_JSON_OBJECT && get_text(arena, tdm, "policy", &policy->tdm_policy);
}

bool cc_record_policy_get(struct cc_arena *arena, const struct cc_json_node *value,
                          struct cc_policy *policy)
{
    const struct cc_json_node *rule;
    unsigned i;

    memset(policy, 0, sizeof *policy);
    if (value == NULL || value->kind == CC_JSON_NULL)
        return true;
    if (value->kind != CC_JSON_OBJECT)
        return false;
    for (i = 0; i < CC_POLICY_RULE_COUNT; i++) {
        rule = cc_json_member(value, cc_policy_rule_name((enum cc_policy_rule)i));
        if (rule != NULL && rule->kind == CC_JSON_TRUE)
            policy->rules |= 1u << i;
    }
    return get_text(arena, value, "unavailable_after", &policy->unavailable_after) &&
           get_tdm(arena, cc_json_member(value, "tdm"), policy);
}
