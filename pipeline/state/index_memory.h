/* index_memory.h -- the part of the paragraph index that is in memory while a state is open.
 *
 * Made at the first use, from the file; what a transaction adds is written by flush, which
 * cc_state_commit() calls before it commits; a rollback drops all of it, so that the next use
 * reads what was committed.
 *
 *   words, gone, outlet names   tables that paragraphs refer to
 *   known                       rows of paragraphs that were read or added last, without words
 *   segments, buffer            postings: committed, and of the running transaction
 *   places                      where the document in hand has paragraphs in the index
 *
 * Thread use: one thread at a time for each state.  Calls belong inside a transaction. */
#ifndef CLEANCOPY_STATE_INDEX_MEMORY_H
#define CLEANCOPY_STATE_INDEX_MEMORY_H

#include "gone.h"
#include "known_cache.h"
#include "outlet_names.h"
#include "posting_buffer.h"
#include "segment.h"
#include "words.h"

/* The state's number: the first ref of a copy that is posted under its key too, where it has fingerprints.  Not there: 1.
 * States that were begun with schema 5 have older ones. */
#define CC_KEYS_OF_COPIES "keys_of_copies_from"

struct cc_place {
    uint32_t paragraph;
    uint64_t ref;
};

/* Of one document, ascending by paragraph. */
struct cc_places {
    bool known;
    uint64_t doc;
    struct cc_place *list;
    size_t n, capacity;
};

struct cc_index_memory {
    struct cc_words words;
    struct cc_gone gone;
    struct cc_outlet_names outlets;
    struct cc_known_cache known;
    struct cc_segments segments;
    struct cc_posting_buffer buffer;
    uint64_t low_ref;  /* no ref in the buffer is less */
    uint64_t next_ref; /* refs are never used twice: segments may still name those that went */
    uint64_t saved_next_ref;
    struct cc_places places;
};

/* The state's own, loaded when it is not there yet. */
enum cc_status cc_index_memory_get(struct cc_state *state, struct cc_index_memory **memory,
                                   struct cc_error *err);
/* Refs under a print, in segments and buffer, that are not gone: lowest first, at most `max`. */
enum cc_status cc_index_memory_find(struct cc_state *state, struct cc_index_memory *m,
                                    uint64_t print, uint64_t *refs, size_t max, size_t *n,
                                    struct cc_error *err);
/* Every posting of a new paragraph: its fingerprints, its key where it is canonical or has
 * some, its document.  Writes a segment first when the buffer has no room. */
enum cc_status cc_index_memory_post(struct cc_state *state, struct cc_index_memory *m,
                                    enum cc_print_kind kind, uint64_t value, uint64_t ref,
                                    struct cc_error *err);
/* Writes what is only in memory; nothing where there is none. */
enum cc_status cc_index_memory_flush(struct cc_state *state, struct cc_error *err);
void cc_index_memory_drop(struct cc_state *state);
/* All segments into one, without what is gone. */
enum cc_status cc_index_memory_merge(struct cc_state *state, struct cc_error *err);

/* Makes the memory's places those of `doc`. */
enum cc_status cc_index_memory_know_places(struct cc_state *state, struct cc_index_memory *m,
                                           uint64_t doc, struct cc_error *err);
/* Where `paragraph` stands in the list, or would stand. */
size_t cc_places_find(const struct cc_places *places, uint32_t paragraph);
enum cc_status cc_places_add(struct cc_places *places, uint32_t paragraph, uint64_t ref,
                             struct cc_error *err);
void cc_places_remove(struct cc_places *places, uint64_t doc, uint32_t paragraph);

#endif
