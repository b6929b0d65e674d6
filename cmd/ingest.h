/* ingest.h -- pages into the state: what `run` and `corpus` share. */
#ifndef CLEANCOPY_CMD_INGEST_H
#define CLEANCOPY_CMD_INGEST_H

#include "commands.h"
#include "left_out.h"

#include "cleancopy/batch.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/state.h"

/* Fill the fields down to `total`, the rest zero; prepare, run, done. */
struct cc_ingest {
    const struct cc_config *cfg;
    struct cc_state *state;
    bool same_batch; /* corpus: of two records of one id the lesser stays, in whatever order */
    void *user;
    /* As in struct cc_batch. */
    enum cc_status (*next)(void *user, struct cc_arena *arena, struct cc_page *page,
                           struct cc_error *err);
    /* Told of each page within the transaction that stores it, bad ones and those left out too; may be NULL. */
    enum cc_status (*stored)(void *user, const struct cc_batch_item *item, struct cc_error *err);
    uint64_t total;                        /* pages that will come, for the eye; 0: nobody knows */
    uint64_t n_pages, n_changed, n_failed; /* filled */
    struct cc_left_out_counts left_out;    /* the same */
    bool knows_left_out;                   /* ingest's own: the state may count pages that are taken now */
    uint64_t uncommitted;                  /* ingest's own, and what follows */
    struct cc_batch batch;
};

/* Starts the workers, as cc_batch_prepare(): before the state is opened. */
enum cc_status cc_ingest_prepare(struct cc_ingest *ingest, struct cc_error *err);

/* Cleans every page and stores its record; commits every few hundred pages.  CC_OK also when pages failed
 * or cc_stop was set. */
enum cc_status cc_ingest_run(struct cc_ingest *ingest, struct cc_error *err);

/* The same for records that were made elsewhere: `put_all` gives them to cc_ingest_put(), one by one. */
enum cc_status cc_ingest_records(struct cc_ingest *ingest,
                                 enum cc_status (*put_all)(void *user, struct cc_ingest *ingest,
                                                           struct cc_error *err),
                                 void *user, struct cc_error *err);
enum cc_status cc_ingest_put(struct cc_ingest *ingest, const struct cc_stored_document *document,
                             struct cc_error *err);

/* A batch's `work`: the record of a page (cc_record_store()), made where it is cleaned. */
void cc_ingest_make_record(const struct cc_config *cfg, struct cc_batch_item *item);

/* Fine without cc_ingest_prepare(). */
void cc_ingest_done(struct cc_ingest *ingest);

/* Says, after a run, that this system does not filter the workers' system calls.  `why`: cc_batch_unfiltered() or its like; NULL: it
 * does. */
void cc_say_unfiltered(const struct cc_config *cfg, const char *why);

#endif
