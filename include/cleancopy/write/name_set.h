/* name_set.h -- which names are taken, as a set of 64-bit hashes.
 *
 * 16 bytes a place, at most half of them full.  Two names with one hash (once in some hundred
 * million million pairs) look like one name, so the second gets more digits than it needed:
 * harmless.
 *
 * Pure but for the heap.  Thread use: one thread at a time for each set. */
#ifndef CLEANCOPY_WRITE_NAME_SET_H
#define CLEANCOPY_WRITE_NAME_SET_H

#include "cleancopy/core/span.h"

#include <stddef.h>
#include <stdint.h>

struct cc_name_entry {
    uint64_t key;  /* 0: an empty place */
    uint32_t uses; /* the caller's counter, 0 at first */
};

struct cc_name_set {
    struct cc_name_entry *places;
    size_t n_places, n; /* n_places is 0 or a power of two */
};

void cc_name_set_init(struct cc_name_set *set);
void cc_name_set_done(struct cc_name_set *set);

/* The entry of a name, added if need be; *added tells.  Good until the next call.  NULL: no
 * memory. */
struct cc_name_entry *cc_name_set_add(struct cc_name_set *set, struct cc_span name,
                                      bool *added);

#endif
