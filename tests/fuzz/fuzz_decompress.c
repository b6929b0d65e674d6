/* Property: the output never exceeds the limit; what unpacks whole in one call also unpacks
 * byte by byte, to the same bytes; the members taken one by one make up the whole. */
#include "cleancopy/core/buf.h"
#include "cleancopy/source/decompress.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BYTES ((size_t)100000)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* One byte of input at a time, seven of output. */
static void unpack_slowly(enum cc_coding coding, struct cc_span packed, struct cc_span wanted)
{
    struct cc_decoder *decoder;
    struct cc_buf buf;
    size_t given = 0, n;
    enum cc_status st = CC_OK;
    bool ended;

    cc_buf_init(&buf, MAX_BYTES + 8);
    check(cc_decoder_open(coding, &decoder, NULL) == CC_OK);
    while (st == CC_OK) {
        struct cc_span in = cc_span_slice(packed, given, given + 1);
        bool is_last = given + 1 >= packed.len;
        size_t had = in.len;
        char out[7];

        st = cc_decoder_run(decoder, &in, is_last, out, sizeof out, &n, &ended, NULL);
        given += had - in.len;
        cc_buf_add(&buf, (struct cc_span){out, n});
        check(buf.status == CC_OK);
    }
    check(st == CC_END && given == packed.len);
    check(cc_span_is(cc_buf_span(&buf), wanted));
    cc_decoder_close(decoder);
    cc_buf_done(&buf);
}

static void unpack_members(struct cc_arena *arena, struct cc_span packed, struct cc_span wanted)
{
    struct cc_span out;
    size_t used;

    while (packed.len > 0) {
        enum cc_status st = cc_gunzip_member(arena, packed, MAX_BYTES, &out, &used, NULL);

        if (st == CC_E_LIMIT || packed.ptr[0] == '\0') /* arena, or padding */
            return;
        check(st == CC_OK && used > 0 && used <= packed.len && out.len <= wanted.len);
        check(out.len == 0 || memcmp(out.ptr, wanted.ptr, out.len) == 0);
        wanted = cc_span_slice(wanted, out.len, wanted.len);
        packed = cc_span_slice(packed, used, packed.len);
    }
    check(wanted.len == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span packed = {(const char *)data, size}, out;
    struct cc_arena arena;

    cc_arena_init(&arena, 1 << 20);
    if (cc_gunzip(&arena, packed, MAX_BYTES, &out, NULL) == CC_OK) {
        check(out.len <= MAX_BYTES);
        unpack_slowly(CC_CODING_GZIP, packed, out);
        unpack_members(&arena, packed, out);
    }
    cc_arena_reset(&arena);
    if (cc_unzstd(&arena, packed, MAX_BYTES, &out, NULL) == CC_OK) {
        check(out.len <= MAX_BYTES);
        unpack_slowly(CC_CODING_ZSTD, packed, out);
    }
    cc_arena_reset(&arena);
    if (cc_unbrotli(&arena, packed, MAX_BYTES, &out, NULL) == CC_OK) {
        check(out.len <= MAX_BYTES);
        unpack_slowly(CC_CODING_BROTLI, packed, out);
    }
    cc_arena_reset(&arena);
    if (cc_inflate(&arena, packed, MAX_BYTES, &out, NULL) == CC_OK)
        check(out.len <= MAX_BYTES);
    cc_arena_done(&arena);
    return 0;
}
