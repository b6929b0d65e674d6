#include "support.h"

#include "cleancopy/extract/byline_sign.h"

/* The signs of the first <p>, asked for twice. */
static uint32_t signs_of(const char *html)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_byline_signs signs;
    uint32_t i, found;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(html), &dom, NULL), CC_OK);
    for (i = 0; dom.nodes[i].tag != CC_TAG_P;)
        i++;
    assert_true(cc_byline_signs_make(&arena, &dom, &signs));
    found = cc_byline_signs_of(&signs, i);
    assert_int_equal(cc_byline_signs_of(&signs, i), found);
    cc_arena_done(&arena);
    return found;
}

static void attributes_say_who_and_when(void **state)
{
    static const struct {
        const char *html;
        uint32_t signs;
    } cases[] = {
        {"<p>", 0},
        {"<p title=author>", 0},
        {"<p itemprop=Author>", CC_BYLINE_IS_AUTHOR},
        {"<p rel=author>", CC_BYLINE_IS_AUTHOR},
        {"<p rel='author nofollow'>", 0},
        {"<p property=datepublished>", CC_BYLINE_IS_PUBLISHED},
        {"<p itemprop=dateCreated>", CC_BYLINE_IS_PUBLISHED},
        {"<p property='schema:author'>", CC_BYLINE_IS_AUTHOR},
        {"<p property='schema:datePublished'>", CC_BYLINE_IS_PUBLISHED},
        {"<p class=kisha>", CC_BYLINE_AUTHOR},
        {"<p pubdate>", CC_BYLINE_IS_PUBLISHED},
        {"<p itemprop=dateModified>", CC_BYLINE_IS_MODIFIED},
        {"<p class=Byline>", CC_BYLINE_AUTHOR | CC_BYLINE_DATE},
        {"<p class=author id=avatar-3>", CC_BYLINE_AUTHOR | CC_BYLINE_NO_AUTHOR},
        {"<p class=username>", CC_BYLINE_USER},
        {"<p id=entry-date>", CC_BYLINE_PUBLISHED | CC_BYLINE_DATE | CC_BYLINE_NO_AUTHOR},
        {"<p class=updated>", CC_BYLINE_OTHER_DATE | CC_BYLINE_DATE | CC_BYLINE_NO_AUTHOR},
        {"<p class=szerzo>", CC_BYLINE_AUTHOR},
        {"<p class=uppdaterad>", CC_BYLINE_OTHER_DATE | CC_BYLINE_DATE | CC_BYLINE_NO_AUTHOR},
        {"<p class=publicerad>", CC_BYLINE_PUBLISHED},
        {"<p class=relatedPosts>", CC_BYLINE_ELSEWHERE},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(signs_of(cases[i].html), cases[i].signs);
}

static bool leads_to_author(const char *html)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    bool leads = false;
    uint32_t i;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(html), &dom, NULL), CC_OK);
    for (i = 0; i < dom.n_nodes; i++)
        leads = leads || cc_byline_leads_to_author(&dom, i);
    cc_arena_done(&arena);
    return leads;
}

static void links_lead_to_authors_pages(void **state)
{
    (void)state;
    assert_true(leads_to_author("<a href='https://harbourpost.example/Autor/ann'>x</a>"));
    assert_false(leads_to_author("<a href='/authors/'>x</a>"));
    assert_false(leads_to_author("<a href='/authority/ann'>x</a>"));
    assert_false(leads_to_author("<link href='/author/ann'>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_lead_to_authors_pages),
        cmocka_unit_test(attributes_say_who_and_when),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
