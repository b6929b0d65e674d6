/* gone.h -- refs whose paragraphs have left the index, while segments still name them.
 *
 * Segments are never changed in place: what is gone is left out when they are read, and dropped
 * when they are merged.  Once all of them were merged into one, nothing names the gone ones any
 * more and this set is empty again (refs are never used twice).  A bit for each ref, in chunks
 * that are only there when one of their bits is set: 4 KB for 32,000 refs.
 *
 * Thread use: one thread at a time for each set. */
#ifndef CLEANCOPY_STATE_GONE_H
#define CLEANCOPY_STATE_GONE_H

#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CC_GONE_CHUNK_BYTES 4000 /* a row that fits one SQLite page */

struct cc_gone_chunk {
    bool changed;
    unsigned char bits[CC_GONE_CHUNK_BYTES];
};

struct cc_gone {
    struct cc_gone_chunk **chunks; /* NULL: no bit set */
    size_t n_chunks;
};

/* Zeroed is empty.  done frees, and empties. */
void cc_gone_done(struct cc_gone *gone);
static inline bool cc_gone_has(const struct cc_gone *gone, uint64_t ref)
{
    uint64_t at = ref / (CC_GONE_CHUNK_BYTES * 8), bit = ref % (CC_GONE_CHUNK_BYTES * 8);

    return at < gone->n_chunks && gone->chunks[at] != NULL &&
           (gone->chunks[at]->bits[bit / 8] >> (bit % 8) & 1) != 0;
}
enum cc_status cc_gone_add(struct cc_gone *gone, uint64_t ref, struct cc_error *err);

/* Between memory and the table `gone`.  save writes the chunks that have changed; clear empties
 * both. */
const char *cc_gone_schema(void);
enum cc_status cc_gone_load(struct cc_state *state, struct cc_gone *gone, struct cc_error *err);
enum cc_status cc_gone_save(struct cc_state *state, struct cc_gone *gone, struct cc_error *err);
enum cc_status cc_gone_clear(struct cc_state *state, struct cc_gone *gone,
                             struct cc_error *err);

#endif
