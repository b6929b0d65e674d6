#include "cleancopy/extract/site_name.h"
#include "page_tree.h"

static void the_logo_and_the_title_must_agree(void **state)
{
    static const struct {
        const char *html, *title, *name;
    } cases[] = {
        {"<a href='/'><img alt='Harbour Post'></a>", "Ferry back | Harbour Post", "Harbour Post"},
        {"<a href='/'>harbour post</a>", "Harbour Post: Ferry back", "Harbour Post"},
        {"<a href='https://harbourpost.example/' aria-label='Harbour Post'><svg></svg></a>", "Ferry back - Harbour Post",
         "Harbour Post"},
        {"<a href='/'>港口晨报</a>", "渡轮又开船了_港口晨报", "港口晨报"},
        {"<a href='/'>Home</a><a href='/'>Harbour Post</a>", "Ferry back — Harbour Post", "Harbour Post"},
        {"<p itemprop=publisher itemscope><meta itemprop=name content='Harbour Post'></p>", "Ferry back", "Harbour Post"},
        {"<p itemprop=publisher itemscope><b itemprop=name> Harbour Post</b></p>", "Ferry back", "Harbour Post"},
        /* neither alone */
        {"<a href='/'>Harbour Post</a>", "Ferry back", ""},
        {"<a href='/news'>Harbour Post</a>", "Ferry back | Harbour Post", ""},
        {"<a href='/'>Post</a>", "Ferry back | Harbour Post", ""},
        {"<a href='/'>Harbour Post</a>", "Harbour Post", ""},
        {"<a href='./'>Ferry back</a>", "Ferry back | Harbour Post", ""},
        {"<a href='https://ferry.example/'>Ferry</a>", "Ferry | Harbour Post", ""},
        {"<a href='/'></a>", "Ferry back | Harbour Post", ""},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        (void)page_tree_parse(f, cases[i].html);
        assert_span_is(cc_site_name_find(&f->arena, &f->dom, cc_span_from(cases[i].title), CC_SPAN("harbourpost.example")), cases[i].name);
    }
}

static void the_last_part_of_a_title_may_begin_with_the_name(void **state)
{
    (void)state;
    assert_true(cc_site_name_opens_last_part(CC_SPAN("Ferry back - Harbour Post.example"), CC_SPAN("Harbour Post")));
    assert_true(cc_site_name_opens_last_part(CC_SPAN("Harbour Post says so | harbour post online"), CC_SPAN("Harbour Post")));
    assert_false(cc_site_name_opens_last_part(CC_SPAN("Podcast: Ann Quay on the ferry"), CC_SPAN("Ann Quay")));
    assert_false(cc_site_name_opens_last_part(CC_SPAN("Ferry back - Ann Quay on the ferry"), CC_SPAN("Ann Quay")));
    assert_false(cc_site_name_opens_last_part(CC_SPAN("Ferry back - Harbour Post says - News"), CC_SPAN("Harbour Post")));
    assert_false(cc_site_name_opens_last_part(CC_SPAN("Ferry back at Harbour Post"), CC_SPAN("Harbour Post")));
    assert_false(cc_site_name_opens_last_part(CC_SPAN("Harbour Post"), CC_SPAN("Harbour Post")));
    assert_false(cc_site_name_opens_last_part(CC_SPAN("Ferry - HP"), CC_SPAN("HP")));
}

static bool is_logo(struct page_tree *f, const char *html)
{
    uint32_t i;

    (void)page_tree_parse(f, html);
    for (i = 0; f->dom.nodes[i].tag != CC_TAG_H1; i++)
        ;
    return cc_site_name_is_logo(&f->dom, i, CC_SPAN("harbourpost.example"));
}

static void a_heading_that_is_a_link_to_the_front_page_is_a_logo(void **state)
{
    assert_true(is_logo(*state, "<h1><a href='/'>Harbour Post</a></h1>"));
    assert_true(is_logo(*state, "<h1><span><a href='https://harbourpost.example'><img></a></span></h1>"));
    assert_false(is_logo(*state, "<h1><a href='/ferry'>Ferry back</a></h1>"));
    assert_false(is_logo(*state, "<h1>Ferry back <a href='/'>Harbour Post</a></h1>"));
    assert_false(is_logo(*state, "<h1>Ferry back</h1>"));
    assert_false(is_logo(*state, "<h1></h1>"));
}

static void a_title_has_the_name_at_an_end(void **state)
{
    (void)state;
    assert_span_is(cc_site_name_in_title(CC_SPAN("Ferry back | Harbour Post"), CC_SPAN("harbour post")), "Harbour Post");
    assert_span_is(cc_site_name_in_title(CC_SPAN("Harbour Post: Ferry back"), CC_SPAN("Harbour Post")), "Harbour Post");
    assert_span_is(cc_site_name_in_title(CC_SPAN("Ferry back at the Harbour Post"), CC_SPAN("Harbour Post")), "");
    assert_span_is(cc_site_name_in_title(CC_SPAN("Harbour Post"), CC_SPAN("Harbour Post")), "");
    assert_span_is(cc_site_name_in_title(CC_SPAN("Ferry back"), CC_SPAN("")), "");
}

static void the_link_to_the_front_page_has_a_name(void **state)
{
    struct page_tree *f = *state;

    (void)page_tree_parse(f, "<a href='/about'>About us</a><a href='/'>Harbour Post</a>");
    assert_true(cc_site_name_is_home(&f->arena, &f->dom, CC_SPAN("harbour post"), CC_SPAN_EMPTY));
    assert_false(cc_site_name_is_home(&f->arena, &f->dom, CC_SPAN("harbour"), CC_SPAN_EMPTY));
    assert_false(cc_site_name_is_home(&f->arena, &f->dom, CC_SPAN("about us"), CC_SPAN_EMPTY));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_logo_and_the_title_must_agree),
        cmocka_unit_test(a_title_has_the_name_at_an_end),
        cmocka_unit_test(the_link_to_the_front_page_has_a_name),
        cmocka_unit_test(the_last_part_of_a_title_may_begin_with_the_name),
        cmocka_unit_test(a_heading_that_is_a_link_to_the_front_page_is_a_logo),
    };

    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
