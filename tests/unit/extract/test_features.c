#include "support.h"

#include "cleancopy/extract/block.h"
#include "cleancopy/extract/features.h"
#include "cleancopy/extract/vocabulary.h"

#include <string.h>

#define PARA "The harbour was closed on Monday because a storm had damaged the northern quay, and ferries stayed out."

struct fixture {
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_blocks blocks;
    struct cc_class_list classes;
    struct cc_features *features;
    struct cc_error err;
};

static struct fixture f;

static void compute(const char *html, const char *title, const char *body)
{
    struct cc_page_hints hints = {.title = cc_span_from(title), .body = cc_span_from(body)};

    cc_config_defaults(&f.cfg);
    cc_arena_init(&f.arena, f.cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&f.arena, &f.cfg.limits, cc_span_from(html), &f.dom, &f.err), CC_OK);
    assert_int_equal(cc_block_list(&f.arena, &f.cfg.limits, &f.dom, &f.blocks, &f.err), CC_OK);
    assert_true(cc_class_list_make(&f.arena, &f.dom, &f.blocks, &f.classes));
    assert_int_equal(cc_features_list(&f.arena, &f.dom, &f.blocks, &f.classes, &hints, &f.features, &f.err),
                     CC_OK);
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&f.arena);
    return 0;
}

#define F(block, name) (f.features[block].value[CC_F_##name])

static void names_are_those_of_the_list(void **state)
{
    (void)state;
    assert_string_equal(cc_feature_name(CC_F_WORDS), "WORDS");
    assert_string_equal(cc_feature_name(CC_F_PAGE_HEADINGS), "PAGE_HEADINGS");
    assert_string_equal(cc_feature_name(CC_FEATURE_COUNT), "");
}

static void words_and_links_are_counted(void **state)
{
    (void)state;
    compute("<p>one two <a href=x>three four</a></p><p>" PARA "</p>", "", "");
    assert_int_equal(F(0, WORDS), 4);
    assert_int_equal(F(0, LINK_WORDS), 2);
    assert_int_equal(F(0, LINK_DENSITY), 500);
    assert_int_equal(F(0, PREV_WORDS), -1);
    assert_int_equal(F(0, NEXT_WORDS), 18);
    assert_int_equal(F(1, PREV_WORDS), 4);
    assert_int_equal(F(1, NEXT_WORDS), -1);
    assert_int_equal(F(0, BODY_SIM), -1);
    assert_int_equal(F(0, PAGE_BLOCKS), 2);
    assert_int_equal(F(0, PAGE_PARA_WORDS), 18);
}

static void ancestors_are_measured_in_steps(void **state)
{
    (void)state;
    compute("<nav><a href=x>Home</a></nav><main><article><section><div><p>" PARA "</p></div></section></article></main>",
            "", "");
    assert_int_equal(F(0, UP_LINK), 0);
    assert_int_equal(F(0, UP_NAV), 1);
    assert_int_equal(F(0, UP_MAIN), 99);
    assert_int_equal(F(1, UP_NAV), 99);
    assert_int_equal(F(1, UP_SECTION), 2);
    assert_int_equal(F(1, UP_ARTICLE), 3);
    assert_int_equal(F(1, UP_MAIN), 4);
    assert_int_equal(F(1, BLOCK_TAG), CC_TAG_P);
    assert_int_equal(F(1, PARENT_TAG), CC_TAG_DIV);
}

static void main_is_where_the_paragraphs_are(void **state)
{
    (void)state;
    compute("<div><p>Menu</p></div><div><p>" PARA "</p><p>" PARA "</p></div><div><p>Foot</p></div>", "", "");
    assert_int_equal(F(0, MAIN_ABOVE), 1);
    assert_int_equal(F(0, MAIN_BELOW), 2);
    assert_int_equal(F(0, MAIN_POS), -1);
    assert_int_equal(F(1, MAIN_ABOVE), 0);
    assert_int_equal(F(1, MAIN_BELOW), 1);
    assert_int_equal(F(1, MAIN_POS), 0);
    assert_int_equal(F(3, MAIN_POS), 1);
    assert_int_equal(F(1, REPEATS), 2);
    assert_int_equal(F(1, PREV_PARENT), 0);
    assert_int_equal(F(2, PREV_PARENT), 1);
    assert_int_equal(F(2, PREV_SAME), 1);
    assert_int_equal(F(1, SAME_BLOCKS), 4);
}

static void hidden_text_is_no_main(void **state)
{
    (void)state;
    compute("<div style='display:none'><p>" PARA "</p></div><div><p>" PARA " More.</p><p>" PARA
            " Much more.</p><p>" PARA " Most.</p></div>",
            "", "");
    assert_int_equal(F(0, HIDDEN), 1);
    assert_true(F(0, MAIN_ABOVE) > 0);
    assert_int_equal(F(1, HIDDEN), 0);
    assert_int_equal(F(1, MAIN_ABOVE), 0);
}

static void the_title_is_found(void **state)
{
    (void)state;
    compute("<p>Harbour Post</p><article><h1>Storm closes the harbour</h1><p>" PARA "</p></article><article><p>Other</p>"
            "</article>",
            "Storm closes the harbour", "");
    assert_int_equal(F(1, TITLE_SIM), 1000);
    assert_int_equal(F(0, FROM_TITLE), -1);
    assert_int_equal(F(2, FROM_TITLE), 1);
    assert_int_equal(F(2, SINCE_HEADING), 1);
    assert_int_equal(F(0, TO_HEADING), 1);
    assert_int_equal(F(0, SINCE_HEADING), -1);
    assert_int_equal(F(2, TITLE_ARTICLE), 1);
    assert_int_equal(F(3, TITLE_ARTICLE), 3);
    assert_int_equal(F(0, TITLE_ARTICLE), 0);
}

static void the_json_body_is_recognised(void **state)
{
    (void)state;
    compute("<p>" PARA "</p><p>Something else is said in here</p>", "", "Lead. " PARA " End.");
    assert_int_equal(F(0, BODY_SIM), 1000);
    assert_int_equal(F(1, BODY_SIM), 0);
}

static void class_names_count_but_not_against_the_bulk(void **state)
{
    (void)state;
    compute("<body class='has-comments'><div class='comments'><p>I was there too.</p></div><div class='entry-content'><p>" PARA
            "</p></div></body>",
            "", "");
    assert_int_equal(F(0, CLASS_REASON), CC_REASON_COMMENTS);
    assert_int_equal(F(0, CLASS_UP), 1);
    assert_int_equal(F(1, CLASS_REASON), CC_REASON_NONE);
    assert_int_equal(F(1, CLASS_CONTENT), 1);
}

static void the_word_of_bylines_asks_for_a_name(void **state)
{
    (void)state;
    compute("<p>By Ann Quay</p><p>By the end of March.</p><p>By: the editors</p><p>Written by the crew</p>", "Ferry back", "");
    assert_int_equal(F(0, VOCAB_HIT), CC_VOCABULARY_START);
    assert_int_equal(F(0, VOCAB_REASON), CC_REASON_BYLINE);
    assert_int_equal(F(1, VOCAB_HIT), CC_VOCABULARY_NONE);
    assert_int_equal(F(1, VOCAB_REASON), CC_REASON_NONE);
    assert_int_equal(F(2, VOCAB_HIT), CC_VOCABULARY_START);
    assert_int_equal(F(3, VOCAB_HIT), CC_VOCABULARY_START);
}

static void an_empty_page_has_no_features(void **state)
{
    (void)state;
    compute("", "", "");
    assert_int_equal(f.blocks.count, 0);
}

static void a_full_arena_is_told(void **state)
{
    struct cc_page_hints hints = {.title = CC_SPAN("a"), .body = CC_SPAN("b")};
    struct cc_arena small;

    (void)state;
    compute("<p>" PARA "</p>", "", "");
    cc_arena_init(&small, 256);
    assert_int_equal(cc_features_list(&small, &f.dom, &f.blocks, &f.classes, &hints, &f.features, &f.err),
                     CC_E_LIMIT);
    cc_arena_done(&small);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_those_of_the_list),
        TEST(words_and_links_are_counted),
        TEST(ancestors_are_measured_in_steps),
        TEST(main_is_where_the_paragraphs_are),
        TEST(hidden_text_is_no_main),
        TEST(the_title_is_found),
        TEST(the_json_body_is_recognised),
        TEST(class_names_count_but_not_against_the_bulk),
        TEST(the_word_of_bylines_asks_for_a_name),
        TEST(an_empty_page_has_no_features),
        TEST(a_full_arena_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
