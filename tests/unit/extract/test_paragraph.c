#include "support.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/paragraph.h"

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
    struct cc_document doc;
    struct cc_error err;
    uint32_t i, p = 0, r = 0;

    cc_arena_init(&arena, 1 << 24);
    memset(&doc, 0, sizeof(doc));
    memset(list, 0, sizeof(list));
    doc.title = cc_span_from(title);
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
    assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, verdicts, true, &doc, &err), CC_OK);
    assert_int_equal(doc.n_paragraphs + doc.n_removed, n); /* nothing is lost */
    for (i = 0; i < n; i++) {
        if (strcmp(lines[i].wanted, "none") == 0) {
            assert_true(p < doc.n_paragraphs);
            assert_span_is(doc.paragraphs[p++].text, lines[i].text);
        } else {
            assert_true(r < doc.n_removed);
            assert_int_equal(doc.removed[r].position, i);
            assert_string_equal(cc_reason_name(doc.removed[r++].reason), lines[i].wanted);
        }
    }
    if (doc.n_paragraphs == 0)
        assert_int_equal(doc.kind, CC_KIND_EMPTY);
    cc_arena_done(&arena);
}

#define ASSERT_LINES(title, lines) assert_lines(title, lines, sizeof(lines) / sizeof((lines)[0]))

static void every_block_ends_in_one_of_the_lists(void **state)
{
    static const struct line lines[] = {{"Home", CC_ROLE_P, false, "navigation"},
                                        {"One.", CC_ROLE_P, true, "none"},
                                        {"Share", CC_ROLE_P, false, "navigation"},
                                        {"Two.", CC_ROLE_QUOTE, true, "none"}};
    static const struct line nothing[] = {{"Home", CC_ROLE_P, false, "navigation"}};

    (void)state;
    ASSERT_LINES("", lines);
    ASSERT_LINES("", nothing);
}

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
        {"\xE2\x80\x9C" LONG "\xE2\x80\x9D", CC_ROLE_P, true, "repeated-in-page"}, /* contained, other marks */
        {LONG ", the harbour office said.", CC_ROLE_P, true, "repeated-in-page"},
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

static void text_becomes_nfc(void **state)
{
    struct cc_arena arena;
    struct cc_block block = {.text = CC_SPAN("Cafe\xCC\x81"), .element = CC_NO_ELEMENT};
    struct cc_verdict verdict = {true, CC_REASON_NONE, 900};
    struct cc_blocks blocks = {&block, 1};
    struct cc_document doc;
    struct cc_error err;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    memset(&doc, 0, sizeof(doc));
    assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, &verdict, true, &doc, &err), CC_OK);
    assert_span_is(doc.paragraphs[0].text, "Caf\xC3\xA9");
    assert_int_equal(doc.paragraphs[0].score, 900);
    cc_arena_done(&arena);
}

static void removed_blocks_have_paths_where_they_are_asked_for(void **state)
{
    struct cc_arena arena;
    struct cc_block block = {.text = CC_SPAN("One."), .element = CC_NO_ELEMENT};
    struct cc_verdict verdict = {false, CC_REASON_NAVIGATION, 100};
    struct cc_blocks blocks = {&block, 1};
    struct cc_document doc;
    int paths;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    memset(&doc, 0, sizeof(doc));
    for (paths = 0; paths < 2; paths++) {
        assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, &verdict, paths == 1, &doc, NULL), CC_OK);
        assert_int_equal(doc.n_removed, 1);
        assert_span_is(doc.removed[0].path, paths == 1 ? "line" : "");
    }
    cc_arena_done(&arena);
}

static void a_full_arena_is_told(void **state)
{
    struct cc_arena arena;
    struct cc_block block = {.text = CC_SPAN("One."), .element = CC_NO_ELEMENT};
    struct cc_verdict verdict = {true, CC_REASON_NONE, 900};
    struct cc_blocks blocks = {&block, 1};
    struct cc_document doc;
    struct cc_error err;

    (void)state;
    cc_arena_init(&arena, 64);
    memset(&doc, 0, sizeof(doc));
    assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, &verdict, true, &doc, &err), CC_E_LIMIT);
    cc_arena_done(&arena);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_block_ends_in_one_of_the_lists),
        cmocka_unit_test(the_title_is_not_repeated),
        cmocka_unit_test(a_head_of_section_title_and_byline_in_one_run_is_the_head),
        cmocka_unit_test(ten_words_again_are_repeated_in_page),
        cmocka_unit_test(the_article_again_in_one_block_is_repeated_in_page),
        cmocka_unit_test(short_lines_between_two_copies_are_of_the_copy),
        cmocka_unit_test(the_whole_text_before_its_paragraphs_is_a_copy),
        cmocka_unit_test(a_longer_copy_after_its_part_is_kept),
        cmocka_unit_test(text_becomes_nfc),
        cmocka_unit_test(removed_blocks_have_paths_where_they_are_asked_for),
        cmocka_unit_test(a_full_arena_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
