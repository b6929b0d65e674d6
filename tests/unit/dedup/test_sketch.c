#include "support.h"

#include "cleancopy/dedup/sketch.h"

#define ROOM 1024

#define QUAY                                                                                   \
    "The harbour board voted on Tuesday to close the old ferry quay for repairs until spring."
#define TUG                                                                                    \
    "Two tugs and a pilot boat will move to the northern basin while divers look at the wall."

struct made {
    uint32_t tokens[ROOM];
    struct cc_hash128 fingerprints[ROOM];
    struct cc_sketch sketch;
};

static struct made make(const char *text)
{
    struct made made;
    struct cc_error err;

    assert_true(cc_sketch_room(strlen(text)) <= ROOM);
    assert_int_equal(cc_sketch_make(text, strlen(text), made.tokens, made.fingerprints, ROOM,
                                    &made.sketch, &err),
                     CC_OK);
    return made;
}

static bool have_equal_keys(const struct made *a, const struct made *b)
{
    return memcmp(&a->sketch.key, &b->sketch.key, sizeof a->sketch.key) == 0;
}

static uint32_t count_shared(const struct made *a, const struct made *b)
{
    uint32_t n = 0;

    for (size_t i = 0; i < a->sketch.n_fingerprints; i++) {
        for (size_t k = 0; k < b->sketch.n_fingerprints; k++)
            n += memcmp(&a->fingerprints[i], &b->fingerprints[k], 16) == 0 ? 1 : 0;
    }
    return n;
}

static struct cc_match verify(const struct made *a, const struct made *b)
{
    struct cc_match match;
    struct cc_error err;

    assert_int_equal(cc_sketch_verify(a->tokens, a->sketch.n_tokens, b->tokens,
                                      b->sketch.n_tokens, NULL, &match, &err),
                     CC_OK);
    return match;
}

static void equal_texts_have_equal_keys(void **state)
{
    struct made a = make(QUAY), b = make("OSLO, May 3 (CW) - " QUAY), c = make(TUG);

    (void)state;
    assert_true(have_equal_keys(&a, &b));
    assert_false(have_equal_keys(&a, &c));
    assert_int_equal(a.sketch.n_tokens, 16);
    assert_true(a.sketch.n_fingerprints >= 3 && a.sketch.n_fingerprints <= 14);
    assert_int_equal(count_shared(&a, &b), a.sketch.n_fingerprints); /* each once */
    assert_int_equal(count_shared(&a, &c), 0);
}

static void copies_share_fingerprints_and_are_verified(void **state)
{
    struct made a = make(QUAY), whole = make(QUAY " " TUG), edited = make("Yesterday " QUAY);
    struct made other = make(TUG), figures = make("Cod fetched 412 crowns a box on Friday.");
    struct made others = make("Cod fetched 398 crowns a box on Friday.");

    (void)state;
    assert_true(count_shared(&a, &whole) > 0);
    assert_true(count_shared(&a, &edited) > 0);
    assert_int_equal(verify(&a, &a).relation, CC_RELATION_EXACT);
    assert_int_equal(verify(&a, &edited).relation, CC_RELATION_NEAR);
    assert_int_equal(verify(&a, &whole).relation, CC_RELATION_PART);
    assert_true(verify(&a, &whole).held == 1);
    assert_true(verify(&whole, &a).held < 0.5);
    assert_int_equal(verify(&a, &other).relation, CC_RELATION_NONE);
    assert_int_equal(verify(&figures, &others).relation, CC_RELATION_UPDATED);
}

/* Stored beside CC_SKETCH_VERSION: when this fails, a version must change. */
static void keys_are_those_that_were_stored(void **state)
{
    struct made a = make("The ferry sails");
    static const unsigned char key[16] = {
        0x8B, 0x22, 0x26, 0x0F, 0xAA, 0xD0, 0xA7, 0x39,
        0x4E, 0xAB, 0x59, 0x4C, 0x83, 0x7D, 0x1A, 0xB0};
    static const unsigned char fingerprint[16] = {
        0x53, 0xDF, 0xEE, 0x61, 0xF6, 0xF7, 0x8C, 0xA9,
        0xC2, 0x72, 0x51, 0xC8, 0xA4, 0x04, 0x7B, 0xA5};

    (void)state;
    assert_int_equal(CC_SKETCH_VERSION, 30301);
    assert_int_equal(a.sketch.n_fingerprints, 1);
    assert_memory_equal(a.sketch.key.bytes, key, 16);
    assert_memory_equal(a.fingerprints[0].bytes, fingerprint, 16);
}

static void nothing_makes_an_empty_sketch(void **state)
{
    struct made a = make(""), b = make("\u2026");
    struct cc_sketch sketch;
    struct cc_error err;

    (void)state;
    assert_int_equal(a.sketch.n_tokens, 0);
    assert_int_equal(a.sketch.n_fingerprints, 0);
    assert_true(have_equal_keys(&a, &b));
    assert_int_equal(cc_sketch_make(NULL, 0, NULL, NULL, 0, &sketch, &err), CC_OK);
}

/* One character, six kana. */
static void the_room_is_enough_for_text_that_grows(void **state)
{
    struct made a = make("\xE3\x8C\x96\xE3\x8C\x96\xE3\x8C\x96");

    (void)state;
    assert_int_equal(a.sketch.n_tokens, 18);
    assert_true(a.sketch.n_tokens <= cc_sketch_room(9));
}

static void too_little_room_is_a_limit(void **state)
{
    struct cc_hash128 fingerprints[3];
    struct cc_sketch sketch;
    struct cc_error err;
    uint32_t tokens[3];

    (void)state;
    assert_int_equal(cc_sketch_make("a b c", 5, tokens, fingerprints, 3, &sketch, &err), CC_OK);
    assert_int_equal(cc_sketch_make("a b c d", 7, tokens, fingerprints, 3, &sketch, &err),
                     CC_E_LIMIT);
}

static void long_texts_are_exact_or_nothing(void **state)
{
    static uint32_t a[CC_MATCH_MAX_TOKENS + 1], b[CC_MATCH_MAX_TOKENS + 1];
    struct cc_match match;
    struct cc_error err;

    (void)state;
    b[0] = 8;
    for (size_t n = CC_MATCH_MAX_TOKENS; n <= CC_MATCH_MAX_TOKENS + 1; n++) {
        assert_int_equal(cc_sketch_verify(a, n, b, n, NULL, &match, &err), CC_OK);
        assert_int_equal(match.relation,
                         n <= CC_MATCH_MAX_TOKENS ? CC_RELATION_NEAR : CC_RELATION_NONE);
        assert_int_equal(cc_sketch_verify(a, n, a, n, NULL, &match, &err), CC_OK);
        assert_int_equal(match.relation, CC_RELATION_EXACT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_texts_have_equal_keys),
        cmocka_unit_test(copies_share_fingerprints_and_are_verified),
        cmocka_unit_test(keys_are_those_that_were_stored),
        cmocka_unit_test(nothing_makes_an_empty_sketch),
        cmocka_unit_test(the_room_is_enough_for_text_that_grows),
        cmocka_unit_test(too_little_room_is_a_limit),
        cmocka_unit_test(long_texts_are_exact_or_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
