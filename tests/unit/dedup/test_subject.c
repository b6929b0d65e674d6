#include "support.h"

#include "cleancopy/dedup/subject.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FERRY "The ferry Amalia will be taken out of service on Monday for a month of repairs."
#define MORE  " Two smaller boats will sail in her place until the middle of April, and tickets stay what they are."

static struct cc_config cfg;
static struct cc_arena arena;

static int set_up(void **state)
{
    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, (size_t)1 << 24);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static struct cc_subject read_text(const char *text)
{
    struct cc_subject s;

    assert_int_equal(cc_subject_read(&arena, &cfg.dedup, cc_span_from(text), &s, NULL), CC_OK);
    return s;
}

static struct cc_match verify(const char *ours, const char *theirs)
{
    struct cc_subject s = read_text(ours), other = read_text(theirs);
    struct cc_match match;

    assert_int_equal(cc_match_prepare(&arena, s.tokens, &s.set, NULL), CC_OK);
    assert_int_equal(cc_subject_verify(&arena, &s, other.key, other.tokens, &cfg.dedup, &match, NULL), CC_OK);
    return match;
}

static void same_words_are_exact_whatever_stands_between_them(void **state)
{
    struct cc_match match = verify(FERRY, "the FERRY, Amalia: will be taken out of service on Monday for a month of repairs");

    (void)state;
    assert_int_equal(match.relation, CC_RELATION_EXACT);
    assert_true(match.similarity == 1 && match.held == 1 && !match.revised);
}

static void equal_keys_are_not_enough(void **state)
{
    struct cc_subject s = read_text(FERRY), other = read_text("The ferry Amalia will be taken out of service on Monday for a year of repairs.");

    (void)state;
    assert_int_equal(s.tokens.count, other.tokens.count);
    assert_true(cc_subject_is_same(&s, s.key, s.tokens));
    assert_false(cc_subject_is_same(&s, s.key, other.tokens));
    assert_false(cc_subject_is_same(&s, s.key + 1, s.tokens));
}

static void of_a_part_is_said_how_much_the_other_one_has(void **state)
{
    struct cc_match part = verify(FERRY, FERRY MORE), whole = verify(FERRY MORE, FERRY);

    (void)state;
    assert_int_equal(part.relation, CC_RELATION_PART);
    assert_int_equal(whole.relation, CC_RELATION_PART);
    assert_true(cc_subject_similarity(&part) == 1);
    assert_true(cc_subject_similarity(&whole) < 0.6 && cc_subject_similarity(&whole) > 0.3);
    assert_true(part.similarity == whole.similarity);
}

static void short_and_very_long_paragraphs_have_no_fingerprints(void **state)
{
    size_t n = (size_t)4097 * 6;
    char *words = malloc(n + 1);

    (void)state;
    assert_non_null(words);
    assert_int_equal(read_text("one two three four five").n_fingerprints, 0);
    assert_int_equal(read_text("one two three four five six").n_fingerprints, 1);
    assert_int_equal(read_text("").tokens.count, 0);
    for (unsigned i = 0; i < 4097; i++)
        (void)snprintf(words + 6 * i, 7, "w%04x ", i & 0xffff);
    assert_int_equal(read_text(words).tokens.count, CC_MATCH_MAX_TOKENS + 1);
    assert_int_equal(read_text(words).n_fingerprints, 0);
    words[n - 6] = '\0';
    assert_int_equal(read_text(words).tokens.count, CC_MATCH_MAX_TOKENS);
    assert_in_range(read_text(words).n_fingerprints, 1000, 2000);
    free(words);
}

static void a_small_arena_says_so(void **state)
{
    struct cc_subject s;
    struct cc_arena small;

    (void)state;
    cc_arena_init(&small, 64);
    assert_int_equal(cc_subject_read(&small, &cfg.dedup, CC_SPAN(FERRY MORE), &s, NULL), CC_E_LIMIT);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_words_are_exact_whatever_stands_between_them),
        cmocka_unit_test(equal_keys_are_not_enough),
        cmocka_unit_test(of_a_part_is_said_how_much_the_other_one_has),
        cmocka_unit_test(short_and_very_long_paragraphs_have_no_fingerprints),
        cmocka_unit_test(a_small_arena_says_so),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
