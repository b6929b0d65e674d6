#include "read_page.h"

#include "cleancopy/extract/verdict.h"

#include <stdio.h>

#define ONE   "<p>The harbour was closed on Monday because a storm had damaged the northern quay, and all ferries stayed out.</p>"
#define TWO   "<p>Masons will need at least three weeks to mend the wall, the office said, and the island is cut off until then.</p>"
#define THREE "<p>Two fishing boats are bringing bread and mail across the bay each morning, if the weather lets them sail at all.</p>"

struct told {
    enum cc_kind kind;
    double quality;
    uint32_t n_kept;
};

/* Expects, for each block in order, "+", the reason's name or "?" (whatever), blank between; NULL expects nothing. */
static struct told verdicts_are(enum cc_scope scope, const char *html, const char *title, const char *type,
                                const char *wanted)
{
    struct read_page page;
    struct cc_verdict *verdicts;
    struct told told = {CC_KIND_EMPTY, 0, 0};
    struct cc_span rest = cc_span_from(wanted);
    uint32_t i;

    read_page(&page, html, title, type, "");
    assert_int_equal(cc_verdict_list(&page.arena, scope, &page.dom, &page.blocks, &page.classes, &page.hints, page.features, &verdicts,
                                     &told.kind, &told.quality, &page.err),
                     CC_OK);
    assert_true(told.quality >= 0 && told.quality <= 1);
    for (i = 0; i < page.blocks.count; i++) {
        const char *got = verdicts[i].keep ? "+" : cc_reason_name(verdicts[i].reason);
        size_t end = cc_span_find(rest, CC_SPAN(" "), 0);

        assert_int_equal(verdicts[i].keep, verdicts[i].reason == CC_REASON_NONE);
        assert_true(verdicts[i].score <= 1000);
        assert_int_equal(verdicts[i].keep, verdicts[i].score >= CC_KEEP);
        told.n_kept += verdicts[i].keep;
        if (wanted == NULL || cc_span_starts(rest, CC_SPAN("?")))
            got = "?";
        if (wanted != NULL)
            assert_span_is(cc_span_slice(rest, 0, end), got);
        rest = end == (size_t)-1 ? CC_SPAN_EMPTY : cc_span_slice(rest, end + 1, rest.len);
    }
    assert_int_equal(rest.len, 0);
    read_page_done(&page);
    return told;
}

static void an_article_loses_what_is_around_it(void **state)
{
    struct told told;

    (void)state;
    told = verdicts_are(CC_SCOPE_AUTO,
                        "<nav><a href=1>Home</a></nav><main><article><h1>Storm closes harbour</h1>" ONE TWO THREE
                        "</article></main><aside><p>Read what others read.</p></aside><footer><p>About us</p></footer>",
                        "Storm closes harbour", "NewsArticle", "navigation ? + + + related-articles footer");
    assert_int_equal(told.kind, CC_KIND_ARTICLE);
}

static void parts_named_by_class_are_dropped(void **state)
{
    (void)state;
    verdicts_are(CC_SCOPE_AUTO,
                 "<article><h1>Storm closes harbour</h1>" ONE
                 "<div class='newsletter-signup'><p>Get our letter every morning in your inbox.</p></div>" TWO THREE
                 "</article><div class='comments'><p>I was there and saw the wall go down.</p></div>",
                 "Storm closes harbour", "NewsArticle", "? + newsletter + + comments");
}

/* "Residents can sign up" goes like a newsletter's call, and is none. */
static void a_sentence_amid_the_text_is_text(void **state)
{
    (void)state;
    verdicts_are(CC_SCOPE_AUTO,
                 "<header><a href=0>Post</a><nav><a href=1>A</a></nav></header><main><article><h1>Storm closes harbour</h1>" ONE
                 "<p>Residents can sign up to receive an alert when the tide is late.</p>" TWO THREE "</article></main>",
                 "Storm closes harbour", "NewsArticle", "? ? ? + + + +");
}

/* What is short and last, in a page that is its text and no more. */
static void the_last_sentence_of_a_bare_page_is_text(void **state)
{
    (void)state;
    verdicts_are(CC_SCOPE_AUTO, "<h1>Storm closes harbour</h1>" ONE "<p>Tickets cost what they did before, and the first boat leaves at six.</p>",
                 "Storm closes harbour", "NewsArticle", "? + +");
}

/* A page with hardly any text: the line comes down to what is least unlikely. */
static void a_sparse_pages_line_lifts_no_cookie_notice(void **state)
{
    struct told told;

    (void)state;
    told = verdicts_are(CC_SCOPE_AUTO,
                        "<div>We use cookies of our own and of others to measure traffic and to show advertising. <a href=1>Settings</a></div>"
                        "<div><h1>About us</h1><p>A small paper with a view of the sea.</p></div>",
                        "About us", "Product", "cookie-notice ? ?");
    assert_true(told.kind != CC_KIND_ARTICLE);
}

static void hidden_text_is_dropped(void **state)
{
    (void)state;
    verdicts_are(CC_SCOPE_AUTO, "<article><h1>Storm closes harbour</h1>" ONE TWO "<p hidden>Loading the next story.</p>" THREE "</article>",
                 "Storm closes harbour", "NewsArticle", "? + + hidden +");
}

static void full_keeps_no_less_than_strict(void **state)
{
    static const char page[] =
        "<article><h1>Storm closes harbour</h1><p class=byline>By Ada Quay</p>" ONE
        "<figure><img src=a.jpg><figcaption>The quay on Monday morning. Photo: Ada Quay</figcaption></figure><h2>Repairs</h2>" TWO
        "<p>Read more: <a href=x>How the wall was built</a></p>" THREE
        "<p class=author-bio>Ada Quay writes about the sea and lives on a boat.</p></article>";
    struct told strict = verdicts_are(CC_SCOPE_STRICT, page, "Storm closes harbour", "NewsArticle", NULL);
    struct told full = verdicts_are(CC_SCOPE_FULL, page, "Storm closes harbour", "NewsArticle", NULL);
    struct told middle = verdicts_are(CC_SCOPE_AUTO, page, "Storm closes harbour", "NewsArticle", NULL);

    (void)state;
    assert_true(strict.n_kept >= 3);
    assert_true(full.n_kept >= middle.n_kept && middle.n_kept >= strict.n_kept);
}

static void an_empty_page_is_empty(void **state)
{
    struct told told = verdicts_are(CC_SCOPE_AUTO, "", "", "", NULL);

    (void)state;
    assert_int_equal(told.kind, CC_KIND_EMPTY);
    assert_true(told.quality == 0);
}

static void a_full_arena_is_told(void **state)
{
    struct read_page page;
    struct cc_verdict *verdicts;
    struct cc_arena small;
    enum cc_kind kind;
    double quality;

    (void)state;
    read_page(&page, ONE TWO, "", "", "");
    cc_arena_init(&small, 16);
    assert_int_equal(cc_verdict_list(&small, CC_SCOPE_AUTO, &page.dom, &page.blocks, &page.classes, &page.hints, page.features, &verdicts,
                                     &kind, &quality, &page.err),
                     CC_E_LIMIT);
    cc_arena_done(&small);
    read_page_done(&page);
}

static void credits_beside_pictures_stay_in_full_scope_if_the_model_says_so(void **state)
{
    static const char html[] = "<article><h1>Storm closes harbour</h1>" ONE
                               "<p><img src=a><br><em>The quay was closed at dawn. Photo: A. Holm</em></p>" TWO THREE "</article>";

    (void)state;
    (void)verdicts_are(CC_SCOPE_AUTO, html, "Storm closes harbour", "NewsArticle", "? + caption + +");
    (void)verdicts_are(CC_SCOPE_STRICT, html, "Storm closes harbour", "NewsArticle", "? + caption + +");
    (void)verdicts_are(CC_SCOPE_FULL, html, "Storm closes harbour", "NewsArticle", "? + + + +");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_loses_what_is_around_it),
        cmocka_unit_test(parts_named_by_class_are_dropped),
        cmocka_unit_test(a_sentence_amid_the_text_is_text),
        cmocka_unit_test(the_last_sentence_of_a_bare_page_is_text),
        cmocka_unit_test(a_sparse_pages_line_lifts_no_cookie_notice),
        cmocka_unit_test(hidden_text_is_dropped),
        cmocka_unit_test(full_keeps_no_less_than_strict),
        cmocka_unit_test(credits_beside_pictures_stay_in_full_scope_if_the_model_says_so),
        cmocka_unit_test(an_empty_page_is_empty),
        cmocka_unit_test(a_full_arena_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
