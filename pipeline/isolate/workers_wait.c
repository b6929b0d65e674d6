/* The parent's side: answers that come in, and the deaths that come instead. */
#include "workers_internal.h"

#include "cleancopy/isolate/sandbox.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define KEPT_BYTES   ((size_t)1 << 20) /* of a buffer: what is over goes back after a larger task */
#define CPU_GRACE_MS 2000 /* beyond its limit, for a worker that no longer heeds its own timer */

/* ---- answers come in ---- */

static void drop_oldest(struct cc_workers *workers, struct cc_worker *w)
{
    cc_workers_free_place(workers, w, &w->tasks[0]);
    w->n_tasks--;
    memmove(w->tasks, w->tasks + 1, w->n_tasks * sizeof *w->tasks);
    w->watched = false;
}

static void read_said(struct cc_workers *workers, const struct cc_worker *w)
{
    ssize_t n;

    cc_buf_clear(&workers->said);
    do {
        char *to = cc_buf_reserve(&workers->said, 4096);

        n = to != NULL ? read(w->said, to, 4096) : 0;
        if (n > 0)
            workers->said.len += (size_t)n;
    } while (n > 0 || (n < 0 && errno == EINTR));
}

static void classify(struct cc_workers *workers, const struct cc_worker *w, int how,
                     struct cc_death *death)
{
    death->max_cpu_ms = workers->job.max_cpu_ms;
    death->max_memory_bytes = workers->job.max_memory_bytes;
    death->said = cc_buf_span(&workers->said);
    cc_death_read(how, cc_worker_board(w->shared)->call, death);
}

/* What it had answered and not told of (serve.h) comes in as if it had: the rest of its tasks is for a successor, whatever it died
 * of.  False: there is no such answer. */
static bool recover(const struct cc_workers *workers, struct cc_worker *w)
{
    const struct cc_worker_board *board = cc_worker_board(w->shared);
    uint32_t n_done = atomic_load_explicit(&board->n_done, memory_order_acquire);

    cc_buf_clear(&w->in);
    w->in_at = 0;
    if (!w->greeted || n_done - w->n_answered > w->n_tasks)
        return false;
    for (uint32_t n = w->n_answered; n != n_done; n++) {
        struct cc_worker_answer head = board->answers[n % CC_WORKERS_TASKS];

        if (head.kind != CC_WORKER_ANSWER || head.bytes > workers->job.max_answer_bytes || cc_worker_answer_rest(&head) > 0)
            break; /* no worker of ours holds such back */
        cc_buf_add(&w->in, (struct cc_span){(const char *)&head, sizeof head});
    }
    return w->in.len > 0;
}

/* The worker's socket is at its end, or `why` it is to end.  *told: the event is to be handed out; else its
 * successor has another go. */
static enum cc_status bury(struct cc_workers *workers, struct cc_worker *w,
                           const enum cc_death_kind *why, struct cc_workers_event *event,
                           bool *told, struct cc_error *err)
{
    struct cc_death *death = &event->death;
    enum cc_status st;
    int how = 0;

    memset(event, 0, sizeof *event);
    if (why != NULL)
        (void)kill(w->pid, SIGKILL);
    st = cc_nursery_reap(workers->nursery, w->pid, &how, err);
    read_said(workers, w);
    (void)close(w->talk);
    (void)close(w->said);
    w->running = false;
    if (st != CC_OK || recover(workers, w))
        return st;
    classify(workers, w, how, death);
    if (why != NULL)
        death->kind = *why;
    *told = false;
    if (!w->greeted && death->kind != CC_DEATH_KILLED) {
        char words[CC_DEATH_WORDS_BYTES];

        cc_death_words(death, words);
        return cc_fail(err, CC_E_IO, "workers",
                       "a process that is to read pages ended before it began: %s%s", words,
                       workers->by_program ? "" : "; give --isolate no to do without");
    }
    if (death->kind == CC_DEATH_CALL && !w->has_more && workers->job.prepare_more != NULL) {
        workers->wants_more = true;
    } else if (death->kind == CC_DEATH_KILLED && !w->tasks[0].again) {
        w->tasks[0].again = true;
    } else {
        *told = event->died = true;
        event->task = w->tasks[0].number;
        drop_oldest(workers, w);
    }
    return w->n_tasks > 0 ? cc_worker_start(workers, w, err) : CC_OK;
}

/* Copied before anybody looks at it: the worker can still write there. */
static void copy_answer(struct cc_workers *workers, const struct cc_worker *w, uint64_t bytes,
                        struct cc_span rest)
{
    struct cc_span there = {cc_worker_answer_place(w->shared, w->tasks[0].place),
                            (size_t)bytes - rest.len};

    if (workers->answer.capacity > KEPT_BYTES)
        cc_buf_done(&workers->answer);
    cc_buf_clear(&workers->answer);
    (void)cc_buf_reserve(&workers->answer, (size_t)bytes); /* refused: so are the next two */
    cc_buf_add(&workers->answer, there);
    cc_buf_add(&workers->answer, rest);
}

/* Takes a whole answer off what came in, or off its board; false while there is none. */
static bool take_answer(struct cc_workers *workers, struct cc_worker *w,
                        struct cc_workers_event *event, bool *too_long)
{
    struct cc_worker_answer head;
    struct cc_span in = cc_span_slice(cc_buf_span(&w->in), w->in_at, w->in.len), rest;

    *too_long = false;
    if (in.len < sizeof head)
        return false;
    memcpy(&head, in.ptr, sizeof head);
    *too_long = head.bytes > workers->job.max_answer_bytes;
    if (*too_long || in.len - sizeof head < cc_worker_answer_rest(&head))
        return false;
    rest = cc_span_slice(in, sizeof head, sizeof head + (size_t)cc_worker_answer_rest(&head));
    w->in_at += sizeof head + rest.len;
    if (head.kind == CC_WORKER_HELLO && !w->greeted) {
        w->greeted = true;
        if (rest.len > 0)
            (void)cc_fail(&workers->unfiltered, CC_E_IO, "workers", "%.*s", CC_SPAN_PRINT(rest));
        return take_answer(workers, w, event, too_long);
    }
    *too_long = w->n_tasks == 0 || !w->greeted || head.kind != CC_WORKER_ANSWER; /* an answer to nothing */
    if (*too_long)
        return false;
    w->n_answered++;
    copy_answer(workers, w, head.bytes, rest);
    memset(event, 0, sizeof *event);
    event->task = w->tasks[0].number;
    event->answer = cc_buf_span(&workers->answer);
    drop_oldest(workers, w);
    return true;
}

/* What was handed out makes room. */
static void shift_in(struct cc_worker *w)
{
    if (w->in_at == 0)
        return;
    w->in.len -= w->in_at;
    memmove(w->in.ptr, w->in.ptr + w->in_at, w->in.len);
    w->in_at = 0;
    if (w->in.len == 0 && w->in.capacity > KEPT_BYTES)
        cc_buf_done(&w->in);
}

enum reception { RECEIVED, NOTHING, ENDED };

/* Waits for CC_WORKERS_POLL_MS at most. */
static enum reception receive(struct cc_worker *w)
{
    struct cc_worker_answer head;
    size_t want = CC_WORKERS_RECEIVE_BYTES;
    ssize_t n;
    char *to;

    shift_in(w);
    if (w->in.len >= sizeof head) { /* the rest of a long answer at once */
        memcpy(&head, w->in.ptr, sizeof head);
        if (sizeof head + cc_worker_answer_rest(&head) > w->in.len + want)
            want = sizeof head + (size_t)cc_worker_answer_rest(&head) - w->in.len;
    }
    to = cc_buf_reserve(&w->in, want);
    if (to == NULL)
        return ENDED;
    do
        n = recv(w->talk, to, want, 0);
    while (n < 0 && errno == EINTR);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return NOTHING;
    if (n <= 0)
        return ENDED;
    w->in.len += (size_t)n;
    return RECEIVED;
}

/* ---- waiting ---- */

/* Milliseconds of processor time that it has used; -1: it has ended. */
static int64_t cpu_ms(pid_t pid)
{
    struct timespec used;
    clockid_t clock;

    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
        return -1;
    return (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

/* Looks at a worker that has said nothing for CC_WORKERS_POLL_MS.  True when it is to be ended, and why. */
static bool is_lost(const struct cc_workers *workers, struct cc_worker *w, enum cc_death_kind *why)
{
    uint32_t n_done = atomic_load_explicit(&cc_worker_board(w->shared)->n_done, memory_order_relaxed);
    int64_t now_ms = cpu_ms(w->pid);

    if (!w->watched || n_done != w->n_done) {
        w->watched = true;
        w->n_done = n_done;
        w->cpu_from_ms = w->cpu_last_ms = now_ms;
        w->n_still = 0;
        return false;
    }
    w->n_still = now_ms > w->cpu_last_ms ? 0 : w->n_still + 1;
    w->cpu_last_ms = now_ms;
    *why = CC_DEATH_CPU;
    if (workers->job.max_cpu_ms > 0 &&
        now_ms - w->cpu_from_ms > (int64_t)workers->job.max_cpu_ms * CC_SANDBOX_SLOWER + CPU_GRACE_MS)
        return true;
    *why = CC_DEATH_HUNG;
    return w->n_still >= CC_WORKERS_HUNG_S * 1000 / CC_WORKERS_POLL_MS;
}

/* One round: polls, reads, buries.  *told: there is an event. */
static enum cc_status look(struct cc_workers *workers, struct cc_workers_event *event, bool *told,
                           struct cc_error *err)
{
    struct pollfd fds[CC_WORKERS_MAX];
    struct cc_worker *of[CC_WORKERS_MAX];
    enum cc_status st = CC_OK;
    unsigned n = 0;
    int n_ready = 1;

    for (unsigned i = 0; i < workers->job.n_workers; i++) {
        if (workers->list[i].n_tasks > 0) {
            of[n] = &workers->list[i];
            fds[n++] = (struct pollfd){.fd = workers->list[i].talk, .events = POLLIN};
        }
    }
    if (n == 1) /* receive() waits for it */
        fds[0].revents = POLLIN;
    else
        n_ready = poll(fds, n, CC_WORKERS_POLL_MS);
    if (n_ready < 0 && errno != EINTR)
        return cc_fail(err, CC_E_IO, "workers", "cannot wait for workers: %s", strerror(errno));
    for (unsigned i = 0; i < n && st == CC_OK && !*told; i++) {
        enum reception got = n_ready == 0 ? NOTHING : RECEIVED;
        enum cc_death_kind why;

        if (n_ready > 0 && fds[i].revents != 0)
            got = receive(of[i]);
        if (got == ENDED)
            st = bury(workers, of[i], NULL, event, told, err);
        else if (got == NOTHING && is_lost(workers, of[i], &why))
            st = bury(workers, of[i], &why, event, told, err);
    }
    return st;
}

enum cc_status cc_workers_wait(struct cc_workers *workers, struct cc_workers_event *event,
                               struct cc_error *err)
{
    for (;;) {
        enum cc_status st;
        bool told = false;

        for (unsigned i = 0; i < workers->job.n_workers; i++) {
            enum cc_death_kind why = CC_DEATH_ANSWER;
            bool too_long = false;

            if (workers->list[i].n_tasks == 0)
                continue;
            if (take_answer(workers, &workers->list[i], event, &too_long)) {
                if (workers->answer.status == CC_OK)
                    return CC_OK;
                return cc_fail(err, CC_E_NOMEM, "workers", "no memory for what came of a task");
            }
            if (!workers->list[i].running) { /* all that it had answered is taken */
                st = cc_worker_start(workers, &workers->list[i], err);
                if (st != CC_OK)
                    return st;
            }
            if (!too_long)
                continue;
            st = bury(workers, &workers->list[i], &why, event, &told, err);
            if (st != CC_OK || told)
                return st;
        }
        st = look(workers, event, &told, err);
        if (st != CC_OK || told)
            return st;
    }
}

void cc_workers_take(struct cc_workers *workers, struct cc_buf *buf)
{
    struct cc_buf held = *buf;

    *buf = workers->answer;
    buf->max_bytes = held.max_bytes;
    held.max_bytes = workers->answer.max_bytes;
    workers->answer = held;
}
