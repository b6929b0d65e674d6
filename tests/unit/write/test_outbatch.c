#include "cleancopy/write/outbatch.h"

#include "scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static size_t count_entries(const char *name)
{
    DIR *d = opendir(scratch_path(name));
    size_t n = 0;

    assert_non_null(d);
    while (readdir(d) != NULL)
        n++;
    closedir(d);
    return n - 2; /* "." and ".." */
}

static struct cc_outbatch *open_batch(void)
{
    struct cc_outbatch *batch;

    assert_int_equal(cc_outbatch_open(dir, &batch, NULL), CC_OK);
    return batch;
}

static bool put(struct cc_outbatch *batch, const char *name, const char *content)
{
    bool changed;

    assert_int_equal(
        cc_outbatch_put(batch, cc_span_from(name), cc_span_from(content), &changed, NULL),
        CC_OK);
    return changed;
}

static void files_have_their_names_after_the_close(void **state)
{
    struct cc_outbatch *batch = open_batch();
    struct stat st;

    (void)state;
    assert_true(put(batch, "text/a/one.txt", "1"));
    assert_true(put(batch, "text/b/two.txt", "2"));
    assert_int_equal(stat(scratch_path("text/a/one.txt"), &st), -1);
    assert_int_equal(cc_outbatch_close(batch, NULL), CC_OK);
    assert_span_is(support_read(&arena, scratch_path("text/a/one.txt")), "1");
    assert_span_is(support_read(&arena, scratch_path("text/b/two.txt")), "2");
    assert_int_equal(count_entries("."), 1);
}

static void a_batch_takes_any_number_of_files(void **state)
{
    static const unsigned counts[] = {CC_OUTBATCH_FILES, CC_OUTBATCH_FILES + 1,
                                      3 * CC_OUTBATCH_FILES + 5};

    (void)state;
    for (size_t round = 0; round < sizeof counts / sizeof *counts; round++) {
        const char *folder = cc_arena_printf(&arena, "r%zu", round).ptr;
        struct cc_outbatch *batch = open_batch();

        for (unsigned i = 0; i < counts[round]; i++) {
            const char *name = cc_arena_printf(&arena, "%s/%u.txt", folder, i).ptr;

            assert_true(put(batch, name, name));
        }
        assert_int_equal(cc_outbatch_close(batch, NULL), CC_OK);
        assert_int_equal(count_entries(folder), counts[round]);
        for (unsigned i = 0; i < counts[round]; i += 50) {
            const char *name = cc_arena_printf(&arena, "%s/%u.txt", folder, i).ptr;

            assert_span_is(support_read(&arena, scratch_path(name)), name);
        }
    }
}

static void the_same_bytes_leave_the_file_untouched(void **state)
{
    const struct timespec old[2] = {{1000, 0}, {1000, 0}};
    struct cc_outbatch *batch = open_batch();
    struct stat st;

    (void)state;
    assert_true(put(batch, "a/one.txt", "1"));
    assert_int_equal(cc_outbatch_close(batch, NULL), CC_OK);
    assert_int_equal(utimensat(AT_FDCWD, scratch_path("a/one.txt"), old, 0), 0);
    batch = open_batch();
    assert_false(put(batch, "a/one.txt", "1"));
    assert_int_equal(cc_outbatch_close(batch, NULL), CC_OK);
    assert_int_equal(stat(scratch_path("a/one.txt"), &st), 0);
    assert_int_equal(st.st_mtim.tv_sec, 1000);
}

static void an_abort_and_a_kill_leave_no_named_file(void **state)
{
    struct cc_outbatch *batch = open_batch();

    (void)state;
    put(batch, "a/one.txt", "1");
    cc_outbatch_abort(batch);
    cc_outbatch_abort(NULL);
    assert_int_equal(count_entries("."), 0);
    /* what a killed process leaves is gone after the next open */
    support_write(scratch_path(".cleancopy-0.tmp"), CC_SPAN("half"));
    support_write(scratch_path(".cleancopy-255.tmp"), CC_SPAN("half"));
    batch = open_batch();
    assert_int_equal(count_entries("."), 0);
    assert_int_equal(cc_outbatch_close(batch, NULL), CC_OK);
}

static void links_are_not_followed(void **state)
{
    struct cc_outbatch *batch = open_batch();
    bool changed;

    (void)state;
    support_write(scratch_path("precious"), CC_SPAN("precious"));
    assert_int_equal(symlink(scratch_path("precious"), scratch_path("file.txt")), 0);
    assert_int_equal(symlink("/tmp", scratch_path("folder")), 0);
    assert_true(put(batch, "file.txt", "new"));
    assert_int_equal(cc_outbatch_put(batch, CC_SPAN("folder/x"), CC_SPAN("y"), &changed, NULL),
                     CC_E_IO);
    assert_int_equal(cc_outbatch_put(batch, CC_SPAN("../x"), CC_SPAN("y"), &changed, NULL),
                     CC_E_USAGE);
    assert_int_equal(cc_outbatch_close(batch, NULL), CC_OK);
    assert_span_is(support_read(&arena, scratch_path("precious")), "precious");
    assert_span_is(support_read(&arena, scratch_path("file.txt")), "new");
}

static void a_name_that_cannot_be_taken_is_an_error(void **state)
{
    struct cc_outbatch *batch = open_batch();

    (void)state;
    assert_int_equal(mkdir(scratch_path("file.txt"), 0700), 0);
    put(batch, "file.txt", "x");
    assert_int_equal(cc_outbatch_close(batch, NULL), CC_E_IO);
    assert_int_equal(count_entries("."), 1); /* no temporary file */
}

static void a_full_disk_leaves_the_old_file(void **state)
{
    struct rlimit limit = {100, RLIM_INFINITY};
    struct cc_outbatch *batch = open_batch();
    char big[5000];
    bool changed = true;

    (void)state;
    memset(big, 'x', sizeof big);
    put(batch, "a/one.txt", "old");
    assert_int_equal(cc_outbatch_close(batch, NULL), CC_OK);
    batch = open_batch();
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_int_equal(cc_outbatch_put(batch, CC_SPAN("a/one.txt"),
                                     (struct cc_span){big, sizeof big}, &changed, NULL),
                     CC_E_IO);
    limit.rlim_cur = RLIM_INFINITY;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_false(changed);
    cc_outbatch_abort(batch);
    assert_span_is(support_read(&arena, scratch_path("a/one.txt")), "old");
    assert_int_equal(count_entries("."), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_have_their_names_after_the_close),
        TEST(a_batch_takes_any_number_of_files),
        TEST(the_same_bytes_leave_the_file_untouched),
        TEST(an_abort_and_a_kill_leave_no_named_file),
        TEST(links_are_not_followed),
        TEST(a_name_that_cannot_be_taken_is_an_error),
        TEST(a_full_disk_leaves_the_old_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
