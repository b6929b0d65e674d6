#include "cleancopy/isolate/serve.h"

#include "cleancopy/isolate/nursery.h"
#include "cleancopy/isolate/sandbox.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#define KEPT_BYTES ((size_t)1 << 20) /* of the answer's buffer: what is over goes back after a larger one */

static size_t memory_page(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

size_t cc_worker_own_bytes(void)
{
    return memory_page() + CC_WORKERS_TASKS * CC_WORKER_ANSWER_BYTES;
}

size_t cc_worker_tasks_bytes(size_t place_bytes)
{
    return CC_WORKERS_TASKS * place_bytes + memory_page();
}

char *cc_worker_answer_place(char *own, uint32_t place)
{
    return own + memory_page() + place * CC_WORKER_ANSWER_BYTES;
}

struct cc_worker_board *cc_worker_board(char *own)
{
    return (struct cc_worker_board *)(void *)own;
}

const struct cc_worker_desk *cc_worker_desk(const char *tasks, size_t place_bytes)
{
    return (const struct cc_worker_desk *)(const void *)(tasks + CC_WORKERS_TASKS * place_bytes);
}

uint64_t cc_worker_answer_rest(const struct cc_worker_answer *answer)
{
    if (answer->kind != CC_WORKER_ANSWER)
        return answer->bytes;
    return answer->bytes > CC_WORKER_ANSWER_BYTES ? answer->bytes - CC_WORKER_ANSWER_BYTES : 0;
}

/* The system let the socket down, not the task: for the parent this is a death from outside, and the task is done once more. */
static void give_up(void)
{
    (void)raise(SIGKILL); /* does not return */
}

/* At least one byte. */
static size_t read_some(char *to, size_t bytes)
{
    ssize_t n;

    do
        n = read(CC_NURSERY_TALK_FD, to, bytes);
    while (n < 0 && errno == EINTR);
    if (n == 0)
        _exit(0); /* the parent has no more tasks */
    if (n < 0)
        give_up();
    return (size_t)n;
}

static void write_all(struct cc_span s)
{
    while (s.len > 0) {
        ssize_t n = write(CC_NURSERY_TALK_FD, s.ptr, s.len);

        if (n < 0 && errno != EINTR)
            give_up();
        if (n > 0)
            s = cc_span_slice(s, (size_t)n, s.len);
    }
}

static void begin_answer(struct cc_buf *out)
{
    if (out->capacity > KEPT_BYTES)
        cc_buf_done(out);
    cc_buf_clear(out);
}

/* ---- answers ---- */

static struct cc_worker_board *board;
static const struct cc_worker_desk *desk;
static volatile sig_atomic_t n_told;     /* of board->n_done, modulo 2^31; while it works on_tick() alone touches it */
static volatile sig_atomic_t is_working; /* on a task */

static uint32_t n_done(void)
{
    return atomic_load_explicit(&board->n_done, memory_order_relaxed);
}

/* The words of answers that were held back. */
static void tell(void)
{
    struct cc_worker_answer heads[CC_WORKERS_TASKS];
    uint32_t n = 0, told = (uint32_t)n_told, done = n_done() & INT32_MAX;

    for (; told != done; told = (told + 1) & INT32_MAX)
        heads[n++] = board->answers[told % CC_WORKERS_TASKS];
    n_told = (sig_atomic_t)told;
    if (n > 0)
        write_all((struct cc_span){(const char *)heads, n * sizeof *heads});
}

/* In a signal handler: who waits for an answer waits no longer than this. */
static void on_tick(void)
{
    if (is_working != 0)
        tell();
}

static bool has_more_to_do(void)
{
    return atomic_load_explicit(&desk->n_sent, memory_order_acquire) != n_done();
}

static void say_hello(const struct cc_buf *out)
{
    struct cc_worker_answer head = {.bytes = out->len, .kind = CC_WORKER_HELLO};

    if (out->status != CC_OK)
        _exit(CC_SANDBOX_EXIT_MEMORY);
    write_all((struct cc_span){(const char *)&head, sizeof head});
    write_all(cc_buf_span(out));
}

/* `may_hold`: there are ticks, so that it is told in time. */
static void answer(const struct cc_buf *out, char *place, bool may_hold)
{
    struct cc_worker_answer head = {.bytes = out->len, .kind = CC_WORKER_ANSWER};
    uint64_t rest = cc_worker_answer_rest(&head);
    uint32_t done = n_done();

    if (out->status != CC_OK)
        _exit(CC_SANDBOX_EXIT_MEMORY);
    if (out->len > rest)
        memcpy(place, out->ptr, out->len - (size_t)rest);
    board->answers[done % CC_WORKERS_TASKS] = head;
    atomic_store_explicit(&board->n_done, done + 1, memory_order_release);
    if (may_hold && rest == 0 && has_more_to_do() && ((done + 1 - (uint32_t)n_told) & INT32_MAX) < CC_WORKER_HELD)
        return;
    tell();
    write_all(cc_span_slice(cc_buf_span(out), out->len - (size_t)rest, out->len));
}

/* ---- tasks ---- */

/* Calls that were read and not begun. */
struct calls {
    char bytes[CC_WORKERS_TASKS * sizeof(struct cc_worker_call)];
    size_t at, end;
};

static struct cc_worker_call next_call(struct calls *calls)
{
    struct cc_worker_call call;

    if (calls->at == calls->end)
        calls->at = calls->end = 0;
    while (calls->end - calls->at < sizeof call) /* whole ones come, so that there is room */
        calls->end += read_some(calls->bytes + calls->end, sizeof calls->bytes - calls->end);
    memcpy(&call, calls->bytes + calls->at, sizeof call);
    calls->at += sizeof call;
    return call;
}

void cc_worker_serve(const struct cc_workers_job *job, char *own, const char *tasks, size_t place_bytes)
{
    struct calls calls = {.at = 0};
    struct cc_error err;
    struct cc_buf out;

    board = cc_worker_board(own);
    desk = cc_worker_desk(tasks, place_bytes);
    cc_buf_init(&out, job->max_answer_bytes);
    begin_answer(&out);
    cc_sandbox_on_tick(on_tick);
    if (cc_sandbox_enter(job->max_memory_bytes, &board->call, &err) != CC_OK)
        cc_buf_add_string(&out, err.message);
    say_hello(&out);
    for (;;) {
        struct cc_worker_call call = next_call(&calls);
        struct cc_span task = {tasks + call.place * place_bytes, (size_t)call.bytes};

        begin_answer(&out);
        cc_sandbox_cpu(job->max_cpu_ms);
        is_working = 1;
        job->work(job->user, task, &out);
        is_working = 0;
        cc_sandbox_cpu(0);
        answer(&out, cc_worker_answer_place(own, call.place), job->max_cpu_ms > 0);
    }
}
