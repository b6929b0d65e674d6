#include "cleancopy/extract/class_token.h"

#include "cleancopy/core/hash.h"

#define SEED_WORD 1 /* a word of a class or id */
#define SEED_NAME 2 /* a class or id whole */
#define SEED_ROLE 3 /* role, itemprop and their like; the attribute's place is added */

struct tokens {
    uint32_t *out;
    uint32_t n;
};

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void add(struct tokens *tokens, struct cc_span lower, uint64_t seed)
{
    if (tokens->n < CC_CLASS_TOKENS_MAX)
        tokens->out[tokens->n++] = (uint32_t)cc_hash64_seed(lower, seed);
}

static size_t lower_into(char *out, struct cc_span s)
{
    size_t i;

    for (i = 0; i < s.len; i++)
        out[i] = is_upper(s.ptr[i]) ? (char)(s.ptr[i] + ('a' - 'A')) : s.ptr[i];
    return s.len;
}

/* End of the word that starts at `at`: "articleBody" is two, "HTMLText" is HTML and Text. */
static size_t word_end(struct cc_span name, size_t at)
{
    size_t i = at;

    if (is_upper(name.ptr[i])) {
        while (i < name.len && is_upper(name.ptr[i]))
            i++;
        if (i - at > 1 && i < name.len && is_lower(name.ptr[i]))
            return i - 1;
    }
    while (i < name.len && is_lower(name.ptr[i]))
        i++;
    return i;
}

static void add_name(struct tokens *tokens, struct cc_span name)
{
    char lower[CC_CLASS_NAME_MAX];
    size_t at = 0, end;
    struct cc_span whole = {lower, 0};

    name = cc_span_slice(name, 0, name.len < CC_CLASS_NAME_MAX ? name.len : CC_CLASS_NAME_MAX);
    whole.len = lower_into(lower, name);
    while (at < name.len) {
        if (!is_lower(name.ptr[at]) && !is_upper(name.ptr[at])) {
            at++;
            continue;
        }
        end = word_end(name, at);
        if (end - at > 1 && end - at <= CC_CLASS_WORD_MAX)
            add(tokens, cc_span_slice(whole, at, end), SEED_WORD);
        at = end;
    }
    while (whole.len > 0 && !is_lower(whole.ptr[whole.len - 1]) &&
           (unsigned char)whole.ptr[whole.len - 1] < 0x80)
        whole.len--; /* "post-1234" is a "post" */
    if (whole.len > 0)
        add(tokens, whole, SEED_NAME);
}

static void add_names(struct tokens *tokens, struct cc_span value)
{
    size_t at = 0, end;

    if (value.len > CC_CLASS_VALUE_MAX)
        return;
    while (at < value.len) {
        for (end = at; end < value.len && !is_blank(value.ptr[end]); end++)
            continue;
        if (end > at)
            add_name(tokens, cc_span_slice(value, at, end));
        at = end + 1;
    }
}

static void add_role(struct tokens *tokens, struct cc_span value, uint64_t seed)
{
    char lower[CC_CLASS_ROLE_VALUE_MAX];
    struct cc_span s = {lower, 0};

    if (value.len == 0 || value.len > CC_CLASS_ROLE_VALUE_MAX)
        return;
    s.len = lower_into(lower, value);
    add(tokens, s, seed);
}

/* What an attribute's value gives. */
enum source {
    NOTHING,
    NAMES, /* of a class or id */
    ROLE   /* and from here on the place among the roles */
};

static uint32_t source_of(struct cc_span attr_name)
{
    static const struct cc_span roles[] = {
        {"role", 4},      {"itemprop", 8},     {"itemtype", 8},        {"rel", 3},
        {"data-type", 9}, {"data-testid", 11}, {"data-component", 14},
    };
    uint32_t k;

    if (cc_span_is(attr_name, CC_SPAN("class")) || cc_span_is(attr_name, CC_SPAN("id")))
        return NAMES;
    for (k = 0; k < sizeof(roles) / sizeof(roles[0]); k++)
        if (cc_span_is(attr_name, roles[k]))
            return ROLE + k;
    return NOTHING;
}

uint32_t cc_class_tokens(const struct cc_dom *dom, uint32_t element, uint32_t *out)
{
    const struct cc_node *node = &dom->nodes[element];
    struct tokens tokens = {out, 0};
    uint32_t i, source;

    for (i = node->first_attr; i < node->first_attr + node->n_attrs; i++) {
        source = source_of(dom->attrs[i].name);
        if (source == NAMES)
            add_names(&tokens, dom->attrs[i].value);
        else if (source != NOTHING)
            add_role(&tokens, dom->attrs[i].value, SEED_ROLE + (source - ROLE));
    }
    return tokens.n;
}

uint64_t cc_class_tokens_key(const struct cc_dom *dom, uint32_t element)
{
    const struct cc_node *node = &dom->nodes[element];
    uint64_t key = 0;
    uint32_t i, source;

    for (i = node->first_attr; i < node->first_attr + node->n_attrs; i++) {
        source = source_of(dom->attrs[i].name);
        if (source != NOTHING)
            key = cc_hash64_seed(dom->attrs[i].value, key + source);
    }
    return key;
}
