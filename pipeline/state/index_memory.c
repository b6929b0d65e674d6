#include "index_memory.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/fingerprint.h"
#include "state_internal.h"

#include <inttypes.h>
#include <string.h>

/* ---- made and dropped ------------------------------------------------------------------ */

void cc_index_memory_drop(struct cc_state *state)
{
    struct cc_index_memory *m = state->memory;

    if (m == NULL)
        return;
    cc_words_done(&m->words);
    cc_gone_done(&m->gone);
    cc_outlet_names_done(&m->outlets);
    cc_known_cache_done(&m->known);
    cc_posting_buffer_done(&m->buffer);
    cc_segments_done(&m->segments);
    cc_free(m->places.list);
    cc_free(m);
    state->memory = NULL;
}

/* Fingerprints of another kind would match nothing, silently. */
static enum cc_status check_fingerprints(struct cc_state *state, struct cc_error *err)
{
    int64_t version = 0;
    enum cc_status st = cc_state_number(state, "fingerprint_version", &version, err);

    if (st == CC_OK && version != 0 && version != CC_FINGERPRINT_VERSION)
        return cc_fail(err, CC_E_STATE, "state",
                       "the state's fingerprints are of version %" PRId64
                       ", this program makes %d: cleancopy index compact (--state DIR) makes them "
                       "anew",
                       version, CC_FINGERPRINT_VERSION);
    return st;
}

static enum cc_status load(struct cc_state *state, struct cc_index_memory *m,
                           struct cc_error *err)
{
    int64_t next_ref = 0;
    enum cc_status st = check_fingerprints(state, err);

    if (st == CC_OK)
        st = cc_words_load(state, &m->words, err);
    if (st == CC_OK)
        st = cc_gone_load(state, &m->gone, err);
    if (st == CC_OK)
        st = cc_segments_load(state, &m->segments, err);
    if (st == CC_OK)
        st = cc_state_number(state, "next_ref", &next_ref, err);
    m->next_ref = m->saved_next_ref = next_ref > 0 ? (uint64_t)next_ref : 1;
    return st;
}

enum cc_status cc_index_memory_get(struct cc_state *state, struct cc_index_memory **memory,
                                   struct cc_error *err)
{
    enum cc_status st = CC_OK;

    *memory = NULL;
    if (state->memory == NULL) {
        state->memory = cc_calloc(1, sizeof *state->memory);
        if (state->memory == NULL)
            return cc_fail(err, CC_E_NOMEM, "state", "no memory for the index");
        cc_outlet_names_init(&state->memory->outlets);
        st = load(state, state->memory, err);
        if (st != CC_OK)
            cc_index_memory_drop(state);
    }
    *memory = state->memory;
    return st;
}

/* ---- postings -------------------------------------------------------------------------- */

enum cc_status cc_index_memory_find(struct cc_state *state, struct cc_index_memory *m,
                                    uint64_t print, uint64_t *refs, size_t max, size_t *n,
                                    struct cc_error *err)
{
    const struct cc_buffered *at;
    enum cc_status st =
        cc_segments_find(state, &m->segments, &m->gone, print, refs, max, n, err);

    if (st != CC_OK)
        return st;
    for (at = cc_posting_buffer_find(&m->buffer, print); at != NULL && *n < max;
         at = cc_posting_buffer_next(&m->buffer, at)) {
        if (!cc_gone_has(&m->gone, at->posting.ref))
            refs[(*n)++] = at->posting.ref;
    }
    return CC_OK;
}

enum cc_status cc_index_memory_post(struct cc_state *state, struct cc_index_memory *m,
                                    enum cc_print_kind kind, uint64_t value, uint64_t ref,
                                    struct cc_error *err)
{
    struct cc_posting posting = {cc_print_of(kind, value), ref};
    enum cc_status st = CC_OK;

    if (cc_posting_buffer_is_full(&m->buffer))
        st = cc_segments_write(state, &m->segments, &m->gone, &m->buffer, m->low_ref, false,
                               err);
    if (st != CC_OK)
        return st;
    if (m->buffer.n == 0)
        m->low_ref = ref;
    return cc_posting_buffer_add(&m->buffer, posting, err);
}

static enum cc_status save_numbers(struct cc_state *state, struct cc_index_memory *m,
                                   struct cc_error *err)
{
    enum cc_status st;

    if (m->next_ref == m->saved_next_ref)
        return CC_OK;
    st = cc_state_set_number(state, "next_ref", (int64_t)m->next_ref, err);
    if (st == CC_OK)
        st = cc_state_set_number(state, "fingerprint_version", CC_FINGERPRINT_VERSION, err);
    if (st == CC_OK)
        m->saved_next_ref = m->next_ref;
    return st;
}

enum cc_status cc_index_memory_flush(struct cc_state *state, struct cc_error *err)
{
    struct cc_index_memory *m = state->memory;
    enum cc_status st = CC_OK;

    if (m == NULL)
        return CC_OK;
    if (m->buffer.n > 0)
        st = cc_segments_write(state, &m->segments, &m->gone, &m->buffer, m->low_ref, false,
                               err);
    if (st == CC_OK)
        st = cc_words_save(state, &m->words, err);
    if (st == CC_OK)
        st = cc_gone_save(state, &m->gone, err);
    if (st == CC_OK)
        st = save_numbers(state, m, err);
    return st;
}

enum cc_status cc_index_memory_merge(struct cc_state *state, struct cc_error *err)
{
    struct cc_index_memory *m;
    enum cc_status st = cc_index_memory_get(state, &m, err);

    if (st == CC_OK)
        st = cc_segments_write(state, &m->segments, &m->gone, &m->buffer, m->low_ref, true,
                               err);
    return st;
}

/* ---- places ---------------------------------------------------------------------------- */

size_t cc_places_find(const struct cc_places *places, uint32_t paragraph)
{
    size_t low = 0, high = places->n;

    if (high > 0 && places->list[high - 1].paragraph < paragraph)
        return high; /* they come in order */
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (places->list[middle].paragraph < paragraph)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum cc_status cc_places_add(struct cc_places *places, uint32_t paragraph, uint64_t ref,
                             struct cc_error *err)
{
    size_t at = cc_places_find(places, paragraph);

    if (places->n == places->capacity) {
        size_t capacity = places->capacity == 0 ? 64 : places->capacity * 2;
        struct cc_place *list = cc_realloc_array(places->list, capacity, sizeof *list);

        if (list == NULL)
            return cc_fail(err, CC_E_NOMEM, "state", "no memory for a document's places");
        places->list = list;
        places->capacity = capacity;
    }
    memmove(places->list + at + 1, places->list + at, (places->n - at) * sizeof *places->list);
    places->list[at].paragraph = paragraph;
    places->list[at].ref = ref;
    places->n++;
    return CC_OK;
}

void cc_places_remove(struct cc_places *places, uint64_t doc, uint32_t paragraph)
{
    size_t at;

    if (!places->known || places->doc != doc)
        return;
    at = cc_places_find(places, paragraph);
    if (at == places->n || places->list[at].paragraph != paragraph)
        return;
    places->n--;
    memmove(places->list + at, places->list + at + 1,
            (places->n - at) * sizeof *places->list);
}

/* Adds the place of `ref` when it is one of the document (36 bits of its id are the print). */
static enum cc_status add_place(struct cc_state *state, struct cc_places *places, uint64_t ref,
                                struct cc_error *err)
{
    sqlite3_stmt *stmt;
    uint32_t paragraph;
    uint64_t doc;
    enum cc_status st;

    st = cc_state_prepare(state, "SELECT doc, paragraph FROM paragraph WHERE ref = ?1", &stmt,
                          err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, (int64_t)ref);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st != CC_END ? st
                            : cc_fail(err, CC_E_STATE, "state",
                                      "paragraph %" PRIu64 " is not in the index", ref);
    doc = cc_state_column_id(stmt, 0);
    paragraph = (uint32_t)cc_state_column_int(stmt, 1);
    cc_state_reset(stmt);
    return doc == places->doc ? cc_places_add(places, paragraph, ref, err) : CC_OK;
}

/* All refs under the document's print; the caller frees them. */
static enum cc_status list_refs(struct cc_state *state, struct cc_index_memory *m,
                                uint64_t doc, uint64_t **refs, size_t *n, struct cc_error *err)
{
    size_t max = 256;
    uint64_t *list = NULL, *grown;
    enum cc_status st;

    do {
        max *= 4;
        grown = cc_realloc_array(list, max, sizeof *list);
        if (grown == NULL) {
            cc_free(list);
            return cc_fail(err, CC_E_NOMEM, "state", "no memory for a document's places");
        }
        list = grown;
        st = cc_index_memory_find(state, m, cc_print_of(CC_PRINT_DOCUMENT, doc), list, max, n,
                                  err);
    } while (st == CC_OK && *n == max);
    *refs = list;
    return st;
}

enum cc_status cc_index_memory_know_places(struct cc_state *state, struct cc_index_memory *m,
                                           uint64_t doc, struct cc_error *err)
{
    struct cc_places *places = &m->places;
    uint64_t *refs = NULL;
    enum cc_status st;
    size_t n = 0, i;

    if (places->known && places->doc == doc)
        return CC_OK;
    places->known = false;
    places->doc = doc;
    places->n = 0;
    st = list_refs(state, m, doc, &refs, &n, err);
    for (i = 0; i < n && st == CC_OK; i++)
        st = add_place(state, places, refs[i], err);
    if (st == CC_OK)
        places->known = true;
    cc_free(refs);
    return st;
}
