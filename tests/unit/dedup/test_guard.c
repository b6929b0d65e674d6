#include "support.h"
#include "tokens.h"

#include "cleancopy/dedup/guard.h"

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

static enum cc_guard judge(const char *a_text, const char *b_text)
{
    struct cc_tokens a = read_tokens(&arena, a_text), b = read_tokens(&arena, b_text);
    struct cc_align_other other;
    struct cc_align_pair *pairs;
    struct cc_align align;
    struct cc_error err;
    uint32_t n;

    assert_int_equal(cc_align_prepare(&arena, a, &align, &err), CC_OK);
    assert_int_equal(cc_align_look_up(&arena, &align, b, b.count, &other, &err), CC_OK);
    assert_int_equal(cc_align_pairs(&arena, &align, &other, &pairs, &n, &err), CC_OK);
    return cc_guard_judge(a, b, pairs, n);
}

static void texts_differ_or_not(void **state)
{
    static const struct {
        const char *a, *b;
        enum cc_guard wanted;
    } examples[] = {
        {"Cod fetched 412 crowns a box.", "Cod fetched 412 crowns a box.", CC_GUARD_SAME},
        {"Cod fetched 412 crowns a box.", "Cod fetched 398 crowns a box.", CC_GUARD_OTHER},
        {"Cod fetched 3.5 crowns a box.", "Cod fetched 3.6 crowns a box.", CC_GUARD_OTHER},
        {"Cod fetched four crowns a box.", "Cod fetched five crowns a box.", CC_GUARD_OTHER},
        {"Cod fetched four crowns a box.", "Cod fetched 4 crowns a box.", CC_GUARD_SAME},
        {"In June cod was dear.", "In July cod was dear.", CC_GUARD_OTHER},
        {"Cod fetched 412 crowns.", "Cod fetched 412 crowns, haddock 200.", CC_GUARD_SAME},
        {"Cod fetched 412 crowns.", "Cod fetched many crowns.", CC_GUARD_SAME},
        {"Wind from north 3, from south 4.", "Wind from north 4, from south 3.", CC_GUARD_OTHER},
        /* figures that are laid side by side one place further */
        {"Ostby beat Vestby 2-1 at home.", "Ostby beat Vestby 1-0 at home.", CC_GUARD_OTHER},
        {"Ostby beat Vestby 56-74 at home.", "Ostby beat Vestby 20-56 at home.", CC_GUARD_OTHER},
        {"Plant them 3-4 inches deep.", "Plant them 4-6 inches deep.", CC_GUARD_OTHER},
        {"The quay opens on 3 May 2026.", "The quay opens on May 3 2026.", CC_GUARD_SAME},
        {"Cod fetched 412, haddock 200.", "Cod fetched 412 2, haddock 200.", CC_GUARD_SAME},
        {"Of 5 of 9 boats 4 sank.", "Of 9 boats 4 sank.", CC_GUARD_SAME},
        {"1 a b c d e f g h i j k l m n o 7", "7 2", CC_GUARD_REVISED}, /* 16 words, … */
        {"1 a b c d e f g h i j k l m n o p 7", "7 2", CC_GUARD_SAME}, /* … and one more */
        /* figures changed, other words too */
        {"On Monday cod fetched 412 crowns.", "On Friday cod fetched 398 crowns.",
         CC_GUARD_REVISED},
        {"Cod fetched 412 crowns.", "Cod fetched 398 crowns, the clerk said.", CC_GUARD_REVISED},
        {"Then 1 a 2 b 3 c 4 d 5.", "Once 1 a 2 b 3 c 4 d 9.", CC_GUARD_REVISED},
        {"Then 1 a 2 b 3 c 4.", "Once 8 a 9 b 3 c 4.", CC_GUARD_REVISED},
        {"Then 1 a 2 b 3 c x.", "Once 8 a 9 b 3 c x.", CC_GUARD_OTHER}, /* more than stay */
        {"Then 1 a 2 b 3 c 4 d 5 e 6.", "Once 7 a 8 b 9 c 4 d 5 e 6.", CC_GUARD_OTHER},
        {"Then 1 a b, he said not.", "Once 2 a b, he said.", CC_GUARD_OTHER},
        {"The board did agree on Monday.", "The board did not agree on Monday.", CC_GUARD_OTHER},
        {"The board will vote on no quay.", "The board will vote on the quay.", CC_GUARD_OTHER},
        {"The board will vote on no quay.", "A board will vote on the quay.", CC_GUARD_SAME},
        {"He has seen it. He will not go.", "He has seen it.", CC_GUARD_SAME}, /* a sentence less */
        /* names for names */
        {"He met Anna Lind of Ostby today.", "He met Berta Falk of Ostby today.", CC_GUARD_OTHER},
        {"He met Anna in Ostby today.", "He met Berta in Vestby today.", CC_GUARD_OTHER},
        {"Tarn Mills said it will sell the yard.", "Holm Docks said it will sell the yard.",
         CC_GUARD_OTHER},
        {"He met Anna Lind of Ostby today.", "He met Anna Linde of Ostby today.", CC_GUARD_SAME},
        {"He met Anna Lind of Ostby today.", "We met Berta Falk of Ostby today.", CC_GUARD_SAME},
        {"He met Anna Lind of Ostby today.", "He met a tall sailor of Ostby today.", CC_GUARD_SAME},
        {"Ships of the US sailed with the US flag.",
         "Ships of the United States sailed with the U.S. flag.", CC_GUARD_SAME},
        {"HE MET ANNA LIND OF OSTBY TODAY.", "HE MET BERTA FALK OF OSTBY TODAY.", CC_GUARD_SAME},
        {"", "", CC_GUARD_SAME},
        {"", "412", CC_GUARD_SAME},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        if (judge(examples[i].a, examples[i].b) != examples[i].wanted ||
            judge(examples[i].b, examples[i].a) != examples[i].wanted)
            fail_msg("%zu: %s | %s", i, examples[i].a, examples[i].b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_differ_or_not),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
