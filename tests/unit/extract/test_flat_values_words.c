#include "support.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/extract/flat_values_words.h"

#include <stdio.h>
#include <stdlib.h>

#define N_LINES 8

static int by_hash(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

static uint32_t hash_of(const char *word)
{
    return (uint32_t)cc_hash64(cc_span_from(word));
}

/* "good" weighs 10, "bad" -7. */
static const struct cc_token_weights *weights(void)
{
    static uint32_t hash[2];
    static int8_t weight[2];
    static struct cc_token_weights table = {hash, weight, 2};

    hash[0] = hash_of("good");
    hash[1] = hash_of("bad");
    qsort(hash, 2, sizeof hash[0], by_hash);
    weight[0] = hash[0] == hash_of("good") ? 10 : -7;
    weight[1] = hash[1] == hash_of("good") ? 10 : -7;
    return &table;
}

static void values_of(const char *const *texts, uint32_t n, struct cc_flat_values *values)
{
    struct cc_flat_line list[N_LINES];
    struct cc_flat_lines lines;
    uint32_t i;

    memset(list, 0, sizeof list);
    memset(&lines, 0, sizeof lines);
    memset(values, 0, n * sizeof *values);
    for (i = 0; i < n; i++)
        list[i].lower = cc_span_from(texts[i]);
    lines.list = list;
    lines.count = n;
    cc_flat_values_words(&lines, weights(), values);
}

#define V(i, name) values[i].value[CC_FV_##name]

static void a_lines_weights_are_gathered(void **state)
{
    static const char *const texts[] = {"good other bad good", "other words", "", "bad bad bad"};
    struct cc_flat_values values[4];

    (void)state;
    values_of(texts, 4, values);
    assert_int_equal(V(0, LEARNT_LEAST), -7);
    assert_int_equal(V(0, LEARNT_GREATEST), 10);
    assert_int_equal(V(0, LEARNT_SUM), 13);
    assert_int_equal(V(0, LEARNT_MEAN), 13 * 16 / 4);
    assert_int_equal(V(1, LEARNT_LEAST), 0);
    assert_int_equal(V(1, LEARNT_GREATEST), 0);
    assert_int_equal(V(2, LEARNT_MEAN), 0);
    assert_int_equal(V(3, LEARNT_GREATEST), -7);
    assert_int_equal(V(3, LEARNT_MEAN), -7 * 16);
}

static void neighbours_are_seen(void **state)
{
    static const char *const texts[N_LINES] = {"good", "bad",  "good", "",
                                               "bad",  "good", "good", "bad"};
    struct cc_flat_values values[N_LINES];

    (void)state;
    values_of(texts, N_LINES, values);
    assert_int_equal(V(0, P1_LEARNT), 0);
    assert_int_equal(V(0, N1_LEARNT), -7 * 16);
    assert_int_equal(V(0, LEARNT_BEFORE), 0);
    assert_int_equal(V(0, LEARNT_BEHIND), -7 + 10 + 0 - 7);
    assert_int_equal(V(1, LEARNT_BEFORE), 10);
    assert_int_equal(V(5, LEARNT_BEFORE), -7 + 10 + 0 - 7);
    assert_int_equal(V(5, LEARNT_BEHIND), 10 - 7);
    assert_int_equal(V(7, LEARNT_BEFORE), 0 - 7 + 10 + 10);
    assert_int_equal(V(7, LEARNT_BEHIND), 0);
    assert_int_equal(V(7, N1_LEARNT), 0);
    values_of(texts, 1, values);
    assert_int_equal(V(0, LEARNT_BEHIND), 0);
}

static void numbers_and_what_is_past_the_limit_are_no_words(void **state)
{
    uint32_t words[CC_FLAT_WORDS_MAX];
    char text[3 * (CC_FLAT_WORDS_MAX + 2)];
    size_t at = 0;
    int i;

    (void)state;
    assert_int_equal(cc_flat_words(CC_SPAN("in 2019, 3rd place"), words), 2);
    assert_int_equal(words[1], hash_of("place"));
    assert_int_equal(cc_flat_words(CC_SPAN(""), words), 0);
    for (i = 0; i < CC_FLAT_WORDS_MAX; i++)
        at += (size_t)snprintf(text + at, sizeof text - at, "%s ", i == 0 ? "z" : "a");
    assert_int_equal(cc_flat_words(cc_span_from(text), words), CC_FLAT_WORDS_MAX);
    assert_int_equal(words[CC_FLAT_WORDS_MAX - 1], hash_of("a"));
    (void)snprintf(text + at, sizeof text - at, "b");
    assert_int_equal(cc_flat_words(cc_span_from(text), words), CC_FLAT_WORDS_MAX);
    assert_int_equal(words[CC_FLAT_WORDS_MAX - 1], hash_of("a"));
}

static void the_models_table_is_in_order(void **state)
{
    uint32_t i;

    (void)state;
    assert_true(cc_flat_word_weights.count > 1000);
    for (i = 1; i < cc_flat_word_weights.count; i++)
        assert_true(cc_flat_word_weights.hash[i - 1] < cc_flat_word_weights.hash[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lines_weights_are_gathered),
        cmocka_unit_test(neighbours_are_seen),
        cmocka_unit_test(numbers_and_what_is_past_the_limit_are_no_words),
        cmocka_unit_test(the_models_table_is_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
