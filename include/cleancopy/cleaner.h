/* cleaner.h -- pages to the workers, documents back: the two messages, and what a death means.
 *
 *     page  -- its spans, lengths -->  worker: cc_pipeline_read, batch->work
 *     item  <-- out, messages, outlet, date, document, lengths, status, id --
 *
 * A whole document comes back packed (core/document_pack.h), when the batch wants it.  What comes back
 * is not believed: a page may have made its worker say anything, so lengths and numbers are checked, and
 * it can be wrong about its own page alone.
 *
 * Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_CLEANER_H
#define CLEANCOPY_CLEANER_H

#include "cleancopy/batch.h"

/* What a worker may take beyond the arena's cap: JSON trees, converters, the text and records being written.
 * None of 2,124 real pages was over both together. */
#define CC_CLEANER_MORE_BYTES ((uint64_t)256 << 20)
/* Of a page's headers, URL and other fields together; those of WARC records are a few KiB. */
#define CC_CLEANER_FIELD_BYTES ((size_t)1 << 20)

/* As cc_batch_prepare(); `jobs` workers. */
enum cc_status cc_cleaners_open(const struct cc_batch *batch, unsigned jobs,
                                struct cc_cleaners **cleaners, struct cc_error *err);

/* In the program of batch->program (isolate/workers.h): as cc_workers_nurse().  The same limits as in the parent. */
enum cc_status cc_cleaners_nurse(const struct cc_batch *batch, unsigned jobs, pid_t parent, struct cc_error *err);

bool cc_cleaners_have_room(const struct cc_cleaners *cleaners);

/* Before a page is read: its bytes are to lie where the next one is handed over from, so that nothing is copied.  There must be
 * room.  What else is in the arena is the item's own. */
void cc_cleaners_lend(struct cc_cleaners *cleaners, struct cc_arena *arena);

/* Hands over item->page under a number: the page's bytes are good until cc_cleaners_take().  There must be room.  *sent is false, and the item has its status, for a page
 * that is too large to be sent.  CC_E_IO: no worker to be had. */
enum cc_status cc_cleaners_send(struct cc_cleaners *cleaners, uint64_t number,
                                struct cc_batch_item *item, bool *sent, struct cc_error *err);

/* Waits for any page.  cc_cleaners_take() is to follow with its item. */
enum cc_status cc_cleaners_wait(struct cc_cleaners *cleaners, uint64_t *number,
                                struct cc_error *err);

/* Fills the item.  A page whose worker died has status CC_E_LIMIT (memory, processor time) or CC_E_INPUT, and is
 * kept where the configuration says so.  CC_E_NOMEM, CC_E_IO: the batch cannot go on. */
enum cc_status cc_cleaners_take(struct cc_cleaners *cleaners, struct cc_batch_item *item,
                                struct cc_error *err);

/* As cc_batch_unfiltered(). */
const char *cc_cleaners_unfiltered(const struct cc_cleaners *cleaners);

void cc_cleaners_close(struct cc_cleaners *cleaners); /* NULL is fine */

/* In a fork of the process that opened them: as cc_workers_forget(). */
void cc_cleaners_forget(struct cc_cleaners *cleaners);

#endif
