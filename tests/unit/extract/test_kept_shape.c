#include "read_page.h"

#include "cleancopy/extract/kept_shape.h"

#define PARA "<p>The harbour was closed on Monday because a storm had damaged the northern quay, and all ferries stayed out.</p>"
#define OTHERS "<p>Share</p><p>Print</p>"
#define TITLE "<h1>Harbour closed by a storm</h1>"

static void assert_shape(struct read_page *page, const int32_t *sums, const int32_t expected[CC_KEPT_COUNT])
{
    int32_t values[CC_KEPT_COUNT], k;

    assert_true(cc_kept_shape(&page->arena, page->features, sums, page->blocks.count, values));
    for (k = 0; k < CC_KEPT_COUNT; k++)
        if (values[k] != expected[k])
            fail_msg("value %d is %d, not %d", k, values[k], expected[k]);
    read_page_done(page);
}

static void words_of_what_would_be_kept(void **state)
{
    const int32_t sums[] = {1, -1, 0};
    struct read_page page;

    (void)state;
    read_page(&page, PARA "<p>one two three</p><p>four <a href=x>five</a></p>", "", "", "");
    assert_shape(&page, sums, (const int32_t[CC_KEPT_COUNT]){
                                  [CC_KEPT_SHARE] = (19 + 2) * 1000 / 24, [CC_KEPT_BLOCKS] = 2, [CC_KEPT_LINKS] = 1000 / 21,
                                  [CC_KEPT_LENGTH] = 21 * 10 / 2, [CC_KEPT_LONG] = 19 * 1000 / 21, [CC_KEPT_RUNS] = 2,
                                  [CC_KEPT_RUN] = 19 * 1000 / 21, [CC_KEPT_LIKES] = 1000, [CC_KEPT_PARAS] = 1,
                                  [CC_KEPT_PARA_WORDS] = 19 * 1000 / 21, [CC_KEPT_LONGEST] = 19});
}

static void text_behind_the_title(void **state)
{
    const int32_t sums[] = {-1, 1, -1, 1, 1, -1, -1, 1};
    struct read_page page;

    (void)state;
    read_page(&page, TITLE PARA "<p>Share</p>" PARA PARA "<p>one</p><p>two</p><p>not of it, for two are between</p>", "Harbour closed by a storm", "", "");
    assert_shape(&page, sums, (const int32_t[CC_KEPT_COUNT]){
                                  [CC_KEPT_SHARE] = 64 * 1000 / 72, [CC_KEPT_BLOCKS] = 4, [CC_KEPT_LENGTH] = 64 * 10 / 4, [CC_KEPT_LONG] = 57 * 1000 / 64,
                                  [CC_KEPT_RUNS] = 3, [CC_KEPT_RUN] = 38 * 1000 / 64, [CC_KEPT_TITLE_RUN] = 57 * 1000 / 64, [CC_KEPT_TITLE_WORDS] = 57,
                                  [CC_KEPT_LIKES] = 1000, [CC_KEPT_PARAS] = 3, [CC_KEPT_PARA_WORDS] = 57 * 1000 / 64, [CC_KEPT_LONGEST] = 19});
}

static void blocks_of_a_list(void **state)
{
    const int32_t sums[] = {0, 0, -1, 0, 0, 0};
    struct read_page page;

    (void)state;
    read_page(&page,
              "<h3><a href=1>Pier sold</a></h3><p>Since 2021, for £5?</p><h3><a href=2>Pier shut</a></h3><h3>Notes</h3><ul><li>first</li><li>second item</li></ul>", "",
              "", "");
    assert_shape(&page, sums, (const int32_t[CC_KEPT_COUNT]){
                                  [CC_KEPT_SHARE] = 10 * 1000 / 12, [CC_KEPT_BLOCKS] = 5, [CC_KEPT_LINKS] = 200, [CC_KEPT_LENGTH] = 20, [CC_KEPT_RUNS] = 2,
                                  [CC_KEPT_RUN] = 600, [CC_KEPT_LIKES] = 400, [CC_KEPT_HEADINGS] = 2, [CC_KEPT_LINKED] = 1, [CC_KEPT_ALL_LINKED] = 2,
                                  [CC_KEPT_ALL_LINKED_SHARE] = 666, [CC_KEPT_QUESTIONS] = 1, [CC_KEPT_DATES] = 1, [CC_KEPT_PRICES] = 1, [CC_KEPT_ITEMS] = 2});
}

/* What counts, and what goes short of it by one sign. */
static void bounds_of_what_counts(void **state)
{
    const int32_t sums[] = {-1, -1, -1, -1, -1, 0, 0, 0, 0, 0, -1, -1, -1};
    struct read_page page;

    (void)state;
    read_page(&page,
              "<p>Menu</p>" TITLE "<p>Share</p><p>Print</p><p>Save</p>" PARA
              "<p><a href=1>One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.</a></p>"
              "<p>one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen</p>"
              "<h3>Half <a href=2>linked</a></h3><p>Why?</p><p>Who?</p><p>On 12.03.2021</p><p>£5</p>",
              "Harbour closed by a storm", "", "");
    assert_shape(&page, sums, (const int32_t[CC_KEPT_COUNT]){
                                  [CC_KEPT_SHARE] = 54 * 1000 / 69, [CC_KEPT_BLOCKS] = 5, [CC_KEPT_LINKS] = 17 * 1000 / 54, [CC_KEPT_LENGTH] = 54 * 10 / 5,
                                  [CC_KEPT_LONG] = 51 * 1000 / 54, [CC_KEPT_RUNS] = 1, [CC_KEPT_RUN] = 1000, [CC_KEPT_TITLE_RUN] = 1000,
                                  [CC_KEPT_TITLE_WORDS] = 54, [CC_KEPT_LIKES] = 52 * 1000 / 54, [CC_KEPT_HEADINGS] = 1, [CC_KEPT_QUESTIONS] = 1,
                                  [CC_KEPT_PARAS] = 1, [CC_KEPT_PARA_WORDS] = 19 * 1000 / 54, [CC_KEPT_LONGEST] = 19});
}

/* Before 40 words of text eight may stand between. */
static void two_others_end_the_text_once_there_is_some(void **state)
{
    const int32_t sums[] = {-1, 1, -1, -1, 1, -1, -1, 1, -1, -1, 1};
    int32_t values[CC_KEPT_COUNT];
    struct read_page page;

    (void)state;
    read_page(&page, TITLE PARA OTHERS PARA OTHERS PARA OTHERS PARA, "Harbour closed by a storm", "", "");
    assert_true(cc_kept_shape(&page.arena, page.features, sums, page.blocks.count, values));
    assert_int_equal(values[CC_KEPT_TITLE_WORDS], 3 * 19);
    read_page_done(&page);
}

static void no_more_than_2000_words_behind_the_title(void **state)
{
    enum { PARAS = 106 };
    static char html[sizeof(TITLE) + PARAS * sizeof(PARA)];
    int32_t sums[1 + PARAS] = {0}, values[CC_KEPT_COUNT], i;
    struct read_page page;

    (void)state;
    strcpy(html, TITLE);
    for (i = 0; i < PARAS; i++)
        strcat(html, PARA);
    read_page(&page, html, "Harbour closed by a storm", "", "");
    assert_int_equal(page.blocks.count, 1 + PARAS);
    assert_true(cc_kept_shape(&page.arena, page.features, sums, 1 + PARAS - 1, values));
    assert_int_equal(values[CC_KEPT_TITLE_WORDS], 105 * 19);
    assert_true(cc_kept_shape(&page.arena, page.features, sums, 1 + PARAS, values));
    assert_int_equal(values[CC_KEPT_TITLE_WORDS], 2000);
    read_page_done(&page);
}

static void a_page_of_which_nothing_is_kept(void **state)
{
    const int32_t sums[] = {-1, -1};
    struct read_page page;

    (void)state;
    read_page(&page, TITLE PARA, "Harbour closed by a storm", "", "");
    assert_shape(&page, sums, (const int32_t[CC_KEPT_COUNT]){0});
}

static void a_full_arena_is_told(void **state)
{
    const int32_t sums[] = {1, 1};
    int32_t values[CC_KEPT_COUNT];
    struct read_page page;
    struct cc_arena small;

    (void)state;
    read_page(&page, TITLE PARA, "", "", "");
    cc_arena_init(&small, 1);
    assert_false(cc_kept_shape(&small, page.features, sums, page.blocks.count, values));
    cc_arena_done(&small);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_of_what_would_be_kept), cmocka_unit_test(text_behind_the_title),
                                       cmocka_unit_test(blocks_of_a_list), cmocka_unit_test(bounds_of_what_counts),
                                       cmocka_unit_test(two_others_end_the_text_once_there_is_some), cmocka_unit_test(no_more_than_2000_words_behind_the_title),
                                       cmocka_unit_test(a_page_of_which_nothing_is_kept),
                                       cmocka_unit_test(a_full_arena_is_told)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
