#include "cleancopy/state/discovery_store.h"

#include "state_internal.h"

#include <string.h>

#define COLUMNS                                                                                \
    "url, found_by, settings, etag, last_modified, body_hash, fetched_at_s, archive_file, "    \
    "archive_offset"

const char *cc_discovery_store_schema(void)
{
    return "CREATE TABLE discovery("
           "  url TEXT PRIMARY KEY, found_by TEXT NOT NULL, settings INTEGER NOT NULL,"
           "  etag TEXT NOT NULL, last_modified TEXT NOT NULL,"
           "  body_hash INTEGER NOT NULL, fetched_at_s INTEGER NOT NULL,"
           "  archive_file TEXT NOT NULL, archive_offset INTEGER NOT NULL) WITHOUT ROWID;";
}

enum cc_status cc_discovery_get(struct cc_state *state, struct cc_arena *arena,
                                struct cc_span url, struct cc_discovery_record *record,
                                struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st =
        cc_state_prepare(state, "SELECT " COLUMNS " FROM discovery WHERE url = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, url);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    memset(record, 0, sizeof(*record));
    record->url = cc_state_column_copy(stmt, 0, arena);
    record->found_by = cc_state_column_copy(stmt, 1, arena);
    record->settings = cc_state_column_id(stmt, 2);
    record->etag = cc_state_column_copy(stmt, 3, arena);
    record->last_modified = cc_state_column_copy(stmt, 4, arena);
    record->body_hash = cc_state_column_id(stmt, 5);
    record->fetched_at_s = cc_state_column_int(stmt, 6);
    record->archive_file = cc_state_column_copy(stmt, 7, arena);
    record->archive_offset = (uint64_t)cc_state_column_int(stmt, 8);
    cc_state_reset(stmt);
    return cc_arena_status(arena, "state", err);
}

enum cc_status cc_discovery_put(struct cc_state *state,
                                const struct cc_discovery_record *record, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "INSERT OR REPLACE INTO discovery(" COLUMNS
                          ") VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, record->url);
    cc_state_bind_text(stmt, 2, record->found_by);
    cc_state_bind_id(stmt, 3, record->settings);
    cc_state_bind_text(stmt, 4, record->etag);
    cc_state_bind_text(stmt, 5, record->last_modified);
    cc_state_bind_id(stmt, 6, record->body_hash);
    cc_state_bind_int(stmt, 7, record->fetched_at_s);
    cc_state_bind_text(stmt, 8, record->archive_file);
    cc_state_bind_int(stmt, 9, (int64_t)record->archive_offset);
    return cc_state_run(state, stmt, err);
}
