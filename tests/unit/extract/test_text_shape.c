#include "support.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/text_shape.h"

static struct cc_text_shape shape_of(const char *text)
{
    struct cc_arena arena;
    struct cc_text_shape shape;
    struct cc_span s = cc_span_from(text);

    cc_arena_init(&arena, 1 << 20);
    struct cc_span lower = cc_lower(&arena, s);

    cc_text_shape_of(s, lower, (uint32_t)cc_count_words(s), cc_stop_words_count(lower), &shape);
    cc_arena_done(&arena);
    return shape;
}

static void sentences_end_at_full_stops(void **state)
{
    static const struct {
        const char *text;
        int32_t sentences, end;
    } cases[] = {{"The ferry sailed. It was late.", 2, 2},
                 {"Version 2.5 is out", 0, 0},
                 {"\"Stop!\" she said", 1, 0},
                 {"Wait... what?!", 2, 2},
                 {"\xE6\xB8\xAF\xE5\x8F\xA3\xE3\x80\x82\xE6\xB8\xAF\xE3\x80\x82", 2, 2}, /* Han full stops */
                 {"Menu:", 0, 1},
                 {"", 0, 0}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cc_text_shape s = shape_of(cases[i].text);

        if (s.sentences != cases[i].sentences || s.end != cases[i].end)
            fail_msg("%s: %d sentences, end %d", cases[i].text, s.sentences, s.end);
    }
}

static void dates_are_seen(void **state)
{
    static const struct {
        const char *text;
        int32_t date;
    } cases[] = {{"12:30", 1}, {"4.3.2025", 1}, {"3/4/25", 1}, {"in 1998", 1}, {"2025-03-04", 1},
                 {"1:0", 0},   {"3.5", 0},      {"12345", 0},  {"3.4/25", 0},  {"no digits", 0}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        if (shape_of(cases[i].text).date != cases[i].date)
            fail_msg("%s", cases[i].text);
}

static void running_text_has_stop_words(void **state)
{
    (void)state;
    assert_true(shape_of("The harbour was closed because of the storm that came in the night").stop_words > 400);
    assert_true(shape_of("Der Hafen war wegen des Sturms in der Nacht geschlossen").stop_words > 400);
    assert_int_equal(shape_of("Sport Kultur Wetter Politik").stop_words, 0);
}

static void edges_and_marks_are_seen(void **state)
{
    struct cc_text_shape s = shape_of("\xE2\x80\x9EHafen\xE2\x80\x9C | \xC2\xA9 2025 a@b.example https://x/y \xC2\xBB");

    (void)state;
    assert_int_equal(s.quote_start, 1);
    assert_int_equal(s.bars, 1);
    assert_int_equal(s.copyright, 1);
    assert_int_equal(s.at_sign, 1);
    assert_int_equal(s.url, 1);
    assert_int_equal(s.arrow, 1);
    assert_int_equal(s.slashes, 3);
    assert_int_equal(shape_of("- item").dash_start, 1);
    assert_int_equal(shape_of("12 / 34").digits_only, 1);
    assert_int_equal(shape_of("Read on...").ellipsis_end, 1);
    assert_int_equal(shape_of("Harbour").first, 2);
    assert_int_equal(shape_of("harbour").first, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_at_full_stops),
        cmocka_unit_test(dates_are_seen),
        cmocka_unit_test(running_text_has_stop_words),
        cmocka_unit_test(edges_and_marks_are_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
