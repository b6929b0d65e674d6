#include "cleancopy/write/outdir.h"

#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
    char *dir;
    int fd;
};

static int setup(void **state)
{
    static struct place place;

    place.dir = support_scratch();
    place.fd = open(place.dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    *state = &place;
    return place.fd >= 0 ? 0 : -1;
}

static int teardown(void **state)
{
    struct place *place = *state;

    close(place->fd);
    support_scratch_done(place->dir);
    return 0;
}

static void names_that_leave_the_folder_are_refused(void **state)
{
    char long_part[300];
    const struct cc_span bad[] = {CC_SPAN(""),      CC_SPAN("/"),     CC_SPAN("/etc/x"),
                                  CC_SPAN(".."),    CC_SPAN("."),     CC_SPAN("a/../b"),
                                  CC_SPAN("a/./b"), CC_SPAN("a//b"),  CC_SPAN("a/b/"),
                                  CC_SPAN("../a"),  CC_SPAN("a/.."),  CC_SPAN("a\0b"),
                                  CC_SPAN("a/b\0"), {long_part, 256}, {long_part, 300}};
    const struct cc_span good[] = {
        CC_SPAN("a"), CC_SPAN("a/b/c.txt"), CC_SPAN("..a"), CC_SPAN("..."), {long_part, 255}};

    (void)state;
    memset(long_part, 'x', sizeof long_part);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(cc_outdir_check(bad[i], NULL), CC_E_USAGE);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(cc_outdir_check(good[i], NULL), CC_OK);
}

static void the_folder_is_made_with_its_parents(void **state)
{
    struct place *place = *state;
    struct cc_error err;
    char path[200], below[220];
    int fd;

    snprintf(path, sizeof path, "%s/a/b/c/", place->dir);
    assert_int_equal(cc_outdir_open(path, &fd, NULL), CC_OK);
    close(fd);
    snprintf(path, sizeof path, "%s/file", place->dir);
    support_write(path, CC_SPAN("x"));
    assert_int_equal(cc_outdir_open(path, &fd, &err), CC_E_IO);
    assert_non_null(strstr(err.message, path));
    snprintf(below, sizeof below, "%s/deeper", path);
    assert_int_equal(cc_outdir_open(below, &fd, NULL), CC_E_IO);
}

static void missing_folders_are_made_only_when_asked(void **state)
{
    struct place *place = *state;
    struct cc_span name = CC_SPAN("x/y/z.txt");
    size_t last;
    int fd;

    assert_int_equal(cc_outdir_folder(place->fd, name, false, &fd, &last, NULL), CC_OK);
    assert_int_equal(fd, -1);
    assert_int_equal(cc_outdir_folder(place->fd, name, true, &fd, &last, NULL), CC_OK);
    assert_true(fd >= 0);
    assert_int_equal(last, 4);
    close(fd);
    assert_int_equal(cc_outdir_folder(place->fd, name, false, &fd, &last, NULL), CC_OK);
    assert_true(fd >= 0);
    close(fd);
}

static void a_link_in_a_folders_place_is_not_followed(void **state)
{
    struct place *place = *state;
    char *elsewhere = support_scratch();
    struct cc_error err;
    size_t last;
    int fd;

    assert_int_equal(symlinkat(elsewhere, place->fd, "text"), 0);
    assert_int_equal(cc_outdir_folder(place->fd, CC_SPAN("text/a.txt"), true, &fd, &last, &err),
                     CC_E_IO);
    assert_non_null(strstr(err.message, "symbolic link"));
    assert_int_equal(
        cc_outdir_folder(place->fd, CC_SPAN("text/deep/a.txt"), true, &fd, &last, NULL),
        CC_E_IO);
    assert_int_equal(rmdir(elsewhere), 0); /* still empty */
    assert_int_equal(mkdir(elsewhere, 0700), 0);
    support_scratch_done(elsewhere);
}

static void a_new_file_replaces_a_leftover_or_a_link(void **state)
{
    struct place *place = *state;
    char path[200];
    struct stat st;
    int fd;

    snprintf(path, sizeof path, "%s/precious", place->dir);
    support_write(path, CC_SPAN("precious"));
    assert_int_equal(symlinkat(path, place->fd, "new.tmp"), 0);
    assert_int_equal(cc_outdir_create(place->fd, "new.tmp", &fd, NULL), CC_OK);
    assert_int_equal(cc_outdir_write(fd, "new.tmp", CC_SPAN("other"), NULL), CC_OK);
    close(fd);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_size, 8);
    assert_int_equal(mkdirat(place->fd, "folder.tmp", 0700), 0);
    assert_int_equal(cc_outdir_create(place->fd, "folder.tmp", &fd, NULL), CC_E_IO);
}

static void only_the_same_bytes_in_a_plain_file_count_as_the_same(void **state)
{
    struct place *place = *state;
    char *big = malloc(100000);
    struct cc_span bytes = {big, 100000};
    char path[200];

    assert_non_null(big);
    memset(big, 'b', bytes.len);
    snprintf(path, sizeof path, "%s/f", place->dir);
    support_write(path, bytes);
    assert_true(cc_outdir_holds(place->fd, "f", bytes));
    big[99999] = 'c';
    assert_false(cc_outdir_holds(place->fd, "f", bytes));
    bytes.len--;
    assert_false(cc_outdir_holds(place->fd, "f", bytes));
    assert_false(cc_outdir_holds(place->fd, "missing", bytes));
    assert_false(cc_outdir_holds(place->fd, "missing", CC_SPAN_EMPTY));
    support_write(path, CC_SPAN(""));
    assert_true(cc_outdir_holds(place->fd, "f", CC_SPAN_EMPTY));
    assert_int_equal(symlinkat(path, place->fd, "link"), 0);
    assert_false(cc_outdir_holds(place->fd, "link", CC_SPAN_EMPTY));
    snprintf(path, sizeof path, "%s/pipe", place->dir); /* must not block */
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(cc_outdir_holds(place->fd, "pipe", CC_SPAN_EMPTY));
    free(big);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static void a_locked_folder_is_refused_until_it_is_given_back(void **state)
{
    char *folder = support_scratch();
    struct cc_error err;
    int first, second;

    (void)state;
    assert_int_equal(cc_outdir_lock(folder, &first, NULL), CC_OK);
    assert_int_equal(cc_outdir_lock(folder, &second, &err), CC_E_LOCKED);
    assert_int_equal(second, -1);
    assert_non_null(strstr(err.message, folder));
    close(first);
    assert_int_equal(cc_outdir_lock(folder, &second, NULL), CC_OK);
    close(second);
    support_scratch_done(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_that_leave_the_folder_are_refused),
        TEST(the_folder_is_made_with_its_parents),
        TEST(missing_folders_are_made_only_when_asked),
        TEST(a_link_in_a_folders_place_is_not_followed),
        TEST(a_new_file_replaces_a_leftover_or_a_link),
        TEST(only_the_same_bytes_in_a_plain_file_count_as_the_same),
        cmocka_unit_test(a_locked_folder_is_refused_until_it_is_given_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
