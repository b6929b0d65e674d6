#include "cleancopy/extract/page_data.h"

#include "support.h"

#include <stdio.h>
#include <string.h>

#define A                                                                                      \
    "The harbour office will close the old bridge for two weeks while divers look at its "     \
    "piers. The ferry will run every half hour until the work is done, a spokeswoman said."
#define B                                                                                      \
    "Residents had complained of cracks since spring, and the council had argued over who "    \
    "should pay. In the end the county took half of the sum, and the shipping lines the rest."
#define C                                                                                      \
    "Work begins on Monday at six in the morning. Lorries have to take the road around the "   \
    "bay, which is eleven kilometres longer, and the bus will not stop at the market."
#define OTHER                                                                                  \
    "A dog that was lost in the dunes found its way home after nine days, thin but cheerful, " \
    "and has since slept for most of the time, its owner told us."

/* The page's article as HTML, "" for none; into a static buffer. */
static const char *find(const char *scripts, const char *title, size_t n_kept)
{
    static char out[65536];
    char page[16384];
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_span html, name;
    struct cc_error err;

    (void)snprintf(page, sizeof page, "<body><div>Loading</div>%s", scripts);
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(page), &dom, &err), CC_OK);
    assert_int_equal(cc_page_data_find(&arena, &cfg.limits, &dom, cc_span_from(page),
                                       cc_span_from(title), n_kept, &html, &name, &err),
                     CC_OK);
    out[0] = '\0';
    if (html.len > 0) {
        assert_true(cc_span_starts(html, cc_span_from(page)));
        (void)snprintf(out, sizeof out, "%.*s", (int)(html.len - strlen(page)),
                       html.ptr + strlen(page));
    }
    cc_arena_done(&arena);
    return out;
}

static void the_object_with_the_pages_title_is_the_article(void **state)
{
    (void)state;
    assert_string_equal(
        find("<script id=__NEXT_DATA__ type=application/json>{\"props\":{\"latest\":[\"" OTHER
             "\"],\"stories\":[{\"headline\":\"Dog is back\",\"body\":[\"" OTHER "\",\"" OTHER
             "\",\"" OTHER "\",\"" OTHER "\"]},{\"headline\":\"Bridge closed\",\"body\":[\"" A
             "\",\"" B "\",\"" C "\"]}]}}</script>",
             "Bridge closed", 1),
        "\n<script#__NEXT_DATA__><article><p>" A "</p><p>" B "</p><p>" C "</p></article>");
}

static void without_a_title_the_branch_with_most_of_the_prose_is_it(void **state)
{
    (void)state;
    assert_string_equal(find("<script>window.__DATA__={\"page\":{\"x\":\"" OTHER
                             "\",\"text\":[\"" A "\",\"" B "\",\"" C "\"]}}</script>",
                             "", 0),
                        "\n<script#window.__DATA__><article><p>" A "</p><p>" B "</p><p>" C
                        "</p></article>");
}

static void json_inside_a_string_is_unfolded(void **state)
{
    (void)state;
    assert_string_equal(find("<script>state={\"data\":\"{\\\"text\\\":[\\\"" A "\\\",\\\"" B
                             "\\\",\\\"" C "\\\"]}\"}</script>",
                             "", 0),
                        "\n<script#state><article><p>" A "</p><p>" B "</p><p>" C
                        "</p></article>");
}

static void references_of_nuxt_are_followed(void **state)
{
    (void)state;
    assert_string_equal(
        find("<script id=__NUXT_DATA__ type=application/json>[[\"Reactive\",1],{\"article\":2},"
             "{\"title\":3,\"body\":4},\"Bridge closed\",[5,6,7],\"" A "\",\"" B "\",\"" C
             "\",\"" OTHER "\"]</script>",
             "Bridge closed", 0),
        "\n<script#__NUXT_DATA__><article><p>" A "</p><p>" B "</p><p>" C "</p></article>");
    /* a circle, and a place that there is not */
    assert_string_equal(
        find("<script id=__NUXT_DATA__ type=application/json>[{\"a\":0,\"b\":99},"
             "1,\"" A "\",\"" B "\"]</script>",
             "", 0),
        "");
}

static void json_ld_gives_articles_questions_products_and_recipes(void **state)
{
    (void)state;
    assert_string_equal(
        find("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"" A
             "\\n" B "\",\"comment\":[{\"@type\":\"Comment\",\"text\":\"" OTHER
             "\"}]}</script>",
             "", 0),
        "\n<script#ld+json><article><p>" A "</p><p>" B "</p></article>");
    assert_string_equal(
        find("<script type=application/ld+json>{\"@type\":\"QAPage\",\"mainEntity\":{\"@type\":"
             "\"Question\",\"name\":\"Is it open?\",\"text\":\"" A
             "\",\"acceptedAnswer\":{\"@type\":\"Answer\",\"text\":\"<p>" B
             "</p>\"},\"suggestedAnswer\":[{\"@type\":\"Answer\",\"text\":\"" C
             "\"}]}}</script>",
             "", 0),
        "\n<script#ld+json><article><h2><p>Is it open?</p></h2><p>" A "</p><div><p>" B
        "</p></div><p>" C "</p></article>");
    assert_string_equal(
        find("<script type=application/ld+json>{\"@type\":\"Product\",\"description\":\"" A
             " " B "\"}</script>",
             "", 0),
        "\n<script#ld+json><article><p>" A " " B "</p></article>");
    assert_string_equal(
        find("<script type=application/ld+json>{\"@type\":\"Recipe\",\"description\":\"" A
             "\",\"recipeIngredient\":[\"one fish\"],\"recipeInstructions\":[{\"@type\":"
             "\"HowToStep\",\"text\":\"" B "\"}]}</script>",
             "", 0),
        "\n<script#ld+json><article><p>" A "</p><li><p>one fish</p></li><p>" B
        "</p></article>");
    /* of an article the description is a summary, and no text */
    assert_string_equal(
        find("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"description\":\"" A
             " " B "\"}</script>",
             "", 0),
        "");
}

static void json_ld_wins_unless_other_data_has_far_more(void **state)
{
#define LD                                                                                     \
    "<script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"" A " " B       \
    "\"}</script>"
    (void)state;
    assert_non_null(
        strstr(find(LD "<script>s={\"text\":[\"" A "\",\"" B "\",\"" C "\"]}</script>", "", 0),
               "script#ld+json"));
    assert_non_null(strstr(find(LD "<script>s={\"text\":[\"" A "\",\"" B "\",\"" C "\",\"" OTHER
                                   "\",\"" A B "\"]}</script>",
                                "", 0),
                           "script#s"));
}

static void data_that_is_no_article_is_left(void **state)
{
    (void)state;
    assert_string_equal(find("", "", 0), "");
    assert_string_equal(find("<script>s={\"text\":[\"" A "\"]}</script>", "", 0),
                        ""); /* short */
    assert_string_equal(
        find("<script>app.config={\"text\":[\"" A "\",\"" B "\",\"" C "\"]}</script>", "", 0),
        "");
    assert_string_equal(find("<script>s={\"a\":\"Please enter a name that has four letters.\","
                             "\"b\":\"Your message was sent and will be read soon.\","
                             "\"c\":\"The file is too large to be sent from here.\","
                             "\"d\":\"You need to log in before you can write.\","
                             "\"e\":\"Your session has come to an end, log in again.\","
                             "\"f\":\"This field must not be left empty by you.\","
                             "\"g\":\"The address that you gave is not known here.\","
                             "\"h\":\"We have sent you a letter with a code.\"}</script>",
                             "", 0),
                        "");
    /* the page keeps a third of it: no page without text */
    assert_string_equal(
        find("<script>s={\"text\":[\"" A "\",\"" B "\",\"" C "\"]}</script>", "", 30), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_object_with_the_pages_title_is_the_article),
        cmocka_unit_test(without_a_title_the_branch_with_most_of_the_prose_is_it),
        cmocka_unit_test(json_inside_a_string_is_unfolded),
        cmocka_unit_test(references_of_nuxt_are_followed),
        cmocka_unit_test(json_ld_gives_articles_questions_products_and_recipes),
        cmocka_unit_test(json_ld_wins_unless_other_data_has_far_more),
        cmocka_unit_test(data_that_is_no_article_is_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
