#include "support.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/source/front_page.h"

#include <stdio.h>
#include <string.h>

#define URL "https://www.harbourpost.example/"

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

/* The links of the page, without its scheme and host, joined by blanks. */
static const char *links_of(const char *body, uint32_t max_links)
{
    static char got[4096];
    static const char *const allowed[] = {"partner.example"};
    struct cc_page_links own;
    struct cc_front_page page;
    struct cc_site_scope scope;
    struct cc_config cfg;
    struct cc_error err;
    struct cc_dom dom;
    struct cc_span html;
    uint32_t i;

    cc_config_defaults(&cfg);
    html = cc_arena_printf(&arena, "<!doctype html><html><head></head><body>%s</body></html>",
                           body);
    cc_site_scope_init(&scope, &arena, CC_SPAN(URL), CC_SPAN_EMPTY);
    scope.allow_hosts = allowed;
    scope.n_allow_hosts = 1;
    if (cc_dom_parse(&arena, &cfg.limits, html, &dom, &err) != CC_OK ||
        cc_page_links_read(&arena, &dom, CC_SPAN(URL), 4, 8192, &own, &err) != CC_OK ||
        cc_front_page_links(&arena, &dom, CC_SPAN(URL), &own, &scope, max_links, 8192, &page,
                            &err) != CC_OK)
        fail_msg("%s", err.message);
    got[0] = '\0';
    for (i = 0; i < page.n_links; i++) {
        struct cc_span l = page.links[i];

        if (cc_span_starts(l, CC_SPAN("https://www.harbourpost.example")))
            l = cc_span_slice(l, 31, l.len);
        strcat(got, i > 0 ? " " : "");
        strncat(got, l.ptr, l.len);
    }
    return got;
}

static void links_that_look_like_stories_count(void **state)
{
    static const struct {
        const char *href, *text;
        bool counts;
    } cases[] = {
        {"/2026/03/harbour", "Harbour", true},
        {"/news/harbour-opens-again", "More", true},
        {"/news/harbour_opens_again.html", "More", true},
        {"/news/article4711023", "More", true},
        {"/story.php?id=4711023", "More", true},
        {"/sport/rowing", "Rowers win at the pier", true},
        {"https://sport.harbourpost.example/rowing/a-close-race-today", "x", true},
        {"/sport/rowing", "Rowing news", false},
        {"/sport", "All the sport of the week", false},
        {"/", "The harbour opens again today", false},
        {"/2026/03/", "March", false},
        {"/tag/harbour-opens-again", "Harbour", false},
        {"/author/mira-von-dahl", "Mira", false},
        {"/kategorie/hafen-und-meer-2026", "Hafen", false},
        {"/media/harbour-opens-again.jpg", "Photo of the open harbour", false},
        {"/files/council-report-2026-final.pdf", "Report", false},
        {"https://news.partner.example/news/harbour-opens-again", "By permission", true},
        {"https://elsewhere.example/news/harbour-opens-again", "Ad", false},
        {"https://harbourpost.example.evil.example/harbour-opens-again", "Ad", false},
        {"mailto:desk@harbourpost.example", "Write to the news desk", false},
        {"javascript:open('harbour-opens-again')", "Open the harbour again", false},
        {"#harbour-opens-again", "Open the harbour again", false},
        {"", "Open the harbour again", false},
    };
    char body[512];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        snprintf(body, sizeof(body), "<main><a href=\"%s\">%s</a></main>", cases[i].href,
                 cases[i].text);
        if ((links_of(body, 100)[0] != '\0') != cases[i].counts)
            fail_msg("%s \"%s\"", cases[i].href, cases[i].text);
    }
}

static void each_link_comes_once_in_page_order(void **state)
{
    (void)state;
    assert_string_equal(
        links_of(
            "<a href='/b/the-second-story-here'>x</a><a href='/a/the-first-story-here#c'>y</a>"
            "<a href='/b/the-second-story-here?utm_source=front'>z</a>",
            100),
        "/b/the-second-story-here /a/the-first-story-here");
    assert_string_equal(
        links_of(
            "<a href='/b/the-second-story-here'>x</a><a href='/a/the-first-story-here'>y</a>",
            1),
        "/b/the-second-story-here");
}

static void navigation_and_footer_are_left_out(void **state)
{
    (void)state;
    assert_string_equal(
        links_of("<nav><ul><li><a href='/news/harbour-opens-again'>x</a></li></ul></nav>"
                 "<footer><a href='/news/house-rules-and-terms'>x</a></footer>"
                 "<article><a href='/news/a-real-story-2026'>x</a></article>",
                 100),
        "/news/a-real-story-2026");
}

static void a_base_element_is_obeyed(void **state)
{
    (void)state;
    assert_string_equal(
        links_of("<base href='/archive2026/x/'><a href='the-tide-was-high'>x</a>", 100),
        "/archive2026/x/the-tide-was-high");
}

static void links_marked_as_paid_or_foreign_are_left_out(void **state)
{
    (void)state;
    assert_string_equal(
        links_of("<a rel='nofollow noopener' href='/news/the-first-story-here'>x</a>"
                 "<a rel=Sponsored href='/news/the-second-story-here'>x</a>"
                 "<a rel=ugc href='/news/the-third-story-here'>x</a>"
                 "<a rel='noopener noreferrer' href='/news/the-fourth-story-here'>x</a>",
                 100),
        "/news/the-fourth-story-here");
}

static void the_page_is_none_of_its_own_stories(void **state)
{
    (void)state;
    assert_string_equal(
        links_of("<link rel=canonical href='/all/the-news-of-today'>"
                 "<link rel=amphtml href='/amp/the-news-of-today'>"
                 "<link rel=next href='/all/the-news-of-yesterday'>"
                 "<a href='/all/the-news-of-today#top'>x</a><a href='/amp/the-news-of-today'>x</a>"
                 "<a href='/all/the-news-of-yesterday'>Older</a>"
                 "<a href='/news/the-first-story-here'>x</a>",
                 100),
        "/news/the-first-story-here");
}

static void a_page_without_links_gives_none(void **state)
{
    (void)state;
    assert_string_equal(links_of("<p>Nothing here.</p>", 100), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_that_look_like_stories_count),
        cmocka_unit_test(each_link_comes_once_in_page_order),
        cmocka_unit_test(navigation_and_footer_are_left_out),
        cmocka_unit_test(a_base_element_is_obeyed),
        cmocka_unit_test(links_marked_as_paid_or_foreign_are_left_out),
        cmocka_unit_test(the_page_is_none_of_its_own_stories),
        cmocka_unit_test(a_page_without_links_gives_none),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
