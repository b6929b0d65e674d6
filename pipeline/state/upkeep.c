/* `index stats|check|forget|compact`: the whole state looked at.  (paragraph_store.h has the
 * contract.) */
#include "cleancopy/state/left_out_store.h"
#include "cleancopy/state/paragraph_store.h"
#include "index_check.h"
#include "index_memory.h"
#include "state_internal.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* The pages of the index's own tables: what is in the file for documents and URLs is not counted.
 * SQLite can be built without the table that tells. */
static enum cc_status read_index_bytes(struct cc_state *state, int64_t *bytes,
                                       struct cc_error *err)
{
    static const char sql[] =
        "SELECT CAST(TOTAL(d.pgsize) AS INTEGER) FROM (SELECT column1 AS name FROM"
        " (VALUES('paragraph'), ('paragraph_pointers'), ('outlet'), ('word'), ('segment'),"
        "  ('posting'), ('gone'))) AS t JOIN dbstat AS d ON d.name = t.name"
        " WHERE d.aggregate = TRUE";

    *bytes = -1;
    if (sqlite3_compileoption_used("ENABLE_DBSTAT_VTAB") == 0)
        return CC_OK;
    return cc_state_read_number(state, sql, bytes, err);
}

enum cc_status cc_paragraph_store_stats(struct cc_state *state, struct cc_index_stats *stats,
                                        struct cc_error *err)
{
    struct cc_left_out_sums left_out = {0, 0};
    int64_t page_bytes = 0;
    const struct {
        const char *sql;
        int64_t *value;
    } list[] = {
        {"SELECT COUNT(*) FROM document", &stats->documents},
        {"SELECT COUNT(*) FROM paragraph", &stats->paragraphs},
        {"SELECT COUNT(*) FROM paragraph WHERE canonical IS NULL", &stats->canonical},
        {"SELECT COUNT(*) FROM url", &stats->urls},
        {"PRAGMA page_count", &stats->bytes},
        {"PRAGMA page_size", &page_bytes},
    };
    enum cc_status st = CC_OK;
    size_t i;

    for (i = 0; i < sizeof list / sizeof list[0] && st == CC_OK; i++)
        st = cc_state_read_number(state, list[i].sql, list[i].value, err);
    if (st == CC_OK)
        st = cc_state_number(state, "documents_generation", &stats->generation, err);
    if (st == CC_OK)
        st = cc_left_out_store_sums(state, &left_out, err);
    if (st == CC_OK)
        st = cc_index_count_fingerprints(state, &stats->fingerprints, err);
    if (st == CC_OK)
        st = read_index_bytes(state, &stats->index_bytes, err);
    if (st == CC_OK)
        stats->bytes *= page_bytes;
    stats->left_out_by_outlet = (int64_t)left_out.by_outlet;
    stats->left_out_by_language = (int64_t)left_out.by_language;
    return st;
}

/* SQLite's own check.  It also reports as rows what would otherwise be a failure of reading. */
static enum cc_status check_file(struct cc_state *state, char problem[256],
                                 struct cc_error *err)
{
    sqlite3_stmt *stmt;
    struct cc_span answer;
    enum cc_status st = cc_state_prepare(state, "PRAGMA integrity_check(1)", &stmt, err);

    if (st == CC_OK)
        st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st == CC_END ? CC_OK : st;
    answer = cc_state_column_view(stmt, 0);
    if (!cc_span_is(answer, CC_SPAN("ok")))
        (void)snprintf(problem, 256, "%.*s", CC_SPAN_PRINT(answer));
    cc_state_reset(stmt);
    return CC_OK;
}

/* What must never be there, each as a count that must be 0. */
static const struct {
    const char *sql, *words;
} references[] = {
    {"SELECT COUNT(*) FROM paragraph AS p WHERE p.canonical IS NOT NULL AND NOT EXISTS"
     " (SELECT 1 FROM paragraph AS c WHERE c.ref = p.canonical AND c.canonical IS NULL)",
     "paragraphs point at what is not canonical"},
    {"SELECT COUNT(*) FROM paragraph AS p WHERE NOT EXISTS"
     " (SELECT 1 FROM document AS d WHERE d.id = p.doc)",
     "paragraphs belong to no document"},
    {"SELECT COUNT(*) FROM paragraph AS p WHERE NOT EXISTS"
     " (SELECT 1 FROM outlet AS o WHERE o.number = p.outlet)",
     "paragraphs are of an outlet without a name"},
    {"SELECT COUNT(*) FROM duplicate AS d WHERE NOT EXISTS"
     " (SELECT 1 FROM document AS m WHERE m.id = d.doc)"
     " OR NOT EXISTS (SELECT 1 FROM document AS c WHERE c.id = d.canonical_doc)",
     "duplicates belong to or point at no document"},
    {"SELECT COUNT(*) FROM document WHERE moment <> moment_of(date)",
     "documents stand at another moment than that of their date"},
};

enum cc_status cc_paragraph_store_check(struct cc_state *state, char problem[256],
                                        struct cc_error *err)
{
    enum cc_status st;
    int64_t n = 0;
    size_t i;

    problem[0] = '\0';
    st = check_file(state, problem, err);
    for (i = 0; i < sizeof references / sizeof references[0]; i++) {
        if (st != CC_OK || problem[0] != '\0')
            return st;
        st = cc_state_read_number(state, references[i].sql, &n, err);
        if (st == CC_OK && n > 0)
            (void)snprintf(problem, 256, "%lld %s", (long long)n, references[i].words);
    }
    if (st == CC_OK && problem[0] == '\0')
        st = cc_index_check(state, problem, err);
    return st;
}

enum cc_status cc_paragraph_store_forget(struct cc_state *state, struct cc_span outlet,
                                         int64_t *n, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    uint64_t id = 0;
    enum cc_status st = CC_OK;

    *n = 0;
    while (st == CC_OK) {
        st = cc_state_prepare(
            state, "SELECT id FROM document WHERE id >= ?1 AND outlet = ?2 ORDER BY id LIMIT 1",
            &stmt, err);
        if (st != CC_OK)
            return st;
        cc_state_bind_id(stmt, 1, id);
        cc_state_bind_text(stmt, 2, outlet);
        st = cc_state_step(state, stmt, err);
        if (st != CC_OK)
            break;
        id = cc_state_column_id(stmt, 0);
        cc_state_reset(stmt);
        st = cc_document_remove(state, id, err);
        *n += st == CC_OK;
    }
    return st == CC_END ? CC_OK : st;
}

/* Segments into one, and names that no paragraph has any more away. */
static enum cc_status tidy(struct cc_state *state, struct cc_error *err)
{
    enum cc_status st = cc_state_begin(state, err);

    if (st == CC_OK)
        st = cc_index_memory_merge(state, err);
    if (st == CC_OK)
        st = cc_state_exec(
            state, "DELETE FROM outlet WHERE number NOT IN (SELECT outlet FROM paragraph)",
            err);
    if (st == CC_OK)
        st = cc_state_commit(state, err);
    if (st != CC_OK)
        cc_state_rollback(state);
    cc_index_memory_drop(state); /* it has names in memory */
    return st;
}

enum cc_status cc_paragraph_store_compact(struct cc_state *state, struct cc_error *err)
{
    enum cc_status st;

    assert(!state->in_transaction);
    st = tidy(state, err);
    cc_state_drop_statements(state); /* VACUUM waits for every statement */
    if (st == CC_OK)
        st = cc_state_exec(state, "VACUUM", err);
    if (st == CC_OK)
        st = cc_state_exec(state, "PRAGMA wal_checkpoint(TRUNCATE)", err);
    return st;
}
