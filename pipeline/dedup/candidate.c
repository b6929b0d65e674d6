#include "cleancopy/dedup/candidate.h"

#include <stdlib.h>

static int compare_candidates(const void *a, const void *b)
{
    const struct cc_candidate *x = a, *y = b;

    if (x->n_shared != y->n_shared)
        return x->n_shared > y->n_shared ? -1 : 1;
    return x->ref < y->ref ? -1 : x->ref > y->ref;
}

/* The refs that stand under the fingerprints, with repetitions. */
static enum cc_status list_refs(struct cc_arena *arena, struct cc_index *index,
                                const uint64_t *fingerprints, size_t n_fingerprints,
                                uint64_t **out, size_t *n_out, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    size_t n_refs = 0;
    uint64_t *refs =
        cc_arena_alloc(arena, n_fingerprints * CC_CANDIDATE_MAX_REFS * sizeof *refs);

    if (refs == NULL)
        return cc_arena_status(arena, "candidate", err);
    if (index->expect != NULL)
        index->expect(index->self, fingerprints, n_fingerprints);
    for (size_t i = 0; i < n_fingerprints && st == CC_OK; i++) {
        size_t n_found = 0;

        st = index->find_fingerprint(index->self, fingerprints[i], refs + n_refs,
                                     CC_CANDIDATE_MAX_REFS, &n_found, err);
        n_refs += n_found;
    }
    *out = refs;
    *n_out = n_refs;
    return st;
}

enum cc_status cc_candidate_list(struct cc_arena *arena, struct cc_index *index,
                                 const uint64_t *fingerprints, size_t n_fingerprints,
                                 struct cc_candidate **out, size_t *n_out,
                                 struct cc_error *err)
{
    size_t n_refs = 0, n_slots = 16, n = 0;
    struct cc_candidate *slots;
    uint64_t *refs = NULL;
    enum cc_status st =
        list_refs(arena, index, fingerprints, n_fingerprints, &refs, &n_refs, err);

    *n_out = 0;
    if (st != CC_OK || n_refs == 0)
        return st;
    while (n_slots < n_refs * 2)
        n_slots *= 2;
    slots = cc_arena_calloc(arena, n_slots, sizeof *slots);
    if (slots == NULL)
        return cc_arena_status(arena, "candidate", err);
    for (size_t i = 0; i < n_refs; i++) {
        size_t at = (size_t)((refs[i] * 0x9E3779B97F4A7C15u) >> 32) & (n_slots - 1);

        while (slots[at].ref != 0 && slots[at].ref != refs[i]) /* refs begin with 1 */
            at = (at + 1) & (n_slots - 1);
        slots[at].ref = refs[i];
        slots[at].n_shared++;
    }
    for (size_t i = 0; i < n_slots; i++) {
        if (slots[i].ref != 0)
            slots[n++] = slots[i];
    }
    if (n > CC_CANDIDATE_MAX)
        qsort(slots, n, sizeof *slots, compare_candidates);
    *out = slots;
    *n_out = n < CC_CANDIDATE_MAX ? n : CC_CANDIDATE_MAX;
    return CC_OK;
}
