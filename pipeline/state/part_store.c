#include "cleancopy/state/part_store.h"

#include "cleancopy/dedup/order.h"
#include "state_internal.h"

#include <inttypes.h>

/* document.to_compare of documents of other parts: 1 is an own one's. */
#define OTHER "2"

enum cc_status cc_part_store_open(struct cc_state *state, struct cc_error *err)
{
    return cc_state_exec(state,
                         "CREATE TABLE part_furniture("
                         "  doc INTEGER NOT NULL, paragraph INTEGER NOT NULL, pages INTEGER NOT NULL,"
                         "  PRIMARY KEY(doc, paragraph)) WITHOUT ROWID;",
                         err);
}

enum cc_status cc_part_leave_out(struct cc_state *state, uint64_t id, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st =
        cc_state_prepare(state, "DELETE FROM document WHERE id = ?1 AND to_compare = 1", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, id);
    st = cc_state_run(state, stmt, err);
    if (st == CC_OK && sqlite3_changes(cc_state_db(state)) == 0)
        return cc_fail(err, CC_E_INPUT, "state", "document %016" PRIx64 " is in none of the part's shards", id);
    return st;
}

static enum cc_status is_there(struct cc_state *state, uint64_t id, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, "SELECT 1 FROM document WHERE id = ?1", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, id);
    st = cc_state_step(state, stmt, err);
    if (st == CC_OK)
        cc_state_reset(stmt);
    return st;
}

enum cc_status cc_part_put_other(struct cc_state *state, const struct cc_stored_document *doc,
                                 struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = is_there(state, doc->id, err);

    if (st == CC_OK)
        return cc_fail(err, CC_E_INPUT, "state",
                       "document %016" PRIx64 " is to be another part's, and is this one's, or told twice", doc->id);
    if (st == CC_END)
        st = cc_state_prepare(state,
                              "INSERT INTO document(id, moment, date, outlet, to_compare, file, record)"
                              " VALUES(?1, ?2, ?3, ?4, " OTHER ", '', ?5)",
                              &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc->id);
    cc_state_bind_int(stmt, 2, cc_date_instant(doc->date));
    cc_state_bind_text(stmt, 3, doc->date);
    cc_state_bind_text(stmt, 4, doc->outlet);
    cc_state_bind_text(stmt, 5, doc->record); /* as text, which cc_record_unpack() takes too: there are few */
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_part_is_other(struct cc_state *state, uint64_t id, bool *other, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "SELECT 1 FROM document WHERE id = ?1 AND to_compare = " OTHER, &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, id);
    st = cc_state_step(state, stmt, err);
    *other = st == CC_OK;
    if (st == CC_OK)
        cc_state_reset(stmt);
    return st == CC_END ? CC_OK : st;
}

static enum cc_status is_told(struct cc_state *state, uint64_t doc, uint32_t paragraph, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "SELECT 1 FROM part_furniture WHERE doc = ?1 AND paragraph = ?2", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc);
    cc_state_bind_int(stmt, 2, paragraph);
    st = cc_state_step(state, stmt, err);
    if (st == CC_OK)
        cc_state_reset(stmt);
    return st;
}

enum cc_status cc_part_put_furniture(struct cc_state *state, uint64_t doc, uint32_t paragraph, uint32_t n_pages,
                                     struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = is_told(state, doc, paragraph, err);

    if (st == CC_OK)
        return cc_fail(err, CC_E_INPUT, "state",
                       "paragraph %" PRIu32 " of document %016" PRIx64 " is told to be furniture twice", paragraph, doc);
    if (st == CC_END)
        st = cc_state_prepare(state, "INSERT INTO part_furniture VALUES(?1, ?2, ?3)", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, doc);
    cc_state_bind_int(stmt, 2, paragraph);
    cc_state_bind_int(stmt, 3, n_pages);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_part_get_furniture(struct cc_state *state, struct cc_document *doc, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "SELECT paragraph, pages FROM part_furniture WHERE doc = ?1 ORDER BY paragraph", &stmt, err);

    if (st != CC_OK)
        return st;
    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        doc->paragraphs[i].n_pages = 0;
    cc_state_bind_id(stmt, 1, doc->id);
    for (st = cc_state_step(state, stmt, err); st == CC_OK; st = cc_state_step(state, stmt, err)) {
        int64_t at = cc_state_column_int(stmt, 0);

        if (at < 0 || at >= (int64_t)doc->n_paragraphs) {
            cc_state_reset(stmt);
            return cc_fail(err, CC_E_INPUT, "state",
                           "document %016" PRIx64 " has %" PRIu32 " paragraphs, and its paragraph %" PRId64
                           " is told to be furniture: compare the shards anew",
                           doc->id, doc->n_paragraphs, at);
        }
        doc->paragraphs[at].n_pages = (uint32_t)cc_state_column_int(stmt, 1);
    }
    return st == CC_END ? CC_OK : st;
}
