#include "support.h"

#include "cleancopy/dedup/name_mark.h"
#include "cleancopy/dedup/normal.h"

static struct cc_arena arena;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)1 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static struct cc_tokens tokens_of(const char *text)
{
    struct cc_span normal;
    struct cc_tokens out;
    struct cc_error err;

    assert_int_equal(cc_normal_form(&arena, cc_span_from(text), &normal, &err), CC_OK);
    assert_int_equal(cc_token_list(&arena, normal, &out, &err), CC_OK);
    return out;
}

/* A letter for each token: N for a name, a dot for all else. */
static void marks_of(const char *text, char *marks, size_t room)
{
    struct cc_tokens tokens = tokens_of(text);
    struct cc_error err;

    assert_true(tokens.count < room);
    assert_int_equal(cc_name_mark(&arena, cc_span_from(text), tokens, &err), CC_OK);
    for (uint32_t i = 0; i < tokens.count; i++)
        marks[i] = cc_token_is_name(tokens.list[i]) ? 'N' : '.';
    marks[tokens.count] = '\0';
}

static void capitals_where_none_is_due_are_names(void **state)
{
    static const struct {
        const char *text, *wanted;
    } examples[] = {
        {"", ""},
        {"no capital in here", "...."},
        {"The mayor of Ostby met Ms. Lind on Friday.", "...N.NN.N"},
        {"The ferry left. The mayor of the town stayed.", "........."},
        {"It left.  Anna Lind, who saw it, stayed away.", "..NN....."},
        {"He said: \"We will see Mr. Falk and go.\"", ".....NN.."},
        {"It moored in the U.S. harbour and stayed.", "....NN..."},
        {"He saw O'Hara and Lind\xE2\x80\x99s boat go by.", "..N.N..."},
        {"He saw \xC3\x98rsted go by in a boat", "..N....."},
        {"\xD0\x92 \xD0\xBC\xD0\xB0\xD0\xB5 \xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 "
         "\xD1\x83\xD1\x88\xD0\xBB\xD0\xB0",
         "..N."},
        {"COD PRICES FALL IN OSTBY HARBOUR", "......"}, /* capitals tell nothing */
        {"Cod Prices Fall in Ostby Harbour Today", "......."},
        {"OSLO, May 3 (Coast Wire) - Two tugs met the Ostby ferry.", "....N."},
        {"the 12,500 tons of Ostby and 3.5 of Lind today", "....N...N."},
    };
    char marks[64];

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        marks_of(examples[i].text, marks, sizeof marks);
        if (strcmp(marks, examples[i].wanted) != 0)
            fail_msg("%s: %s, wanted %s", examples[i].text, marks, examples[i].wanted);
    }
}

static void a_name_is_the_same_word_in_small_letters(void **state)
{
    struct cc_tokens a = tokens_of("he saw the Rose of Ostby"), b, c;
    struct cc_error err;

    (void)state;
    b = tokens_of("he saw the rose of ostby");
    c = tokens_of("he saw the rose of vestby");
    assert_int_equal(cc_name_mark(&arena, CC_SPAN("he saw the Rose of Ostby"), a, &err), CC_OK);
    assert_int_not_equal(a.list[3], b.list[3]);
    assert_true(cc_tokens_equal(a.list, b.list, a.count));
    assert_false(cc_tokens_equal(a.list, c.list, a.count));
    assert_true(cc_tokens_equal(a.list, c.list, a.count - 1));
    for (uint32_t i = 0; i < cc_shingle_count(a.count); i++)
        assert_true(cc_shingle_hash(a.list + i) == cc_shingle_hash(b.list + i));
}

/* Tokens that are none of the text's (an edge was cut off) are left alone. */
static void foreign_tokens_stay_as_they_are(void **state)
{
    struct cc_tokens tokens = tokens_of("two tugs met");
    struct cc_error err;

    (void)state;
    assert_int_equal(cc_name_mark(&arena, CC_SPAN("we saw Lind and Falk go by"), tokens, &err),
                     CC_OK);
    for (uint32_t i = 0; i < tokens.count; i++)
        assert_false(cc_token_is_name(tokens.list[i]));
}

static void a_small_arena_is_a_limit(void **state)
{
    struct cc_tokens tokens = tokens_of("we saw \xC3\x98rsted go by");
    struct cc_arena small;
    struct cc_error err;

    (void)state;
    cc_arena_init(&small, 1);
    assert_int_equal(cc_name_mark(&small, CC_SPAN("we saw \xC3\x98rsted go by"), tokens, &err),
                     CC_E_LIMIT);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_where_none_is_due_are_names),
        cmocka_unit_test(a_name_is_the_same_word_in_small_letters),
        cmocka_unit_test(foreign_tokens_stay_as_they_are),
        cmocka_unit_test(a_small_arena_is_a_limit),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
