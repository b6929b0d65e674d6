/* fail_call.c -- a library to be loaded before all others (LD_PRELOAD): the Nth call of a kind fails.
 *
 * Environment: FAIL_CALL=read, write, fsync or rename; FAIL_NTH=N, the call that fails, 0 for none; FAIL_COUNT=FILE gets the
 * number of all of them.  A kind is a family of calls: write is also pwrite, writev and send, for SQLite and libcurl.  Calls on
 * the standard streams do not count: there a failure has nobody to be told to. */
#undef _FILE_OFFSET_BITS /* else pread is pread64, and cannot stand beside it */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static _Atomic long n_calls;
static const char *kind;
static long nth;

__attribute__((constructor)) static void begin(void)
{
    kind = getenv("FAIL_CALL");
    nth = getenv("FAIL_NTH") != NULL ? atol(getenv("FAIL_NTH")) : 0;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAIL_COUNT");
    FILE *f = path != NULL ? fopen(path, "w") : NULL;

    if (f == NULL)
        return;
    fprintf(f, "%ld\n", atomic_load(&n_calls));
    fclose(f);
}

/* True when this call is the one; errno is set. */
static int fails(const char *of, int fd, int error)
{
    if (kind == NULL || strcmp(kind, of) != 0 || (fd >= 0 && fd <= 2))
        return 0;
    if (atomic_fetch_add(&n_calls, 1) + 1 != nth)
        return 0;
    errno = error;
    return 1;
}

/* name, kind, result, parameters, their names, descriptor, error */
#define CALL(name, of, result, params, args, fd, error)                                                              \
    result name params;                                                                                              \
    result name params                                                                                               \
    {                                                                                                                \
        static result(*real) params;                                                                                 \
                                                                                                                     \
        if (fails(of, fd, error))                                                                                    \
            return -1;                                                                                               \
        if (real == NULL) {                                                                                          \
            void *found = dlsym(RTLD_NEXT, #name);                                                                   \
                                                                                                                     \
            memcpy(&real, &found, sizeof(real));                                                                     \
        }                                                                                                            \
        return real args;                                                                                            \
    }

CALL(read, "read", ssize_t, (int fd, void *to, size_t n), (fd, to, n), fd, EIO)
CALL(pread, "read", ssize_t, (int fd, void *to, size_t n, off_t at), (fd, to, n, at), fd, EIO)
CALL(pread64, "read", ssize_t, (int fd, void *to, size_t n, off_t at), (fd, to, n, at), fd, EIO)
CALL(recv, "read", ssize_t, (int fd, void *to, size_t n, int flags), (fd, to, n, flags), fd, ECONNRESET)
CALL(recvmsg, "read", ssize_t, (int fd, struct msghdr *to, int flags), (fd, to, flags), fd, ECONNRESET)
CALL(write, "write", ssize_t, (int fd, const void *from, size_t n), (fd, from, n), fd, ENOSPC)
CALL(pwrite, "write", ssize_t, (int fd, const void *from, size_t n, off_t at), (fd, from, n, at), fd, ENOSPC)
CALL(pwrite64, "write", ssize_t, (int fd, const void *from, size_t n, off_t at), (fd, from, n, at), fd, ENOSPC)
CALL(writev, "write", ssize_t, (int fd, const struct iovec *v, int n), (fd, v, n), fd, ENOSPC)
CALL(send, "write", ssize_t, (int fd, const void *from, size_t n, int flags), (fd, from, n, flags), fd, ECONNRESET)
CALL(sendmsg, "write", ssize_t, (int fd, const struct msghdr *from, int flags), (fd, from, flags), fd, ECONNRESET)
CALL(ftruncate, "write", int, (int fd, off_t n), (fd, n), fd, EIO)
CALL(ftruncate64, "write", int, (int fd, off_t n), (fd, n), fd, EIO)
CALL(fsync, "fsync", int, (int fd), (fd), fd, EIO)
CALL(fdatasync, "fsync", int, (int fd), (fd), fd, EIO)
CALL(syncfs, "fsync", int, (int fd), (fd), fd, EIO)
CALL(rename, "rename", int, (const char *from, const char *to), (from, to), -1, EIO)
CALL(renameat, "rename", int, (int a, const char *from, int b, const char *to), (a, from, b, to), -1, EIO)
CALL(link, "rename", int, (const char *from, const char *to), (from, to), -1, EIO)
CALL(unlink, "rename", int, (const char *path), (path), -1, EIO)
