#include "cleancopy/state/frontier.h"

#include "state_internal.h"

#include <string.h>

enum cc_status cc_frontier_open(struct cc_state *state, struct cc_error *err)
{
    return cc_state_exec(state,
                         "CREATE TEMP TABLE IF NOT EXISTS frontier("
                         "  site INTEGER NOT NULL, place INTEGER NOT NULL,"
                         "  source INTEGER NOT NULL, found_by INTEGER NOT NULL,"
                         "  url TEXT NOT NULL, ask TEXT NOT NULL,"
                         "  PRIMARY KEY(site, place)) WITHOUT ROWID;"
                         "DELETE FROM frontier;",
                         err);
}

enum cc_status cc_frontier_put(struct cc_state *state, const struct cc_frontier_entry *entry,
                               struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "INSERT INTO frontier VALUES(?1, ?2, ?3, ?4, ?5, ?6)", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, entry->site);
    cc_state_bind_id(stmt, 2, entry->order);
    cc_state_bind_int(stmt, 3, entry->source);
    cc_state_bind_int(stmt, 4, entry->found_by);
    cc_state_bind_text(stmt, 5, entry->url);
    cc_state_bind_text(stmt, 6, entry->ask);
    return cc_state_run(state, stmt, err);
}

static enum cc_status take_out(struct cc_state *state, const struct cc_frontier_entry *entry,
                               struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "DELETE FROM frontier WHERE site = ?1 AND place = ?2", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, entry->site);
    cc_state_bind_id(stmt, 2, entry->order);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_frontier_take(struct cc_state *state, struct cc_arena *arena, uint64_t site,
                                struct cc_frontier_entry *entry, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state,
                                         "SELECT place, source, found_by, url, ask FROM frontier"
                                         " WHERE site = ?1 ORDER BY place LIMIT 1",
                                         &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, site);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    entry->site = site;
    entry->order = cc_state_column_id(stmt, 0);
    entry->source = (uint32_t)cc_state_column_int(stmt, 1);
    entry->found_by = (uint32_t)cc_state_column_int(stmt, 2);
    entry->url = cc_state_column_copy(stmt, 3, arena);
    entry->ask = cc_state_column_copy(stmt, 4, arena);
    cc_state_reset(stmt);
    st = cc_arena_status(arena, "state", err);
    return st == CC_OK ? take_out(state, entry, err) : st;
}
