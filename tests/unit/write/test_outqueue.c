#include "cleancopy/write/outqueue.h"

#include "scratch.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

static struct cc_outqueue *open_queue(void)
{
    struct cc_outqueue *queue;

    assert_int_equal(cc_outqueue_open(dir, &queue, NULL), CC_OK);
    return queue;
}

static void put(struct cc_outqueue *queue, const char *name, const char *content)
{
    assert_int_equal(cc_outqueue_put(queue, cc_span_from(name), cc_span_from(content), NULL),
                     CC_OK);
}

static uint64_t close_queue(struct cc_outqueue *queue)
{
    uint64_t n_changed = 99;
    struct cc_error err;

    if (cc_outqueue_close(queue, &n_changed, &err) != CC_OK)
        fail_msg("%s", err.message);
    return n_changed;
}

static bool is_there(const char *name)
{
    struct stat st;

    return stat(scratch_path(name), &st) == 0;
}

static void files_are_there_after_the_close_and_the_changed_ones_are_counted(void **state)
{
    struct cc_outqueue *queue = open_queue();
    char name[40], content[40];

    (void)state;
    for (int i = 0; i < 1000; i++) {
        (void)snprintf(name, sizeof name, "text/%d/%d.txt", i % 7, i);
        (void)snprintf(content, sizeof content, "paragraph %d", i);
        put(queue, name, content); /* the queue has copies: both are overwritten at once */
    }
    assert_int_equal(close_queue(queue), 1000);
    assert_span_is(support_read(&arena, scratch_path("text/0/0.txt")), "paragraph 0");
    assert_span_is(support_read(&arena, scratch_path("text/5/999.txt")), "paragraph 999");
    queue = open_queue();
    put(queue, "text/0/0.txt", "paragraph 0");
    put(queue, "text/1/1.txt", "another");
    assert_int_equal(close_queue(queue), 1);
    assert_int_equal(close_queue(open_queue()), 0);
}

/* Three files of the whole queue's size, one that is larger, an empty one. */
static void what_does_not_fit_the_queue_waits_and_a_larger_file_goes_alone(void **state)
{
    static char big[CC_OUTQUEUE_BYTES + 1];
    struct cc_outqueue *queue = open_queue();
    struct cc_span fits = {big, CC_OUTQUEUE_BYTES}, larger = {big, sizeof big};
    struct stat st;

    (void)state;
    memset(big, 'x', sizeof big);
    assert_int_equal(cc_outqueue_put(queue, CC_SPAN("a"), fits, NULL), CC_OK);
    assert_int_equal(cc_outqueue_put(queue, CC_SPAN("b"), fits, NULL), CC_OK);
    assert_int_equal(cc_outqueue_put(queue, CC_SPAN("c"), fits, NULL), CC_OK);
    assert_int_equal(cc_outqueue_put(queue, CC_SPAN("larger"), larger, NULL), CC_OK);
    put(queue, "empty", "");
    assert_int_equal(close_queue(queue), 5);
    assert_int_equal(stat(scratch_path("larger"), &st), 0);
    assert_int_equal(st.st_size, sizeof big);
    assert_int_equal(stat(scratch_path("empty"), &st), 0);
    assert_int_equal(st.st_size, 0);
}

static void a_removal_comes_behind_what_was_put_before(void **state)
{
    struct cc_outqueue *queue = open_queue();

    (void)state;
    put(queue, "a/2023/one.txt", "1");
    put(queue, "a/2024/two.txt", "2");
    (void)close_queue(queue);
    queue = open_queue();
    put(queue, "a/2025/one.txt", "1");
    assert_int_equal(cc_outqueue_remove(queue, CC_SPAN("a/2023/one.txt"), NULL), CC_OK);
    assert_int_equal(cc_outqueue_remove(queue, CC_SPAN("no/such"), NULL), CC_OK);
    put(queue, "a/2023/three.txt", "3"); /* its folder was just taken away */
    assert_int_equal(close_queue(queue), 2);
    assert_false(is_there("a/2023/one.txt"));
    assert_span_is(support_read(&arena, scratch_path("a/2023/three.txt")), "3");
    assert_span_is(support_read(&arena, scratch_path("a/2024/two.txt")), "2");
    assert_span_is(support_read(&arena, scratch_path("a/2025/one.txt")), "1");
}

static void an_abort_leaves_no_file(void **state)
{
    struct cc_outqueue *queue = open_queue();

    (void)state;
    for (int i = 0; i < 100; i++)
        put(queue, cc_arena_printf(&arena, "a/%d", i).ptr, "x");
    cc_outqueue_abort(queue);
    cc_outqueue_abort(NULL);
    assert_false(is_there("a"));
    assert_false(is_there(".cleancopy-0.tmp"));
}

static void
what_failed_is_told_at_the_close_with_its_reason_and_the_rest_is_passed_over(void **state)
{
    struct cc_outqueue *queue = open_queue();
    uint64_t n_changed;
    struct cc_error err;

    (void)state;
    put(queue, "good", "1");
    (void)cc_outqueue_put(queue, CC_SPAN("../bad"), CC_SPAN("2"), NULL);
    (void)cc_outqueue_put(queue, CC_SPAN("late"), CC_SPAN("3"), NULL);
    assert_int_equal(cc_outqueue_close(queue, &n_changed, &err), CC_E_USAGE);
    assert_non_null(strstr(err.message, "../bad"));
    assert_false(is_there("good")); /* none had its name yet */
    assert_false(is_there("late"));
}

/* The call that puts it need not know yet, but each one after that does. */
static void a_full_disk_ends_the_puts(void **state)
{
    struct rlimit limit = {100, RLIM_INFINITY};
    struct cc_outqueue *queue = open_queue();
    char big[5000];
    struct cc_span content = {big, sizeof big};
    enum cc_status st = CC_OK;
    int n = 0;

    (void)state;
    memset(big, 'x', sizeof big);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    for (; st == CC_OK && n < 1000; n++) /* more than may wait */
        st = cc_outqueue_put(queue, CC_SPAN("one"), content, NULL);
    assert_int_equal(st, CC_E_IO);
    assert_int_equal(cc_outqueue_put(queue, CC_SPAN("two"), CC_SPAN("2"), NULL), CC_E_IO);
    limit.rlim_cur = RLIM_INFINITY;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    cc_outqueue_abort(queue);
    assert_false(is_there("one"));
}

static volatile sig_atomic_t signals_here;
static pthread_t test_thread;

static void note_signal(int number)
{
    (void)number;
    signals_here += pthread_equal(pthread_self(), test_thread) != 0;
}

static void signals_come_to_the_caller(void **state)
{
    struct cc_outqueue *queue;

    (void)state;
    test_thread = pthread_self();
    signals_here = 0;
    signal(SIGUSR1, note_signal);
    queue = open_queue();
    for (int i = 0; i < 50; i++) {
        put(queue, cc_arena_printf(&arena, "a/%d", i).ptr, "x");
        assert_int_equal(kill(getpid(), SIGUSR1), 0);
        assert_int_equal(signals_here, i + 1); /* at once: no other thread may have it */
    }
    assert_int_equal(close_queue(queue), 50);
}

static void a_folder_that_cannot_be_made_is_an_io_failure(void **state)
{
    struct cc_outqueue *queue;

    (void)state;
    support_write(scratch_path("file"), CC_SPAN("x"));
    assert_int_equal(cc_outqueue_open(scratch_path("file"), &queue, NULL), CC_E_IO);
    assert_null(queue);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_are_there_after_the_close_and_the_changed_ones_are_counted),
        TEST(what_does_not_fit_the_queue_waits_and_a_larger_file_goes_alone),
        TEST(a_removal_comes_behind_what_was_put_before),
        TEST(an_abort_leaves_no_file),
        TEST(what_failed_is_told_at_the_close_with_its_reason_and_the_rest_is_passed_over),
        TEST(a_full_disk_ends_the_puts),
        TEST(signals_come_to_the_caller),
        TEST(a_folder_that_cannot_be_made_is_an_io_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
