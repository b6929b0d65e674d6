#include "cleancopy/core/filter.h"

#include "cleancopy/core/hash.h"

#include <string.h>

#define STEP "filter"

bool cc_filter_asks_outlet(const struct cc_filter *filter)
{
    return filter->outlets.n > 0 || filter->excluded.n > 0;
}

bool cc_filter_is_set(const struct cc_filter *filter)
{
    return cc_filter_asks_outlet(filter) || filter->n_languages > 0;
}

/* ---- lists ---- */

static int lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
}

/* As strcmp(), the span in lower case. */
static int compare(struct cc_span span, const char *name)
{
    for (size_t i = 0; i < span.len; i++) {
        int a = lower(span.ptr[i]), b = (unsigned char)name[i];

        if (a != b || b == '\0') /* a span may hold a NUL */
            return a < b ? -1 : 1;
    }
    return name[span.len] == '\0' ? 0 : -1;
}

static bool has(const char *const *names, size_t n, struct cc_span span)
{
    size_t from = 0, to = n;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = compare(span, names[middle]);

        if (order == 0)
            return true;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return false;
}

/* ---- pages ---- */

enum cc_left_out cc_filter_outlet(const struct cc_filter *filter, struct cc_span outlet,
                                  struct cc_error *why)
{
    const struct cc_outlet_list *taken = &filter->outlets, *excluded = &filter->excluded;

    if (taken->n > 0 && outlet.len == 0)
        (void)cc_fail(why, CC_E_INPUT, STEP, "its outlet is not known (--outlets)");
    else if (taken->n > 0 && !has(taken->names, taken->n, outlet))
        (void)cc_fail(why, CC_E_INPUT, STEP, "its outlet, %.*s, is not in --outlets",
                      CC_SPAN_PRINT(outlet));
    else if (outlet.len > 0 && has(excluded->names, excluded->n, outlet))
        (void)cc_fail(why, CC_E_INPUT, STEP, "its outlet, %.*s, is in --exclude-outlets",
                      CC_SPAN_PRINT(outlet));
    else
        return CC_LEFT_OUT_NOT;
    return CC_LEFT_OUT_BY_OUTLET;
}

enum cc_left_out cc_filter_document(const struct cc_filter *filter, struct cc_span outlet,
                                    struct cc_span language, struct cc_error *why)
{
    struct cc_span primary = cc_span_slice(language, 0, cc_span_before_any(language, "-"));

    if (cc_filter_outlet(filter, outlet, why) != CC_LEFT_OUT_NOT)
        return CC_LEFT_OUT_BY_OUTLET;
    if (language.len == 0)
        primary = CC_SPAN(CC_FILTER_UNKNOWN);
    if (filter->n_languages == 0 || has(filter->languages, filter->n_languages, primary))
        return CC_LEFT_OUT_NOT;
    if (language.len == 0)
        (void)cc_fail(why, CC_E_INPUT, STEP,
                      "its language is not known, and " CC_FILTER_UNKNOWN
                      " is not in --language");
    else
        (void)cc_fail(why, CC_E_INPUT, STEP, "its language, %.*s, is not in --language",
                      CC_SPAN_PRINT(language));
    return CC_LEFT_OUT_BY_LANGUAGE;
}

/* ---- numbers ---- */

static uint64_t number_of(const char *const *names, size_t n, uint64_t seed)
{
    uint64_t sum = seed;

    for (size_t i = 0; i < n; i++)
        sum = cc_hash64_mix(sum, cc_hash64(cc_span_from(names[i])));
    return sum != 0 ? sum : 1;
}

uint64_t cc_outlet_list_number(const struct cc_outlet_list *list)
{
    return list->n > 0 ? number_of(list->names, list->n, 1) : 0;
}

uint64_t cc_filter_number(const struct cc_filter *filter)
{
    uint64_t sum;

    if (!cc_filter_is_set(filter))
        return 0;
    sum = number_of(filter->languages, filter->n_languages, 2);
    sum = cc_hash64_mix(sum, cc_outlet_list_number(&filter->outlets));
    sum = cc_hash64_mix(sum, cc_outlet_list_number(&filter->excluded));
    return sum != 0 ? sum : 1;
}
