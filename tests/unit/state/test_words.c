#include "support.h"

#include "../../../pipeline/state/state_internal.h"
#include "../../../pipeline/state/words.h"

#include <stdlib.h>
#include <string.h>

#define N_TOKENS 60000 /* past the last number of two bytes */

static uint32_t token(uint32_t i)
{
    return i * UINT32_C(0x9E3779B1); /* odd: each once */
}

static void encode_one(struct cc_words *words, uint32_t i, unsigned char out[5], size_t *len)
{
    uint32_t t = token(i);

    assert_int_equal(cc_words_encode(words, &t, 1, out, len, NULL), CC_OK);
}

static void assert_reads(const struct cc_words *words, const unsigned char *bytes, size_t len,
                         uint32_t wanted)
{
    struct cc_span span = {(const char *)bytes, len};
    uint32_t got = 0;
    size_t n = 0;

    assert_true(cc_words_count(span, &n));
    assert_int_equal(n, 1);
    assert_true(cc_words_decode(words, span, &got));
    assert_int_equal(got, wanted);
    assert_true(cc_words_are(words, span, &wanted, 1));
    wanted++;
    assert_false(cc_words_are(words, span, &wanted, 1));
    assert_false(cc_words_are(words, span, &wanted, 0));
}

static void codes_grow_at_their_limits_and_come_back(void **data)
{
    unsigned char (*codes)[5] = calloc(N_TOKENS, sizeof *codes);
    struct cc_words words;
    size_t len;
    uint32_t i;

    (void)data;
    assert_non_null(codes);
    memset(&words, 0, sizeof words);
    for (i = 0; i < N_TOKENS; i++) {
        encode_one(&words, i, codes[i], &len);
        assert_int_equal(len, i < 128 ? 1 : i < 24704 ? 2 : 3);
    }
    for (i = 0; i < N_TOKENS; i++) {
        unsigned char again[5];

        encode_one(&words, i, again, &len);
        assert_memory_equal(again, codes[i], len);
        assert_reads(&words, codes[i], len, token(i));
    }
    cc_words_done(&words);
    free(codes);
}

static void past_the_limit_words_are_written_out(void **data)
{
    struct cc_words words;
    unsigned char out[5];
    size_t len;
    uint32_t i;

    (void)data;
    memset(&words, 0, sizeof words);
    for (i = 0; i < CC_WORDS_MAX; i++)
        encode_one(&words, i, out, &len);
    assert_int_equal(len, 3);
    assert_reads(&words, out, len, token(CC_WORDS_MAX - 1));
    encode_one(&words, CC_WORDS_MAX, out, &len);
    assert_int_equal(len, 5);
    assert_reads(&words, out, len, token(CC_WORDS_MAX));
    assert_int_equal(words.n, CC_WORDS_MAX);
    encode_one(&words, 0, out, &len);
    assert_int_equal(len, 1);
    cc_words_done(&words);
}

static void damaged_codes_are_told(void **data)
{
    static const struct {
        const char *bytes;
        size_t len;
        bool counts;
    } cases[] = {{"\x80", 1, false},      {"\xe0\x01", 2, false},   {"\xff\x01\x02\x03", 4, false},
                 {"\x01", 1, true},       {"\x80\x05", 2, true},    {"\xfe\xff\xff", 3, true}};
    struct cc_words words;
    unsigned char out[5];
    size_t len, n, i;
    uint32_t got[4];

    (void)data;
    memset(&words, 0, sizeof words);
    encode_one(&words, 0, out, &len); /* number 0 is the only one */
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_span span = {cases[i].bytes, cases[i].len};

        assert_int_equal(cc_words_count(span, &n), cases[i].counts);
        assert_false(cc_words_decode(&words, span, got));
        assert_false(cc_words_are(&words, span, got, 1));
    }
    cc_words_done(&words);
}

static void numbers_outlive_the_program(void **data)
{
    char *dir = support_scratch();
    struct cc_state *state = NULL;
    struct cc_words words, read;
    unsigned char out[5];
    uint32_t i, n = 0;
    size_t len;

    (void)data;
    assert_int_equal(cc_state_open(dir, &state, NULL), CC_OK);
    memset(&words, 0, sizeof words);
    for (i = 0; i < 4; i++) { /* in the middle of a row of the table, and at its end */
        static const uint32_t upto[] = {1, 999, 1000, 3500};

        assert_int_equal(cc_state_begin(state, NULL), CC_OK);
        for (; n < upto[i]; n++)
            encode_one(&words, n, out, &len);
        assert_int_equal(cc_words_save(state, &words, NULL), CC_OK);
        assert_int_equal(cc_state_commit(state, NULL), CC_OK);
        memset(&read, 0, sizeof read);
        assert_int_equal(cc_words_load(state, &read, NULL), CC_OK);
        assert_int_equal(read.n, n);
        assert_memory_equal(read.list, words.list, n * sizeof *read.list);
        cc_words_done(&read);
    }
    assert_int_equal(cc_state_exec(state, "DELETE FROM word WHERE chunk = 1", NULL), CC_OK);
    memset(&read, 0, sizeof read);
    assert_int_equal(cc_words_load(state, &read, NULL), CC_E_STATE);
    cc_words_done(&read);
    cc_words_done(&words);
    cc_state_close(state);
    support_scratch_done(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_grow_at_their_limits_and_come_back),
        cmocka_unit_test(past_the_limit_words_are_written_out),
        cmocka_unit_test(damaged_codes_are_told),
        cmocka_unit_test(numbers_outlive_the_program),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
