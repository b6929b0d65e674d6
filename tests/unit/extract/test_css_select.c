#include "support.h"

#include "cleancopy/extract/css_select.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cc_arena arena;
static struct cc_buf out;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 4 << 20);
    cc_buf_init(&out, 1 << 16);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_buf_done(&out);
    cc_arena_done(&arena);
    return 0;
}

/* The list in normal form; the error's message when it is none. */
static const char *normal(const char *text, struct cc_error *err)
{
    struct cc_css *list;
    uint32_t n;

    cc_buf_clear(&out);
    if (cc_css_parse(&arena, cc_span_from(text), &list, &n, err) != CC_OK)
        return err->message;
    for (uint32_t i = 0; i < n; i++) {
        cc_buf_add_string(&out, i > 0 ? ", " : "");
        cc_css_print(&out, &list[i]);
    }
    return out.ptr;
}

static void selectors_have_a_normal_form_that_is_its_own(void **state)
{
    static const char *const cases[][2] = {
        {"*", "*"},
        {"P", "p"},
        {"*.a", ".a"},
        {"  .promo ,aside.box ", ".promo, aside.box"},
        {"div p", "div p"},
        {"div>p", "div > p"},
        {"div\t+\tp~a", "div + p ~ a"},
        {"div.a#b.c", "div.a#b.c"},
        {"[DATA-x]", "[data-x]"},
        {"a[ href ]", "a[href]"},
        {"a[rel=tag]", "a[rel=\"tag\"]"},
        {"a[rel='tag']", "a[rel=\"tag\"]"},
        {"[a~=b][a^=b][a$=b][a*=b][a|=b]", "[a~=\"b\"][a^=\"b\"][a$=\"b\"][a*=\"b\"][a|=\"b\"]"},
        {"[a=b i]", "[a=\"b\" i]"},
        {"[a=\"b\"I]", "[a=\"b\" i]"},
        {"[a=bi]", "[a=\"bi\"]"},
        {"[a=\"x, y > z\"]", "[a=\"x, y > z\"]"},
        {":FIRST-child", ":first-child"},
        {"p:last-child", "p:last-child"},
        {":nth-child(odd)", ":nth-child(2n+1)"},
        {":nth-child( EVEN )", ":nth-child(2n+0)"},
        {":nth-child(3)", ":nth-child(3)"},
        {":nth-child(+3)", ":nth-child(3)"},
        {":nth-child(-3)", ":nth-child(-3)"},
        {":nth-child(n)", ":nth-child(1n+0)"},
        {":nth-child(-n+4)", ":nth-child(-1n+4)"},
        {":nth-child(2n + 1)", ":nth-child(2n+1)"},
        {":nth-child(2N - 1)", ":nth-child(2n-1)"},
        {":nth-child(0n+3)", ":nth-child(3)"},
        {":nth-child(999999999n-999999999)", ":nth-child(999999999n-999999999)"},
        {"p:not(.lead)", "p:not(.lead)"},
        {"p:not( .lead , [a], div.x:first-child )", "p:not(.lead, [a], div.x:first-child)"},
        {":not(*)", ":not(*)"},
        {".md\\:w-1\\/2", ".md\\:w-1\\/2"},
        {"#\\31 st", "#\\31 st"},
        {".größe", ".größe"},
        {"my-element > *", "my-element > *"},
    };
    struct cc_error err;
    char *copy;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(normal(cases[i][0], &err), cases[i][1]);
        copy = strdup(out.ptr);
        assert_string_equal(normal(copy, &err), copy);
        free(copy);
    }
}

static void a_mistake_is_named_with_its_place_and_what_was_expected(void **state)
{
    static const struct {
        const char *text;
        size_t at;
        const char *wanted;
    } cases[] = {
        {"", 0, "a selector"},
        {"  ", 2, "a selector"},
        {".promo,", 7, "a selector"},
        {",.promo", 0, "a selector"},
        {".a,,.b", 3, "a selector"},
        {"div >", 5, "a selector"},
        {"> div", 0, "a selector"},
        {"div > > p", 6, "a selector"},
        {"div!", 3, "a blank > + ~"},
        {"svg|a", 3, "a blank > + ~"},
        {".a*", 2, "a blank > + ~"},
        {".a/* b */", 2, "a blank > + ~"},
        {".", 1, "a name"},
        {".1a", 1, "\\31 for 1"},
        {"#", 1, "a name"},
        {". a", 1, "a name"},
        {"[", 1, "a name"},
        {"[a", 2, "or ]"},
        {"[a!=b]", 2, "= ~= ^= $= *= |= or ]"},
        {"[a~b]", 3, "="},
        {"[a=]", 3, "a quoted value"},
        {"[href*=/promo/]", 7, "a quoted value"},
        {"[a=1]", 3, "a quoted value"},
        {"[a=\"b]", 6, "a closing \""},
        {"[a='b]", 6, "a closing '"},
        {"[a=b", 4, "] or i"},
        {"[a=b x]", 5, "] or i"},
        {"[a=b i", 6, "]"},
        {":hover", 1, "first-child"},
        {"::before", 1, "first-child"},
        {":", 1, "first-child"},
        {":has(p)", 1, "first-child"},
        {":nth-child", 10, "("},
        {":nth-child()", 11, "an+b"},
        {":nth-child(2", 12, ")"},
        {":nth-child(+ 2)", 12, "an+b"},
        {":nth-child(2n+)", 14, "a number"},
        {":nth-child(2n of p)", 14, ")"},
        {":nth-child(1000000000)", 20, "9 digits"},
        {":not()", 5, "a selector"},
        {":not(p", 6, ", or )"},
        {":not(div p)", 9, ", or )"},
        {":not(:not(p))", 6, "first-child, last-child or nth-child()"},
        {"a\\", 1, "a blank > + ~"},
        {"\xC3(", 0, "UTF-8"},
    };
    struct cc_error err;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *message = normal(cases[i].text, &err);

        if (message != err.message || err.status != CC_E_USAGE || err.offset != cases[i].at ||
            strstr(message, cases[i].wanted) == NULL)
            fail_msg("%s: wanted %s at %zu, got %s", cases[i].text, cases[i].wanted, cases[i].at, message);
    }
    assert_string_equal(normal(".promo >", &err),
                        "selector \".promo >\", byte offset 8: expected a selector: a name, * . # [ or :, found the end");
    assert_string_equal(normal("a é!", &err),
                        "selector \"a é!\", byte offset 4: expected . # [ : a blank > + ~ or a comma, found \"!\"");
}

static void a_nul_is_refused_and_not_an_end(void **state)
{
    struct cc_css *list;
    struct cc_error err;
    uint32_t n;

    (void)state;
    assert_int_equal(cc_css_parse(&arena, (struct cc_span){"ab\0c", 4}, &list, &n, &err), CC_E_USAGE);
    assert_int_equal(err.offset, 2);
}

/* `unit` n times with `head` before and `tail` behind. */
static char *repeated(const char *head, const char *unit, size_t n, const char *tail)
{
    char *text = malloc(strlen(head) + n * strlen(unit) + strlen(tail) + 1);

    assert_non_null(text);
    strcpy(text, head);
    for (size_t i = 0; i < n; i++)
        strcat(text, unit);
    return strcat(text, tail);
}

static void limits_hold_at_their_value_and_one_past_it(void **state)
{
    static const struct {
        const char *head, *unit, *tail;
        size_t limit; /* units that pass */
        const char *wanted;
    } cases[] = {
        {"", "a", "", CC_CSS_MAX_BYTES, "1000 bytes"},
        {"a", ",a", "", CC_CSS_MAX_SELECTORS - 1, "64 selectors in one list"},
        {":not(a", ",a", ")", CC_CSS_MAX_SELECTORS - 1, "64 selectors in one :not()"},
        {"a", ">a", "", CC_CSS_MAX_COMPOUNDS - 1, "32 elements in a row"},
        {"a", ".b", "", CC_CSS_MAX_TESTS - 1, "32 conditions"},
    };
    struct cc_error err;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *at = repeated(cases[i].head, cases[i].unit, cases[i].limit, cases[i].tail);
        char *past = repeated(cases[i].head, cases[i].unit, cases[i].limit + 1, cases[i].tail);

        if (normal(at, &err) == err.message)
            fail_msg("%s", err.message);
        assert_non_null(strstr(normal(past, &err), cases[i].wanted));
        assert_int_equal(err.status, CC_E_USAGE);
        free(at);
        free(past);
    }
}

static void a_full_arena_is_said_as_such(void **state)
{
    struct cc_arena small;
    struct cc_css *list;
    struct cc_error err;
    uint32_t n;

    (void)state;
    cc_arena_init(&small, 100);
    assert_int_equal(cc_css_parse(&small, CC_SPAN("a, b, c > d.e, f"), &list, &n, &err), CC_E_LIMIT);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(selectors_have_a_normal_form_that_is_its_own, setup, teardown),
        cmocka_unit_test_setup_teardown(a_mistake_is_named_with_its_place_and_what_was_expected, setup, teardown),
        cmocka_unit_test_setup_teardown(a_nul_is_refused_and_not_an_end, setup, teardown),
        cmocka_unit_test_setup_teardown(limits_hold_at_their_value_and_one_past_it, setup, teardown),
        cmocka_unit_test_setup_teardown(a_full_arena_is_said_as_such, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
