#include "support.h"

#include "cleancopy/extract/block.h"
#include "cleancopy/extract/verdict.h"

#include <stdio.h>
#include <string.h>

#define ONE   "<p>The harbour was closed on Monday because a storm had damaged the northern quay, and all ferries stayed out.</p>"
#define TWO   "<p>Masons will need at least three weeks to mend the wall, the office said, and the island is cut off until then.</p>"
#define THREE "<p>Two fishing boats are bringing bread and mail across the bay each morning, if the weather lets them sail at all.</p>"

/* Expects, for each block in order, "+" or the reason's name, blank between. */
static enum cc_kind assert_verdicts(const char *html, const char *title, const char *type, const char *wanted)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_blocks blocks;
    struct cc_features *features;
    struct cc_verdict *verdicts;
    struct cc_error err;
    enum cc_kind kind;
    double quality;
    char got[1024] = "";
    uint32_t i;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(html), &dom, &err), CC_OK);
    assert_int_equal(cc_block_list(&arena, &cfg.limits, &dom, &blocks, &err), CC_OK);
    assert_int_equal(cc_features_list(&arena, &dom, &blocks, cc_span_from(title), CC_SPAN_EMPTY, &features, &err),
                     CC_OK);
    assert_int_equal(cc_verdict_list(&arena, &blocks, features, cc_span_from(title), cc_span_from(type), &verdicts,
                                     &kind, &quality, &err),
                     CC_OK);
    assert_true(quality >= 0 && quality <= 1);
    for (i = 0; i < blocks.count; i++) {
        size_t at = strlen(got);

        assert_int_equal(verdicts[i].keep, verdicts[i].reason == CC_REASON_NONE);
        assert_true(verdicts[i].score <= 1000);
        assert_int_equal(verdicts[i].keep, verdicts[i].score >= 500);
        snprintf(got + at, sizeof(got) - at, "%s%s", i > 0 ? " " : "",
                 verdicts[i].keep ? "+" : cc_reason_name(verdicts[i].reason));
    }
    cc_arena_done(&arena);
    assert_string_equal(got, wanted);
    return kind;
}

static void an_article_loses_what_is_around_it(void **state)
{
    (void)state;
    assert_verdicts("<nav><a href=1>Home</a></nav><header><p>Harbour Post</p></header>"
                    "<main><article>" ONE TWO THREE "</article></main>"
                    "<aside><p>Read what others read.</p></aside><footer><p>About us</p></footer>",
                    "", "article", "navigation header + + + related-articles footer");
}

static void parts_named_by_class_are_dropped(void **state)
{
    (void)state;
    assert_verdicts("<article>" ONE "<div class='newsletter-signup'><p>Get our letter every morning in your inbox.</p></div>"
                    TWO THREE "</article><div class='comments'><p>I was there and saw the wall go down.</p></div>",
                    "", "", "+ newsletter + + comments");
}

static void headings_go_with_their_text(void **state)
{
    (void)state;
    assert_verdicts("<div>" ONE "<h2>Repairs</h2>" TWO THREE "<h2>Tomorrow</h2></div>", "", "",
                    "+ + + + low-score");
}

static void short_lines_between_paragraphs_stay(void **state)
{
    (void)state;
    assert_verdicts("<div>" ONE "<p>Then it rained</p>" TWO THREE "</div>", "", "", "+ + + +");
}

static void captions_and_hidden_text_are_dropped(void **state)
{
    (void)state;
    assert_verdicts("<div>" ONE "<figure><figcaption>The quay on Monday.</figcaption></figure>" TWO
                    "<p hidden>Loading the next story.</p>" THREE "</div>",
                    "", "", "+ caption + hidden +");
}

static void another_article_on_the_page_is_related(void **state)
{
    (void)state;
    assert_verdicts("<main><article><h1>Storm closes harbour</h1>" ONE TWO THREE "</article><article><h1>New lamps for the pier"
                    "</h1><p>The council has bought forty lamps for the pier, and will put them up before the summer fair.</p>"
                    "</article></main>",
                    "Storm closes harbour", "", "+ + + + related-articles related-articles");
}

static void a_standfirst_is_kept(void **state)
{
    (void)state;
    assert_verdicts("<header><h1>Storm closes harbour</h1><h2>The island will be cut off for three weeks at least</h2>"
                    "</header><div><div>" ONE TWO THREE "</div></div>",
                    "Storm closes harbour", "", "header + + + +");
}

static void kinds_come_from_the_hint(void **state)
{
    (void)state;
    assert_int_equal(assert_verdicts(ONE TWO THREE, "", "NewsArticle", "+ + +"), CC_KIND_ARTICLE);
    assert_int_equal(assert_verdicts(ONE TWO THREE, "", "Product", "+ + +"), CC_KIND_PRODUCT);
    assert_int_equal(assert_verdicts(ONE TWO THREE, "", "DiscussionForumPosting", "+ + +"), CC_KIND_FORUM);
}

static void an_empty_page_is_empty(void **state)
{
    (void)state;
    assert_int_equal(assert_verdicts("", "", "", ""), CC_KIND_EMPTY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_loses_what_is_around_it),
        cmocka_unit_test(parts_named_by_class_are_dropped),
        cmocka_unit_test(headings_go_with_their_text),
        cmocka_unit_test(short_lines_between_paragraphs_stay),
        cmocka_unit_test(captions_and_hidden_text_are_dropped),
        cmocka_unit_test(another_article_on_the_page_is_related),
        cmocka_unit_test(a_standfirst_is_kept),
        cmocka_unit_test(kinds_come_from_the_hint),
        cmocka_unit_test(an_empty_page_is_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
