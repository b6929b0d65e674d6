/* What a crash leaves, and how it is mended.  Records are synced in batches, so behind the last
 * good record there may be anything: a part of a record, zeros where blocks never came to the
 * disk, a hole before records that did.  The index says how far the file was known to be good:
 * from there on member by member is read and checked (and indexed).  Where one is damaged the
 * next whole one is looked for: if there is none, the file is cut; if there is one, the damage
 * stays where it is, since what lies behind it may be all that is left of a page.
 */
#include "cleancopy/fetch/archive.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/fetch/archive_index.h"
#include "cleancopy/fetch/cdxj.h"
#include "cleancopy/fetch/gzip_member.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FILE_BYTES   ((uint64_t)1 << 30) /* then the next file is begun */
#define MAX_RECORD_BYTES ((size_t)64 << 20)
#define MAX_PACKED_BYTES (3 * MAX_RECORD_BYTES) /* libdeflate wants more room than it fills */
#define KEPT_BYTES       ((size_t)1 << 20)      /* buffers of that size are used again */
#define MAX_LINES_BYTES  ((size_t)64 << 20)     /* pending lines and one more: never reached */

struct cc_archive {
    const struct cc_archive_crawler *crawler;
    char *dir;
    int fd, dir_fd, lock_fd;
    uint32_t number;
    uint64_t length; /* of the file: all of it whole members, but for old damage */
    char name[CC_ARCHIVE_NAME_BYTES];
    bool unsynced;
    struct cc_packer *packer;
    struct cc_buf record, packed;
    struct cc_buf lines; /* of the index, that are not in it yet */
};

static enum cc_status fail_io(struct cc_error *err, const char *dir, const char *name,
                              const char *what)
{
    return cc_fail(err, CC_E_IO, "archive", "%s%s%s: cannot %s: %s", dir,
                   name[0] != '\0' ? "/" : "", name, what, strerror(errno));
}

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "archive", "no memory");
}

/* ---- mending --------------------------------------------------------------------------- */

/* The newest file: what is not whole at its end is cut off. */
static enum cc_status mend_newest(struct cc_archive *a, struct cc_error *err)
{
    enum cc_status st = cc_archive_index_mend(a->dir, a->number, a->fd, &a->length, err);
    struct stat stat;

    if (st != CC_OK)
        return st;
    if (fstat(a->fd, &stat) != 0)
        return fail_io(err, a->dir, a->name, "look at it");
    if ((uint64_t)stat.st_size > a->length &&
        (ftruncate(a->fd, (off_t)a->length) != 0 || fsync(a->fd) != 0))
        return fail_io(err, a->dir, a->name, "cut off its damaged end");
    return CC_OK;
}

/* An older file gets its index if it has none (it was written before there were indexes, or the
 * index was removed); the file itself is not touched. */
static enum cc_status mend_older(struct cc_archive *a, uint32_t number, struct cc_error *err)
{
    char name[CC_ARCHIVE_NAME_BYTES];
    uint64_t whole_bytes;
    enum cc_status st;
    int fd;

    if (cc_archive_has_index(a->dir, number))
        return CC_OK;
    cc_archive_name(number, name);
    fd = openat(a->dir_fd, name, O_RDONLY | O_CLOEXEC);
    if (fd < 0) /* moved away, most likely */
        return errno == ENOENT ? CC_OK : fail_io(err, a->dir, name, "open it");
    st = cc_archive_index_mend(a->dir, number, fd, &whole_bytes, err);
    (void)close(fd); /* only read */
    return st;
}

/* ---- opening --------------------------------------------------------------------------- */

static enum cc_status open_file(struct cc_archive *a, uint32_t number, struct cc_error *err)
{
    if (a->fd >= 0)
        (void)close(a->fd); /* was synced */
    a->number = number;
    a->length = 0;
    cc_archive_name(number, a->name);
    a->fd = openat(a->dir_fd, a->name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (a->fd < 0)
        return fail_io(err, a->dir, a->name, "open it");
    if (fsync(a->dir_fd) != 0) /* the name, too, must survive */
        return fail_io(err, a->dir, "", "save the folder");
    return CC_OK;
}

/* The highest number among cleancopy-NNNNN.warc.gz; 0 when there is none. */
static enum cc_status find_newest(struct cc_archive *a, uint32_t *number, struct cc_error *err)
{
    DIR *dir = opendir(a->dir);
    struct dirent *entry;
    char name[CC_ARCHIVE_NAME_BYTES];
    unsigned n;

    *number = 0;
    if (dir == NULL)
        return fail_io(err, a->dir, "", "list the folder");
    for (entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (sscanf(entry->d_name, "cleancopy-%5u.warc.gz", &n) != 1 || n > CC_ARCHIVE_MAX_FILES)
            continue;
        cc_archive_name(n, name);
        if (strcmp(name, entry->d_name) == 0 && n > *number)
            *number = n;
    }
    (void)closedir(dir);
    return CC_OK;
}

/* False, with the errno that says why, when there is no folder in the end. */
static bool make_one_folder(const char *path)
{
    struct stat about;
    int why = mkdir(path, 0777) != 0 ? errno : 0;

    if (why == 0 || (stat(path, &about) == 0 && S_ISDIR(about.st_mode)))
        return true;
    errno = why == EEXIST ? ENOTDIR : why;
    return false;
}

/* mkdir -p; the message names the first folder that cannot be made. */
static enum cc_status make_folders(const char *dir, struct cc_error *err)
{
    char *path = cc_strdup(dir), *slash;
    enum cc_status st = CC_OK;

    if (path == NULL)
        return no_memory(err);
    for (slash = strchr(path + (path[0] == '/' ? 1 : 0), '/'); slash != NULL && st == CC_OK;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (!make_one_folder(path))
            st = fail_io(err, path, "", "make the folder");
        *slash = '/';
    }
    if (st == CC_OK && !make_one_folder(path))
        st = fail_io(err, path, "", "make the folder");
    cc_free(path);
    return st;
}

/* Two runs with one archive, each with a state of its own, would write over each other's records:
 * the states' locks do not keep them apart.  A file and not the folder itself, since NFS locks only
 * what is open for writing; it is left where it is: removed, it could be another run's by then. */
static enum cc_status take_lock(struct cc_archive *a, struct cc_error *err)
{
    a->lock_fd = openat(a->dir_fd, CC_ARCHIVE_LOCK, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (a->lock_fd < 0)
        return fail_io(err, a->dir, CC_ARCHIVE_LOCK, "open it");
    if (flock(a->lock_fd, LOCK_EX | LOCK_NB) == 0)
        return CC_OK;
    if (errno == EWOULDBLOCK)
        return cc_fail(err, CC_E_LOCKED, "archive", "%s: another run writes into this archive",
                       a->dir);
    return fail_io(err, a->dir, CC_ARCHIVE_LOCK, "lock it");
}

static enum cc_status open_files(struct cc_archive *a, struct cc_error *err)
{
    uint32_t newest = 0, number;
    enum cc_status st = make_folders(a->dir, err);

    if (st != CC_OK)
        return st;
    a->dir_fd = open(a->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (a->dir_fd < 0)
        return fail_io(err, a->dir, "", "open the folder");
    st = take_lock(a, err);
    if (st == CC_OK)
        st = find_newest(a, &newest, err);
    for (number = 0; number < newest && st == CC_OK; number++)
        st = mend_older(a, number, err);
    if (st == CC_OK)
        st = open_file(a, newest, err);
    return st == CC_OK ? mend_newest(a, err) : st;
}

enum cc_status cc_archive_open(const char *dir, const struct cc_archive_crawler *crawler,
                               struct cc_archive **archive, struct cc_error *err)
{
    static const struct cc_archive_crawler nobody;
    struct cc_archive *a = cc_calloc(1, sizeof(*a));
    enum cc_status st;

    if (a == NULL)
        return no_memory(err);
    a->crawler = crawler != NULL ? crawler : &nobody;
    a->fd = a->dir_fd = a->lock_fd = -1;
    cc_buf_init(&a->record, MAX_RECORD_BYTES);
    cc_buf_init(&a->packed, MAX_PACKED_BYTES);
    cc_buf_init(&a->lines, MAX_LINES_BYTES);
    a->packer = cc_packer_open();
    a->dir = cc_strdup(dir);
    st = a->dir != NULL && a->packer != NULL ? open_files(a, err) : no_memory(err);
    if (st != CC_OK) {
        cc_archive_close(a);
        return st;
    }
    *archive = a;
    return CC_OK;
}

enum cc_status cc_archive_sync(struct cc_archive *a, struct cc_error *err)
{
    if (a->unsynced && fdatasync(a->fd) != 0)
        return fail_io(err, a->dir, a->name, "save it");
    a->unsynced = false;
    return CC_OK;
}

enum cc_status cc_archive_finish(struct cc_archive *a, struct cc_error *err)
{
    enum cc_status st = cc_archive_sync(a, err); /* an index never speaks of what may be lost */

    if (st == CC_OK && a->lines.len > 0)
        st = cc_archive_index_add(a->dir, a->number, cc_buf_span(&a->lines), err);
    if (st == CC_OK)
        cc_buf_clear(&a->lines);
    return st;
}

void cc_archive_close(struct cc_archive *a)
{
    if (a == NULL)
        return;
    if (a->fd >= 0)
        (void)close(a->fd); /* what matters was synced */
    if (a->dir_fd >= 0)
        (void)close(a->dir_fd);
    if (a->lock_fd >= 0)
        (void)close(a->lock_fd); /* the lock goes with it */
    cc_packer_close(a->packer);
    cc_buf_done(&a->record);
    cc_buf_done(&a->packed);
    cc_buf_done(&a->lines);
    cc_free(a->dir);
    cc_free(a);
}

/* ---- adding ---------------------------------------------------------------------------- */

/* Of the record that comes next: its place. */
static uint64_t next_salt(const struct cc_archive *a)
{
    return cc_hash64_mix(cc_hash64(cc_span_from(a->name)), a->length + a->packed.len);
}

/* Packs a->record as the next member; *offset: where it will be. */
static enum cc_status pack(struct cc_archive *a, uint64_t *offset, struct cc_error *err)
{
    struct cc_cdxj_place place = {.offset = a->length + a->packed.len,
                                  .file = cc_span_from(a->name)};
    enum cc_status st;

    if (a->record.status == CC_E_NOMEM)
        return no_memory(err);
    if (a->record.status != CC_OK)
        return cc_fail(err, a->record.status, "archive", "a record of more than %zu bytes",
                       a->record.max_bytes);
    st = cc_packer_add(a->packer, cc_buf_span(&a->record), &a->packed, err);
    if (st != CC_OK)
        return st;
    place.length = a->length + a->packed.len - place.offset;
    cc_cdxj_add(&a->lines, cc_buf_span(&a->record), &place);
    cc_buf_clear(&a->record);
    if (a->lines.status != CC_OK)
        return no_memory(err);
    if (offset != NULL)
        *offset = place.offset;
    return CC_OK;
}

/* Makes room for records: in the next file when this one is full, behind the warcinfo record.
 */
static enum cc_status begin(struct cc_archive *a, int64_t date_s, struct cc_error *err)
{
    enum cc_status st = CC_OK;

    cc_buf_clear(&a->record);
    cc_buf_clear(&a->packed);
    if (a->length >= MAX_FILE_BYTES && a->number < CC_ARCHIVE_MAX_FILES) {
        st = cc_archive_finish(a, err);
        if (st == CC_OK)
            st = open_file(a, a->number + 1, err);
    } else if (a->lines.len > CC_ARCHIVE_MAX_PENDING_BYTES) {
        st = cc_archive_finish(a, err);
    }
    if (st != CC_OK || a->length > 0)
        return st;
    cc_archive_record_info(&a->record, a->crawler, a->name, date_s);
    return pack(a, NULL, err);
}

/* Writes a->packed at the end of the file.  On failure the file is as it was, as far as the
 * disk lets us; the next open cuts off what is left. */
static enum cc_status append(struct cc_archive *a, struct cc_error *err)
{
    size_t done = 0;
    enum cc_status st;
    ssize_t n;

    a->unsynced = true;
    while (done < a->packed.len) {
        n = pwrite(a->fd, a->packed.ptr + done, a->packed.len - done,
                   (off_t)(a->length + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        done += (size_t)n;
    }
    if (done == a->packed.len) {
        a->length += done;
        return CC_OK;
    }
    st = fail_io(err, a->dir, a->name, "write to it");
    if (ftruncate(a->fd, (off_t)a->length) != 0)
        return st; /* the next open cuts it off */
    return st;
}

/* A large page must not keep its memory to the run's end. */
static void let_go(struct cc_buf *buf)
{
    if (buf->capacity > KEPT_BYTES)
        cc_buf_done(buf);
}

/* Appends what was packed, if it was; `n_lines` bytes of lines were there before. */
static enum cc_status end(struct cc_archive *a, size_t n_lines, enum cc_status st,
                          struct cc_error *err)
{
    if (st == CC_OK)
        st = append(a, err);
    if (st != CC_OK) {
        a->lines.status = CC_OK;
        a->lines.len = n_lines;
    }
    let_go(&a->record);
    let_go(&a->packed);
    return st;
}

enum cc_status cc_archive_add_page(struct cc_archive *a, const struct cc_archive_page *page,
                                   const char **file, uint64_t *offset, struct cc_error *err)
{
    enum cc_status st = begin(a, page->date_s, err);
    size_t n_lines = a->lines.len;
    char id[CC_WARC_ID_BYTES];

    if (st == CC_OK) {
        cc_archive_record_response(&a->record, page, next_salt(a), id);
        st = pack(a, offset, err);
    }
    if (st == CC_OK && page->request.len > 0) {
        cc_archive_record_request(&a->record, page, next_salt(a), id);
        st = pack(a, NULL, err);
    }
    *file = a->name;
    return end(a, n_lines, st, err);
}

enum cc_status cc_archive_add_revisit(struct cc_archive *a, const struct cc_archive_page *page,
                                      enum cc_archive_revisit kind,
                                      const struct cc_archive_origin *origin,
                                      struct cc_error *err)
{
    enum cc_status st = begin(a, page->date_s, err);
    size_t n_lines = a->lines.len;

    if (st == CC_OK) {
        cc_archive_record_revisit(&a->record, page, next_salt(a), kind, origin);
        st = pack(a, NULL, err);
    }
    return end(a, n_lines, st, err);
}

enum cc_status cc_archive_add_refusal(struct cc_archive *a,
                                      const struct cc_archive_refusal *refusal,
                                      struct cc_error *err)
{
    enum cc_status st = begin(a, refusal->date_s, err);
    size_t n_lines = a->lines.len;

    if (st == CC_OK) {
        cc_archive_record_refusal(&a->record, refusal, next_salt(a));
        st = pack(a, NULL, err);
    }
    return end(a, n_lines, st, err);
}
