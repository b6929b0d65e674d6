/* First a list of the documents in the index with their times, then two walks: duplicates of
 * old documents leave, then old canonical paragraphs that nothing points at any more. */
#include "cleancopy/state/window.h"

#include "state_internal.h"

#define ROWS_A_PAGE 256 /* read at once, then taken out one by one */

struct row {
    uint64_t ref, doc;
    uint32_t paragraph;
};

static const char make_list[] =
    "CREATE TEMP TABLE IF NOT EXISTS window_document(doc INTEGER PRIMARY KEY, at INTEGER);"
    "DELETE FROM temp.window_document;"
    "INSERT INTO temp.window_document(doc, at) SELECT id, COALESCE(NULLIF(moment, 9223372036854775807),"
    "  unixepoch(CASE WHEN json_valid(record_of(record)) THEN"
    "    json_extract(record_of(record), '$.fetched_at') END))" /* for these documents alone */
    "  FROM main.document WHERE id IN (SELECT DISTINCT doc FROM main.paragraph);";

/* (The number is INT64_MAX, the moment of an unknown date.)  The numbers in LIMIT are ROWS_A_PAGE. */
static const char old_duplicates[] =
    "SELECT p.ref, p.doc, p.paragraph FROM paragraph AS p"
    " JOIN temp.window_document AS w ON w.doc = p.doc"
    " WHERE p.ref > ?1 AND p.canonical IS NOT NULL AND w.at < ?2 ORDER BY p.ref LIMIT 256";
static const char old_canonicals[] =
    "SELECT p.ref, p.doc, p.paragraph FROM paragraph AS p"
    " JOIN temp.window_document AS w ON w.doc = p.doc"
    " WHERE p.ref > ?1 AND p.canonical IS NULL AND w.at < ?2"
    " AND NOT EXISTS (SELECT 1 FROM paragraph AS d WHERE d.canonical = p.ref)"
    " ORDER BY p.ref LIMIT 256";

static enum cc_status read_page(struct cc_state *state, const char *sql, uint64_t after,
                                int64_t before_s, struct row *rows, size_t *n,
                                struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, sql, &stmt, err);

    *n = 0;
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, (int64_t)after);
    cc_state_bind_int(stmt, 2, before_s);
    st = cc_state_step(state, stmt, err);
    while (st == CC_OK && *n < ROWS_A_PAGE) {
        rows[*n].ref = (uint64_t)cc_state_column_int(stmt, 0);
        rows[*n].doc = cc_state_column_id(stmt, 1);
        rows[*n].paragraph = (uint32_t)cc_state_column_int(stmt, 2);
        ++*n;
        st = cc_state_step(state, stmt, err);
    }
    cc_state_reset(stmt);
    return st == CC_END ? CC_OK : st;
}

/* Takes out all rows that `sql` gives. */
static enum cc_status take_out(struct cc_state *state, const char *sql, int64_t before_s,
                               int64_t *n, struct cc_error *err)
{
    struct row rows[ROWS_A_PAGE];
    uint64_t after = 0;
    size_t n_rows, i;
    enum cc_status st;

    do {
        st = read_page(state, sql, after, before_s, rows, &n_rows, err);
        for (i = 0; i < n_rows && st == CC_OK; i++) {
            st = cc_paragraph_store_drop_row(state, rows[i].ref, rows[i].doc,
                                             rows[i].paragraph, err);
            after = rows[i].ref;
            *n += st == CC_OK;
        }
    } while (st == CC_OK && n_rows == ROWS_A_PAGE);
    return st;
}

/* The newest time that is not later than now.  CC_END: no document has one. */
static enum cc_status find_newest(struct cc_state *state, int64_t now_s, int64_t *newest_s,
                                  struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "SELECT at FROM temp.window_document WHERE at <= ?1 ORDER BY at DESC LIMIT 1",
        &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, now_s);
    st = cc_state_step(state, stmt, err);
    if (st == CC_OK)
        *newest_s = cc_state_column_int(stmt, 0);
    cc_state_reset(stmt);
    return st;
}

static enum cc_status apply(struct cc_state *state, int64_t window_s, int64_t now_s, int64_t *n,
                            struct cc_error *err)
{
    int64_t newest_s = 0;
    enum cc_status st = cc_state_exec(state, make_list, err);

    if (st == CC_OK)
        st = find_newest(state, now_s, &newest_s, err);
    if (st == CC_OK)
        st = take_out(state, old_duplicates, newest_s - window_s, n, err);
    if (st == CC_OK)
        st = take_out(state, old_canonicals, newest_s - window_s, n, err);
    if (st == CC_END)
        st = CC_OK;
    if (st == CC_OK)
        st = cc_state_exec(state, "DELETE FROM temp.window_document", err);
    return st;
}

enum cc_status cc_window_apply(struct cc_state *state, int64_t window_s, int64_t now_s,
                               int64_t *n, struct cc_error *err)
{
    int64_t generation = 0, last_generation = 0, last_window_s = 0;
    enum cc_status st = cc_state_number(state, "documents_generation", &generation, err);

    *n = 0;
    if (st == CC_OK)
        st = cc_state_number(state, "window_generation", &last_generation, err);
    if (st == CC_OK)
        st = cc_state_number(state, "window_seconds", &last_window_s, err);
    if (st != CC_OK || (generation == last_generation && window_s == last_window_s))
        return st;
    st = apply(state, window_s, now_s, n, err);
    if (st == CC_OK)
        st = cc_state_set_number(state, "window_generation", generation, err);
    if (st == CC_OK)
        st = cc_state_set_number(state, "window_seconds", window_s, err);
    return st;
}
