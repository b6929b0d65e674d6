#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/flat_join.h"
#include "cleancopy/extract/flat_lift.h"
#include "cleancopy/extract/verdict.h"

#define TEXT   "The council of Marrow Bay has voted to rebuild the old ferry pier, which a storm had broken in two last autumn."
#define NOTICE "Follow us on our channel for more news."
#define OF_20  "Follow us on our channel for more news of the harbour, its ferries and all those who wait for them"
#define STATEMENT(nth) "The " nth " of the ferries leaves the old quay before dawn, when the water of the bay is highest, and comes back at night."
#define MOST   8

struct scored {
    const char *line;
    uint16_t score;
};

/* Whether each of the lines (up to one without text) is above the line afterwards: '#', or not: '-'. */
static const char *lifted(const struct scored *lines)
{
    static char out[MOST + 1];
    char text[2048] = "";
    struct cc_verdict list[MOST] = {{false, 0, CC_REASON_NONE}};
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_flat_lines flat;
    struct cc_blocks blocks;
    uint32_t i;

    for (i = 0; lines[i].line != NULL; i++) {
        assert_true(i < MOST);
        list[i].score = lines[i].score;
        (void)strcat(strcat(text, lines[i].line), "\n");
    }
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, 16u << 20);
    assert_int_equal(cc_flat_features(&arena, &cfg.limits, cc_span_from(text), &flat, NULL), CC_OK);
    assert_int_equal(flat.count, i);
    blocks.count = i;
    blocks.list = cc_arena_calloc(&arena, (size_t)i + 1, sizeof *blocks.list);
    assert_non_null(blocks.list);
    cc_flat_join(&flat, &blocks);
    cc_flat_lift(&flat, &blocks, list);
    for (i = 0; i < flat.count; i++)
        out[i] = list[i].score >= CC_KEEP ? '#' : '-';
    out[i] = '\0';
    cc_arena_done(&arena);
    return out;
}

#define LIFTED(...) lifted((const struct scored[]){__VA_ARGS__, {NULL, 0}})

static void a_statement_behind_the_text_stays(void **state)
{
    (void)state;
    assert_string_equal(LIFTED({TEXT, 900}, {"Work begins when the ice has gone.", 120}, {"Tags: pier, ferry", 20}), "##-");
    assert_string_equal(LIFTED({TEXT, 900}, {"Work begins when the ice has gone.", 119}, {"Tags: pier, ferry", 20}), "#--");
    assert_string_equal(LIFTED({TEXT, 900}, {NOTICE, 50}, {"Work begins when the ice has gone.", 120}), "#-#");
    assert_string_equal(LIFTED({TEXT, 900}, {OF_20, 50}, {"Work begins when the ice has gone.", 120}), "#-#");
    assert_string_equal(LIFTED({TEXT, 900}, {OF_20 " too", 50}, {"Work begins when the ice has gone.", 120}), "#--");
    assert_string_equal(LIFTED({TEXT, 900}, {"Work begins when the ice", 110}, {"has gone, and it ends when the divers have cleared the piles of the pier.", 150}), "#--");
    assert_string_equal(LIFTED({TEXT, 900}, {"Work begins when the ice", 120}, {"has gone, and it ends when the divers have cleared the piles of the pier.", 150}), "###");
    /* the fourth in a row */
    assert_string_equal(LIFTED({TEXT, 900}, {STATEMENT("first"), 150}, {STATEMENT("second"), 150}, {STATEMENT("third"), 150}, {STATEMENT("fourth"), 150}), "####-");
    /* behind two notices, a line that is no notice, menus */
    assert_string_equal(LIFTED({TEXT, 900}, {NOTICE, 50}, {"Advertisement", 50}, {"Work begins when the ice has gone.", 290}), "#---");
    assert_string_equal(LIFTED({TEXT, 900}, {"Heron buys bakery", 50}, {"Work begins when the ice has gone.", 290}), "#--");
    assert_string_equal(LIFTED({"Home", 10}, {"Work begins when the ice has gone.", 290}, {TEXT, 900}), "--#");
    /* what asks, says something of itself, is no sentence or a short one */
    assert_string_equal(LIFTED({TEXT, 900}, {"Will work begin when the ice has gone?", 290}, {"Home", 20}), "#--");
    assert_string_equal(LIFTED({TEXT, 900}, {"Subscribe to our newsletter for the harbour's news.", 290}, {"Home", 20}), "#--");
    assert_string_equal(LIFTED({TEXT, 900}, {"Work begins when the ice has gone", 290}, {"Home", 20}), "#--");
    assert_string_equal(LIFTED({TEXT, 900}, {"Nobody knows when.", 290}, {"Home", 20}), "#--");
}

static void the_rest_of_a_notice_of_consent_goes(void **state)
{
    static const char consent[] = "We use cookies on this site.", rest[] = "You agree to their use on this device too.";

    (void)state;
    assert_string_equal(LIFTED({TEXT, 900}, {consent, 50}, {rest, 499}, {"Home", 20}), "#---");
    assert_string_equal(LIFTED({TEXT, 900}, {consent, 900}, {rest, 499}, {TEXT, 900}), "##-#");
}

static void short_sentences_amid_the_text_stay(void **state)
{
    (void)state;
    assert_string_equal(LIFTED({TEXT, 900}, {"Did anybody object?", 250}, {"No.", 250}, {"Why not?", 250}, {"They were asleep.", 700}), "#####");
    assert_string_equal(LIFTED({TEXT, 900}, {"Did anybody object?", 250}, {"No.", 249}, {"They were asleep.", 700}), "#--#");
    assert_string_equal(LIFTED({TEXT, 900}, {"Did you?", 300}, {"No.", 300}, {"Why?", 300}, {"Asleep.", 300}, {"They were asleep.", 700}), "#----#");
    assert_string_equal(LIFTED({TEXT, 900}, {"Did anybody object?", 400}, {"Home", 20}), "#--");
    assert_string_equal(LIFTED({TEXT, 900}, {"Did anybody object", 400}, {"They were asleep.", 700}), "#-#");
    assert_string_equal(LIFTED({"Questions and answers", 900}, {"Did anybody object?", 400}, {"They were asleep.", 700}), "#-#");
    assert_string_equal(LIFTED({TEXT, 900}, {"Subscribe to our newsletter!", 400}, {"They were asleep.", 700}), "#-#");
}

static void a_sentence_amid_the_text_that_goes_like_a_promotion_stays(void **state)
{
    (void)state;
    assert_string_equal(LIFTED({TEXT, 900}, {"Il vous reste trois jours pour d\xC3\xA9poser votre d\xC3\xA9" "claration.", 100}, {"They were asleep.", 700}), "###");
    assert_string_equal(LIFTED({TEXT, 900}, {"Il vous reste trois jours pour d\xC3\xA9poser votre d\xC3\xA9" "claration.", 99}, {"They were asleep.", 700}), "#-#");
    assert_string_equal(LIFTED({TEXT, 900}, {"Il vous reste trois jours pour d\xC3\xA9poser votre d\xC3\xA9" "claration.", 300}, {"Home", 20}), "#--");
}

static void a_text_is_not_lost_whole(void **state)
{
    (void)state;
    assert_string_equal(LIFTED({"Home", 10}, {TEXT, 250}, {"The vote came late. Nine of the thirteen members backed the plan.", 250}), "-##");
    assert_string_equal(LIFTED({"Home", 10}, {TEXT, 250}, {"The vote came late. Nine of the thirteen members backed the plan.", 249}), "---");
    assert_string_equal(LIFTED({"Home", 10}, {TEXT, 249}, {"The vote came late. Nine of the thirteen members backed the plan.", 250}), "---");
    assert_string_equal(LIFTED({"A line that is kept and has many words", 900}, {"Home", 10}, {TEXT, 250}, {"The vote came late. Nine of the thirteen members backed the plan.", 250}), "#---");
    assert_string_equal(LIFTED({"Home", 10}, {TEXT, 250}, {"Nine of the thirteen members of it backed the plan at midnight.", 250}), "---");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_statement_behind_the_text_stays),
        cmocka_unit_test(the_rest_of_a_notice_of_consent_goes),
        cmocka_unit_test(short_sentences_amid_the_text_stay),
        cmocka_unit_test(a_sentence_amid_the_text_that_goes_like_a_promotion_stays),
        cmocka_unit_test(a_text_is_not_lost_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
