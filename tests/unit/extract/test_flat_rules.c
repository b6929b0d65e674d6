#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/flat_rules.h"

#include <stdio.h>

static struct cc_arena arena;

static int set_up(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64u << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

struct judged {
    struct cc_flat_lines lines;
    struct cc_flat_body body;
    enum cc_reason *reasons;
};

static struct judged judge(const char *text)
{
    struct judged j;
    struct cc_config cfg;
    struct cc_error err;

    cc_config_defaults(&cfg);
    assert_int_equal(cc_flat_features(&arena, &cfg.limits, cc_span_from(text), &j.lines, &err),
                     CC_OK);
    cc_flat_find_body(&j.lines, &j.body);
    assert_int_equal(cc_flat_rules(&arena, &j.lines, &j.body, &j.reasons, &err), CC_OK);
    return j;
}

static bool keeps(const struct judged *j, uint32_t line)
{
    return j->reasons[line] == CC_REASON_NONE;
}

#define SENTENCE_1 "The council of Marrow Bay has voted to rebuild the old ferry pier.\n"
#define SENTENCE_2 "Nine of the thirteen members backed the plan after a long debate.\n"
#define SENTENCE_3 "Work should begin in April, once the divers have cleared the piles.\n"
#define SENTENCE_4 "Until then the ferry keeps using the fish dock at the other shore.\n"

static void sentences_gain_and_furniture_loses(void **state)
{
    struct judged j = judge(SENTENCE_1 "Related articles\n"
                                       "Subscribe to our newsletter and get it every day.\n"
                                       "Home\n2025-03-04\nPier to reopen in the spring\n");
    uint32_t i;

    (void)state;
    assert_true(cc_flat_points(&j.lines, 0) > 0);
    for (i = 1; i < j.lines.count; i++)
        assert_true(cc_flat_points(&j.lines, i) < 0);
}

/* One line in the middle of an article: what becomes of it. */
static void lines_of_the_body_go_for_their_own_reasons(void **state)
{
    static const struct {
        const char *line;
        enum cc_reason reason;
    } cases[] = {
        {"Fighting continues", CC_REASON_NONE},
        {"What happens next", CC_REASON_NONE},
        {"Work will start, he said, by the end of the week", CC_REASON_NONE},
        {"By the end of the week the pier will be open, the mayor has said", CC_REASON_NONE},
        {"By Ada Quill", CC_REASON_BYLINE},
        {"Von Ada Quill", CC_REASON_BYLINE},
        {"Photo: Ada Quill", CC_REASON_CAPTION},
        {"The old pier in the evening light. Foto: Ada Quill", CC_REASON_CAPTION},
        {"https://img.harbourpost.example/pier.jpg", CC_REASON_WIDGET},
        {"4 March 2025, 10:15", CC_REASON_DATE_LINE},
        {"Quarry sold to the district12.03.25, 16:43 • 29922 views",
         CC_REASON_RELATED_ARTICLES},
        {"Read also: Quarry sold to the district", CC_REASON_RELATED_ARTICLES},
        {"Lesen Sie auch: Der Steinbruch ist verkauft", CC_REASON_RELATED_ARTICLES},
        {"Advertisement", CC_REASON_ADVERTISEMENT},
        {"Subscribe to our newsletter and get the news every day.", CC_REASON_NEWSLETTER},
        {"This site uses cookies to improve your visit.", CC_REASON_COOKIE_NOTICE},
        {"Share", CC_REASON_SOCIAL},
        {"• • •", CC_REASON_NONE}, /* no line at all, see below */
        {SENTENCE_1, CC_REASON_REPEATED_IN_PAGE},
        {"Quarry sold to the district Quarry sold to the district", CC_REASON_RELATED_ARTICLES},
    };
    char page[1024];
    struct judged j;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        (void)snprintf(page, sizeof page, "%s%s%s\n%s%s", SENTENCE_1, SENTENCE_2, cases[i].line,
                       SENTENCE_3, SENTENCE_4);
        j = judge(page);
        if (strcmp(cases[i].line, "• • •") == 0) {
            assert_int_equal(j.lines.count, 4); /* bullets alone are taken off */
            continue;
        }
        assert_int_equal(j.lines.count, 5);
        if (j.reasons[2] != cases[i].reason)
            print_error("%s: %s\n", cases[i].line, cc_reason_name(j.reasons[2]));
        assert_int_equal(j.reasons[2], cases[i].reason);
        assert_true(keeps(&j, 0) && keeps(&j, 1) && keeps(&j, 3) && keeps(&j, 4));
    }
}

static void the_body_ends_where_related_articles_begin(void **state)
{
    struct judged j =
        judge("Home\nPolitics\nSport\n" SENTENCE_1 SENTENCE_2 SENTENCE_3 SENTENCE_4 SENTENCE_1
              "Related articles\nCod quota cut again as stocks shrink\n"
              "The cod quota will be cut by a further twelve per cent next year.\n"
              "Bakery wins prize for seaweed bread\n"
              "A bakery has won the prize for regional bread with a dark loaf.\n");
    uint32_t i;

    (void)state;
    assert_int_equal(j.body.kind, CC_KIND_ARTICLE);
    assert_int_equal(j.body.from, 3);
    assert_int_equal(j.body.to, 7); /* the last sentence is a copy, and worth nothing */
    for (i = 9; i < j.lines.count; i++)
        assert_int_equal(j.reasons[i], CC_REASON_RELATED_ARTICLES);
    assert_int_equal(j.reasons[0], CC_REASON_NAVIGATION);
}

static void a_list_that_the_last_sentence_announces_is_kept(void **state)
{
    struct judged j =
        judge(SENTENCE_1 SENTENCE_2
              "The work needs four kinds of wood and a good deal of patience. The "
              "wood is this:\n• Oak\n• Elm\n• Pine\nHome\n");

    (void)state;
    assert_int_equal(j.body.to, 6);
    assert_true(keeps(&j, 5));
    assert_false(keeps(&j, 6));
}

static void headlines_without_a_sentence_are_a_listing(void **state)
{
    struct judged j =
        judge("Home\nCod quota cut again as stocks shrink\n"
              "Bakery wins prize for seaweed bread\n"
              "Lighthouse keeper retires after forty years\n"
              "Pier of Marrow Bay to be rebuilt\nSwallows return to the old quarry\n"
              "Mill to stop at end of month\nFerry to use the fish dock again\n"
              "New bell for the island chapel\nHome\n");

    (void)state;
    assert_int_equal(j.body.kind, CC_KIND_LISTING);
    assert_true(keeps(&j, 1) && keeps(&j, 8));
    assert_false(keeps(&j, 0));
    assert_false(keeps(&j, 9));
}

static void a_page_without_text_is_empty(void **state)
{
    struct judged j = judge("Home\nLogin\nPage not found\n");
    uint32_t i;

    (void)state;
    assert_int_equal(j.body.kind, CC_KIND_EMPTY);
    for (i = 0; i < j.lines.count; i++) {
        assert_false(keeps(&j, i));
    }
    assert_int_equal(judge("").body.kind, CC_KIND_EMPTY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sentences_gain_and_furniture_loses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_of_the_body_go_for_their_own_reasons, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_body_ends_where_related_articles_begin, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_list_that_the_last_sentence_announces_is_kept, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(headlines_without_a_sentence_are_a_listing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_page_without_text_is_empty, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
