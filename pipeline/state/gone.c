#include "gone.h"

#include "cleancopy/core/alloc.h"
#include "state_internal.h"

#include <string.h>

#define CHUNK_REFS (CC_GONE_CHUNK_BYTES * 8)

/* A chunk number above is damage, and must not cost all memory: 800,000,000,000 paragraphs. */
#define MAX_CHUNKS ((uint64_t)25 << 20)

const char *cc_gone_schema(void)
{
    return "CREATE TABLE gone(chunk INTEGER PRIMARY KEY, bits BLOB NOT NULL);";
}

void cc_gone_done(struct cc_gone *gone)
{
    size_t i;

    for (i = 0; i < gone->n_chunks; i++)
        cc_free(gone->chunks[i]);
    cc_free(gone->chunks);
    memset(gone, 0, sizeof *gone);
}

static enum cc_status fail_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "state", "no memory for the paragraphs that are gone");
}

/* The chunk, made where there is none. */
static enum cc_status get_chunk(struct cc_gone *gone, uint64_t at, struct cc_gone_chunk **chunk,
                                struct cc_error *err)
{
    struct cc_gone_chunk **grown;

    if (at >= MAX_CHUNKS)
        return cc_fail(err, CC_E_STATE, "state", "the set of gone paragraphs is damaged");
    if (at >= gone->n_chunks) {
        size_t n = (size_t)at + 1;

        grown = cc_realloc_array(gone->chunks, n, sizeof(struct cc_gone_chunk *));
        if (grown == NULL)
            return fail_memory(err);
        memset(grown + gone->n_chunks, 0, (n - gone->n_chunks) * sizeof(struct cc_gone_chunk *));
        gone->chunks = grown;
        gone->n_chunks = n;
    }
    if (gone->chunks[at] == NULL)
        gone->chunks[at] = cc_calloc(1, sizeof **gone->chunks);
    *chunk = gone->chunks[at];
    return *chunk != NULL ? CC_OK : fail_memory(err);
}

enum cc_status cc_gone_add(struct cc_gone *gone, uint64_t ref, struct cc_error *err)
{
    struct cc_gone_chunk *chunk;
    uint64_t bit = ref % CHUNK_REFS;
    enum cc_status st = get_chunk(gone, ref / CHUNK_REFS, &chunk, err);

    if (st != CC_OK)
        return st;
    chunk->bits[bit / 8] = (unsigned char)(chunk->bits[bit / 8] | 1u << (bit % 8));
    chunk->changed = true;
    return CC_OK;
}

enum cc_status cc_gone_load(struct cc_state *state, struct cc_gone *gone, struct cc_error *err)
{
    struct cc_gone_chunk *chunk = NULL;
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, "SELECT chunk, bits FROM gone", &stmt, err);

    if (st == CC_OK)
        st = cc_state_step(state, stmt, err);
    while (st == CC_OK) {
        struct cc_span bits = cc_state_column_view(stmt, 1);

        if (bits.len != CC_GONE_CHUNK_BYTES)
            st = cc_fail(err, CC_E_STATE, "state", "the set of gone paragraphs is damaged");
        else
            st = get_chunk(gone, (uint64_t)cc_state_column_int(stmt, 0), &chunk, err);
        if (st == CC_OK) {
            memcpy(chunk->bits, bits.ptr, bits.len);
            st = cc_state_step(state, stmt, err);
        }
    }
    if (st != CC_END)
        cc_state_reset(stmt);
    return st == CC_END ? CC_OK : st;
}

enum cc_status cc_gone_save(struct cc_state *state, struct cc_gone *gone, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = CC_OK;
    size_t i;

    for (i = 0; i < gone->n_chunks && st == CC_OK; i++) {
        if (gone->chunks[i] == NULL || !gone->chunks[i]->changed)
            continue;
        st = cc_state_prepare(state, "REPLACE INTO gone(chunk, bits) VALUES(?1, ?2)", &stmt,
                              err);
        if (st != CC_OK)
            return st;
        cc_state_bind_int(stmt, 1, (int64_t)i);
        cc_state_bind_blob(stmt, 2, gone->chunks[i]->bits, CC_GONE_CHUNK_BYTES);
        st = cc_state_run(state, stmt, err);
        gone->chunks[i]->changed = st != CC_OK;
    }
    return st;
}

enum cc_status cc_gone_clear(struct cc_state *state, struct cc_gone *gone, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, "DELETE FROM gone", &stmt, err);

    if (st == CC_OK)
        st = cc_state_run(state, stmt, err);
    if (st == CC_OK)
        cc_gone_done(gone);
    return st;
}
