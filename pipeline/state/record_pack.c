#include "record_pack.h"

#include "state_internal.h"

#include <zstd.h>

#define LEVEL 1

void cc_record_pack_done(struct cc_record_pack *pack)
{
    (void)ZSTD_freeCCtx(pack->in); /* NULL is fine, and nothing can go wrong */
    (void)ZSTD_freeDCtx(pack->out);
    pack->in = NULL;
    pack->out = NULL;
}

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "state", "no memory for a record");
}

enum cc_status cc_record_pack(struct cc_record_pack *pack, struct cc_span record,
                              struct cc_buf *frame, struct cc_error *err)
{
    size_t room = ZSTD_compressBound(record.len), n;
    char *to;

    if (pack->in == NULL) {
        pack->in = ZSTD_createCCtx();
        if (pack->in == NULL)
            return no_memory(err);
        /* Both are parameters that every zstd knows. */
        (void)ZSTD_CCtx_setParameter(pack->in, ZSTD_c_compressionLevel, LEVEL);
        (void)ZSTD_CCtx_setParameter(pack->in, ZSTD_c_checksumFlag, 1);
    }
    cc_buf_clear(frame);
    to = cc_buf_reserve(frame, room);
    if (to == NULL)
        return no_memory(err);
    n = ZSTD_compress2(pack->in, to, room, record.ptr, record.len);
    if (ZSTD_isError(n)) /* there is room: it is zstd's own memory */
        return no_memory(err);
    frame->len = n;
    return CC_OK;
}

static enum cc_status fail_record(struct cc_error *err)
{
    return cc_fail(
        err, CC_E_STATE, "state",
        "a document's record is damaged: start with a new state folder (--state DIR) "
        "and give the same inputs again");
}

static enum cc_status open_frame(struct cc_record_pack *pack, struct cc_span frame,
                                 struct cc_arena *arena, struct cc_span *record,
                                 struct cc_error *err)
{
    unsigned long long bytes = ZSTD_getFrameContentSize(frame.ptr, frame.len);
    char *to;

    if (bytes == ZSTD_CONTENTSIZE_UNKNOWN || bytes == ZSTD_CONTENTSIZE_ERROR ||
        bytes >= SIZE_MAX)
        return fail_record(err);
    if (pack->out == NULL)
        pack->out = ZSTD_createDCtx();
    if (pack->out == NULL)
        return no_memory(err);
    to = cc_arena_alloc(arena, (size_t)bytes + 1);
    if (to == NULL)
        return cc_arena_status(arena, "state", err);
    if (ZSTD_decompressDCtx(pack->out, to, (size_t)bytes, frame.ptr, frame.len) != bytes)
        return fail_record(err);
    to[bytes] = '\0';
    *record = (struct cc_span){to, (size_t)bytes};
    return CC_OK;
}

enum cc_status cc_record_unpack(struct cc_record_pack *pack, sqlite3_stmt *stmt, int column,
                                struct cc_arena *arena, struct cc_span *record,
                                struct cc_error *err)
{
    if (sqlite3_column_type(stmt, column) == SQLITE_BLOB)
        return open_frame(pack, cc_state_column_view(stmt, column), arena, record, err);
    *record = cc_state_column_copy(stmt, column, arena);
    return cc_arena_status(arena, "state", err);
}

void cc_record_function(sqlite3_context *context, int n, sqlite3_value **values)
{
    struct cc_span record = {sqlite3_value_blob(values[0]),
                             (size_t)sqlite3_value_bytes(values[0])};
    struct cc_arena arena;
    enum cc_status st;

    (void)n; /* 1 */
    if (sqlite3_value_type(values[0]) != SQLITE_BLOB) {
        sqlite3_result_value(context, values[0]);
        return;
    }
    cc_arena_init(&arena, SIZE_MAX / 2); /* one record */
    st = open_frame(sqlite3_user_data(context), record, &arena, &record, NULL);
    if (st == CC_OK)
        sqlite3_result_text64(context, record.ptr, record.len, SQLITE_TRANSIENT, SQLITE_UTF8);
    else if (st == CC_E_NOMEM)
        sqlite3_result_error_nomem(context);
    cc_arena_done(&arena); /* what was not set is NULL */
}
