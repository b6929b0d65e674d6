/* spool.h -- bytes that are put down once and read again: in memory up to a limit, what comes
 * after it in a temporary file.
 *
 *     |  in memory, up to memory_bytes  |  file, no name  | last MiB: in memory |
 *     0                                 first_in_file     ...                       place
 *
 * Pieces are read whole, by the place that cc_spool_add() gave.  The file has no name (made with
 * O_TMPFILE, or removed at once), so that it is gone with the process, however that ends.  It
 * is read with pread(): its pages belong to the system's cache, not to our memory, and an error
 * of the disk is a status, not a signal as with mmap().
 *
 * An edge.  Thread use: one thread at a time for each spool. */
#ifndef CLEANCOPY_CORE_SPOOL_H
#define CLEANCOPY_CORE_SPOOL_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdint.h>

/* Each piece begins at a multiple of this, so that pieces in memory can hold numbers, and that
 * 32 bits of place/16 reach 64 GiB. */
#define CC_SPOOL_ALIGN 16

struct cc_spool {
    const char *dir;     /* where the file is made once it is needed; the caller's */
    size_t memory_bytes; /* as given, rounded to chunks */
    char **chunks;       /* of 1 MiB each; a longer piece has several in a row */
    size_t n_chunks, chunk_room;
    size_t used;         /* bytes of the newest chunk */
    struct cc_spool_block *blocks; /* what is to be freed */
    int fd;              /* -1: no file yet */
    uint64_t first_in_file; /* place of the file's first byte; UINT64_MAX: no file yet */
    uint64_t file_bytes; /* written to it */
    char *tail;          /* what comes behind them */
    size_t tail_bytes;
};

/* Where large temporary files belong: $TMPDIR, else /var/tmp, which is on disk where /tmp is held in memory, else
 * /tmp.  Good until the environment changes. */
const char *cc_spool_folder(void);

/* Takes no memory and makes no file yet.  `dir` must outlive the spool. */
void cc_spool_init(struct cc_spool *spool, size_t memory_bytes, const char *dir);

/* Gives back memory and file.  An initialised spool may be emptied at any time, twice too. */
void cc_spool_done(struct cc_spool *spool);

/* Appends a piece of up to 4 GiB (it may be empty); *place is a multiple of CC_SPOOL_ALIGN.
 * CC_E_NOMEM; CC_E_IO when the file cannot be made or written: the message names the folder and
 * says what to do. */
enum cc_status cc_spool_add(struct cc_spool *spool, struct cc_span bytes, uint64_t *place,
                            struct cc_error *err);

/* The piece where it lies, aligned and good until cc_spool_done(), while it is in memory; NULL
 * when it went to the file. */
const void *cc_spool_peek(const struct cc_spool *spool, uint64_t place);

/* Copies `bytes` of the piece that begins at `place`.  CC_E_IO when the file cannot be read. */
enum cc_status cc_spool_read(const struct cc_spool *spool, uint64_t place, void *into,
                             size_t bytes, struct cc_error *err);

/* Tells that the piece is read soon, so that a disk can fetch it ahead; may do nothing. */
void cc_spool_expect(const struct cc_spool *spool, uint64_t place, size_t bytes);

/* Bytes in the file, what is still on its way there included; 0 while there is none. */
uint64_t cc_spool_file_bytes(const struct cc_spool *spool);

#endif
