#include "cleancopy/state/line_store.h"

#include "state_internal.h"

#include <inttypes.h>

const char *cc_line_store_schema(void)
{
    return "CREATE TABLE page_line("
           "  doc INTEGER PRIMARY KEY,"
           "  outlet INTEGER NOT NULL, title INTEGER NOT NULL," /* hashes */
           "  article INTEGER NOT NULL, lines BLOB NOT NULL);";
}

enum cc_status cc_lines_put(struct cc_state *state, uint64_t doc, const struct cc_page_lines *page,
                            struct cc_error *err)
{
    size_t bytes = (size_t)page->n_lines * CC_LINE_BYTES;
    sqlite3_stmt *stmt;
    enum cc_status st;
    char *blob;

    cc_buf_clear(&state->scratch);
    blob = cc_buf_reserve(&state->scratch, bytes + 1);
    if (blob == NULL)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for the lines of a document");
    for (uint32_t i = 0; i < page->n_lines; i++)
        cc_line_put(&page->lines[i], blob + (size_t)i * CC_LINE_BYTES);
    st = cc_state_prepare(state, "INSERT OR REPLACE INTO page_line VALUES(?1, ?2, ?3, ?4, ?5)",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc);
    cc_state_bind_id(stmt, 2, page->outlet);
    cc_state_bind_id(stmt, 3, page->title);
    cc_state_bind_int(stmt, 4, page->article);
    cc_state_bind_blob(stmt, 5, blob, bytes);
    return cc_state_run(state, stmt, err);
}

static enum cc_status fail_lines(uint64_t doc, struct cc_error *err)
{
    return cc_fail(err, CC_E_STATE, "state", "the lines of document %016" PRIx64 " are damaged", doc);
}

/* Columns: doc, outlet, title, article, lines.  Ends the statement. */
static enum cc_status read_row(sqlite3_stmt *stmt, struct cc_arena *arena,
                               struct cc_page_lines *page, struct cc_error *err)
{
    struct cc_span blob = cc_state_column_view(stmt, 4);
    size_t n = blob.len / CC_LINE_BYTES;
    struct cc_line *lines = cc_arena_alloc(arena, n * sizeof *lines);

    if (blob.len % CC_LINE_BYTES != 0 || n >= CC_NO_INDEX) {
        uint64_t doc = cc_state_column_id(stmt, 0);

        cc_state_reset(stmt);
        return fail_lines(doc, err);
    }
    for (size_t i = 0; lines != NULL && i < n; i++)
        lines[i] = cc_line_get(blob.ptr + i * CC_LINE_BYTES);
    page->outlet = cc_state_column_id(stmt, 1);
    page->title = cc_state_column_id(stmt, 2);
    page->article = cc_state_column_int(stmt, 3) != 0;
    page->lines = lines;
    page->n_lines = (uint32_t)n;
    cc_state_reset(stmt);
    return cc_arena_status(arena, "state", err);
}

enum cc_status cc_lines_get(struct cc_state *state, struct cc_arena *arena, uint64_t doc,
                            struct cc_page_lines *page, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "SELECT doc, outlet, title, article, lines FROM page_line WHERE doc = ?1", &stmt,
        err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc);
    st = cc_state_step(state, stmt, err);
    return st == CC_OK ? read_row(stmt, arena, page, err) : st;
}

enum cc_status cc_lines_next(struct cc_state *state, struct cc_arena *arena, bool first,
                             uint64_t *doc, struct cc_page_lines *page, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state,
        "SELECT doc, outlet, title, article, lines FROM page_line WHERE doc > ?1 OR (?2 AND doc = ?1)"
        " ORDER BY doc LIMIT 1",
        &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, first ? 0 : *doc);
    cc_state_bind_int(stmt, 2, first);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    *doc = cc_state_column_id(stmt, 0);
    return read_row(stmt, arena, page, err);
}

enum cc_status cc_lines_key(struct cc_state *state, uint64_t doc, uint32_t paragraph, uint64_t *key,
                            struct cc_error *err)
{
    struct cc_span blob;
    sqlite3_stmt *stmt;
    enum cc_status st =
        cc_state_prepare(state, "SELECT lines FROM page_line WHERE doc = ?1", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    blob = cc_state_column_view(stmt, 0);
    if (((size_t)paragraph + 1) * CC_LINE_BYTES <= blob.len)
        *key = cc_line_get(blob.ptr + (size_t)paragraph * CC_LINE_BYTES).key;
    else
        st = CC_END;
    cc_state_reset(stmt);
    return st;
}

enum cc_status cc_lines_count(struct cc_state *state, uint64_t *n, struct cc_error *err)
{
    int64_t bytes = 0;
    enum cc_status st = cc_state_read_number(
        state, "SELECT COALESCE(SUM(length(lines)), 0) FROM page_line", &bytes, err);

    *n = (uint64_t)bytes / CC_LINE_BYTES;
    return st;
}
