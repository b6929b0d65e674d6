#include "cleancopy/extract/access.h"
#include "support.h"

#include <string.h>

#define N_BLOCKS 6

/* One letter a block: k kept, p dropped as paywall, d dropped for another reason.  Each has
 * `n_words`. */
static enum cc_access shown(const char *blocks, uint32_t n_words)
{
    struct cc_block list[N_BLOCKS];
    struct cc_verdict verdicts[N_BLOCKS];
    struct cc_blocks all = {list, 0};

    memset(list, 0, sizeof list);
    memset(verdicts, 0, sizeof verdicts);
    for (; blocks[all.count] != '\0'; all.count++) {
        char c = blocks[all.count];

        assert_true(all.count < N_BLOCKS);
        list[all.count].n_words = n_words;
        verdicts[all.count].keep = c == 'k';
        verdicts[all.count].reason = c == 'k'   ? CC_REASON_NONE
                                     : c == 'p' ? CC_REASON_PAYWALL
                                                : CC_REASON_LOW_SCORE;
    }
    return cc_access_shown(&all, verdicts);
}

static void a_short_text_before_an_offer_is_a_stub(void **state)
{
    (void)state;
    assert_int_equal(shown("dkkp", 50), CC_ACCESS_PAYWALLED);
    assert_int_equal(shown("kp", CC_ACCESS_MAX_STUB_WORDS), CC_ACCESS_PAYWALLED);
    assert_int_equal(shown("kddp", 50), CC_ACCESS_PAYWALLED);
}

static void what_may_be_whole_is_left_unknown(void **state)
{
    (void)state;
    assert_int_equal(shown("kp", CC_ACCESS_MAX_STUB_WORDS + 1), CC_ACCESS_UNKNOWN);
    assert_int_equal(shown("kpk", 50), CC_ACCESS_UNKNOWN); /* the text goes on */
    assert_int_equal(shown("pk", 50), CC_ACCESS_UNKNOWN);
    assert_int_equal(shown("kdddp", 50), CC_ACCESS_UNKNOWN); /* too far away */
    assert_int_equal(shown("dp", 50), CC_ACCESS_UNKNOWN);    /* no text at all */
    assert_int_equal(shown("kd", 50), CC_ACCESS_UNKNOWN);
    assert_int_equal(shown("", 0), CC_ACCESS_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_text_before_an_offer_is_a_stub),
        cmocka_unit_test(what_may_be_whole_is_left_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
