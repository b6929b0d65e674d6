#include "cleancopy/extract/policy.h"

#include "cleancopy/core/url.h"
#include "cleancopy/extract/date.h"

#define MAX_URL_BYTES 2048 /* of the terms' address, as detail.h has it for others */

#define BIT(rule) (1u << (rule))

static const struct {
    const char *word;
    uint32_t rules;
} words[] = {
    {"noindex", BIT(CC_POLICY_NOINDEX)},
    {"nofollow", BIT(CC_POLICY_NOFOLLOW)},
    {"none", BIT(CC_POLICY_NOINDEX) | BIT(CC_POLICY_NOFOLLOW)},
    {"noarchive", BIT(CC_POLICY_NOARCHIVE)},
    {"nocache", BIT(CC_POLICY_NOARCHIVE)},
    {"nosnippet", BIT(CC_POLICY_NOSNIPPET)},
    {"noimageindex", BIT(CC_POLICY_NOIMAGEINDEX)},
    {"noai", BIT(CC_POLICY_NOAI)},
    {"noimageai", BIT(CC_POLICY_NOIMAGEAI)},
};

/* Words that have a value behind a colon, as an agent's name has its rules. */
static const char *const valued[] = {"max-snippet", "max-image-preview", "max-video-preview"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct reader {
    struct cc_arena *arena;
    struct cc_span base;
    struct cc_policy *policy;
};

static bool is_separator(char c)
{
    return c == ',' || c == ';' || c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

static struct cc_span skip_separators(struct cc_span s)
{
    while (s.len > 0 && is_separator(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    return s;
}

static uint32_t rules_of(struct cc_span word)
{
    size_t i;

    for (i = 0; i < COUNT(words); i++)
        if (cc_span_is_nocase(word, cc_span_from(words[i].word)))
            return words[i].rules;
    return 0;
}

static bool has_value(struct cc_span word)
{
    size_t i;

    for (i = 0; i < COUNT(valued); i++)
        if (cc_span_is_nocase(word, cc_span_from(valued[i])))
            return true;
    return false;
}

/* Takes a date off *rest: it may hold commas itself ("Saturday, 25-Jun-10"), so it goes up to a
 * comma that a rule or an agent's name follows. */
static struct cc_span take_date(struct cc_span *rest)
{
    struct cc_span date = *rest, behind;
    size_t at, n;

    for (at = 0; at < rest->len; at++) {
        if (rest->ptr[at] != ',' && rest->ptr[at] != ';')
            continue;
        behind = skip_separators(cc_span_slice(*rest, at, rest->len));
        for (n = 0; n < behind.len && !is_separator(behind.ptr[n]) && behind.ptr[n] != ':'; n++)
            ;
        if (rules_of(cc_span_slice(behind, 0, n)) != 0 ||
            (n < behind.len && behind.ptr[n] == ':' && n > 0 &&
             (behind.ptr[0] < '0' || behind.ptr[0] > '9'))) /* a name, no time of day */
            break;
    }
    date.len = at;
    *rest = cc_span_slice(*rest, at, rest->len);
    return cc_span_trim(date);
}

static bool is_printable(struct cc_span s)
{
    size_t i;

    for (i = 0; i < s.len; i++)
        if (s.ptr[i] < ' ' || s.ptr[i] > '~')
            return false;
    return true;
}

static void set_date(struct reader *r, struct cc_span written)
{
    struct cc_span date = cc_date_find(r->arena, written, CC_SPAN_EMPTY);

    if (r->policy->unavailable_after.len > 0)
        return;
    if (date.len == 0 && written.len <= CC_POLICY_MAX_DATE_BYTES && is_printable(written))
        date = cc_arena_copy(r->arena, written);
    r->policy->unavailable_after = date;
}

/* Takes a word off *list, which starts with one, and the colon behind it where there is one. */
static struct cc_span take_word(struct cc_span *list, bool *colon)
{
    struct cc_span word, behind;
    size_t n;

    for (n = 0; n < list->len && !is_separator(list->ptr[n]) && list->ptr[n] != ':'; n++)
        ;
    word = cc_span_slice(*list, 0, n);
    *list = cc_span_slice(*list, n, list->len);
    behind = *list;
    while (behind.len > 0 && (behind.ptr[0] == ' ' || behind.ptr[0] == '\t'))
        behind = cc_span_slice(behind, 1, behind.len);
    *colon = behind.len > 0 && behind.ptr[0] == ':';
    if (*colon)
        *list = cc_span_slice(behind, 1, behind.len);
    return word;
}

/* One list of rules.  An agent's name in front of a colon holds until the next one. */
static void read_rules(struct reader *r, struct cc_span list)
{
    bool is_for_us = true, colon;
    struct cc_span word, date;

    if (list.len > CC_POLICY_MAX_VALUE_BYTES)
        list.len = CC_POLICY_MAX_VALUE_BYTES;
    for (list = skip_separators(list); list.len > 0; list = skip_separators(list)) {
        word = take_word(&list, &colon);
        if (!colon) {
            if (is_for_us)
                r->policy->rules |= rules_of(word);
        } else if (cc_span_is_nocase(word, CC_SPAN("unavailable_after"))) {
            date = take_date(&list);
            if (is_for_us && date.len > 0)
                set_date(r, date);
        } else if (has_value(word)) {
            list = skip_separators(list);
            (void)take_word(&list, &colon); /* "max-image-preview:none" is not "none" */
        } else {
            is_for_us = cc_span_is(word, CC_SPAN("*")) ||
                        cc_span_is_nocase(word, CC_SPAN(CC_POLICY_AGENT));
        }
    }
}

static void read_reservation(struct reader *r, struct cc_span value)
{
    value = cc_span_trim(value);
    if (cc_span_is(value, CC_SPAN("1")))
        r->policy->tdm = CC_TDM_RESERVED;
    else if (cc_span_is(value, CC_SPAN("0")) && r->policy->tdm == CC_TDM_UNKNOWN)
        r->policy->tdm = CC_TDM_FREE;
}

static void read_terms(struct reader *r, struct cc_span value)
{
    struct cc_span url;

    if (r->policy->tdm_policy.len == 0 &&
        cc_url_normal(r->arena, r->base, value, MAX_URL_BYTES, &url, NULL) == CC_OK)
        r->policy->tdm_policy = url;
}

static void read_meta(struct reader *r, const struct cc_dom *dom, uint32_t node)
{
    struct cc_span name = cc_span_trim(cc_dom_attr(dom, node, CC_SPAN("name")));
    struct cc_span content = cc_dom_attr(dom, node, CC_SPAN("content"));

    if (cc_span_is_nocase(name, CC_SPAN("robots")) ||
        cc_span_is_nocase(name, CC_SPAN(CC_POLICY_AGENT)))
        read_rules(r, content);
    else if (cc_span_is_nocase(name, CC_SPAN("tdm-reservation")))
        read_reservation(r, content);
    else if (cc_span_is_nocase(name, CC_SPAN("tdm-policy")))
        read_terms(r, content);
}

static void read_headers(struct reader *r, struct cc_span headers)
{
    struct cc_span line, name, value;
    size_t colon;

    while (cc_span_next_line(&headers, &line)) {
        colon = cc_span_find(line, CC_SPAN(":"), 0);
        if (colon == (size_t)-1)
            continue;
        name = cc_span_trim(cc_span_slice(line, 0, colon));
        value = cc_span_slice(line, colon + 1, line.len);
        if (cc_span_is_nocase(name, CC_SPAN("X-Robots-Tag")))
            read_rules(r, value);
        else if (cc_span_is_nocase(name, CC_SPAN("tdm-reservation")))
            read_reservation(r, value);
        else if (cc_span_is_nocase(name, CC_SPAN("tdm-policy")))
            read_terms(r, value);
    }
}

enum cc_status cc_policy_read(struct cc_arena *arena, const struct cc_page *page,
                              const struct cc_dom *dom, struct cc_span base,
                              struct cc_policy *policy, struct cc_error *err)
{
    struct reader r = {arena, base, policy};
    uint32_t i;

    memset(policy, 0, sizeof *policy);
    for (i = 0; dom != NULL && i < dom->n_nodes; i++)
        if (dom->nodes[i].tag == CC_TAG_META)
            read_meta(&r, dom, i);
    read_headers(&r, page->headers);
    return cc_arena_status(arena, "policy", err);
}
