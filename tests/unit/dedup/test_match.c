#include "support.h"
#include "tokens.h"

#include "cleancopy/dedup/match.h"

#include <stdlib.h>

static struct cc_arena arena;
static const struct cc_dedup_config config = {
    .near = 0.8, .part = 0.85, .min_words = 6, .min_exact_words = 5};

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)64 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static struct cc_tokens tokens(const char *text)
{
    return read_tokens(&arena, text);
}

static struct cc_match match(struct cc_tokens a, struct cc_tokens b)
{
    struct cc_match_set set;
    struct cc_match m;
    struct cc_error err;

    assert_int_equal(cc_match_prepare(&arena, a, &set, &err), CC_OK);
    assert_int_equal(cc_match_verify(&arena, &set, b, &config, &m, &err), CC_OK);
    return m;
}

#define QUAY                                                                                   \
    "The harbour board voted on Tuesday to close the old ferry quay for repairs until spring."
#define TUG                                                                                    \
    "Two tugs and a pilot boat will move to the northern basin while divers look at the wall."
#define FEE                                                                                    \
    "Skippers who berth there pay a lower fee as long as the work goes on, its chairman said."

static void pairs_are_what_they_are(void **state)
{
    static const struct {
        const char *a, *b;
        enum cc_relation wanted;
    } examples[] = {
        {QUAY, QUAY, CC_RELATION_NEAR},
        {QUAY, "HARBOUR CITY (Coast Wire) - " QUAY, CC_RELATION_NEAR},
        {QUAY,
         "The harbour board voted on Wednesday to close the old ferry quay for repairs until "
         "spring.",
         CC_RELATION_NEAR},
        {QUAY, QUAY " " TUG " " FEE, CC_RELATION_PART},
        {QUAY " " TUG " " FEE, TUG, CC_RELATION_PART},
        {QUAY, TUG, CC_RELATION_NONE},
        {QUAY " " TUG, QUAY " " FEE, CC_RELATION_NONE}, /* a sentence in common is neither */
        /* five words are no part, six are when they are all there is, … */
        {"Told reporters by telephone on",
         FEE " He told reporters by telephone on Monday. " TUG, CC_RELATION_NONE},
        {"Told reporters by telephone on Monday",
         FEE " He told reporters by telephone on Monday. " TUG, CC_RELATION_PART},
        /* … else it takes eight in a row */
        {"Told reporters by telephone on Monday at noon",
         FEE " He told reporters by telephone on Monday at ten. " TUG, CC_RELATION_NONE},
        {"Told reporters by telephone on Monday that the old",
         FEE " He told reporters by telephone on Monday that the new. " TUG, CC_RELATION_PART},
        {"Told reporters by telephone on Monday that old",
         FEE " He told reporters by telephone on Monday that new. " TUG, CC_RELATION_NONE},
        /* figures */
        {"Cod fetched 412 crowns a box at the Eastwick auction on Friday, up 3 percent. " TUG,
         "Cod fetched 398 crowns a box at the Eastwick auction on Friday, up 1 percent. " TUG,
         CC_RELATION_UPDATED},
        {"Cod fetched 412 crowns a box at the Eastwick auction on Friday, up again on the "
         "week.",
         "Cod fetched 398 crowns a box at the Eastwick auction on Friday, up again on the "
         "week.",
         CC_RELATION_UPDATED},
        {"Cod fetched 412 crowns a box at the Eastwick auction on Friday, up again on the "
         "week.",
         "Cod fetched 412 crowns a box at the Eastwick auction on Friday, up again on the "
         "week. Haddock fetched 200.",
         CC_RELATION_NEAR}, /* one figure more is a sentence more */
        {"Cod fetched 1,412 crowns a box at the Eastwick auction on Friday, up again on the "
         "week.",
         "Cod fetched 1412 crowns a box at the Eastwick auction on Friday, up again on the "
         "week.",
         CC_RELATION_NEAR},
        /* characters are words in Japanese */
        {"\u6E2F\u6E7E\u59D4\u54E1\u4F1A\u306F\u706B\u66DC\u65E5\u306B\u65E7\u57E0\u982D\u306E"
         "\u9589\u9396\u3092\u6C7A\u3081\u305F\u3002",
         "\u6E2F\u6E7E\u59D4\u54E1\u4F1A\u306F\u706B\u66DC\u65E5\u306B\u65E7\u57E0\u982D\u306E"
         "\u9589\u9396\u3092\u6C7A\u8B70\u3057\u305F\u3002",
         CC_RELATION_NEAR},
        {"", QUAY, CC_RELATION_NONE},
        {"", "", CC_RELATION_NONE},
        {"two words", "two words", CC_RELATION_NONE}, /* no shingle: only the key can tell */
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct cc_tokens a = tokens(examples[i].a), b = tokens(examples[i].b);
        struct cc_match there = match(a, b), back = match(b, a);

        if (there.relation != examples[i].wanted)
            fail_msg("%zu: %s, wanted %s", i, cc_relation_name(there.relation),
                     cc_relation_name(examples[i].wanted));
        assert_int_equal(back.relation, there.relation);
        assert_true(back.similarity == there.similarity);
    }
}

static void the_same_text_has_similarity_one(void **state)
{
    (void)state;
    assert_true(match(tokens(QUAY), tokens(QUAY)).similarity == 1);
    assert_true(match(tokens(QUAY), tokens(QUAY " " TUG " " FEE)).similarity == 1);
    assert_true(match(tokens(QUAY), tokens(TUG)).similarity == 0);
}

/* ---- against counting by hand ---- */

#define MAX_TOKENS 200

/* A copy with a few words replaced, dropped, doubled, and perhaps its end cut off. */
static struct cc_tokens edit(uint64_t *seed, struct cc_tokens from, uint32_t *room,
                             uint32_t n_words)
{
    uint32_t rate = random_below(seed, 30),
             cut = random_below(seed, 3) == 0 ? random_below(seed, from.count) : from.count;
    struct cc_tokens out = {room, 0};

    for (uint32_t i = 0; i < cut; i++) {
        bool edited = random_below(seed, 100) < rate;
        uint32_t how = random_below(seed, 3);

        if (edited && how == 0)
            continue;
        room[out.count++] =
            edited && how == 1 ? plain_token(random_below(seed, n_words)) : from.list[i];
        if (edited && how == 2)
            room[out.count++] = from.list[i];
    }
    return out;
}

/* Shingles of `t` that `other` has too, each as often as it stands. */
static uint32_t count_held(struct cc_tokens t, struct cc_tokens other)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < cc_shingle_count(t.count); i++) {
        for (uint32_t k = 0; k < cc_shingle_count(other.count); k++) {
            if (memcmp(t.list + i, other.list + k, CC_SHINGLE_WORDS * sizeof *t.list) == 0) {
                n++;
                break;
            }
        }
    }
    return n;
}

static bool is_part(uint32_t held, uint32_t all)
{
    return held < CC_MATCH_MIN_PART_SHINGLES ? held >= CC_MATCH_MIN_WHOLE_SHINGLES && held == all
                                             : held >= config.part * all;
}

static uint32_t in_place(struct cc_tokens a, struct cc_tokens b)
{
    uint32_t n = 0;

    for (uint32_t i = 0; a.count == b.count && i < a.count; i++)
        n += a.list[i] == b.list[i] ? 1 : 0;
    return n;
}

static void what_is_found_is_what_counting_finds(void **state)
{
    uint32_t room_a[MAX_TOKENS], room_b[2 * MAX_TOKENS];
    uint32_t n_near = 0, n_part = 0, n_none = 0;
    uint64_t seed = 99;

    (void)state;
    for (int round = 0; round < 4000; round++) {
        uint32_t n_words = round % 4 == 0 ? 4 : 3000; /* a few words: repeated shingles */
        struct cc_tokens a = {room_a, 8 + random_below(&seed, MAX_TOKENS - 8)}, b;
        uint32_t longer, ours, theirs, n;
        struct cc_match m;

        for (uint32_t i = 0; i < a.count; i++)
            room_a[i] = plain_token(random_below(&seed, n_words));
        b = edit(&seed, a, room_b, n_words);
        m = match(a, b);
        longer = a.count > b.count ? a.count : b.count;
        n = longest_alignment(a, b);
        ours = count_held(a, b);
        theirs = count_held(b, a);
        if (m.relation == CC_RELATION_NEAR) { /* uneven gaps may take from the alignment */
            assert_true(m.similarity >= config.near && m.similarity <= (double)n / longer);
            assert_true(m.similarity >= (double)in_place(a, b) / longer);
            assert_true(m.held == (double)n / a.count);
            n_near++;
            continue;
        }
        assert_true(in_place(a, b) < config.near * longer);
        if (is_part(ours, cc_shingle_count(a.count)) ||
            is_part(theirs, cc_shingle_count(b.count))) {
            assert_int_equal(m.relation, CC_RELATION_PART);
            assert_true(m.held == (double)ours / cc_shingle_count(a.count));
            assert_true(m.similarity >= m.held);
            n_part++;
        } else {
            assert_int_equal(m.relation, CC_RELATION_NONE);
            n_none++;
        }
        cc_arena_reset(&arena);
    }
    assert_true(n_near > 500 && n_part > 200 && n_none > 500); /* else nothing was tried */
}

static void a_set_can_be_verified_against_many(void **state)
{
    struct cc_match_set set;
    struct cc_match m;
    struct cc_error err;

    (void)state;
    assert_int_equal(cc_match_prepare(&arena, tokens(QUAY), &set, &err), CC_OK);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(cc_match_verify(&arena, &set, tokens(QUAY), &config, &m, &err), CC_OK);
        assert_true(m.similarity == 1);
        assert_int_equal(cc_match_verify(&arena, &set, tokens(TUG), &config, &m, &err), CC_OK);
        assert_int_equal(m.relation, CC_RELATION_NONE);
    }
}

static void paragraphs_over_the_limit_match_nothing(void **state)
{
    uint32_t *list = calloc(CC_MATCH_MAX_TOKENS + 1, sizeof *list);
    struct cc_tokens at_limit = {list, CC_MATCH_MAX_TOKENS},
                     past = {list, CC_MATCH_MAX_TOKENS + 1};

    (void)state;
    assert_non_null(list);
    for (uint32_t i = 0; i <= CC_MATCH_MAX_TOKENS; i++)
        list[i] = i * 4;
    assert_int_equal(match(at_limit, at_limit).relation, CC_RELATION_NEAR);
    assert_int_equal(match(at_limit, past).relation, CC_RELATION_NONE);
    free(list);
}

static void an_arena_that_is_full_is_a_limit(void **state)
{
    struct cc_tokens t = tokens(QUAY " " TUG);
    struct cc_arena small;
    struct cc_match_set set;
    struct cc_error err;

    (void)state;
    cc_arena_init(&small, 64);
    assert_int_equal(cc_match_prepare(&small, t, &set, &err), CC_E_LIMIT);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_are_what_they_are),
        cmocka_unit_test(the_same_text_has_similarity_one),
        cmocka_unit_test(what_is_found_is_what_counting_finds),
        cmocka_unit_test(a_set_can_be_verified_against_many),
        cmocka_unit_test(paragraphs_over_the_limit_match_nothing),
        cmocka_unit_test(an_arena_that_is_full_is_a_limit),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
