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

static bool differs(const char *a_text, const char *b_text)
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
    return cc_guard_differs(a, b, pairs, n);
}

static void texts_differ_or_not(void **state)
{
    static const struct {
        const char *a, *b;
        bool wanted;
    } examples[] = {
        {"Cod fetched 412 crowns a box.", "Cod fetched 412 crowns a box.", false},
        {"Cod fetched 412 crowns a box.", "Cod fetched 398 crowns a box.", true},
        {"Cod fetched 3.5 crowns a box.", "Cod fetched 3.6 crowns a box.", true},
        {"Cod fetched four crowns a box.", "Cod fetched five crowns a box.", true},
        {"Cod fetched four crowns a box.", "Cod fetched 4 crowns a box.", false},
        {"In June cod was dear.", "In July cod was dear.", true},
        {"Cod fetched 412 crowns.", "Cod fetched 412 crowns, haddock 200.", false},
        {"Cod fetched 412 crowns.", "Cod fetched many crowns.", false},
        {"Wind from north 3, from south 4.", "Wind from north 4, from south 3.", true},
        /* figures changed, other words too */
        {"On Monday cod fetched 412 crowns.", "On Friday cod fetched 398 crowns.", true},
        {"On Monday cod fetched 412 crowns a box of 20.",
         "On Friday cod fetched 398 crowns a box of 20.", true},
        {"Then 1 a 2 b 3 c 4 d 5 e 6 f 7 g 8.", "Once 1 a 2 b 3 c 4 d 5 e 6 f 7 g 9.", true},
        {"The board did agree on Monday.", "The board did not agree on Monday.", true},
        {"The board will vote on no quay.", "The board will vote on the quay.", true},
        {"The board will vote on no quay.", "A board will vote on the quay.", false},
        {"He has seen it. He will not go.", "He has seen it.", false}, /* a sentence less */
        /* names for names */
        {"He met Anna Lind of Ostby today.", "He met Berta Falk of Ostby today.", true},
        {"He met Anna in Ostby today.", "He met Berta in Vestby today.", true},
        {"Tarn Mills said it will sell the yard.", "Holm Docks said it will sell the yard.",
         true},
        {"He met Anna Lind of Ostby today.", "He met Anna Linde of Ostby today.", false},
        {"He met Anna Lind of Ostby today.", "We met Berta Falk of Ostby today.", false},
        {"He met Anna Lind of Ostby today.", "He met a tall sailor of Ostby today.", false},
        {"Ships of the US sailed with the US flag.",
         "Ships of the United States sailed with the U.S. flag.", false},
        {"HE MET ANNA LIND OF OSTBY TODAY.", "HE MET BERTA FALK OF OSTBY TODAY.", false},
        {"", "", false},
        {"", "412", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        if (differs(examples[i].a, examples[i].b) != examples[i].wanted ||
            differs(examples[i].b, examples[i].a) != examples[i].wanted)
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
