/* Documents in canonical order, and the rows that say which paragraph duplicates which.
 *
 * A document that is replaced or forgotten is *detached* first: its paragraphs leave the index,
 * the rows that pointed at them go, and the documents of these rows are marked to be compared
 * again. So no row ever points at what is not there (cc_paragraph_store_check looks). */
#include "cleancopy/state/document_store.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/order.h"
#include "state_internal.h"

#include <assert.h>

#define KEYS_A_PAGE 256 /* ids a cursor reads at a time: 2 KiB, and one index walk for each */
#define BEFORE_ALL  INT64_MIN /* a moment that no date has */

const char *cc_document_store_schema(void)
{
    /* The record comes last: what stands before it is read without its overflow pages.  It is a
     * BLOB, record_pack.h's, and text where schema 6 or an older one has put it. */
    return "CREATE TABLE document("
           "  id INTEGER PRIMARY KEY,"
           "  moment INTEGER NOT NULL," /* cc_date_instant(date): unknown dates are last */
           "  date TEXT NOT NULL, outlet TEXT NOT NULL,"
           "  to_compare INTEGER NOT NULL,"
           "  file TEXT NOT NULL, record TEXT NOT NULL);"
           "CREATE INDEX document_order ON document(moment, outlet, id);"
           "CREATE INDEX document_to_compare ON document(moment, outlet, id)"
           "  WHERE to_compare = 1;"
           "CREATE TABLE duplicate("
           "  doc INTEGER NOT NULL, paragraph INTEGER NOT NULL,"
           "  canonical_doc INTEGER NOT NULL, canonical_paragraph INTEGER NOT NULL,"
           "  similarity REAL NOT NULL, relation TEXT NOT NULL,"
           "  PRIMARY KEY(doc, paragraph)) WITHOUT ROWID;"
           "CREATE INDEX duplicate_canonical ON duplicate(canonical_doc, canonical_paragraph);";
}

static void moment_of(sqlite3_context *context, int n, sqlite3_value **values)
{
    const unsigned char *text = sqlite3_value_text(values[0]);

    (void)n; /* 1 */
    if (text == NULL)
        sqlite3_result_null(context);
    else
        sqlite3_result_int64(context,
                             cc_date_instant((struct cc_span){
                                 (const char *)text, (size_t)sqlite3_value_bytes(values[0])}));
}

enum cc_status cc_document_store_functions(struct cc_state *state, struct cc_error *err)
{
    static const struct {
        const char *name;
        void (*function)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {{"moment_of", moment_of}, {"record_of", cc_record_function}};

    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (sqlite3_create_function_v2(state->db, functions[i].name, 1,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                       &state->records, functions[i].function, NULL, NULL,
                                       NULL) != SQLITE_OK)
            return cc_state_fail(state, "state cannot be opened", err);
    }
    return CC_OK;
}

/* A statement whose only parameter is a document's id, run to its end. */
static enum cc_status run_for(struct cc_state *state, const char *sql, uint64_t id,
                              struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, sql, &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, id);
    return cc_state_run(state, stmt, err);
}

/* ---- putting and removing -------------------------------------------------------------- */

static enum cc_status detach(struct cc_state *state, uint64_t id, struct cc_error *err)
{
    enum cc_status st;

    st = run_for(state,
                 "UPDATE document SET to_compare = 1 WHERE to_compare = 0 AND id IN"
                 " (SELECT doc FROM duplicate WHERE canonical_doc = ?1)",
                 id, err);
    if (st == CC_OK)
        st = cc_paragraph_store_drop(state, id, err);
    if (st == CC_OK)
        st = run_for(state, "DELETE FROM page_line WHERE doc = ?1", id, err);
    if (st == CC_OK)
        st = run_for(state, "DELETE FROM duplicate WHERE canonical_doc = ?1", id, err);
    if (st == CC_OK)
        st = run_for(state, "DELETE FROM duplicate WHERE doc = ?1", id, err);
    return st;
}

enum cc_status cc_document_remove(struct cc_state *state, uint64_t id, struct cc_error *err)
{
    enum cc_status st = detach(state, id, err);

    if (st == CC_OK)
        st = run_for(state, "DELETE FROM document WHERE id = ?1", id, err);
    if (st == CC_OK)
        st = cc_state_bump_generation(state, err);
    return st;
}

enum standing {
    ABSENT,
    SAME,
    BEFORE_OLD,
    AFTER_OLD
};

static int compare_documents(const struct cc_stored_document *a, const struct cc_stored_document *b)
{
    int order = cc_span_compare(a->record, b->record);

    if (order == 0) /* the record holds both, so this is for callers that err */
        order = cc_span_compare(a->outlet, b->outlet);
    return order != 0 ? order : cc_span_compare(a->date, b->date);
}

/* How the new record stands to the stored one. */
static enum cc_status compare_with_stored(struct cc_state *state,
                                          const struct cc_stored_document *doc,
                                          enum standing *standing, struct cc_error *err)
{
    struct cc_stored_document stored;
    struct cc_arena arena;
    enum cc_status st;

    cc_arena_init(&arena, SIZE_MAX / 2); /* one record */
    st = cc_document_get(state, &arena, doc->id, &stored, err);
    if (st == CC_END) {
        *standing = ABSENT;
        st = CC_OK;
    } else if (st == CC_OK) {
        int order = compare_documents(doc, &stored);

        *standing = order == 0 ? SAME : order < 0 ? BEFORE_OLD : AFTER_OLD;
    }
    cc_arena_done(&arena);
    return st;
}

static enum cc_status write_document(struct cc_state *state,
                                     const struct cc_stored_document *doc, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_record_pack(&state->records, doc->record, &state->scratch, err);

    if (st != CC_OK)
        return st;
    st = cc_state_prepare(
        state,
        "INSERT INTO document(id, moment, date, outlet, to_compare, file, record)"
        " VALUES(?1, ?2, ?3, ?4, 1, ?5, ?6) ON CONFLICT(id) DO UPDATE SET"
        " moment = excluded.moment, date = excluded.date, outlet = excluded.outlet,"
        " to_compare = 1, record = excluded.record,"
        " file = CASE excluded.file WHEN '' THEN document.file ELSE excluded.file END",
        &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc->id);
    cc_state_bind_int(stmt, 2, cc_date_instant(doc->date));
    cc_state_bind_text(stmt, 3, doc->date);
    cc_state_bind_text(stmt, 4, doc->outlet);
    cc_state_bind_text(stmt, 5, doc->file);
    cc_state_bind_blob(stmt, 6, state->scratch.ptr, state->scratch.len);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_document_put(struct cc_state *state, const struct cc_stored_document *doc,
                               bool same_batch, bool *changed, struct cc_error *err)
{
    enum standing standing;
    enum cc_status st = compare_with_stored(state, doc, &standing, err);

    if (st != CC_OK)
        return st;
    *changed = false;
    if (standing == SAME || (standing == AFTER_OLD && same_batch))
        return CC_OK;
    if (standing != ABSENT)
        st = detach(state, doc->id, err);
    if (st == CC_OK)
        st = write_document(state, doc, err);
    if (st == CC_OK)
        st = cc_state_bump_generation(state, err);
    *changed = st == CC_OK;
    return st;
}

enum cc_status cc_document_set_file(struct cc_state *state, uint64_t id, struct cc_span file,
                                    struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state, "UPDATE document SET file = ?2 WHERE id = ?1 AND file <> ?2",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, id);
    cc_state_bind_text(stmt, 2, file);
    return cc_state_run(state, stmt, err);
}

/* ---- cursors --------------------------------------------------------------------------- */

/* The keys of a page are read at once, the rows one by one: whoever walks may change rows. */
struct cc_document_cursor {
    struct cc_state *state;
    enum cc_document_set set;
    uint64_t ids[KEYS_A_PAGE];
    size_t n_ids, at;
    bool at_end;
    const char *const *prefer; /* these outlets first, a walk for each, … */
    size_t n_prefer, rank;     /* … and which walk it is; n_prefer: the one over all others */
    int64_t moment;            /* the last key read: the next page starts behind it */
    struct cc_buf outlet;
    uint64_t id;
};

enum cc_status cc_documents_count(struct cc_state *state, enum cc_document_set set, uint64_t *n,
                                  struct cc_error *err)
{
    int64_t value = 0;
    enum cc_status st = cc_state_read_number(
        state,
        set == CC_DOCUMENTS_ALL ? "SELECT COUNT(*) FROM document"
                                : "SELECT COUNT(*) FROM document WHERE to_compare = 1",
        &value, err);

    *n = (uint64_t)value;
    return st;
}

enum cc_status cc_documents_open(struct cc_state *state, enum cc_document_set set,
                                 struct cc_document_cursor **cursor, struct cc_error *err)
{
    struct cc_document_cursor *made = cc_calloc(1, sizeof *made);

    if (made == NULL)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for a cursor");
    made->state = state;
    made->set = set;
    made->moment = BEFORE_ALL;
    cc_buf_init(&made->outlet, SIZE_MAX / 2);
    *cursor = made;
    return CC_OK;
}

void cc_documents_prefer(struct cc_document_cursor *cursor, const char *const *outlets, size_t n)
{
    assert(cursor->set == CC_DOCUMENTS_TO_COMPARE && cursor->moment == BEFORE_ALL);
    cursor->prefer = outlets;
    cursor->n_prefer = n;
}

/* The next walk begins; false behind the last. */
static bool walk_again(struct cc_document_cursor *cursor)
{
    if (cursor->rank == cursor->n_prefer)
        return false;
    cursor->rank++;
    cursor->n_ids = cursor->at = 0;
    cursor->at_end = false;
    cursor->moment = BEFORE_ALL;
    cursor->id = 0;
    cc_buf_clear(&cursor->outlet);
    return true;
}

void cc_documents_close(struct cc_document_cursor *cursor)
{
    if (cursor == NULL)
        return;
    cc_buf_done(&cursor->outlet);
    cc_free(cursor);
}

static enum cc_status remember_key(struct cc_document_cursor *cursor, sqlite3_stmt *stmt,
                                   struct cc_error *err)
{
    cursor->moment = cc_state_column_int(stmt, 1);
    cursor->id = cc_state_column_id(stmt, 0);
    cc_buf_clear(&cursor->outlet);
    cc_buf_add(&cursor->outlet, cc_state_column_view(stmt, 2));
    if (cursor->outlet.status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for a cursor");
    return CC_OK;
}

static enum cc_status read_keys(struct cc_document_cursor *cursor, struct cc_error *err)
{
    /* the number in LIMIT is KEYS_A_PAGE */
    static const char all[] = "SELECT id, moment, outlet FROM document"
                              " WHERE (moment, outlet, id) > (?1, ?2, ?3)"
                              " ORDER BY moment, outlet, id LIMIT 256";
    static const char to_compare[] =
        "SELECT id, moment, outlet FROM document"
        " WHERE to_compare = 1 AND (moment, outlet, id) > (?1, ?2, ?3)"
        " ORDER BY moment, outlet, id LIMIT 256";
    static const char of_outlet[] =
        "SELECT id, moment, outlet FROM document"
        " WHERE to_compare = 1 AND (moment, outlet, id) > (?1, ?2, ?3)"
        " AND outlet = ?4 COLLATE NOCASE"
        " ORDER BY moment, outlet, id LIMIT 256";
    bool is_preferred = cursor->rank < cursor->n_prefer;
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(cursor->state,
                          cursor->set == CC_DOCUMENTS_ALL ? all
                          : is_preferred                  ? of_outlet
                                                          : to_compare,
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, cursor->moment);
    cc_state_bind_text(stmt, 2, cc_buf_span(&cursor->outlet));
    cc_state_bind_id(stmt, 3, cursor->id);
    if (is_preferred)
        cc_state_bind_text(stmt, 4, cc_span_from(cursor->prefer[cursor->rank]));
    cursor->n_ids = 0;
    cursor->at = 0;
    st = cc_state_step(cursor->state, stmt, err);
    while (st == CC_OK && cursor->n_ids < KEYS_A_PAGE) {
        cursor->ids[cursor->n_ids++] = cc_state_column_id(stmt, 0);
        if (cursor->n_ids == KEYS_A_PAGE) {
            st = remember_key(cursor, stmt, err);
            cc_state_reset(stmt);
            return st;
        }
        st = cc_state_step(cursor->state, stmt, err);
    }
    cursor->at_end = st == CC_END;
    return st == CC_END ? CC_OK : st;
}

/* The row at hand: outlet, date, file, record. */
static enum cc_status take_document(struct cc_state *state, sqlite3_stmt *stmt,
                                    struct cc_arena *arena, uint64_t id,
                                    struct cc_stored_document *doc, struct cc_error *err)
{
    enum cc_status st;

    doc->id = id;
    doc->outlet = cc_state_column_copy(stmt, 0, arena);
    doc->date = cc_state_column_copy(stmt, 1, arena);
    doc->file = cc_state_column_copy(stmt, 2, arena);
    st = cc_record_unpack(&state->records, stmt, 3, arena, &doc->record, err);
    cc_state_reset(stmt);
    return st == CC_OK ? cc_arena_status(arena, "state", err) : st;
}

enum cc_status cc_document_get(struct cc_state *state, struct cc_arena *arena, uint64_t id,
                               struct cc_stored_document *doc, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "SELECT outlet, date, file, record FROM document WHERE id = ?1", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, id);
    st = cc_state_step(state, stmt, err);
    return st == CC_OK ? take_document(state, stmt, arena, id, doc, err) : st;
}

/* CC_END: the row has gone, or is not of the set any more, since its key was read. */
static enum cc_status read_document(struct cc_document_cursor *cursor, struct cc_arena *arena,
                                    uint64_t id, struct cc_stored_document *doc,
                                    struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(cursor->state,
                          "SELECT outlet, date, file, record FROM document"
                          " WHERE id = ?1 AND (to_compare = 1 OR ?2 = 0)",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, id);
    cc_state_bind_int(stmt, 2, cursor->set == CC_DOCUMENTS_TO_COMPARE);
    st = cc_state_step(cursor->state, stmt, err);
    if (st != CC_OK)
        return st;
    if (cursor->rank == cursor->n_prefer &&
        cc_prefer_rank(cursor->prefer, cursor->n_prefer, cc_state_column_view(stmt, 0)) <
            cursor->n_prefer) {
        cc_state_reset(stmt);
        return CC_END; /* put back behind its own walk: its turn comes with the next cursor */
    }
    return take_document(cursor->state, stmt, arena, id, doc, err);
}

enum cc_status cc_documents_next(struct cc_document_cursor *cursor, struct cc_arena *arena,
                                 struct cc_stored_document *doc, struct cc_error *err)
{
    enum cc_status st = CC_END;

    while (st == CC_END) {
        if (cursor->at == cursor->n_ids) {
            if (cursor->at_end && !walk_again(cursor))
                return CC_END;
            st = read_keys(cursor, err);
            if (st != CC_OK)
                return st;
            st = CC_END;
            continue;
        }
        st = read_document(cursor, arena, cursor->ids[cursor->at++], doc, err);
    }
    return st;
}
