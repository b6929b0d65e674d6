#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/flat_features.h"

#include <stdlib.h>

static struct cc_arena arena;

static int set_up(void **state)
{
    (void)state;
    cc_arena_init(&arena, 256u << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static struct cc_flat_lines see(const char *text)
{
    struct cc_flat_lines lines;
    struct cc_config cfg;
    struct cc_error err;

    cc_config_defaults(&cfg);
    assert_int_equal(cc_flat_features(&arena, &cfg.limits, cc_span_from(text), &lines, &err),
                     CC_OK);
    return lines;
}

static void lines_show_what_they_are(void **state)
{
    static const struct {
        const char *line;
        enum cc_flat_shape shape;
    } cases[] = {
        {"The pier was closed for the winter.", CC_FLAT_PROSE},
        {"She said: “The pier was closed for the winter.”", CC_FLAT_PROSE},
        {"港の渡し船が四十年ぶりに復活した。", CC_FLAT_PROSE},
        {"पुल सर्दियों के लिए बंद कर दिया गया।", CC_FLAT_PROSE},
        {"Council votes to rebuild the pier", CC_FLAT_HEADING},
        {"Fighting continues", CC_FLAT_SHORT},
        {"one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
         "fifteen sixteen seventeen eighteen nineteen twenty one two three",
         CC_FLAT_LONG},
        {"https://img.harbourpost.example/a%20b.jpg?width=7", CC_FLAT_ADDRESS},
        {"storm-front.webp", CC_FLAT_ADDRESS},
        {"2025-03-17 19:27:00", CC_FLAT_STAMP},
        {"Harbour Post16-03-2025", CC_FLAT_STAMP},
        {"Veröffentlicht am 4. März 2025, 10:15 Uhr", CC_FLAT_STAMP},
        {"time26 minutes ago", CC_FLAT_STAMP},
        {"18:30", CC_FLAT_STAMP},
        {"Quarry sold to the district for one crown12.03.25, 16:43 • 29922 views",
         CC_FLAT_DATED_LINK},
        {"|", CC_FLAT_MARK},
        {"1 / 12", CC_FLAT_MARK},
    };
    struct cc_flat_lines lines;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lines = see(cases[i].line);
        assert_int_equal(lines.count, 1);
        if (lines.list[0].shape != cases[i].shape)
            print_error("%s: shape %d\n", cases[i].line, (int)lines.list[0].shape);
        assert_int_equal(lines.list[0].shape, cases[i].shape);
    }
}

static void dates_are_read_from_stamps_and_links(void **state)
{
    struct cc_flat_lines lines =
        see("2025-03-17 19:27:00\n"
            "Harbour Post16-03-2025\n"
            "Quarry sold to the district12.03.25, 16:43 • 29922 views\n"
            "The pier was closed on 4 March 2025 for the whole of the "
            "winter, because the storm of the third of March had torn "
            "away the rails and half of the planks.\n");

    (void)state;
    assert_span_is(lines.list[0].date, "2025-03-17T19:27:00");
    assert_span_is(lines.list[1].date, "2025-03-16");
    assert_span_is(lines.list[2].date, "2025-03-12T16:43:00");
    assert_int_equal(lines.list[3].shape, CC_FLAT_PROSE);
    assert_span_is(lines.list[3].date, "");
}

static void bullets_come_off_and_dashes_of_speech_stay(void **state)
{
    struct cc_flat_lines lines = see("  • The Daily Anchor\n"
                                     " * Oak\n"
                                     "   o Pine\n"
                                     "o clock\n"
                                     "- Ash\n"
                                     "— Wait, said the keeper.\n"
                                     "-5 degrees at night\n"
                                     "»Warte«, sagte der Wärter.\n"
                                     "3. Elm\n"
                                     "•\n"
                                     " * \n");

    (void)state;
    assert_int_equal(lines.count, 9);
    assert_span_is(lines.list[0].text, "The Daily Anchor");
    assert_true(lines.list[0].bullet);
    assert_span_is(lines.list[1].text, "Oak");
    assert_span_is(lines.list[2].text, "Pine");
    assert_span_is(lines.list[3].text, "o clock");
    assert_span_is(lines.list[4].text, "Ash");
    assert_span_is(lines.list[5].text, "— Wait, said the keeper.");
    assert_false(lines.list[5].bullet);
    assert_span_is(lines.list[6].text, "-5 degrees at night");
    assert_span_is(lines.list[7].text, "»Warte«, sagte der Wärter.");
    assert_span_is(lines.list[8].text, "3. Elm");
    assert_true(lines.list[8].numbered);
}

static void copies_numbers_and_blank_lines_are_counted(void **state)
{
    struct cc_flat_lines lines = see("Pier to reopen\n\n\nPIER TO REOPEN\nOther line\n\n");

    (void)state;
    assert_int_equal(lines.count, 3);
    assert_int_equal(lines.list[0].n_copies, 2);
    assert_int_equal(lines.list[1].n_copies, 2);
    assert_int_equal(lines.list[1].first_copy, 0);
    assert_int_equal(lines.list[1].number, 3);
    assert_int_equal(lines.list[1].blank_before, 2);
    assert_int_equal(lines.list[0].blank_after, 2);
    assert_int_equal(lines.list[2].n_copies, 1);
    assert_int_equal(lines.list[2].blank_before, 0);
    assert_int_equal(lines.list[2].blank_after, 1);
}

static void ends_and_tails_are_seen(void **state)
{
    struct cc_flat_lines lines = see("The tools were these:\n"
                                     "The keeper went on and on and…\n"
                                     "The new pier in the evening light. Photo: Ada Quill\n"
                                     "Pier to reopen in spring Pier to reopen in spring\n"
                                     "and then it rained\n");

    (void)state;
    assert_true(lines.list[0].ends_colon);
    assert_true(lines.list[1].cut);
    assert_true(lines.list[2].credit);
    assert_true(lines.list[3].doubled);
    assert_true(lines.list[4].lower_start);
    assert_false(lines.list[4].doubled);
}

static void the_column_of_most_sentences_is_the_page_s_indent(void **state)
{
    struct cc_flat_lines lines = see("        A first sentence stands in the column here.\n"
                                     "        A second sentence stands in the column here.\n"
                                     "    A sentence stands elsewhere in this page.\n");

    (void)state;
    assert_int_equal(lines.indent, 8);
    assert_int_equal(lines.list[2].indent, 4);
}

static void nothing_and_blanks_give_no_line(void **state)
{
    (void)state;
    assert_int_equal(see("").count, 0);
    assert_int_equal(see("\n \n\t\r\n").count, 0);
}

static void one_line_past_the_limit_is_refused(void **state)
{
    struct cc_limits limits = {.max_blocks = 3};
    struct cc_flat_lines lines;
    struct cc_error err;

    (void)state;
    assert_int_equal(cc_flat_features(&arena, &limits, CC_SPAN("a\nb\n\nc\n"), &lines, &err),
                     CC_OK);
    assert_int_equal(lines.count, 3);
    assert_int_equal(cc_flat_features(&arena, &limits, CC_SPAN("a\nb\nc\nd"), &lines, &err),
                     CC_E_LIMIT);
    assert_non_null(strstr(err.message, "max_blocks"));
}

static void an_arena_too_small_is_a_limit(void **state)
{
    struct cc_arena small;
    struct cc_config cfg;
    struct cc_flat_lines lines;
    struct cc_error err;
    char *text = malloc(100000);

    (void)state;
    assert_non_null(text);
    memset(text, 'a', 100000);
    cc_config_defaults(&cfg);
    cc_arena_init(&small, 64 * 1024);
    assert_int_equal(
        cc_flat_features(&small, &cfg.limits, (struct cc_span){text, 100000}, &lines, &err),
        CC_E_LIMIT);
    cc_arena_done(&small);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_show_what_they_are, set_up, tear_down),
        cmocka_unit_test_setup_teardown(dates_are_read_from_stamps_and_links, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(bullets_come_off_and_dashes_of_speech_stay, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(copies_numbers_and_blank_lines_are_counted, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(ends_and_tails_are_seen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_column_of_most_sentences_is_the_page_s_indent,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_and_blanks_give_no_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_line_past_the_limit_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_arena_too_small_is_a_limit, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
