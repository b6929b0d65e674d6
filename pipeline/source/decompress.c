#include "cleancopy/source/decompress.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#define PIECE_BYTES ((size_t)65536)

struct cc_decoder {
    enum cc_coding coding;
    bool between; /* members: the next byte, if any, starts one */
    bool any;     /* a member was begun */
    z_stream z;
    ZSTD_DStream *zstd;
    BrotliDecoderState *brotli;
};

/* ---- the decoder ----------------------------------------------------------------------- */

static voidpf z_take(voidpf opaque, uInt count, uInt bytes)
{
    (void)opaque;
    return cc_calloc(count, bytes);
}

static void z_give(voidpf opaque, voidpf block)
{
    (void)opaque;
    cc_free(block);
}

static void *brotli_take(void *opaque, size_t bytes)
{
    (void)opaque;
    return cc_malloc(bytes);
}

static void brotli_give(void *opaque, void *block)
{
    (void)opaque;
    cc_free(block);
}

static const char *coding_name(enum cc_coding coding)
{
    static const char *const names[] = {"gzip", "zstd", "deflate", "deflate", "brotli"};

    return names[coding];
}

enum cc_status cc_decoder_open(enum cc_coding coding, struct cc_decoder **decoder,
                               struct cc_error *err)
{
    /* zlib's numbers: 15 is the largest window, 16 more means gzip, less than 0 no header */
    static const int window[] = {15 + 16, 0, 15, -15, 0};
    struct cc_decoder *made = cc_calloc(1, sizeof *made);
    bool ready = false;

    if (made != NULL && coding == CC_CODING_ZSTD) {
        made->zstd = ZSTD_createDStream();
        ready = made->zstd != NULL;
    } else if (made != NULL && coding == CC_CODING_BROTLI) {
        made->brotli = BrotliDecoderCreateInstance(brotli_take, brotli_give, NULL);
        ready = made->brotli != NULL;
    } else if (made != NULL) {
        made->z.zalloc = z_take;
        made->z.zfree = z_give;
        ready = inflateInit2(&made->z, window[coding]) == Z_OK;
    }
    if (!ready) {
        cc_free(made);
        return cc_fail(err, CC_E_NOMEM, "decompress", "no memory for %s", coding_name(coding));
    }
    made->coding = coding;
    made->between = true;
    *decoder = made;
    return CC_OK;
}

void cc_decoder_close(struct cc_decoder *decoder)
{
    if (decoder == NULL)
        return;
    if (decoder->coding == CC_CODING_ZSTD)
        (void)ZSTD_freeDStream(decoder->zstd); /* cannot fail */
    else if (decoder->coding == CC_CODING_BROTLI)
        BrotliDecoderDestroyInstance(decoder->brotli);
    else
        (void)inflateEnd(&decoder->z); /* cannot fail */
    cc_free(decoder);
}

void cc_decoder_restart(struct cc_decoder *decoder)
{
    decoder->between = true;
    if (decoder->coding == CC_CODING_ZSTD)
        (void)ZSTD_DCtx_reset(decoder->zstd, ZSTD_reset_session_only); /* cannot fail */
    else if (decoder->coding != CC_CODING_BROTLI) /* brotli has no members: one stream is all */
        (void)inflateReset(&decoder->z); /* fails only for a stream that was never opened */
}

/* One step of either library: how much was read and written, and whether a member ended. */
static enum cc_status step_zstd(struct cc_decoder *d, struct cc_span *in, char *out,
                                size_t room, size_t *n, bool *ended, struct cc_error *err)
{
    ZSTD_inBuffer from = {in->ptr, in->len, 0};
    ZSTD_outBuffer to = {out, room, 0};
    size_t left = ZSTD_decompressStream(d->zstd, &to, &from);

    if (ZSTD_isError(left))
        return cc_fail(err, CC_E_INPUT, "decompress", "damaged zstd data: %s",
                       ZSTD_getErrorName(left));
    *in = cc_span_slice(*in, from.pos, in->len);
    *n = to.pos;
    *ended = left == 0;
    return CC_OK;
}

static enum cc_status step_brotli(struct cc_decoder *d, struct cc_span *in, char *out,
                                  size_t room, size_t *n, bool *ended, struct cc_error *err)
{
    const uint8_t *from = (const uint8_t *)in->ptr;
    uint8_t *to = (uint8_t *)out;
    size_t left = in->len, space = room;
    BrotliDecoderResult result =
        BrotliDecoderDecompressStream(d->brotli, &left, &from, &space, &to, NULL);

    if (result == BROTLI_DECODER_RESULT_ERROR)
        return cc_fail(err, CC_E_INPUT, "decompress", "damaged brotli data: %s",
                       BrotliDecoderErrorString(BrotliDecoderGetErrorCode(d->brotli)));
    *in = cc_span_slice(*in, in->len - left, in->len);
    *n = room - space;
    *ended = result == BROTLI_DECODER_RESULT_SUCCESS;
    return CC_OK;
}

static enum cc_status step_zlib(struct cc_decoder *d, struct cc_span *in, char *out,
                                size_t room, size_t *n, bool *ended, struct cc_error *err)
{
    uInt had = in->len > PIECE_BYTES ? (uInt)PIECE_BYTES : (uInt)in->len;
    uInt space = room > PIECE_BYTES ? (uInt)PIECE_BYTES : (uInt)room;
    int code;

    d->z.next_in = (z_const Bytef *)in->ptr;
    d->z.avail_in = had;
    d->z.next_out = (Bytef *)out;
    d->z.avail_out = space;
    code = inflate(&d->z, Z_NO_FLUSH);
    if (code == Z_MEM_ERROR)
        return cc_fail(err, CC_E_NOMEM, "decompress", "no memory for %s",
                       coding_name(d->coding));
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
        return cc_fail(err, CC_E_INPUT, "decompress", "damaged %s data: %s",
                       coding_name(d->coding), d->z.msg != NULL ? d->z.msg : "unknown reason");
    *in = cc_span_slice(*in, had - d->z.avail_in, in->len);
    *n = space - d->z.avail_out;
    *ended = code == Z_STREAM_END;
    return CC_OK;
}

/* Before a member: padding is skipped, and what is no member is garbage.  CC_END: nothing
 * comes. */
static enum cc_status begin_member(struct cc_decoder *d, struct cc_span *in, bool is_last,
                                   struct cc_error *err)
{
    if (d->any && d->coding == CC_CODING_GZIP) {
        while (in->len > 0 && in->ptr[0] == '\0')
            *in = cc_span_slice(*in, 1, in->len);
    }
    if (in->len == 0)
        return is_last ? CC_END : CC_OK;
    if (d->any && d->coding == CC_CODING_GZIP && in->ptr[0] != '\x1f')
        return cc_fail(err, CC_E_INPUT, "decompress", "garbage behind the gzip data");
    if (d->any && d->coding != CC_CODING_GZIP && d->coding != CC_CODING_ZSTD)
        return cc_fail(err, CC_E_INPUT, "decompress", "garbage behind the %s data",
                       coding_name(d->coding));
    cc_decoder_restart(d);
    d->between = false;
    d->any = true;
    return CC_OK;
}

enum cc_status cc_decoder_run(struct cc_decoder *d, struct cc_span *in, bool is_last, char *out,
                              size_t room, size_t *n, bool *ended, struct cc_error *err)
{
    size_t had = in->len;
    enum cc_status st;

    *n = 0;
    *ended = false;
    if (d->between) {
        st = begin_member(d, in, is_last, err);
        if (st != CC_OK || d->between)
            return st;
    }
    if (d->coding == CC_CODING_ZSTD)
        st = step_zstd(d, in, out, room, n, ended, err);
    else if (d->coding == CC_CODING_BROTLI)
        st = step_brotli(d, in, out, room, n, ended, err);
    else
        st = step_zlib(d, in, out, room, n, ended, err);
    if (st != CC_OK)
        return st;
    d->between = *ended;
    if (is_last && room > 0 && *n == 0 && in->len == had && !*ended)
        return cc_fail(err, CC_E_INPUT, "decompress", "the %s data is cut short",
                       coding_name(d->coding));
    return CC_OK;
}

/* ---- whole contents -------------------------------------------------------------------- */

/* Fills the buffer up to its end, or to the end of the first member. */
static enum cc_status decode(struct cc_decoder *d, struct cc_span *in, bool one_member,
                             struct cc_buf *buf, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    bool ended = false;
    size_t n;
    char *out;

    while (st == CC_OK && !(ended && one_member)) {
        size_t room = buf->max_bytes - buf->len;

        /* at the limit one byte more is asked for, outside the buffer: is there any? */
        if (room == 0) {
            char extra;

            st = cc_decoder_run(d, in, true, &extra, 1, &n, &ended, err);
            if (st == CC_OK && n > 0)
                return cc_fail(err, CC_E_LIMIT, "decompress",
                               "more than %zu bytes once decompressed", buf->max_bytes);
            continue;
        }
        if (room > PIECE_BYTES)
            room = PIECE_BYTES;
        out = cc_buf_reserve(buf, room);
        if (out == NULL)
            return cc_fail(err, buf->status, "decompress", "no memory for the content");
        st = cc_decoder_run(d, in, true, out, room, &n, &ended, err);
        buf->len += n;
    }
    return st == CC_END ? CC_OK : st;
}

static enum cc_status decode_all(struct cc_arena *arena, enum cc_coding coding,
                                 struct cc_span packed, size_t max_bytes, struct cc_span *out,
                                 size_t *used, struct cc_error *err)
{
    struct cc_span in = packed;
    struct cc_decoder *d;
    struct cc_buf buf;
    enum cc_status st;

    if (packed.len == 0)
        return cc_fail(err, CC_E_INPUT, "decompress", "the %s data is cut short",
                       coding_name(coding));
    st = cc_decoder_open(coding, &d, err);
    if (st != CC_OK)
        return st;
    cc_buf_init(&buf, max_bytes);
    st = decode(d, &in, used != NULL, &buf, err);
    if (st == CC_OK) {
        *out = cc_arena_copy(arena, cc_buf_span(&buf));
        st = cc_arena_status(arena, "decompress", err);
    }
    if (st == CC_OK && used != NULL)
        *used = packed.len - in.len;
    cc_buf_done(&buf);
    cc_decoder_close(d);
    return st;
}

enum cc_status cc_gunzip(struct cc_arena *arena, struct cc_span packed, size_t max_bytes,
                         struct cc_span *out, struct cc_error *err)
{
    return decode_all(arena, CC_CODING_GZIP, packed, max_bytes, out, NULL, err);
}

enum cc_status cc_unzstd(struct cc_arena *arena, struct cc_span packed, size_t max_bytes,
                         struct cc_span *out, struct cc_error *err)
{
    return decode_all(arena, CC_CODING_ZSTD, packed, max_bytes, out, NULL, err);
}

enum cc_status cc_unbrotli(struct cc_arena *arena, struct cc_span packed, size_t max_bytes,
                           struct cc_span *out, struct cc_error *err)
{
    return decode_all(arena, CC_CODING_BROTLI, packed, max_bytes, out, NULL, err);
}

enum cc_coding cc_coding_of_deflate(struct cc_span packed)
{
    unsigned first = packed.len > 1 ? (unsigned char)packed.ptr[0] : 0;
    unsigned second = packed.len > 1 ? (unsigned char)packed.ptr[1] : 0;

    /* RFC 1950: method 8, and the two bytes together are a multiple of 31 */
    return (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0 ? CC_CODING_ZLIB
                                                                   : CC_CODING_DEFLATE;
}

enum cc_status cc_inflate(struct cc_arena *arena, struct cc_span packed, size_t max_bytes,
                          struct cc_span *out, struct cc_error *err)
{
    return decode_all(arena, cc_coding_of_deflate(packed), packed, max_bytes, out, NULL, err);
}

enum cc_status cc_gunzip_member(struct cc_arena *arena, struct cc_span packed, size_t max_bytes,
                                struct cc_span *out, size_t *used, struct cc_error *err)
{
    return decode_all(arena, CC_CODING_GZIP, packed, max_bytes, out, used, err);
}
