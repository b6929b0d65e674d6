#include "cleancopy/state/url_store.h"

#include "cleancopy/core/document.h"
#include "state_internal.h"

#include <string.h>

#define COLUMNS                                                                                \
    "url, source, outlet, found_by, etag, last_modified, body_hash, fetched_at_s, "            \
    "next_try_s, "                                                                             \
    "http_status, reason, archive_file, archive_offset, to_clean, failures, "                   \
    "changed_at_s, n_changes, n_gone"

/* In to_clean. */
enum cleaning {
    CLEANED,
    TO_CLEAN,
    LEFT_OUT /* read as TO_CLEAN by programs that know no filters */
};

const char *cc_url_store_schema(void)
{
    /* CC_NO_TIME is stored as it is, INT64_MIN: older than every time. */
    return "CREATE TABLE url("
           "  url TEXT PRIMARY KEY,"
           "  source TEXT NOT NULL, outlet TEXT NOT NULL, found_by TEXT NOT NULL,"
           "  etag TEXT NOT NULL, last_modified TEXT NOT NULL,"
           "  body_hash INTEGER NOT NULL, fetched_at_s INTEGER NOT NULL,"
           "  next_try_s INTEGER NOT NULL, http_status INTEGER NOT NULL,"
           "  reason TEXT NOT NULL, archive_file TEXT NOT NULL,"
           "  archive_offset INTEGER NOT NULL, to_clean INTEGER NOT NULL,"
           "  failures INTEGER NOT NULL, changed_at_s INTEGER NOT NULL,"
           "  n_changes INTEGER NOT NULL, n_gone INTEGER NOT NULL) WITHOUT ROWID;"
           "CREATE INDEX url_to_clean ON url(url) WHERE to_clean = 1;"
           "CREATE INDEX url_pending ON url(source, url)"
           "  WHERE fetched_at_s = -9223372036854775808;"
           "CREATE TABLE link("
           "  document TEXT NOT NULL, kind INTEGER NOT NULL, url TEXT NOT NULL,"
           "  PRIMARY KEY(document, kind, url)) WITHOUT ROWID;"
           "CREATE TABLE robots("
           "  origin TEXT PRIMARY KEY, fetched_at_s INTEGER NOT NULL,"
           "  http_status INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;"
           "CREATE TABLE site("
           "  site TEXT PRIMARY KEY, next_allowed_s INTEGER NOT NULL) WITHOUT ROWID;";
}

/* Reads the row that `stmt` (bound, SELECT of COLUMNS) gives, and ends its use. */
static enum cc_status read_record(struct cc_state *state, sqlite3_stmt *stmt,
                                  struct cc_arena *arena, struct cc_url_record *record,
                                  struct cc_error *err)
{
    enum cc_status st = cc_state_step(state, stmt, err);

    if (st != CC_OK)
        return st;
    memset(record, 0, sizeof(*record));
    record->url = cc_state_column_copy(stmt, 0, arena);
    record->source = cc_state_column_copy(stmt, 1, arena);
    record->outlet = cc_state_column_copy(stmt, 2, arena);
    record->found_by = cc_state_column_copy(stmt, 3, arena);
    record->etag = cc_state_column_copy(stmt, 4, arena);
    record->last_modified = cc_state_column_copy(stmt, 5, arena);
    record->body_hash = cc_state_column_id(stmt, 6);
    record->fetched_at_s = cc_state_column_int(stmt, 7);
    record->next_try_s = cc_state_column_int(stmt, 8);
    record->http_status = (int32_t)cc_state_column_int(stmt, 9);
    record->reason = cc_state_column_copy(stmt, 10, arena);
    record->archive_file = cc_state_column_copy(stmt, 11, arena);
    record->archive_offset = (uint64_t)cc_state_column_int(stmt, 12);
    record->to_clean = cc_state_column_int(stmt, 13) == TO_CLEAN;
    record->left_out = cc_state_column_int(stmt, 13) == LEFT_OUT;
    record->failures = (uint32_t)cc_state_column_int(stmt, 14);
    record->changed_at_s = cc_state_column_int(stmt, 15);
    record->n_changes = (uint32_t)cc_state_column_int(stmt, 16);
    record->n_gone = (uint32_t)cc_state_column_int(stmt, 17);
    cc_state_reset(stmt);
    return cc_arena_status(arena, "state", err);
}

enum cc_status cc_url_get(struct cc_state *state, struct cc_arena *arena, struct cc_span url,
                          struct cc_url_record *record, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state, "SELECT " COLUMNS " FROM url WHERE url = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, url);
    return read_record(state, stmt, arena, record, err);
}

enum cc_status cc_url_put(struct cc_state *state, const struct cc_url_record *record,
                          struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "INSERT OR REPLACE INTO url(" COLUMNS ") VALUES("
                          "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
                          " ?16, ?17, ?18)",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, record->url);
    cc_state_bind_text(stmt, 2, record->source);
    cc_state_bind_text(stmt, 3, record->outlet);
    cc_state_bind_text(stmt, 4, record->found_by);
    cc_state_bind_text(stmt, 5, record->etag);
    cc_state_bind_text(stmt, 6, record->last_modified);
    cc_state_bind_id(stmt, 7, record->body_hash);
    cc_state_bind_int(stmt, 8, record->fetched_at_s);
    cc_state_bind_int(stmt, 9, record->next_try_s);
    cc_state_bind_int(stmt, 10, record->http_status);
    cc_state_bind_text(stmt, 11, record->reason);
    cc_state_bind_text(stmt, 12, record->archive_file);
    cc_state_bind_int(stmt, 13, (int64_t)record->archive_offset);
    cc_state_bind_int(stmt, 14, record->to_clean ? TO_CLEAN : record->left_out ? LEFT_OUT : CLEANED);
    cc_state_bind_int(stmt, 15, (int64_t)record->failures);
    cc_state_bind_int(stmt, 16, record->changed_at_s);
    cc_state_bind_int(stmt, 17, (int64_t)record->n_changes);
    cc_state_bind_int(stmt, 18, (int64_t)record->n_gone);
    return cc_state_run(state, stmt, err);
}

static enum cc_status set_cleaning(struct cc_state *state, struct cc_span url, enum cleaning cleaning,
                                   struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state, "UPDATE url SET to_clean = ?2 WHERE url = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, url);
    cc_state_bind_int(stmt, 2, cleaning);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_url_set_cleaned(struct cc_state *state, struct cc_span url,
                                  struct cc_error *err)
{
    return set_cleaning(state, url, CLEANED, err);
}

enum cc_status cc_url_set_left_out(struct cc_state *state, struct cc_span url,
                                   struct cc_error *err)
{
    return set_cleaning(state, url, LEFT_OUT, err);
}

enum cc_status cc_url_begin_filter(struct cc_state *state, uint64_t number, struct cc_error *err)
{
    int64_t now, before = 0;
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_number(state, "filter", &before, err);

    memcpy(&now, &number, sizeof now); /* all 64 bits */
    if (st != CC_OK || before == now)
        return st;
    /* the numbers are TO_CLEAN and LEFT_OUT */
    st = cc_state_prepare(state, "UPDATE url SET to_clean = 1 WHERE to_clean = 2", &stmt, err);
    if (st == CC_OK)
        st = cc_state_run(state, stmt, err);
    return st == CC_OK ? cc_state_set_number(state, "filter", now, err) : st;
}

/* Appends the row that the statement stands at. */
static bool add_reason(struct cc_arena *arena, sqlite3_stmt *stmt, struct cc_url_reason **reasons, size_t n)
{
    struct cc_url_reason *grown =
        cc_arena_grow(arena, *reasons, n * sizeof *grown, (n + 1) * sizeof *grown);

    if (grown == NULL)
        return false;
    *reasons = grown;
    grown[n].name = cc_state_column_copy(stmt, 0, arena);
    grown[n].n = (uint64_t)cc_state_column_int(stmt, 1);
    return true;
}

enum cc_status cc_url_count_reasons(struct cc_state *state, struct cc_arena *arena,
                                    struct cc_url_reason **reasons, size_t *n,
                                    struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    *reasons = NULL;
    *n = 0;
    st = cc_state_prepare(state, "SELECT reason, COUNT(*) FROM url GROUP BY reason ORDER BY reason",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    for (st = cc_state_step(state, stmt, err); st == CC_OK; st = cc_state_step(state, stmt, err)) {
        if (!add_reason(arena, stmt, reasons, *n))
            break;
        ++*n;
    }
    cc_state_reset(stmt);
    return st == CC_END || st == CC_OK ? cc_arena_status(arena, "state", err) : st;
}

enum cc_status cc_url_next_to_clean(struct cc_state *state, struct cc_arena *arena,
                                    struct cc_span after, struct cc_url_record *record,
                                    struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "SELECT " COLUMNS " FROM url WHERE to_clean = 1 AND url > ?1"
                          " ORDER BY url LIMIT 1",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, after);
    return read_record(state, stmt, arena, record, err);
}

enum cc_status cc_url_count_to_clean(struct cc_state *state, uint64_t *n, struct cc_error *err)
{
    int64_t value = 0;
    enum cc_status st = cc_state_read_number(
        state, "SELECT COUNT(*) FROM url WHERE to_clean = 1", &value, err);

    *n = (uint64_t)value;
    return st;
}

enum cc_status cc_url_next_pending(struct cc_state *state, struct cc_arena *arena,
                                   struct cc_span source, struct cc_span after, int64_t now_s,
                                   uint32_t max_failures, struct cc_url_record *record,
                                   struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "SELECT " COLUMNS " FROM url"
                          " WHERE fetched_at_s = -9223372036854775808 AND source = ?1"
                          " AND url > ?2 AND next_try_s <= ?3 AND failures < ?4"
                          " AND found_by <> 'configuration' ORDER BY url LIMIT 1",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, source);
    cc_state_bind_text(stmt, 2, after);
    cc_state_bind_int(stmt, 3, now_s);
    cc_state_bind_int(stmt, 4, (int64_t)max_failures);
    return read_record(state, stmt, arena, record, err);
}

enum cc_status cc_link_clear(struct cc_state *state, struct cc_span document,
                             struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state, "DELETE FROM link WHERE document = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, document);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_link_put(struct cc_state *state, struct cc_span document,
                           enum cc_link_kind kind, struct cc_span url, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "INSERT OR IGNORE INTO link(document, kind, url) VALUES(?1, ?2, ?3)",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, document);
    cc_state_bind_int(stmt, 2, (int64_t)kind);
    cc_state_bind_text(stmt, 3, url);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_link_next(struct cc_state *state, struct cc_arena *arena,
                            struct cc_span document, enum cc_link_kind kind,
                            struct cc_span after, struct cc_span *url, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "SELECT url FROM link WHERE document = ?1 AND kind = ?2 AND url > ?3"
                          " ORDER BY url LIMIT 1",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, document);
    cc_state_bind_int(stmt, 2, (int64_t)kind);
    cc_state_bind_text(stmt, 3, after);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    *url = cc_state_column_copy(stmt, 0, arena);
    cc_state_reset(stmt);
    return cc_arena_status(arena, "state", err);
}

enum cc_status cc_robots_get(struct cc_state *state, struct cc_arena *arena,
                             struct cc_span origin, struct cc_robots_record *record,
                             struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(
        state, "SELECT fetched_at_s, http_status, body FROM robots WHERE origin = ?1", &stmt,
        err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, origin);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    record->fetched_at_s = cc_state_column_int(stmt, 0);
    record->http_status = (int32_t)cc_state_column_int(stmt, 1);
    record->body = cc_state_column_copy(stmt, 2, arena);
    cc_state_reset(stmt);
    return cc_arena_status(arena, "state", err);
}

enum cc_status cc_robots_put(struct cc_state *state, struct cc_span origin,
                             const struct cc_robots_record *record, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(
        state,
        "INSERT OR REPLACE INTO robots(origin, fetched_at_s, http_status, body)"
        " VALUES(?1, ?2, ?3, ?4)",
        &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, origin);
    cc_state_bind_int(stmt, 2, record->fetched_at_s);
    cc_state_bind_int(stmt, 3, record->http_status);
    /* a blob: the file's bytes may be no text, and may hold NULs */
    cc_state_bind_blob(stmt, 4, record->body.len > 0 ? record->body.ptr : "", record->body.len);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_site_next_allowed(struct cc_state *state, struct cc_span site,
                                    int64_t *next_allowed_s, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state, "SELECT next_allowed_s FROM site WHERE site = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, site);
    st = cc_state_step(state, stmt, err);
    if (st == CC_END) {
        *next_allowed_s = CC_NO_TIME;
        return CC_OK;
    }
    if (st != CC_OK)
        return st;
    *next_allowed_s = cc_state_column_int(stmt, 0);
    cc_state_reset(stmt);
    return CC_OK;
}

enum cc_status cc_site_set_next_allowed(struct cc_state *state, struct cc_span site,
                                        int64_t next_allowed_s, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(
        state, "INSERT OR REPLACE INTO site(site, next_allowed_s) VALUES(?1, ?2)", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, site);
    cc_state_bind_int(stmt, 2, next_allowed_s);
    return cc_state_run(state, stmt, err);
}
