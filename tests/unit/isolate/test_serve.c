#include "sandbox_works.h"
#include "support.h"

#include "cleancopy/isolate/nursery.h"
#include "cleancopy/isolate/sandbox.h"
#include "cleancopy/isolate/serve.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PLACE_BYTES 65536

struct served {
    pid_t child;
    int socket;
    char *own, *tasks;
};

#define LONG_BYTES (CC_WORKER_ANSWER_BYTES + 5)

/* Says each task backwards; to "long" a long answer, to "full" one that just fits its place; one that is over 100 bytes it says until the
 * answer has no more room; "slow" takes it some ticks of the sandbox. */
static void turn_around(void *user, struct cc_span task, struct cc_buf *answer)
{
    size_t i, more = cc_span_is(task, CC_SPAN("long")) ? LONG_BYTES : cc_span_is(task, CC_SPAN("full")) ? CC_WORKER_ANSWER_BYTES : 0;

    (void)user;
    if (cc_span_is(task, CC_SPAN("slow"))) {
        clock_t from = clock();

        while (clock() - from < 4 * CC_SANDBOX_TICK_MS * (CLOCKS_PER_SEC / 1000))
            continue;
    }
    for (i = 0; i < more; i++)
        cc_buf_add_char(answer, (char)('a' + i % 26));
    if (more > 0)
        return;
    for (i = task.len; i-- > 0;)
        cc_buf_add_char(answer, task.ptr[i]);
    for (i = 0; task.len > 100 && i < LONG_BYTES; i += task.len)
        cc_buf_add(answer, task);
}

static char *share(size_t bytes)
{
    void *shared = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    assert_true(shared != MAP_FAILED);
    return shared;
}

static struct served start_with(uint32_t max_cpu_ms)
{
    const struct cc_workers_job job = {.work = turn_around, .n_workers = 1, .max_task_bytes = PLACE_BYTES,
                                       .max_answer_bytes = LONG_BYTES, .max_memory_bytes = 64 << 20,
                                       .max_cpu_ms = max_cpu_ms};
    struct served served = {.own = share(cc_worker_own_bytes()), .tasks = share(cc_worker_tasks_bytes(PLACE_BYTES))};
    int pair[2];

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    served.child = fork();
    assert_true(served.child >= 0);
    if (served.child == 0) {
        if (dup2(pair[1], CC_NURSERY_TALK_FD) < 0)
            _exit(98);
        for (int fd = CC_NURSERY_TALK_FD + 1; fd < 20; fd++)
            (void)close(fd);
        cc_worker_serve(&job, served.own, served.tasks, PLACE_BYTES);
    }
    (void)close(pair[1]);
    served.socket = pair[0];
    return served;
}

static struct served start(void)
{
    return start_with(0);
}

static void ask(const struct served *served, uint32_t place, const char *task)
{
    struct cc_worker_call call = {.bytes = strlen(task), .place = place};

    memcpy(served->tasks + place * PLACE_BYTES, task, strlen(task));
    assert_int_equal(write(served->socket, &call, sizeof call), sizeof call);
}

static uint64_t receive_head(const struct served *served, enum cc_worker_answer_kind kind, uint64_t *rest)
{
    struct cc_worker_answer head;

    assert_int_equal(recv(served->socket, &head, sizeof head, MSG_WAITALL), sizeof head);
    assert_int_equal(head.kind, kind);
    *rest = cc_worker_answer_rest(&head);
    return head.bytes;
}

/* What it says stands on the socket, whole. */
static void assert_hello(const struct served *served)
{
    uint64_t rest, bytes = receive_head(served, CC_WORKER_HELLO, &rest);
    char words[1000];

    assert_int_equal(rest, bytes);
    assert_true(bytes < sizeof words);
    if (bytes > 0)
        assert_int_equal(recv(served->socket, words, (size_t)bytes, MSG_WAITALL), bytes);
    if (sandbox_works())
        assert_int_equal(bytes, 0);
}

/* A short answer lies in its place. */
static void assert_answer(const struct served *served, uint32_t place, const char *wanted)
{
    uint64_t rest, bytes = receive_head(served, CC_WORKER_ANSWER, &rest);
    struct cc_span there = {cc_worker_answer_place(served->own, place), (size_t)bytes};

    assert_int_equal(rest, 0);
    assert_span_is(there, wanted);
}

static int end(const struct served *served)
{
    int how = 0;

    (void)close(served->socket);
    assert_int_equal(waitpid(served->child, &how, 0), served->child);
    (void)munmap(served->own, cc_worker_own_bytes());
    (void)munmap(served->tasks, cc_worker_tasks_bytes(PLACE_BYTES));
    return how;
}

static void it_says_hello_and_answers_in_turn(void **state)
{
    struct served served = start();
    int how;

    (void)state;
    assert_hello(&served);
    ask(&served, 0, "ferry");
    ask(&served, 1, "back");
    assert_answer(&served, 0, "yrref");
    assert_answer(&served, 1, "kcab");
    ask(&served, 0, "");
    assert_answer(&served, 0, "");
    how = end(&served);
    assert_true(WIFEXITED(how)); /* the parent has gone: no fault */
    assert_int_equal(WEXITSTATUS(how), 0);
}

static void of_a_long_answer_only_the_rest_goes_over_the_socket(void **state)
{
    static const struct {
        const char *task;
        size_t bytes;
    } cases[] = {{"full", CC_WORKER_ANSWER_BYTES}, {"long", LONG_BYTES}};
    struct served served = start();

    (void)state;
    assert_hello(&served);
    for (uint32_t i = 0; i < 2; i++) {
        const char *there = cc_worker_answer_place(served.own, i);
        uint64_t rest;
        char more[5];

        ask(&served, i, cases[i].task);
        assert_int_equal(receive_head(&served, CC_WORKER_ANSWER, &rest), cases[i].bytes);
        assert_int_equal(rest, cases[i].bytes - CC_WORKER_ANSWER_BYTES);
        for (size_t at = 0; at < CC_WORKER_ANSWER_BYTES; at++)
            assert_int_equal(there[at], 'a' + at % 26);
        if (rest > 0)
            assert_int_equal(recv(served.socket, more, sizeof more, MSG_WAITALL), rest);
        for (size_t at = 0; at < rest; at++)
            assert_int_equal(more[at], 'a' + (CC_WORKER_ANSWER_BYTES + at) % 26);
    }
    (void)end(&served);
}

/* One with ticks of the sandbox, and so many calls on their way to it. */
static struct served start_busy(uint32_t n_sent)
{
    struct served served = start_with(10000);
    struct cc_worker_desk *desk = (struct cc_worker_desk *)(uintptr_t)cc_worker_desk(served.tasks, PLACE_BYTES);

    assert_hello(&served);
    desk->n_sent = n_sent;
    return served;
}

static uint32_t n_done(const struct served *served)
{
    return cc_worker_board(served->own)->n_done;
}

/* It has done its n-th task, had time to tell of it, and did not. */
static void assert_held(const struct served *served, uint32_t n)
{
    char byte;

    while (n_done(served) < n)
        (void)usleep(1000);
    (void)usleep(20000);
    assert_int_equal(recv(served->socket, &byte, 1, MSG_DONTWAIT), -1);
}

static void answers_are_told_together_where_there_is_more_to_do(void **state)
{
    struct served served = start_busy(CC_WORKER_HELD + 1);

    (void)state;
    for (uint32_t i = 0; i < CC_WORKER_HELD; i++) {
        ask(&served, i, "ferry");
        if (i + 1 < CC_WORKER_HELD)
            assert_held(&served, i + 1);
    }
    for (uint32_t i = 0; i < CC_WORKER_HELD; i++)
        assert_answer(&served, i, "yrref");
    ask(&served, 0, "back"); /* the last that was sent */
    assert_answer(&served, 0, "kcab");
    (void)end(&served);
}

static void one_that_is_held_is_told_while_the_next_takes_long(void **state)
{
    struct served served = start_busy(2);

    (void)state;
    ask(&served, 0, "ferry");
    assert_held(&served, 1);
    ask(&served, 1, "slow");
    assert_answer(&served, 0, "yrref");
    assert_int_equal(n_done(&served), 1);
    assert_answer(&served, 1, "wols");
    (void)end(&served);
}

static void an_answer_without_room_is_its_end(void **state)
{
    struct served served = start();
    char task[200];
    int how;

    (void)state;
    memset(task, 'x', sizeof task - 1);
    task[sizeof task - 1] = '\0';
    assert_hello(&served);
    ask(&served, 0, task);
    assert_int_equal(recv(served.socket, task, 1, 0), 0);
    how = end(&served);
    assert_true(WIFEXITED(how));
    assert_int_equal(WEXITSTATUS(how), CC_SANDBOX_EXIT_MEMORY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_says_hello_and_answers_in_turn),
        cmocka_unit_test(of_a_long_answer_only_the_rest_goes_over_the_socket),
        cmocka_unit_test(answers_are_told_together_where_there_is_more_to_do),
        cmocka_unit_test(one_that_is_held_is_told_while_the_next_takes_long),
        cmocka_unit_test(an_answer_without_room_is_its_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
