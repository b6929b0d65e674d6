#include "support.h"

#include "cleancopy/extract/page_quality.h"

static struct cc_block blocks_of[4];
static struct cc_verdict verdicts[4];

static struct cc_blocks page(uint32_t n, const uint32_t *words, const uint16_t *scores)
{
    uint32_t i;

    for (i = 0; i < n; i++) {
        blocks_of[i].n_words = words[i];
        verdicts[i].score = scores[i];
        verdicts[i].keep = scores[i] >= 500;
    }
    return (struct cc_blocks){blocks_of, n};
}

static void expected_f1_follows_the_scores(void **state)
{
    static const uint32_t words[] = {100, 100, 50, 10};
    static const uint16_t sure[] = {1000, 1000, 0, 0}, doubtful[] = {600, 600, 400, 400}, none[] = {499, 0, 3, 2};
    struct cc_blocks blocks;

    (void)state;
    blocks = page(4, words, sure);
    assert_int_equal(cc_expected_f1(&blocks, verdicts), 1000);
    blocks = page(4, words, doubtful);
    assert_int_equal(cc_expected_f1(&blocks, verdicts), 2000 * 120 / (200 + 144));
    blocks = page(4, words, none);
    assert_int_equal(cc_expected_f1(&blocks, verdicts), 0);
    blocks = page(0, words, none);
    assert_int_equal(cc_expected_f1(&blocks, verdicts), 0);
}

static void quality_rises_with_what_is_expected(void **state)
{
    static const uint32_t words[] = {1000};
    double before = 0, quality;
    uint16_t score;

    (void)state;
    for (score = 500; score <= 1000; score += 5) {
        struct cc_blocks blocks = page(1, words, &score);

        quality = cc_page_quality(&blocks, verdicts, CC_KIND_ARTICLE);
        assert_true(quality >= before && quality <= 1);
        before = quality;
    }
    assert_true(before > 0.9);
    score = 499;
    {
        struct cc_blocks blocks = page(1, words, &score);

        assert_true(cc_page_quality(&blocks, verdicts, CC_KIND_LISTING) == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expected_f1_follows_the_scores),
        cmocka_unit_test(quality_rises_with_what_is_expected),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
