/* outqueue.h -- an output folder's small files, written by a thread while the caller makes the next.
 *
 * Making a file costs the system as much as making what is in it costs us, and a sync waits for the
 * disk.  So a thread takes copies of names and bytes and does with them, in their order, what
 * outbatch.h and cc_outfile_remove() do: the same files come out as if the caller had done it.
 * What fails shows in a later call, in the close at the latest.  Where no thread can be had, the
 * caller's does it.
 *
 * An edge.  Memory: CC_OUTQUEUE_BYTES, or one file that is larger, beside that of outbatch.h.
 * Thread use: one thread at a time for each handle, one handle at a time for each folder. */
#ifndef CLEANCOPY_WRITE_OUTQUEUE_H
#define CLEANCOPY_WRITE_OUTQUEUE_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdint.h>

#define CC_OUTQUEUE_BYTES                                                                      \
    ((size_t)2 << 20) /* that wait: some 200 texts, or eight chunks of the report */

struct cc_outqueue;
enum cc_status cc_outqueue_open(const char *dir, struct cc_outqueue **queue,
                                struct cc_error *err);
/* cc_outbatch_put(), later. */
enum cc_status cc_outqueue_put(struct cc_outqueue *queue, struct cc_span name,
                               struct cc_span content, struct cc_error *err);
/* cc_outfile_remove(), behind all that was put before. */
enum cc_status cc_outqueue_remove(struct cc_outqueue *queue, struct cc_span name,
                                  struct cc_error *err);
/* Waits until all is done and lasting.  *n_changed: files that are new or have new bytes.  Frees the
 * handle in any case. */
enum cc_status cc_outqueue_close(struct cc_outqueue *queue, uint64_t *n_changed,
                                 struct cc_error *err);
/* Throws away what waits; NULL is fine. */
void cc_outqueue_abort(struct cc_outqueue *queue);

#endif
