#include "read_page.h"

#include "cleancopy/extract/verdict_reason.h"

#include <stdio.h>

#define PARA "<p>The harbour was closed on Monday because a storm had damaged the northern quay, and all ferries stayed out.</p>"

/* The reason to drop the block that begins with `start`. */
static const char *reason_for(const char *html, const char *start)
{
    struct read_page page;
    const char *name = "no such block";
    uint32_t i;

    read_page(&page, html, "Storm closes harbour", "", "");
    for (i = 0; i < page.blocks.count; i++)
        if (cc_span_starts(page.blocks.list[i].text, cc_span_from(start)))
            name = cc_reason_name(cc_reason_to_drop(&page.features[i]));
    read_page_done(&page);
    return name;
}

static void place_class_words_and_heading_tell(void **state)
{
    static const struct {
        const char *html, *start, *reason;
    } cases[] = {
        {"<nav><p>Home and away</p></nav>" PARA PARA, "Home", "navigation"},
        {PARA "<footer><p>About the company</p></footer>" PARA, "About", "footer"},
        {PARA "<p hidden>Loading the next story</p>" PARA, "Loading", "hidden"},
        {PARA "<div class=newsletter-signup><p>Every morning in your inbox</p></div>" PARA, "Every", "newsletter"},
        {PARA "<figure><figcaption>The quay on Monday</figcaption></figure>" PARA, "The quay", "caption"},
        {PARA "<p>Advertisement</p>" PARA, "Adv", "advertisement"},
        {PARA PARA "<h3>Related articles</h3><div><p>Lamps for the old pier, at last</p></div>", "Lamps", "related-articles"},
        {PARA PARA "<button>Show all of it</button>", "Show", "widget"},
        {PARA "<p>Something odd</p>" PARA, "Something", "low-score"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_string_equal(reason_for(cases[i].html, cases[i].start), cases[i].reason);
}

static void a_reason_of_place_is_that_of_dropping(void **state)
{
    struct read_page page;
    uint32_t i;

    (void)state;
    read_page(&page, "<nav><p>Home</p></nav>" PARA "<aside><p>Else</p></aside>" PARA "<footer>End</footer>", "", "", "");
    for (i = 0; i < page.blocks.count; i++)
        if (cc_reason_of_place(&page.features[i]) != CC_REASON_NONE)
            assert_int_equal(cc_reason_of_place(&page.features[i]), cc_reason_to_drop(&page.features[i]));
    assert_int_equal(cc_reason_of_place(&page.features[1]), CC_REASON_NONE);
    read_page_done(&page);
}

static void certain_is_little(void **state)
{
    static const char html[] = "<nav><p>Home</p></nav>" PARA "<aside><p>Else</p></aside>" PARA "<p hidden>Later</p><div hidden>" PARA "</div><footer><p>End</p></footer>";
    static const char *const article[] = {"navigation", "none", "related-articles", "none", "hidden", "none", "footer"};
    struct read_page page;
    uint32_t i;

    (void)state;
    read_page(&page, html, "", "", "");
    assert_int_equal(page.blocks.count, 7);
    for (i = 0; i < page.blocks.count; i++) {
        assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[i], CC_KIND_ARTICLE, CC_SCOPE_AUTO)), article[i]);
        assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[i], CC_KIND_LISTING, CC_SCOPE_AUTO)),
                            i == 4 ? "none" : article[i]);
    }
    read_page_done(&page);
}

static void another_article_is_certainly_none_of_the_text(void **state)
{
    static const char html[] = "<article><h1>Storm closes harbour</h1>" PARA PARA PARA "</article><article><h1>Pier sold</h1>" PARA "</article>";
    struct read_page page;

    (void)state;
    read_page(&page, html, "Storm closes harbour", "", "");
    assert_int_equal(page.blocks.count, 6);
    assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[3], CC_KIND_ARTICLE, CC_SCOPE_AUTO)), "none");
    assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[5], CC_KIND_ARTICLE, CC_SCOPE_AUTO)), "related-articles");
    assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[5], CC_KIND_FORUM, CC_SCOPE_AUTO)), "none");
    read_page_done(&page);
}

static void assert_third(const char *html, const char *article)
{
    struct read_page page;

    read_page(&page, html, "Storm closes harbour", "", "");
    assert_true(page.blocks.count > 3);
    assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[3], CC_KIND_ARTICLE, CC_SCOPE_AUTO)), article);
    assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[3], CC_KIND_FORUM, CC_SCOPE_AUTO)), "none");
    read_page_done(&page);
}

static void elements_that_say_twice_what_they_are_certainly_are(void **state)
{
    (void)state;
    /* a thread of comments below an article, or below a first post */
    assert_third("<h1>Storm closes harbour</h1>" PARA PARA "<div class=comments><p>So be it.</p></div>", "comments");
    assert_third("<h1>Storm closes harbour</h1>" PARA "<p>x</p><div class=comments>" PARA "</div>", "none");
    assert_third("<h1>Storm closes harbour</h1>" PARA PARA "<div class=comments>" PARA "</div>", "none"); /* a third */
    assert_third("<h1>Storm closes harbour</h1>" PARA "<p>x</p><div class=comments>" PARA "</div>" PARA PARA, "comments"); /* a quarter */
    /* class and label agree */
    assert_third("<h1>Storm closes harbour</h1>" PARA "<div class=newsletter><h3>Newsletter</h3><p>It comes on Fridays.</p></div>" PARA, "newsletter");
    assert_third("<h1>Storm closes harbour</h1>" PARA "<div class=newsletter><h3>Fridays</h3><p>It comes on Fridays.</p></div>" PARA, "none");
}

/* The line is the second block of three. */
static void read_amid(struct read_page *page, const char *line)
{
    char html[1024];

    (void)snprintf(html, sizeof html, PARA "%s" PARA, line);
    read_page(page, html, "", "", "");
}

/* Bare paragraphs amid a text. */
static void foreign_lines_are_told_by_their_words(void **state)
{
    static const struct {
        const char *line, *reason, *in_full;
    } cases[] = {
        {"<p>Read also: <a href=/x>Pier sold to the highest tide</a></p>", "related-articles", "none"},
        {"<p>Read also: the council's own report says that <a href=/x>it was sold</a>.</p>", "none", "none"},
        {"<p>Updated: 14 November 2026, 10:32</p>", "date-line", "none"},
        {"<p>Updated charts of 2026 show the quay as it was before the storm came</p>", "none", "none"},
        {"<p>Date palms of the year 2026</p>", "none", "none"},
        {"<p>Posted 3 hours ago</p>", "date-line", "none"},
        {"<p>Updated: 14.11.2026, 10:32 p.m.</p>", "date-line", "none"},
        {"<p>Tags: harbour, ferries, goats</p>", "navigation", "navigation"},
        {"<p>Tags are what the goats wear</p>", "none", "none"},
        {"<p>Photo: Alma Reed / The Harbour Post</p>", "caption", "none"},
        {"<p>Photo: it shows the quay before the storm came, in 2026.</p>", "none", "none"},
        {"<p>Photos show the quay before the storm</p>", "none", "none"},
        {"<p>Click to enlarge</p>", "caption", "none"},
        {"<p>Source: the harbour board</p>", "byline", "none"},
        {"<p>By the harbour board and its friends</p>", "none", "none"},
        {"<p>Related | Pier sold to the highest tide</p>", "related-articles", "none"},
        {"<p>Related to the tide, the pier was sold</p>", "none", "none"},
        {"<blockquote>Related | Pier sold to the highest tide</blockquote>", "none", "none"},
        {"<ul><li>Read also: pier sold to the highest tide</ul>", "related-articles", "none"},
        {"<ul><li>Video: 4K at thirty pictures a second</ul>", "none", "none"},
        {"<p>Read more after this, story continues below advertisement</p>", "advertisement", "advertisement"},
        {"<p>Read more: story continues below advertisement</p>", "related-articles", "none"},
        {"<p>Read also: how we use cookies to track gulls</p>", "related-articles", "none"},
        {"<p>Updated rules for 2026</p>", "none", "none"},
        {"<ul><li>Published 3 novels</li></ul>", "none", "none"},
        {"<p>The company changed its terms of use on Monday</p>", "none", "none"},
        {"<p>The essay appears in print and online next month</p>", "none", "none"},
        {"<p>The charity asked people to donate today</p>", "none", "none"},
        {"<p>\"Get our free app and you will be happy.\"</p>", "none", "none"},
        {"<p>Photo: one two three four five six seven eight nine</p>", "caption", "none"}, /* ten words */
        {"<p>Photo: one two three four five six seven eight nine ten</p>", "none", "none"},
        {"<p>Source: the board. It was sold to a friend</p>", "none", "none"}, /* a sentence and more */
        {"<p>Share</p>", "social", "social"},
        {"<p>Share!</p>", "none", "none"},
        {"<p>Facebook 1,000</p>", "none", "none"},
        {"<p>Log in</p>", "navigation", "navigation"},
        {"<h2>Log in</h2>", "none", "none"},
        {"<ul><li>Log in</li></ul>", "none", "none"},
        {"<p>Related articles</p>", "related-articles", "none"},
        {"<p>Related</p>", "none", "none"},
        {"<p>You might also like</p>", "related-articles", "none"},
        {"<h2>What to read next</h2>", "none", "none"},
        {"<p>Updated 14.11.2026 10:32 15.11.2026 9</p>", "date-line", "none"}, /* ten words */
        {"<p>Updated 14.11.2026 10:32 15.11.2026 9:10</p>", "none", "none"},
        {"<p>Updated 14.11.2026, 10:32.</p>", "none", "none"}, /* a sentence */
        {"<p>3 hours ago</p>", "date-line", "none"},
        {"<p>What the town was 30 days ago</p>", "none", "none"},
        {"<p>Published by the board.</p>", "none", "none"},
        {"<p>© 2026 The Harbour Post</p>", "footer", "footer"},
        {"<p>Copyright lasts for seventy years</p>", "none", "none"},
        {"<p>© 2026 is what the stamp below the engraving says, and the court had to decide whose it is</p>", "none", "none"},
        {"<h2>Stay up to date with jabs</h2>", "none", "none"},
        {"<h2>Advertising</h2>", "none", "none"},
        {"<h3>Story continues below advertisement</h3>", "none", "none"},
        {"<h3>Subscribe to our newsletter</h3>", "newsletter", "newsletter"},
        {"<p>Reading time: 3 minutes</p>", "widget", "widget"},
        {"<p>Reading time of children fell in 2026 by a third</p>", "none", "none"},
        {"<ul><li>Then subscribe to our newsletter and wait</li></ul>", "none", "none"},
        {"<ul><li>Subscribe to our newsletter and wait</li></ul>", "newsletter", "newsletter"},
        {"<blockquote>Subscribe to our newsletter and wait</blockquote>", "none", "none"},
        {"<p>If you find such a message in your inbox, do not click on it.</p>", "none", "none"},
        {"<h3><a href=/x>Read also: pier sold to the highest tide</a></h3>", "related-articles", "none"},
        {"<p>Story continues below advertisement</p>", "advertisement", "advertisement"},
        {"<p>Follow The Harbour Post on WhatsApp for live updates.</p>", "social", "social"},
    };
    struct read_page page;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        read_amid(&page, cases[i].line);
        assert_int_equal(page.blocks.count, 3);
        assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[1], CC_KIND_ARTICLE, CC_SCOPE_AUTO)), cases[i].reason);
        assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[1], CC_KIND_ARTICLE, CC_SCOPE_STRICT)), cases[i].reason);
        assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[1], CC_KIND_ARTICLE, CC_SCOPE_FULL)), cases[i].in_full);
        assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[1], CC_KIND_LISTING, CC_SCOPE_AUTO)), "none");
        read_page_done(&page);
    }
}

static void posts_of_a_forum_speak_of_more(void **state)
{
    static const struct {
        const char *line, *in_forum, *in_article;
    } cases[] = {
        {"<p>Subscribe to our newsletter and wait</p>", "newsletter", "newsletter"},
        {"<p>Story continues below advertisement</p>", "advertisement", "advertisement"},
        {"<p>Download our app for phones and tablets today.</p>", "app-banner", "app-banner"},
        {"<p>Your browser does not support this video</p>", "widget", "widget"},
        {"<p>Follow The Harbour Post on WhatsApp for live updates.</p>", "none", "social"},
        {"<p>Tell us what you think in the comments below.</p>", "none", "comments"},
        {"<p>3 hours ago</p>", "none", "date-line"},
        {"<p>© 2026 The Harbour Post</p>", "none", "footer"},
        {"<blockquote>Subscribe to our newsletter and wait</blockquote>", "none", "none"},
    };
    struct read_page page;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        read_amid(&page, cases[i].line);
        assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[1], CC_KIND_FORUM, CC_SCOPE_AUTO)), cases[i].in_forum);
        assert_string_equal(cc_reason_name(cc_reason_certain(&page.features[1], CC_KIND_ARTICLE, CC_SCOPE_AUTO)), cases[i].in_article);
        read_page_done(&page);
    }
}

static void words_of_a_cookie_notice_need_a_likely_block(void **state)
{
    static const char html[] = "<div>We use cookies to measure traffic and to show you advertising that fits.</div>" PARA;
    struct read_page page;

    (void)state;
    read_page(&page, html, "", "", "");
    assert_int_equal(page.blocks.count, 2);
    assert_int_equal(cc_reason_unless_likely(&page.features[0]), CC_REASON_COOKIE_NOTICE);
    assert_int_equal(cc_reason_unless_likely(&page.features[1]), CC_REASON_NONE);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(place_class_words_and_heading_tell),
        cmocka_unit_test(a_reason_of_place_is_that_of_dropping),
        cmocka_unit_test(certain_is_little),
        cmocka_unit_test(another_article_is_certainly_none_of_the_text),
        cmocka_unit_test(elements_that_say_twice_what_they_are_certainly_are),
        cmocka_unit_test(posts_of_a_forum_speak_of_more),
        cmocka_unit_test(foreign_lines_are_told_by_their_words),
        cmocka_unit_test(words_of_a_cookie_notice_need_a_likely_block),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
