#include "cleancopy/write/outfile.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/write/outdir.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_BYTES 65536

struct cc_outfile {
    int folder, fd;
    char *name, *tmp; /* last part of the path, and that with ".tmp" */
    char *buffer;
    size_t used;
    enum cc_status status; /* the first failure */
};

static void free_file(struct cc_outfile *file)
{
    if (file->fd >= 0)
        (void)close(file->fd); /* what mattered was synced, the rest is thrown away */
    if (file->folder >= 0)
        (void)close(file->folder); /* only read */
    cc_free(file->name);
    cc_free(file->tmp);
    cc_free(file->buffer);
    cc_free(file);
}

void cc_outfile_abort(struct cc_outfile *file)
{
    if (file == NULL)
        return;
    if (file->fd >= 0)
        (void)unlinkat(file->folder, file->tmp, 0); /* a leftover is replaced next time */
    free_file(file);
}

static enum cc_status open_parts(const char *dir, struct cc_span name, struct cc_outfile *file,
                                 struct cc_error *err)
{
    enum cc_status st;
    size_t last;
    int root;

    st = cc_outdir_check(name, err);
    if (st == CC_OK)
        st = cc_outdir_open(dir, &root, err);
    if (st != CC_OK)
        return st;
    st = cc_outdir_folder(root, name, true, &file->folder, &last, err);
    (void)close(root); /* only read */
    if (st != CC_OK)
        return st;
    file->name = cc_strndup(name.ptr + last, name.len - last);
    file->tmp = cc_malloc(name.len - last + sizeof ".tmp");
    file->buffer = cc_malloc(BUFFER_BYTES);
    if (file->name == NULL || file->tmp == NULL || file->buffer == NULL)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    (void)snprintf(file->tmp, name.len - last + sizeof ".tmp", "%s.tmp", file->name); /* fits */
    return CC_OK;
}

/* The handle, without a file yet. */
static enum cc_status open_handle(const char *dir, struct cc_span name, struct cc_outfile **out,
                                  struct cc_error *err)
{
    struct cc_outfile *file = cc_calloc(1, sizeof *file);
    enum cc_status st;

    *out = NULL;
    if (file == NULL)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    file->folder = file->fd = -1;
    st = open_parts(dir, name, file, err);
    if (st == CC_OK)
        *out = file;
    else
        cc_outfile_abort(file);
    return st;
}

enum cc_status cc_outfile_open(const char *dir, const char *name, struct cc_outfile **out,
                               struct cc_error *err)
{
    enum cc_status st = open_handle(dir, cc_span_from(name), out, err);

    if (st != CC_OK)
        return st;
    st = cc_outdir_create((*out)->folder, (*out)->tmp, &(*out)->fd, err);
    if (st != CC_OK) {
        cc_outfile_abort(*out);
        *out = NULL;
    }
    return st;
}

/* Whether the name still stands for the file: who had it locked before may have renamed or removed it meanwhile. */
static bool has_name(const struct cc_outfile *file)
{
    struct stat named, own;

    return fstatat(file->folder, file->tmp, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           fstat(file->fd, &own) == 0 && named.st_dev == own.st_dev && named.st_ino == own.st_ino;
}

/* Opens the temporary file without removing it: it is the lock. */
static enum cc_status lock_file(struct cc_outfile *file, struct cc_error *err)
{
    do {
        if (file->fd >= 0)
            (void)close(file->fd); /* another's by now */
        file->fd = openat(file->folder, file->tmp, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (file->fd < 0)
            return cc_fail(err, CC_E_IO, "output", "%s: cannot be made: %s", file->tmp,
                           strerror(errno));
        if (flock(file->fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            (void)close(file->fd); /* and its name is the other's */
            file->fd = -1;
            return cc_fail(err, CC_E_LOCKED, "output", "%s: another process writes it", file->name);
        }
    } while (!has_name(file));
    if (ftruncate(file->fd, 0) != 0)
        return cc_fail(err, CC_E_IO, "output", "%s: cannot be emptied: %s", file->tmp,
                       strerror(errno));
    return CC_OK;
}

enum cc_status cc_outfile_open_alone(const char *dir, const char *name, struct cc_outfile **out,
                                     struct cc_error *err)
{
    enum cc_status st = open_handle(dir, cc_span_from(name), out, err);

    if (st == CC_OK)
        st = lock_file(*out, err);
    if (st != CC_OK) {
        cc_outfile_abort(*out);
        *out = NULL;
    }
    return st;
}

static enum cc_status flush(struct cc_outfile *file, struct cc_error *err)
{
    struct cc_span bytes = {file->buffer, file->used};

    file->status = cc_outdir_write(file->fd, file->tmp, bytes, err);
    file->used = 0;
    return file->status;
}

enum cc_status cc_outfile_write(struct cc_outfile *file, struct cc_span bytes,
                                struct cc_error *err)
{
    if (file->status != CC_OK)
        return cc_fail(err, file->status, "output", "%s: an earlier write failed", file->tmp);
    if (bytes.len > BUFFER_BYTES - file->used && flush(file, err) != CC_OK)
        return file->status;
    if (bytes.len >= BUFFER_BYTES) {
        file->status = cc_outdir_write(file->fd, file->tmp, bytes, err);
        return file->status;
    }
    if (bytes.len > 0)
        memcpy(file->buffer + file->used, bytes.ptr, bytes.len);
    file->used += bytes.len;
    return CC_OK;
}

/* Up to `max` bytes at an offset; fewer only at the end.  -1 for an error. */
static ssize_t read_at(int fd, char *to, size_t max, off_t offset)
{
    size_t got = 0;

    while (got < max) {
        ssize_t n = pread(fd, to + got, max - got, offset + (off_t)got);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        got += (size_t)n;
    }
    return (ssize_t)got;
}

/* True when both files have the same bytes; the file's buffer, empty by now, is used for
 * reading. */
static bool same_bytes(struct cc_outfile *file, int other)
{
    char *a = file->buffer, *b = file->buffer + BUFFER_BYTES / 2;
    off_t at = 0;
    ssize_t n, m;

    do {
        n = read_at(file->fd, a, BUFFER_BYTES / 2, at);
        m = read_at(other, b, BUFFER_BYTES / 2, at);
        if (n < 0 || n != m || memcmp(a, b, (size_t)n) != 0)
            return false;
        at += n;
    } while (n > 0);
    return true;
}

static bool is_unchanged(struct cc_outfile *file)
{
    int old = openat(file->folder, file->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat a, b;
    bool same;

    if (old < 0)
        return false;
    same = fstat(old, &a) == 0 && fstat(file->fd, &b) == 0 && S_ISREG(a.st_mode) &&
           a.st_size == b.st_size && same_bytes(file, old);
    (void)close(old); /* only read */
    return same;
}

/* The temporary file takes its name. */
static enum cc_status take_name(struct cc_outfile *file, struct cc_error *err)
{
    const char *step = NULL;

    if (fdatasync(file->fd) != 0)
        step = "cannot be written to the disk";
    else if (renameat(file->folder, file->tmp, file->folder, file->name) != 0)
        step = "cannot take its name";
    else if (fsync(file->folder) != 0)
        return cc_fail(err, CC_E_IO, "output",
                       "folder of %s: cannot be written to the disk: %s", file->name,
                       strerror(errno));
    if (step != NULL)
        return cc_fail(err, CC_E_IO, "output", "%s: %s: %s", file->name, step, strerror(errno));
    return CC_OK;
}

enum cc_status cc_outfile_park(struct cc_outfile *file, struct cc_error *err)
{
    enum cc_status st = file->status;

    if (st == CC_OK)
        st = flush(file, err);
    else
        (void)cc_fail(err, st, "output", "%s: an earlier write failed", file->tmp);
    if (st == CC_OK && fdatasync(file->fd) != 0)
        st = cc_fail(err, CC_E_IO, "output", "%s: cannot be written to the disk: %s", file->tmp,
                     strerror(errno));
    if (st == CC_OK)
        free_file(file);
    else
        cc_outfile_abort(file);
    return st;
}

enum cc_status cc_outfile_unpark(const char *dir, const char *name, struct cc_outfile **out,
                                 struct cc_error *err)
{
    enum cc_status st = open_handle(dir, cc_span_from(name), out, err);

    if (st != CC_OK)
        return st;
    (*out)->fd = openat((*out)->folder, (*out)->tmp, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if ((*out)->fd >= 0)
        return CC_OK;
    st = cc_fail(err, CC_E_IO, "output", "%s: cannot be opened: %s", (*out)->tmp,
                 strerror(errno));
    cc_outfile_abort(*out);
    *out = NULL;
    return st;
}

enum cc_status cc_outfile_commit(struct cc_outfile *file, bool *changed, struct cc_error *err)
{
    enum cc_status st = file->status;

    *changed = false;
    if (st == CC_OK)
        st = flush(file, err);
    else
        (void)cc_fail(err, st, "output", "%s: an earlier write failed", file->tmp);
    if (st != CC_OK || is_unchanged(file)) {
        cc_outfile_abort(file);
        return st;
    }
    st = take_name(file, err);
    *changed = st == CC_OK;
    if (st == CC_OK)
        free_file(file); /* what has the temporary name now is another's */
    else
        cc_outfile_abort(file);
    return st;
}

enum cc_status cc_outfile_put(const char *dir, struct cc_span name, struct cc_span content,
                              bool *changed, struct cc_error *err)
{
    struct cc_outfile *file;
    enum cc_status st;

    *changed = false;
    st = open_handle(dir, name, &file, err);
    if (st != CC_OK)
        return st;
    if (!cc_outdir_holds(file->folder, file->name, content)) {
        st = cc_outdir_create(file->folder, file->tmp, &file->fd, err);
        if (st == CC_OK)
            st = cc_outdir_write(file->fd, file->tmp, content, err);
        if (st == CC_OK)
            st = take_name(file, err);
        *changed = st == CC_OK;
    }
    cc_outfile_abort(file);
    return st;
}

/* Removes the folders that the name's file leaves empty, innermost first. */
static enum cc_status remove_folders(int root, struct cc_span name, struct cc_error *err)
{
    char part[NAME_MAX + 1];

    for (size_t end = name.len; end > 0; end--) {
        struct cc_span path = cc_span_slice(name, 0, end - 1);
        enum cc_status st;
        size_t last;
        int folder, failed;

        if (name.ptr[end - 1] != '/')
            continue;
        st = cc_outdir_folder(root, path, false, &folder, &last, err);
        if (st != CC_OK || folder < 0)
            return st;
        memcpy(part, path.ptr + last, path.len - last);
        part[path.len - last] = '\0';
        failed = unlinkat(folder, part, AT_REMOVEDIR);
        (void)close(folder); /* only read */
        if (failed != 0)
            return CC_OK; /* not empty: so are all above it */
    }
    return CC_OK;
}

enum cc_status cc_outfile_remove(const char *dir, struct cc_span name, struct cc_error *err)
{
    char part[NAME_MAX + 1];
    enum cc_status st;
    size_t last;
    int root, folder;

    st = cc_outdir_check(name, err);
    if (st == CC_OK)
        st = cc_outdir_open(dir, &root, err);
    if (st != CC_OK)
        return st;
    st = cc_outdir_folder(root, name, false, &folder, &last, err);
    if (st == CC_OK && folder >= 0) {
        memcpy(part, name.ptr + last, name.len - last);
        part[name.len - last] = '\0';
        if (unlinkat(folder, part, 0) != 0 && errno != ENOENT)
            st = cc_fail(err, CC_E_IO, "output", "%.*s: cannot be removed: %s",
                         CC_SPAN_PRINT(name), strerror(errno));
        (void)close(folder); /* only read */
        if (st == CC_OK)
            st = remove_folders(root, name, err);
    }
    (void)close(root); /* only read */
    return st;
}
