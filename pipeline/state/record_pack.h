/* record_pack.h -- a document's record as it lies in the state: a zstd frame with its checksum.
 *
 * A record with all that was left out of its page is 75 KB on average, most of it paths, field names and the same
 * menus again: level 1 makes a seventh of it, at 0.7 GB a second and back at 2.5.  Writing the
 * other six sevenths to the journal and then to the file costs more than that.  A dictionary of 110 KB, made
 * from other records, takes 4 % off, level 3 takes 3.
 *
 * Records of schema 6 and before are text; they stay so until their document is put again.  The
 * frame's bytes depend on libzstd's version, so they are never compared: what is in them is.
 *
 * Memory: zstd's, 0.6 MB from the first use on.  Thread use: one thread at a time for each. */
#ifndef CLEANCOPY_STATE_RECORD_PACK_H
#define CLEANCOPY_STATE_RECORD_PACK_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/status.h"

#include <sqlite3.h>

struct cc_record_pack {
    struct ZSTD_CCtx_s *in; /* NULL: not needed yet */
    struct ZSTD_DCtx_s *out;
};

/* Zeroed is empty; done frees. */
void cc_record_pack_done(struct cc_record_pack *pack);
/* The frame, in the place of what is in the buffer.  CC_E_NOMEM. */
enum cc_status cc_record_pack(struct cc_record_pack *pack, struct cc_span record,
                              struct cc_buf *frame, struct cc_error *err);
/* The record in that column of a row, in the arena.  CC_E_STATE: it is damaged. */
enum cc_status cc_record_unpack(struct cc_record_pack *pack, sqlite3_stmt *stmt, int column,
                                struct cc_arena *arena, struct cc_span *record,
                                struct cc_error *err);
/* The same as a function of SQL, whose user data is the pack: NULL for one that is damaged. */
void cc_record_function(sqlite3_context *context, int n, sqlite3_value **values);

#endif
