#include "support.h"

#include "cleancopy/dedup/fingerprint.h"

#include <stdlib.h>

#define MAX_TOKENS 400

/* xorshift64: the same texts at every run */
static uint32_t random_below(uint64_t *seed, uint32_t n)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 33) % n;
}

/* Few different words give many equal shingles, which is where winnowing has its corners. */
static uint32_t random_tokens(uint64_t *seed, uint32_t *tokens, uint32_t n_words)
{
    uint32_t n = random_below(seed, MAX_TOKENS / 2);

    for (uint32_t i = 0; i < n; i++)
        tokens[i] = 2 * random_below(seed, n_words);
    return n;
}

static int compare_u64(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return x < y ? -1 : x > y;
}

/* By the definition: every window, its last least hash. */
static size_t by_definition(const uint32_t *tokens, uint32_t n_tokens, uint64_t *out)
{
    uint32_t n_shingles = cc_shingle_count(n_tokens), n = 0;
    uint32_t window = n_shingles < CC_FINGERPRINT_WINDOW ? n_shingles : CC_FINGERPRINT_WINDOW;
    size_t kept = 0;

    for (uint32_t i = 0; window > 0 && i + window <= n_shingles; i++) {
        uint64_t least = UINT64_MAX;

        for (uint32_t k = i; k < i + window; k++) {
            uint64_t h = cc_shingle_hash(tokens + k);

            least = h < least ? h : least;
        }
        out[n++] = least;
    }
    if (n > 0)
        qsort(out, n, sizeof *out, compare_u64);
    for (uint32_t i = 0; i < n; i++) {
        if (i == 0 || out[i] != out[i - 1])
            out[kept++] = out[i];
    }
    return kept;
}

static void each_windows_least_shingle_is_kept(void **state)
{
    uint32_t tokens[MAX_TOKENS];
    uint64_t got[MAX_TOKENS], wanted[MAX_TOKENS], seed = 11;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        uint32_t n = random_tokens(&seed, tokens, round % 3 == 0 ? 3 : 2000);
        size_t n_got = cc_fingerprint_list(tokens, n, got);

        assert_int_equal(n_got, by_definition(tokens, n, wanted));
        for (size_t i = 0; i < n_got; i++)
            assert_true(got[i] == wanted[i]);
    }
}

static bool have_common(const uint64_t *a, size_t n_a, const uint64_t *b, size_t n_b)
{
    for (size_t i = 0, k = 0; i < n_a && k < n_b;) {
        if (a[i] == b[k])
            return true;
        if (a[i] < b[k])
            i++;
        else
            k++;
    }
    return false;
}

/* The guarantee: a run of seven words in common, at any two places, is found. */
static void a_shared_run_of_seven_words_shares_a_fingerprint(void **state)
{
    uint32_t a[MAX_TOKENS], b[MAX_TOKENS], run[CC_FINGERPRINT_RUN];
    uint64_t fp_a[MAX_TOKENS], fp_b[MAX_TOKENS], seed = 5;

    (void)state;
    for (int round = 0; round < 5000; round++) {
        uint32_t n_a = random_tokens(&seed, a, 5000), n_b = random_tokens(&seed, b, 5000);
        uint32_t at_a = random_below(&seed, n_a + 1), at_b = random_below(&seed, n_b + 1);

        for (uint32_t i = 0; i < CC_FINGERPRINT_RUN; i++)
            run[i] = 2 * random_below(&seed, 5000);
        memmove(a + at_a + CC_FINGERPRINT_RUN, a + at_a, (n_a - at_a) * sizeof *a);
        memmove(b + at_b + CC_FINGERPRINT_RUN, b + at_b, (n_b - at_b) * sizeof *b);
        memcpy(a + at_a, run, sizeof run);
        memcpy(b + at_b, run, sizeof run);
        n_a += CC_FINGERPRINT_RUN;
        n_b += CC_FINGERPRINT_RUN;
        assert_true(have_common(fp_a, cc_fingerprint_list(a, n_a, fp_a), fp_b,
                                cc_fingerprint_list(b, n_b, fp_b)));
    }
}

static void six_words_in_common_are_not_always_found(void **state)
{
    uint32_t a[30], b[30];
    uint64_t fp_a[30], fp_b[30];
    uint32_t n_missed = 0;

    (void)state;
    for (uint32_t round = 0; round < 1000; round++) {
        for (uint32_t i = 0; i < 30; i++) {
            bool is_shared = i >= 12 && i < 12 + CC_FINGERPRINT_RUN - 1;

            a[i] = round * 1000 + i * 2;
            b[i] = is_shared ? a[i] : 0x80000000u + round * 1000 + i * 2;
        }
        n_missed += have_common(fp_a, cc_fingerprint_list(a, 30, fp_a), fp_b,
                                cc_fingerprint_list(b, 30, fp_b))
                        ? 0
                        : 1;
    }
    assert_in_range(n_missed, 1, 900); /* else the header's bound is not the real one */
}

static void short_paragraphs_have_one_fingerprint_or_none(void **state)
{
    static const uint32_t tokens[] = {2, 4, 6, 8, 10, 12, 14, 16};
    uint64_t out[8];

    (void)state;
    assert_int_equal(cc_fingerprint_list(tokens, 0, out), 0);
    assert_int_equal(cc_fingerprint_list(tokens, 2, out), 0);
    assert_int_equal(cc_fingerprint_list(tokens, 3, out), 1);
    assert_int_equal(cc_fingerprint_list(tokens, CC_FINGERPRINT_RUN, out), 1);
    assert_in_range(cc_fingerprint_list(tokens, CC_FINGERPRINT_RUN + 1, out), 1, 2);
}

static void one_word_over_and_over_has_one_fingerprint(void **state)
{
    uint32_t tokens[MAX_TOKENS];
    uint64_t out[MAX_TOKENS];

    (void)state;
    for (int i = 0; i < MAX_TOKENS; i++)
        tokens[i] = 42;
    assert_int_equal(cc_fingerprint_list(tokens, MAX_TOKENS, out), 1);
}

static void about_one_shingle_in_three_is_kept(void **state)
{
    uint64_t seed = 3;
    uint32_t *tokens = malloc(30000 * sizeof *tokens);
    uint64_t *out = malloc(30000 * sizeof *out);

    (void)state;
    assert_non_null(tokens);
    assert_non_null(out);
    for (int i = 0; i < 30000; i++)
        tokens[i] = 2 * random_below(&seed, 1u << 30);
    assert_in_range(cc_fingerprint_list(tokens, 30000, out), 9700, 10300);
    free(tokens);
    free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_windows_least_shingle_is_kept),
        cmocka_unit_test(a_shared_run_of_seven_words_shares_a_fingerprint),
        cmocka_unit_test(six_words_in_common_are_not_always_found),
        cmocka_unit_test(short_paragraphs_have_one_fingerprint_or_none),
        cmocka_unit_test(one_word_over_and_over_has_one_fingerprint),
        cmocka_unit_test(about_one_shingle_in_three_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
