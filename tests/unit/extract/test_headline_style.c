#include "cleancopy/extract/headline_style.h"
#include "page_tree.h"

#define HEADLINE "Ferry back after a year"
#define RUNNING                                                                                                                                    \
    "<p>The ferry to the island was back on the water after a year of repairs, and nobody on either side of the bay could say any longer what it " \
    "had been like without.</p>"

static void large_letters_and_classes_look_like_a_headline(void **state)
{
    static const struct {
        const char *html;
        bool found;
    } cases[] = {
        {"<font size=5><b>" HEADLINE "</b></font>", true},
        {"<font size='+2'>" HEADLINE "</font>", true},
        {"<font size=3>" HEADLINE "</font>", false},
        {"<font size=-1>" HEADLINE "</font>", false},
        {"<span style='color:red;font-size: 34px'>" HEADLINE "</span>", true},
        {"<span style='font-size:12px'>" HEADLINE "</span>", false},
        {"<span style='font-size:90%'>" HEADLINE "</span>", false},
        {"<p class=has-x-large-font-size>" HEADLINE "</p>", true},
        {"<div class=news_tytul>" HEADLINE "</div>", true},
        {"<div class=news_podtytul>" HEADLINE "</div>", false},
        {"<div class=TituloNoticia>渡轮今天又开船了</div>", true},
        {"<div class=TituloNoticia>渡轮</div>", false},
        {"<div class=site-title>" HEADLINE "</div>", false},
        {"<div>" HEADLINE "</div>", false},
        /* no headline, wherever it stands */
        {"<div class=headline>Ferry back</div>", false},
        {"<div class=headline>The Harbour Post Online</div>", false},
        {"<div class=headline><a href='/1'>" HEADLINE "</a></div>", false},
        {"<ul><li><b class=headline>" HEADLINE "</b></ul>", false},
        {"<aside><div class=headline>" HEADLINE "</div></aside>", false},
        {RUNNING "<div class=headline>" HEADLINE "</div>", false},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits, cc_span_from(cases[i].html), &f->dom, NULL), CC_OK);
        if ((cc_headline_style_find(&f->arena, &f->dom, CC_SPAN("the harbour post online")) != CC_NO_INDEX) != cases[i].found)
            fail_msg("%s", cases[i].html);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(large_letters_and_classes_look_like_a_headline),
    };

    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
