#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/flat_title.h"

#define BODY                                                                                   \
    "The council of Marrow Bay has voted to rebuild the old ferry pier.\n"                     \
    "Nine of the thirteen members backed the plan after a long debate.\n"                      \
    "Work should begin in April, once the divers have cleared the piles.\n"

/* Title and date of a page, compared with what is wanted ("" for none). */
static void check(const char *page, const char *title, const char *date)
{
    struct cc_arena arena;
    struct cc_flat_lines lines;
    struct cc_flat_body body;
    struct cc_span got;
    struct cc_config cfg;
    struct cc_error err;

    cc_arena_init(&arena, 16u << 20);
    cc_config_defaults(&cfg);
    assert_int_equal(cc_flat_features(&arena, &cfg.limits, cc_span_from(page), &lines, &err),
                     CC_OK);
    cc_flat_find_body(&lines, &body);
    cc_flat_find_title(&arena, &lines, NULL, &body, &got);
    assert_span_is(got, title);
    assert_int_equal(body.title == CC_NO_INDEX, title[0] == '\0');
    assert_span_is(cc_flat_find_date(&lines, &body), date);
    cc_arena_done(&arena);
}

static void the_last_headline_before_the_text_is_the_title(void **state)
{
    (void)state;
    check("Home\nPier of Marrow Bay to be rebuilt\n" BODY, "Pier of Marrow Bay to be rebuilt",
          "");
    check("Pier of Marrow Bay to be rebuilt\nBy Ada Quill\n4 March 2025\nShare\n" BODY,
          "Pier of Marrow Bay to be rebuilt", "2025-03-04");
}

static void a_repeated_line_is_the_title_even_from_afar(void **state)
{
    (void)state;
    check("logo\nPier of Marrow Bay to be rebuilt\n\nPier of Marrow Bay to be rebuilt\n\n"
          "The old pier in the evening light\n" BODY,
          "Pier of Marrow Bay to be rebuilt", "");
}

static void a_line_behind_a_date_is_the_title(void **state)
{
    (void)state;
    check(" date 2025-03-13 Pier of Marrow Bay to be rebuilt\nMarrow Bay • NNA\n" BODY,
          "Pier of Marrow Bay to be rebuilt", "2025-03-13");
}

static void a_byline_behind_a_date_is_no_title(void **state)
{
    (void)state;
    check("Pier of Marrow Bay to be rebuilt\n4 March 2025 by Ada Quill in Marrow Bay\n" BODY,
          "Pier of Marrow Bay to be rebuilt", "2025-03-04");
}

static void a_promotion_is_no_title(void **state)
{
    (void)state;
    check("Your guide to what the new pier means for the islands\n" BODY, "", "");
    check("Related articles\n" BODY, "", "");
}

static void text_alone_has_neither(void **state)
{
    (void)state;
    check(BODY, "", "");
    check("", "", "");
}

static void a_stamp_below_the_text_gives_the_date(void **state)
{
    (void)state;
    check(BODY "https://img.harbourpost.example/pier.jpg\n2025-03-17 19:27:00\n", "",
          "2025-03-17T19:27:00");
}

static void the_first_printing_wins_over_the_update(void **state)
{
    (void)state;
    check(
        "Pier of Marrow Bay to be rebuilt\nUpdated 6 March 2025\nPublished 4 March 2025\n" BODY,
        "Pier of Marrow Bay to be rebuilt", "2025-03-04");
}

static void dates_of_linked_articles_are_not_the_page_s(void **state)
{
    (void)state;
    check(BODY "Quarry sold to the district for one crown12.03.25, 16:43 • 29922 views\n", "",
          "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_headline_before_the_text_is_the_title),
        cmocka_unit_test(a_repeated_line_is_the_title_even_from_afar),
        cmocka_unit_test(a_line_behind_a_date_is_the_title),
        cmocka_unit_test(a_byline_behind_a_date_is_no_title),
        cmocka_unit_test(a_promotion_is_no_title),
        cmocka_unit_test(text_alone_has_neither),
        cmocka_unit_test(a_stamp_below_the_text_gives_the_date),
        cmocka_unit_test(the_first_printing_wins_over_the_update),
        cmocka_unit_test(dates_of_linked_articles_are_not_the_page_s),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
