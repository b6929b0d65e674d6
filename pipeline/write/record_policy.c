#include "cleancopy/write/record_policy.h"

#include "cleancopy/write/json.h"

#include <jansson.h>

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
static bool get_text(struct cc_arena *arena, json_t *object, const char *key,
                     struct cc_span *out)
{
    json_t *value = json_object_get(object, key);
    struct cc_span s = {json_string_value(value), json_string_length(value)};

    if (value == NULL || json_is_null(value))
        return true;
    if (s.len > 0)
        *out = cc_arena_copy(arena, s);
    return json_is_string(value);
}

static bool get_tdm(struct cc_arena *arena, json_t *tdm, struct cc_policy *policy)
{
    json_t *reservation = json_object_get(tdm, "reservation");

    if (tdm == NULL || json_is_null(tdm))
        return true;
    if (reservation != NULL && !json_is_null(reservation)) {
        if (!json_is_integer(reservation))
            return false;
        policy->tdm = json_integer_value(reservation) != 0 ? CC_TDM_RESERVED : CC_TDM_FREE;
    }
    return json_is_object(tdm) && get_text(arena, tdm, "policy", &policy->tdm_policy);
}

bool cc_record_policy_get(struct cc_arena *arena, struct json_t *value,
                          struct cc_policy *policy)
{
    unsigned i;

    memset(policy, 0, sizeof *policy);
    if (value == NULL || json_is_null(value))
        return true;
    if (!json_is_object(value))
        return false;
    for (i = 0; i < CC_POLICY_RULE_COUNT; i++)
        if (json_is_true(
                json_object_get(value, cc_policy_rule_name((enum cc_policy_rule)i))))
            policy->rules |= 1u << i;
    return get_text(arena, value, "unavailable_after", &policy->unavailable_after) &&
           get_tdm(arena, json_object_get(value, "tdm"), policy);
}
