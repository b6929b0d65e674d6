#include "read_page.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/block_fate.h"

#include <stdio.h>
#include <string.h>

#define LONG "The ferry to Port Ellery was cancelled on Monday because of the storm"

struct line {
    const char *text;
    enum cc_role role;
    bool keep;
    const char *wanted; /* reason's name, "none" for a paragraph */
};

static void assert_lines(const char *title, const struct line *lines, uint32_t n)
{
    struct cc_arena arena;
    struct cc_block list[16];
    struct cc_verdict verdicts[16];
    struct cc_blocks blocks = {list, n};
    enum cc_reason reasons[16];
    uint32_t i;

    cc_arena_init(&arena, 1 << 24);
    memset(list, 0, sizeof(list));
    for (i = 0; i < n; i++) {
        list[i].text = cc_span_from(lines[i].text);
        list[i].role = lines[i].role;
        list[i].level = lines[i].role == CC_ROLE_HEADING ? 1 : 0;
        list[i].element = CC_NO_ELEMENT;
        list[i].position = i;
        list[i].n_words = (uint32_t)cc_count_words(list[i].text);
        verdicts[i].keep = lines[i].keep;
        verdicts[i].reason = lines[i].keep                               ? CC_REASON_NONE
                             : strcmp(lines[i].wanted, "navigation") == 0 ? CC_REASON_NAVIGATION
                                                                          : CC_REASON_LOW_SCORE;
        verdicts[i].score = lines[i].keep ? 900 : 100;
    }
    assert_true(cc_block_fates(&arena, NULL, &blocks, verdicts, cc_span_from(title), CC_KIND_ARTICLE, reasons));
    for (i = 0; i < n; i++)
        assert_string_equal(cc_reason_name(reasons[i]), lines[i].wanted);
    cc_arena_done(&arena);
}

#define ASSERT_LINES(title, lines) assert_lines(title, lines, sizeof(lines) / sizeof((lines)[0]))

static void the_title_is_not_repeated(void **state)
{
    static const struct line same[] = {{"Storm stops ferries!", CC_ROLE_HEADING, true, "header"},
                                       {"Text.", CC_ROLE_P, true, "none"},
                                       {"Storm warnings", CC_ROLE_HEADING, true, "none"}};
    static const struct line plain[] = {{"STORM STOPS FERRIES", CC_ROLE_P, true, "header"},
                                        {"Text.", CC_ROLE_P, true, "none"},
                                        {"Storm stops ferries", CC_ROLE_P, true, "none"}};
    static const struct line longer[] = {{"Storm stops all ferries", CC_ROLE_HEADING, true, "header"},
                                         {"Text.", CC_ROLE_P, true, "none"}};

    (void)state;
    ASSERT_LINES("Storm stops ferries", same);
    ASSERT_LINES("Storm stops ferries", plain); /* the last is text by then */
    ASSERT_LINES("Storm stops all ferries - Harbour Post", longer);
}

/* Of 26 words, one more than a headline has; with four words besides it is a headline. */
static void a_post_that_is_all_headline_is_text(void **state)
{
#define POST "The ferry to Port Ellery has been cancelled again and nobody at the quay can tell me when the next one will leave so I"
    static const struct line post[] = {{POST " walk", CC_ROLE_HEADING, true, "none"}, {"via harbour.example", CC_ROLE_P, true, "none"}};
    static const struct line shorter[] = {{POST, CC_ROLE_HEADING, true, "header"}, {"via harbour.example", CC_ROLE_P, true, "none"}};
    static const struct line beside_text[] = {{POST " walk", CC_ROLE_HEADING, true, "header"}, {"So did I.", CC_ROLE_P, true, "none"},
                                              {"Alas!", CC_ROLE_P, true, "none"}};
    static const struct line dropped[] = {{POST " walk", CC_ROLE_HEADING, false, "header"}};

    (void)state;
    ASSERT_LINES(POST " walk", post);
    ASSERT_LINES(POST, shorter);
    ASSERT_LINES(POST " walk", beside_text);
    ASSERT_LINES(POST " walk", dropped);
}

static void a_head_of_section_title_and_byline_in_one_run_is_the_head(void **state)
{
    static const struct line lines[] = {
        {"Harbour The ferry is late by Maren Tolliver - published 3 June", CC_ROLE_P, true, "header"},
        {LONG, CC_ROLE_P, true, "none"}};
    static const struct line sentence[] = {
        {"The ferry is late again, said the harbour master on Monday.", CC_ROLE_P, true, "none"}};
    static const struct line below[] = {
        {LONG, CC_ROLE_P, true, "none"},
        {"Harbour The ferry is late by Maren Tolliver", CC_ROLE_P, true, "none"}};

    (void)state;
    ASSERT_LINES("The ferry is late", lines);
    ASSERT_LINES("The ferry is late", sentence);
    ASSERT_LINES("The ferry is late", below);
}

static void ten_words_again_are_repeated_in_page(void **state)
{
    static const struct line lines[] = {
        {LONG ", the harbour office said.", CC_ROLE_P, true, "none"},
        {LONG ", the harbour office said.", CC_ROLE_P, true, "repeated-in-page"},
        {"\xE2\x80\x9C" LONG "\xE2\x80\x9D", CC_ROLE_P, true, "repeated-in-page"}, /* contained, other marks */
        {"was cancelled on Monday because of the storm, the harbour office", CC_ROLE_P, true, "repeated-in-page"},
        {LONG ", it said.", CC_ROLE_P, true, "none"},
        {"The ferry to Port Ellery was cancelled on Monday.", CC_ROLE_P, true, "none"}, /* nine words */
        {"No comment.", CC_ROLE_P, true, "none"},
        {"No comment.", CC_ROLE_P, true, "none"}};

    (void)state;
    ASSERT_LINES("", lines);
}

static void a_longer_copy_after_its_part_is_kept(void **state)
{
    static const struct line lines[] = {{LONG ".", CC_ROLE_P, true, "none"},
                                        {LONG ", the harbour office said.", CC_ROLE_P, true, "none"}};

    (void)state;
    ASSERT_LINES("", lines);
}

static void a_quote_whose_words_another_paragraph_has_is_repeated(void **state)
{
    static const struct line lines[] = {
        {"\"Nobody here wanted a bridge\" - Ada Quill", CC_ROLE_P, true, "repeated-in-page"}, /* before the paragraph … */
        {"At the pier Ada Quill says that nobody here wanted a bridge, and looks at it.", CC_ROLE_P, true, "none"},
        {"\"Nobody here wanted a bridge\"", CC_ROLE_HEADING, true, "none"},
        {"\"Nobody here wanted a bridgehead\" - Bo Dock", CC_ROLE_P, true, "none"}, /* other words */
        {"\"The ferry was enough for us all\" - Bo Dock", CC_ROLE_QUOTE, true, "repeated-in-page"},
        {"The ferry was enough for us all, says Bo Dock, who ran it for thirty years.", CC_ROLE_P, true, "none"}, /* … or behind */
        {"\"We will be back in May\"", CC_ROLE_P, true, "repeated-in-page"},
        {"\"We will be back in May\", says the heron, and goes.", CC_ROLE_P, true, "none"}, /* one that could be such a quote too */
        {"\"Nobody has asked me anything\" - a heron", CC_ROLE_P, true, "none"}}; /* said here alone */

    (void)state;
    ASSERT_LINES("", lines);
}

/* Sentences of twelve words that differ from one another. */
#define SAID(x) "The " x " pilot said that nobody had seen the lamp on pier " x
#define TOLD(x) "A keeper told " x " people about the second light that the storm put out"

static void the_article_again_in_one_block_is_repeated_in_page(void **state)
{
    static const struct line copy[] = {
        {SAID("first") ", " SAID("old"), CC_ROLE_P, true, "none"},
        {TOLD("three") ", " TOLD("nine"), CC_ROLE_P, true, "none"},
        {SAID("last") ", " TOLD("sixty"), CC_ROLE_P, true, "none"},
        {SAID("first") ", " SAID("old") " " TOLD("three") ", " TOLD("nine") " " SAID("last") ", " TOLD("sixty"), CC_ROLE_P, true,
         "repeated-in-page"},
    };
    static const struct line more[] = {
        {SAID("first") ", " SAID("old"), CC_ROLE_P, true, "none"},
        {TOLD("three") ", " TOLD("nine"), CC_ROLE_P, true, "none"},
        {SAID("first") ", " SAID("old") " " TOLD("three") ", " TOLD("nine") " It was not until morning that a tug came in to look for them", CC_ROLE_P, true, "none"},
    };

    (void)state;
    ASSERT_LINES("", copy);
    ASSERT_LINES("", more);
}

static void short_lines_between_two_copies_are_of_the_copy(void **state)
{
    static const struct line lines[] = {
        {SAID("first") ".", CC_ROLE_P, true, "none"}, {"Is it lonely?", CC_ROLE_P, true, "none"}, {"No.", CC_ROLE_P, true, "none"},
        {TOLD("three") ".", CC_ROLE_P, true, "none"}, {"No.", CC_ROLE_P, true, "none"},
        {SAID("first") ".", CC_ROLE_P, true, "repeated-in-page"}, {"Share", CC_ROLE_P, false, "navigation"},
        {"Is it lonely?", CC_ROLE_P, true, "repeated-in-page"}, {"No.", CC_ROLE_P, true, "repeated-in-page"},
        {TOLD("three") ".", CC_ROLE_P, false, "repeated-in-page"}, {TOLD("four") ".", CC_ROLE_P, false, "low-score"}};
    static const struct line others[] = {
        {SAID("first") ".", CC_ROLE_P, true, "none"}, {"Price | 4", CC_ROLE_TABLE, true, "none"}, {TOLD("three") ".", CC_ROLE_P, true, "none"},
        {SAID("first") ".", CC_ROLE_P, true, "repeated-in-page"}, {"Price | 4", CC_ROLE_TABLE, true, "none"},
        {TOLD("three") ".", CC_ROLE_P, true, "repeated-in-page"}};

    (void)state;
    ASSERT_LINES("", lines);
    ASSERT_LINES("", others);
}

static void the_whole_text_before_its_paragraphs_is_a_copy(void **state)
{
    static const struct line lines[] = {
        {SAID("first") ", " SAID("old") " " TOLD("three") ", " TOLD("nine") " " SAID("last") ", " TOLD("sixty"), CC_ROLE_P, true,
         "repeated-in-page"},
        {SAID("first") ", " SAID("old"), CC_ROLE_P, true, "none"},
        {TOLD("three") ", " TOLD("nine"), CC_ROLE_P, true, "none"},
        {SAID("last") ", " TOLD("sixty"), CC_ROLE_P, true, "none"}};

    /* a part that is doubtful alone is text as the rest of it is */
    static const struct line doubtful[] = {
        {SAID("first") ", " SAID("old") " " TOLD("three") ", " TOLD("nine") " " SAID("last") ", " TOLD("sixty"), CC_ROLE_P, true,
         "repeated-in-page"},
        {SAID("first") ", " SAID("old"), CC_ROLE_P, true, "none"},
        {TOLD("three") ", " TOLD("nine"), CC_ROLE_P, false, "none"},
        {"Read on", CC_ROLE_P, false, "low-score"},
        {SAID("last") ", " TOLD("sixty"), CC_ROLE_P, false, "none"}};
    /* what also says something else is no part: the text before it stays */
    static const struct line others[] = {
        {SAID("first") ", " SAID("old") " " TOLD("three") ", " TOLD("nine") " " SAID("last") ", " TOLD("sixty"), CC_ROLE_P, true, "none"},
        {SAID("first") ", " SAID("old") " " TOLD("three") " and this is what our readers wrote about it", CC_ROLE_P, false, "low-score"},
        {TOLD("nine") " " SAID("last") ", " TOLD("sixty") " and this is what they wrote to the editor", CC_ROLE_P, false, "low-score"}};

    (void)state;
    ASSERT_LINES("", lines);
    ASSERT_LINES("", doubtful);
    ASSERT_LINES("", others);
}

/* ---- said again on purpose ---- */

#define CLOSED "The north pier is closed to visitors from November to March each year."
#define EXERCISE "Ten minutes of easy rowing, then five short sprints along the breakwater."
#define OTHER(x) "<p>The " x " harbour has a basin of its own and a crane for boats up to twenty tons.</p>"

/* All blocks are kept; `wanted`: how many of them are left. */
static void assert_left(const char *html, enum cc_kind kind, uint32_t wanted)
{
    static struct read_page page;
    struct cc_verdict *verdicts;
    enum cc_reason *reasons;
    uint32_t i, n = 0;

    read_page(&page, html, "", "", "");
    verdicts = cc_arena_calloc(&page.arena, (size_t)page.blocks.count + 1, sizeof *verdicts);
    reasons = cc_arena_calloc(&page.arena, (size_t)page.blocks.count + 1, sizeof *reasons);
    assert_non_null(verdicts);
    assert_non_null(reasons);
    for (i = 0; i < page.blocks.count; i++)
        verdicts[i].keep = true;
    assert_true(cc_block_fates(&page.arena, &page.dom, &page.blocks, verdicts, CC_SPAN_EMPTY, kind, reasons));
    for (i = 0; i < page.blocks.count; i++)
        n += reasons[i] == CC_REASON_NONE;
    assert_int_equal(n, wanted);
    read_page_done(&page);
}

static void equal_text_of_one_make_among_other_text_is_said_again(void **state)
{
    (void)state;
    assert_left("<div class='day'><p>" EXERCISE "</p>" OTHER("old") "</div><div class='day'><p>" EXERCISE "</p>" OTHER("new") "</div>",
                CC_KIND_ARTICLE, 4);
    /* made in another way: the version for telephones, a pull quote */
    assert_left("<div class='day'><p>" EXERCISE "</p>" OTHER("old") "</div><div class='phone'><p>" EXERCISE "</p>" OTHER("new") "</div>",
                CC_KIND_ARTICLE, 3);
    assert_left("<p>" EXERCISE "</p>" OTHER("old") "<blockquote>" EXERCISE "</blockquote>" OTHER("new"), CC_KIND_ARTICLE, 3);
}

static void a_line_among_other_lines_is_said_again(void **state)
{
    static const struct line lines[] = {{EXERCISE, CC_ROLE_P, true, "none"}, {LONG, CC_ROLE_P, true, "none"}, {EXERCISE, CC_ROLE_P, true, "none"},
                                        {EXERCISE, CC_ROLE_P, false, "repeated-in-page"}};

    (void)state;
    ASSERT_LINES("", lines);
}

static void more_than_one_text_again_is_a_copy(void **state)
{
    (void)state;
    assert_left("<p>" EXERCISE "</p><p>Rest.</p><p>" CLOSED "</p>" OTHER("old") "<p>" EXERCISE "</p><p>Rest.</p><p>" CLOSED "</p>", CC_KIND_ARTICLE, 4);
    /* short ones between are not the same: each is said again */
    assert_left("<p>" EXERCISE "</p><p>Rest.</p><p>" CLOSED "</p>" OTHER("old") "<p>" EXERCISE "</p><p>Row on.</p><p>" CLOSED "</p>", CC_KIND_ARTICLE, 7);
}

static void right_behind_its_first_one_it_is_a_copy(void **state)
{
    (void)state;
    assert_left("<h3>Pier</h3><p>" CLOSED "</p><h3>Pier</h3><p>" CLOSED "</p>" OTHER("old"), CC_KIND_ARTICLE, 4);
    assert_left("<p>" CLOSED "</p><p>" CLOSED "</p>" OTHER("old"), CC_KIND_ARTICLE, 2);
}

static void a_long_text_again_is_a_copy(void **state)
{
    static const char *const words[] = {" again", ""}; /* 29 words are said again, 30 are not */
    char html[2000];
    int i;

    (void)state;
    for (i = 0; i < 2; i++) {
        snprintf(html, sizeof html, "<p>%s A keeper told us%s</p>" OTHER("old") "<p>%s A keeper told us%s</p>" OTHER("new"),
                 EXERCISE " " CLOSED, words[i], EXERCISE " " CLOSED, words[i]);
        assert_left(html, CC_KIND_ARTICLE, i == 0 ? 3 : 4);
    }
}

#define PASSAGE "<p>" EXERCISE "</p><p>" CLOSED "</p>"

static void documentation_says_whole_passages_again(void **state)
{
    (void)state;
    assert_left(PASSAGE OTHER("old") PASSAGE, CC_KIND_DOCUMENTATION, 5);
    assert_left(PASSAGE OTHER("old") PASSAGE, CC_KIND_ARTICLE, 3);
    assert_left("<p>" EXERCISE "</p>" OTHER("old") "<div class='note'><p>" EXERCISE "</p>" OTHER("new") "</div>", CC_KIND_DOCUMENTATION, 4);
    /* a passage made in another way is the version for telephones there too */
    assert_left(PASSAGE OTHER("old") "<div class='phone'>" PASSAGE "</div>", CC_KIND_DOCUMENTATION, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_is_not_repeated),
        cmocka_unit_test(a_post_that_is_all_headline_is_text),
        cmocka_unit_test(a_head_of_section_title_and_byline_in_one_run_is_the_head),
        cmocka_unit_test(ten_words_again_are_repeated_in_page),
        cmocka_unit_test(a_quote_whose_words_another_paragraph_has_is_repeated),
        cmocka_unit_test(a_longer_copy_after_its_part_is_kept),
        cmocka_unit_test(the_article_again_in_one_block_is_repeated_in_page),
        cmocka_unit_test(short_lines_between_two_copies_are_of_the_copy),
        cmocka_unit_test(the_whole_text_before_its_paragraphs_is_a_copy),
        cmocka_unit_test(equal_text_of_one_make_among_other_text_is_said_again),
        cmocka_unit_test(a_line_among_other_lines_is_said_again),
        cmocka_unit_test(more_than_one_text_again_is_a_copy),
        cmocka_unit_test(right_behind_its_first_one_it_is_a_copy),
        cmocka_unit_test(a_long_text_again_is_a_copy),
        cmocka_unit_test(documentation_says_whole_passages_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
