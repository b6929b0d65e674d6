#include "cleancopy/source/stream.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/source/decompress.h"
#include "cleancopy/source/sniff.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stddef.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES ((size_t)65536)
#define FIRST_BYTES ((size_t)4096) /* enough to find the coding: what is read so is copied twice */

/* Where a stretch of the content begins in the file.  A window rarely spans many members: only
 * the last few beginnings are kept, and older ones are answered with the oldest. */
#define MAX_MARKS 64
struct mark {
    uint64_t content; /* offset in the whole content */
    uint64_t file;    /* offset of the member's first byte */
};

struct cc_stream {
    int fd;
    const char *path;
    struct cc_decoder *decoder; /* NULL: plain */
    enum cc_coding coding;
    size_t raw_at, raw_len;
    uint64_t raw_offset; /* in the file, of raw[0] */
    bool raw_ended, ended;
    uint64_t file_bytes; /* as the system says, 0 for a pipe */
    enum cc_status failed; /* a failure is met again only when the window has been used up */
    struct cc_error failure;
    struct cc_buf window;
    size_t at;       /* first byte of the window that is not used */
    uint64_t offset; /* of window.ptr[0] in the content */
    struct mark marks[MAX_MARKS];
    size_t n_marks;
    bool in_member;
    size_t line_bytes; /* of the line handed out last, with its end */
    char raw[PIECE_BYTES]; /* the last: it is not cleared */
};

/* ---- raw bytes ------------------------------------------------------------------------- */

static enum cc_status read_some(struct cc_stream *s, char *to, size_t room, size_t *n,
                                struct cc_error *err)
{
    ssize_t got;

    do {
        got = read(s->fd, to, room);
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return cc_fail(err, CC_E_INPUT, "input", "%s: cannot be read: %s", s->path,
                       strerror(errno));
    s->raw_ended = got == 0;
    *n = (size_t)got;
    return CC_OK;
}

static enum cc_status read_raw(struct cc_stream *s, size_t most, struct cc_error *err)
{
    size_t n = 0, room;
    enum cc_status st;

    if (s->raw_at > 0) {
        memmove(s->raw, s->raw + s->raw_at, s->raw_len - s->raw_at);
        s->raw_offset += s->raw_at;
        s->raw_len -= s->raw_at;
        s->raw_at = 0;
    }
    room = sizeof s->raw - s->raw_len;
    st = read_some(s, s->raw + s->raw_len, room < most ? room : most, &n, err);
    s->raw_len += n;
    return st;
}

static void add_mark(struct cc_stream *s)
{
    if (s->n_marks == MAX_MARKS) {
        memmove(s->marks, s->marks + 1, (MAX_MARKS - 1) * sizeof s->marks[0]);
        s->n_marks--;
    }
    s->marks[s->n_marks].content = s->offset + s->window.len;
    s->marks[s->n_marks].file = s->raw_offset + s->raw_at;
    s->n_marks++;
}

/* ---- open ------------------------------------------------------------------------------ */

static enum cc_status find_coding(struct cc_stream *s, struct cc_error *err)
{
    struct cc_span head;
    enum cc_status st = CC_OK;
    enum cc_sniffed kind;

    /* a pipe may give its first bytes one by one */
    while (s->raw_len < 4 && !s->raw_ended && st == CC_OK)
        st = read_raw(s, FIRST_BYTES, err);
    if (st != CC_OK)
        return st;
    head.ptr = s->raw;
    head.len = s->raw_len < 4 ? s->raw_len : 4;
    kind = cc_sniff(head);
    if (kind != CC_SNIFF_GZIP && kind != CC_SNIFF_ZSTD)
        return CC_OK;
    s->coding = kind == CC_SNIFF_GZIP ? CC_CODING_GZIP : CC_CODING_ZSTD;
    return cc_decoder_open(s->coding, &s->decoder, err);
}

static enum cc_status go_to(struct cc_stream *s, uint64_t offset, struct cc_error *err)
{
    if (offset == 0)
        return CC_OK;
    if (offset > INT64_MAX || lseek(s->fd, (off_t)offset, SEEK_SET) < 0)
        return cc_fail(err, CC_E_INPUT, "input", "%s: cannot be read from byte %" PRIu64 ": %s",
                       s->path, offset, offset > INT64_MAX ? "too large" : strerror(errno));
    s->raw_offset = offset;
    return CC_OK;
}

enum cc_status cc_stream_open(const char *path, struct cc_stream **stream, struct cc_error *err)
{
    return cc_stream_open_at(path, 0, stream, err);
}

enum cc_status cc_stream_open_at(const char *path, uint64_t offset, struct cc_stream **stream,
                                 struct cc_error *err)
{
    struct cc_stream *made = cc_malloc(sizeof *made);
    struct stat st = {0};
    enum cc_status status;

    if (made == NULL)
        return cc_fail(err, CC_E_NOMEM, "input", "%s: no memory", path);
    memset(made, 0, offsetof(struct cc_stream, raw));
    made->path = path;
    cc_buf_init(&made->window, SIZE_MAX / 4);
    made->fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (made->fd < 0)
        status = cc_fail(err, CC_E_INPUT, "input", "%s: %s", path, strerror(errno));
    else if (fstat(made->fd, &st) == 0 && S_ISDIR(st.st_mode))
        status = cc_fail(err, CC_E_INPUT, "input", "%s: is a folder", path);
    else
        status = go_to(made, offset, err);
    if (status == CC_OK)
        status = find_coding(made, err);
    if (made->fd >= 0 && S_ISREG(st.st_mode) && st.st_size > 0)
        made->file_bytes = (uint64_t)st.st_size;
    if (status != CC_OK) {
        cc_stream_close(made);
        return status;
    }
    if (made->decoder == NULL)
        made->offset = offset;
    add_mark(made);
    *stream = made;
    return CC_OK;
}

void cc_stream_close(struct cc_stream *stream)
{
    if (stream == NULL)
        return;
    if (stream->fd > STDIN_FILENO)
        (void)close(stream->fd); /* it was only read */
    cc_decoder_close(stream->decoder);
    cc_buf_done(&stream->window);
    cc_free(stream);
}

/* ---- the window ------------------------------------------------------------------------ */

/* Moves what is left to the front when that costs less than what it frees. */
static void make_room(struct cc_stream *s)
{
    size_t left = s->window.len - s->at;

    if (s->at == 0 || (left > s->at && s->at < PIECE_BYTES))
        return;
    memmove(s->window.ptr, s->window.ptr + s->at, left);
    s->offset += s->at;
    s->window.len = left;
    s->at = 0;
}

/* What was read to find the coding first, then from the file to where it is wanted. */
static enum cc_status add_plain(struct cc_stream *s, char *out, size_t room, struct cc_error *err)
{
    size_t n = s->raw_len - s->raw_at;
    enum cc_status st = CC_OK;

    if (n > room)
        n = room;
    if (n > 0)
        memcpy(out, s->raw + s->raw_at, n);
    else if (!s->raw_ended)
        st = read_some(s, out, room, &n, err);
    if (s->raw_at < s->raw_len)
        s->raw_at += n;
    s->window.len += n;
    s->ended = s->raw_at == s->raw_len && s->raw_ended;
    return st;
}

/* Of a plain file whose size is known: what is not in the window. */
static uint64_t not_in_window(const struct cc_stream *s)
{
    uint64_t at = s->offset + s->window.len;

    return s->file_bytes > at ? s->file_bytes - at : 0;
}

/* Bytes to make room for, so that a plain file of many pieces, all of which is wanted, is not moved as the window grows;
 * of one whose kind is looked at, little more than that: the rest is read to where it stays. */
static size_t room_for(const struct cc_stream *s, size_t missing)
{
    uint64_t left = not_in_window(s);

    if (s->decoder != NULL || left == 0)
        return PIECE_BYTES;
    if (left < missing)
        return (size_t)left + PIECE_BYTES;
    return missing > PIECE_BYTES ? missing : PIECE_BYTES;
}

static enum cc_status add_decoded(struct cc_stream *s, char *out, size_t room,
                                  struct cc_error *err)
{
    struct cc_span in = {s->raw + s->raw_at, s->raw_len - s->raw_at};
    enum cc_status st;
    bool member_ended;
    size_t n;

    if (!s->in_member && in.len > 0) {
        if (s->marks[s->n_marks - 1].content != s->offset + s->window.len ||
            s->raw_offset > 0 || s->raw_at > 0)
            add_mark(s);
        s->in_member = true;
    }
    st = cc_decoder_run(s->decoder, &in, s->raw_ended, out, room, &n, &member_ended, err);
    s->raw_at = s->raw_len - in.len;
    s->window.len += n;
    if (member_ended)
        s->in_member = false;
    s->ended = st == CC_END;
    return st == CC_END ? CC_OK : st;
}

/* One more piece for the window, of one member at most. */
static enum cc_status add_piece(struct cc_stream *s, size_t missing, struct cc_error *err)
{
    size_t room = room_for(s, missing);
    enum cc_status st = CC_OK;
    char *out;

    if (s->decoder != NULL && s->raw_at == s->raw_len && !s->raw_ended)
        st = read_raw(s, PIECE_BYTES, err);
    if (st != CC_OK)
        return st;
    out = cc_buf_reserve(&s->window, room);
    if (out == NULL)
        return cc_fail(err, CC_E_NOMEM, "input", "%s: no memory", s->path);
    if (s->decoder == NULL)
        return add_plain(s, out, room, err);
    return add_decoded(s, out, room, err);
}

enum cc_status cc_stream_fill(struct cc_stream *s, size_t want, struct cc_error *err)
{
    if (s->window.len - s->at >= want)
        return CC_OK;
    make_room(s);
    while (s->window.len - s->at < want && !s->ended && s->failed == CC_OK) {
        s->failed = add_piece(s, want - (s->window.len - s->at), &s->failure);
        if (s->failed == CC_E_INPUT && s->decoder != NULL) {
            struct cc_error inner = s->failure;

            (void)cc_fail(&s->failure, CC_E_INPUT, "input", "%s: %s", s->path, inner.message);
        }
    }
    if (s->window.len - s->at >= want || s->failed == CC_OK)
        return CC_OK;
    if (err != NULL)
        *err = s->failure;
    return s->failed;
}

struct cc_span cc_stream_window(const struct cc_stream *s)
{
    struct cc_span window = {s->window.ptr, s->window.len};

    return cc_span_slice(window, s->at, window.len);
}

/* ---- all of it -------------------------------------------------------------------------- */

/* `left` bytes behind the window; what was read to find the coding first. */
static enum cc_status read_rest(struct cc_stream *s, char *out, size_t left, size_t *n, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    size_t got = s->raw_len - s->raw_at;

    *n = got < left ? got : left;
    memcpy(out, s->raw + s->raw_at, *n);
    s->raw_at += *n;
    while (st == CC_OK && *n < left && !s->raw_ended) {
        st = read_some(s, out + *n, left - *n, &got, err);
        *n += st == CC_OK ? got : 0;
    }
    return st;
}

/* From the file to where it stays. */
static enum cc_status whole_plain(struct cc_stream *s, size_t left, struct cc_arena *arena, struct cc_span *whole,
                                  struct cc_error *err)
{
    struct cc_span window = cc_stream_window(s);
    char *text = cc_arena_alloc_lent(arena, window.len + left + 1);
    enum cc_status st;
    size_t n = 0;

    if (text == NULL)
        return cc_arena_status(arena, "input", err);
    if (window.len > 0)
        memcpy(text, window.ptr, window.len);
    st = read_rest(s, text + window.len, left, &n, err);
    s->offset += s->window.len + n;
    cc_buf_clear(&s->window);
    s->at = 0;
    s->ended = true;
    text[window.len + n] = '\0';
    *whole = (struct cc_span){text, window.len + n};
    return st;
}

enum cc_status cc_stream_whole(struct cc_stream *s, size_t most, struct cc_arena *arena, struct cc_span *whole,
                               struct cc_error *err)
{
    uint64_t left = not_in_window(s);
    struct cc_span window = cc_stream_window(s);
    enum cc_status st;
    char *text;

    if (s->decoder == NULL && left > 0 && s->failed == CC_OK && window.len <= most && left <= most - window.len)
        return whole_plain(s, (size_t)left, arena, whole, err);
    st = cc_stream_fill(s, most + 1, err);
    window = cc_stream_window(s);
    if (st != CC_OK)
        return st;
    if (window.len > most)
        return cc_fail(err, CC_E_LIMIT, "input", "%s: more than %zu bytes%s", s->path, most,
                       s->decoder != NULL ? " once decompressed" : "");
    text = cc_arena_alloc_lent(arena, window.len + 1);
    if (text == NULL)
        return cc_arena_status(arena, "input", err);
    if (window.len > 0)
        memcpy(text, window.ptr, window.len);
    text[window.len] = '\0';
    *whole = (struct cc_span){text, window.len};
    cc_stream_use(s, window.len);
    return CC_OK;
}

void cc_stream_use(struct cc_stream *s, size_t n)
{
    size_t left = s->window.len - s->at;

    s->at += n < left ? n : left;
}

enum cc_status cc_stream_skip(struct cc_stream *s, uint64_t n, struct cc_error *err)
{
    size_t have;
    enum cc_status st;

    while (n > 0) {
        st = cc_stream_fill(s, 1, err);
        if (st != CC_OK)
            return st;
        have = s->window.len - s->at;
        if (have == 0)
            return CC_OK;
        if ((uint64_t)have > n)
            have = (size_t)n;
        cc_stream_use(s, have);
        n -= have;
    }
    return CC_OK;
}

/* ---- lines ----------------------------------------------------------------------------- */

/* To behind the next line feed, or to the end. */
static enum cc_status skip_line(struct cc_stream *s, struct cc_error *err)
{
    for (;;) {
        enum cc_status st = cc_stream_fill(s, 1, err);
        struct cc_span window = cc_stream_window(s);
        const char *feed;

        if (st != CC_OK || window.len == 0)
            return st;
        feed = memchr(window.ptr, '\n', window.len);
        cc_stream_use(s, feed != NULL ? (size_t)(feed - window.ptr) + 1 : window.len);
        if (feed != NULL)
            return CC_OK;
    }
}

enum cc_status cc_stream_line(struct cc_stream *s, size_t max_bytes, struct cc_span *line,
                              struct cc_error *err)
{
    size_t looked = 0; /* bytes known to hold no line feed */
    enum cc_status st = CC_OK;
    const char *feed = NULL;

    cc_stream_use(s, s->line_bytes);
    s->line_bytes = 0;
    for (;;) {
        *line = cc_stream_window(s);
        if (line->len > looked)
            feed = memchr(line->ptr + looked, '\n', line->len - looked);
        if (feed != NULL)
            line->len = (size_t)(feed - line->ptr);
        if (line->len > max_bytes + 1 || feed != NULL || st != CC_OK || s->ended)
            break;
        looked = line->len;
        st = cc_stream_fill(s, looked + 1, err);
        if (cc_stream_window(s).len > looked)
            st = CC_OK;
    }
    s->line_bytes = line->len + (feed != NULL);
    if (line->len > 0 && line->ptr[line->len - 1] == '\r')
        line->len--;
    if (line->len > max_bytes) {
        s->line_bytes = 0;
        st = skip_line(s, err);
        if (st != CC_OK)
            return st;
        return cc_fail(err, CC_E_LIMIT, "input", "%s: a line of more than %zu bytes", s->path,
                       max_bytes);
    }
    if (st != CC_OK)
        return st;
    return feed == NULL && s->line_bytes == 0 ? CC_END : CC_OK;
}

/* ---- damage and places ----------------------------------------------------------------- */

/* A gzip header: method 8, no reserved flag. */
static bool is_member(const char *raw)
{
    return raw[0] == '\x1f' && raw[1] == '\x8b' && raw[2] == 8 &&
           ((unsigned char)raw[3] & 0xe0) == 0;
}

bool cc_stream_resync(struct cc_stream *s)
{
    if (s->decoder == NULL || s->coding != CC_CODING_GZIP)
        return false;
    s->offset += s->window.len;
    cc_buf_clear(&s->window);
    s->at = 0;
    s->line_bytes = 0;
    if (s->raw_offset + s->raw_at == s->marks[s->n_marks - 1].file && s->raw_at < s->raw_len)
        s->raw_at++; /* the damaged member itself */
    for (;;) {
        while (s->raw_len - s->raw_at >= 4 && !is_member(s->raw + s->raw_at))
            s->raw_at++;
        if (s->raw_len - s->raw_at >= 4)
            break;
        if (s->raw_ended || read_raw(s, PIECE_BYTES, NULL) != CC_OK)
            return false;
    }
    cc_decoder_restart(s->decoder);
    s->in_member = false;
    s->ended = false;
    s->failed = CC_OK;
    return true;
}

uint64_t cc_stream_offset(const struct cc_stream *s, uint64_t *inner)
{
    uint64_t content = s->offset + s->at;
    size_t i = s->n_marks;

    *inner = 0;
    if (s->decoder == NULL)
        return content;
    while (i > 1 && s->marks[i - 1].content > content)
        i--;
    *inner = content - s->marks[i - 1].content;
    return s->marks[i - 1].file;
}

uint64_t cc_stream_raw_bytes(const struct cc_stream *s)
{
    if (s->decoder == NULL) /* read to where it is wanted, past raw[] */
        return s->offset + s->window.len;
    return s->raw_offset + s->raw_at;
}

const char *cc_stream_coding(const struct cc_stream *s)
{
    static const char *const names[] = {"gzip", "zstd"};

    return s->decoder == NULL ? NULL : names[s->coding];
}
