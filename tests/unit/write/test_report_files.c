#include "cleancopy/write/report_files.h"

#include "cleancopy/core/alloc.h"

#include "scratch.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *path_of(const char *name)
{
    return cc_arena_printf(&arena, "%s/report/%s", dir, name).ptr;
}

static bool exists(const char *name)
{
    return access(path_of(name), F_OK) == 0;
}

/* Puts the files, NULL-ended, each with its name as content. */
static bool put(const char *const *names)
{
    struct cc_report_files *files;
    bool changed;

    assert_int_equal(cc_report_files_open(dir, &files, NULL), CC_OK);
    for (; *names != NULL; names++)
        assert_int_equal(
            cc_report_files_put(files, cc_span_from(*names), cc_span_from(*names), NULL),
            CC_OK);
    assert_int_equal(cc_report_files_close(files, &changed, NULL), CC_OK);
    return changed;
}

static void files_that_are_the_same_are_not_touched(void **state)
{
    static const char *const names[] = {"index.html", "data/list/ab.js", NULL};

    (void)state;
    assert_true(put(names));
    assert_span_is(support_read(&arena, path_of("data/list/ab.js")), "data/list/ab.js");
    assert_false(put(names));
}

static void what_an_earlier_report_had_goes_and_nothing_else(void **state)
{
    static const char *const first[] = {"index.html", "data/list/a.js", "data/list/b.js",
                                        "data/places/list-.js", NULL};
    static const char *const second[] = {"index.html", "data/list/b.js", NULL};

    (void)state;
    put(first);
    support_write(path_of("data/list/note.txt"), CC_SPAN("mine"));
    support_write(path_of("mine.js"), CC_SPAN("mine"));
    assert_true(put(second)); /* only removes */
    assert_false(exists("data/list/a.js"));
    assert_false(exists("data/places"));
    assert_true(exists("data/list/b.js"));
    assert_true(exists("data/list/note.txt"));
    assert_true(exists("mine.js"));
    assert_false(put(second));
}

static void more_names_than_places_are_all_remembered(void **state)
{
    struct cc_report_files *files;
    bool changed;
    char name[64];

    (void)state;
    for (int round = 0; round < 2; round++) {
        assert_int_equal(cc_report_files_open(dir, &files, NULL), CC_OK);
        for (int i = 0; i < 1500; i++) {
            snprintf(name, sizeof name, "data/list/%04d.js", i);
            assert_int_equal(cc_report_files_put(files, cc_span_from(name), CC_SPAN("x"), NULL),
                             CC_OK);
        }
        assert_int_equal(cc_report_files_close(files, &changed, NULL), CC_OK);
        assert_int_equal(changed, round == 0);
    }
    assert_true(exists("data/list/1499.js"));
}

static void a_name_twice_keeps_its_first_bytes(void **state)
{
    struct cc_report_files *files;
    bool changed;

    (void)state;
    assert_int_equal(cc_report_files_open(dir, &files, NULL), CC_OK);
    assert_int_equal(cc_report_files_put(files, CC_SPAN("data/list/a.js"), CC_SPAN("1"), NULL),
                     CC_OK);
    assert_int_equal(cc_report_files_put(files, CC_SPAN("data/list/a.js"), CC_SPAN("2"), NULL),
                     CC_OK);
    assert_int_equal(cc_report_files_close(files, &changed, NULL), CC_OK);
    assert_span_is(support_read(&arena, path_of("data/list/a.js")), "1");
}

static void an_abort_leaves_the_old_report(void **state)
{
    static const char *const names[] = {"data/list/a.js", NULL};
    struct cc_report_files *files;

    (void)state;
    put(names);
    assert_int_equal(cc_report_files_open(dir, &files, NULL), CC_OK);
    assert_int_equal(cc_report_files_put(files, CC_SPAN("data/list/b.js"), CC_SPAN("1"), NULL),
                     CC_OK);
    cc_report_files_abort(files);
    cc_report_files_abort(NULL);
    assert_true(exists("data/list/a.js"));
    assert_false(exists("data/list/b.js"));
}

static void a_link_in_the_way_is_not_followed(void **state)
{
    static const char *const names[] = {"index.html", NULL};
    struct cc_report_files *files;
    struct cc_error err;
    bool changed;

    (void)state;
    put(names);
    assert_int_equal(symlink("/tmp", path_of("data")), 0);
    assert_int_equal(cc_report_files_open(dir, &files, NULL), CC_OK);
    (void)cc_report_files_put(files, CC_SPAN("data/list/a.js"), CC_SPAN("1"), NULL);
    assert_int_equal(cc_report_files_close(files, &changed, &err), CC_E_IO); /* it is written by then */
    assert_non_null(strstr(err.message, "data/list/a.js"));
    assert_false(changed);
}

static void every_failed_allocation_is_reported(void **state)
{
    enum cc_status st = CC_E_NOMEM;
    bool changed = false;

    (void)state;
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        struct cc_report_files *files = NULL;

        cc_alloc_fail_at(nth, false);
        st = cc_report_files_open(dir, &files, NULL);
        if (st == CC_OK)
            st = cc_report_files_put(files, CC_SPAN("data/list/a.js"), CC_SPAN("1"), NULL);
        if (st == CC_OK)
            st = cc_report_files_close(files, &changed, NULL);
        else
            cc_report_files_abort(files);
        cc_alloc_fail_at(0, false);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        assert_true(nth < 100);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_that_are_the_same_are_not_touched),
        TEST(what_an_earlier_report_had_goes_and_nothing_else),
        TEST(more_names_than_places_are_all_remembered),
        TEST(a_name_twice_keeps_its_first_bytes),
        TEST(an_abort_leaves_the_old_report),
        TEST(a_link_in_the_way_is_not_followed),
        TEST(every_failed_allocation_is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
