#include "support.h"

#include "cleancopy/extract/verse.h"

/* `/` stands for <br>. */
static void assert_verse(const char *text, const char *wanted)
{
    struct cc_arena arena;
    struct cc_line_ends ends = {.n = 0};

    cc_arena_init(&arena, 1 << 16);
    for (uint32_t i = 0; text[i] != '\0'; i++)
        if (text[i] == '/')
            ends.at[ends.n++] = i;
    assert_span_is(cc_verse_find(&arena, cc_span_from(text), &ends), wanted);
    cc_arena_done(&arena);
}

static void short_lines_stay_lines(void **state)
{
    static const char plain[] = "The tide  goes out\nthe bell hangs I carry ";
    struct cc_line_ends ends = {.at = {19, 33}, .n = 2};
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1 << 16);
    assert_span_is(cc_verse_find(&arena, CC_SPAN(plain), &ends), "The tide goes out\nthe bell hangs\nI carry");
    ends = (struct cc_line_ends){.at = {4, 8, 42}, .n = 3}; /* a last <br> parts nothing */
    assert_span_is(cc_verse_find(&arena, CC_SPAN(plain), &ends), "The\ntide\ngoes out the bell hangs I carry");
    cc_arena_done(&arena);
}

static void what_is_no_verse_stays_one_line(void **state)
{
    (void)state;
    assert_verse("one line", "");
    assert_verse("two/lines", "");
    assert_verse("two/lines/", "");
    assert_verse("with/a blank//line", "");
    assert_verse("one/two/a line of prose that goes on and on and on and on until it has fifteen words", "");
}

static void too_many_lines_are_a_list(void **state)
{
    static char text[2 * CC_VERSE_MAX_LINES + 3];
    struct cc_line_ends ends;
    struct cc_arena arena;

    (void)state;
    for (uint32_t i = 0; i <= CC_VERSE_MAX_LINES; i++) {
        text[2 * i] = 'a';
        text[2 * i + 1] = '/';
    }
    cc_arena_init(&arena, 1 << 16);
    for (ends.n = 0; ends.n < CC_VERSE_MAX_LINES; ends.n++)
        ends.at[ends.n] = 2 * ends.n + 1;
    assert_true(cc_verse_find(&arena, cc_span_from(text), &ends).len > 0);
    ends.n++; /* one more, not noted */
    assert_int_equal(cc_verse_find(&arena, cc_span_from(text), &ends).len, 0);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(short_lines_stay_lines),
                                       cmocka_unit_test(what_is_no_verse_stays_one_line),
                                       cmocka_unit_test(too_many_lines_are_a_list)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
