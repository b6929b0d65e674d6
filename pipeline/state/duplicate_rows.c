#include "cleancopy/state/duplicate_rows.h"

#include "state_internal.h"

#include <inttypes.h>
#include <stdio.h>

enum cc_status cc_duplicate_rows_clear(struct cc_state *state, struct cc_error *err)
{
    enum cc_status st = cc_state_exec(state, "DELETE FROM duplicate", err);

    return st == CC_OK ? cc_state_bump_generation(state, err) : st;
}

static enum cc_status has_row(struct cc_state *state, uint64_t doc, uint32_t paragraph, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "SELECT 1 FROM duplicate WHERE doc = ?1 AND paragraph = ?2", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc);
    cc_state_bind_int(stmt, 2, paragraph);
    st = cc_state_step(state, stmt, err);
    if (st == CC_OK)
        cc_state_reset(stmt);
    return st;
}

enum cc_status cc_duplicate_rows_put(struct cc_state *state, uint64_t doc, uint32_t paragraph,
                                     const struct cc_duplicate *duplicate, struct cc_error *err)
{
    enum cc_status st = has_row(state, doc, paragraph, err);

    if (st == CC_OK)
        return cc_fail(err, CC_E_INPUT, "state", "paragraph %" PRIu32 " of document %016" PRIx64 " has two rows",
                       paragraph, doc);
    return st == CC_END ? cc_duplicate_insert(state, doc, paragraph, duplicate, err) : st;
}

/* Columns of the first bad row: doc, paragraph, canonical doc, and whether each of both is missing. */
static void tell(sqlite3_stmt *stmt, char problem[256])
{
    uint64_t doc = cc_state_column_id(stmt, 0), of = cc_state_column_id(stmt, 2);
    int64_t paragraph = cc_state_column_int(stmt, 1);
    const char *what = doc == of ? "is to be a copy of its own document" : "is to be a copy of a copy, in";

    if (cc_state_column_int(stmt, 3) != 0)
        (void)snprintf(problem, 256, "document %016" PRIx64 " is in none of the shards", doc);
    else if (cc_state_column_int(stmt, 4) != 0)
        (void)snprintf(problem, 256, "document %016" PRIx64 " is in none of the shards", of);
    else
        (void)snprintf(problem, 256, "paragraph %" PRId64 " of document %016" PRIx64 " %s %016" PRIx64,
                       paragraph, doc, what, of);
}

enum cc_status cc_duplicate_rows_check(struct cc_state *state, char problem[256], struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state,
        "SELECT d.doc, d.paragraph, d.canonical_doc, m.id IS NULL, c.id IS NULL FROM duplicate AS d"
        " LEFT JOIN document AS m ON m.id = d.doc LEFT JOIN document AS c ON c.id = d.canonical_doc"
        " LEFT JOIN duplicate AS e ON e.doc = d.canonical_doc AND e.paragraph = d.canonical_paragraph"
        "  AND e.relation <> 'updated'"
        " WHERE m.id IS NULL OR c.id IS NULL OR e.doc IS NOT NULL OR d.doc = d.canonical_doc LIMIT 1",
        &stmt, err);

    problem[0] = '\0';
    if (st != CC_OK)
        return st;
    st = cc_state_step(state, stmt, err);
    if (st == CC_OK)
        tell(stmt, problem);
    cc_state_reset(stmt);
    return st == CC_END ? CC_OK : st;
}

enum cc_status cc_duplicate_rows_reach(struct cc_state *state, uint64_t doc, uint64_t *n, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state,
        "SELECT MAX((SELECT IFNULL(MAX(canonical_paragraph), -1) FROM duplicate WHERE canonical_doc = ?1),"
        " (SELECT IFNULL(MAX(paragraph), -1) FROM duplicate WHERE doc = ?1)) + 1",
        &stmt, err);

    *n = 0;
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    *n = (uint64_t)cc_state_column_int(stmt, 0);
    cc_state_reset(stmt);
    return CC_OK;
}
