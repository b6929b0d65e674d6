#include "cleancopy/write/zstd_out.h"

#include "cleancopy/core/alloc.h"

#include <zstd.h>

#define CHUNK_BYTES 65536

struct cc_zstd_out {
    ZSTD_CCtx *zstd;
    char *chunk; /* compressed bytes on their way */
};

enum cc_status cc_zstd_out_open(struct cc_zstd_out **out, struct cc_error *err)
{
    struct cc_zstd_out *made = cc_calloc(1, sizeof *made);

    *out = NULL;
    if (made != NULL) {
        made->zstd = ZSTD_createCCtx();
        made->chunk = cc_malloc(CHUNK_BYTES);
    }
    if (made == NULL || made->zstd == NULL || made->chunk == NULL) {
        cc_zstd_out_close(made);
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    }
    /* Both are parameters that every zstd knows. */
    (void)ZSTD_CCtx_setParameter(made->zstd, ZSTD_c_compressionLevel, CC_ZSTD_LEVEL);
    (void)ZSTD_CCtx_setParameter(made->zstd, ZSTD_c_checksumFlag, 1);
    *out = made;
    return CC_OK;
}

void cc_zstd_out_close(struct cc_zstd_out *out)
{
    if (out == NULL)
        return;
    (void)ZSTD_freeCCtx(out->zstd); /* NULL is fine */
    cc_free(out->chunk);
    cc_free(out);
}

static enum cc_status put(struct cc_zstd_out *out, struct cc_outfile *file,
                          struct cc_span bytes, ZSTD_EndDirective end, struct cc_error *err)
{
    ZSTD_inBuffer in = {bytes.ptr, bytes.len, 0};
    enum cc_status st = CC_OK;
    size_t left = 1;

    while (st == CC_OK && (end == ZSTD_e_end ? left > 0 : in.pos < in.size)) {
        ZSTD_outBuffer chunk = {out->chunk, CHUNK_BYTES, 0};

        left = ZSTD_compressStream2(out->zstd, &chunk, &in, end);
        if (ZSTD_isError(left))
            return cc_fail(err, CC_E_NOMEM, "output", "zstd: %s", ZSTD_getErrorName(left));
        st = cc_outfile_write(file, (struct cc_span){out->chunk, chunk.pos}, err);
    }
    return st;
}

enum cc_status cc_zstd_out_write(struct cc_zstd_out *out, struct cc_outfile *file,
                                 struct cc_span bytes, struct cc_error *err)
{
    return put(out, file, bytes, ZSTD_e_continue, err);
}

enum cc_status cc_zstd_out_end(struct cc_zstd_out *out, struct cc_outfile *file,
                               struct cc_error *err)
{
    return put(out, file, CC_SPAN_EMPTY, ZSTD_e_end, err);
}
