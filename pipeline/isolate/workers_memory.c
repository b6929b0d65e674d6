/* The memory that a worker and the parent share (serve.h): made, mapped, given back.
 *
 * Tasks lie where the worker can only read, and not by mprotect() alone, which it could take back: what it has mapped is a
 * descriptor that was opened for reading, and the kernel lets nobody write through that.  So the parent may read a file straight
 * into such a place, look at it there, and keep no copy for the case that the worker dies. */
#include "workers_internal.h"

#include "cleancopy/core/alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define KEPT_BYTES ((size_t)2 << 20) /* of a place: what is over goes back after a larger task, which 1 page in 100 is */

enum cc_status cc_workers_size_places(struct cc_workers *workers, struct cc_error *err)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);

    if (!cc_size_add(workers->job.max_task_bytes, page - 1, &workers->place_bytes) ||
        workers->place_bytes > SIZE_MAX / (4 * CC_WORKERS_TASKS) / CC_WORKERS_MAX)
        return cc_fail(err, CC_E_LIMIT, "workers", "tasks of %zu bytes are too large",
                       workers->job.max_task_bytes);
    workers->place_bytes = workers->place_bytes / page * page;
    workers->shared_bytes = cc_worker_own_bytes() + cc_worker_tasks_bytes(workers->place_bytes);
    return CC_OK;
}

static size_t all_bytes(const struct cc_workers *workers)
{
    return workers->job.n_workers * workers->shared_bytes;
}

/* Whether a file may be so long: else the system would end this process (SIGXFSZ). */
static bool may_make(size_t bytes)
{
    struct rlimit most;

    return getrlimit(RLIMIT_FSIZE, &most) != 0 || most.rlim_cur == RLIM_INFINITY || bytes <= most.rlim_cur;
}

/* It takes room as it is written. */
enum cc_status cc_workers_make_memory(const struct cc_workers *workers, int *memory, struct cc_error *err)
{
    *memory = -1;
    errno = EFBIG;
    if (may_make(all_bytes(workers)))
        *memory = memfd_create("cleancopy", MFD_CLOEXEC);
    if (*memory >= 0 && ftruncate(*memory, (off_t)all_bytes(workers)) == 0)
        return CC_OK;
    (void)cc_fail(err, CC_E_IO, "workers", "no memory to share with other processes: %s", strerror(errno));
    if (*memory >= 0)
        (void)close(*memory);
    *memory = -1;
    return CC_E_IO;
}

/* The same memory, for reading alone; -1: not to be had, such as without /proc. */
static int open_to_read(int memory)
{
    char path[32];

    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", memory); /* 25 bytes at most */
    return memory >= 0 ? open(path, O_RDONLY | O_CLOEXEC) : -1;
}

bool cc_workers_can_see(int memory)
{
    int reading = open_to_read(memory);

    if (reading >= 0)
        (void)close(reading);
    return reading >= 0;
}

static enum cc_status no_room(const struct cc_workers *workers, struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "workers", "no room for tasks of %zu bytes: %s",
                   workers->job.max_task_bytes, strerror(errno));
}

enum cc_status cc_workers_map(struct cc_workers *workers, int memory, struct cc_error *err)
{
    int kind = memory >= 0 ? MAP_SHARED : MAP_SHARED | MAP_ANONYMOUS;

    workers->mapped_bytes = workers->shared_bytes;
    for (unsigned i = 0; i < workers->job.n_workers; i++) {
        off_t at = memory >= 0 ? (off_t)(i * workers->shared_bytes) : 0;
        void *shared = mmap(NULL, workers->shared_bytes, PROT_READ | PROT_WRITE, kind | MAP_NORESERVE, memory, at);

        if (shared == MAP_FAILED)
            return no_room(workers, err);
        workers->list[i].shared = shared;
    }
    return CC_OK;
}

enum cc_status cc_workers_see(struct cc_workers *workers, int memory, struct cc_error *err)
{
    int reading = open_to_read(memory);
    enum cc_status st = CC_OK;

    for (unsigned i = 0; reading >= 0 && st == CC_OK && i < workers->job.n_workers; i++) {
        void *seen = mmap(NULL, cc_worker_tasks_bytes(workers->place_bytes), PROT_READ, MAP_SHARED | MAP_NORESERVE,
                          reading, (off_t)(i * workers->shared_bytes + cc_worker_own_bytes()));

        if (seen == MAP_FAILED)
            st = no_room(workers, err);
        else
            workers->list[i].seen = seen;
    }
    if (reading >= 0)
        (void)close(reading);
    return st;
}

void cc_workers_unsee(struct cc_workers *workers)
{
    for (unsigned i = 0; i < workers->job.n_workers; i++) {
        if (workers->list[i].seen != NULL)
            (void)munmap(workers->list[i].seen, cc_worker_tasks_bytes(workers->place_bytes)); /* it was mapped */
        workers->list[i].seen = NULL;
    }
}

void cc_workers_only_see(struct cc_workers *workers)
{
    size_t own = cc_worker_own_bytes();

    if (workers->list[0].seen == NULL)
        return;
    for (unsigned i = 0; i < workers->job.n_workers; i++)
        (void)munmap(workers->list[i].shared + own, cc_worker_tasks_bytes(workers->place_bytes)); /* it was mapped */
    workers->mapped_bytes = own;
}

void cc_workers_unmap(struct cc_workers *workers, int but)
{
    for (unsigned i = 0; i < workers->job.n_workers; i++) {
        struct cc_worker *w = &workers->list[i];

        if (but == (int)i)
            continue;
        if (w->shared != NULL)
            (void)munmap(w->shared, workers->mapped_bytes); /* it was mapped */
        if (w->seen != NULL)
            (void)munmap(w->seen, cc_worker_tasks_bytes(workers->place_bytes)); /* the same */
    }
}

void cc_workers_trim(struct cc_workers *workers)
{
    if (workers->large != NULL) /* refused by a kernel without it: then the memory stays */
        (void)madvise(workers->large + KEPT_BYTES, workers->place_bytes - KEPT_BYTES, MADV_REMOVE);
    workers->large = NULL;
}

void cc_workers_free_place(struct cc_workers *workers, const struct cc_worker *w, const struct cc_worker_task *task)
{
    cc_workers_trim(workers);
    if (task->bytes > KEPT_BYTES)
        workers->large = cc_worker_task_place(workers, w, task);
}
