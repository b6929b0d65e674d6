#include "cleancopy/isolate/serve.h"

#include "cleancopy/isolate/nursery.h"
#include "cleancopy/isolate/sandbox.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define KEPT_BYTES ((size_t)1 << 20) /* of the answer's buffer: what is over goes back after a larger one */

char *cc_worker_place(char *shared, size_t place_bytes, uint32_t place)
{
    return shared + (size_t)sysconf(_SC_PAGESIZE) + place * place_bytes;
}

char *cc_worker_answer_place(char *shared, size_t place_bytes, uint32_t place)
{
    return cc_worker_place(shared, place_bytes, CC_WORKERS_TASKS) + place * CC_WORKER_ANSWER_BYTES;
}

size_t cc_worker_shared_bytes(size_t place_bytes)
{
    return (size_t)sysconf(_SC_PAGESIZE) + CC_WORKERS_TASKS * (place_bytes + CC_WORKER_ANSWER_BYTES);
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

static void read_all(void *to, size_t bytes)
{
    char *at = to;

    while (bytes > 0) {
        ssize_t n = read(CC_NURSERY_TALK_FD, at, bytes);

        if (n == 0)
            _exit(0); /* the parent has no more tasks */
        if (n < 0 && errno != EINTR)
            give_up();
        if (n > 0) {
            at += n;
            bytes -= (size_t)n;
        }
    }
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

/* `place` is NULL for a hello. */
static void send_answer(const struct cc_buf *out, enum cc_worker_answer_kind kind, char *place)
{
    struct cc_worker_answer head;
    size_t there;

    if (out->status != CC_OK)
        _exit(CC_SANDBOX_EXIT_MEMORY);
    memset(&head, 0, sizeof head);
    head.bytes = out->len;
    head.kind = kind;
    there = out->len - (size_t)cc_worker_answer_rest(&head);
    if (kind == CC_WORKER_ANSWER && there > 0)
        memcpy(place, out->ptr, there);
    write_all((struct cc_span){(const char *)&head, sizeof head});
    write_all(cc_span_slice(cc_buf_span(out), there, out->len));
}

void cc_worker_serve(const struct cc_workers_job *job, char *shared, size_t place_bytes)
{
    struct cc_worker_call call;
    struct cc_error err;
    struct cc_buf out;

    cc_buf_init(&out, job->max_answer_bytes);
    begin_answer(&out);
    if (cc_sandbox_enter(job->max_memory_bytes, (volatile int *)(void *)shared, &err) != CC_OK)
        cc_buf_add_string(&out, err.message);
    send_answer(&out, CC_WORKER_HELLO, NULL);
    for (;;) {
        struct cc_span task;

        read_all(&call, sizeof call);
        task.ptr = cc_worker_place(shared, place_bytes, call.place);
        task.len = (size_t)call.bytes;
        begin_answer(&out);
        cc_sandbox_cpu(job->max_cpu_ms);
        job->work(job->user, task, &out);
        cc_sandbox_cpu(0);
        send_answer(&out, CC_WORKER_ANSWER, cc_worker_answer_place(shared, place_bytes, call.place));
    }
}
