#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/flat_join.h"

#include <stdio.h>

/* The seams of the text's lines as a string: '-' none, ' ' a blank, '+' tight. */
static const char *seams_of(const char *text)
{
    static char out[64];
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_flat_lines lines;
    struct cc_blocks blocks;
    uint32_t i;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, 16u << 20);
    assert_int_equal(cc_flat_features(&arena, &cfg.limits, cc_span_from(text), &lines, NULL), CC_OK);
    blocks.count = lines.count;
    blocks.list = cc_arena_calloc(&arena, (size_t)lines.count + 1, sizeof *blocks.list);
    assert_non_null(blocks.list);
    for (i = 0; i < lines.count; i++) {
        blocks.list[i].role = CC_ROLE_HEADING;
        blocks.list[i].level = 2;
    }
    cc_flat_join(&lines, &blocks);
    assert_true(lines.count < sizeof out);
    for (i = 0; i < lines.count; i++) {
        out[i] = "- +"[blocks.list[i].seam];
        assert_int_equal(blocks.list[i].role, cc_flat_is_piece(&blocks, i) ? CC_ROLE_P : CC_ROLE_HEADING);
    }
    out[i] = '\0';
    cc_arena_done(&arena);
    return out;
}

static void a_sentence_that_fell_apart_at_its_links_is_one(void **state)
{
    (void)state;
    assert_string_equal(seams_of("The ballot follows a month of talks between\nthe Seafarers' Alliance\nand the operator, Brannoc Lines, which took over the "
                                 "route in March after\nthe collapse of Westward Ferries\n, its only rival.\nThe boats run."),
                        "-   +-");
    assert_string_equal(seams_of("Os especialistas torcem o nariz. Para a ge\xC3\xB3loga In\xC3\xAAs, da\nUniversidade de Entre-Rios\n, repor areia sem mexer "
                                 "no porto \xC3\xA9 encher uma banheira sem tampa."),
                        "- +");
    assert_string_equal(seams_of("\xD0\x98\xD0\xB3\xD1\x80\xD0\xB0\xD0\xBB\xD0\xB8\n\xC2\xAB\xD0\xA7\xD0\xB0\xD0\xB9\xD0\xBA\xD1\x83\xC2\xBB\n. One two three "
                                 "four five six seven eight nine ten eleven twelve."),
                        "- +");
    assert_string_equal(seams_of("According to\nthe\nGuardian\n\xE2\x80\x99s report of last Friday the pier is too old to be saved and too dear to be rebuilt."),
                        "-- +");
    assert_string_equal(seams_of("By noon nobody in the whole of the county could pay a water bill or (as they say)\nlook up a deed\n.\n"), "- +");
}

static void what_opens_or_closes_has_no_blank(void **state)
{
    (void)state;
    assert_string_equal(seams_of("The committee of the harbour had been warned twice in the last year by the diver (\nin a letter\n), who left in May."),
                        "-++");
    assert_string_equal(seams_of("The committee of the harbour had been warned twice in the last year by the diver\n) who left in May."), "--");
}

static void lists_menus_verse_and_code_stay_lines(void **state)
{
    (void)state;
    assert_string_equal(seams_of("home\nnews and views of today\nsport\nabout us\n"), "----");
    assert_string_equal(seams_of("two kilos of tomatoes\none onion, chopped\na clove of garlic\nolive oil\nsalt and pepper to taste, and a pinch of sugar if the "
                                 "tomatoes are not ripe\n"),
                        "-----");
    assert_string_equal(seams_of("the sea was dark and slow tonight\nand nobody came down to the quay\nthe lamps were lit, the ropes were tight\nand one boat "
                                 "waited, that was me."),
                        "----");
    assert_string_equal(seams_of("- put the sprouted tubers on the ground in early May, close to one another\n- cover all of them with straw, two spans deep.\n"),
                        "--");
    assert_string_equal(seams_of("y = call(x, argument, another, third, fourth, fifth, sixth, seventh, eighth, ninth, {\nz: one. })\n"), "--");
    assert_string_equal(seams_of("Our review of the new telephone, which has been on sale for a week now\niPhone users will like it.\n"), "--");
    assert_string_equal(seams_of("The committee of the harbour had been warned twice in the last year by the diver\n\nand left it at that.\n"), "--");
    assert_string_equal(seams_of("Tags of the story about the harbour and all of its many ferries in winter\n,\nFerries\n,\nPiers\n"), "-----");
}

/* German begins many a line with a capital. */
#define WRAPPED                                                                                                                                      \
    "Die alte Reederei hat im letzten Winter alle ihre Boote verkauft und\nin den Norden gebracht, weil dort die Frachten besser bezahlt und\n"       \
    "die Liegeplätze billiger sind. Im Hafen blieb allein die kleine rote\nBarkasse des Lotsen zurück, die niemand haben wollte und an der\n"         \
    "noch der Lack von vor dem Krieg zu sehen ist. Sie fährt noch einmal\nam Tag hinaus, wenn es das Wetter erlaubt, und holt die letzten\n"          \
    "drei Fischer der Bucht, die an der Mole warten und mit dem Wind und\nder Flut rechnen, wie es ihre Großväter auch schon getan haben, und\n"      \
    "nach Hause wollen.\n"

static void lines_that_were_wrapped_at_a_width_are_one_paragraph(void **state)
{
    (void)state;
    assert_string_equal(seams_of(WRAPPED "Kein Platz\nMehr dazu morgen.\n"), "-        --");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_that_fell_apart_at_its_links_is_one),
        cmocka_unit_test(what_opens_or_closes_has_no_blank),
        cmocka_unit_test(lists_menus_verse_and_code_stay_lines),
        cmocka_unit_test(lines_that_were_wrapped_at_a_width_are_one_paragraph),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
