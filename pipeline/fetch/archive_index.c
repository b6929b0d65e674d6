#include "cleancopy/fetch/archive_index.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/fetch/cdxj.h"
#include "cleancopy/fetch/cdxj_file.h"
#include "cleancopy/fetch/gzip_member.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define INDEXED_BYTES ((size_t)1 << 20) /* of a record are looked at */
#define MAX_LINES_BYTES                                                                        \
    ((size_t)64 << 20) /* pending lines and one more record's: never reached */

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "archive", "no memory for an index");
}

void cc_archive_name(uint32_t number, char out[CC_ARCHIVE_NAME_BYTES])
{
    (void)snprintf(out, CC_ARCHIVE_NAME_BYTES, "cleancopy-%05u.warc.gz",
                   (unsigned)(number % (CC_ARCHIVE_MAX_FILES + 1))); /* 24 bytes */
}

/* NULL: no memory. */
static char *index_path(const char *dir, uint32_t number)
{
    size_t n = strlen(dir) + CC_ARCHIVE_NAME_BYTES;
    char *path = cc_malloc(n);

    if (path != NULL)
        (void)snprintf(path, n, "%s/cleancopy-%05u.cdxj", dir, (unsigned)number); /* fits */
    return path;
}

bool cc_archive_has_index(const char *dir, uint32_t number)
{
    char *path = index_path(dir, number);
    bool missing = path != NULL && access(path, F_OK) != 0 && errno == ENOENT;

    cc_free(path);
    return !missing; /* other trouble shows where the index is written */
}

enum cc_status cc_archive_index_add(const char *dir, uint32_t number, struct cc_span lines,
                                    struct cc_error *err)
{
    char *path = index_path(dir, number);
    enum cc_status st;

    if (path == NULL)
        return no_memory(err);
    st = cc_cdxj_file_merge(path, false, lines, err);
    cc_free(path);
    return st;
}

/* A file that is being read through. */
struct scan {
    int fd;
    char name[CC_ARCHIVE_NAME_BYTES];
    char *path;          /* of the index */
    uint64_t at, length; /* how far, and how long the file is */
    bool anew;           /* the first lines to be written replace the old index */
    struct cc_buf record, lines;
};

/* One member; its line joins scan->lines.  CC_END: damaged, scan->at is where it was. */
static enum cc_status scan_member(struct scan *scan, struct cc_error *err)
{
    struct cc_cdxj_place place = {.offset = scan->at, .file = cc_span_from(scan->name)};
    enum cc_member member;

    cc_buf_clear(&scan->record);
    member = cc_member_read(scan->fd, &scan->at, CC_MEMBER_CHECKED, &scan->record);
    if (member == CC_MEMBER_IO)
        return cc_fail(err, CC_E_IO, "archive", "%s: cannot read it: %s", scan->name,
                       strerror(errno));
    if (member == CC_MEMBER_NO_MEMORY)
        return no_memory(err);
    if (member != CC_MEMBER_WHOLE)
        return CC_END;
    place.length = scan->at - place.offset;
    cc_cdxj_add(&scan->lines, cc_buf_span(&scan->record), &place);
    return scan->lines.status == CC_OK ? CC_OK : no_memory(err);
}

static enum cc_status write_lines(struct scan *scan, struct cc_error *err)
{
    enum cc_status st;

    if (scan->lines.len == 0 && !scan->anew)
        return CC_OK;
    st = cc_cdxj_file_merge(scan->path, scan->anew, cc_buf_span(&scan->lines), err);
    scan->anew = false;
    cc_buf_clear(&scan->lines);
    return st;
}

/* To the end of the file, or to damage with nothing whole behind it. */
static enum cc_status scan_rest(struct scan *scan, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    uint64_t next;

    while (st == CC_OK && scan->at < scan->length) {
        st = scan_member(scan, err);
        if (st == CC_END) {
            st = cc_member_find(scan->fd, scan->at + 1, CC_SPAN("WARC/"), &next);
            if (st == CC_OK)
                scan->at = next;
        }
        if (st == CC_OK && scan->lines.len > CC_ARCHIVE_MAX_PENDING_BYTES)
            st = write_lines(scan, err);
    }
    return st == CC_OK || st == CC_END ? write_lines(scan, err) : st;
}

enum cc_status cc_archive_index_mend(const char *dir, uint32_t number, int fd,
                                     uint64_t *whole_bytes, struct cc_error *err)
{
    struct scan scan = {.fd = fd, .path = index_path(dir, number)};
    struct stat stat;
    enum cc_status st;

    if (scan.path == NULL)
        return no_memory(err);
    cc_archive_name(number, scan.name);
    cc_buf_init(&scan.record, INDEXED_BYTES);
    cc_buf_init(&scan.lines, MAX_LINES_BYTES);
    st = cc_cdxj_file_end(scan.path, &scan.at, err);
    if ((st == CC_OK || st == CC_END) && fstat(fd, &stat) != 0)
        st = cc_fail(err, CC_E_IO, "archive", "%s: cannot look at it: %s", scan.name,
                     strerror(errno));
    if (st == CC_OK || st == CC_END) {
        scan.length = (uint64_t)stat.st_size;
        scan.anew = (st == CC_END && scan.length > 0) || scan.at > scan.length;
        if (st == CC_END || scan.at > scan.length)
            scan.at = 0;
        st = CC_OK;
        if (scan.at < scan.length && fdatasync(fd) != 0) /* before an index speaks of it */
            st = cc_fail(err, CC_E_IO, "archive", "%s: cannot save it: %s", scan.name,
                         strerror(errno));
        if (st == CC_OK)
            st = scan_rest(&scan, err);
    }
    *whole_bytes = scan.at;
    cc_buf_done(&scan.record);
    cc_buf_done(&scan.lines);
    cc_free(scan.path);
    return st;
}
