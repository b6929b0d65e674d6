#include "cleancopy/extract/change_date.h"
#include "page_tree.h"

static struct cc_span change(struct page_tree *f, const char *html)
{
    uint32_t headline = page_tree_parse(f, html);

    return cc_change_date(&f->arena, &f->dom, headline, CC_SPAN("en"));
}

static void the_last_change_that_the_page_shows_is_found(void **state)
{
    static const struct {
        const char *html, *date;
    } cases[] = {
        {"<h1>T</h1><p>Published: Mar 12, 2024 | Updated: Mar 14, 2024</p>", "2024-03-14"},
        {"<h1>T</h1><p>Aktualisiert: 14. M\xC3\xA4rz 2024</p>", "2024-03-14"},
        {"<h1>T</h1><p><span>입력 2024.03.12 14:30</span> <span>수정 2024.03.14 16:02</span></p>", "2024-03-14T16:02:00"},
        {"<h1>T</h1><p>Publicerad 2 juli 2024 06.00 \xC2\xB7 Uppdaterad 3 juli 2024</p>", "2024-07-03"},
        {"<h1>T</h1><p>Last updated <b>14 March 2024</b></p>", "2024-03-14"},
        {"<h1>T</h1><p>Updated: <time datetime='2024-03-14'>later</time></p>", "2024-03-14"},
        {"<h1>T</h1><time class='dt-updated' datetime='2024-03-14'>later</time>", "2024-03-14"},
        {"<time itemprop=dateModified datetime='2024-03-14'>later</time>", "2024-03-14"},
        {"<h1>T</h1><p>Giri\xC5\x9F: 12.03.2024 10:40 - G\xC3\xBCncelleme: 14.03.2024</p>", "2024-03-14"},
        /* none */
        {"<h1>T</h1><p>13 March 2024 non-updated 14 March 2024</p>", ""},
        {"<h1>T</h1><time class='published updated' datetime='2024-03-14'>later</time>", ""},
        {"<h1>T</h1><p>The list will be updated on 14 March 2024</p>", ""},
        {"<h1>T</h1><p>Updates of 14 March 2024</p>", ""},
        {"<h1>T</h1><p>Updated: soon</p>", ""},
        {"<h1>T</h1><div class=related-posts><p>Updated: 14 March 2024</p></div>", ""},
        {"<p>Updated: 14 March 2024</p>", ""},
        {"<h1>T</h1>", ""},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span got = change(*state, cases[i].html);

        if (!cc_span_is(got, cc_span_from(cases[i].date)))
            fail_msg("%s\n  gave \"%.*s\"", cases[i].html, CC_SPAN_PRINT(got));
    }
}

static void a_text_that_begins_with_a_label_is_told(void **state)
{
    struct page_tree *f = *state;

    assert_true(cc_change_date_is_labelled(&f->arena, CC_SPAN(" P\xC3\xA4ivitetty 14.3.2024")));
    assert_true(cc_change_date_is_labelled(&f->arena, CC_SPAN("Last updated: 14 March 2024")));
    assert_false(cc_change_date_is_labelled(&f->arena, CC_SPAN("Updates of 14 March 2024")));
    assert_false(cc_change_date_is_labelled(&f->arena, CC_SPAN("Julkaistu 14.3.2024")));
    assert_false(cc_change_date_is_labelled(&f->arena, CC_SPAN_EMPTY));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_change_that_the_page_shows_is_found),
        cmocka_unit_test(a_text_that_begins_with_a_label_is_told),
    };

    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
