#include "sandbox_works.h"
#include "support.h"

#include "cleancopy/isolate/sandbox.h"
#include "cleancopy/isolate/workers.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_TASK_BYTES   ((size_t)4 << 20)
#define MAX_ANSWER_BYTES ((size_t)4 << 20)

static bool has_more; /* prepare_more was called before this worker began */
static volatile int sink;
static volatile unsigned spin;

static void prepare_more(void *user)
{
    (void)user;
    has_more = true;
}

/* What its first letter says; all else is answered with the same bytes. */
static void work(void *user, struct cc_span task, struct cc_buf *answer)
{
    (void)user;
    switch (task.len > 0 ? task.ptr[0] : '\0') {
    case 'A':
        abort();
    case 'S':
        (void)signal(SIGSEGV, SIG_DFL); /* sanitizers make an exit of it */
        raise(SIGSEGV);
        break;
    case 'L':
        for (;;)
            spin++;
    case 'M':
        _exit(CC_SANDBOX_EXIT_MEMORY);
    case 'O':
        sink = open("/etc/passwd", O_RDONLY);
        break;
    case 'F': /* needs what prepare_more loads */
        if (!has_more)
            sink = open("/etc/passwd", O_RDONLY);
        break;
    case 'E':
        (void)!write(STDERR_FILENO, "\n said before \x1b[1mthe end\nand more\n", 35);
        _exit(3);
    case 'K':
        raise(SIGKILL);
        break;
    case 'W': /* writes to its task, by force */
        (void)mprotect((void *)((uintptr_t)task.ptr & ~(uintptr_t)4095), 4096, PROT_READ | PROT_WRITE);
        (void)signal(SIGSEGV, SIG_DFL);
        *(char *)(uintptr_t)task.ptr = 'w';
        break;
    case 'T': /* some ticks of the sandbox, or none */
        for (volatile unsigned i = 0; i < 20000000; i++)
            continue;
        break;
    case 'B':
        for (size_t i = 0; i <= MAX_ANSWER_BYTES / 1000; i++) {
            char thousand[1000] = "";

            cc_buf_add(answer, (struct cc_span){thousand, sizeof thousand});
        }
        return;
    }
    cc_buf_add(answer, task);
}

static struct cc_workers_job job_of(unsigned n_workers)
{
    return (struct cc_workers_job){.prepare_more = prepare_more,
                                   .work = work,
                                   .n_workers = n_workers,
                                   .max_task_bytes = MAX_TASK_BYTES,
                                   .max_answer_bytes = MAX_ANSWER_BYTES,
                                   .max_memory_bytes = (uint64_t)256 << 20,
                                   .max_cpu_ms = 100};
}

/* The tests run twice: with workers from a fork of this process, and from this program started anew. */
static bool by_program;

static struct cc_workers *start(unsigned n_workers)
{
    char name[] = "workers", number[16];
    char *args[] = {name, number, NULL};
    const struct cc_workers_program program = {"/proc/self/exe", args};
    struct cc_workers_job job = job_of(n_workers);
    struct cc_workers *workers = NULL;

    (void)snprintf(number, sizeof number, "%u", n_workers);
    if (by_program)
        job.program = &program;
    assert_int_equal(cc_workers_open(&job, &workers, NULL), CC_OK);
    return workers;
}

static int nurse(const char *n_workers)
{
    struct cc_workers_job job = job_of((unsigned)strtoul(n_workers, NULL, 10));

    (void)cc_workers_nurse(&job, getppid(), NULL);
    return 3;
}

static void give(struct cc_workers *workers, uint64_t number, const char *text)
{
    struct cc_span parts[2] = {cc_span_from(text), CC_SPAN_EMPTY};

    parts[0].len = parts[0].len > 0 ? 1 : 0; /* in two parts */
    parts[1] = cc_span_from(text + parts[0].len);
    assert_int_equal(cc_workers_send(workers, number, parts, 2, NULL), CC_OK);
}

/* One task that ends its worker, by its words. */
static void expect_death(struct cc_workers *workers, const char *task, const char *wanted)
{
    struct cc_workers_event event;
    char words[CC_DEATH_WORDS_BYTES];

    give(workers, 17, task);
    assert_int_equal(cc_workers_wait(workers, &event, NULL), CC_OK);
    assert_int_equal(event.task, 17);
    assert_true(event.died);
    cc_death_words(&event.death, words);
    assert_string_equal(words, wanted);
    assert_memory_equal(words, cc_death_name(event.death.kind), strlen(cc_death_name(event.death.kind)));
}

static void expect_answer(struct cc_workers *workers, const char *text)
{
    struct cc_workers_event event;

    give(workers, 4, text);
    assert_int_equal(cc_workers_wait(workers, &event, NULL), CC_OK);
    assert_int_equal(event.task, 4);
    assert_false(event.died);
    assert_span_is(event.answer, text);
}

static void tasks_are_answered_whoever_does_them(void **state)
{
    struct cc_workers *workers = start(3);
    bool seen[500] = {false};
    unsigned n_sent = 0, n_answered = 0;

    (void)state;
    if (!sandbox_works())
        skip();
    while (n_answered < 500) {
        struct cc_workers_event event;
        char text[16];

        while (n_sent < 500 && cc_workers_have_room(workers)) {
            (void)snprintf(text, sizeof text, "task %u", n_sent);
            give(workers, n_sent++, text);
        }
        assert_int_equal(cc_workers_wait(workers, &event, NULL), CC_OK);
        (void)snprintf(text, sizeof text, "task %u", (unsigned)event.task);
        assert_span_is(event.answer, text);
        assert_false(seen[event.task]);
        seen[event.task] = true;
        n_answered++;
    }
    assert_null(cc_workers_unfiltered(workers));
    cc_workers_close(workers);
}

static void a_task_that_ends_its_worker_costs_itself_alone(void **state)
{
    static const struct {
        const char *task, *words;
    } cases[] = {
        {"A", "crash: signal 6 (Aborted)"},
        {"S", "crash: signal 11 (Segmentation fault)"},
        {"L", "cpu-limit: over 100 ms of processor time"},
        {"M", "memory-limit: over 256 MiB of memory"},
        {"O", "forbidden-call: system call openat"},
        {"E", "exit: exit code 3, said before ?[1mthe end"},
        {"B", "memory-limit: over 256 MiB of memory"},
    };
    struct cc_workers *workers = start(1);

    (void)state;
    if (!sandbox_works())
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_answer(workers, "before");
        expect_death(workers, cases[i].task, cases[i].words);
        expect_answer(workers, "after");
    }
    cc_workers_close(workers);
}

/* Whether the answers before it were told yet or not. */
static void the_tasks_around_it_are_done_all_the_same(void **state)
{
    struct cc_workers *workers = start(1);
    struct cc_workers_event event;

    (void)state;
    if (!sandbox_works())
        skip();
    for (unsigned i = 0; i < 40; i++) {
        unsigned bad = i % (CC_WORKERS_TASKS + 1); /* the last: none */
        const char *how = i % 2 == 0 ? "A" : "O";

        for (unsigned n = 0; n < CC_WORKERS_TASKS; n++) {
            assert_true(cc_workers_have_room(workers));
            give(workers, n, n == bad ? how : i % 3 == 0 && n + 1 == bad ? "Ty" : "y");
        }
        assert_false(cc_workers_have_room(workers));
        for (unsigned n = 0; n < CC_WORKERS_TASKS; n++) {
            assert_int_equal(cc_workers_wait(workers, &event, NULL), CC_OK);
            assert_int_equal(event.task, n);
            assert_int_equal(event.died, n == bad);
            if (n != bad)
                assert_true(cc_span_ends(event.answer, CC_SPAN("y")));
        }
    }
    cc_workers_close(workers);
}

static void what_it_told_nobody_yet_is_taken_though_more_is_sent_after_its_death(void **state)
{
    struct cc_workers *workers = start(1);
    struct cc_workers_event event;

    (void)state;
    for (unsigned round = 0; round < 10; round++) {
        give(workers, 0, "y");
        give(workers, 1, "K"); /* done once more */
        give(workers, 2, "z");
        for (unsigned n = 0; n < 5; n++) {
            assert_int_equal(cc_workers_wait(workers, &event, NULL), CC_OK);
            assert_int_equal(event.task, n);
            assert_int_equal(event.died, n == 1);
            if (n < 2)
                give(workers, n + 3, "more");
        }
    }
    cc_workers_close(workers);
}

/* A second task is made before the first one is sent for; a worker that dies leaves its task whole. */
static void a_task_can_be_made_where_it_is_to_lie(void **state)
{
    struct cc_workers *workers = start(1);
    struct cc_workers_event event;

    (void)state;
    for (uint64_t i = 0; i < 20; i++) {
        char *room = cc_workers_room(workers);
        struct cc_span parts[2] = {{room, 5}, CC_SPAN("more")};

        assert_non_null(room);
        memcpy(room, i % 4 == 3 ? "Kabcd" : "abcde", 5);
        assert_int_equal(cc_workers_send(workers, i, parts, 2, NULL), CC_OK);
        if (i % 4 == 0)
            continue;
        for (uint64_t n = i % 4 == 1 ? i - 1 : i; n <= i; n++) {
            assert_int_equal(cc_workers_wait(workers, &event, NULL), CC_OK);
            assert_int_equal(event.task, n);
            assert_int_equal(event.died, n % 4 == 3);
            if (!event.died)
                assert_span_is(event.answer, "abcdemore");
        }
        assert_memory_equal(room, i % 4 == 3 ? "Kabcdmore" : "abcdemore", 9);
    }
    cc_workers_close(workers);
}

static void no_worker_can_write_where_tasks_lie(void **state)
{
    struct cc_workers *workers = start(1);

    (void)state;
    if (!sandbox_works())
        skip();
    expect_death(workers, "Wx", "crash: signal 11 (Segmentation fault)");
    expect_answer(workers, "x");
    cc_workers_close(workers);
}

static void a_worker_that_lacks_something_is_replaced_by_one_that_has_more(void **state)
{
    struct cc_workers *workers = start(2);

    (void)state;
    if (!sandbox_works())
        skip();
    expect_answer(workers, "x");
    expect_answer(workers, "F1");
    expect_answer(workers, "F2");
    expect_death(workers, "O", "forbidden-call: system call openat"); /* not for ever */
    expect_answer(workers, "F3");
    cc_workers_close(workers);
}

static void a_worker_killed_from_outside_has_its_task_done_again_once(void **state)
{
    struct cc_workers *workers = start(1);

    (void)state;
    expect_death(workers, "K", "killed: signal 9 (Killed)");
    expect_answer(workers, "x");
    cc_workers_close(workers);
}

static void large_tasks_and_answers_come_whole(void **state)
{
    struct cc_workers *workers = start(2);
    size_t bytes = MAX_TASK_BYTES;
    char *text = malloc(bytes + 1);
    struct cc_span parts[2] = {{text, bytes}, CC_SPAN("more")};
    struct cc_workers_event event;

    (void)state;
    for (size_t i = 0; i <= bytes; i++)
        text[i] = (char)('a' + i % 23);
    for (uint64_t i = 0; i < 4; i++)
        assert_int_equal(cc_workers_send(workers, i, parts, 1, NULL), CC_OK);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(cc_workers_wait(workers, &event, NULL), CC_OK);
        assert_false(event.died);
        assert_int_equal(event.answer.len, bytes);
        assert_memory_equal(event.answer.ptr, text, bytes);
    }
    assert_int_equal(cc_workers_send(workers, 5, parts, 2, NULL), CC_E_LIMIT);
    expect_answer(workers, "x");
    expect_answer(workers, "");
    cc_workers_close(workers);
    free(text);
}

static void an_answer_can_be_taken_without_a_copy(void **state)
{
    struct cc_workers *workers = start(1);
    struct cc_workers_event event;
    struct cc_buf taken;

    (void)state;
    cc_buf_init(&taken, 10);
    cc_buf_add_string(&taken, "old");
    give(workers, 1, "first");
    assert_int_equal(cc_workers_wait(workers, &event, NULL), CC_OK);
    cc_workers_take(workers, &taken);
    assert_ptr_equal(taken.ptr, event.answer.ptr);
    assert_int_equal(taken.max_bytes, 10); /* it stays the caller's buffer */
    expect_answer(workers, "second, longer than ten bytes");
    assert_span_is(cc_buf_span(&taken), "first");
    cc_buf_done(&taken);
    cc_workers_close(workers);
}

static size_t count_descriptors(void)
{
    DIR *dir = opendir("/proc/self/fd");
    size_t n = 0;

    while (readdir(dir) != NULL)
        n++;
    closedir(dir);
    return n;
}

static void no_process_and_no_descriptor_is_left(void **state)
{
    size_t before = count_descriptors();
    struct cc_workers *workers = start(2);

    (void)state;
    if (!sandbox_works())
        skip();
    for (int i = 0; i < 30; i++)
        expect_death(workers, "A", "crash: signal 6 (Aborted)");
    give(workers, 1, "L"); /* busy when it is over */
    give(workers, 2, "x");
    cc_workers_close(workers);
    cc_workers_close(start(2)); /* never used */
    assert_int_equal(count_descriptors(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

int main(int n_args, char **args)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tasks_are_answered_whoever_does_them),
        cmocka_unit_test(a_task_that_ends_its_worker_costs_itself_alone),
        cmocka_unit_test(the_tasks_around_it_are_done_all_the_same),
        cmocka_unit_test(what_it_told_nobody_yet_is_taken_though_more_is_sent_after_its_death),
        cmocka_unit_test(a_task_can_be_made_where_it_is_to_lie),
        cmocka_unit_test(no_worker_can_write_where_tasks_lie),
        cmocka_unit_test(a_worker_that_lacks_something_is_replaced_by_one_that_has_more),
        cmocka_unit_test(a_worker_killed_from_outside_has_its_task_done_again_once),
        cmocka_unit_test(large_tasks_and_answers_come_whole),
        cmocka_unit_test(an_answer_can_be_taken_without_a_copy),
        cmocka_unit_test(no_process_and_no_descriptor_is_left),
    };

    int n_failed;

    if (n_args == 2)
        return nurse(args[1]);
    n_failed = cmocka_run_group_tests(tests, NULL, NULL);
    by_program = true;
    return n_failed + cmocka_run_group_tests_name("by a program", tests, NULL, NULL);
}
