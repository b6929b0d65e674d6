#include "cleancopy/fetch/decode.h"

#include "cleancopy/source/decompress.h"

#include <string.h>

#define PIECE_BYTES 65536

/* As they are named in headers. */
enum coding {
    CODING_GZIP,
    CODING_DEFLATE,
    CODING_BROTLI,
    CODING_ZSTD,
    CODING_IDENTITY
};

static bool coding_of(struct cc_span name, enum coding *coding)
{
    if (cc_span_is_nocase(name, CC_SPAN("gzip")) || cc_span_is_nocase(name, CC_SPAN("x-gzip")))
        *coding = CODING_GZIP;
    else if (cc_span_is_nocase(name, CC_SPAN("deflate")))
        *coding = CODING_DEFLATE;
    else if (cc_span_is_nocase(name, CC_SPAN("br")))
        *coding = CODING_BROTLI;
    else if (cc_span_is_nocase(name, CC_SPAN("zstd")))
        *coding = CODING_ZSTD;
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

static enum cc_coding coding_in(enum coding coding, struct cc_span in)
{
    switch (coding) {
    case CODING_GZIP:
        return CC_CODING_GZIP;
    case CODING_BROTLI:
        return CC_CODING_BROTLI;
    case CODING_ZSTD:
        return CC_CODING_ZSTD;
    default:
        return cc_coding_of_deflate(in);
    }
}

struct decoding {
    struct cc_decoder *decoder;
    enum cc_coding coding;
    struct cc_span all, rest; /* packed */
    size_t start_len;         /* of the output buffer */
    uint32_t max_ratio;
    unsigned flags;
};

/* One step's output is put into the buffer.  CC_END: the output limit cut it, as allowed. */
static enum cc_status keep(struct decoding *d, const char *piece, size_t n, struct cc_buf *out,
                           struct cc_error *err)
{
    size_t room = out->max_bytes - out->len, made;

    if (n > room && (d->flags & CC_DECODE_CUT_OUTPUT) != 0) {
        cc_buf_add(out, (struct cc_span){piece, room});
        return out->status == CC_OK ? CC_END : out->status;
    }
    cc_buf_add(out, (struct cc_span){piece, n});
    if (out->status == CC_E_LIMIT)
        return cc_fail(err, CC_E_LIMIT, "decode", "more than %zu bytes once decompressed",
                       out->max_bytes);
    if (out->status != CC_OK)
        return cc_fail(err, out->status, "decode", "no memory");
    made = out->len - d->start_len;
    if (d->max_ratio > 0 && made > CC_DECODE_RATIO_FROM_BYTES &&
        made / d->max_ratio > d->all.len - d->rest.len)
        return cc_fail(err, CC_E_LIMIT, "decode", "packed more than %u to 1", d->max_ratio);
    return CC_OK;
}

/* What follows a stream and is no other member of it is dropped, as browsers do. */
static bool is_over(const struct decoding *d)
{
    if (d->coding == CC_CODING_GZIP)
        return !cc_span_starts(d->rest, CC_SPAN("\x1F\x8B"));
    if (d->coding == CC_CODING_ZSTD)
        return !cc_span_starts(d->rest, CC_SPAN("\x28\xB5\x2F\xFD"));
    return true;
}

static enum cc_status run(struct decoding *d, struct cc_buf *out, struct cc_error *err)
{
    bool is_last = (d->flags & CC_DECODE_CUT_INPUT) == 0, ended;
    char piece[PIECE_BYTES];
    enum cc_status st;
    size_t n, had;

    do {
        had = d->rest.len;
        st = cc_decoder_run(d->decoder, &d->rest, is_last, piece, sizeof(piece), &n, &ended,
                            err);
        if (st == CC_OK)
            st = keep(d, piece, n, out, err);
        if (st != CC_OK)
            return st == CC_END ? CC_OK : st;
        if (!is_last && n == 0 && d->rest.len == had)
            return CC_OK; /* it was cut on purpose */
    } while (!ended || !is_over(d));
    return CC_OK;
}

static enum cc_status take_off(enum coding coding, struct cc_span in, uint32_t max_ratio,
                               unsigned flags, struct cc_buf *out, struct cc_error *err)
{
    struct decoding d = {NULL, coding_in(coding, in), in, in, out->len, max_ratio, flags};
    enum cc_status st;

    if (in.len == 0 && (flags & CC_DECODE_CUT_INPUT) == 0)
        return cc_fail(err, CC_E_INPUT, "decode", "cut short: the packed body is empty");
    st = cc_decoder_open(d.coding, &d.decoder, err);
    if (st != CC_OK)
        return st;
    st = run(&d, out, err);
    cc_decoder_close(d.decoder);
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
