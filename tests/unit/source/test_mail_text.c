#include "support.h"

#include "cleancopy/source/mail_text.h"

#include <stdio.h>
#include <stdlib.h>

/* 60 bytes, and no word of ten fits behind it. */
#define LONG "The ferry to Gull Island sails again from Monday on, as the "

static struct cc_span join(struct cc_arena *arena, const char *text, bool is_flowed)
{
    return cc_mail_text_join(arena, cc_span_from(text), is_flowed);
}

static void lines_broken_to_fit_are_joined(void **data)
{
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"", ""},
        {"a", "a\n"},
        {"a\r\nb\n", "a\nb\n"}, /* too short to be broken */
        {LONG "\nmayor.\n\n" LONG "mayor said\n",
         LONG "\nmayor.\n\n" LONG "mayor said\n"}, /* had room */
        {LONG "mayor said\nyesterday.\n\nTides\n\n" LONG "end.\n",
         LONG "mayor said yesterday.\n\nTides\n\n" LONG "end.\n"},
        {LONG "mayor said\n- yesterday\n> quoted by somebody\n",
         LONG "mayor said\n- yesterday\n> quoted by somebody\n"},
        {"> " LONG "mayor\nyesterday\n", "> " LONG "mayor\nyesterday\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_span_is(join(*data, cases[i].text, false), cases[i].wanted);
}

static void flowed_lines_go_on_where_they_say_so(void **data)
{
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"a \nb \nc\nd\n", "a b c\nd\n"},
        {" From the quay\n > no quote\n", "From the quay\n> no quote\n"},
        {"> a \n> b\n", "> a \n> b\n"}, /* quoted */
        {"a\n-- \nThe desk\n", "a\n-- \nThe desk\n"},
        {"a \n-- \nThe desk\n", "a \n-- \nThe desk\n"}, /* RFC 3676, 4.3: a signature begins a line of its own */
        {"a ", "a \n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_span_is(join(*data, cases[i].text, true), cases[i].wanted);
}

/* A line of `width` and a long word behind it. */
static bool joins_at(struct cc_arena *arena, size_t width)
{
    char text[400];
    int n;

    memset(text, 'a', width);
    n = snprintf(text + width, sizeof text - width, "\nyesterday\n");
    return memchr(join(arena, text, false).ptr, '\n', width + (size_t)n) != NULL &&
           join(arena, text, false).ptr[width] == ' ';
}

static void the_width_has_its_limits(void **data)
{
    assert_false(joins_at(*data, CC_MAIL_TEXT_MIN_WIDTH - 1));
    assert_true(joins_at(*data, CC_MAIL_TEXT_MIN_WIDTH));
    assert_true(joins_at(*data, CC_MAIL_TEXT_MAX_WIDTH));
    assert_false(joins_at(*data, CC_MAIL_TEXT_MAX_WIDTH + 1));
}

static void an_address_does_not_set_the_width(void **data)
{
    assert_span_is(
        join(*data,
             LONG "mayor "
                  "said\nyesterday.\n\nhttps://harbourpost.example/news/2026/"
                  "the-ferry-line-reopens-after-"
                  "nine-years-of-waiting-for-it/index.html\n",
             false),
        LONG "mayor said "
             "yesterday.\n\nhttps://harbourpost.example/news/2026/the-ferry-line-reopens-after-"
             "nine-years-of-waiting-for-it/index.html\n");
}

static int make_arena(void **data)
{
    struct cc_arena *arena = malloc(sizeof *arena);

    assert_non_null(arena);
    cc_arena_init(arena, 1 << 24);
    *data = arena;
    return 0;
}

static int drop_arena(void **data)
{
    cc_arena_done(*data);
    free(*data);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_broken_to_fit_are_joined, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(flowed_lines_go_on_where_they_say_so, make_arena,
                                        drop_arena),
        cmocka_unit_test_setup_teardown(the_width_has_its_limits, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(an_address_does_not_set_the_width, make_arena,
                                        drop_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
