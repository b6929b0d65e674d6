#include "support.h"

#include "cleancopy/isolate/nursery.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int n_prepared, n_prepared_more; /* in the nursery, inherited by workers */

static void prepare(void *user)
{
    (void)user;
    n_prepared++;
}

static void prepare_more(void *user)
{
    (void)user;
    n_prepared_more++;
}

static size_t count_descriptors(void)
{
    DIR *dir = opendir("/proc/self/fd");
    size_t n = 0;

    while (readdir(dir) != NULL)
        n++;
    closedir(dir);
    return n - 3; /* ".", ".." and the folder's own */
}

/* Tells what it sees, then does as the byte says that it is sent. */
static void live(void *user, unsigned number)
{
    char seen[5], order = 0;

    (void)user;
    seen[0] = (char)('0' + number);
    seen[1] = (char)('0' + n_prepared);
    seen[2] = (char)('0' + n_prepared_more);
    seen[3] = (char)('0' + count_descriptors());
    seen[4] = (char)('0' + (fcntl(3, F_GETFD) >= 0));
    if (write(3, seen, sizeof seen) != (ssize_t)sizeof seen || read(3, &order, 1) != 1)
        _exit(1);
    if (order == 'e')
        _exit(7);
    if (order == 'a') {
        if (write(STDERR_FILENO, "oh no\n", 6) != 6)
            _exit(2);
        abort();
    }
    for (;;)
        pause();
}

static const struct cc_nursery_job job = {prepare, prepare_more, live, NULL};

static void expect_seen(int talk, const char *wanted)
{
    char seen[6] = "";

    assert_int_equal(read(talk, seen, 5), 5);
    assert_string_equal(seen, wanted);
}

static void workers_start_and_say_how_they_ended(void **state)
{
    struct cc_nursery *nursery = NULL;
    int talk[3], said[3], how = 0;
    char words[16];
    pid_t pid[3];

    (void)state;
    assert_int_equal(cc_nursery_open(&job, &nursery, NULL), CC_OK);
    /* number, prepared once, more when asked for, and of descriptors 0, 1, 2 and 3 alone */
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(cc_nursery_start(nursery, i, i > 0, &pid[i], &talk[i], &said[i], NULL), CC_OK);
    expect_seen(talk[0], "01041");
    expect_seen(talk[1], "11141");
    expect_seen(talk[2], "21141");

    assert_int_equal(write(talk[0], "e", 1), 1);
    assert_int_equal(read(talk[0], words, 1), 0); /* its end */
    assert_int_equal(cc_nursery_reap(nursery, pid[0], &how, NULL), CC_OK);
    assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 7);

    assert_int_equal(write(talk[1], "a", 1), 1);
    assert_int_equal(read(talk[1], words, 1), 0);
    assert_int_equal(cc_nursery_reap(nursery, pid[1], &how, NULL), CC_OK);
    assert_true(WIFSIGNALED(how) && WTERMSIG(how) == SIGABRT);
    assert_int_equal(read(said[1], words, sizeof words), 6);
    assert_memory_equal(words, "oh no\n", 6);

    /* one that does not end by itself is ended */
    assert_int_equal(cc_nursery_reap(nursery, pid[2], &how, NULL), CC_OK);
    assert_true(WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL);
    for (unsigned i = 0; i < 3; i++) {
        close(talk[i]);
        close(said[i]);
    }
    cc_nursery_close(nursery);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
    assert_int_equal(errno, ECHILD);
}

static void signals_that_end_the_parent_leave_workers_to_it(void **state)
{
    struct cc_nursery *nursery = NULL;
    int talk, said, how = 0;
    pid_t pid;

    (void)state;
    assert_int_equal(cc_nursery_open(&job, &nursery, NULL), CC_OK);
    assert_int_equal(cc_nursery_start(nursery, 0, false, &pid, &talk, &said, NULL), CC_OK);
    expect_seen(talk, "01041");
    kill(pid, SIGINT);
    kill(pid, SIGTERM);
    assert_int_equal(write(talk, "e", 1), 1);
    assert_int_equal(read(talk, &how, 1), 0);
    assert_int_equal(cc_nursery_reap(nursery, pid, &how, NULL), CC_OK);
    assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 7);
    close(talk);
    close(said);
    cc_nursery_close(nursery);
}

/* A process that is gone or only waits to be reaped by whoever adopted it. */
static bool has_ended(pid_t pid)
{
    char path[64], line[256] = "";
    FILE *file;

    (void)snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    file = fopen(path, "r");
    if (file == NULL)
        return true;
    if (fgets(line, sizeof line, file) == NULL)
        line[0] = '\0';
    fclose(file);
    return strstr(line, ") Z") != NULL || strstr(line, ") X") != NULL;
}

static void a_killed_parent_takes_all_with_it(void **state)
{
    int tell[2], how = 0;
    pid_t parent, pid = 0;

    (void)state;
    assert_int_equal(pipe(tell), 0);
    parent = fork();
    assert_true(parent >= 0);
    if (parent == 0) {
        struct cc_nursery *nursery = NULL;
        int talk, said;

        if (cc_nursery_open(&job, &nursery, NULL) != CC_OK ||
            cc_nursery_start(nursery, 0, false, &pid, &talk, &said, NULL) != CC_OK ||
            write(tell[1], &pid, sizeof pid) != (ssize_t)sizeof pid)
            _exit(1);
        for (;;)
            pause();
    }
    assert_int_equal(read(tell[0], &pid, sizeof pid), sizeof pid);
    assert_false(has_ended(pid));
    kill(parent, SIGKILL);
    assert_int_equal(waitpid(parent, &how, 0), parent);
    for (int i = 0; i < 500 && !has_ended(pid); i++)
        usleep(10000);
    assert_true(has_ended(pid));
    close(tell[0]);
    close(tell[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(workers_start_and_say_how_they_ended),
        cmocka_unit_test(signals_that_end_the_parent_leave_workers_to_it),
        cmocka_unit_test(a_killed_parent_takes_all_with_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
