#include "cleancopy/state/hsts_store.h"

#include "state_internal.h"

const char *cc_hsts_store_schema(void)
{
    return "CREATE TABLE hsts("
           "  host TEXT PRIMARY KEY, with_subdomains INTEGER NOT NULL,"
           "  expires_at_s INTEGER NOT NULL) WITHOUT ROWID;"
           "CREATE INDEX hsts_expiry ON hsts(expires_at_s);";
}

static void read_row(sqlite3_stmt *stmt, struct cc_arena *arena, struct cc_hsts_record *record)
{
    record->host = cc_state_column_copy(stmt, 0, arena);
    record->with_subdomains = cc_state_column_int(stmt, 1) != 0;
    record->expires_at_s = cc_state_column_int(stmt, 2);
}

enum cc_status cc_hsts_get(struct cc_state *state, struct cc_arena *arena, struct cc_span host,
                           struct cc_hsts_record *record, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(
        state, "SELECT host, with_subdomains, expires_at_s FROM hsts WHERE host = ?1", &stmt,
        err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, host);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    read_row(stmt, arena, record);
    cc_state_reset(stmt);
    return cc_arena_status(arena, "state", err);
}

enum cc_status cc_hsts_put(struct cc_state *state, const struct cc_hsts_record *record,
                           struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state, "INSERT OR REPLACE INTO hsts VALUES(?1, ?2, ?3)", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, record->host);
    cc_state_bind_int(stmt, 2, record->with_subdomains ? 1 : 0);
    cc_state_bind_int(stmt, 3, record->expires_at_s);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_hsts_forget(struct cc_state *state, struct cc_span host, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, "DELETE FROM hsts WHERE host = ?1", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, host);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_hsts_expire(struct cc_state *state, int64_t now_s, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st =
        cc_state_prepare(state, "DELETE FROM hsts WHERE expires_at_s <= ?1", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, now_s);
    return cc_state_run(state, stmt, err);
}
