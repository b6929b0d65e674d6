#include "support.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/extract/flat_kind.h"

static enum cc_kind kind_of(const char *text)
{
    struct cc_arena arena;
    struct cc_flat_lines lines;
    struct cc_config cfg;
    struct cc_error err;
    enum cc_kind kind;

    cc_arena_init(&arena, 16u << 20);
    cc_config_defaults(&cfg);
    assert_int_equal(cc_flat_features(&arena, &cfg.limits, cc_span_from(text), &lines, &err),
                     CC_OK);
    kind = cc_flat_kind(&lines, 0, lines.count);
    cc_arena_done(&arena);
    return kind;
}

/* `line` printed once for each day. */
static enum cc_kind kind_of_days(const int *days, size_t n)
{
    struct cc_buf buf;
    enum cc_kind kind;
    size_t i;

    cc_buf_init(&buf, 1u << 20);
    for (i = 0; i < n; i++)
        cc_buf_printf(&buf, "The keeper of light number %zu retired on March %d.\n", i,
                      days[i]);
    kind = kind_of(buf.ptr);
    cc_buf_done(&buf);
    return kind;
}

static void falling_days_make_a_listing(void **state)
{
    static const int falling[] = {30, 28, 25, 21, 17, 12, 9, 2};
    static const int rising[] = {2, 9, 12, 17, 21, 25, 28, 30};

    (void)state;
    assert_int_equal(kind_of_days(falling, 8), CC_KIND_LISTING);
    assert_int_equal(kind_of_days(falling, 7), CC_KIND_ARTICLE); /* too few to tell */
    assert_int_equal(kind_of_days(rising, 8), CC_KIND_ARTICLE);
}

static void one_day_told_at_length_is_an_article(void **state)
{
    static const int same[] = {9, 9, 9, 9, 9, 9, 9, 9, 9};

    (void)state;
    assert_int_equal(kind_of_days(same, 9), CC_KIND_ARTICLE);
}

static void cut_teasers_make_a_listing(void **state)
{
    (void)state;
    assert_int_equal(kind_of("The council has voted to rebuild the old pier and …\n"
                             "The last keeper of the light has handed over his …\n"
                             "A bakery has won the prize for regional bread with…\n"
                             "The cod quota will be cut by a further twelve per…\n"
                             "The swallows have returned to the quarry and they…\n"),
                     CC_KIND_LISTING);
}

static void a_reply_under_each_post_makes_a_forum(void **state)
{
    (void)state;
    assert_int_equal(kind_of("Anyone know how to caulk a deck?\n4 March 2025\nReply\n"
                             "Use cotton and pitch, it lasts for twenty years.\n"
                             "5 March 2025\nReply\n"
                             "Pitch smells, so take the modern paste instead.\n"
                             "6 March 2025\nReply\n"
                             "My grandfather would turn in his grave at that.\n"
                             "7 March 2025\nReply\n"),
                     CC_KIND_FORUM);
}

static void no_line_is_empty(void **state)
{
    (void)state;
    assert_int_equal(kind_of(""), CC_KIND_EMPTY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(falling_days_make_a_listing),
        cmocka_unit_test(one_day_told_at_length_is_an_article),
        cmocka_unit_test(cut_teasers_make_a_listing),
        cmocka_unit_test(a_reply_under_each_post_makes_a_forum),
        cmocka_unit_test(no_line_is_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
