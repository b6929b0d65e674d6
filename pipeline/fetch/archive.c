/* The tail after a crash: only the last file can have one, since a file is fsynced before the
 * next is begun.  A good file ends where a gzip member ends, so the last member is looked for
 * first: from the end backwards, at every place that looks like a member's head, until one
 * inflates with a right check sum exactly to the end of the file.  Only when none does (a cut
 * tail) is the file read from its start, member by member, and cut behind the last whole one.
 */
#include "cleancopy/fetch/archive.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/source/warc.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define MAX_FILE_BYTES   ((uint64_t)1 << 30) /* then the next file is begun */
#define MAX_FILES        99999u
#define NAME_BYTES       32
#define PIECE_BYTES      65536
#define MAX_RECORD_BYTES ((size_t)64 << 20)  /* of a request and a response, packed or not */
#define TAIL_BYTES       ((uint64_t)4 << 20) /* in which the last member's head is looked for */
#define COMPRESSION                                                                            \
    1 /* of zlib: 566 us for a 40 KB page, ratio 3.0; level 6 takes 1,629 for 3.2 */

struct cc_archive {
    char *dir;
    int fd, dir_fd;
    uint32_t number;
    uint64_t length; /* all of it whole members */
    char name[NAME_BYTES];
    struct cc_buf record, packed;
};

static void name_file(uint32_t number, char out[NAME_BYTES])
{
    snprintf(out, NAME_BYTES, "cleancopy-%05u.warc.gz", (unsigned)(number % (MAX_FILES + 1)));
}

static enum cc_status fail_io(struct cc_error *err, const char *dir, const char *name,
                              const char *what)
{
    return cc_fail(err, CC_E_IO, "archive", "%s%s%s: cannot %s: %s", dir,
                   name[0] != '\0' ? "/" : "", name, what, strerror(errno));
}

/* What inflating one member came to. */
enum member {
    MEMBER_WHOLE,
    MEMBER_DAMAGED,
    MEMBER_CUT,
    MEMBER_TOO_LONG,
    MEMBER_NO_MEMORY,
    MEMBER_IO
};

/* Inflates the member at *offset of fd and moves *offset behind it.  `out` NULL: the content is
 * only checked. */
static enum member read_member(int fd, uint64_t *offset, struct cc_buf *out)
{
    unsigned char in[PIECE_BYTES], piece[PIECE_BYTES];
    enum member result = MEMBER_CUT;
    uint64_t at = *offset;
    ssize_t got;
    z_stream z;
    int code = Z_OK;

    memset(&z, 0, sizeof(z));
    if (inflateInit2(&z, 15 + 16) != Z_OK)
        return MEMBER_NO_MEMORY;
    while (code != Z_STREAM_END) {
        if (z.avail_in == 0) {
            got = pread(fd, in, sizeof(in), (off_t)at);
            if (got <= 0) {
                result = got == 0 ? MEMBER_CUT : MEMBER_IO;
                break;
            }
            at += (uint64_t)got;
            z.next_in = in;
            z.avail_in = (uInt)got;
        }
        z.next_out = piece;
        z.avail_out = sizeof(piece);
        code = inflate(&z, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
            result = code == Z_MEM_ERROR ? MEMBER_NO_MEMORY : MEMBER_DAMAGED;
            break;
        }
        if (out != NULL)
            cc_buf_add(out, (struct cc_span){(const char *)piece, sizeof(piece) - z.avail_out});
        if (out != NULL && out->status != CC_OK) {
            result = out->status == CC_E_LIMIT ? MEMBER_TOO_LONG : MEMBER_NO_MEMORY;
            break;
        }
    }
    if (code == Z_STREAM_END && (out == NULL || out->status == CC_OK)) {
        *offset = at - z.avail_in;
        result = MEMBER_WHOLE;
    }
    (void)inflateEnd(&z); /* fails on a broken z_stream only */
    return result;
}

/* True when a whole member ends exactly at `length`. */
static bool ends_whole(int fd, uint64_t length)
{
    uint64_t from = length > TAIL_BYTES ? length - TAIL_BYTES : 0, offset;
    size_t n = (size_t)(length - from), i;
    unsigned char *tail = cc_malloc(n + 1);
    bool whole = length == 0;

    if (tail == NULL || pread(fd, tail, n, (off_t)from) != (ssize_t)n) {
        cc_free(tail);
        return false; /* the slow way will meet the same trouble and say so */
    }
    for (i = n; i-- > 0 && !whole;) {
        if (i + 3 > n || tail[i] != 0x1F || tail[i + 1] != 0x8B || tail[i + 2] != 8)
            continue;
        offset = from + i;
        whole = read_member(fd, &offset, NULL) == MEMBER_WHOLE && offset == length;
    }
    cc_free(tail);
    return whole;
}

static enum cc_status repair(struct cc_archive *a, struct cc_error *err)
{
    enum member member = MEMBER_WHOLE;
    uint64_t offset = 0;
    struct stat st;

    if (fstat(a->fd, &st) != 0)
        return fail_io(err, a->dir, a->name, "look at it");
    a->length = (uint64_t)st.st_size;
    if (ends_whole(a->fd, a->length))
        return CC_OK;
    while (member == MEMBER_WHOLE && offset < a->length)
        member = read_member(a->fd, &offset, NULL);
    if (member == MEMBER_IO)
        return fail_io(err, a->dir, a->name, "read it");
    if (member == MEMBER_NO_MEMORY)
        return cc_fail(err, CC_E_NOMEM, "archive", "no memory to check %s", a->name);
    if (ftruncate(a->fd, (off_t)offset) != 0 || fsync(a->fd) != 0)
        return fail_io(err, a->dir, a->name, "cut off its damaged end");
    a->length = offset;
    return CC_OK;
}

static enum cc_status open_file(struct cc_archive *a, uint32_t number, struct cc_error *err)
{
    if (a->fd >= 0)
        (void)close(a->fd); /* was fsynced after its last record */
    a->number = number;
    a->length = 0;
    name_file(number, a->name);
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
    char name[NAME_BYTES];
    unsigned n;

    *number = 0;
    if (dir == NULL)
        return fail_io(err, a->dir, "", "list the folder");
    for (entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (sscanf(entry->d_name, "cleancopy-%5u.warc.gz", &n) != 1 || n > MAX_FILES)
            continue;
        name_file(n, name);
        if (strcmp(name, entry->d_name) == 0 && n > *number)
            *number = n;
    }
    (void)closedir(dir);
    return CC_OK;
}

/* mkdir -p */
static enum cc_status make_folders(const char *dir, struct cc_error *err)
{
    char *path = cc_strdup(dir), *slash;
    struct stat st;
    bool ok;

    if (path == NULL)
        return cc_fail(err, CC_E_NOMEM, "archive", "no memory");
    for (slash = strchr(path + (path[0] == '/' ? 1 : 0), '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(path, 0777); /* what counts is whether the folder is there in the end */
        *slash = '/';
    }
    (void)mkdir(path, 0777);
    ok = stat(path, &st) == 0;
    if (ok && !S_ISDIR(st.st_mode)) {
        errno = ENOTDIR;
        ok = false;
    }
    cc_free(path);
    return ok ? CC_OK : fail_io(err, dir, "", "make the folder");
}

enum cc_status cc_archive_open(const char *dir, struct cc_archive **archive,
                               struct cc_error *err)
{
    struct cc_archive *a = cc_calloc(1, sizeof(*a));
    enum cc_status st;
    uint32_t newest = 0;

    if (a == NULL)
        return cc_fail(err, CC_E_NOMEM, "archive", "no memory");
    a->fd = a->dir_fd = -1;
    cc_buf_init(&a->record, MAX_RECORD_BYTES);
    cc_buf_init(&a->packed, MAX_RECORD_BYTES);
    a->dir = cc_strdup(dir);
    st = a->dir != NULL ? make_folders(dir, err)
                        : cc_fail(err, CC_E_NOMEM, "archive", "no memory");
    if (st == CC_OK) {
        a->dir_fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (a->dir_fd < 0)
            st = fail_io(err, dir, "", "open the folder");
    }
    if (st == CC_OK)
        st = find_newest(a, &newest, err);
    if (st == CC_OK)
        st = open_file(a, newest, err);
    if (st == CC_OK)
        st = repair(a, err);
    if (st != CC_OK) {
        cc_archive_close(a);
        return st;
    }
    *archive = a;
    return CC_OK;
}

void cc_archive_close(struct cc_archive *a)
{
    if (a == NULL)
        return;
    if (a->fd >= 0)
        (void)close(a->fd); /* was fsynced after its last record */
    if (a->dir_fd >= 0)
        (void)close(a->dir_fd);
    cc_buf_done(&a->record);
    cc_buf_done(&a->packed);
    cc_free(a->dir);
    cc_free(a);
}

/* Appends a->record as one gzip member to a->packed.  The header carries no time: same input,
 * same bytes. */
static enum cc_status pack_record(struct cc_archive *a, struct cc_error *err)
{
    z_stream z;
    char *room;
    uLong bound;
    int code;

    if (a->record.status != CC_OK)
        return cc_fail(err, a->record.status, "archive", "record of more than %zu bytes",
                       a->record.max_bytes);
    memset(&z, 0, sizeof(z));
    if (deflateInit2(&z, COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return cc_fail(err, CC_E_NOMEM, "archive", "no memory to compress");
    bound = deflateBound(&z, (uLong)a->record.len);
    room = cc_buf_reserve(&a->packed, bound);
    if (room == NULL) {
        (void)deflateEnd(&z);
        return cc_fail(err, a->packed.status, "archive", "no room to compress a record");
    }
    z.next_in = (Bytef *)a->record.ptr;
    z.avail_in = (uInt)a->record.len; /* at most MAX_RECORD_BYTES */
    z.next_out = (Bytef *)room;
    z.avail_out = (uInt)bound;
    code = deflate(&z, Z_FINISH);
    a->packed.len += (size_t)z.total_out;
    (void)deflateEnd(&z);
    cc_buf_clear(&a->record);
    return code == Z_STREAM_END
               ? CC_OK
               : cc_fail(err, CC_E_NOMEM, "archive", "compressing a record failed");
}

static enum cc_status pack_info(struct cc_archive *a, int64_t date_s, struct cc_error *err)
{
    static const char block[] = "software: cleancopy/" CC_VERSION "\r\n"
                                "format: WARC File Format 1.1\r\n"
                                "conformsTo: http://iipc.github.io/warc-specifications/"
                                "specifications/warc-format/warc-1.1/\r\n";

    cc_warc_write(&a->record, "warcinfo", CC_SPAN_EMPTY, date_s, "application/warc-fields",
                  CC_SPAN_EMPTY, CC_SPAN(block));
    return pack_record(a, err);
}

/* The response with headers that hold for the bytes that follow: transfer coding is off, so its
 * header is renamed, and so is a Content-Length that says something else; the right length is
 * added. */
static void mend_headers(struct cc_buf *out, struct cc_span http)
{
    size_t end = cc_span_find(http, CC_SPAN("\r\n\r\n"), 0), gap = 4;
    struct cc_span head, body, line;
    char length[64];
    bool has_length = false;

    if (end == (size_t)-1) {
        end = cc_span_find(http, CC_SPAN("\n\n"), 0);
        gap = 2;
    }
    if (end == (size_t)-1) {
        cc_buf_add(out, http);
        return;
    }
    head = cc_span_slice(http, 0, end);
    body = cc_span_slice(http, end + gap, http.len);
    snprintf(length, sizeof(length), "Content-Length: %zu", body.len);
    while (cc_span_next_line(&head, &line)) {
        bool is_length = cc_span_starts_nocase(line, CC_SPAN("Content-Length:"));

        if (is_length && !has_length && cc_span_is_nocase(line, cc_span_from(length)))
            has_length = true;
        else if (is_length || cc_span_starts_nocase(line, CC_SPAN("Transfer-Encoding:")))
            cc_buf_add_string(out, "X-Archive-Orig-");
        cc_buf_add(out, line);
        cc_buf_add_string(out, "\r\n");
    }
    if (!has_length) {
        cc_buf_add_string(out, length);
        cc_buf_add_string(out, "\r\n");
    }
    cc_buf_add_string(out, "\r\n");
    cc_buf_add(out, body);
}

static enum cc_status pack_page(struct cc_archive *a, struct cc_span url, int64_t date_s,
                                struct cc_span request, struct cc_span http,
                                struct cc_error *err)
{
    struct cc_buf response;
    enum cc_status st;

    cc_buf_init(&response, MAX_RECORD_BYTES);
    mend_headers(&response, http);
    if (response.status != CC_OK)
        st = cc_fail(err, response.status, "archive", "no room for the response of %zu bytes",
                     http.len);
    else {
        cc_warc_write(&a->record, "response", url, date_s, "application/http; msgtype=response",
                      CC_SPAN_EMPTY, cc_buf_span(&response));
        st = pack_record(a, err);
    }
    cc_buf_done(&response);
    if (st != CC_OK)
        return st;
    cc_warc_write(&a->record, "request", url, date_s, "application/http; msgtype=request",
                  CC_SPAN_EMPTY, request);
    return pack_record(a, err);
}

/* Writes a->packed at the end of the file, and to the disk.  On failure the file is as it was.
 */
static enum cc_status append(struct cc_archive *a, struct cc_error *err)
{
    size_t done = 0;
    enum cc_status st;
    ssize_t n;

    while (done < a->packed.len) {
        n = pwrite(a->fd, a->packed.ptr + done, a->packed.len - done,
                   (off_t)(a->length + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        done += (size_t)n;
    }
    if (done == a->packed.len && fsync(a->fd) == 0) {
        a->length += done;
        return CC_OK;
    }
    st = fail_io(err, a->dir, a->name, "write to it");
    if (ftruncate(a->fd, (off_t)a->length) != 0)
        return st; /* the next open cuts it off */
    return st;
}

enum cc_status cc_archive_add_page(struct cc_archive *a, struct cc_span url, int64_t date_s,
                                   struct cc_span request, struct cc_span http,
                                   const char **file, uint64_t *offset, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    uint64_t info_bytes = 0;

    cc_buf_clear(&a->record);
    cc_buf_clear(&a->packed);
    if (a->length >= MAX_FILE_BYTES && a->number < MAX_FILES)
        st = open_file(a, a->number + 1, err);
    if (st == CC_OK && a->length == 0)
        st = pack_info(a, date_s, err);
    info_bytes = a->packed.len;
    if (st == CC_OK)
        st = pack_page(a, url, date_s, request, http, err);
    if (st != CC_OK)
        return st;
    *offset = a->length + info_bytes;
    *file = a->name;
    return append(a, err);
}

static enum cc_status explain(enum member member, const char *path, uint64_t offset,
                              size_t max_bytes, struct cc_error *err)
{
    switch (member) {
    case MEMBER_IO:
        return cc_fail(err, CC_E_IO, "archive", "%s: cannot read it: %s", path,
                       strerror(errno));
    case MEMBER_NO_MEMORY:
        return cc_fail(err, CC_E_NOMEM, "archive", "%s: no memory", path);
    case MEMBER_TOO_LONG:
        return cc_fail(err, CC_E_LIMIT, "archive",
                       "%s: the record at byte %llu is over %zu bytes", path,
                       (unsigned long long)offset, max_bytes);
    default:
        return cc_fail(err, CC_E_INPUT, "archive", "%s: the record at byte %llu is %s", path,
                       (unsigned long long)offset,
                       member == MEMBER_CUT ? "cut short" : "damaged");
    }
}

/* The record's bytes, in the arena. */
static enum cc_status read_record(const char *path, uint64_t offset, struct cc_arena *arena,
                                  size_t max_bytes, struct cc_span *record,
                                  struct cc_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    uint64_t end = offset;
    enum member member;
    struct cc_buf buf;
    enum cc_status st = CC_OK;

    if (fd < 0)
        return cc_fail(err, CC_E_INPUT, "archive", "%s: cannot open it: %s", path,
                       strerror(errno));
    cc_buf_init(&buf, max_bytes);
    member = read_member(fd, &end, &buf);
    if (member != MEMBER_WHOLE) {
        st = explain(member, path, offset, max_bytes, err);
    } else {
        *record = cc_arena_copy(arena, cc_buf_span(&buf));
        if (record->ptr == NULL)
            st = cc_arena_status(arena, "archive", err);
    }
    cc_buf_done(&buf);
    (void)close(fd); /* nothing was written */
    return st;
}

enum cc_status cc_archive_read(const char *dir, struct cc_span file, uint64_t offset,
                               struct cc_arena *arena, const struct cc_limits *limits,
                               struct cc_page *page, struct cc_error *err)
{
    struct cc_warc_record record;
    struct cc_span path, source, bytes;
    enum cc_status st;
    size_t used;

    path = cc_arena_printf(arena, "%s/%.*s", dir, CC_SPAN_PRINT(file));
    source =
        cc_arena_printf(arena, "%.*s:%llu", CC_SPAN_PRINT(file), (unsigned long long)offset);
    if (path.ptr == NULL || source.ptr == NULL)
        return cc_arena_status(arena, "archive", err);
    st = read_record(path.ptr, offset, arena, limits->max_input_bytes, &bytes, err);
    if (st == CC_OK)
        st = cc_warc_parse(bytes, &record, &used, err);
    if (st == CC_OK) {
        memset(page, 0, sizeof(*page));
        st = cc_warc_page(arena, limits, &record, page, err);
    }
    if (st == CC_END)
        return cc_fail(err, CC_E_INPUT, "archive", "%s: no page at byte %llu", path.ptr,
                       (unsigned long long)offset);
    if (st == CC_OK)
        page->source = source;
    return st;
}
