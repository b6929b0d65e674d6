#include "cleancopy/isolate/nursery.h"

#include "cleancopy/core/alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define CONTROL_FD CC_NURSERY_TALK_FD /* in the nursery: the way to the program; in a worker its socket takes the place */

struct cc_nursery {
    pid_t pid;
    int control;
};

/* What the parent asks, in one packet; with START come two descriptors. */
struct question {
    enum { START, REAP } what;
    unsigned number;
    bool more;
    pid_t pid;
};

/* pid, or minus errno; how a reaped one ended. */
struct answer {
    pid_t pid;
    int how;
};

/* ---- packets ---- */

union descriptors {
    struct cmsghdr head; /* for its alignment */
    char bytes[CMSG_SPACE(2 * sizeof(int))];
};

static bool send_question(int control, const struct question *q, const int fds[2])
{
    struct iovec part = {(void *)(uintptr_t)q, sizeof *q};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    union descriptors room;
    ssize_t n;

    if (fds != NULL) {
        memset(&room, 0, sizeof room);
        message.msg_control = room.bytes;
        message.msg_controllen = sizeof room.bytes;
        room.head.cmsg_level = SOL_SOCKET;
        room.head.cmsg_type = SCM_RIGHTS;
        room.head.cmsg_len = CMSG_LEN(2 * sizeof(int));
        memcpy(CMSG_DATA(&room.head), fds, 2 * sizeof(int));
    }
    do
        n = sendmsg(control, &message, MSG_NOSIGNAL);
    while (n < 0 && errno == EINTR);
    return n == (ssize_t)sizeof *q;
}

/* False at the end. */
static bool receive_question(struct question *q, int fds[2])
{
    struct iovec part = {q, sizeof *q};
    union descriptors room;
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = room.bytes,
                             .msg_controllen = sizeof room.bytes};
    struct cmsghdr *head;
    ssize_t n;

    do
        n = recvmsg(CONTROL_FD, &message, MSG_CMSG_CLOEXEC);
    while (n < 0 && errno == EINTR);
    head = CMSG_FIRSTHDR(&message);
    fds[0] = fds[1] = -1;
    if (head != NULL && head->cmsg_len == CMSG_LEN(2 * sizeof(int)))
        memcpy(fds, CMSG_DATA(head), 2 * sizeof(int));
    return n == (ssize_t)sizeof *q;
}

static bool receive_answer(int control, struct answer *a)
{
    ssize_t n;

    do
        n = recv(control, a, sizeof *a, 0);
    while (n < 0 && errno == EINTR);
    return n == (ssize_t)sizeof *a;
}

/* ---- in the nursery and its workers ---- */

/* Nothing of the parent's stays open but the three standard ones and what lies below `from`. */
static void close_from(int from)
{
    if (close_range((unsigned)from, ~0u, 0) == 0)
        return;
    for (int fd = from; fd < 4096; fd++) /* Linux before 5.9 */
        (void)close(fd);
}

/* Dies with its parent, whatever that dies of. */
static void follow(pid_t parent)
{
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL); /* fails for a wrong signal number alone */
    if (getppid() != parent)
        _exit(0);
}

static void empty_input_and_output(void)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);

    if (nothing < 0)
        return; /* then they stay; the sandbox keeps nobody from reading or writing them */
    (void)dup2(nothing, STDIN_FILENO);
    (void)dup2(nothing, STDOUT_FILENO);
    if (fcntl(STDERR_FILENO, F_GETFD) < 0) /* a worker's socket must not lie there */
        (void)dup2(nothing, STDERR_FILENO);
    if (nothing > STDERR_FILENO)
        (void)close(nothing);
}

static void hear_signals(void)
{
    (void)signal(SIGINT, SIG_IGN);
    (void)signal(SIGTERM, SIG_IGN);
    (void)signal(SIGPIPE, SIG_DFL); /* who has nobody to talk to, ends */
}

static _Noreturn void live(const struct cc_nursery_job *job, pid_t nursery, unsigned number,
                           int talk, int said)
{
    follow(nursery);
    (void)dup2(said, STDERR_FILENO);
    (void)dup2(talk, CC_NURSERY_TALK_FD); /* the way to the nursery is gone with it */
    close_from(CONTROL_FD + 1);
    job->live(job->user, number);
    _exit(0);
}

static struct answer start(const struct cc_nursery_job *job, const struct question *q, int fds[2],
                           bool *has_more)
{
    struct answer a = {0, 0};
    pid_t nursery = getpid();

    if (q->more && !*has_more && job->prepare_more != NULL)
        job->prepare_more(job->user);
    *has_more = *has_more || q->more;
    a.pid = fork();
    if (a.pid == 0)
        live(job, nursery, q->number, fds[0], fds[1]);
    if (a.pid < 0)
        a.pid = -errno;
    return a;
}

static struct answer reap(const struct question *q)
{
    struct answer a = {q->pid, 0};

    while (waitpid(q->pid, &a.how, 0) < 0) {
        if (errno != EINTR) {
            a.pid = -errno;
            break;
        }
    }
    return a;
}

static bool send_answer(const struct answer *a)
{
    return send(CONTROL_FD, a, sizeof *a, MSG_NOSIGNAL) == (ssize_t)sizeof *a;
}

static void get_ready(const struct cc_nursery_job *job)
{
    hear_signals();
    empty_input_and_output();
    close_from(CONTROL_FD + 1);
    if (job->prepare != NULL)
        job->prepare(job->user);
}

/* False when nothing will be asked any more.  `parent` 0: the kernel sees to it (follow). */
static bool await_question(pid_t parent)
{
    struct pollfd control = {.fd = CONTROL_FD, .events = POLLIN};

    while (parent != 0 && poll(&control, 1, CC_NURSERY_LOOK_MS) == 0) {
        if (getppid() != parent)
            return false;
    }
    return true;
}

static _Noreturn void answer_questions(const struct cc_nursery_job *job, pid_t parent)
{
    struct question q;
    bool has_more = false;
    int fds[2];

    while (await_question(parent) && receive_question(&q, fds)) {
        struct answer a = q.what == START ? start(job, &q, fds, &has_more) : reap(&q);

        if (fds[0] >= 0)
            (void)close(fds[0]);
        if (fds[1] >= 0)
            (void)close(fds[1]);
        if (!send_answer(&a))
            break;
    }
    _exit(0);
}

static _Noreturn void nurse(const struct cc_nursery_job *job, pid_t parent, int control)
{
    follow(parent);
    if (control != CONTROL_FD)
        (void)dup2(control, CONTROL_FD);
    get_ready(job);
    answer_questions(job, 0);
}

void cc_nursery_serve(const struct cc_nursery_job *job, pid_t parent)
{
    const struct answer ready = {getpid(), 0};

    get_ready(job);
    if (!send_answer(&ready))
        _exit(0);
    answer_questions(job, parent);
}

/* ---- in the parent ---- */

enum cc_status cc_nursery_open(const struct cc_nursery_job *job, struct cc_nursery **nursery,
                               struct cc_error *err)
{
    struct cc_nursery *own = cc_calloc(1, sizeof *own);
    pid_t parent = getpid();
    int ends[2];

    if (own == NULL)
        return cc_fail(err, CC_E_NOMEM, "nursery", "out of memory");
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        cc_free(own);
        return cc_fail(err, CC_E_IO, "nursery", "no socket to be had: %s", strerror(errno));
    }
    own->pid = fork();
    if (own->pid == 0)
        nurse(job, parent, ends[1]);
    (void)close(ends[1]);
    if (own->pid < 0) {
        (void)cc_fail(err, CC_E_IO, "nursery", "no process to be had: %s", strerror(errno));
        (void)close(ends[0]);
        cc_free(own);
        return CC_E_IO;
    }
    own->control = ends[0];
    *nursery = own;
    return CC_OK;
}

/* Both descriptors are above the numbers that they get, so that neither covers the other. */
static int spawn(const char *path, char *const *args, int control, int memory, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t all, none;
    int rc;

    sigfillset(&all);
    sigemptyset(&none);
    rc = posix_spawn_file_actions_init(&actions);
    if (rc != 0)
        return rc;
    rc = posix_spawnattr_init(&attributes); /* these two fail for want of memory or wrong numbers alone */
    if (rc == 0)
        rc = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    if (rc == 0)
        rc = posix_spawnattr_setsigdefault(&attributes, &all);
    if (rc == 0)
        rc = posix_spawnattr_setsigmask(&attributes, &none);
    if (rc == 0)
        rc = posix_spawn_file_actions_adddup2(&actions, control, CONTROL_FD);
    if (rc == 0)
        rc = posix_spawn_file_actions_adddup2(&actions, memory, CC_NURSERY_MEMORY_FD);
    if (rc == 0)
        rc = posix_spawn(pid, path, &actions, &attributes, args, environ);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&actions);
    return rc;
}

/* Copies out of the way of the numbers that they will have.  False, errno set, where there are no more to be had. */
static bool lift(int fds[2])
{
    int lifted[2];

    lifted[0] = fcntl(fds[0], F_DUPFD_CLOEXEC, CC_NURSERY_MEMORY_FD + 1);
    lifted[1] = lifted[0] >= 0 ? fcntl(fds[1], F_DUPFD_CLOEXEC, CC_NURSERY_MEMORY_FD + 1) : -1;
    if (lifted[1] < 0 && lifted[0] >= 0)
        (void)close(lifted[0]);
    memcpy(fds, lifted, sizeof lifted);
    return lifted[1] >= 0;
}

/* The first answer of a program says that it serves. */
static enum cc_status greet(struct cc_nursery *nursery, const char *path, struct cc_error *err)
{
    struct answer a;
    int how = 0;

    if (receive_answer(nursery->control, &a))
        return CC_OK;
    while (waitpid(nursery->pid, &how, 0) < 0 && errno == EINTR)
        continue;
    if (WIFSIGNALED(how))
        return cc_fail(err, CC_E_IO, "nursery", "%s: ended by signal %d before it began", path, WTERMSIG(how));
    return cc_fail(err, CC_E_IO, "nursery", "%s: ended with code %d before it began", path, WEXITSTATUS(how));
}

enum cc_status cc_nursery_spawn(const char *path, char *const *args, int memory, struct cc_nursery **nursery,
                                struct cc_error *err)
{
    struct cc_nursery *own = cc_calloc(1, sizeof *own);
    int ends[2], given[2], rc;
    enum cc_status st;

    if (own == NULL)
        return cc_fail(err, CC_E_NOMEM, "nursery", "out of memory");
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        cc_free(own);
        return cc_fail(err, CC_E_IO, "nursery", "no socket to be had: %s", strerror(errno));
    }
    given[0] = ends[1];
    given[1] = memory;
    own->control = ends[0];
    rc = lift(given) ? spawn(path, args, given[0], given[1], &own->pid) : errno;
    (void)close(ends[1]);
    if (given[1] >= 0) {
        (void)close(given[0]);
        (void)close(given[1]);
    }
    st = rc == 0 ? greet(own, path, err)
                 : cc_fail(err, CC_E_IO, "nursery", "%s: cannot be started: %s", path, strerror(rc));
    if (st != CC_OK)
        cc_nursery_forget(own);
    else
        *nursery = own;
    return st;
}

static enum cc_status ask(struct cc_nursery *nursery, const struct question *q, const int fds[2],
                          struct answer *a, struct cc_error *err)
{
    if (!send_question(nursery->control, q, fds) || !receive_answer(nursery->control, a))
        return cc_fail(err, CC_E_IO, "nursery",
                       "the process that starts the workers has ended, perhaps for want of memory: run again");
    if (a->pid < 0)
        return cc_fail(err, CC_E_IO, "nursery", "no process to be had: %s", strerror(-a->pid));
    return CC_OK;
}

enum cc_status cc_nursery_start(struct cc_nursery *nursery, unsigned number, bool more, pid_t *pid,
                                int *talk, int *said, struct cc_error *err)
{
    struct question q = {.what = START, .number = number, .more = more};
    int talks[2], says[2], given[2];
    struct answer a;
    enum cc_status st;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, talks) != 0)
        return cc_fail(err, CC_E_IO, "nursery", "no socket to be had: %s", strerror(errno));
    /* what is over a pipe's room is lost, not waited for */
    if (pipe2(says, O_CLOEXEC | O_NONBLOCK) != 0) {
        (void)cc_fail(err, CC_E_IO, "nursery", "no pipe to be had: %s", strerror(errno));
        (void)close(talks[0]);
        (void)close(talks[1]);
        return CC_E_IO;
    }
    given[0] = talks[1];
    given[1] = says[1];
    st = ask(nursery, &q, given, &a, err);
    (void)close(talks[1]);
    (void)close(says[1]);
    if (st != CC_OK) {
        (void)close(talks[0]);
        (void)close(says[0]);
        return st;
    }
    *pid = a.pid;
    *talk = talks[0];
    *said = says[0];
    return CC_OK;
}

enum cc_status cc_nursery_reap(struct cc_nursery *nursery, pid_t pid, int *how,
                               struct cc_error *err)
{
    struct question q = {.what = REAP, .pid = pid};
    struct answer a;
    enum cc_status st;

    (void)kill(pid, SIGKILL); /* one that has ended already keeps its own end */
    st = ask(nursery, &q, NULL, &a, err);
    if (st == CC_OK)
        *how = a.how;
    return st;
}

void cc_nursery_forget(struct cc_nursery *nursery)
{
    if (nursery == NULL)
        return;
    (void)close(nursery->control);
    cc_free(nursery);
}

void cc_nursery_close(struct cc_nursery *nursery)
{
    if (nursery == NULL)
        return;
    (void)shutdown(nursery->control, SHUT_RDWR); /* a fork of this process may hold a copy */
    (void)close(nursery->control);
    while (waitpid(nursery->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    cc_free(nursery);
}
