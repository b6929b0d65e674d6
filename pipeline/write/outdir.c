#include "cleancopy/write/outdir.h"

#include "cleancopy/core/alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_BYTES 16384

enum cc_status cc_outdir_open(const char *dir, int *fd, struct cc_error *err)
{
    char *path = cc_strdup(dir);
    enum cc_status st = CC_OK;
    int made;

    *fd = -1;
    if (path == NULL)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    for (char *at = path; *at != '\0'; at++) {
        if (*at != '/' || at == path)
            continue;
        *at = '\0';
        (void)mkdir(path, 0777); /* when it is needed and missing, the open below tells */
        *at = '/';
    }
    made = mkdir(path, 0777) == 0 || errno == EEXIST ? 0 : errno;
    *fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*fd < 0)
        st = cc_fail(err, CC_E_IO, "output", "%s: cannot be made or opened as a folder: %s",
                     dir, strerror(made != 0 ? made : errno));
    cc_free(path);
    return st;
}

enum cc_status cc_outdir_lock(const char *dir, int *fd, struct cc_error *err)
{
    enum cc_status st = cc_outdir_open(dir, fd, err);

    if (st != CC_OK || flock(*fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return st;
    (void)close(*fd); /* only read */
    *fd = -1;
    return cc_fail(err, CC_E_LOCKED, "output", "%s: another cleancopy writes into this folder", dir);
}

enum cc_status cc_outdir_check(struct cc_span name, struct cc_error *err)
{
    size_t from = 0;

    for (size_t i = 0; i <= name.len; i++) {
        struct cc_span part;

        if (i < name.len && name.ptr[i] != '/' && name.ptr[i] != '\0')
            continue;
        part = cc_span_slice(name, from, i);
        if (part.len == 0 || part.len > NAME_MAX || cc_span_is(part, CC_SPAN(".")) ||
            cc_span_is(part, CC_SPAN("..")) || (i < name.len && name.ptr[i] == '\0'))
            return cc_fail(err, CC_E_USAGE, "output",
                           "\"%.*s\" is no name below the output folder", CC_SPAN_PRINT(name));
        from = i + 1;
    }
    return CC_OK;
}

/* Opens (makes) one folder below another. */
static int step_down(int folder, struct cc_span part, bool make)
{
    char name[NAME_MAX + 1];
    int fd;

    memcpy(name, part.ptr, part.len);
    name[part.len] = '\0';
    fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 || errno != ENOENT || !make)
        return fd;
    if (mkdirat(folder, name, 0777) != 0 && errno != EEXIST)
        return -1;
    return openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

enum cc_status cc_outdir_folder(int root, struct cc_span name, bool make, int *fd,
                                size_t *last_part, struct cc_error *err)
{
    size_t from = 0;
    int folder = fcntl(root, F_DUPFD_CLOEXEC, 0), next, why;

    for (size_t i = 0; i < name.len && folder >= 0; i++) {
        if (name.ptr[i] != '/')
            continue;
        next = step_down(folder, cc_span_slice(name, from, i), make);
        why = errno;
        (void)close(folder); /* only read */
        errno = why;
        folder = next;
        from = i + 1;
    }
    *fd = folder;
    *last_part = from;
    if (folder >= 0 || (errno == ENOENT && !make))
        return CC_OK;
    return cc_fail(err, CC_E_IO, "output", "folder of %.*s: %s", CC_SPAN_PRINT(name),
                   errno == ENOTDIR || errno == ELOOP
                       ? "something that is no folder (a symbolic link?) is in the way"
                       : strerror(errno));
}

enum cc_status cc_outdir_create(int folder, const char *name, int *fd, struct cc_error *err)
{
    (void)unlinkat(folder, name, 0); /* when something is left, the open below fails */
    *fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (*fd >= 0)
        return CC_OK;
    return cc_fail(err, CC_E_IO, "output", "%s: cannot be made: %s", name, strerror(errno));
}

enum cc_status cc_outdir_write(int fd, const char *name, struct cc_span bytes,
                               struct cc_error *err)
{
    size_t at = 0;

    while (at < bytes.len) {
        ssize_t n = write(fd, bytes.ptr + at, bytes.len - at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return cc_fail(err, CC_E_IO, "output", "%s: cannot be written: %s", name,
                           n == 0 ? "no bytes taken" : strerror(errno));
        at += (size_t)n;
    }
    return CC_OK;
}

bool cc_outdir_holds(int folder, const char *name, struct cc_span bytes)
{
    char chunk[READ_BYTES];
    size_t at = 0;
    struct stat st;
    ssize_t n = 1;
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (fd < 0)
        return false;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || (uint64_t)st.st_size != bytes.len)
        n = -1;
    while (n > 0) {
        n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR) {
            n = 1;
            continue;
        }
        if (n > 0 &&
            ((size_t)n > bytes.len - at || memcmp(chunk, bytes.ptr + at, (size_t)n) != 0))
            n = -1;
        if (n > 0)
            at += (size_t)n;
    }
    (void)close(fd); /* only read */
    return n == 0 && at == bytes.len;
}
