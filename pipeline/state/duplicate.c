/* The rows that say which paragraph duplicates which, read and written a document at a time,
 * and all of them in the order of clusters.  (document_store.h has the contract of both files.)
 */
#include "cleancopy/core/alloc.h"
#include "cleancopy/state/document_store.h"
#include "state_internal.h"

#include <inttypes.h>
#include <string.h>

/* ---- a document's duplicates ----------------------------------------------------------- */

static const char rows_of_document[] =
    "SELECT d.paragraph, d.canonical_doc, d.canonical_paragraph, d.similarity, d.relation,"
    " c.outlet FROM duplicate AS d JOIN document AS c ON c.id = d.canonical_doc"
    " WHERE d.doc = ?1 ORDER BY d.paragraph";

static bool is_same_row(sqlite3_stmt *stmt, uint32_t paragraph, const struct cc_duplicate *dup)
{
    return cc_state_column_int(stmt, 0) == (int64_t)paragraph &&
           cc_state_column_id(stmt, 1) == dup->doc &&
           cc_state_column_int(stmt, 2) == (int64_t)dup->paragraph &&
           sqlite3_column_double(stmt, 3) >= dup->similarity &&
           sqlite3_column_double(stmt, 3) <= dup->similarity &&
           cc_span_is(cc_state_column_view(stmt, 4),
                      cc_span_from(cc_relation_name(dup->relation)));
}

/* Whether the rows say already what the document says. */
static enum cc_status is_as_stored(struct cc_state *state, const struct cc_document *doc,
                                   bool *same, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, rows_of_document, &stmt, err);
    uint32_t i;

    if (st != CC_OK)
        return st;
    *same = true;
    cc_state_bind_id(stmt, 1, doc->id);
    st = cc_state_step(state, stmt, err);
    for (i = 0; i < doc->n_paragraphs && *same; i++) {
        if (doc->paragraphs[i].duplicate_of.relation == CC_RELATION_NONE)
            continue;
        *same = st == CC_OK && is_same_row(stmt, i, &doc->paragraphs[i].duplicate_of);
        if (st == CC_OK)
            st = cc_state_step(state, stmt, err);
    }
    if (st == CC_OK)
        *same = false; /* more rows than the document has */
    cc_state_reset(stmt);
    return st == CC_OK || st == CC_END ? CC_OK : st;
}

enum cc_status cc_duplicate_insert(struct cc_state *state, uint64_t doc, uint32_t paragraph,
                                   const struct cc_duplicate *dup, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "INSERT INTO duplicate VALUES(?1, ?2, ?3, ?4, ?5, ?6)", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc);
    cc_state_bind_int(stmt, 2, paragraph);
    cc_state_bind_id(stmt, 3, dup->doc);
    cc_state_bind_int(stmt, 4, dup->paragraph);
    cc_state_bind_double(stmt, 5, dup->similarity);
    cc_state_bind_text(stmt, 6, cc_span_from(cc_relation_name(dup->relation)));
    return cc_state_run(state, stmt, err);
}

static enum cc_status write_rows(struct cc_state *state, const struct cc_document *doc,
                                 struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;
    uint32_t i;

    st = cc_state_prepare(state, "DELETE FROM duplicate WHERE doc = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc->id);
    st = cc_state_run(state, stmt, err);
    for (i = 0; i < doc->n_paragraphs && st == CC_OK; i++) {
        const struct cc_duplicate *dup = &doc->paragraphs[i].duplicate_of;

        if (dup->relation == CC_RELATION_NONE)
            continue;
        st = cc_duplicate_insert(state, doc->id, i, dup, err);
    }
    if (st == CC_OK)
        st = cc_state_bump_generation(state, err);
    return st;
}

enum cc_status cc_document_set_duplicates(struct cc_state *state, const struct cc_document *doc,
                                          struct cc_error *err)
{
    sqlite3_stmt *stmt;
    bool same;
    enum cc_status st = is_as_stored(state, doc, &same, err);

    if (st == CC_OK && !same)
        st = write_rows(state, doc, err);
    if (st == CC_OK)
        st = cc_state_prepare(state, "UPDATE document SET to_compare = 0 WHERE id = ?1", &stmt,
                              err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc->id);
    st = cc_state_run(state, stmt, err);
    if (st == CC_OK && sqlite3_changes(cc_state_db(state)) == 0)
        return cc_fail(err, CC_E_STATE, "state", "document %016" PRIx64 " is not stored",
                       doc->id);
    return st;
}

enum cc_status cc_documents_compare_again(struct cc_state *state, struct cc_error *err)
{
    enum cc_status st = cc_paragraph_store_clear(state, err);

    return st == CC_OK ? cc_state_exec(state, "UPDATE document SET to_compare = 1", err) : st;
}

static enum cc_status fail_row(uint64_t doc, struct cc_error *err)
{
    return cc_fail(err, CC_E_STATE, "state",
                   "document %016" PRIx64 ": a stored duplicate does not fit it", doc);
}

enum cc_status cc_document_get_duplicates(struct cc_state *state, struct cc_arena *arena,
                                          struct cc_document *doc, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, rows_of_document, &stmt, err);
    uint32_t i;

    if (st != CC_OK)
        return st;
    for (i = 0; i < doc->n_paragraphs; i++)
        memset(&doc->paragraphs[i].duplicate_of, 0, sizeof doc->paragraphs[i].duplicate_of);
    cc_state_bind_id(stmt, 1, doc->id);
    st = cc_state_step(state, stmt, err);
    while (st == CC_OK) {
        int64_t at = cc_state_column_int(stmt, 0);
        struct cc_duplicate *dup;

        if (at < 0 || at >= (int64_t)doc->n_paragraphs) {
            cc_state_reset(stmt);
            return fail_row(doc->id, err);
        }
        dup = &doc->paragraphs[at].duplicate_of;
        dup->doc = cc_state_column_id(stmt, 1);
        dup->paragraph = (uint32_t)cc_state_column_int(stmt, 2);
        dup->similarity = sqlite3_column_double(stmt, 3);
        dup->outlet = cc_state_column_copy(stmt, 5, arena);
        if (!cc_relation_from_name(cc_state_column_view(stmt, 4), &dup->relation)) {
            cc_state_reset(stmt);
            return fail_row(doc->id, err);
        }
        st = cc_state_step(state, stmt, err);
    }
    return st == CC_END ? cc_arena_status(arena, "state", err) : st;
}

enum cc_status cc_document_list_copies(struct cc_state *state, struct cc_arena *arena, uint64_t id,
                                       struct cc_duplicate **copies, size_t *n,
                                       struct cc_error *err)
{
    struct cc_duplicate *list = NULL;
    size_t count = 0, room = 0;
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "SELECT canonical_doc, canonical_paragraph, similarity, relation"
                          " FROM duplicate WHERE doc = ?1 AND relation <> 'updated'"
                          " ORDER BY canonical_doc, canonical_paragraph",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, id);
    st = cc_state_step(state, stmt, err);
    while (st == CC_OK) {
        if (count == room) {
            size_t grown = room == 0 ? 16 : room * 2;

            list = cc_arena_grow(arena, list, room * sizeof *list, grown * sizeof *list);
            room = grown;
        }
        if (list == NULL || !cc_relation_from_name(cc_state_column_view(stmt, 3), &list[count].relation)) {
            cc_state_reset(stmt);
            return list == NULL ? cc_arena_status(arena, "state", err) : fail_row(id, err);
        }
        list[count].doc = cc_state_column_id(stmt, 0);
        list[count].paragraph = (uint32_t)cc_state_column_int(stmt, 1);
        list[count].similarity = sqlite3_column_double(stmt, 2);
        list[count++].outlet = CC_SPAN_EMPTY;
        st = cc_state_step(state, stmt, err);
    }
    *copies = list;
    *n = count;
    return st == CC_END ? CC_OK : st;
}

static bool take_member(sqlite3_stmt *stmt, struct cc_arena *arena, struct cc_cluster_row *row)
{
    row->doc = cc_state_column_id(stmt, 0);
    row->paragraph = (uint32_t)cc_state_column_int(stmt, 1);
    row->outlet = cc_state_column_copy(stmt, 2, arena);
    row->date = cc_state_column_copy(stmt, 3, arena);
    row->similarity = sqlite3_column_double(stmt, 4);
    return cc_relation_from_name(cc_state_column_view(stmt, 5), &row->relation);
}

enum cc_status cc_document_list_copied(struct cc_state *state, struct cc_arena *arena, uint64_t id,
                                       uint32_t paragraph, struct cc_cluster_row **rows, size_t *n,
                                       struct cc_error *err)
{
    static const char sql[] =
        "SELECT d.doc, d.paragraph, m.outlet, m.date, d.similarity, d.relation"
        " FROM duplicate AS d JOIN document AS m ON m.id = d.doc"
        " WHERE d.canonical_doc = ?1 AND d.canonical_paragraph = ?2"
        " ORDER BY m.moment, m.outlet, d.doc, d.paragraph";
    struct cc_cluster_row *list = NULL;
    size_t count = 0, room = 0;
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, sql, &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, id);
    cc_state_bind_int(stmt, 2, paragraph);
    for (st = cc_state_step(state, stmt, err); st == CC_OK; st = cc_state_step(state, stmt, err)) {
        if (count == room) {
            size_t grown = room == 0 ? 16 : room * 2;

            list = cc_arena_grow(arena, list, room * sizeof *list, grown * sizeof *list);
            room = grown;
        }
        if (list == NULL) {
            cc_state_reset(stmt);
            return cc_arena_status(arena, "state", err);
        }
        list[count] = (struct cc_cluster_row){.canonical_doc = id, .canonical_paragraph = paragraph};
        if (!take_member(stmt, arena, &list[count++])) {
            cc_state_reset(stmt);
            return fail_row(id, err);
        }
    }
    *rows = list;
    *n = count;
    return st == CC_END ? cc_arena_status(arena, "state", err) : st;
}

enum cc_status cc_document_is_copied(struct cc_state *state, uint64_t id, bool *copied,
                                     struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "SELECT 1 FROM duplicate WHERE canonical_doc = ?1"
                          " AND relation <> 'updated' LIMIT 1",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, id);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK && st != CC_END)
        return st;
    *copied = st == CC_OK;
    cc_state_reset(stmt);
    return CC_OK;
}

/* ---- clusters -------------------------------------------------------------------------- */

/* A statement of its own, walking the order index, so that memory does not grow with the rows;
 * only the members of one cluster are sorted. */
struct cc_cluster_cursor {
    struct cc_state *state;
    sqlite3_stmt *stmt;
};

enum cc_status cc_clusters_open(struct cc_state *state, struct cc_cluster_cursor **cursor,
                                struct cc_error *err)
{
    /* CROSS JOIN keeps SQLite to this order of tables. */
    static const char sql[] =
        "SELECT c.id, d.canonical_paragraph, d.doc, d.paragraph, m.outlet, m.date, c.outlet,"
        " c.date, d.similarity, d.relation"
        " FROM document AS c CROSS JOIN duplicate AS d ON d.canonical_doc = c.id"
        " CROSS JOIN document AS m ON m.id = d.doc"
        " ORDER BY c.moment, c.outlet, c.id, d.canonical_paragraph,"
        " m.moment, m.outlet, d.doc, d.paragraph";
    struct cc_cluster_cursor *made = cc_calloc(1, sizeof *made);

    if (made == NULL)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for a cursor");
    made->state = state;
    if (sqlite3_prepare_v2(cc_state_db(state), sql, -1, &made->stmt, NULL) != SQLITE_OK) {
        cc_free(made);
        return cc_state_fail(state, "clusters cannot be read", err);
    }
    *cursor = made;
    return CC_OK;
}

enum cc_status cc_clusters_next(struct cc_cluster_cursor *cursor, struct cc_arena *arena,
                                struct cc_cluster_row *row, struct cc_error *err)
{
    sqlite3_stmt *stmt = cursor->stmt;
    enum cc_status st;

    if (stmt == NULL)
        return CC_END;
    st = cc_state_step(cursor->state, stmt, err);
    if (st != CC_OK) {
        cursor->stmt = NULL; /* a statement that is stepped again would start anew */
        (void)sqlite3_finalize(stmt);
        return st;
    }
    row->canonical_doc = cc_state_column_id(stmt, 0);
    row->canonical_paragraph = (uint32_t)cc_state_column_int(stmt, 1);
    row->doc = cc_state_column_id(stmt, 2);
    row->paragraph = (uint32_t)cc_state_column_int(stmt, 3);
    row->outlet = cc_state_column_copy(stmt, 4, arena);
    row->date = cc_state_column_copy(stmt, 5, arena);
    row->canonical_outlet = cc_state_column_copy(stmt, 6, arena);
    row->canonical_date = cc_state_column_copy(stmt, 7, arena);
    row->similarity = sqlite3_column_double(stmt, 8);
    if (!cc_relation_from_name(cc_state_column_view(stmt, 9), &row->relation))
        return fail_row(row->doc, err);
    return cc_arena_status(arena, "state", err);
}

void cc_clusters_close(struct cc_cluster_cursor *cursor)
{
    if (cursor == NULL)
        return;
    (void)sqlite3_finalize(cursor->stmt); /* repeats what the last step said */
    cc_free(cursor);
}
