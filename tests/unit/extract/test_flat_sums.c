/* What holds whatever the trees say; that Python gives the same sums is for the golden test of parity. */
#include "cleancopy/extract/flat_sums.h"

#include "cleancopy/extract/flat.h"
#include "support.h"

#include <string.h>

#define PAGE                                                                                   \
    "Home\nPolitics\nSport\nPier of Marrow Bay to be rebuilt\n"                                \
    "The council of Marrow Bay has voted to rebuild the old ferry pier.\n"                     \
    "Nine of the thirteen members backed the plan after a long debate.\n"                      \
    "Work should begin in April, once the divers have cleared the piles.\n"                    \
    "Until then the ferry keeps using the fish dock at the other shore.\n"                     \
    "Related articles\nCod quota cut again as stocks shrink\nBakery wins prize for bread\n"    \
    "Privacy policy\nContact us\nImprint\nJobs\nArchive\n"
#define MORE       "Weather\nTides\nTimetable\nPlaces\nLetters\nShop\n"
#define MOST_LINES 40
#define FEW        19u /* lines that are judged once */

struct summed {
    struct cc_arena arena;
    struct cc_flat_values *values;
    uint32_t n;
    int32_t full[MOST_LINES], strict[MOST_LINES];
};

static void sum_page(struct summed *s, const char *page)
{
    struct cc_config cfg;
    struct cc_document doc = {0};
    struct cc_blocks blocks;
    struct cc_verdict *verdicts;

    memset(s, 0, sizeof *s);
    cc_config_defaults(&cfg);
    cc_arena_init(&s->arena, 64u << 20);
    assert_int_equal(cc_flat_read(&s->arena, &cfg.limits, CC_SCOPE_AUTO, cc_span_from(page), &doc, &blocks, &verdicts,
                                  &s->values, NULL),
                     CC_OK);
    s->n = blocks.count;
    assert_true(s->n <= MOST_LINES);
    assert_int_equal(cc_flat_sums(&s->arena, s->values, s->n, s->full, s->strict, NULL), CC_OK);
}

static void sums_tell_sentences_from_menus(void **state)
{
    struct summed s;
    uint32_t i;

    (void)state;
    sum_page(&s, PAGE);
    for (i = 4; i < 8; i++)
        assert_true(s.full[i] > 0 && s.strict[i] > 0);
    assert_true(s.full[0] < 0 && s.strict[0] < 0);
    assert_true(s.full[s.n - 1] < 0 && s.strict[s.n - 1] < 0);
    cc_arena_done(&s.arena);
}

/* How many of the first n lines get other sums together than each by itself. */
static uint32_t judged_together(struct summed *s, uint32_t n)
{
    int32_t full[MOST_LINES], strict[MOST_LINES], one_full, one_strict;
    uint32_t i, others = 0;

    assert_true(n <= s->n);
    assert_int_equal(cc_flat_sums(&s->arena, s->values, n, full, strict, NULL), CC_OK);
    for (i = 0; i < n; i++) {
        assert_int_equal(cc_flat_sums(&s->arena, &s->values[i], 1, &one_full, &one_strict, NULL), CC_OK);
        others += full[i] != one_full || strict[i] != one_strict;
    }
    return others;
}

static void lines_are_judged_by_those_around_them_where_there_are_twenty(void **state)
{
    struct summed s;

    (void)state;
    sum_page(&s, PAGE MORE);
    assert_int_equal(judged_together(&s, FEW), 0);
    assert_true(judged_together(&s, FEW + 1) > FEW / 2);
    cc_arena_done(&s.arena);
}

/* More lines than are asked at once, and as many, and none. */
static void the_number_of_lines_is_any(void **state)
{
    struct summed s;
    struct cc_flat_values values[33];
    int32_t full[34], strict[34];
    uint32_t n, i;

    (void)state;
    sum_page(&s, PAGE);
    for (i = 0; i < 33; i++)
        values[i] = s.values[5];
    for (n = 0; n <= 33; n += n < 15 ? 15 : 1) {
        full[n] = 7;
        assert_int_equal(cc_flat_sums(&s.arena, values, n, full, strict, NULL), CC_OK);
        assert_int_equal(full[n], 7);
    }
    cc_arena_done(&s.arena);
}

static void auto_is_nearer_to_full(void **state)
{
    (void)state;
    assert_int_equal(cc_flat_combined(800, 400, CC_SCOPE_FULL), 800);
    assert_int_equal(cc_flat_combined(800, 400, CC_SCOPE_STRICT), 400);
    assert_int_equal(cc_flat_combined(800, 400, CC_SCOPE_AUTO), 700);
    assert_int_equal(cc_flat_combined(0, -3, CC_SCOPE_AUTO), 0); /* towards zero, as in Python */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_tell_sentences_from_menus),
        cmocka_unit_test(lines_are_judged_by_those_around_them_where_there_are_twenty),
        cmocka_unit_test(the_number_of_lines_is_any),
        cmocka_unit_test(auto_is_nearer_to_full),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
