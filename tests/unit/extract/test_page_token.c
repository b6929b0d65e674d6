#include "read_page.h"

#include "cleancopy/extract/page_token.h"

#include <stdio.h>

static struct read_page page;
static uint32_t tokens[CC_PAGE_TOKENS_MAX];

static uint32_t tokens_of(const char *html, const char *type, const char *url)
{
    uint32_t n;

    read_page(&page, html, "", type, url);
    n = cc_page_tokens(&page.dom, &page.hints, tokens);
    read_page_done(&page);
    return n;
}

static void types_paths_and_root_classes_are_tokens(void **state)
{
    uint32_t forum, last;

    (void)state;
    assert_int_equal(tokens_of("<p>x</p>", "NewsArticle", ""), 1);
    assert_int_equal(tokens_of("<p>x</p>", "", "https://a.example/forum/x-y/"), 3);
    forum = tokens[0];
    assert_int_equal(tokens_of("<p>x</p>", "", "https://a.example/b/Forum"), 2);
    last = tokens[1];
    assert_true(forum != last); /* a part of the site, and a page of that name */
    assert_int_equal(tokens_of("<p>x</p>", "", "https://a.example/Forum/b?c=d"), 2);
    assert_int_equal(tokens[0], forum);
    assert_int_equal(tokens_of("<html class=a><body class=single-product><p class=no>x</p>", "", ""), 4);
}

static void titles_in_the_address_are_no_tokens(void **state)
{
    (void)state;
    assert_int_equal(tokens_of("<p>x</p>", "", "https://a.example/news/storm-closes-the-harbour"), 1);
    assert_int_equal(tokens_of("<p>x</p>", "", "https://a.example/storm-closes-harbour"), 3);
    assert_int_equal(tokens_of("<p>x</p>", "", "https://a.example"), 0);
    assert_int_equal(tokens_of("<p>x</p>", "", "//"), 0);
}

static void more_than_the_limit_is_not_looked_at(void **state)
{
    char url[4096] = "https://a.example";
    size_t at = strlen(url), i;

    (void)state;
    for (i = 0; i < CC_PAGE_TOKENS_MAX + 10; i++)
        at += (size_t)snprintf(url + at, sizeof(url) - at, "/ab");
    assert_int_equal(tokens_of("<p>x</p>", "", url), CC_PAGE_TOKENS_MAX);
}

static void elements_around_blocks_hold_them(void **state)
{
    const bool *holds;
    uint32_t i, n = 0;

    (void)state;
    read_page(&page, "<body><div><p>One <b>two</b> three four.</p></div><div><i></i></div>", "", "", "");
    holds = cc_page_holders(&page.arena, &page.dom, &page.blocks);
    assert_non_null(holds);
    assert_true(holds[0]);
    for (i = 0; i < page.dom.n_nodes; i++) {
        n += holds[i];
        assert_false(holds[i] && page.dom.nodes[i].tag == CC_TAG_I);
        assert_true(!holds[i] || i == 0 || holds[page.dom.nodes[i].parent]);
    }
    assert_int_equal(n, 4); /* html, body, div, p */
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_around_blocks_hold_them),
        cmocka_unit_test(types_paths_and_root_classes_are_tokens),
        cmocka_unit_test(titles_in_the_address_are_no_tokens),
        cmocka_unit_test(more_than_the_limit_is_not_looked_at),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
