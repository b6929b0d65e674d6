/* record_read.h -- a document from its line of JSON (record.h).
 *
 * The line may come from a file that somebody else wrote: nothing in it is believed before its type and range were looked at.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_RECORD_READ_H
#define CLEANCOPY_WRITE_RECORD_READ_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

/* Reads what cc_record_write or cc_record_store wrote; spans are in the arena.  Fields that are
 * missing are absent, unknown ones are passed over.  CC_E_INPUT when it is no such record (no
 * id, no list of paragraphs, a value of another type, an unknown role, reason, relation, kind
 * or access). */
enum cc_status cc_record_read(struct cc_arena *arena, struct cc_span line,
                              struct cc_document *doc, struct cc_error *err);

#endif
