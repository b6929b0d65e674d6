/* The index of known paragraphs over SQLite.
 *
 * A row for each paragraph, a row for each (fingerprint, paragraph).  Tokens and fingerprints
 * also stand in the paragraph's row, little-endian: tokens for the exact check, fingerprints so
 * that a paragraph can leave without an index from paragraphs to fingerprints, which would
 * double the file. */
#include "cleancopy/state/paragraph_store.h"

#include "cleancopy/core/alloc.h"
#include "state_internal.h"

#include <inttypes.h>

const char *cc_paragraph_store_schema(void)
{
    return "CREATE TABLE paragraph("
           "  ref INTEGER PRIMARY KEY,"
           "  canonical INTEGER NOT NULL,"
           "  doc INTEGER NOT NULL, paragraph INTEGER NOT NULL,"
           "  outlet TEXT NOT NULL, key INTEGER NOT NULL,"
           "  tokens BLOB NOT NULL, fingerprints BLOB NOT NULL);"
           "CREATE UNIQUE INDEX paragraph_place ON paragraph(doc, paragraph);"
           "CREATE INDEX paragraph_key ON paragraph(key) WHERE canonical = ref;"
           "CREATE INDEX paragraph_pointers ON paragraph(canonical) WHERE canonical <> ref;"
           "CREATE TABLE fingerprint(fingerprint INTEGER NOT NULL, ref INTEGER NOT NULL,"
           "  PRIMARY KEY(fingerprint, ref)) WITHOUT ROWID;";
}

/* ---- numbers in blobs ------------------------------------------------------------------ */

static void put_le(char *out, uint64_t value, size_t n_bytes)
{
    size_t i;

    for (i = 0; i < n_bytes; i++)
        out[i] = (char)(unsigned char)(value >> (8 * i));
}

static uint64_t get_le(const char *in, size_t n_bytes)
{
    uint64_t value = 0;
    size_t i;

    for (i = 0; i < n_bytes; i++)
        value |= (uint64_t)(unsigned char)in[i] << (8 * i);
    return value;
}

static enum cc_status fail_ref(uint64_t ref, struct cc_error *err)
{
    return cc_fail(err, CC_E_STATE, "state", "paragraph %" PRIu64 " of the index is damaged",
                   ref);
}

/* ---- taking out ------------------------------------------------------------------------ */

static enum cc_status drop_fingerprints(struct cc_state *state, uint64_t ref,
                                        struct cc_span blob, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = CC_OK;
    size_t at;

    for (at = 0; at + 8 <= blob.len && st == CC_OK; at += 8) {
        st = cc_state_prepare(
            state, "DELETE FROM fingerprint WHERE fingerprint = ?1 AND ref = ?2", &stmt, err);
        if (st != CC_OK)
            return st;
        cc_state_bind_id(stmt, 1, get_le(blob.ptr + at, 8));
        cc_state_bind_int(stmt, 2, (int64_t)ref);
        st = cc_state_run(state, stmt, err);
    }
    return st;
}

/* Takes out the first row that `sql` (ref, fingerprints) finds for `value`, with its
 * fingerprints.  CC_END: none. */
static enum cc_status drop_first(struct cc_state *state, const char *sql, uint64_t value,
                                 struct cc_error *err)
{
    sqlite3_stmt *found, *stmt;
    uint64_t ref;
    enum cc_status st = cc_state_prepare(state, sql, &found, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_int(found, 1, (int64_t)value);
    st = cc_state_step(state, found, err);
    if (st != CC_OK)
        return st;
    ref = (uint64_t)cc_state_column_int(found, 0);
    st = drop_fingerprints(state, ref, cc_state_column_view(found, 1), err);
    cc_state_reset(found);
    if (st == CC_OK)
        st = cc_state_prepare(state, "DELETE FROM paragraph WHERE ref = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, (int64_t)ref);
    return cc_state_run(state, stmt, err);
}

/* Takes out the rows that point at `ref`; their documents are to be compared again. */
static enum cc_status drop_pointers(struct cc_state *state, uint64_t ref, struct cc_error *err)
{
    static const char *const sql[] = {
        "UPDATE document SET to_compare = 1 WHERE to_compare = 0 AND id IN"
        " (SELECT doc FROM paragraph WHERE canonical = ?1 AND canonical <> ref)",
        "DELETE FROM duplicate WHERE (doc, paragraph) IN"
        " (SELECT doc, paragraph FROM paragraph WHERE canonical = ?1 AND canonical <> ref)",
    };
    sqlite3_stmt *stmt;
    enum cc_status st = CC_OK;
    size_t i;

    for (i = 0; i < sizeof sql / sizeof sql[0] && st == CC_OK; i++) {
        st = cc_state_prepare(state, sql[i], &stmt, err);
        if (st != CC_OK)
            return st;
        cc_state_bind_int(stmt, 1, (int64_t)ref);
        st = cc_state_run(state, stmt, err);
    }
    while (st == CC_OK)
        st = drop_first(state,
                        "SELECT ref, fingerprints FROM paragraph"
                        " WHERE canonical = ?1 AND canonical <> ref LIMIT 1",
                        ref, err);
    return st == CC_END ? CC_OK : st;
}

enum cc_status cc_paragraph_store_drop(struct cc_state *state, uint64_t doc,
                                       struct cc_error *err)
{
    sqlite3_stmt *stmt;
    uint64_t ref;
    enum cc_status st = CC_OK;

    while (st == CC_OK) {
        st = cc_state_prepare(state, "SELECT ref FROM paragraph WHERE doc = ?1 LIMIT 1", &stmt,
                              err);
        if (st != CC_OK)
            return st;
        cc_state_bind_id(stmt, 1, doc);
        st = cc_state_step(state, stmt, err);
        if (st != CC_OK)
            break;
        ref = (uint64_t)cc_state_column_int(stmt, 0);
        cc_state_reset(stmt);
        st = drop_pointers(state, ref, err);
        if (st == CC_OK)
            st = drop_first(state, "SELECT ref, fingerprints FROM paragraph WHERE ref = ?1",
                            ref, err);
    }
    return st == CC_END ? CC_OK : st;
}

enum cc_status cc_paragraph_store_clear(struct cc_state *state, struct cc_error *err)
{
    return cc_state_exec(state, "DELETE FROM paragraph; DELETE FROM fingerprint", err);
}

/* ---- the index ------------------------------------------------------------------------- */

/* Columns: ref, canonical, doc, paragraph, outlet, key, tokens. */
static enum cc_status read_known(sqlite3_stmt *stmt, struct cc_arena *arena,
                                 struct cc_known *known, struct cc_error *err)
{
    struct cc_span blob = cc_state_column_view(stmt, 6);
    size_t i;

    known->ref = (uint64_t)cc_state_column_int(stmt, 0);
    known->canonical = (uint64_t)cc_state_column_int(stmt, 1);
    known->doc = cc_state_column_id(stmt, 2);
    known->paragraph = (uint32_t)cc_state_column_int(stmt, 3);
    known->outlet = cc_state_column_copy(stmt, 4, arena);
    known->key = cc_state_column_id(stmt, 5);
    if (blob.len % 4 != 0)
        return fail_ref(known->ref, err);
    known->n_tokens = (uint32_t)(blob.len / 4);
    known->tokens = cc_arena_alloc(arena, blob.len);
    if (known->tokens == NULL)
        return cc_arena_status(arena, "state", err);
    for (i = 0; i < known->n_tokens; i++)
        known->tokens[i] = (uint32_t)get_le(blob.ptr + 4 * i, 4);
    return cc_arena_status(arena, "state", err);
}

static enum cc_status find_key(void *self, struct cc_arena *arena, uint64_t key,
                               struct cc_known *known, struct cc_error *err)
{
    struct cc_state *state = self;
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "SELECT ref, canonical, doc, paragraph, outlet, key, tokens"
                          " FROM paragraph WHERE key = ?1 AND canonical = ref"
                          " ORDER BY ref LIMIT 1",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, key);
    st = cc_state_step(state, stmt, err);
    if (st == CC_OK)
        st = read_known(stmt, arena, known, err);
    cc_state_reset(stmt);
    return st;
}

static enum cc_status find_fingerprint(void *self, uint64_t fingerprint, uint64_t *refs,
                                       size_t max, size_t *n, struct cc_error *err)
{
    struct cc_state *state = self;
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(
        state, "SELECT ref FROM fingerprint WHERE fingerprint = ?1 ORDER BY ref", &stmt, err);
    if (st != CC_OK)
        return st;
    *n = 0;
    cc_state_bind_id(stmt, 1, fingerprint);
    while (*n < max) {
        st = cc_state_step(state, stmt, err);
        if (st != CC_OK)
            break;
        refs[(*n)++] = (uint64_t)cc_state_column_int(stmt, 0);
    }
    cc_state_reset(stmt);
    return st == CC_END ? CC_OK : st;
}

static enum cc_status get(void *self, struct cc_arena *arena, uint64_t ref,
                          struct cc_known *known, struct cc_error *err)
{
    struct cc_state *state = self;
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "SELECT ref, canonical, doc, paragraph, outlet, key, tokens"
                          " FROM paragraph WHERE ref = ?1",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, (int64_t)ref);
    st = cc_state_step(state, stmt, err);
    if (st == CC_END)
        return cc_fail(err, CC_E_STATE, "state", "paragraph %" PRIu64 " is not in the index",
                       ref);
    if (st == CC_OK)
        st = read_known(stmt, arena, known, err);
    cc_state_reset(stmt);
    return st;
}

/* What stands in the place of a paragraph that is added.  A document that is compared again
 * meets its own rows.  A canonical one that stays canonical keeps its number, because others
 * point at it; any other is taken out and stored anew.  *ref: the number kept, or 0. */
static enum cc_status clear_place(struct cc_state *state, const struct cc_known *known,
                                  uint64_t *ref, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    uint64_t old, canonical, key;
    enum cc_status st;

    *ref = 0;
    st = cc_state_prepare(
        state, "SELECT ref, canonical, key FROM paragraph WHERE doc = ?1 AND paragraph = ?2",
        &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, known->doc);
    cc_state_bind_int(stmt, 2, known->paragraph);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st == CC_END ? CC_OK : st;
    old = (uint64_t)cc_state_column_int(stmt, 0);
    canonical = (uint64_t)cc_state_column_int(stmt, 1);
    key = cc_state_column_id(stmt, 2);
    cc_state_reset(stmt);
    if (canonical == old && key == known->key &&
        (known->canonical == 0 || known->canonical == old)) {
        *ref = old;
        return CC_OK;
    }
    st = drop_pointers(state, old, err);
    if (st == CC_OK)
        st = drop_first(state, "SELECT ref, fingerprints FROM paragraph WHERE ref = ?1", old,
                        err);
    return st;
}

static enum cc_status next_ref(struct cc_state *state, uint64_t *ref, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state, "SELECT COALESCE(MAX(ref), 0) + 1 FROM paragraph", &stmt, err);
    if (st == CC_OK)
        st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    *ref = (uint64_t)cc_state_column_int(stmt, 0);
    cc_state_reset(stmt);
    return CC_OK;
}

static enum cc_status insert_paragraph(struct cc_state *state, const struct cc_known *known,
                                       const uint64_t *fingerprints, size_t n_fingerprints,
                                       uint64_t ref, struct cc_error *err)
{
    size_t token_bytes = (size_t)known->n_tokens * 4, print_bytes, bytes, i;
    sqlite3_stmt *stmt;
    enum cc_status st;
    char *blob;

    if (!cc_size_multiply(n_fingerprints, 8, &print_bytes) ||
        !cc_size_add(token_bytes, print_bytes, &bytes))
        return cc_fail(err, CC_E_LIMIT, "state", "a paragraph with too many fingerprints");
    cc_buf_clear(&state->scratch);
    blob = cc_buf_reserve(&state->scratch, bytes + 1);
    if (blob == NULL)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for a paragraph");
    for (i = 0; i < known->n_tokens; i++)
        put_le(blob + 4 * i, known->tokens[i], 4);
    for (i = 0; i < n_fingerprints; i++)
        put_le(blob + token_bytes + 8 * i, fingerprints[i], 8);
    st = cc_state_prepare(state,
                          "INSERT INTO paragraph(ref, canonical, doc, paragraph, outlet, key,"
                          " tokens, fingerprints) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, (int64_t)ref);
    cc_state_bind_int(stmt, 2, (int64_t)(known->canonical == 0 ? ref : known->canonical));
    cc_state_bind_id(stmt, 3, known->doc);
    cc_state_bind_int(stmt, 4, known->paragraph);
    cc_state_bind_text(stmt, 5, known->outlet);
    cc_state_bind_id(stmt, 6, known->key);
    cc_state_bind_blob(stmt, 7, blob, token_bytes);
    cc_state_bind_blob(stmt, 8, blob + token_bytes, print_bytes);
    return cc_state_run(state, stmt, err);
}

static enum cc_status add(void *self, const struct cc_known *known,
                          const uint64_t *fingerprints, size_t n_fingerprints, uint64_t *ref,
                          struct cc_error *err)
{
    struct cc_state *state = self;
    sqlite3_stmt *stmt;
    uint64_t made;
    enum cc_status st = clear_place(state, known, &made, err);
    size_t i;

    if (st == CC_OK && made != 0) {
        *ref = made;
        return CC_OK;
    }
    if (st == CC_OK)
        st = next_ref(state, &made, err);
    if (st == CC_OK)
        st = insert_paragraph(state, known, fingerprints, n_fingerprints, made, err);
    for (i = 0; i < n_fingerprints && st == CC_OK; i++) {
        st = cc_state_prepare(
            state, "INSERT OR IGNORE INTO fingerprint(fingerprint, ref) VALUES(?1, ?2)", &stmt,
            err);
        if (st != CC_OK)
            return st;
        cc_state_bind_id(stmt, 1, fingerprints[i]);
        cc_state_bind_int(stmt, 2, (int64_t)made);
        st = cc_state_run(state, stmt, err);
    }
    *ref = made;
    return st;
}

void cc_paragraph_store_index(struct cc_state *state, struct cc_index *index)
{
    index->self = state;
    index->find_key = find_key;
    index->expect = NULL; /* SQLite's pages are fetched by SQLite */
    index->find_fingerprint = find_fingerprint;
    index->get = get;
    index->load = NULL; /* tokens come with the rest of the row */
    index->add = add;
}
