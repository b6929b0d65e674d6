#include "support.h"

#include "cleancopy/extract/css_text.h"

static struct cc_arena arena;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 1 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static void names_end_where_they_end_and_lose_their_escapes(void **state)
{
    static const struct {
        const char *text, *name;
        size_t end;
    } cases[] = {
        {"promo.x", "promo", 5},
        {"-ad_box2 p", "-ad_box2", 8},
        {"--x", "--x", 3},
        {"größe>", "größe", 7},
        {"a\\:b", "a:b", 4},
        {"\\31 st", "1st", 6},
        {"\\31  st", "1", 4}, /* one blank belongs to the escape */
        {"\\000041b", "Ab", 8},
        {"\\0 ", "\xEF\xBF\xBD", 3},
        {"\\d800 x", "\xEF\xBF\xBDx", 7},
        {"\\110000x", "\xEF\xBF\xBDx", 8},
        {"\\é", "é", 3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_css_scan scan = {.arena = &arena, .text = cc_span_from(cases[i].text)};
        struct cc_span name;

        assert_true(cc_css_at_name(&scan));
        assert_true(cc_css_name(&scan, false, &name));
        assert_span_is(name, cases[i].name);
        assert_int_equal(scan.at, cases[i].end);
    }
}

static void what_is_no_name_is_said_where_it_stands(void **state)
{
    static const char *const cases[] = {"", "1a", "-", "-1", "\\", "\\\n", "!", " a"};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_css_scan scan = {.arena = &arena, .text = cc_span_from(cases[i])};
        struct cc_span name;

        assert_false(cc_css_at_name(&scan));
        assert_false(cc_css_name(&scan, false, &name));
        assert_non_null(scan.wanted);
        assert_int_equal(scan.at, 0);
    }
}

static void only_ascii_letters_are_lowered(void **state)
{
    struct cc_css_scan scan = {.arena = &arena, .text = CC_SPAN("H\\41 Ä")};
    struct cc_span name;

    (void)state;
    assert_true(cc_css_name(&scan, true, &name));
    assert_span_is(name, "haÄ");
}

static void strings_end_at_their_own_quote(void **state)
{
    static const struct {
        const char *text, *string;
    } cases[] = {
        {"\"\"", ""}, {"'a\"b'", "a\"b"}, {"\"a'b\"x", "a'b"}, {"\"\\\"\\22 \"", "\"\""}, {"'\\a z'", "\nz"},
    };
    static const char *const open[] = {"\"", "'abc", "\"abc'", "\"abc\\", "'a\nb'", "'\\'"};
    struct cc_span string;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_css_scan scan = {.arena = &arena, .text = cc_span_from(cases[i].text)};

        assert_true(cc_css_string(&scan, &string));
        assert_span_is(string, cases[i].string);
    }
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        struct cc_css_scan scan = {.arena = &arena, .text = cc_span_from(open[i])};

        assert_false(cc_css_string(&scan, &string));
        assert_non_null(scan.wanted);
    }
}

/* Every character, at the start and behind a dash, comes back from what was written. */
static void what_is_written_reads_as_the_same(void **state)
{
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1000);
    for (int c = 1; c < 128; c++) {
        const char texts[][4] = {{(char)c, 0}, {'-', (char)c, 0}, {'a', (char)c, (char)c, 0}};

        for (size_t i = 0; i < 3; i++) {
            struct cc_span text = cc_span_from(texts[i]), again;
            struct cc_css_scan scan = {.arena = &arena};

            cc_buf_clear(&out);
            cc_css_put_name(&out, text);
            scan.text = cc_buf_span(&out);
            assert_true(cc_css_name(&scan, false, &again));
            assert_true(cc_span_is(text, again) && scan.at == out.len);
            cc_buf_clear(&out);
            cc_css_put_string(&out, text);
            scan = (struct cc_css_scan){.arena = &arena, .text = cc_buf_span(&out)};
            assert_true(cc_css_string(&scan, &again));
            assert_true(cc_span_is(text, again) && scan.at == out.len);
        }
    }
    cc_buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_end_where_they_end_and_lose_their_escapes, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_name_is_said_where_it_stands, setup, teardown),
        cmocka_unit_test_setup_teardown(only_ascii_letters_are_lowered, setup, teardown),
        cmocka_unit_test_setup_teardown(strings_end_at_their_own_quote, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_written_reads_as_the_same, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
