/* The class tokens of a page's elements, and which elements share them. */
#include "read_page.h"

#include "cleancopy/extract/class_list.h"
#include "cleancopy/extract/class_token.h"

#include <stdio.h>
#include <string.h>

/* The first element of that tag. */
static uint32_t find(const struct cc_dom *dom, enum cc_tag tag)
{
    uint32_t i = 0;

    while (dom->nodes[i].tag != tag)
        i++;
    return i;
}

static void elements_alike_share_a_set_of_their_tokens(void **state)
{
    struct read_page page;
    uint32_t li, set, tokens[CC_CLASS_TOKENS_MAX], n;

    (void)state;
    read_page(&page, "<ul class=ferry-list><li class=stop>Quay<li class=stop>Pier</ul><p class=quay-text>The ferry sails.", "", "", "");
    li = find(&page.dom, CC_TAG_LI);
    set = page.classes.set_of[li];
    assert_int_not_equal(set, 0);
    assert_int_equal(page.classes.set_of[page.dom.nodes[li].end], set);
    assert_int_not_equal(page.classes.set_of[li - 1], set);
    n = cc_class_tokens(&page.dom, li, tokens);
    assert_int_equal(page.classes.first[set] - page.classes.first[set - 1], n);
    assert_memory_equal(&page.classes.tokens[page.classes.first[set - 1]], tokens, n * sizeof(*tokens));
    assert_int_equal(page.classes.n_sets, 3);
    read_page_done(&page);
}

static void elements_without_text_have_none(void **state)
{
    struct read_page page;

    (void)state;
    read_page(&page, "<div class=ad></div><p>The ferry sails.", "", "", "");
    assert_int_equal(page.classes.set_of[find(&page.dom, CC_TAG_DIV)], 0);
    assert_int_equal(page.classes.set_of[find(&page.dom, CC_TAG_P)], 0); /* no class */
    assert_int_equal(page.classes.n_sets, 0);
    read_page_done(&page);
}

/* Past the room that there is at first, for sets and for tokens. */
static void there_may_be_many(void **state)
{
    static char html[200000];
    struct read_page page;
    size_t at = 0;
    uint32_t i, set, n, tokens[CC_CLASS_TOKENS_MAX];

    (void)state;
    for (i = 0; i < 1000; i++)
        at += (size_t)sprintf(html + at, "<p class='pier%c%c stop quay ferry harbour%c sign'>x</p>", 'a' + (int)(i % 26),
                              'a' + (int)(i / 26 % 26), 'a' + (int)(i / 676));
    read_page(&page, html, "", "", "");
    assert_int_equal(page.classes.n_sets, 1000);
    for (i = 0; i < page.dom.n_nodes; i++) {
        if (page.dom.nodes[i].tag != CC_TAG_P)
            continue;
        set = page.classes.set_of[i];
        n = cc_class_tokens(&page.dom, i, tokens);
        assert_int_equal(page.classes.first[set] - page.classes.first[set - 1], n);
        assert_memory_equal(&page.classes.tokens[page.classes.first[set - 1]], tokens, n * sizeof(*tokens));
    }
    read_page_done(&page);
}

static void memory_that_ends_is_said(void **state)
{
    struct read_page page;
    struct cc_class_list list;
    struct cc_arena small;

    (void)state;
    read_page(&page, "<p class=quay>The ferry sails.", "", "", "");
    cc_arena_init(&small, 64);
    assert_false(cc_class_list_make(&small, &page.dom, &page.blocks, &list));
    cc_arena_done(&small);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_alike_share_a_set_of_their_tokens),
        cmocka_unit_test(elements_without_text_have_none),
        cmocka_unit_test(there_may_be_many),
        cmocka_unit_test(memory_that_ends_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
