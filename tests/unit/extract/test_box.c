#include "read_page.h"

#include "cleancopy/extract/box.h"

#include <stdio.h>

#define ONE "<p>The harbour was closed on Monday because a storm had damaged the northern quay, and all ferries stayed out.</p>"
#define TWO "<p>Masons will need at least three weeks to mend the wall, the office said, and the island is cut off until then.</p>"

/* For each block the reason that its box gives, "none" without one. */
static void list_reasons(const struct read_page *page, const enum cc_reason *reasons, char *got, size_t room)
{
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        size_t at = strlen(got);

        (void)snprintf(got + at, room - at, "%s%s", i > 0 ? " " : "", cc_reason_name(reasons[i]));
    }
}

static void assert_boxes(enum cc_kind kind, const char *html, const char *wanted)
{
    struct read_page page;
    enum cc_reason *reasons;
    char got[512] = "";

    read_page(&page, html, "Storm closes harbour", "", "");
    assert_true(cc_boxes_find(&page.arena, &page.dom, &page.blocks, page.features, kind, &reasons));
    list_reasons(&page, reasons, got, sizeof got);
    read_page_done(&page);
    assert_string_equal(got, wanted);
}

/* The same of an article of the Harbour Post. */
static void assert_appeal(const char *html, const char *wanted)
{
    struct read_page page;
    enum cc_reason *reasons;
    char got[512] = "";

    read_page_of_site(&page, html, "Storm closes harbour", "The Harbour Post");
    assert_true(cc_boxes_find(&page.arena, &page.dom, &page.blocks, page.features, CC_KIND_ARTICLE, &reasons));
    list_reasons(&page, reasons, got, sizeof got);
    read_page_done(&page);
    assert_string_equal(got, wanted);
}

static void consent_is_words_of_it_and_a_button(void **state)
{
    (void)state;
    assert_boxes(CC_KIND_FORUM,
                 "<div class=a><p>We use cookies on this site.</p><p>They are small.</p><div><button>Accept</button></div></div>"
                 "<h1>Storm closes harbour</h1>" ONE,
                 "cookie-notice cookie-notice cookie-notice none none");
    assert_boxes(CC_KIND_FORUM, "<h1>Storm closes harbour</h1>" ONE "<div id=embed-Consent><p>Show the map?</p><button>Yes</button></div>" TWO,
                 "none none cookie-notice cookie-notice none");
}

static void consent_is_no_large_part_of_the_page(void **state)
{
    (void)state;
    assert_boxes(CC_KIND_ARTICLE, "<h1>Storm closes harbour</h1><p>We use cookies on this site.</p>" ONE "<button>Share</button>",
                 "none none none none");
    assert_boxes(CC_KIND_ARTICLE, "<div class=x><h1>Storm closes harbour</h1><p>We use cookies on this site.</p><button>Share</button></div>",
                 "none none none");
    assert_boxes(CC_KIND_ARTICLE, "<div class=cmp-card><p>Show the map?</p><button>Yes</button></div>", "none none");
}

static void summaries_by_machine_say_so_first(void **state)
{
    (void)state;
    assert_boxes(CC_KIND_ARTICLE, "<h1>Storm closes harbour</h1><div><h4>AI-generated summary</h4><ul><li>No ferries.<li>Three weeks.</ul></div>" ONE,
                 "none widget widget widget none");
    assert_boxes(CC_KIND_ARTICLE, "<h1>Storm closes harbour</h1><div><p>Zusammenfassung (KI)</p><p>Keine F\xC3\xA4hren.</p></div>" ONE,
                 "none widget widget none");
    assert_boxes(CC_KIND_ARTICLE, "<h1>Storm closes harbour</h1>" ONE TWO "<div><h4>AI summary</h4><p>How it is made.</p></div>",
                 "none none none none none"); /* at the end: a part of the text */
    assert_boxes(CC_KIND_DOCUMENTATION, "<h1>Storm closes harbour</h1><div><h4>AI summary</h4><p>How it is made.</p></div>", "none none none");
    assert_boxes(CC_KIND_ARTICLE, "<h1>Storm closes harbour</h1><div><h4>Summary</h4><p>No ferries.</p></div>" ONE, "none none none none");
    assert_boxes(CC_KIND_ARTICLE, "<h1>Storm closes harbour</h1><div><h4>Ce que j'ai r\xC3\xA9sum\xC3\xA9</h4><p>Tout.</p></div>" ONE,
                 "none none none none");
}

#define LINK(words) "<li><a href=/x>" words "</a></li>"

static void summaries_by_machine_may_have_a_label_of_many_kinds(void **state)
{
    (void)state;
    assert_boxes(CC_KIND_ARTICLE, "<h1>Storm closes harbour</h1><div><b>Key points, written by our AI assistant</b><p>No ferries.</p></div>" ONE,
                 "none widget widget none");
    assert_boxes(CC_KIND_ARTICLE, "<h1>Storm closes harbour</h1><p>AI summary: no ferries, three weeks of work.</p>" ONE, "none widget none");
    assert_boxes(CC_KIND_ARTICLE, "<h1>Storm closes harbour</h1><div><h2>AI generated a winner</h2><p>The jury saw.</p></div>" ONE,
                 "none none none none"); /* a heading of the text */
}

static void links_below_a_label_are_other_articles(void **state)
{
    static const char three[] = ONE "<div><b>Related articles</b><ul>" LINK("Pier sold to a heron") LINK("Two boats in one berth") "<li>And much more besides</li>"
                                LINK("Nobody fishes on Sunday") "</ul></div>" TWO;

    (void)state;
    assert_boxes(CC_KIND_ARTICLE, three, "none related-articles related-articles related-articles none none none");
    assert_boxes(CC_KIND_FORUM, three, "none related-articles related-articles related-articles none none none");
    assert_boxes(CC_KIND_LISTING, three, "none none none none none none none");
    assert_boxes(CC_KIND_ARTICLE, ONE "<p>Related articles</p>" TWO, "none none none");
    assert_boxes(CC_KIND_ARTICLE, ONE "<p>Related harbours</p><ul>" LINK("Pier sold to a heron") "</ul>", "none none none");
    assert_boxes(CC_KIND_ARTICLE, ONE "<p><a href=/y>Read more</a></p><ul>" LINK("Pier sold to a heron") "</ul>", "none none none");
    assert_boxes(CC_KIND_ARTICLE, ONE "<p>Read more</p><ul>" LINK("Next page") "</ul>", "none none none");
}

#define EIGHT LINK("The first of nine") LINK("The second of nine") LINK("The third of nine") LINK("The fourth of nine") \
    LINK("The fifth of nine") LINK("The sixth of nine") LINK("The seventh of nine") LINK("The eighth of nine")

static void more_than_eight_links_below_a_label_are_a_list(void **state)
{
    (void)state;
    assert_boxes(CC_KIND_ARTICLE, "<p>See also</p><ol>" EIGHT "</ol>",
                 "related-articles related-articles related-articles related-articles related-articles related-articles related-articles "
                 "related-articles related-articles");
    assert_boxes(CC_KIND_ARTICLE, "<p>See also</p><ol>" EIGHT LINK("The ninth of nine") "</ol>",
                 "none none none none none none none none none none");
}

#define STORY(headline, summary) "<div class=i><h4><a href=/x>" headline "</a></h4><p>" summary "</p></div>"
#define STORIES                                                                                                         \
    STORY("Pier sold to a heron", "The bird paid in fish, the council said. It will move in by May.")                  \
    STORY("Two boats in one berth", "Neither would leave. The harbour master wrote to both on Tuesday.")

static void stories_below_a_label_are_other_articles(void **state)
{
    (void)state;
    assert_boxes(CC_KIND_ARTICLE, ONE "<div><h3>Related articles</h3>" STORIES "</div>" TWO,
                 "none related-articles related-articles related-articles related-articles related-articles none");
    assert_boxes(CC_KIND_ARTICLE, ONE "<div><b>Related articles</b><p>The bird paid in fish.</p><p>Neither would leave.</p></div>" TWO,
                 "none related-articles related-articles related-articles none");
    assert_boxes(CC_KIND_ARTICLE, ONE "<div><b>Related articles</b><p>The first.</p><p>The second.</p><p>The third.</p><p>The fourth.</p></div>" TWO,
                 "none none none none none none none"); /* more than three without headlines */
    assert_boxes(CC_KIND_ARTICLE, ONE "<section><b>Related articles</b><ul>" LINK("Pier sold") LINK("Two boats") "</ul>" TWO TWO "</section>",
                 "none none none none none none"); /* the text goes on behind them */
    assert_boxes(CC_KIND_LISTING, ONE "<div><h3>Related articles</h3>" STORIES "</div>" TWO, "none none none none none none none");
}

static void stories_built_alike_need_no_label(void **state)
{
    (void)state;
    assert_boxes(CC_KIND_ARTICLE, ONE "<div>" STORIES "</div>" TWO,
                 "none related-articles related-articles related-articles related-articles none");
    assert_boxes(CC_KIND_ARTICLE, ONE "<div>" STORIES STORIES "</div>" TWO,
                 "none related-articles related-articles related-articles related-articles related-articles related-articles related-articles "
                 "related-articles none");
    assert_boxes(CC_KIND_ARTICLE, ONE "<div>" STORIES STORY("A fifth", "It is a list.") STORIES "</div>" TWO,
                 "none none none none none none none none none none none none");
    assert_boxes(CC_KIND_ARTICLE, ONE "<div><div><a href=#a>Is it safe?</a><p>It is.</p></div><div><a href=#b>Is it far?</a><p>It is not.</p></div></div>" TWO,
                 "none none none none none none"); /* questions that open their answer */
    assert_boxes(CC_KIND_ARTICLE, ONE "<div>" STORY("One alone", "It may be a note.") "</div>" TWO, "none none none none");
}

static void cards_that_name_the_site_ask_for_something(void **state)
{
    (void)state;
    assert_appeal(ONE "<div class=card><h5>Support the Harbour Post</h5><p>A coffee a month keeps us going.</p><a href=/d>Donate now</a></div>" TWO,
                  "none widget widget widget none");
    assert_appeal(ONE "<x-promo><p>The Harbour Post lives of its readers.</p><x-button>Help us</x-button></x-promo>" TWO, "none widget widget none");
    assert_appeal(ONE "<div class=card><p>The council asks for help.</p><button>Donate now</button></div>" TWO, "none none none none");
    assert_appeal(ONE "<div class=card><p>The Harbour Post was first.</p><p>It was on Monday.</p></div>" TWO, "none none none none");
    assert_appeal(ONE "<div>" ONE TWO ONE TWO "<p>Says the Harbour Post</p><a href=/d>Read it</a></div>", "none none none none none none none");
}

static void a_line_that_is_a_time_is_a_stamp(void **state)
{
    (void)state;
    assert_boxes(CC_KIND_ARTICLE, "<p>18h30</p><p>17:05</p><p>17:05 The bridge is closed.</p><table><tr><th>17:05<th>18:05</table>",
                 "date-line date-line none none");
    assert_boxes(CC_KIND_LISTING, "<p>18:30</p>", "none");
    assert_boxes(CC_KIND_ARTICLE, "<p>07h02 \xE2\x80\x94 quinta-feira, 6 de maio</p><p>18:45, March 3</p><p>17:05 Three of five boats</p><p>17:05 on May 6 all went home.</p>",
                 "date-line date-line none none");
}

static void a_line_beside_a_picture_that_names_its_source_is_a_caption(void **state)
{
    (void)state;
    assert_boxes(CC_KIND_ARTICLE, "<p><img src=a><br><em>The quay at dawn. Photo: A. Holm</em></p>" ONE, "caption none");
    assert_boxes(CC_KIND_ARTICLE, "<div><img src=a><span>The quay at dawn (Foto: A. Holm)</span></div>" ONE, "caption none");
    assert_boxes(CC_KIND_ARTICLE, "<p><em>The quay at dawn. Photo: A. Holm</em></p>" ONE, "none none");
    assert_boxes(CC_KIND_ARTICLE, "<p><img src=a>The quay is closed: no ferries</p>" ONE, "none none");
}

/* Of a page that calls itself `type`. */
static void assert_thread(const char *type, const char *html, const char *wanted)
{
    struct read_page page;
    enum cc_reason *reasons;
    char got[512] = "";

    read_page(&page, html, "Storm closes harbour", type, "");
    assert_true(cc_boxes_find(&page.arena, &page.dom, &page.blocks, page.features, CC_KIND_ARTICLE, &reasons));
    list_reasons(&page, reasons, got, sizeof got);
    read_page_done(&page);
    assert_string_equal(got, wanted);
}

#define LINE "<p>Eight words are in this line, no more.</p>"
#define THREAD "<section><h3>Comments (2)</h3><div><b>maren</b>" ONE "</div><div><b>ove</b><p>So be it.</p></div></section>"
#define OF_THREAD "comments comments comments comments comments"

static void comments_below_an_article_go_with_their_label(void **state)
{
    (void)state;
    assert_thread("article", "<h1>Storm closes harbour</h1>" ONE TWO THREAD "<p>End</p>", "none none none " OF_THREAD " none");
    /* the text is short, or there is none: 39 words, 40 */
    assert_thread("article", "<h1>Storm closes harbour</h1>" ONE THREAD, "none none none none none none none");
    assert_thread("article", "<h1>Storm closes harbour</h1>" LINE LINE LINE LINE "<p>Seven words stand in this one line.</p>" THREAD,
                  "none none none none none none none none none none none");
    assert_thread("article", "<h1>Storm closes harbour</h1>" LINE LINE LINE LINE LINE THREAD, "none none none none none none " OF_THREAD);
    /* a page that does not call itself an article may be a thread, unless much stands before */
    assert_thread("", "<h1>Storm closes harbour</h1>" ONE TWO THREAD, "none none none none none none none none");
    assert_thread("", "<h1>Storm closes harbour</h1>" ONE TWO ONE TWO ONE TWO ONE TWO ONE TWO THREAD,
                  "none none none none none none none none none none none " OF_THREAD);
    /* the title below the label, no element of their own, a link, a label that is none */
    assert_thread("article", "<p>x</p>" THREAD ONE TWO "<h1>Storm closes harbour</h1>", "none none none none none none none none none");
    assert_thread("article", "<div><h1>Storm closes harbour</h1>" ONE TWO "<h3>Comments (2)</h3>" ONE "</div>", "none none none none none");
    assert_thread("article", "<h1>Storm closes harbour</h1>" ONE TWO "<div><a href=/c>Comments (2)</a>" ONE "</div>", "none none none none none");
    assert_thread("article", "<h1>Storm closes harbour</h1>" ONE TWO "<div><h3>Comments on the law</h3>" ONE "</div>", "none none none none none");
    /* a line above an article that tells how many comments it has; one below it */
    assert_thread("article", "<h1>Storm closes harbour</h1>" ONE TWO "<div><p>2 comments</p>" ONE TWO "</div>", "none none none none none none");
    assert_thread("article", "<h1>Storm closes harbour</h1>" ONE TWO ONE TWO ONE TWO ONE TWO ONE TWO "<div><p>2 comments</p>" ONE TWO "</div>",
                  "none none none none none none none none none none none comments comments comments");
    assert_boxes(CC_KIND_FORUM, "<h1>Storm closes harbour</h1>" ONE TWO ONE TWO ONE TWO ONE TWO ONE TWO THREAD,
                 "none none none none none none none none none none none none none none none none");
}

#define POST(of, panel) "<div class=post><div class=who><p>" of "</p>" panel "</div>" ONE TWO "</div>"

static void lines_of_two_posts_that_differ_in_numbers_alone_are_of_a_panel(void **state)
{
    (void)state;
    assert_boxes(CC_KIND_FORUM, POST("maren", "<p>Posts: 14") POST("ove", "<p>Posts: 2,051") POST("ida", "<p>Posts 9"),
                 "none widget none none none widget none none none none none none");
    assert_boxes(CC_KIND_FORUM, POST("maren", "<li>14 posts") POST("ove", "<li>2 051 posts") POST("ida", "<li>9 posts"),
                 "none widget none none none widget none none none widget none none");
    assert_boxes(CC_KIND_FORUM, POST("maren", "<p>Windows 10") POST("ove", "<p>Windows 11"), "none none none none none none none none");
    assert_boxes(CC_KIND_FORUM, POST("maren", "<p>Likes: 1</p><p>Likes: 2") POST("ove", "<p>Likes: 3"),
                 "none widget widget none none none widget none none");
    assert_boxes(CC_KIND_FORUM, POST("maren", "<p>Posts this month so: 14") POST("ove", "<p>Posts this month so: 15"),
                 "none widget none none none widget none none");
    assert_boxes(CC_KIND_ARTICLE, POST("maren", "<p>Posts: 14") POST("ove", "<p>Posts: 2,051"), "none none none none none none none none");
    /* steps of one post, sentences, other classes */
    assert_boxes(CC_KIND_FORUM, "<div class=post><p>Step 1:</p>" ONE "<p>Step 2:</p>" TWO "</div>", "none none none none");
    assert_boxes(CC_KIND_FORUM, POST("maren", "<p>We need 5 of them.") POST("ove", "<p>We need 6 of them."), "none none none none none none none none");
    assert_boxes(CC_KIND_FORUM, POST("maren", "<p class=x>Posts: 14") POST("ove", "<p class=y>Posts: 15"), "none none none none none none none none");
    assert_boxes(CC_KIND_FORUM, POST("maren", "<p>Posts of this month so: 14") POST("ove", "<p>Posts of this month so: 15"), "none none none none none none none none");
    assert_boxes(CC_KIND_FORUM, POST("maren", "<h3>Posts: 14</h3>") POST("ove", "<h3>Posts: 15</h3>"), "none none none none none none none none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(consent_is_words_of_it_and_a_button),
                                       cmocka_unit_test(consent_is_no_large_part_of_the_page),
                                       cmocka_unit_test(summaries_by_machine_say_so_first),
                                       cmocka_unit_test(summaries_by_machine_may_have_a_label_of_many_kinds),
                                       cmocka_unit_test(links_below_a_label_are_other_articles),
        cmocka_unit_test(more_than_eight_links_below_a_label_are_a_list),
                                       cmocka_unit_test(stories_below_a_label_are_other_articles),
                                       cmocka_unit_test(stories_built_alike_need_no_label),
                                       cmocka_unit_test(cards_that_name_the_site_ask_for_something),
        cmocka_unit_test(a_line_that_is_a_time_is_a_stamp),
        cmocka_unit_test(comments_below_an_article_go_with_their_label),
                                       cmocka_unit_test(a_line_beside_a_picture_that_names_its_source_is_a_caption),
                                       cmocka_unit_test(lines_of_two_posts_that_differ_in_numbers_alone_are_of_a_panel)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
