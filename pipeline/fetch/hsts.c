#include "cleancopy/fetch/hsts.h"

#include <string.h>

/* Takes one directive off the front: "name", "name=token" or 'name="string"'. */
static bool next_directive(struct cc_span *rest, struct cc_span *name, struct cc_span *value)
{
    size_t end = 0;
    bool quoted = false;
    struct cc_span all;

    while (end < rest->len && (quoted || rest->ptr[end] != ';')) {
        if (rest->ptr[end] == '"')
            quoted = !quoted;
        end++;
    }
    if (quoted)
        return false;
    all = cc_span_trim(cc_span_slice(*rest, 0, end));
    *rest = end < rest->len ? cc_span_slice(*rest, end + 1, rest->len) : CC_SPAN_EMPTY;
    end = cc_span_find(all, CC_SPAN("="), 0);
    *name = end == (size_t)-1 ? all : cc_span_trim(cc_span_slice(all, 0, end));
    *value =
        end == (size_t)-1 ? CC_SPAN_EMPTY : cc_span_trim(cc_span_slice(all, end + 1, all.len));
    if (value->len >= 2 && value->ptr[0] == '"' && value->ptr[value->len - 1] == '"')
        *value = cc_span_slice(*value, 1, value->len - 1);
    return true;
}

static bool read_age(struct cc_span digits, int64_t *age_s)
{
    *age_s = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
            return false;
        if (*age_s <= CC_HSTS_MAX_AGE_S)
            *age_s = *age_s * 10 + (digits.ptr[i] - '0');
    }
    if (*age_s > CC_HSTS_MAX_AGE_S)
        *age_s = CC_HSTS_MAX_AGE_S;
    return digits.len > 0;
}

bool cc_hsts_parse(struct cc_span value, struct cc_hsts *hsts)
{
    struct cc_span name, argument;
    bool has_age = false;

    memset(hsts, 0, sizeof(*hsts));
    while (value.len > 0) {
        if (!next_directive(&value, &name, &argument))
            return false;
        if (cc_span_is_nocase(name, CC_SPAN("max-age"))) {
            if (has_age || !read_age(argument, &hsts->max_age_s))
                return false;
            has_age = true;
        } else if (cc_span_is_nocase(name, CC_SPAN("includeSubDomains"))) {
            if (hsts->with_subdomains || argument.len > 0)
                return false;
            hsts->with_subdomains = true;
        } /* what is not known is passed ("preload") */
    }
    return has_age;
}
