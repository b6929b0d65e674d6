#include "support.h"

#include "cleancopy/dedup/shingle.h"

static struct cc_arena arena;

static struct cc_tokens tokens(const char *normal)
{
    struct cc_tokens out;
    struct cc_error err;

    assert_int_equal(cc_token_list(&arena, cc_span_from(normal), &out, &err), CC_OK);
    return out;
}

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)16 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static void a_word_is_a_token_and_a_spaceless_character_is_one_too(void **state)
{
    static const struct {
        const char *normal;
        uint32_t wanted;
    } examples[] = {
        {"", 0},
        {"a", 1},
        {"the ferry sails at 9", 5},
        {"caf\u00E9 \u00E5se", 2},
        {"\u6E2F\u53E3", 2},
        {"\u6E2F\u53E3 \u9589\u9396", 4},
        {"abc\u6E2F12", 3},                           /* Latin, Han, digits */
        {"\u0E17\u0E48\u0E32", 3},                    /* Thai */
        {"\uD56D\uAD6C\uAC00 \uB2EB\uD614\uB2E4", 2}, /* Korean has spaces */
        {"\u0939\u093F\u0928\u094D\u0926\u0940", 1},  /* Hindi too */
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_int_equal(tokens(examples[i].normal).count, examples[i].wanted);
}

static void equal_words_have_equal_tokens_and_others_do_not(void **state)
{
    struct cc_tokens t = tokens("tug ferry tug \u6E2F \u6E2F\u6E2F");

    (void)state;
    assert_int_equal(t.count, 6);
    assert_int_equal(t.list[0], t.list[2]);
    assert_int_not_equal(t.list[0], t.list[1]);
    assert_int_equal(t.list[3], t.list[4]);
    assert_int_equal(t.list[3], t.list[5]);
}

static void the_lowest_bits_tell_figures_and_negations(void **state)
{
    struct cc_tokens t = tokens("ferry 12 m2 twelve may not \u0663 caf\u00E9 caf\u00E93 n\u00E3o "
                                "\u6E2F7\u53E3 june");
    static const char kinds[] = "-fff-nf-fn-f-f";

    (void)state;
    assert_int_equal(t.count, 14);
    for (uint32_t i = 0; i < t.count; i++) {
        assert_int_equal(cc_token_is_figure(t.list[i]), kinds[i] == 'f');
        assert_int_equal(cc_token_is_negation(t.list[i]), kinds[i] == 'n');
    }
}

static void a_number_word_is_the_token_of_its_digits(void **state)
{
    struct cc_tokens t = tokens("ten 10 zehn nine");

    (void)state;
    assert_int_equal(t.list[0], t.list[1]);
    assert_int_equal(t.list[2], t.list[1]);
    assert_int_not_equal(t.list[3], t.list[1]);
}

/* Stored beside CC_SHINGLE_VERSION: when this fails, the version must change. */
static void tokens_and_hashes_are_those_that_were_stored(void **state)
{
    struct cc_tokens t = tokens("the ferry 12");

    (void)state;
    assert_int_equal(t.list[0], 0x1CF33D78u);
    assert_int_equal(t.list[1], 0xFF76FB28u);
    assert_int_equal(t.list[2], 0x2C949F71u);
    assert_true(cc_shingle_hash(t.list) == 0xD1F825A41520D547u);
}

static void order_matters_to_a_shingle(void **state)
{
    static const uint32_t abc[] = {8, 16, 24, 8}, cba[] = {24, 16, 8};
    static const uint32_t zeros[] = {0, 0, 0};

    (void)state;
    assert_true(cc_shingle_hash(abc) != cc_shingle_hash(cba));
    assert_true(cc_shingle_hash(abc) != cc_shingle_hash(abc + 1));
    assert_true(cc_shingle_hash(zeros) != 0); /* 0 marks an empty slot */
}

static void below_three_tokens_there_is_no_shingle(void **state)
{
    (void)state;
    assert_int_equal(cc_shingle_count(0), 0);
    assert_int_equal(cc_shingle_count(2), 0);
    assert_int_equal(cc_shingle_count(3), 1);
    assert_int_equal(cc_shingle_count(10), 8);
}

static void an_arena_that_is_full_is_a_limit(void **state)
{
    struct cc_arena small;
    struct cc_tokens out;
    struct cc_error err;

    (void)state;
    cc_arena_init(&small, 4);
    assert_int_equal(cc_token_list(&small, CC_SPAN("a b c d e"), &out, &err), CC_E_LIMIT);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_a_token_and_a_spaceless_character_is_one_too),
        cmocka_unit_test(equal_words_have_equal_tokens_and_others_do_not),
        cmocka_unit_test(the_lowest_bits_tell_figures_and_negations),
        cmocka_unit_test(a_number_word_is_the_token_of_its_digits),
        cmocka_unit_test(tokens_and_hashes_are_those_that_were_stored),
        cmocka_unit_test(order_matters_to_a_shingle),
        cmocka_unit_test(below_three_tokens_there_is_no_shingle),
        cmocka_unit_test(an_arena_that_is_full_is_a_limit),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
