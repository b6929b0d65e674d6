#include "read_page.h"

#include "cleancopy/extract/verdict_lift.h"

#define MOST 12
#define ONE  "<p>The harbour was closed on Monday because a storm had damaged the northern quay, and all ferries stayed out.</p>"
#define TWO  "<p>Masons will need at least three weeks to mend the wall, the office said, and the island is cut off until then.</p>"

static uint32_t certain = MOST; /* the block that something says for certain what it is; MOST: none */

/* Of each block of the page, which has these scores and no other reason than them: '#' when it is kept in the end, or '-'. */
static const char *lifted(const char *html, const uint16_t *scores, uint32_t n)
{
    static char out[MOST + 1];
    struct cc_verdict verdicts[MOST];
    bool settled[MOST] = {false};
    struct read_page page;
    uint32_t i;

    assert_true(n <= MOST);
    read_page(&page, html, "Storm closes harbour", "", "");
    assert_int_equal(page.blocks.count, n);
    for (i = 0; i < n; i++) {
        bool keep = scores[i] >= CC_KEEP;

        settled[i] = i == certain;
        verdicts[i] = (struct cc_verdict){.keep = keep, .score = scores[i], .reason = keep ? CC_REASON_NONE : CC_REASON_LOW_SCORE};
    }
    cc_verdict_lift(&page.dom, &page.blocks, page.features, settled, verdicts);
    for (i = 0; i < n; i++) {
        out[i] = verdicts[i].keep ? '#' : '-';
        assert_int_equal(verdicts[i].keep, verdicts[i].score >= CC_KEEP);
        assert_int_equal(verdicts[i].keep, verdicts[i].reason == CC_REASON_NONE);
    }
    out[n] = '\0';
    read_page_done(&page);
    return out;
}

#define LIFTED(html, ...) lifted(html, (const uint16_t[]){__VA_ARGS__}, sizeof(uint16_t[]){__VA_ARGS__} / sizeof(uint16_t))

static void a_heading_between_two_blocks_of_the_text_is_of_it(void **state)
{
    (void)state;
    assert_string_equal(LIFTED(ONE "<h2>Three weeks</h2>" TWO, 900, 350, 900), "###");
    assert_string_equal(LIFTED(ONE "<h2>Three weeks</h2>" TWO, 900, 349, 900), "#-#");
    assert_string_equal(LIFTED(ONE "<h2>Three weeks</h2>" TWO, 900, 400, 100), "#--");
}

static void the_rest_of_a_list_that_is_kept_is_kept(void **state)
{
    static const char list[] = "<ul><li>two onions<li>a litre of water<li>some salt<li>a bay leaf</ul>";

    (void)state;
    assert_string_equal(LIFTED(list, 600, 350, 600, 400), "####");
    assert_string_equal(LIFTED(list, 600, 349, 600, 400), "#-##");
    assert_string_equal(LIFTED(list, 400, 400, 600, 400), "--#-");
    assert_string_equal(LIFTED("<ul><li>two onions<li>a litre of water</ul>", 600, 400), "#-");
    assert_string_equal(LIFTED("<ul><li>two onions<li>a litre of water</ul><ul><li>some salt</ul>", 600, 600, 400), "##-");
}

static void a_sentence_like_the_one_before_it_is_of_the_text(void **state)
{
    static const char three[] = ONE TWO "<p>Nobody was hurt.</p>";

    (void)state;
    assert_string_equal(LIFTED(ONE "<p>Nobody was hurt.</p>" TWO, 900, 400, 900), "###");
    assert_string_equal(LIFTED(ONE "<p>Nobody was hurt.</p>" TWO, 600, 399, 600), "#-#");
    assert_string_equal(LIFTED(ONE "<p>Nobody was hurt.</p>" TWO, 600, 300, 599), "###"); /* right behind the one */
    assert_string_equal(LIFTED(ONE "<p>Nobody was hurt.</p>" TWO, 600, 299, 599), "#-#");
    assert_string_equal(LIFTED(ONE "<p>Il vous reste trois jours pour d&eacute;poser votre d&eacute;claration.</p>" TWO, 600, 400, 600), "###");
    assert_string_equal(LIFTED(ONE "<p>Il vous reste trois jours pour d&eacute;poser votre d&eacute;claration.</p>" TWO, 600, 399, 599), "#-#");
    assert_string_equal(LIFTED(ONE "<p>Subscribe to our newsletter to get the news every day.</p>" TWO, 900, 450, 900), "#-#");
    assert_string_equal(LIFTED(three, 900, 900, 150), "###"); /* last in the page */
    assert_string_equal(LIFTED(three, 900, 900, 149), "##-");
    assert_string_equal(LIFTED(ONE TWO "<p>Nobody was hurt.</p><footer>Imprint</footer>", 900, 900, 300, 10), "###-");
    assert_string_equal(LIFTED(ONE TWO "<p>Nobody was hurt.</p><footer>Imprint</footer>", 900, 900, 299, 10), "##--");
    assert_string_equal(LIFTED(ONE TWO "<div>Nobody was hurt.</div>", 900, 900, 400), "##-");
    assert_string_equal(LIFTED(ONE TWO "<p>Nobody hurt</p>", 900, 900, 400), "##-");
    assert_string_equal(LIFTED(ONE TWO "<p><a href=/a>Nobody was hurt.</a></p>", 900, 900, 400), "##-");
}

static void what_is_certain_stays_as_it_is(void **state)
{
    (void)state;
    certain = 1;
    assert_string_equal(LIFTED(ONE "<p>Nobody was hurt.</p>" TWO, 900, 450, 900), "#-#");
    assert_string_equal(LIFTED(ONE "<h2>Three weeks</h2>" TWO, 900, 450, 900), "#-#");
    assert_string_equal(LIFTED("<ul><li>two onions<li>a litre of water<li>some salt</ul>", 900, 450, 900), "#-#");
    certain = MOST;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_between_two_blocks_of_the_text_is_of_it),
        cmocka_unit_test(the_rest_of_a_list_that_is_kept_is_kept),
        cmocka_unit_test(what_is_certain_stays_as_it_is),
        cmocka_unit_test(a_sentence_like_the_one_before_it_is_of_the_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
