#include "cleancopy/fetch/decode.h"

#include <string.h>
#include <zlib.h>

#define PIECE_BYTES 65536

enum coding {
    CODING_GZIP,
    CODING_DEFLATE,
    CODING_IDENTITY
};

static bool coding_of(struct cc_span name, enum coding *coding)
{
    if (cc_span_is_nocase(name, CC_SPAN("gzip")) || cc_span_is_nocase(name, CC_SPAN("x-gzip")))
        *coding = CODING_GZIP;
    else if (cc_span_is_nocase(name, CC_SPAN("deflate")))
        *coding = CODING_DEFLATE;
    else if (cc_span_is_nocase(name, CC_SPAN("identity")))
        *coding = CODING_IDENTITY;
    else
        return false;
    return true;
}

/* The list, in the order in which they were applied, identity left out. */
static enum cc_status read_codings(struct cc_span list, enum coding codings[], size_t *count,
                                   struct cc_error *err)
{
    enum coding coding;
    struct cc_span name;
    size_t comma;

    *count = 0;
    while (list.len > 0) {
        comma = cc_span_find(list, CC_SPAN(","), 0);
        name = cc_span_trim(cc_span_slice(list, 0, comma));
        list = comma == (size_t)-1 ? CC_SPAN_EMPTY : cc_span_slice(list, comma + 1, list.len);
        if (name.len == 0)
            continue;
        if (!coding_of(name, &coding))
            return cc_fail(err, CC_E_INPUT, "decode",
                           "content coding \"%.*s\" is not understood", CC_SPAN_PRINT(name));
        if (coding == CODING_IDENTITY)
            continue;
        if (*count == CC_DECODE_MAX_CODINGS)
            return cc_fail(err, CC_E_LIMIT, "decode", "more than %d content codings",
                           CC_DECODE_MAX_CODINGS);
        codings[(*count)++] = coding;
    }
    return CC_OK;
}

/* RFC 9110 means zlib's frame; raw deflate is sent too.  A frame's first two bytes are a
 * multiple of 31. */
static int window_bits(enum coding coding, struct cc_span in)
{
    unsigned first, second;

    if (coding == CODING_GZIP)
        return 15 + 16;
    if (in.len < 2)
        return 15;
    first = (unsigned char)in.ptr[0];
    second = (unsigned char)in.ptr[1];
    return (first & 15u) == 8 && (first * 256 + second) % 31 == 0 ? 15 : -15;
}

struct inflation {
    z_stream z;
    struct cc_span in;
    size_t start_len; /* of the output buffer */
    uint32_t max_ratio;
    unsigned flags;
};

/* One step's output is put into the buffer.  CC_END: the output limit cut it, as allowed. */
static enum cc_status keep(struct inflation *f, const char *piece, size_t n, struct cc_buf *out,
                           struct cc_error *err)
{
    size_t room = out->max_bytes - out->len, made;

    if (n > room && (f->flags & CC_DECODE_CUT_OUTPUT) != 0) {
        cc_buf_add(out, (struct cc_span){piece, room});
        return out->status == CC_OK ? CC_END : out->status;
    }
    cc_buf_add(out, (struct cc_span){piece, n});
    if (out->status == CC_E_LIMIT)
        return cc_fail(err, CC_E_LIMIT, "decode", "more than %zu bytes once decompressed",
                       out->max_bytes);
    if (out->status != CC_OK)
        return cc_fail(err, out->status, "decode", "no memory");
    made = out->len - f->start_len;
    if (f->max_ratio > 0 && made > CC_DECODE_RATIO_FROM_BYTES &&
        made / f->max_ratio > (size_t)f->z.total_in)
        return cc_fail(err, CC_E_LIMIT, "decode", "packed more than %u to 1", f->max_ratio);
    return CC_OK;
}

/* True when another gzip member follows; what else may follow is dropped, as browsers do. */
static bool next_member(struct inflation *f, enum coding coding)
{
    struct cc_span rest = {(const char *)f->z.next_in, f->z.avail_in};

    return coding == CODING_GZIP && cc_span_starts(rest, CC_SPAN("\x1F\x8B")) &&
           inflateReset(&f->z) == Z_OK;
}

static enum cc_status run(struct inflation *f, enum coding coding, struct cc_buf *out,
                          struct cc_error *err)
{
    unsigned char piece[PIECE_BYTES];
    uLong total_in = 0; /* of members before this one: inflateReset forgets them */
    enum cc_status st;
    int z;

    for (;;) {
        f->z.next_out = piece;
        f->z.avail_out = sizeof(piece);
        z = inflate(&f->z, Z_NO_FLUSH);
        if (z == Z_MEM_ERROR)
            return cc_fail(err, CC_E_NOMEM, "decode", "no memory");
        if (z != Z_OK && z != Z_STREAM_END && z != Z_BUF_ERROR)
            return cc_fail(err, CC_E_INPUT, "decode", "damaged %s body: %s",
                           coding == CODING_GZIP ? "gzip" : "deflate",
                           f->z.msg != NULL ? f->z.msg : "bad data");
        f->z.total_in += total_in;
        st = keep(f, (const char *)piece, sizeof(piece) - f->z.avail_out, out, err);
        f->z.total_in -= total_in;
        if (st != CC_OK)
            return st == CC_END ? CC_OK : st;
        if (z == Z_STREAM_END) {
            total_in += f->z.total_in;
            if (!next_member(f, coding))
                return CC_OK;
        } else if (f->z.avail_in == 0 && f->z.avail_out > 0) {
            if ((f->flags & CC_DECODE_CUT_INPUT) != 0)
                return CC_OK;
            return cc_fail(err, CC_E_INPUT, "decode", "cut short: the %s stream has no end",
                           coding == CODING_GZIP ? "gzip" : "deflate");
        }
    }
}

static enum cc_status take_off(enum coding coding, struct cc_span in, uint32_t max_ratio,
                               unsigned flags, struct cc_buf *out, struct cc_error *err)
{
    struct inflation f;
    enum cc_status st;

    memset(&f, 0, sizeof(f));
    f.max_ratio = max_ratio;
    f.flags = flags;
    f.start_len = out->len;
    if (in.len > UINT32_MAX)
        return cc_fail(err, CC_E_LIMIT, "decode", "body of %zu bytes", in.len);
    f.z.next_in = (z_const Bytef *)(in.len > 0 ? in.ptr : "");
    f.z.avail_in = (uInt)in.len;
    if (inflateInit2(&f.z, window_bits(coding, in)) != Z_OK)
        return cc_fail(err, CC_E_NOMEM, "decode", "no memory");
    st = run(&f, coding, out, err);
    (void)inflateEnd(&f.z); /* fails on a broken z_stream only */
    return st;
}

enum cc_status cc_decode_body(struct cc_span codings, struct cc_span wire, uint32_t max_ratio,
                              unsigned flags, struct cc_buf *out, struct cc_error *err)
{
    enum coding list[CC_DECODE_MAX_CODINGS];
    struct cc_buf between;
    enum cc_status st;
    size_t count;

    st = read_codings(codings, list, &count, err);
    if (st != CC_OK)
        return st;
    if (count == 0) {
        if (wire.len > out->max_bytes - out->len && (flags & CC_DECODE_CUT_OUTPUT) != 0)
            wire.len = out->max_bytes - out->len;
        cc_buf_add(out, wire);
        return out->status == CC_OK ? CC_OK
                                    : cc_fail(err, out->status, "decode",
                                              "body of %zu bytes is over the limit", wire.len);
    }
    if (count == 1)
        return take_off(list[0], wire, max_ratio, flags, out, err);
    cc_buf_init(&between, out->max_bytes);
    st = take_off(list[1], wire, max_ratio, flags, &between, err);
    if (st == CC_OK)
        st = take_off(list[0], cc_buf_span(&between), max_ratio, flags, out, err);
    cc_buf_done(&between);
    return st;
}
