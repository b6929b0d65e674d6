#include "cleancopy/dedup/furniture.h"

#include "support.h"

#include <stdlib.h>

/* Pages are made of lines of 20 words whose keys are the page's own, and of what a test adds. */
#define OWN_WORDS 20
#define MAX_PAGES 40
#define LINE      0x1111111111111111u /* the line that is asked for */

struct site {
    struct cc_page_lines pages[MAX_PAGES];
    struct cc_line lines[MAX_PAGES][8];
    size_t n;
};

enum where { NOWHERE, FIRST, MIDDLE, LAST };

/* A page of two own lines, and LINE at the place given. */
static struct cc_page_lines *add(struct site *site, uint64_t outlet, enum where where, uint16_t words,
                                 uint8_t flags)
{
    size_t i = site->n++;
    struct cc_line *l = site->lines[i];
    struct cc_line line = {LINE, words, flags};
    uint32_t n = 0;

    assert_true(i < MAX_PAGES);
    if (where == FIRST)
        l[n++] = line;
    l[n++] = (struct cc_line){1000 + i * 2, OWN_WORDS, CC_LINE_JUDGED};
    if (where == MIDDLE)
        l[n++] = line;
    l[n++] = (struct cc_line){1001 + i * 2, OWN_WORDS, CC_LINE_JUDGED};
    if (where == LAST)
        l[n++] = line;
    site->pages[i] = (struct cc_page_lines){outlet, 100 + i, true, l, n};
    return &site->pages[i];
}

static void add_many(struct site *site, size_t n, enum where where, uint16_t words, uint8_t flags)
{
    for (size_t i = 0; i < n; i++)
        (void)add(site, 1, where, words, flags);
}

/* How many pages have LINE, when it is furniture.  `n_lines` decides the number of parts. */
static uint32_t ask(const struct site *site, uint64_t n_lines, bool backwards)
{
    struct cc_furniture *f;
    uint32_t n;

    assert_int_equal(cc_furniture_open(n_lines, &f, NULL), CC_OK);
    while (cc_furniture_wants_pass(f)) {
        for (size_t i = 0; i < site->n; i++)
            assert_int_equal(
                cc_furniture_page(f, &site->pages[backwards ? site->n - 1 - i : i], NULL), CC_OK);
        assert_int_equal(cc_furniture_end_pass(f, NULL), CC_OK);
    }
    n = cc_furniture_find(f, LINE);
    assert_int_equal(cc_furniture_count(f), n > 0);
    cc_furniture_close(f);
    return n;
}

static uint32_t find(const struct site *site)
{
    uint32_t n = ask(site, 100, false);

    assert_int_equal(ask(site, 100, true), n); /* any order of pages, any number of parts */
    assert_int_equal(ask(site, 3 * CC_FURNITURE_PART_LINES, false), n);
    return n;
}

static void a_line_behind_the_text_of_five_pages_is_furniture(void **state)
{
    struct site four = {.n = 0}, five = {.n = 0};

    (void)state;
    add_many(&four, CC_FURNITURE_PAGES - 1, LAST, 12, CC_LINE_JUDGED);
    add_many(&five, CC_FURNITURE_PAGES, LAST, 12, CC_LINE_JUDGED);
    add_many(&four, 20, NOWHERE, 0, 0);
    add_many(&five, 20, NOWHERE, 0, 0);
    assert_int_equal(find(&four), 0);
    assert_int_equal(find(&five), 5);
}

static void a_line_before_the_text_is_too_but_a_heading_is_not(void **state)
{
    struct site line = {.n = 0}, heading = {.n = 0}, behind = {.n = 0};

    (void)state;
    add_many(&line, 6, FIRST, 7, CC_LINE_JUDGED);
    add_many(&heading, 12, FIRST, 7, CC_LINE_JUDGED | CC_LINE_HEADING);
    add_many(&behind, 6, LAST, 7, CC_LINE_JUDGED | CC_LINE_HEADING);
    assert_int_equal(find(&line), 6);
    assert_int_equal(find(&heading), 0);
    assert_int_equal(find(&behind), 6);
}

static void what_another_outlet_carries_stays(void **state)
{
    struct site same = {.n = 0}, near = {.n = 0}, copied = {.n = 0};

    (void)state;
    add_many(&same, 9, LAST, 12, CC_LINE_JUDGED);
    (void)add(&same, 2, MIDDLE, 12, CC_LINE_JUDGED);
    add_many(&near, 9, LAST, 12, CC_LINE_JUDGED);
    (void)add(&near, 2, LAST, 0, CC_LINE_CARRIED); /* in edited form */
    add_many(&copied, 8, LAST, 12, CC_LINE_JUDGED);
    (void)add(&copied, 1, LAST, 12, CC_LINE_JUDGED | CC_LINE_FOREIGN);
    assert_int_equal(find(&same), 0);
    assert_int_equal(find(&near), 0);
    assert_int_equal(find(&copied), 0);
}

static void a_line_in_the_middle_needs_half_of_the_pages(void **state)
{
    struct site half = {.n = 0}, less = {.n = 0}, few = {.n = 0}, heading = {.n = 0}, brief = {.n = 0};

    (void)state;
    add_many(&half, CC_FURNITURE_MANY, MIDDLE, 12, CC_LINE_JUDGED);
    add_many(&half, CC_FURNITURE_MANY, NOWHERE, 0, 0);
    add_many(&less, CC_FURNITURE_MANY, MIDDLE, 12, CC_LINE_JUDGED);
    add_many(&less, CC_FURNITURE_MANY + 1, NOWHERE, 0, 0);
    add_many(&few, CC_FURNITURE_MANY - 1, MIDDLE, 12, CC_LINE_JUDGED);
    add_many(&heading, 20, MIDDLE, 12, CC_LINE_JUDGED | CC_LINE_HEADING);
    add_many(&brief, 20, MIDDLE, CC_FURNITURE_WORDS - 1, CC_LINE_JUDGED);
    assert_int_equal(find(&half), CC_FURNITURE_MANY);
    assert_int_equal(find(&less), 0);
    assert_int_equal(find(&few), 0);
    assert_int_equal(find(&heading), 0);
    assert_int_equal(find(&brief), 0);
}

static void a_short_line_at_the_edge_needs_half_of_the_pages(void **state)
{
    struct site half = {.n = 0}, less = {.n = 0}, few = {.n = 0};

    (void)state;
    add_many(&half, CC_FURNITURE_MANY, LAST, CC_FURNITURE_WORDS - 1, CC_LINE_JUDGED);
    add_many(&half, CC_FURNITURE_MANY, NOWHERE, 0, 0);
    add_many(&less, CC_FURNITURE_MANY, LAST, CC_FURNITURE_WORDS - 1, CC_LINE_JUDGED);
    add_many(&less, CC_FURNITURE_MANY + 1, NOWHERE, 0, 0);
    add_many(&few, CC_FURNITURE_MANY - 1, LAST, CC_FURNITURE_WORDS - 1, CC_LINE_JUDGED);
    assert_int_equal(find(&half), CC_FURNITURE_MANY);
    assert_int_equal(find(&less), 0);
    assert_int_equal(find(&few), 0);
}

static void pages_of_one_title_count_once(void **state)
{
    struct site site = {.n = 0}, untitled = {.n = 0};

    (void)state;
    for (size_t i = 0; i < 10; i++)
        add(&site, 1, LAST, 12, CC_LINE_JUDGED)->title = 7 + i % 4;
    assert_int_equal(find(&site), 0);
    (void)add(&site, 1, LAST, 12, CC_LINE_JUDGED);
    assert_int_equal(find(&site), 11);
    for (size_t i = 0; i < 5; i++)
        add(&untitled, 1, LAST, 12, CC_LINE_JUDGED)->title = 0;
    assert_int_equal(find(&untitled), 5); /* without titles their own texts tell them apart */
}

/* Versions share most of their text; each has a line of its own, and another title. */
static void versions_of_one_article_do_not_count(void **state)
{
    struct site site = {.n = 0}, copies = {.n = 0};

    (void)state;
    for (size_t i = 0; i < 12; i++) {
        struct cc_page_lines *page = add(&site, 1, LAST, 12, CC_LINE_JUDGED);

        site.lines[i][0].key = 77; /* 20 of 52 words are its own */
        page = add(&copies, 1, LAST, 12, CC_LINE_JUDGED); /* edited copies of each other */
        (void)page;
        if (i > 0)
            copies.lines[i][0].flags |= CC_LINE_COPY;
    }
    assert_int_equal(find(&site), 0);
    assert_int_equal(find(&copies), 0);
}

static void most_words_of_a_page_that_counts_are_its_own(void **state)
{
    struct site half = {.n = 0}, more = {.n = 0};

    (void)state;
    add_many(&half, 10, LAST, 2 * OWN_WORDS, CC_LINE_JUDGED);
    add_many(&more, 10, LAST, 2 * OWN_WORDS - 1, CC_LINE_JUDGED);
    assert_int_equal(find(&half), 0);
    assert_int_equal(find(&more), 10);
}

static void only_articles_count_and_only_prose_is_judged(void **state)
{
    struct site listing = {.n = 0}, table = {.n = 0};

    (void)state;
    for (size_t i = 0; i < 10; i++)
        add(&listing, 1, LAST, 12, CC_LINE_JUDGED)->article = i < 4;
    add_many(&table, 10, LAST, 12, 0);
    assert_int_equal(find(&listing), 0);
    assert_int_equal(find(&table), 0);
}

static void outlets_are_judged_each_by_its_own_pages(void **state)
{
    struct site site = {.n = 0};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        (void)add(&site, 1, LAST, 12, CC_LINE_JUDGED);
        (void)add(&site, 2, NOWHERE, 0, 0);
    }
    assert_int_equal(find(&site), 0);
    (void)add(&site, 1, LAST, 12, CC_LINE_JUDGED);
    assert_int_equal(find(&site), 5);
}

static void no_pages_no_furniture(void **state)
{
    struct site site = {.n = 0};

    (void)state;
    assert_int_equal(find(&site), 0);
    cc_furniture_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_behind_the_text_of_five_pages_is_furniture),
        cmocka_unit_test(a_line_before_the_text_is_too_but_a_heading_is_not),
        cmocka_unit_test(what_another_outlet_carries_stays),
        cmocka_unit_test(a_line_in_the_middle_needs_half_of_the_pages),
        cmocka_unit_test(a_short_line_at_the_edge_needs_half_of_the_pages),
        cmocka_unit_test(pages_of_one_title_count_once),
        cmocka_unit_test(versions_of_one_article_do_not_count),
        cmocka_unit_test(most_words_of_a_page_that_counts_are_its_own),
        cmocka_unit_test(only_articles_count_and_only_prose_is_judged),
        cmocka_unit_test(outlets_are_judged_each_by_its_own_pages),
        cmocka_unit_test(no_pages_no_furniture),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
