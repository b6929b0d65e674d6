/* Statements made once and kept, and SQLite's answers turned into ours. */
#include "state_internal.h"

#include <assert.h>
#include <string.h>

/* ---- errors ---------------------------------------------------------------------------- */

static enum cc_status status_of(int code)
{
    if (code == SQLITE_IOERR_NOMEM)
        return CC_E_NOMEM;
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return CC_E_NOMEM;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return CC_E_IO;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return CC_E_LOCKED;
    case SQLITE_TOOBIG:
        return CC_E_LIMIT;
    default:
        return CC_E_STATE;
    }
}

enum cc_status cc_state_fail(struct cc_state *state, const char *what, struct cc_error *err)
{
    int code = sqlite3_extended_errcode(state->db);

    return cc_fail(err, status_of(code), "state", "%s: %s (%s)", what,
                   sqlite3_errmsg(state->db), state->path);
}

/* ---- statements ------------------------------------------------------------------------ */

sqlite3 *cc_state_db(struct cc_state *state)
{
    return state->db;
}

bool cc_state_is_rolled_back(const struct cc_state *state)
{
    return state->in_transaction && sqlite3_get_autocommit(state->db) != 0;
}

enum cc_status cc_state_fail_rolled_back(struct cc_state *state, struct cc_error *err)
{
    return cc_fail(err, CC_E_IO, "state", "%s: an earlier failure undid the transaction",
                   state->path);
}

enum cc_status cc_state_prepare(struct cc_state *state, const char *sql, sqlite3_stmt **stmt,
                                struct cc_error *err)
{
    size_t i;

    if (cc_state_is_rolled_back(state))
        return cc_state_fail_rolled_back(state, err);
    for (i = 0; i < state->n_statements; i++) {
        if (state->statements[i].sql == sql) {
            *stmt = state->statements[i].stmt;
            cc_state_reset(*stmt);
            return CC_OK;
        }
    }
    assert(state->n_statements < CC_STATE_MAX_STATEMENTS);
    if (sqlite3_prepare_v3(state->db, sql, -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL) !=
        SQLITE_OK)
        return cc_state_fail(state, "state cannot be read", err);
    state->statements[state->n_statements].sql = sql;
    state->statements[state->n_statements].stmt = *stmt;
    state->n_statements++;
    return CC_OK;
}

void cc_state_drop_statements(struct cc_state *state)
{
    size_t i;

    for (i = 0; i < state->n_statements; i++)
        (void)sqlite3_finalize(state->statements[i].stmt); /* repeats an old failure */
    state->n_statements = 0;
}

enum cc_status cc_state_step(struct cc_state *state, sqlite3_stmt *stmt, struct cc_error *err)
{
    enum cc_status st;
    int code = sqlite3_step(stmt);

    if (code == SQLITE_ROW)
        return CC_OK;
    if (code == SQLITE_DONE) {
        cc_state_reset(stmt);
        return CC_END;
    }
    st = cc_state_fail(
        state, sqlite3_stmt_readonly(stmt) ? "state cannot be read" : "state cannot be written",
        err);
    cc_state_reset(stmt);
    return st;
}

enum cc_status cc_state_run(struct cc_state *state, sqlite3_stmt *stmt, struct cc_error *err)
{
    enum cc_status st = cc_state_step(state, stmt, err);

    assert(st != CC_OK); /* a row from a statement that has none is our own mistake */
    return st == CC_END ? CC_OK : st;
}

enum cc_status cc_state_read_number(struct cc_state *state, const char *sql, int64_t *value,
                                    struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, sql, &stmt, err);

    if (st == CC_OK)
        st = cc_state_step(state, stmt, err);
    if (st == CC_END)
        return cc_fail(err, CC_E_STATE, "state", "a count gave no number");
    if (st != CC_OK)
        return st;
    *value = cc_state_column_int(stmt, 0);
    cc_state_reset(stmt);
    return CC_OK;
}

void cc_state_reset(sqlite3_stmt *stmt)
{
    if (stmt == NULL)
        return;
    (void)sqlite3_reset(stmt); /* repeats the failure of the step, which was reported */
    (void)sqlite3_clear_bindings(stmt);
}

enum cc_status cc_state_exec(struct cc_state *state, const char *sql, struct cc_error *err)
{
    if (sqlite3_exec(state->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        return cc_state_fail(state, "state cannot be written", err);
    return CC_OK;
}

/* A bind fails only for a wrong place (our mistake) or more than 1 GB, which no limit lets
 * through; what is not bound stays NULL, and the tables take no NULLs. */
void cc_state_bind_text(sqlite3_stmt *stmt, int at, struct cc_span text)
{
    (void)sqlite3_bind_text64(stmt, at, text.len > 0 ? text.ptr : "", text.len, SQLITE_STATIC,
                              SQLITE_UTF8);
}

void cc_state_bind_blob(sqlite3_stmt *stmt, int at, const void *bytes, size_t len)
{
    (void)sqlite3_bind_blob64(stmt, at, len > 0 ? bytes : "", len, SQLITE_STATIC);
}

void cc_state_bind_int(sqlite3_stmt *stmt, int at, int64_t value)
{
    (void)sqlite3_bind_int64(stmt, at, value);
}

void cc_state_bind_double(sqlite3_stmt *stmt, int at, double value)
{
    (void)sqlite3_bind_double(stmt, at, value);
}

void cc_state_bind_id(sqlite3_stmt *stmt, int at, uint64_t id)
{
    uint64_t flipped = id ^ (UINT64_C(1) << 63);
    int64_t value;

    memcpy(&value, &flipped, sizeof value);
    (void)sqlite3_bind_int64(stmt, at, value);
}

struct cc_span cc_state_column_view(sqlite3_stmt *stmt, int at)
{
    /* column_blob of a text gives its bytes without a conversion, so it cannot run out of
     * memory */
    struct cc_span view;
    const void *bytes = sqlite3_column_blob(stmt, at);

    view.ptr = bytes;
    view.len = (size_t)sqlite3_column_bytes(stmt, at);
    return view;
}

struct cc_span cc_state_column_copy(sqlite3_stmt *stmt, int at, struct cc_arena *arena)
{
    return cc_arena_copy(arena, cc_state_column_view(stmt, at));
}

int64_t cc_state_column_int(sqlite3_stmt *stmt, int at)
{
    return sqlite3_column_int64(stmt, at);
}

uint64_t cc_state_column_id(sqlite3_stmt *stmt, int at)
{
    int64_t value = sqlite3_column_int64(stmt, at);
    uint64_t flipped;

    memcpy(&flipped, &value, sizeof flipped);
    return flipped ^ (UINT64_C(1) << 63);
}
