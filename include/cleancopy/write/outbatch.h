/* outbatch.h -- many small files, each whole or not there, for the price of few disk syncs.
 *
 * Syncing each file costs a disk flush (0.4 ms on a virtual disk, 10 ms and more on a turning
 * one: minutes for 10,000 texts).  So files are written to ".cleancopy-N.tmp" in the output
 * folder itself, and when CC_OUTBATCH_FILES of them wait (or the batch is closed) one syncfs()
 * makes all of them lasting, and only then do they take their names.  The order of outfile.h
 * (bytes, sync, rename) is kept for every file. A kill leaves at most these temporary files;
 * the next open removes them.  The output folder and those below it must be one file system.
 *
 * An edge.  Thread use: one thread at a time for each handle, one handle at a time for each
 * folder. */
#ifndef CLEANCOPY_WRITE_OUTBATCH_H
#define CLEANCOPY_WRITE_OUTBATCH_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>

#define CC_OUTBATCH_FILES                                                                      \
    256 /* a sync every 256 files: under 0.1 ms a file even on a turning disk */

struct cc_outbatch;
enum cc_status cc_outbatch_open(const char *dir, struct cc_outbatch **batch,
                                struct cc_error *err);
/* Like cc_outfile_put; the file has its name after the close at the latest.  Each name once in
 * a batch. */
enum cc_status cc_outbatch_put(struct cc_outbatch *batch, struct cc_span name,
                               struct cc_span content, bool *changed, struct cc_error *err);
/* Names what waits, syncs.  Frees the handle in any case. */
enum cc_status cc_outbatch_close(struct cc_outbatch *batch, struct cc_error *err);
/* Throws away what waits; NULL is fine. */
void cc_outbatch_abort(struct cc_outbatch *batch);

#endif
