/* document_pack.h -- a document as bytes for the next process on this machine, and back.
 *
 * For what is stored there are records (write/record.h); this is for the way from the process that cleaned a
 * page to the one that writes its files, where making JSON and reading it again cost 0.2 ms of the 0.7 ms that
 * a small page takes.  Byte order and sizes are the machine's own.
 *
 * One function walks the fields in either direction, so that both know the same ones.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_CORE_DOCUMENT_PACK_H
#define CLEANCOPY_CORE_DOCUMENT_PACK_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

/* Appends the document; failures show in out->status. */
void cc_document_pack(struct cc_buf *out, const struct cc_document *doc);

/* Reads what cc_document_pack() wrote.  Lists are in the arena, spans point into `packed`.  CC_E_INPUT for
 * bytes that are no document (a length past their end, a number that no enum has, links that overlap, bytes left
 * over): whatever the bytes, what comes out is a document that every writer can take.  Its text is as it was
 * packed: writers mend broken UTF-8. */
enum cc_status cc_document_unpack(struct cc_arena *arena, struct cc_span packed,
                                  struct cc_document *doc, struct cc_error *err);

#endif
