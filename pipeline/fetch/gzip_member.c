#include "cleancopy/fetch/gzip_member.h"

#include "cleancopy/core/alloc.h"

#include <errno.h>
#include <libdeflate.h>
#include <unistd.h>
#include <zlib.h>

/* Of a news page of 38,257 bytes (median of three runs, one core), bytes and microseconds:
 * libdeflate 1: 8,233, 57; 2: 8,219, 85; 6: 7,684, 124; 9: 7,551, 438; zlib 1: 8,996, 68; 6:
 * 7,628, 327.  Small records (request, revisit, metadata) differ by 1 % between levels. */
#define LEVEL       1
#define PIECE_BYTES 65536
#define START_BYTES 4096 /* of a member of which only the start is wanted */
#define MAGIC       CC_SPAN("\x1f\x8b\x08")

/* ---- making ---------------------------------------------------------------------------- */

struct cc_packer {
    struct libdeflate_compressor *compressor;
};

struct cc_packer *cc_packer_open(void)
{
    struct cc_packer *packer = cc_calloc(1, sizeof *packer);

    if (packer == NULL)
        return NULL;
    packer->compressor = libdeflate_alloc_compressor(LEVEL);
    if (packer->compressor == NULL) {
        cc_free(packer);
        return NULL;
    }
    return packer;
}

void cc_packer_close(struct cc_packer *packer)
{
    if (packer == NULL)
        return;
    libdeflate_free_compressor(packer->compressor);
    cc_free(packer);
}

enum cc_status cc_packer_add(struct cc_packer *packer, struct cc_span content,
                             struct cc_buf *out, struct cc_error *err)
{
    size_t bound = libdeflate_gzip_compress_bound(packer->compressor, content.len);
    char *room = cc_buf_reserve(out, bound);
    size_t n;

    if (room == NULL)
        return cc_fail(err, out->status, "archive", "no room to pack a record of %zu bytes",
                       content.len);
    n = libdeflate_gzip_compress(packer->compressor, content.len > 0 ? content.ptr : "",
                                 content.len, room, bound);
    out->len += n;
    return n > 0 ? CC_OK /* 0: the room did not do, which the bound rules out */
                 : cc_fail(err, CC_E_LIMIT, "archive", "a record of %zu bytes was not packed",
                           content.len);
}

/* ---- reading --------------------------------------------------------------------------- */

static enum cc_member add_piece(struct cc_buf *out, struct cc_span piece,
                                enum cc_member_part part)
{
    size_t room = out->max_bytes - out->len;

    if (part != CC_MEMBER_ALL && piece.len > room)
        piece.len = room;
    cc_buf_add(out, piece);
    if (out->status == CC_OK)
        return CC_MEMBER_WHOLE;
    return out->status == CC_E_LIMIT ? CC_MEMBER_TOO_LONG : CC_MEMBER_NO_MEMORY;
}

static ssize_t read_at(int fd, void *to, size_t n, uint64_t offset)
{
    ssize_t got;

    do
        got = pread(fd, to, n, (off_t)offset);
    while (got < 0 && errno == EINTR);
    return got;
}

/* `z` is fresh.  *offset: behind the member when it is whole. */
static enum cc_member inflate_member(z_stream *z, int fd, uint64_t *offset,
                                     enum cc_member_part part, struct cc_buf *out)
{
    unsigned char in[PIECE_BYTES], piece[PIECE_BYTES];
    size_t step = part == CC_MEMBER_START ? START_BYTES : PIECE_BYTES;
    enum cc_member result = CC_MEMBER_WHOLE;
    uint64_t at = *offset;
    ssize_t got;
    int code = Z_OK;

    while (code != Z_STREAM_END && result == CC_MEMBER_WHOLE) {
        if (z->avail_in == 0) {
            got = read_at(fd, in, step, at);
            if (got <= 0)
                return got == 0 ? CC_MEMBER_CUT : CC_MEMBER_IO;
            at += (uint64_t)got;
            z->next_in = in;
            z->avail_in = (uInt)got;
        }
        z->next_out = piece;
        z->avail_out = (uInt)step;
        code = inflate(z, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            return code == Z_MEM_ERROR ? CC_MEMBER_NO_MEMORY : CC_MEMBER_DAMAGED;
        result =
            add_piece(out, (struct cc_span){(const char *)piece, step - z->avail_out}, part);
        if (part == CC_MEMBER_START && out->len == out->max_bytes)
            return result;
    }
    if (result == CC_MEMBER_WHOLE && part != CC_MEMBER_START)
        *offset = at - z->avail_in;
    return result;
}

enum cc_member cc_member_read(int fd, uint64_t *offset, enum cc_member_part part,
                              struct cc_buf *out)
{
    enum cc_member result;
    z_stream z;

    memset(&z, 0, sizeof z);
    if (inflateInit2(&z, 15 + 16) != Z_OK)
        return CC_MEMBER_NO_MEMORY;
    result = inflate_member(&z, fd, offset, part, out);
    (void)inflateEnd(&z); /* fails on a broken z_stream only */
    return result;
}

/* Whether a whole member begins at `at`, its content with `prefix`.  Trouble counts as no. */
static bool begins_at(int fd, uint64_t at, struct cc_span prefix)
{
    struct cc_buf start;
    bool found;

    cc_buf_init(&start, prefix.len);
    found = cc_member_read(fd, &at, CC_MEMBER_CHECKED, &start) == CC_MEMBER_WHOLE &&
            cc_span_is(cc_buf_span(&start), prefix);
    cc_buf_done(&start);
    return found;
}

enum cc_status cc_member_find(int fd, uint64_t from, struct cc_span prefix, uint64_t *at)
{
    char piece[PIECE_BYTES];
    ssize_t got;

    for (;; from += (uint64_t)got - (MAGIC.len - 1)) { /* the magic may lie across two pieces */
        struct cc_span window;
        size_t hit;

        got = read_at(fd, piece, sizeof piece, from);
        if (got < (ssize_t)MAGIC.len)
            return CC_END; /* a read that fails, fails again where the caller sees it */
        window = (struct cc_span){piece, (size_t)got};
        for (hit = cc_span_find(window, MAGIC, 0); hit != (size_t)-1;
             hit = cc_span_find(window, MAGIC, hit + 1)) {
            if (begins_at(fd, from + hit, prefix)) {
                *at = from + hit;
                return CC_OK;
            }
        }
    }
}
