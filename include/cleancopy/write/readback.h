/* readback.h -- an output folder read again: what `report` is made of.
 *
 * documents.jsonl, removed.jsonl and metadata.csv name the documents in one order (write/output.c),
 * so the three are read side by side, a document at a time; clusters.jsonl comes after them.
 *
 * An edge.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_READBACK_H
#define CLEANCOPY_WRITE_READBACK_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

struct cc_readback;
struct cc_cluster_row; /* state/document_store.h */

/* CC_E_INPUT, with the file's name, when one of the four files cannot be opened. */
enum cc_status cc_readback_open(const char *dir, struct cc_readback **readback,
                                struct cc_error *err);
/* The next document with its removed blocks; *file is empty and *words 0 where it has no text file.  All in
 * `arena`.  CC_END behind the last.  CC_E_INPUT: "FILE:LINE: …", the folder is damaged. */
enum cc_status cc_readback_document(struct cc_readback *readback, struct cc_arena *arena,
                                    struct cc_document *doc, struct cc_span *file,
                                    uint64_t *words, struct cc_error *err);
/* The next member of a cluster, in the order of the file.  Its spans live until the next call. */
enum cc_status cc_readback_cluster(struct cc_readback *readback, struct cc_cluster_row *row,
                                   struct cc_error *err);
void cc_readback_close(struct cc_readback *readback); /* NULL is fine */

#endif
