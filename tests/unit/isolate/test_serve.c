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
#include <unistd.h>

#define PLACE_BYTES 65536

struct served {
    pid_t child;
    int socket;
    char *shared;
};

/* Says each task backwards; one that is too long for an answer it says twice. */
static void turn_around(void *user, struct cc_span task, struct cc_buf *answer)
{
    size_t i;

    (void)user;
    for (i = task.len; i-- > 0;)
        cc_buf_add_char(answer, task.ptr[i]);
    if (task.len > 100)
        cc_buf_add(answer, task);
}

static struct served start(void)
{
    const struct cc_workers_job job = {.work = turn_around, .n_workers = 1, .max_task_bytes = PLACE_BYTES,
                                       .max_answer_bytes = 150, .max_memory_bytes = 64 << 20};
    size_t bytes = (size_t)sysconf(_SC_PAGESIZE) + CC_WORKERS_TASKS * PLACE_BYTES;
    struct served served = {.shared = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)};
    int pair[2];

    assert_true(served.shared != MAP_FAILED);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    served.child = fork();
    assert_true(served.child >= 0);
    if (served.child == 0) {
        if (dup2(pair[1], CC_NURSERY_TALK_FD) < 0)
            _exit(98);
        for (int fd = CC_NURSERY_TALK_FD + 1; fd < 20; fd++)
            (void)close(fd);
        cc_worker_serve(&job, served.shared, PLACE_BYTES);
    }
    (void)close(pair[1]);
    served.socket = pair[0];
    return served;
}

static void ask(const struct served *served, uint32_t place, const char *task)
{
    struct cc_worker_call call = {.bytes = strlen(task), .place = place};

    memcpy(cc_worker_place(served->shared, PLACE_BYTES, place), task, strlen(task));
    assert_int_equal(write(served->socket, &call, sizeof call), sizeof call);
}

static void assert_answer(const struct served *served, enum cc_worker_answer_kind kind, const char *wanted)
{
    struct cc_worker_answer head;
    char bytes[1000] = "";

    assert_int_equal(recv(served->socket, &head, sizeof head, MSG_WAITALL), sizeof head);
    assert_int_equal(head.kind, kind);
    assert_true(head.bytes < sizeof bytes);
    if (head.bytes > 0)
        assert_int_equal(recv(served->socket, bytes, (size_t)head.bytes, MSG_WAITALL), head.bytes);
    if (wanted != NULL)
        assert_string_equal(bytes, wanted);
}

static int end(const struct served *served)
{
    int how = 0;

    (void)close(served->socket);
    assert_int_equal(waitpid(served->child, &how, 0), served->child);
    (void)munmap(served->shared, (size_t)sysconf(_SC_PAGESIZE) + CC_WORKERS_TASKS * PLACE_BYTES);
    return how;
}

static void it_says_hello_and_answers_in_turn(void **state)
{
    struct served served = start();
    int how;

    (void)state;
    assert_answer(&served, CC_WORKER_HELLO, sandbox_works() ? "" : NULL);
    ask(&served, 0, "ferry");
    ask(&served, 1, "back");
    assert_answer(&served, CC_WORKER_ANSWER, "yrref");
    assert_answer(&served, CC_WORKER_ANSWER, "kcab");
    ask(&served, 0, "");
    assert_answer(&served, CC_WORKER_ANSWER, "");
    how = end(&served);
    assert_true(WIFEXITED(how)); /* the parent has gone: no fault */
    assert_int_equal(WEXITSTATUS(how), 0);
}

static void an_answer_without_room_is_its_end(void **state)
{
    struct served served = start();
    char task[200];
    int how;

    (void)state;
    memset(task, 'x', sizeof task - 1);
    task[sizeof task - 1] = '\0';
    assert_answer(&served, CC_WORKER_HELLO, NULL);
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
        cmocka_unit_test(an_answer_without_room_is_its_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
