#include "support.h"

#include "fetch_layout.h"

#include <string.h>

static const struct cc_fetch_counts counts = {
    .by_outcome = {[CC_OUTCOME_STORED] = 950, [CC_OUTCOME_UNCHANGED] = 20, [CC_OUTCOME_DNS] = 2,
                   [CC_OUTCOME_ROBOTS] = 4, [CC_OUTCOME_DEFERRED] = 5},
    .discovery_failed = 1,
    .bytes = 12345678,
};

static const struct cc_fetch_view usual = {
    .counts = &counts, .ms = 62900, .n_left = 5400, .n_sites = 120, .n_asking = 2, .n_shown = 5,
    .sites = {{"laregion.example", CC_SITE_ASKING, 12345, 3, 9, 0.05},
              {"harbourpost.example", CC_SITE_ASKING, 340, 12, 12345, 0.94},
              {"zeitung.example", CC_SITE_WAITING, 4123, 1, 1, 14.2},
              {"a-site-with-a-name-that-is-too-long.example", CC_SITE_WAITING, 49, 0, 0, 0},
              {"b.example", CC_SITE_DEFERRED, 100, 1234567, 17, 123}}};

static void assert_layout(const struct cc_fetch_view *view, unsigned columns, unsigned rows,
                          const char *wanted)
{
    char got[CC_FETCH_LAYOUT_BYTES];

    cc_fetch_layout(view, (struct cc_screen_size){columns, rows}, false, got);
    assert_string_equal(got, wanted);
}

static void a_large_terminal_has_everything(void **state)
{
    (void)state;
    assert_layout(&usual, 200, 50,
                  "a-site-with-a-name-that-is-too..      0 done      0 left      0/s  next\n"
                  "b.example                          1.2M done     17 left    123/s  deferred\n"
                  "harbourpost.example                  12 done  12.3k left    0.9/s  asking 0.3 s\n"
                  "laregion.example                      3 done      9 left  3.0/min  asking 12 s\n"
                  "zeitung.example                       1 done      1 left   14.2/s  waiting 4.1 s\n"
                  "1:02  950 stored, 20 unchanged, 3 failed, 4 not allowed, 5 deferred, 5.4k left, 120 sites, 15.6/s");
}

static void a_small_terminal_has_the_chief_things(void **state)
{
    (void)state;
    assert_layout(&usual, 60, 8,
                  "harbourpost.example     12 done  12.3k left  asking 0.3 s\n"
                  "laregion.example         3 done      9 left  asking 12 s\n"
                  "zeitung.example          1 done      1 left  waiting 4.1 s\n"
                  "1:02  950 stored, 20 unchanged, 3 failed, 5.4k left");
    assert_layout(&usual, 45, 8,
                  "harbourpost.exa..  12.3k left  asking 0.3 s\n"
                  "laregion.example       9 left  asking 12 s\n"
                  "zeitung.example        1 left  waiting 4.1 s\n"
                  "1:02  950 stored, 3 failed, 5.4k left");
    assert_layout(&usual, 40, 8,
                  "harbourpost.example  asking 0.3 s\n"
                  "laregion.example     asking 12 s\n"
                  "zeitung.example      waiting 4.1 s\n"
                  "1:02  950 stored, 3 failed, 5.4k left");
    assert_layout(&usual, 30, 3, "1:02  950 stored, 3 failed");
    assert_layout(&usual, 20, 1, "1:02  950 stored");
    assert_layout(&usual, 3, 1, "1:");
    assert_layout(&usual, 0, 0, "");
}

static void a_run_that_stops_has_one_line(void **state)
{
    struct cc_fetch_view view = usual;

    (void)state;
    view.is_stopping = true;
    assert_layout(&view, 60, 24, "1:02  stopping  950 stored, 3 failed, 5.4k left");
}

static void a_run_that_begins_is_no_special_case(void **state)
{
    static const struct cc_fetch_counts none = {.bytes = 0};
    struct cc_fetch_view view = {.counts = &none, .n_sites = 1};

    (void)state;
    assert_layout(&view, 80, 24, "0:00  0 stored, 0 left, 1 site, 0/s, 0B");
}

static void what_failed_is_red_where_colours_are_wanted(void **state)
{
    char got[CC_FETCH_LAYOUT_BYTES];

    (void)state;
    cc_fetch_layout(&usual, (struct cc_screen_size){45, 2}, true, got);
    assert_string_equal(got, "1:02  950 stored, \033[31m3 failed\033[0m, 5.4k left");
}

/* Every size, with everything at its longest, and bytes that no name should have. */
static void nothing_is_wider_or_higher_than_the_terminal(void **state)
{
    static struct cc_fetch_counts most;
    static struct cc_fetch_view view = {.counts = &most, .ms = INT64_MAX, .n_left = UINT64_MAX,
                                        .n_sites = SIZE_MAX, .n_shown = CC_FETCH_VIEW_SITES};
    char got[CC_FETCH_LAYOUT_BYTES];

    (void)state;
    memset(&most, 0xff, sizeof most);
    most.out_of_time = true;
    for (size_t i = 0; i < CC_FETCH_VIEW_SITES; i++)
        view.sites[i] = (struct cc_site_view){
            "\033[2J\xc3\xa9\nname.with.some.more.example.of.what.may.be.there.example",
            (enum cc_site_doing)(i % 3), INT64_MAX, UINT64_MAX, UINT64_MAX, 1e18};
    for (unsigned columns = 0; columns < 130; columns++) {
        for (unsigned rows = 0; rows < 40; rows++) {
            unsigned n_lines = 0;

            cc_fetch_layout(&view, (struct cc_screen_size){columns, rows}, false, got);
            for (char *line = got; line != NULL; n_lines++) {
                size_t len = strcspn(line, "\n");

                assert_true(columns == 0 ? len == 0 : len < columns);
                for (size_t i = 0; i < len; i++)
                    assert_true(line[i] >= ' ' && line[i] <= '~');
                line = line[len] == '\n' ? line + len + 1 : NULL;
            }
            assert_true(n_lines == 1 || n_lines <= rows / 3 || (n_lines <= 4 && n_lines <= rows / 2));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_large_terminal_has_everything),
        cmocka_unit_test(a_small_terminal_has_the_chief_things),
        cmocka_unit_test(a_run_that_stops_has_one_line),
        cmocka_unit_test(a_run_that_begins_is_no_special_case),
        cmocka_unit_test(what_failed_is_red_where_colours_are_wanted),
        cmocka_unit_test(nothing_is_wider_or_higher_than_the_terminal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
