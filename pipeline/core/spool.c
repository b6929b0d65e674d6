#include "cleancopy/core/spool.h"

#include "cleancopy/core/alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define CHUNK_BYTES ((size_t)1 << 20)

/* Written in pieces of this size: a system call for each list of words would cost more than the
 * words. */
#define TAIL_BYTES ((size_t)1 << 20)

struct cc_spool_block {
    struct cc_spool_block *older;
    size_t unused; /* keeps what follows aligned */
};

static size_t rounded(size_t bytes)
{
    return (bytes + CC_SPOOL_ALIGN - 1) / CC_SPOOL_ALIGN * CC_SPOOL_ALIGN;
}

const char *cc_spool_folder(void)
{
    const char *named = getenv("TMPDIR");

    if (named != NULL && named[0] != '\0')
        return named;
    return access("/var/tmp", W_OK | X_OK) == 0 ? "/var/tmp" : "/tmp"; /* SQLite has the same order */
}

void cc_spool_init(struct cc_spool *spool, size_t memory_bytes, const char *dir)
{
    memset(spool, 0, sizeof *spool);
    spool->dir = dir;
    spool->memory_bytes = memory_bytes;
    spool->used = CHUNK_BYTES; /* no chunk is as good as a full one */
    spool->fd = -1;
    spool->first_in_file = UINT64_MAX;
}

void cc_spool_done(struct cc_spool *spool)
{
    while (spool->blocks != NULL) {
        struct cc_spool_block *older = spool->blocks->older;

        cc_free(spool->blocks);
        spool->blocks = older;
    }
    cc_free(spool->chunks);
    cc_free(spool->tail);
    if (spool->fd >= 0)
        (void)close(spool->fd); /* nobody will read it */
    cc_spool_init(spool, spool->memory_bytes, spool->dir);
}

/* ---- memory ---- */

static enum cc_status no_memory(struct cc_error *err, size_t bytes)
{
    return cc_fail(err, CC_E_NOMEM, "spool", "no memory to keep %zu bytes", bytes);
}

/* Chunks in a row for a piece; the last of them is then the newest one. */
static bool add_chunks(struct cc_spool *spool, size_t n)
{
    struct cc_spool_block *block;

    if (spool->chunk_room - spool->n_chunks < n) {
        size_t room = spool->chunk_room * 2 + n + 15;
        char **moved = cc_realloc_array(spool->chunks, room, sizeof *moved);

        if (moved == NULL)
            return false;
        spool->chunks = moved;
        spool->chunk_room = room;
    }
    block = cc_malloc(sizeof *block + n * CHUNK_BYTES);
    if (block == NULL)
        return false;
    block->older = spool->blocks;
    spool->blocks = block;
    for (size_t i = 0; i < n; i++)
        spool->chunks[spool->n_chunks++] = (char *)(block + 1) + i * CHUNK_BYTES;
    return true;
}

/* New ones; 0 when there is room in the newest. */
static size_t chunks_needed(const struct cc_spool *spool, size_t bytes)
{
    if (spool->used < CHUNK_BYTES && bytes <= CHUNK_BYTES - spool->used)
        return 0;
    return bytes == 0 ? 1 : (bytes + CHUNK_BYTES - 1) / CHUNK_BYTES;
}

static enum cc_status add_to_memory(struct cc_spool *spool, struct cc_span bytes,
                                    uint64_t *place, struct cc_error *err)
{
    size_t n = chunks_needed(spool, bytes.len);

    if (n > 0) {
        if (!add_chunks(spool, n))
            return no_memory(err, n * CHUNK_BYTES);
        *place = (uint64_t)(spool->n_chunks - n) * CHUNK_BYTES;
        spool->used = bytes.len == 0 ? 0 : bytes.len - (n - 1) * CHUNK_BYTES;
    } else {
        *place = (uint64_t)(spool->n_chunks - 1) * CHUNK_BYTES + spool->used;
        spool->used += bytes.len;
    }
    spool->used = rounded(spool->used);
    if (bytes.len > 0)
        memcpy(spool->chunks[*place / CHUNK_BYTES] + *place % CHUNK_BYTES, bytes.ptr,
               bytes.len);
    return CC_OK;
}

static bool fits_memory(const struct cc_spool *spool, size_t bytes)
{
    return (spool->n_chunks + chunks_needed(spool, bytes)) <= spool->memory_bytes / CHUNK_BYTES;
}

/* ---- file ---- */

static enum cc_status file_error(const struct cc_spool *spool, struct cc_error *err, int number)
{
    return cc_fail(err, CC_E_IO, "spool",
                   "%s: no room for a temporary file: %s; name another folder in TMPDIR",
                   spool->dir, strerror(number));
}

static int make_file(const char *dir)
{
    int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    char path[4096];

    if (fd >= 0)
        return fd;
    /* a file system without O_TMPFILE (NFS, some overlays) */
    if (snprintf(path, sizeof path, "%s/cleancopy-XXXXXX", dir) >= (int)sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0)
        (void)unlink(path); /* if not, an empty name stays behind */
    return fd;
}

static enum cc_status start_file(struct cc_spool *spool, struct cc_error *err)
{
    spool->tail = cc_malloc(TAIL_BYTES);
    if (spool->tail == NULL)
        return no_memory(err, TAIL_BYTES);
    spool->fd = make_file(spool->dir);
    if (spool->fd < 0) {
        enum cc_status st = file_error(spool, err, errno);

        cc_free(spool->tail);
        spool->tail = NULL;
        return st;
    }
    spool->first_in_file = (uint64_t)spool->n_chunks * CHUNK_BYTES;
    return CC_OK;
}

static enum cc_status write_all(struct cc_spool *spool, const char *ptr, size_t bytes,
                                struct cc_error *err)
{
    uint64_t at = spool->file_bytes;

    while (bytes > 0) {
        ssize_t n = pwrite(spool->fd, ptr, bytes, (off_t)at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return file_error(spool, err, n < 0 ? errno : ENOSPC);
        ptr += n;
        at += (uint64_t)n;
        bytes -= (size_t)n;
    }
    spool->file_bytes = at;
    return CC_OK;
}

/* A piece is either whole in the tail or whole in the file. */
static enum cc_status add_to_file(struct cc_spool *spool, struct cc_span bytes, uint64_t *place,
                                  struct cc_error *err)
{
    static const char zeros[CC_SPOOL_ALIGN];
    size_t padding = rounded(bytes.len) - bytes.len;
    enum cc_status st = CC_OK;

    if (TAIL_BYTES - spool->tail_bytes < bytes.len + padding) {
        st = write_all(spool, spool->tail, spool->tail_bytes, err);
        if (st != CC_OK)
            return st;
        spool->tail_bytes = 0;
    }
    *place = spool->first_in_file + spool->file_bytes + spool->tail_bytes;
    if (bytes.len + padding > TAIL_BYTES) {
        st = write_all(spool, bytes.ptr, bytes.len, err);
        return st == CC_OK ? write_all(spool, zeros, padding, err) : st;
    }
    if (bytes.len > 0)
        memcpy(spool->tail + spool->tail_bytes, bytes.ptr, bytes.len);
    memset(spool->tail + spool->tail_bytes + bytes.len, 0, padding);
    spool->tail_bytes += bytes.len + padding;
    return CC_OK;
}

enum cc_status cc_spool_add(struct cc_spool *spool, struct cc_span bytes, uint64_t *place,
                            struct cc_error *err)
{
    enum cc_status st;

    if (spool->fd < 0 && fits_memory(spool, bytes.len))
        return add_to_memory(spool, bytes, place, err);
    if (spool->fd < 0) {
        st = start_file(spool, err);
        if (st != CC_OK)
            return st;
    }
    return add_to_file(spool, bytes, place, err);
}

/* ---- reading ---- */

const void *cc_spool_peek(const struct cc_spool *spool, uint64_t place)
{
    if (place >= spool->first_in_file)
        return NULL;
    return spool->chunks[place / CHUNK_BYTES] + place % CHUNK_BYTES;
}

enum cc_status cc_spool_read(const struct cc_spool *spool, uint64_t place, void *into,
                             size_t bytes, struct cc_error *err)
{
    const char *here = cc_spool_peek(spool, place);
    char *to = into;
    uint64_t at;

    if (here == NULL && place - spool->first_in_file >= spool->file_bytes)
        here = spool->tail + (place - spool->first_in_file - spool->file_bytes);
    if (here != NULL) {
        if (bytes > 0)
            memcpy(into, here, bytes);
        return CC_OK;
    }
    for (at = place - spool->first_in_file; bytes > 0;) {
        ssize_t n = pread(spool->fd, to, bytes, (off_t)at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return cc_fail(err, CC_E_IO, "spool",
                           "%s: the temporary file cannot be read: %s", spool->dir,
                           n < 0 ? strerror(errno) : "it is too short");
        to += n;
        at += (uint64_t)n;
        bytes -= (size_t)n;
    }
    return CC_OK;
}

void cc_spool_expect(const struct cc_spool *spool, uint64_t place, size_t bytes)
{
    if (place >= spool->first_in_file && place - spool->first_in_file < spool->file_bytes)
        (void)posix_fadvise(spool->fd, (off_t)(place - spool->first_in_file), (off_t)bytes,
                            POSIX_FADV_WILLNEED); /* only a matter of speed */
}

uint64_t cc_spool_file_bytes(const struct cc_spool *spool)
{
    return spool->file_bytes + spool->tail_bytes;
}
