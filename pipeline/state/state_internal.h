/* state_internal.h -- what the stores of state/ share: the database handle, statements, errors.
 *
 * Only files of pipeline/state/ include it.  A store's function has this shape:
 *
 *     st = cc_state_prepare(state, "SELECT etag FROM url WHERE url = ?1", &stmt, err);
 *     if (st != CC_OK)
 *         return st;
 *     cc_state_bind_text(stmt, 1, url);
 *     st = cc_state_step(state, stmt, err);        CC_OK: a row · CC_END: none
 *     if (st == CC_OK)
 *         record->etag = cc_state_column_copy(stmt, 0, arena);
 *     cc_state_reset(stmt);
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_STATE_INTERNAL_H
#define CLEANCOPY_STATE_STATE_INTERNAL_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"
#include "record_pack.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#define CC_STATE_MAX_STATEMENTS 96 /* distinct SQL texts of all stores: about 50 */

struct cc_state {
    int lock_fd;    /* -1: a reader */
    bool is_reader; /* nothing is written, and nothing of one transaction is kept for the next */
    sqlite3 *db;
    char *path;          /* of the database, for messages */
    bool in_transaction; /* between begin and commit or rollback, as our caller sees it */
    struct {
        const char *sql;
        sqlite3_stmt *stmt;
    } statements[CC_STATE_MAX_STATEMENTS];
    size_t n_statements;
    struct cc_buf scratch; /* for blobs on their way in */
    struct cc_record_pack records;
    struct cc_index_memory *memory; /* index_memory.h; NULL: not loaded */
    bool (*tick)(void);             /* cc_state_watch() */
};

/* The stores' tables: SQL that state.c runs, in this order, when it makes the file.  Plain
 * CREATE statements, no transaction.  Table names: url, link, robots, site · discovery · hsts · left_out · document, duplicate ·
 * paragraph, outlet, word, segment, posting, gone · page_line.  (`index stats` counts the rows of `url`.) */
const char *cc_url_store_schema(void);
const char *cc_discovery_store_schema(void);
const char *cc_hsts_store_schema(void);
const char *cc_left_out_store_schema(void);
const char *cc_document_store_schema(void);
const char *cc_paragraph_store_schema(void);
const char *cc_line_store_schema(void);

/* Gives SQL moment_of(date), which is cc_date_instant() of dedup/order.h: what document.moment holds; and
 * record_of(record), the JSON of document.record, NULL where it is damaged. */
enum cc_status cc_document_store_functions(struct cc_state *state, struct cc_error *err);

sqlite3 *cc_state_db(struct cc_state *state);

/* The statement for `sql`, made at its first use and kept until close; reset, nothing bound.
 * `sql` must be a string that lives as long as the program (a literal): its address is the key.
 * One statement has one user at a time: a loop over its rows must not call a function that
 * prepares the same text.  Fails when the transaction was rolled back behind our back (full
 * disk). */
enum cc_status cc_state_prepare(struct cc_state *state, const char *sql, sqlite3_stmt **stmt,
                                struct cc_error *err);

/* The next row: CC_OK, or CC_END (then the statement is reset already), or a failure (same). */
enum cc_status cc_state_step(struct cc_state *state, sqlite3_stmt *stmt, struct cc_error *err);
/* For statements without rows: CC_OK when it ran to its end. */
enum cc_status cc_state_run(struct cc_state *state, sqlite3_stmt *stmt, struct cc_error *err);
/* The number that a statement with one row gives, a count or the like. */
enum cc_status cc_state_read_number(struct cc_state *state, const char *sql, int64_t *value,
                                    struct cc_error *err);
/* Ends the use of a statement: forgets row and bindings.  NULL is fine. */
void cc_state_reset(sqlite3_stmt *stmt);

/* SQL text that is used once and may hold several statements. */
enum cc_status cc_state_exec(struct cc_state *state, const char *sql, struct cc_error *err);

/* Places are counted from 1.  Text is not copied: it must stay until the statement has run.  An
 * empty span is stored as '' (never NULL). */
void cc_state_bind_text(sqlite3_stmt *stmt, int at, struct cc_span text);
void cc_state_bind_blob(sqlite3_stmt *stmt, int at, const void *bytes, size_t len);
void cc_state_bind_int(sqlite3_stmt *stmt, int at, int64_t value);
void cc_state_bind_double(sqlite3_stmt *stmt, int at, double value);
/* 64-bit ids and hashes.  SQLite's integers are signed: the top bit is flipped, so that ORDER
 * BY gives the unsigned order. */
void cc_state_bind_id(sqlite3_stmt *stmt, int at, uint64_t id);

/* Columns are counted from 0.  The copy is in the arena; ptr NULL when it refused (the caller
 * ends with cc_arena_status).  The view is good until the statement's next step or reset. */
struct cc_span cc_state_column_copy(sqlite3_stmt *stmt, int at, struct cc_arena *arena);
struct cc_span cc_state_column_view(sqlite3_stmt *stmt, int at);
int64_t cc_state_column_int(sqlite3_stmt *stmt, int at);
uint64_t cc_state_column_id(sqlite3_stmt *stmt, int at);

/* Turns SQLite's last error into a status and a message "WHAT: REASON (PATH)": full disk,
 * reading and writing CC_E_IO; memory CC_E_NOMEM; held by another program CC_E_LOCKED; over
 * SQLite's own size limit CC_E_LIMIT; all else, damage above all, CC_E_STATE. */
enum cc_status cc_state_fail(struct cc_state *state, const char *what, struct cc_error *err);

/* True when SQLite gave up the transaction by itself (after a full disk): what followed would
 * be committed row by row, half of a change.  The second gives the failure for it. */
bool cc_state_is_rolled_back(const struct cc_state *state);
enum cc_status cc_state_fail_rolled_back(struct cc_state *state, struct cc_error *err);
/* Gives all kept statements back. */
void cc_state_drop_statements(struct cc_state *state);

/* Adds 1 to the number "documents_generation": a document or a duplicate has changed. */
enum cc_status cc_state_bump_generation(struct cc_state *state, struct cc_error *err);

/* A row of the table `duplicate`, where there is none for the paragraph. */
struct cc_duplicate;
enum cc_status cc_duplicate_insert(struct cc_state *state, uint64_t doc, uint32_t paragraph,
                                   const struct cc_duplicate *duplicate, struct cc_error *err);

/* Takes one paragraph out of the index; whoever points at it is the caller's business. */
enum cc_status cc_paragraph_store_drop_row(struct cc_state *state, uint64_t ref, uint64_t doc,
                                           uint32_t paragraph, struct cc_error *err);
/* Takes a document's paragraphs and their fingerprints out of the index.  What pointed at them
 * goes too (index rows and duplicates), and the documents concerned are to be compared again.
 */
enum cc_status cc_paragraph_store_drop(struct cc_state *state, uint64_t doc,
                                       struct cc_error *err);
/* Takes all paragraphs out; duplicates and documents stay as they are. */
enum cc_status cc_paragraph_store_clear(struct cc_state *state, struct cc_error *err);
/* Takes a document out with all that hangs on it. */
enum cc_status cc_document_remove(struct cc_state *state, uint64_t id, struct cc_error *err);

#endif
