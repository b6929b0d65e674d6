/* state.h -- what is remembered between runs, in one SQLite file under a lock.
 *
 * Folder DIR holds `cleancopy.sqlite` (WAL, synchronous=FULL) and `lock` (flock, held from open to
 * close by the one writer; readers take none).  The schema, the features and the normal form have version numbers inside.  Everything in
 * state/ is database code, and no other folder has any.
 *
 *   url_store.h        URLs, validators, robots files, hosts' next allowed time   (fetch)
 *   frontier.h         what waits for its turn in a run                           (fetch)
 *   document_store.h   cleaned documents, duplicates, clusters                     (pipeline)
 *   paragraph_store.h  the index of paragraphs (dedup/index.h)                     (dedup)
 *   left_out_store.h   pages that filters left out                             (pipeline)
 *   line_store.h       documents' lines, for furniture (dedup/furniture.h)         (pipeline)
 *
 * Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_STATE_STATE_H
#define CLEANCOPY_STATE_STATE_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_STATE_SCHEMA_VERSION 8

struct cc_state;

/* Opens or makes the folder and the file.  CC_E_LOCKED: another run holds the lock.  CC_E_STATE:
 * damaged, or of a schema that is no more or not yet known (the message says which, and what to do); one of an older version is
 * brought up to date.  CC_E_IO: cannot be made or written. */
enum cc_status cc_state_open(const char *dir, struct cc_state **state, struct cc_error *err);
/* One that is gone when it is closed, without a folder or a lock. */
enum cc_status cc_state_open_temporary(struct cc_state **state, struct cc_error *err);
/* The same for looking only: beside a run that holds the lock, without waiting for it.  The folder
 * and the file must be there (CC_E_IO).  A transaction sees the state as it was committed when it
 * began, whatever the run writes meanwhile; writing fails. */
enum cc_status cc_state_open_reader(const char *dir, struct cc_state **state, struct cc_error *err);
/* Is there a state in the folder, which a reader can open?  (An empty file is none yet.) */
bool cc_state_is_there(const char *dir);
/* Rolls back what was not committed.  NULL is fine. */
void cc_state_close(struct cc_state *state);

/* While a single statement works for long (a check, VACUUM), `tick` is called some hundred times a second; true ends
 * the statement, which then fails.  NULL: no more. */
void cc_state_watch(struct cc_state *state, bool (*tick)(void));

/* Transactions do not nest: begin twice is our own mistake.  A full disk is CC_E_IO, and the old facts stay. */
enum cc_status cc_state_begin(struct cc_state *state, struct cc_error *err);
enum cc_status cc_state_commit(struct cc_state *state, struct cc_error *err);
void cc_state_rollback(struct cc_state *state);

/* Named numbers: "documents_generation" grows whenever a document or duplicate changes (the stores do
 * it), "written_generation" is what the output folder shows.  0 where never set. */
enum cc_status cc_state_number(struct cc_state *state, const char *name, int64_t *value,
                               struct cc_error *err);
enum cc_status cc_state_set_number(struct cc_state *state, const char *name, int64_t value,
                                   struct cc_error *err);
/* The same in a transaction of its own. */
enum cc_status cc_state_keep_number(struct cc_state *state, const char *name, int64_t value,
                                    struct cc_error *err);

#endif
