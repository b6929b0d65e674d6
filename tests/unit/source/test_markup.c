#include "support.h"

#include "cleancopy/source/markup.h"

#include <stdlib.h>
#include <string.h>

static struct cc_markup measure(const char *s)
{
    struct cc_markup markup;

    cc_markup_measure(cc_span_from(s), &markup);
    return markup;
}

static void closed_and_void_elements_count(void **data)
{
    static const struct {
        const char *text;
        size_t n_elements, n_words, covered;
    } cases[] = {
        {"", 0, 0, 0},
        {"no tags here", 0, 3, 0},
        {"<p>two words</p>", 1, 2, 16},
        {"<p>not closed", 1, 2, 13},
        {"<b>not closed", 0, 2, 0},
        {"</p>not opened", 0, 2, 0},
        {"<p>one<p>two</p>", 2, 2, 16},
        {"<div><b>x</b></div>", 2, 1, 19},
        {"a<br>b<hr/>c", 2, 3, 9},
        {"<unknown>x</unknown>", 0, 1, 0},
        {"<i title=\">\">x</i>", 1, 1, 18},
        {"`<b>`bold`</b>`", 0, 1, 0},
        {"<B CLASS=x >y</B\n>", 1, 1, 18},
        {"<script>a b c <p>d</p></script>x", 1, 1, 31},
        {"<b><i></b></i>", 1, 0, 10},
    };
    size_t i;

    (void)data;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_markup got = measure(cases[i].text);

        if (got.n_elements != cases[i].n_elements || got.n_words != cases[i].n_words ||
            got.covered != cases[i].covered)
            fail_msg("%s: %zu elements, %zu words, %zu covered", cases[i].text, got.n_elements,
                     got.n_words, got.covered);
    }
}

static void a_page_shows_by_its_outer_tags(void **data)
{
    (void)data;
    assert_true(measure("x <!DOCTYPE html>").is_page);
    assert_true(measure("x <body class=a>").is_page);
    assert_false(measure("x <p>y</p>").is_page);
    assert_false(measure("x \"<html>\"").is_page);
}

static void a_start_is_a_start_tag_of_html(void **data)
{
    size_t end = 0;

    (void)data;
    assert_true(cc_markup_starts(CC_SPAN("<p class='a>b'>x"), &end));
    assert_int_equal(end, 15);
    assert_false(cc_markup_starts(CC_SPAN(" <p>"), &end));
    assert_false(cc_markup_starts(CC_SPAN("</p>"), &end));
    assert_false(cc_markup_starts(CC_SPAN("<p"), &end));
    assert_false(cc_markup_starts(CC_SPAN("<"), &end));
    assert_false(cc_markup_starts(CC_SPAN("<item>"), &end));
    assert_false(cc_markup_starts(CC_SPAN_EMPTY, &end));
}

/* At the limit, one past it, and far past it: what is covered never exceeds what is there. */
static void deep_nesting_is_bounded(void **data)
{
    static const size_t depths[] = {255, 256, 257, 100000};
    size_t i, k;

    (void)data;
    for (i = 0; i < sizeof depths / sizeof depths[0]; i++) {
        size_t n = depths[i], len = n * 7;
        char *s = malloc(len);
        struct cc_span all = {s, len};
        struct cc_markup got;

        assert_non_null(s);
        for (k = 0; k < n; k++)
            memcpy(s + 3 * k, "<b>", 3);
        for (k = 0; k < n; k++)
            memcpy(s + 3 * n + 4 * k, "</b>", 4);
        cc_markup_measure(all, &got);
        assert_true(got.covered <= len && got.covered > 0);
        assert_true(got.n_elements == (n < 256 ? n : 256));
        free(s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closed_and_void_elements_count),
        cmocka_unit_test(a_page_shows_by_its_outer_tags),
        cmocka_unit_test(a_start_is_a_start_tag_of_html),
        cmocka_unit_test(deep_nesting_is_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
