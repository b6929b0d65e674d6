#include "cleancopy/core/document.h"

static const char *const role_names[] = {"p",     "heading", "list-item", "quote",
                                         "table", "code",    "caption",   "correction"};

static const char *const reason_names[CC_REASON_COUNT] = {
    "none",          "navigation", "header",           "footer",
    "related-articles", "app-banner", "newsletter",    "social",
    "comments",      "advertisement", "cookie-notice", "paywall",
    "byline",        "date-line",  "caption",          "widget",
    "hidden",        "repeated-in-page", "repeated-across-site", "duplicate",
    "low-score"};

static const char *const kind_names[] = {"article", "listing",    "forum",         "product",
                                         "service", "collection", "documentation", "empty"};

static const char *const relation_names[] = {"none", "exact", "near", "part", "updated"};

static const char *const access_names[] = {"unknown", "free", "paywalled"};

static const char *const policy_rule_names[CC_POLICY_RULE_COUNT] = {
    "noindex", "nofollow", "noarchive", "nosnippet", "noimageindex", "noai", "noimageai"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool find(const char *const *names, size_t n, struct cc_span name, unsigned *out)
{
    for (size_t i = 0; i < n; i++) {
        if (cc_span_is(cc_span_from(names[i]), name)) {
            *out = (unsigned)i;
            return true;
        }
    }
    return false;
}

const char *cc_role_name(enum cc_role role)
{
    return (size_t)role < COUNT(role_names) ? role_names[role] : "p";
}

const char *cc_reason_name(enum cc_reason reason)
{
    return (size_t)reason < COUNT(reason_names) ? reason_names[reason] : "none";
}

const char *cc_kind_name(enum cc_kind kind)
{
    return (size_t)kind < COUNT(kind_names) ? kind_names[kind] : "empty";
}

const char *cc_relation_name(enum cc_relation relation)
{
    return (size_t)relation < COUNT(relation_names) ? relation_names[relation] : "none";
}

const char *cc_access_name(enum cc_access access)
{
    return (size_t)access < COUNT(access_names) ? access_names[access] : "unknown";
}

const char *cc_policy_rule_name(enum cc_policy_rule rule)
{
    return (size_t)rule < COUNT(policy_rule_names) ? policy_rule_names[rule] : "";
}

bool cc_role_from_name(struct cc_span name, enum cc_role *out)
{
    return find(role_names, COUNT(role_names), name, (unsigned *)out);
}

bool cc_reason_from_name(struct cc_span name, enum cc_reason *out)
{
    return find(reason_names, COUNT(reason_names), name, (unsigned *)out);
}

bool cc_kind_from_name(struct cc_span name, enum cc_kind *out)
{
    return find(kind_names, COUNT(kind_names), name, (unsigned *)out);
}

bool cc_relation_from_name(struct cc_span name, enum cc_relation *out)
{
    return find(relation_names, COUNT(relation_names), name, (unsigned *)out);
}

bool cc_access_from_name(struct cc_span name, enum cc_access *out)
{
    return find(access_names, COUNT(access_names), name, (unsigned *)out);
}
