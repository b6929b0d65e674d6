#include "cleancopy/write/page_file.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/url.h"
#include "cleancopy/write/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HOST_BYTES  40 /* of a longer host the end is kept: it says whose it is */
#define DIGEST_PART (sizeof "_0123456789abcdef.html" - 1)
#define MAX_LINKS   40 /* one leads to another: as many as Linux follows */
#define PIECE_BYTES ((size_t)65536)

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Appends the letters and digits of `s`, runs of anything else as one hyphen, up to `end`. */
static size_t add_slug(char *name, size_t n, size_t end, struct cc_span s)
{
    bool gap = false;
    size_t start = n;

    for (size_t i = 0; i < s.len && n + 1 < end; i++) {
        char c = s.ptr[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (!is_plain(c)) {
            gap = n > start;
            continue;
        }
        if (gap)
            name[n++] = '-';
        gap = false;
        name[n++] = c;
    }
    return n;
}

/* Host names in normal form have letters, digits, hyphens and dots; brackets and colons of IPv6 become "_". */
static size_t add_host(char *name, struct cc_span host)
{
    size_t n = 0;

    if (host.len > HOST_BYTES)
        host = cc_span_slice(host, host.len - HOST_BYTES, host.len);
    for (size_t i = 0; i < host.len; i++) {
        char c = host.ptr[i];
        bool fits = is_plain(c) || (n > 0 && (c == '.' || c == '-'));

        name[n++] = '_';
        if (fits)
            name[n - 1] = c;
    }
    return n;
}

struct cc_span cc_page_file_name(struct cc_arena *arena, struct cc_span url)
{
    char name[CC_PAGE_FILE_NAME_BYTES + 1];
    size_t room = CC_PAGE_FILE_NAME_BYTES - DIGEST_PART, n = 0;
    struct cc_url parts;

    if (cc_url_split(url, &parts)) {
        n = add_host(name, parts.host);
        name[n++] = '_';
        n = add_slug(name, n, room,
                     cc_span_slice(url, (size_t)(parts.path.ptr - url.ptr), url.len));
        if (name[n - 1] == '_') /* the front page */
            n--;
    }
    name[n] = '\0';
    return cc_arena_printf(arena, "%s_%016" PRIx64 ".html", name, cc_hash64(url));
}

static enum cc_status write_all(int fd, const char *path, struct cc_span page,
                                struct cc_error *err)
{
    while (page.len > 0) {
        ssize_t n = write(fd, page.ptr, page.len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cc_fail(err, CC_E_IO, "output", "%s: cannot be written: %s", path,
                           strerror(errno));
        page = cc_span_slice(page, (size_t)n, page.len);
    }
    return CC_OK;
}

/* A device or a pipe: there is nothing to rename. */
static enum cc_status write_into(const char *path, struct cc_span page, struct cc_error *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    enum cc_status st;

    if (fd < 0)
        return cc_fail(err, CC_E_IO, "output", "%s: cannot be opened: %s", path,
                       strerror(errno));
    st = write_all(fd, path, page, err);
    if (close(fd) != 0 && st == CC_OK)
        st = cc_fail(err, CC_E_IO, "output", "%s: cannot be written: %s", path,
                     strerror(errno));
    return st;
}

/* ---- links ------------------------------------------------------------------------------- */

/* `path`, a link, to what it says, from the folder that the link is in. */
static bool read_link(char path[PATH_MAX])
{
    char target[PATH_MAX];
    ssize_t n = readlink(path, target, sizeof target - 1);
    char *slash = strrchr(path, '/');
    size_t kept = slash != NULL ? (size_t)(slash + 1 - path) : 0;

    if (n <= 0)
        return false;
    target[n] = '\0';
    if (target[0] == '/')
        kept = 0;
    if (kept + (size_t)n >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(path + kept, target, (size_t)n + 1);
    return true;
}

static bool is_link(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
}

/* The folder that the file is in, or is to be in. */
static bool has_folder(const char *path)
{
    char dir[PATH_MAX];
    const char *slash = strrchr(path, '/');
    struct stat about;

    (void)snprintf(dir, sizeof dir, "%.*s", slash != NULL ? (int)(slash + 1 - path) : 1,
                   slash != NULL ? path : "."); /* fits: a part of it */
    return stat(dir, &about) == 0 && S_ISDIR(about.st_mode);
}

/* A link is written through, as by the shell's ">": renamed over, it would be gone and what it leads to
 * would stay as it was.  A link to nothing makes the file that it names, but no folders: they are more
 * likely to be mistyped or not mounted than wanted. */
static enum cc_status follow(const char *path, char target[PATH_MAX], struct cc_error *err)
{
    int n_links = 0;

    if (realpath(path, target) != NULL)
        return CC_OK;
    if (errno != ENOENT || strlen(path) >= PATH_MAX)
        return cc_fail(err, CC_E_IO, "output", "%s: the link cannot be followed: %s", path,
                       strerror(errno));
    strcpy(target, path);
    while (is_link(target)) {
        if (n_links++ == MAX_LINKS || !read_link(target))
            return cc_fail(err, CC_E_IO, "output", "%s: the link cannot be followed: %s", path,
                           strerror(n_links > MAX_LINKS ? ELOOP : errno));
    }
    if (!has_folder(target))
        return cc_fail(err, CC_E_IO, "output", "%s: is a link to %s, whose folder is not there",
                       path, target);
    return CC_OK;
}

/* /dev/stdout, where standard output is a file: bytes go behind what is in it. */
static bool is_standard_output(const struct stat *about)
{
    struct stat out;

    return fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == about->st_dev &&
           out.st_ino == about->st_ino;
}

/* ---- putting ----------------------------------------------------------------------------- */

/* A regular file, or a new one.  The message says where: the temporary file's name alone does not. */
static enum cc_status put_file(const char *path, struct cc_span page, struct cc_error *err)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    struct cc_error why;
    struct cc_buf dir;
    enum cc_status st;
    bool changed;

    cc_buf_init(&dir, SIZE_MAX / 2);
    if (slash == NULL)
        cc_buf_add(&dir, CC_SPAN("."));
    else
        cc_buf_add(&dir, (struct cc_span){path, slash == path ? 1 : (size_t)(slash - path)});
    cc_buf_add(&dir, (struct cc_span){"", 1});
    st = dir.status == CC_OK
             ? cc_outfile_put(cc_buf_span(&dir).ptr, cc_span_from(name), page, &changed, &why)
             : cc_fail(&why, dir.status, "output", "no memory");
    cc_buf_done(&dir);
    return st == CC_OK ? st : cc_fail(err, st, "output", "%s: %s", path, why.message);
}

enum cc_status cc_page_file_put(const char *path, struct cc_span page, struct cc_error *err)
{
    bool is_there, through_link = is_link(path);
    char target[PATH_MAX];
    struct stat about;
    enum cc_status st;

    if (strcmp(path, "-") == 0)
        return write_all(STDOUT_FILENO, "standard output", page, err);
    is_there = stat(path, &about) == 0;
    if (is_there && S_ISDIR(about.st_mode))
        return cc_fail(err, CC_E_IO, "output", "%s: is a folder: name a file, or give --pages %s",
                       path, path);
    if (is_there && !S_ISREG(about.st_mode))
        return write_into(path, page, err);
    if (!through_link)
        return put_file(path, page, err);
    if (is_there && is_standard_output(&about))
        return write_all(STDOUT_FILENO, path, page, err);
    st = follow(path, target, err);
    return st == CC_OK ? put_file(target, page, err) : st;
}

/* The whole file, into `bytes`; false when it cannot be read. */
static bool read_whole(int fd, struct cc_buf *bytes)
{
    for (;;) {
        char *room = cc_buf_reserve(bytes, PIECE_BYTES);
        ssize_t n;

        if (room == NULL)
            return false;
        n = read(fd, room, PIECE_BYTES);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0;
        bytes->len += (size_t)n;
    }
}

bool cc_page_file_has(const char *path, uint64_t hash, size_t max_bytes)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct cc_buf bytes;
    struct stat about;
    bool has;

    if (fd < 0)
        return false;
    cc_buf_init(&bytes, max_bytes + PIECE_BYTES);
    has = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) &&
          (uint64_t)about.st_size <= max_bytes && read_whole(fd, &bytes) &&
          cc_hash64(cc_buf_span(&bytes)) == hash;
    cc_buf_done(&bytes);
    (void)close(fd); /* only read */
    return has;
}
