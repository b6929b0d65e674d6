#include "support.h"

#include "cleancopy/extract/bare_words.h"

static struct cc_arena arena;

static struct cc_span bare(const char *text, uint32_t *n_words)
{
    return cc_bare_words(&arena, cc_span_from(text), n_words);
}

static void marks_and_case_are_left_out(void **state)
{
    uint32_t n_words;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    assert_true(cc_span_is(bare("\xE2\x80\x9CSo be it\xE2\x80\x9D \xE2\x80\x94 She  said.", &n_words), CC_SPAN("so be it she said")));
    assert_int_equal(n_words, 5);
    assert_int_equal(bare("\xE2\x80\x94 !", &n_words).len, 0);
    assert_int_equal(n_words, 0);
    assert_true(cc_span_is(bare("\xE9\x96\xA2\xE9\x80\xA3", &n_words), CC_SPAN("\xE9\x96\xA2 \xE9\x80\xA3"))); /* a word a character */
    cc_arena_done(&arena);
}

static void words_stand_in_others_at_their_edges(void **state)
{
    (void)state;
    assert_true(cc_bare_words_hold(CC_SPAN("so be it she said"), CC_SPAN("be it")));
    assert_true(cc_bare_words_hold(CC_SPAN("so be it"), CC_SPAN("so be it")));
    assert_false(cc_bare_words_hold(CC_SPAN("so be items"), CC_SPAN("be it")));
    assert_true(cc_bare_words_hold(CC_SPAN("so be items be it"), CC_SPAN("be it")));
    assert_false(cc_bare_words_hold(CC_SPAN("maybe it is"), CC_SPAN("be it")));
}

static void runs_go_on_by_a_word(void **state)
{
    struct cc_word_runs runs = cc_word_runs_of(CC_SPAN("so be it she said"), 3);
    struct cc_span run;

    (void)state;
    assert_true(cc_word_runs_next(&runs, &run));
    assert_true(cc_span_is(run, CC_SPAN("so be it")));
    assert_true(cc_word_runs_next(&runs, &run));
    assert_true(cc_span_is(run, CC_SPAN("be it she")));
    assert_true(cc_word_runs_next(&runs, &run));
    assert_true(cc_span_is(run, CC_SPAN("it she said")));
    assert_false(cc_word_runs_next(&runs, &run));
    runs = cc_word_runs_of(CC_SPAN("so be"), 3);
    assert_true(cc_word_runs_next(&runs, &run));
    assert_true(cc_span_is(run, CC_SPAN("so be")));
    assert_false(cc_word_runs_next(&runs, &run));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_and_case_are_left_out),
        cmocka_unit_test(words_stand_in_others_at_their_edges),
        cmocka_unit_test(runs_go_on_by_a_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
