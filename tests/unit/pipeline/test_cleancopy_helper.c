/* The library as others link it, with its helper: what a page's death costs, and what a stranger's process does to it. */
#include "support.h"
#include "arrow_column.h"
#include "ferry_pages.h"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_PROCESSES 16
#define PATIENCE_MS   30000

/* ---- processes ---- */

/* False for one that has ended, though nobody may have waited for it. */
static bool lives(pid_t pid, pid_t *parent)
{
    char path[64], state = 0;
    int of = 0, n;
    FILE *file;

    (void)snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    file = fopen(path, "re");
    if (file == NULL)
        return false;
    n = fscanf(file, "%*d (%*[^)]) %c %d", &state, &of);
    fclose(file);
    *parent = of;
    return n == 2 && state != 'Z' && state != 'X';
}

/* The processes that `parent` has started and that live. */
static size_t children_of(pid_t parent, pid_t *list)
{
    DIR *dir = opendir("/proc");
    const struct dirent *entry;
    size_t n = 0;

    assert_non_null(dir);
    entry = readdir(dir);
    for (; entry != NULL && n < MAX_PROCESSES; entry = readdir(dir)) {
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10), of; /* 0 for what is no process */

        if (pid > 0 && lives(pid, &of) && of == parent)
            list[n++] = pid;
    }
    closedir(dir);
    return n;
}

static void nap(void)
{
    (void)nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
}

static pid_t helper_of(pid_t parent)
{
    pid_t list[MAX_PROCESSES];

    for (int waited = 0; waited < PATIENCE_MS; waited += 5) {
        if (children_of(parent, list) == 1)
            return list[0];
        nap();
    }
    return 0;
}

static void assert_gone(pid_t pid)
{
    pid_t parent;

    for (int waited = 0; waited < PATIENCE_MS && lives(pid, &parent); waited += 5)
        nap();
    if (lives(pid, &parent))
        fail_msg("process %d is still there", (int)pid);
}

static size_t count_descriptors(pid_t pid)
{
    char path[64];
    DIR *dir;
    size_t n = 0;

    (void)snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
    dir = opendir(path);
    assert_non_null(dir);
    while (readdir(dir) != NULL)
        n++;
    closedir(dir);
    return n - 2; /* "." and ".." */
}

/* ---- batches ---- */

static struct cleancopy_cleaner *open_cleaner(unsigned jobs)
{
    struct cleancopy_cleaner_options options = {.size = sizeof options, .jobs = jobs};
    struct cleancopy_cleaner *cleaner;

    assert_int_equal(cleancopy_cleaner_open(&options, &cleaner), CLEANCOPY_OK);
    return cleaner;
}

static struct cleancopy_rows *run(struct cleancopy_cleaner *cleaner, const char *const *html, size_t n, int wanted)
{
    struct arrow_column bytes;
    struct cleancopy_pages given = {.size = sizeof given, .n = n, .bytes = &bytes.column};
    struct cleancopy_rows *rows;

    arrow_column_fill(&bytes, html, n, 64, 0);
    if (cleancopy_cleaner_run(cleaner, &given, &rows) != wanted)
        fail_msg("%d, not %d: %s", cleancopy_rows_status(rows), wanted, cleancopy_rows_message(rows));
    arrow_column_done(&bytes);
    return rows;
}

/* 0, or the row that is not the record of a single call. */
static size_t check_record(const struct cleancopy_rows *rows, size_t row, const char *html)
{
    struct cleancopy_page page = {.size = sizeof page, .bytes = html, .n_bytes = strlen(html)};
    struct cleancopy_result *result;
    char *record = arrow_text(rows, CLEANCOPY_ROWS_RECORD, row);
    int same = cleancopy_clean(&page, &result) == CLEANCOPY_OK && record != NULL &&
               strcmp(record, cleancopy_result_record(result, NULL)) == 0;

    cleancopy_result_free(result);
    free(record);
    return same ? 0 : row + 1;
}

static void assert_works(struct cleancopy_cleaner *cleaner)
{
    const char *const html[] = {pages[0][1], pages[1][1]};
    struct cleancopy_rows *rows = run(cleaner, html, 2, CLEANCOPY_OK);

    assert_int_equal(check_record(rows, 0, html[0]), 0);
    assert_int_equal(check_record(rows, 1, html[1]), 0);
    cleancopy_rows_free(rows);
}

static void rows_are_the_records_of_single_calls(void **state)
{
    const char *html[ARROW_ROWS];

    (void)state;
    for (size_t i = 0; i < ARROW_ROWS; i++)
        html[i] = i % 5 == 4 ? "" : pages[i % 2][1];
    for (unsigned jobs = 1; jobs < 4; jobs++) {
        struct cleancopy_cleaner *cleaner = open_cleaner(jobs);
        struct cleancopy_rows *rows = run(cleaner, html, ARROW_ROWS, CLEANCOPY_OK);

        for (size_t i = 0; i < ARROW_ROWS; i++) {
            if (i % 5 == 4)
                assert_int_equal(arrow_status(rows, i), CLEANCOPY_E_INPUT);
            else
                assert_int_equal(check_record(rows, i, html[i]), 0);
        }
        cleancopy_rows_free(rows);
        cleancopy_cleaner_close(cleaner);
    }
}

/* ---- deaths ---- */

/* Of processor time, in user mode. */
static long used_ms(pid_t pid)
{
    unsigned long ticks = 0;
    char path[64];
    FILE *file;

    (void)snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    file = fopen(path, "re");
    if (file == NULL)
        return 0;
    if (fscanf(file, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu", &ticks) != 1)
        ticks = 0;
    fclose(file);
    return (long)ticks * 1000 / sysconf(_SC_CLK_TCK);
}

#define BUSY_MS 100 /* a worker begins in a few; the slow page takes over 400 */

/* Ends the worker as a fault of its own would, while it has the page that takes long. */
static void *end_worker(void *user)
{
    const int *signal_number = user;
    pid_t helper = helper_of(getpid()), workers[MAX_PROCESSES];

    for (int waited = 0; waited < PATIENCE_MS; waited += 5) {
        if (children_of(helper, workers) > 0 && used_ms(workers[0]) >= BUSY_MS) {
            (void)kill(workers[0], *signal_number);
            return user;
        }
        nap();
    }
    return NULL;
}

static char *slow_page(void)
{
    static const char line[] = "<p>word and other words in a line of text, and more of it.";
    size_t n = ((size_t)7 << 20) / (sizeof line - 1);
    char *page = malloc(n * (sizeof line - 1) + 1);

    assert_non_null(page);
    for (size_t i = 0; i < n; i++)
        memcpy(page + i * (sizeof line - 1), line, sizeof line);
    return page;
}

static void a_page_that_ends_its_process_fails_its_row(void **state)
{
    struct cleancopy_cleaner *cleaner = open_cleaner(1);
    char *slow = slow_page(), *message;
    const char *const html[] = {slow, pages[0][1], pages[1][1]};
    static const char words[] = "it ended the process that cleaned it (crash: signal"; /* 11, or what a sanitizer makes of it */
    int number = SIGSEGV;
    struct cleancopy_rows *rows;
    pthread_t thread;
    void *done;

    (void)state;
    assert_int_equal(pthread_create(&thread, NULL, end_worker, &number), 0);
    rows = run(cleaner, html, 3, CLEANCOPY_OK);
    assert_int_equal(pthread_join(thread, &done), 0);
    assert_non_null(done);
    assert_int_equal(arrow_status(rows, 0), CLEANCOPY_E_INPUT);
    assert_int_equal(check_record(rows, 1, html[1]), 0);
    assert_int_equal(check_record(rows, 2, html[2]), 0);
    message = arrow_text(rows, CLEANCOPY_ROWS_MESSAGE, 0);
    if (strncmp(message, words, strlen(words)) != 0 || strstr(message, "--") != NULL) /* it knows no options */
        fail_msg("\"%s\"", message);
    free(message);
    cleancopy_rows_free(rows);
    assert_works(cleaner);
    cleancopy_cleaner_close(cleaner);
    free(slow);
}

static void a_helper_that_was_killed_fails_one_call(void **state)
{
    struct cleancopy_cleaner *cleaner = open_cleaner(2);
    const char *const html[] = {pages[0][1]};
    pid_t helper, workers[MAX_PROCESSES];
    size_t n;

    (void)state;
    assert_works(cleaner);
    helper = helper_of(getpid());
    n = children_of(helper, workers);
    assert_in_range(n, 1, 2);
    assert_int_equal(kill(helper, SIGKILL), 0);
    for (size_t i = 0; i < n; i++)
        assert_gone(workers[i]);
    cleancopy_rows_free(run(cleaner, html, 1, CLEANCOPY_E_IO));
    assert_works(cleaner);
    cleancopy_cleaner_close(cleaner);
}

static void closing_leaves_no_process_and_no_descriptor(void **state)
{
    size_t n = count_descriptors(getpid());
    struct cleancopy_cleaner *cleaner = open_cleaner(2);
    pid_t helper, list[MAX_PROCESSES];

    (void)state;
    assert_int_equal(children_of(getpid(), list), 0); /* nothing starts before the first batch */
    assert_works(cleaner);
    assert_works(cleaner);
    helper = helper_of(getpid());
    assert_int_equal(count_descriptors(getpid()), n + 1 + 2 * children_of(helper, list));
    cleancopy_cleaner_close(cleaner);
    assert_int_equal(children_of(getpid(), list), 0);
    assert_int_equal(count_descriptors(getpid()), n);
}

/* ---- a stranger's process ---- */

static volatile sig_atomic_t n_sigchld;

static void on_sigchld(int number)
{
    (void)number;
    n_sigchld++;
    while (waitpid(-1, NULL, WNOHANG) > 0) /* as daemons do: it takes our helper's end away */
        continue;
}

static void the_callers_sigchld_may_be_ignored_or_reap_all(void **state)
{
    struct sigaction old, own = {.sa_handler = SIG_IGN};

    (void)state;
    assert_int_equal(sigaction(SIGCHLD, &own, &old), 0);
    for (int i = 0; i < 2; i++) {
        struct cleancopy_cleaner *cleaner = open_cleaner(1);

        assert_works(cleaner);
        cleancopy_cleaner_close(cleaner);
        own.sa_handler = on_sigchld;
        assert_int_equal(sigaction(SIGCHLD, &own, NULL), 0);
    }
    assert_true(n_sigchld > 0);
    assert_int_equal(sigaction(SIGCHLD, &old, NULL), 0);
}

static unsigned long long status_mask(pid_t pid, const char *name)
{
    char path[64], line[256];
    unsigned long long mask = ~0ull;
    FILE *file;

    (void)snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    file = fopen(path, "re");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, name, strlen(name)) == 0)
            mask = strtoull(line + strlen(name), NULL, 16);
    }
    fclose(file);
    return mask;
}

static void the_helper_gets_no_descriptor_and_no_blocked_signal(void **state)
{
    struct cleancopy_cleaner *cleaner = open_cleaner(1);
    int open_everywhere = open("/dev/null", O_RDONLY); /* not closed on exec, as a careless library has them */
    unsigned long long int_and_term = 1ull << (SIGINT - 1) | 1ull << (SIGTERM - 1);
    unsigned long long libc_own = 3ull << 31; /* 32 and 33: glibc's posix_spawn() ignores them itself */
    pid_t helper, list[MAX_PROCESSES];
    sigset_t all, old;

    (void)state;
    assert_true(open_everywhere >= 0);
    sigfillset(&all);
    assert_int_equal(pthread_sigmask(SIG_BLOCK, &all, &old), 0);
    assert_works(cleaner);
    assert_int_equal(pthread_sigmask(SIG_SETMASK, &old, NULL), 0);
    helper = helper_of(getpid());
    assert_int_equal(count_descriptors(helper), 4);
    assert_true(status_mask(helper, "SigBlk:") == 0);
    assert_true((status_mask(helper, "SigIgn:") & ~libc_own) == int_and_term);
    assert_int_equal(children_of(helper, list), 1);
    assert_true(status_mask(list[0], "SigBlk:") == 0);
    close(open_everywhere);
    cleancopy_cleaner_close(cleaner);
}

static void the_three_standard_descriptors_may_be_closed(void **state)
{
    int kept[3], how;
    pid_t pid;

    (void)state;
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct cleancopy_cleaner *cleaner = open_cleaner(1);
        const char *const html[] = {pages[0][1]};
        struct arrow_column bytes;
        struct cleancopy_pages given = {.size = sizeof given, .n = 1, .bytes = &bytes.column};
        struct cleancopy_rows *rows;
        int st;

        for (int fd = 0; fd < 3; fd++)
            kept[fd] = close(fd);
        arrow_column_fill(&bytes, html, 1, 64, 0);
        st = cleancopy_cleaner_run(cleaner, &given, &rows);
        _exit(kept[0] == 0 && st == CLEANCOPY_OK && arrow_status(rows, 0) == CLEANCOPY_OK ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &how, 0), pid);
    assert_int_equal(how, 0);
}

static void *open_and_run(void *user)
{
    struct cleancopy_cleaner **cleaner = user;

    *cleaner = open_cleaner(1);
    assert_works(*cleaner);
    return NULL;
}

static void a_cleaner_outlives_the_thread_that_began_it(void **state)
{
    struct cleancopy_cleaner *cleaner;
    pthread_t thread;
    pid_t helper;

    (void)state;
    assert_int_equal(pthread_create(&thread, NULL, open_and_run, &cleaner), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    helper = helper_of(getpid());
    assert_works(cleaner);
    assert_int_equal(helper_of(getpid()), helper);
    cleancopy_cleaner_close(cleaner);
}

/* The copy of a fork begins a helper of its own, and leaves ours alone. */
static void a_fork_may_use_its_copy(void **state)
{
    struct cleancopy_cleaner *cleaner = open_cleaner(1);
    pid_t pid, helper;
    int how;

    (void)state;
    assert_works(cleaner);
    helper = helper_of(getpid());
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct cleancopy_rows *rows = run(cleaner, (const char *const[]){pages[1][1]}, 1, CLEANCOPY_OK);
        size_t wrong = check_record(rows, 0, pages[1][1]);
        pid_t own = helper_of(getpid());

        cleancopy_rows_free(rows);
        cleancopy_cleaner_close(cleaner);
        _exit(wrong == 0 && own != 0 && own != helper ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &how, 0), pid);
    assert_int_equal(how, 0);
    assert_int_equal(helper_of(getpid()), helper);
    assert_works(cleaner);
    cleancopy_cleaner_close(cleaner);
}

/* A fork holds copies of our sockets: closing ends the helper all the same, and so does our death. */
static void a_fork_that_lives_on_keeps_no_helper(void **state)
{
    struct cleancopy_cleaner *cleaner = open_cleaner(1);
    pid_t pid, helper;
    int how;

    (void)state;
    assert_works(cleaner);
    helper = helper_of(getpid());
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        pause();
        _exit(0);
    }
    cleancopy_cleaner_close(cleaner);
    assert_gone(helper);
    assert_int_equal(kill(pid, SIGKILL), 0);
    assert_int_equal(waitpid(pid, &how, 0), pid);
}

static void the_helper_ends_with_a_caller_that_was_killed(void **state)
{
    int says[2], how;
    pid_t pid, told[2];

    (void)state;
    assert_int_equal(pipe(says), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct cleancopy_cleaner *cleaner = open_cleaner(1);

        assert_works(cleaner);
        told[0] = helper_of(getpid());
        told[1] = fork(); /* with copies of the sockets: the helper finds out by looking */
        if (told[1] == 0)
            pause();
        if (write(says[1], told, sizeof told) != (ssize_t)sizeof told)
            _exit(1);
        pause();
    }
    assert_int_equal(read(says[0], told, sizeof told), sizeof told);
    assert_int_equal(kill(pid, SIGKILL), 0);
    assert_int_equal(waitpid(pid, &how, 0), pid);
    assert_gone(told[0]);
    assert_int_equal(kill(told[1], SIGKILL), 0);
    close(says[0]);
    close(says[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_the_records_of_single_calls),
        cmocka_unit_test(a_page_that_ends_its_process_fails_its_row),
        cmocka_unit_test(a_helper_that_was_killed_fails_one_call),
        cmocka_unit_test(closing_leaves_no_process_and_no_descriptor),
        cmocka_unit_test(the_callers_sigchld_may_be_ignored_or_reap_all),
        cmocka_unit_test(the_helper_gets_no_descriptor_and_no_blocked_signal),
        cmocka_unit_test(the_three_standard_descriptors_may_be_closed),
        cmocka_unit_test(a_cleaner_outlives_the_thread_that_began_it),
        cmocka_unit_test(a_fork_may_use_its_copy),
        cmocka_unit_test(a_fork_that_lives_on_keeps_no_helper),
        cmocka_unit_test(the_helper_ends_with_a_caller_that_was_killed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
