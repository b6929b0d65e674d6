#include "cleancopy/write/outfile.h"

#include "cleancopy/core/alloc.h"

#include "scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static bool exists(const char *name)
{
    struct stat st;

    return lstat(scratch_path(name), &st) == 0;
}

static size_t count_entries(void)
{
    DIR *d = opendir(dir);
    size_t n = 0;

    assert_non_null(d);
    while (readdir(d) != NULL)
        n++;
    closedir(d);
    return n - 2; /* "." and ".." */
}

static struct timespec mtime_of(const char *name)
{
    struct stat st;

    assert_int_equal(stat(scratch_path(name), &st), 0);
    return st.st_mtim;
}

/* An old time, so that any write shows. */
static void age(const char *name)
{
    const struct timespec old[2] = {{1000, 0}, {1000, 0}};

    assert_int_equal(utimensat(AT_FDCWD, scratch_path(name), old, 0), 0);
}

static void put(const char *name, const char *content, bool wanted)
{
    bool changed = !wanted;

    assert_int_equal(
        cc_outfile_put(dir, cc_span_from(name), cc_span_from(content), &changed, NULL), CC_OK);
    assert_int_equal(changed, wanted);
    assert_span_is(support_read(&arena, scratch_path(name)), content);
}

/* ---- put ---- */

static void a_file_is_put_with_its_folders(void **state)
{
    (void)state;
    put("text/harbour/2024/a.txt", "Boats.\n", true);
    assert_int_equal(count_entries(), 1);
}

static void the_same_bytes_leave_the_file_untouched(void **state)
{
    (void)state;
    put("a.txt", "Boats.\n", true);
    age("a.txt");
    put("a.txt", "Boats.\n", false);
    assert_int_equal(mtime_of("a.txt").tv_sec, 1000);
    put("a.txt", "Boats!\n", true);
    assert_true(mtime_of("a.txt").tv_sec != 1000);
    put("a.txt", "", true);
    put("a.txt", "", false);
}

static void names_outside_the_folder_are_refused(void **state)
{
    static const char *const names[] = {"", "../a", "/etc/a", "a/../../b", "a/"};
    bool changed;

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(
            cc_outfile_put(dir, cc_span_from(names[i]), CC_SPAN("x"), &changed, NULL),
            CC_E_USAGE);
        assert_int_equal(cc_outfile_remove(dir, cc_span_from(names[i]), NULL), CC_E_USAGE);
    }
    assert_int_equal(count_entries(), 0);
}

static void a_link_in_the_files_place_is_replaced_not_followed(void **state)
{
    struct stat st;

    (void)state;
    support_write(scratch_path("precious"), CC_SPAN("precious"));
    assert_int_equal(symlink(scratch_path("precious"), scratch_path("a.txt")), 0);
    put("a.txt", "Boats.\n", true);
    assert_span_is(support_read(&arena, scratch_path("precious")), "precious");
    assert_int_equal(lstat(scratch_path("a.txt"), &st), 0);
    assert_true(S_ISREG(st.st_mode));
    /* also where the link leads to the same bytes */
    assert_int_equal(symlink(scratch_path("precious"), scratch_path("b.txt")), 0);
    put("b.txt", "precious", true);
}

static void a_folder_in_the_files_place_is_an_error(void **state)
{
    bool changed = true;

    (void)state;
    assert_int_equal(mkdir(scratch_path("a.txt"), 0700), 0);
    assert_int_equal(cc_outfile_put(dir, CC_SPAN("a.txt"), CC_SPAN("x"), &changed, NULL),
                     CC_E_IO);
    assert_false(changed);
    assert_int_equal(count_entries(), 1);
}

/* ---- a disk that is full: a file may not grow past this many bytes ---- */

static void limit_files(rlim_t bytes)
{
    struct rlimit limit = {bytes, RLIM_INFINITY};

    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_leaves_the_old_file_and_nothing_else(void **state)
{
    size_t len = 300000;
    char *bytes = cc_arena_alloc(&arena, len);
    struct cc_span content = {bytes, len};
    struct cc_error err;
    bool changed = true;

    (void)state;
    assert_non_null(bytes);
    memset(bytes, 'x', len);
    put("a.txt", "old\n", true);
    limit_files(100000);
    assert_int_equal(cc_outfile_put(dir, CC_SPAN("a.txt"), content, &changed, &err), CC_E_IO);
    assert_false(changed);
    assert_int_equal(cc_outfile_put(dir, CC_SPAN("new.txt"), content, &changed, NULL), CC_E_IO);
    limit_files(RLIM_INFINITY);
    assert_non_null(strstr(err.message, "a.txt"));
    assert_span_is(support_read(&arena, scratch_path("a.txt")), "old\n");
    assert_int_equal(count_entries(), 1);
}

static void a_full_disk_fails_the_commit_of_a_large_file(void **state)
{
    char chunk[1000];
    struct cc_span bytes = {chunk, sizeof chunk};
    enum cc_status st = CC_OK;
    struct cc_outfile *file;
    bool changed = true;

    (void)state;
    memset(chunk, 'x', sizeof chunk);
    put("all.jsonl", "old\n", true);
    assert_int_equal(cc_outfile_open(dir, "all.jsonl", &file, NULL), CC_OK);
    limit_files(100000);
    for (int i = 0; i < 300 && st == CC_OK; i++)
        st = cc_outfile_write(file, bytes, NULL);
    assert_int_equal(st, CC_E_IO);
    limit_files(RLIM_INFINITY);
    assert_int_equal(cc_outfile_write(file, bytes, NULL),
                     CC_E_IO); /* there is room again: too late */
    assert_int_equal(cc_outfile_commit(file, &changed, NULL), CC_E_IO);
    assert_false(changed);
    assert_span_is(support_read(&arena, scratch_path("all.jsonl")), "old\n");
    assert_int_equal(count_entries(), 1);
}

/* ---- large files ---- */

static void write_lines(struct cc_outfile *file, int n)
{
    for (int i = 0; i < n; i++) {
        struct cc_span line = cc_arena_printf(&arena, "line %d of a long file\n", i);

        assert_int_equal(cc_outfile_write(file, line, NULL), CC_OK);
    }
}

static bool write_all(const char *name, int n)
{
    struct cc_outfile *file;
    bool changed;

    assert_int_equal(cc_outfile_open(dir, name, &file, NULL), CC_OK);
    write_lines(file, n);
    assert_int_equal(cc_outfile_commit(file, &changed, NULL), CC_OK);
    return changed;
}

static void a_large_file_has_its_name_only_after_the_commit(void **state)
{
    struct cc_outfile *file;
    bool changed;

    (void)state;
    assert_int_equal(cc_outfile_open(dir, "all.jsonl", &file, NULL), CC_OK);
    write_lines(file, 20000); /* several buffers */
    assert_false(exists("all.jsonl"));
    assert_true(exists("all.jsonl.tmp"));
    assert_int_equal(cc_outfile_commit(file, &changed, NULL), CC_OK);
    assert_true(changed);
    assert_false(exists("all.jsonl.tmp"));
    assert_int_equal(support_read(&arena, scratch_path("all.jsonl")).len, 20000 * 21 + 88890);
}

static void a_large_file_of_the_same_bytes_is_not_touched(void **state)
{
    (void)state;
    assert_true(write_all("all.jsonl", 20000));
    age("all.jsonl");
    assert_false(write_all("all.jsonl", 20000));
    assert_int_equal(mtime_of("all.jsonl").tv_sec, 1000);
    assert_false(exists("all.jsonl.tmp"));
    assert_true(write_all("all.jsonl", 19999));
    assert_true(write_all("all.jsonl", 20000));
    assert_true(write_all("all.jsonl", 0));
    assert_false(write_all("all.jsonl", 0));
}

static void pieces_larger_than_the_buffer_keep_their_order(void **state)
{
    size_t len = 200000;
    char *bytes = cc_arena_alloc(&arena, len);
    struct cc_outfile *file;
    struct cc_span got;
    bool changed;

    (void)state;
    assert_non_null(bytes);
    memset(bytes, 'x', len);
    assert_int_equal(cc_outfile_open(dir, "f", &file, NULL), CC_OK);
    assert_int_equal(cc_outfile_write(file, CC_SPAN("a"), NULL), CC_OK);
    assert_int_equal(cc_outfile_write(file, (struct cc_span){bytes, len}, NULL), CC_OK);
    assert_int_equal(cc_outfile_write(file, (struct cc_span){bytes, 65536}, NULL), CC_OK);
    assert_int_equal(cc_outfile_write(file, (struct cc_span){bytes, 65535}, NULL), CC_OK);
    assert_int_equal(cc_outfile_write(file, CC_SPAN("z"), NULL), CC_OK);
    assert_int_equal(cc_outfile_commit(file, &changed, NULL), CC_OK);
    got = support_read(&arena, scratch_path("f"));
    assert_int_equal(got.len, len + 65536 + 65535 + 2);
    assert_int_equal(got.ptr[0], 'a');
    assert_int_equal(got.ptr[got.len - 1], 'z');
}

static void an_abort_leaves_the_old_file(void **state)
{
    struct cc_outfile *file;

    (void)state;
    put("all.jsonl", "old\n", true);
    assert_int_equal(cc_outfile_open(dir, "all.jsonl", &file, NULL), CC_OK);
    write_lines(file, 10);
    cc_outfile_abort(file);
    cc_outfile_abort(NULL);
    assert_span_is(support_read(&arena, scratch_path("all.jsonl")), "old\n");
    assert_int_equal(count_entries(), 1);
}

static void a_leftover_of_a_killed_run_is_replaced(void **state)
{
    (void)state;
    support_write(scratch_path("all.jsonl.tmp"), CC_SPAN("half a li"));
    assert_true(write_all("all.jsonl", 3));
    assert_int_equal(count_entries(), 1);
}

/* ---- removing ---- */

static void a_removed_file_takes_its_empty_folders_along(void **state)
{
    (void)state;
    put("text/a/2024/one.txt", "1", true);
    put("text/a/2023/two.txt", "2", true);
    assert_int_equal(cc_outfile_remove(dir, CC_SPAN("text/a/2024/one.txt"), NULL), CC_OK);
    assert_false(exists("text/a/2024"));
    assert_true(exists("text/a/2023/two.txt"));
    assert_int_equal(cc_outfile_remove(dir, CC_SPAN("text/a/2023/two.txt"), NULL), CC_OK);
    assert_false(exists("text"));
    assert_true(exists("."));
}

static void removing_what_is_missing_is_fine(void **state)
{
    (void)state;
    assert_int_equal(cc_outfile_remove(dir, CC_SPAN("no/such/file"), NULL), CC_OK);
    assert_int_equal(cc_outfile_remove(dir, CC_SPAN("nothing"), NULL), CC_OK);
    assert_int_equal(mkdir(scratch_path("folder"), 0700), 0);
    assert_int_equal(cc_outfile_remove(dir, CC_SPAN("folder"), NULL), CC_E_IO);
}

static void every_failed_allocation_is_reported_and_leaves_nothing(void **state)
{
    enum cc_status st = CC_E_NOMEM;

    (void)state;
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        bool changed;

        cc_alloc_fail_at(nth, false);
        st = cc_outfile_put(dir, CC_SPAN("a.txt"), CC_SPAN("x"), &changed, NULL);
        cc_alloc_fail_at(0, false);
        assert_int_equal(count_entries(), st == CC_OK ? 1 : 0);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
    }
}

static void a_parked_file_takes_its_name_later(void **state)
{
    struct cc_outfile *file;
    bool changed = false;

    (void)state;
    assert_int_equal(cc_outfile_open(dir, "sub/large", &file, NULL), CC_OK);
    assert_int_equal(cc_outfile_write(file, CC_SPAN("whole"), NULL), CC_OK);
    assert_int_equal(cc_outfile_park(file, NULL), CC_OK);
    assert_true(exists("sub/large.tmp"));
    assert_false(exists("sub/large"));
    assert_int_equal(cc_outfile_unpark(dir, "sub/large", &file, NULL), CC_OK);
    assert_int_equal(cc_outfile_commit(file, &changed, NULL), CC_OK);
    assert_true(changed);
    assert_false(exists("sub/large.tmp"));
    assert_span_is(support_read(&arena, scratch_path("sub/large")), "whole");
}

static void what_was_not_parked_cannot_be_unparked(void **state)
{
    struct cc_outfile *file;
    struct cc_error err;

    (void)state;
    assert_int_equal(cc_outfile_unpark(dir, "missing", &file, &err), CC_E_IO);
    assert_null(file);
    assert_non_null(strstr(err.message, "missing.tmp"));
}

static void one_of_two_that_open_a_file_alone_is_told(void **state)
{
    struct cc_outfile *first, *second;
    struct cc_error err;
    bool changed;

    (void)state;
    support_write(scratch_path("f.tmp"), CC_SPAN("of a process that was killed, and longer than what comes"));
    assert_int_equal(cc_outfile_open_alone(dir, "f", &first, &err), CC_OK);
    assert_int_equal(cc_outfile_open_alone(dir, "f", &second, &err), CC_E_LOCKED);
    assert_null(second);
    assert_non_null(strstr(err.message, "another process"));
    assert_int_equal(cc_outfile_write(first, CC_SPAN("new"), &err), CC_OK);
    assert_int_equal(cc_outfile_commit(first, &changed, &err), CC_OK);
    assert_span_is(support_read(&arena, scratch_path("f")), "new");
    assert_int_equal(cc_outfile_open_alone(dir, "f", &second, &err), CC_OK);
    assert_int_equal(cc_outfile_open_alone(dir, "f", &first, &err), CC_E_LOCKED);
    assert_true(exists("f.tmp")); /* the other's */
    cc_outfile_abort(second);
    assert_false(exists("f.tmp"));
    assert_span_is(support_read(&arena, scratch_path("f")), "new");
}

static void a_link_in_the_locked_files_place_is_not_followed(void **state)
{
    struct cc_outfile *file;
    struct cc_error err;

    (void)state;
    support_write(scratch_path("mine"), CC_SPAN("stays"));
    assert_int_equal(symlink("mine", scratch_path("f.tmp")), 0);
    assert_int_equal(cc_outfile_open_alone(dir, "f", &file, &err), CC_E_IO);
    assert_span_is(support_read(&arena, scratch_path("mine")), "stays");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_is_put_with_its_folders),
        TEST(the_same_bytes_leave_the_file_untouched),
        TEST(names_outside_the_folder_are_refused),
        TEST(a_link_in_the_files_place_is_replaced_not_followed),
        TEST(a_folder_in_the_files_place_is_an_error),
        TEST(a_full_disk_leaves_the_old_file_and_nothing_else),
        TEST(a_full_disk_fails_the_commit_of_a_large_file),
        TEST(a_large_file_has_its_name_only_after_the_commit),
        TEST(a_large_file_of_the_same_bytes_is_not_touched),
        TEST(pieces_larger_than_the_buffer_keep_their_order),
        TEST(one_of_two_that_open_a_file_alone_is_told),
        TEST(a_link_in_the_locked_files_place_is_not_followed),
        TEST(a_parked_file_takes_its_name_later),
        TEST(what_was_not_parked_cannot_be_unparked),
        TEST(an_abort_leaves_the_old_file),
        TEST(a_leftover_of_a_killed_run_is_replaced),
        TEST(a_removed_file_takes_its_empty_folders_along),
        TEST(removing_what_is_missing_is_fine),
        TEST(every_failed_allocation_is_reported_and_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
