/* share_file.h -- one shard as a file, whole or not there: the lines of share_line.h, through zstd.
 *
 *     SHARDS/shard-0003-of-0016.jsonl.zst           zstdcat shows it
 *
 * It is written as NAME.tmp (outfile.h), which is locked meanwhile, so that two processes that were given the same
 * share do not write into one another's file, and takes its name when it is on the disk.  A file that was cut short or changed since
 * is told from a whole one by its end: number of documents, number of failures, checksum over all lines.
 *
 * An edge.  Memory: a line and zstd's.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_SHARE_FILE_H
#define CLEANCOPY_SHARE_FILE_H

#include "cleancopy/write/share_line.h"

#define CC_SHARE_NAME_BYTES 64

/* The file's name, and back: false for what is no shard's name (a temporary file's, say). */
void cc_share_name(uint32_t number, uint32_t of, char name[CC_SHARE_NAME_BYTES]);
bool cc_share_name_read(const char *name, uint32_t *number, uint32_t *of);

/* `dir` is made where it is missing.  CC_E_LOCKED: another process makes this shard.  CC_E_IO. */
struct cc_share_writer;
enum cc_status cc_share_writer_open(const char *dir, const struct cc_share_head *head,
                                    struct cc_share_writer **writer, struct cc_error *err);
/* `record`: cc_record_store()'s line.  After a failure only aborting makes sense. */
enum cc_status cc_share_writer_document(struct cc_share_writer *writer, struct cc_span record,
                                        struct cc_error *err);
enum cc_status cc_share_writer_failure(struct cc_share_writer *writer,
                                       const struct cc_share_failure *failure,
                                       struct cc_error *err);
/* Fills end's documents, failures and checksum; the other fields are the caller's.  Frees the handle in any case. */
enum cc_status cc_share_writer_commit(struct cc_share_writer *writer, struct cc_share_end *end,
                                      struct cc_error *err);
void cc_share_writer_abort(struct cc_share_writer *writer); /* NULL is fine */

/* `path` must outlive the handle; all messages name it.  CC_E_INPUT: cannot be read, or is no shard. */
struct cc_share_reader;
enum cc_status cc_share_reader_open(const char *path, size_t max_line_bytes,
                                    struct cc_share_reader **reader, struct cc_error *err);
/* Good until the reader is closed. */
const struct cc_share_head *cc_share_reader_head(const struct cc_share_reader *reader);
/* CC_OK: *line is a document or a failure, good until the next call; CC_END: all lines were those that were written, and *line is the
 * end.  CC_E_INPUT: damaged or cut short.  CC_E_NOMEM. */
enum cc_status cc_share_reader_next(struct cc_share_reader *reader, struct cc_share_line *line,
                                    struct cc_error *err);
void cc_share_reader_close(struct cc_share_reader *reader); /* NULL is fine */

#endif
