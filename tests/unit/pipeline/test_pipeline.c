#include "support.h"
#include "ferry_pages.h"

#include "cleancopy/extract/element_path.h"
#include "cleancopy/pipeline.h"

#include <stdio.h>
#include <stdlib.h>

static void a_page_goes_through_all_steps(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_page page = page_of(0);

    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_true(reading.has_dom);
    assert_span_is(doc.title, "Ferry out of service");
    assert_span_is(doc.outlet, "harbourpost.example");
    assert_int_equal(doc.n_paragraphs, 2);
    assert_span_is(doc.paragraphs[0].text, SHARED);
    assert_int_equal(doc.n_paragraphs + doc.n_removed, reading.blocks.count);
    cc_arena_done(&arena);
}

static void flattened_text_goes_its_own_way(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_page page = {.source = CC_SPAN("a.txt"), .bytes = CC_SPAN("Menu\n\n" SHARED "\n" TAIL "\n"),
                           .fetched_at_s = CC_NO_TIME};

    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_false(reading.has_dom);
    assert_int_equal(doc.n_paragraphs, 2);
    assert_span_is(doc.paragraphs[0].text, SHARED);
    assert_span_is(doc.removed[0].text, "Menu");
    cc_arena_done(&arena);
}

/* As deep as the limit: a tree.  One deeper: the text all the same, and the reason. */
static void a_page_over_a_limit_gives_its_text_and_says_so(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_buf html;

    (void)state;
    cc_config_defaults(&cfg);
    cfg.limits.max_depth = 40;
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    cc_buf_init(&html, 1 << 20);
    for (unsigned depth = 20; depth <= 80; depth += 60) {
        struct cc_page page = {.source = CC_SPAN("deep.html"), .fetched_at_s = CC_NO_TIME};
        struct cc_document doc;
        struct cc_reading reading;

        cc_buf_clear(&html);
        cc_buf_add_string(&html, "<!doctype html><html><body>");
        for (unsigned i = 0; i < depth; i++)
            cc_buf_add_string(&html, "<div>");
        cc_buf_add_string(&html, "<p>" SHARED "</p><p>" TAIL "</p>");
        page.bytes = cc_buf_span(&html);
        cc_arena_reset(&arena);
        assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
        assert_int_equal(reading.has_dom, depth == 20);
        assert_int_equal(reading.over_limit.status, depth == 20 ? CC_OK : CC_E_LIMIT);
        assert_int_equal(doc.n_paragraphs, 2);
        assert_span_is(doc.paragraphs[0].text, SHARED);
    }
    cc_buf_done(&html);
    cc_arena_done(&arena);
}

static void an_arena_that_is_too_small_for_the_tree_still_gives_the_text(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_buf html;
    struct cc_page page = {.source = CC_SPAN("big.html"), .fetched_at_s = CC_NO_TIME};
    struct cc_document doc;
    struct cc_reading reading;

    (void)state;
    cc_config_defaults(&cfg);
    cc_buf_init(&html, 1 << 20);
    cc_buf_add_string(&html, "<!doctype html><html><body><p>" SHARED "</p><p>" TAIL "</p>");
    for (unsigned i = 0; i < 4000; i++)
        cc_buf_add_string(&html, "<i></i>");
    page.bytes = cc_buf_span(&html);
    cc_arena_init(&arena, 600000);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_false(reading.has_dom);
    assert_int_equal(reading.over_limit.status, CC_E_LIMIT);
    assert_span_is(doc.paragraphs[0].text, SHARED);
    cc_buf_done(&html);
    cc_arena_done(&arena);
}

#define STATE_ONE                                                                              \
    "The harbour office will close the old bridge for two weeks while divers look at its "     \
    "piers. The ferry will run every half hour until the work is done, a spokeswoman said."
#define STATE_TWO                                                                              \
    "Residents had complained of cracks since spring, and the council had argued over who "    \
    "should pay. In the end the county took half of the sum, and the shipping lines the rest."
#define STATE_PAGE(first)                                                                      \
    "<!doctype html><html lang=en><title>Bridge closed</title><body><div id=root>Loading</div>" \
    "<script id=__NEXT_DATA__ type=application/json>{\"story\":{\"title\":\"Bridge closed\"," \
    "\"body\":[{\"type\":\"paragraph\",\"text\":\"" first STATE_ONE "\"},{\"type\":\"heading\","   \
    "\"text\":\"Who pays for the work\"},{\"type\":\"paragraph\",\"text\":\"" STATE_TWO "\"}]}}"    \
    "</script></body></html>"

static void a_page_that_is_drawn_by_script_gives_the_article_of_its_data(void **state)
{
    struct cc_page page = {.source = CC_SPAN("app.html"), .bytes = CC_SPAN(STATE_PAGE("")),
                           .fetched_at_s = CC_NO_TIME};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_element_paths paths;

    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_span_is(reading.data, "__NEXT_DATA__");
    assert_int_equal(doc.n_paragraphs, 3);
    assert_span_is(doc.paragraphs[0].text, STATE_ONE);
    assert_int_equal(doc.paragraphs[1].role, CC_ROLE_HEADING);
    assert_span_is(doc.paragraphs[2].text, STATE_TWO);
    assert_int_equal(doc.n_removed, 1); /* what the tree had is on record */
    assert_span_is(doc.removed[0].text, "Loading");
    assert_span_is(doc.language, "en");
    assert_true(cc_element_paths_init(&arena, &reading.dom, &paths));
    assert_span_is(cc_element_path(&paths, reading.blocks.list[1].element),
                   "html/body/script#__next_data__/article/p");
    cc_arena_done(&arena);
}

/* Eight words in eight links: nothing that a verdict keeps. */
#define MENU_ROW "<li><a href=/a>News</a><li><a href=/b>Sport</a><li><a href=/c>Tides</a><li><a href=/d>Letters</a>" \
                 "<li><a href=/e>Shop</a><li><a href=/f>Jobs</a><li><a href=/g>Archive</a><li><a href=/h>Imprint</a>"
#define MENU     "<nav><ul>" MENU_ROW MENU_ROW MENU_ROW MENU_ROW MENU_ROW MENU_ROW MENU_ROW "</ul></nav>"

#define LONG_STATE STATE_PAGE(STATE_ONE " " STATE_TWO " " STATE_ONE " " STATE_TWO " " STATE_ONE " " STATE_TWO " " STATE_ONE " ")

/* Which name the data has that is read of a page. */
static void assert_data_is(const char *html, bool features, const char *name)
{
    struct cc_page page = {.source = CC_SPAN("app.html"), .bytes = cc_span_from(html), .fetched_at_s = CC_NO_TIME};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;

    cc_config_defaults(&cfg);
    cfg.features = features;
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_span_is(reading.data, name);
    cc_arena_done(&arena);
}

/* 57 words in the tree, and 65. */
static void whose_features_are_dumped_does_not_hang_on_verdicts(void **state)
{
    (void)state;
    assert_data_is(MENU LONG_STATE, false, "__NEXT_DATA__");
    assert_data_is(MENU LONG_STATE, true, "__NEXT_DATA__");
    assert_data_is(MENU "<ul>" MENU_ROW "</ul>" LONG_STATE, false, "__NEXT_DATA__");
    assert_data_is(MENU "<ul>" MENU_ROW "</ul>" LONG_STATE, true, "");
}

static void data_that_takes_the_page_over_a_limit_is_left(void **state)
{
    static const char divs[] = "<div><div><div><div><div><div><div><div><div><div><div><div>";
    struct cc_page page = {.source = CC_SPAN("app.html"), .fetched_at_s = CC_NO_TIME};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_buf html;

    (void)state;
    cc_config_defaults(&cfg);
    cfg.limits.max_depth = 12;
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    cc_buf_init(&html, 1 << 16);
    cc_buf_printf(&html, "<!doctype html><html><body><p>Loading</p><script>s={\"text\":\"%s<p>%s %s</p>\"}"
                         "</script>", divs, STATE_ONE, STATE_TWO);
    page.bytes = cc_buf_span(&html);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_true(reading.has_dom);
    assert_int_equal(reading.over_limit.status, CC_OK);
    assert_int_equal(reading.data.len, 0);
    assert_int_equal(doc.n_paragraphs + doc.n_removed, 1);
    cfg.limits.max_depth = 40;
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_span_is(reading.data, "s");
    cc_buf_done(&html);
    cc_arena_done(&arena);
}

static void a_page_with_its_text_does_not_look_at_its_data(void **state)
{
    struct cc_page page = {.source = CC_SPAN("whole.html"), .fetched_at_s = CC_NO_TIME};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;

    (void)state;
    page.bytes = CC_SPAN("<!doctype html><html><body><article><p>" STATE_ONE "</p><p>" STATE_TWO
                         "</p></article>" STATE_PAGE("A dog came home. ") "</body></html>");
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_int_equal(reading.data.len, 0);
    assert_int_equal(doc.n_paragraphs, 2);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_goes_through_all_steps),
        cmocka_unit_test(flattened_text_goes_its_own_way),
        cmocka_unit_test(a_page_over_a_limit_gives_its_text_and_says_so),
        cmocka_unit_test(an_arena_that_is_too_small_for_the_tree_still_gives_the_text),
        cmocka_unit_test(a_page_that_is_drawn_by_script_gives_the_article_of_its_data),
        cmocka_unit_test(whose_features_are_dumped_does_not_hang_on_verdicts),
        cmocka_unit_test(data_that_takes_the_page_over_a_limit_is_left),
        cmocka_unit_test(a_page_with_its_text_does_not_look_at_its_data),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
