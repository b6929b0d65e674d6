#include "cleancopy/fetch/cdxj_file.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/fetch/cdxj.h"
#include "cleancopy/source/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define PIECE_BYTES    65536
#define MAX_LINE_BYTES ((size_t)1 << 20) /* a URL of 8 KiB makes 60 KB at most */

static enum cc_status fail_io(const char *path, const char *what, struct cc_error *err)
{
    return cc_fail(err, CC_E_IO, "archive", "%s: cannot %s: %s", path, what, strerror(errno));
}

/* ---- reading --------------------------------------------------------------------------- */

/* The next line without its line feed.  CC_END: no more; CC_E_INPUT: it has none, or is too
 * long. */
static enum cc_status next_line(struct cc_stream *stream, struct cc_span *line,
                                struct cc_error *err)
{
    size_t want = 1, end;

    for (;; want = line->len + PIECE_BYTES) {
        enum cc_status st = cc_stream_fill(stream, want, err);

        if (st != CC_OK)
            return st;
        *line = cc_stream_window(stream);
        if (line->len == 0)
            return CC_END;
        end = cc_span_find(*line, CC_SPAN("\n"), 0);
        if (end != (size_t)-1)
            break;
        if (line->len < want || line->len > MAX_LINE_BYTES)
            return cc_fail(err, CC_E_INPUT, "archive", "a line without an end");
    }
    line->len = end;
    cc_stream_use(stream, end + 1); /* the window's bytes stay until the next fill */
    return CC_OK;
}

static enum cc_status open_index(const char *path, struct cc_stream **stream,
                                 struct cc_error *err)
{
    enum cc_status st;

    *stream = NULL;
    if (access(path, F_OK) != 0 && errno == ENOENT)
        return CC_END;
    st = cc_stream_open(path, stream, err);
    return st == CC_E_INPUT ? CC_E_IO : st;
}

enum cc_status cc_cdxj_file_end(const char *path, uint64_t *end, struct cc_error *err)
{
    struct cc_stream *stream;
    enum cc_status st = open_index(path, &stream, err);
    struct cc_span line;
    uint64_t of_line;

    *end = 0;
    while (st == CC_OK) {
        st = next_line(stream, &line, err);
        if (st != CC_OK)
            break;
        if (!cc_cdxj_end(line, &of_line))
            st = CC_E_INPUT;
        else if (of_line > *end)
            *end = of_line;
    }
    cc_stream_close(stream);
    if (st == CC_E_INPUT)
        return CC_END;
    return st == CC_END && stream != NULL ? CC_OK : st;
}

/* ---- merging --------------------------------------------------------------------------- */

static int compare_lines(const void *a, const void *b)
{
    return cc_span_compare(*(const struct cc_span *)a, *(const struct cc_span *)b);
}

/* In order.  NULL: no memory. */
static struct cc_span *sort_lines(struct cc_span lines, size_t *count)
{
    struct cc_span rest = lines, line, *sorted;

    for (*count = 0; cc_span_next_line(&rest, &line);)
        ++*count;
    sorted = cc_realloc_array(NULL, *count + 1, sizeof *sorted);
    if (sorted == NULL)
        return NULL;
    for (*count = 0; cc_span_next_line(&lines, &line);)
        sorted[(*count)++] = line;
    qsort(sorted, *count, sizeof *sorted, compare_lines);
    return sorted;
}

static void put_line(FILE *to, struct cc_span line)
{
    (void)fwrite(line.ptr, 1, line.len, to); /* ferror is asked in the end */
    (void)putc('\n', to);
}

/* `old` NULL: there is none. */
static enum cc_status merge_lines(struct cc_stream *old, const struct cc_span *lines,
                                  size_t count, FILE *to, struct cc_error *err)
{
    enum cc_status st = CC_END;
    struct cc_span line;
    size_t i = 0;

    if (old != NULL)
        st = next_line(old, &line, err);
    while (st == CC_OK || (st == CC_END && i < count)) {
        int order = st == CC_END ? 1 : i == count ? -1 : cc_span_compare(line, lines[i]);

        if (order > 0 && (i == 0 || !cc_span_is(lines[i], lines[i - 1])))
            put_line(to, lines[i]);
        if (order <= 0)
            put_line(to, line);
        if (order >= 0) /* an equal line is there by now: its likes go too */
            for (i++; order == 0 && i < count && cc_span_is(lines[i], lines[i - 1]); i++)
                continue;
        if (order <= 0)
            st = next_line(old, &line, err);
    }
    return st == CC_END ? CC_OK : st;
}

/* The new name must survive, too. */
static enum cc_status save_folder(const char *path, struct cc_error *err)
{
    const char *slash = strrchr(path, '/');
    char *dir = slash != NULL ? cc_strndup(path, (size_t)(slash - path) + 1) : cc_strdup(".");
    enum cc_status st = CC_OK;
    int fd;

    if (dir == NULL)
        return cc_fail(err, CC_E_NOMEM, "archive", "no memory");
    fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || fsync(fd) != 0)
        st = fail_io(dir, "save the folder", err);
    if (fd >= 0)
        (void)close(fd); /* nothing was written */
    cc_free(dir);
    return st;
}

/* The merged index in `tmp`, on the disk. */
static enum cc_status write_file(const char *path, const char *tmp, bool anew,
                                 const struct cc_span *lines, size_t count,
                                 struct cc_error *err)
{
    struct cc_stream *old = NULL;
    enum cc_status st = anew ? CC_END : open_index(path, &old, err);
    FILE *to;

    if (st != CC_OK && st != CC_END)
        return st;
    to = fopen(tmp, "we");
    if (to == NULL) {
        cc_stream_close(old);
        return fail_io(tmp, "make it", err);
    }
    st = merge_lines(old, lines, count, to, err);
    cc_stream_close(old);
    if (st == CC_E_INPUT)
        st = cc_fail(err, CC_E_IO, "archive",
                     "%s: cannot read it: remove it, the next run "
                     "makes it anew",
                     path);
    if ((fflush(to) != 0 || ferror(to) || fsync(fileno(to)) != 0) && st == CC_OK)
        st = fail_io(tmp, "write to it", err);
    if (fclose(to) != 0 && st == CC_OK)
        st = fail_io(tmp, "write to it", err);
    return st;
}

enum cc_status cc_cdxj_file_merge(const char *path, bool anew, struct cc_span lines,
                                  struct cc_error *err)
{
    size_t count, n = strlen(path);
    char *tmp = cc_malloc(n + sizeof ".tmp");
    struct cc_span *sorted = sort_lines(lines, &count);
    enum cc_status st;

    if (tmp == NULL || sorted == NULL) {
        st = cc_fail(err, CC_E_NOMEM, "archive", "%s: no memory for its lines", path);
    } else {
        (void)snprintf(tmp, n + sizeof ".tmp", "%s.tmp", path); /* fits */
        st = write_file(path, tmp, anew, sorted, count, err);
        if (st == CC_OK && rename(tmp, path) != 0)
            st = fail_io(path, "replace it", err);
        if (st == CC_OK)
            st = save_folder(path, err);
        else
            (void)unlink(tmp); /* a leftover is replaced by the next merge */
    }
    cc_free(tmp);
    cc_free(sorted);
    return st;
}
