/* compared_file.h -- what another engine found (source/compared_line.h), into a state in the place of comparing here.
 *
 * The file is read twice: nothing is put before all of it was found whole and of these shards.  Then all rows go in at once, in one
 * transaction, or none.  Whether a copy is one is not asked again, that is what the engine was for; but no row gets in that
 * breaks what every reader of a state counts on: both documents are there, they are two, and what is pointed at is no copy itself.
 * That the paragraphs are there too is seen when their documents are read (cc_compare_stored_given()).
 *
 * A file of one part (n_parts not 0) goes into a state that holds the documents of the part's shards alone (state/part_store.h).
 *
 * An edge.  Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_COMPARED_FILE_H
#define CLEANCOPY_COMPARED_FILE_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

#include <stdint.h>

struct cc_compared_file {
    const char *path; /* .gz and .zst too; the caller's, and what follows */
    uint64_t shards;  /* as in the head of the file; of a part: its "own" */
    uint32_t part, n_parts; /* from 1; n_parts 0: the file is to be of all shards */
    uint64_t sum;     /* filled: one of all lines */
    uint64_t all; /* filled, of a part: the head's "shards" */
    uint64_t n_documents, n_rows;
};

/* Reads all of it.  Give path, shards, part and n_parts.  `cfg`: prefer, and limits.max_line_bytes.  CC_E_INPUT: cannot be read, is no such file, was cut short, or is of
 * other shards or another part, of another version or another list of preferred outlets; each message names the file. */
enum cc_status cc_compared_file_check(struct cc_compared_file *file, const struct cc_config *cfg,
                                      struct cc_error *err);

/* After a check: all rows, in the place of those that are there; every document is then to be compared, by
 * cc_compare_stored_given().  Does nothing where this very file is in the state and its documents were all compared.  CC_E_INPUT: the
 * state has other documents, or a row that it cannot hold. */
enum cc_status cc_compared_file_put(const struct cc_compared_file *file, const struct cc_config *cfg,
                                    struct cc_state *state, struct cc_error *err);

/* The same of a part, into a state of its own that was just made and holds all of its shards' documents: within the caller's
 * transaction, which is to be given up after a failure. */
enum cc_status cc_compared_file_put_part(const struct cc_compared_file *file, const struct cc_config *cfg,
                                         struct cc_state *state, struct cc_error *err);

#endif
