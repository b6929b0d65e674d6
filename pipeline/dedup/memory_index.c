/* The index of a batch, in memory.
 *
 *     keys         hash table of canonical refs, by their key  find_key
 *     slots        fingerprint -> first ref + chain of more    find_fingerprint
 *     paragraphs   array, ref - 1 -> what is known             get
 *     chunks       token lists, end to end, never moved
 *
 * Four in five fingerprints belong to one paragraph alone: the first ref stands in the slot
 * itself, and only what comes after it costs a posting.  A copy of a stored text shares its
 * token list, so that the ten-thousandth print of a cookie notice costs the 32 bytes of its
 * entry. */
#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/index.h"
#include "cleancopy/dedup/shingle.h"

/* Postings kept for a fingerprint.  What 64 paragraphs share and print otherwise is a phrase or
 * a template, and time would grow with the square of its prints; caps of 64 and 500 find the
 * same share of copies (96.8 %) on 100,000 paragraphs.  The lowest refs are kept: the canonical
 * copies are among them. */
#define MAX_POSTINGS 64

#define CHUNK_TOKENS ((size_t)1 << 18)

struct paragraph {
    uint64_t key;
    uint32_t *tokens;
    uint32_t n_tokens;
    uint32_t canonical; /* ref */
    uint32_t paragraph;
    uint32_t document; /* place in documents */
};

struct document {
    uint64_t id;
    char *outlet; /* our own copy */
    size_t outlet_bytes;
};

struct slot {
    uint64_t fingerprint;
    uint32_t first; /* ref, 0: the slot is empty */
    uint32_t more;  /* place in postings of the newest of the others, 0 none */
};

struct posting {
    uint32_t ref, older;
};

struct chunk {
    struct chunk *older;
    size_t used, room;
    uint32_t tokens[];
};

struct cc_memory_index {
    struct paragraph *paragraphs;
    size_t n_paragraphs, paragraph_room;
    uint32_t *keys;
    size_t n_keys, n_key_slots;
    struct slot *slots;
    size_t n_fingerprints, n_slots;
    struct posting *postings; /* [0] is not used */
    size_t n_postings, posting_room;
    struct document *documents;
    size_t n_documents, document_room;
    struct chunk *newest;
};

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "index", "no memory for the index of paragraphs");
}

/* The array with room for one more element of `bytes`, moved perhaps; NULL, the old one as it
 * was, when memory is short. */
static void *grow(void *array, size_t count, size_t *room, size_t bytes)
{
    size_t more = *room == 0 ? 256 : *room + *room / 2;
    void *moved;

    if (count < *room)
        return array;
    moved = cc_realloc_array(array, more, bytes);
    if (moved != NULL)
        *room = more;
    return moved;
}

/* ---- keys ---- */

/* The place of the key's first paragraph, or of the empty slot where it would go. */
static size_t find_key_slot(const struct cc_memory_index *m, uint64_t key)
{
    size_t mask = m->n_key_slots - 1, at = (size_t)key & mask;

    while (m->keys[at] != 0 && m->paragraphs[m->keys[at] - 1].key != key)
        at = (at + 1) & mask;
    return at;
}

static bool make_room_for_key(struct cc_memory_index *m)
{
    uint32_t *old = m->keys;
    size_t n_old = m->n_key_slots;

    if (m->n_keys * 4 < n_old * 3)
        return true;
    m->keys = cc_calloc(n_old == 0 ? 1024 : n_old * 2, sizeof *m->keys);
    if (m->keys == NULL) {
        m->keys = old;
        return false;
    }
    m->n_key_slots = n_old == 0 ? 1024 : n_old * 2;
    for (size_t i = 0; i < n_old; i++) {
        if (old[i] != 0)
            m->keys[find_key_slot(m, m->paragraphs[old[i] - 1].key)] = old[i];
    }
    cc_free(old);
    return true;
}

/* ---- fingerprints ---- */

/* Winnowed hashes are minima: their high bits are mostly 0, hence the multiplication. */
static size_t home_slot(const struct cc_memory_index *m, uint64_t fingerprint)
{
    return (size_t)((fingerprint * 0x9E3779B97F4A7C15u) >> 24) & (m->n_slots - 1);
}

static size_t find_slot(const struct cc_memory_index *m, uint64_t fingerprint)
{
    size_t mask = m->n_slots - 1;
    size_t at = home_slot(m, fingerprint);

    while (m->slots[at].first != 0 && m->slots[at].fingerprint != fingerprint)
        at = (at + 1) & mask;
    return at;
}

static bool make_room_for_fingerprint(struct cc_memory_index *m)
{
    struct slot *old = m->slots;
    size_t n_old = m->n_slots;

    if (m->n_fingerprints * 4 < n_old * 3)
        return true;
    m->slots = cc_calloc(n_old == 0 ? 4096 : n_old * 2, sizeof *m->slots);
    if (m->slots == NULL) {
        m->slots = old;
        return false;
    }
    m->n_slots = n_old == 0 ? 4096 : n_old * 2;
    for (size_t i = 0; i < n_old; i++) {
        if (old[i].first != 0)
            m->slots[find_slot(m, old[i].fingerprint)] = old[i];
    }
    cc_free(old);
    return true;
}

static size_t chain_length(const struct cc_memory_index *m, const struct slot *slot)
{
    size_t n = 0;

    for (uint32_t at = slot->more; at != 0; at = m->postings[at].older)
        n++;
    return n;
}

static bool add_fingerprint(struct cc_memory_index *m, uint64_t fingerprint, uint32_t ref)
{
    struct posting *postings;
    struct slot *slot;

    if (!make_room_for_fingerprint(m))
        return false;
    slot = &m->slots[find_slot(m, fingerprint)];
    if (slot->first == 0) {
        slot->fingerprint = fingerprint;
        slot->first = ref;
        m->n_fingerprints++;
        return true;
    }
    if (chain_length(m, slot) + 1 >= MAX_POSTINGS)
        return true;
    postings = grow(m->postings, m->n_postings, &m->posting_room, sizeof *postings);
    if (postings == NULL)
        return false;
    m->postings = postings;
    m->postings[m->n_postings].ref = ref;
    m->postings[m->n_postings].older = slot->more;
    slot->more = (uint32_t)m->n_postings++;
    return true;
}

/* Slots lie all over a table that no cache holds: fetched together, a paragraph's cost one wait
 * instead of a dozen. */
static void expect(void *self, const uint64_t *fingerprints, size_t n)
{
    const struct cc_memory_index *m = self;

    if (m->n_slots == 0)
        return;
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(&m->slots[home_slot(m, fingerprints[i])], 1);
}

static enum cc_status find_fingerprint(void *self, uint64_t fingerprint, uint64_t *refs,
                                       size_t max, size_t *n, struct cc_error *err)
{
    const struct cc_memory_index *m = self;
    const struct slot *slot;
    size_t length;

    (void)err; /* cannot fail in memory */
    *n = 0;
    if (m->n_slots == 0 || max == 0)
        return CC_OK;
    slot = &m->slots[find_slot(m, fingerprint)];
    if (slot->first == 0)
        return CC_OK;
    refs[0] = slot->first;
    length = chain_length(m, slot);
    *n = length + 1 < max ? length + 1 : max;
    for (uint32_t at = slot->more; at != 0; at = m->postings[at].older, length--) {
        if (length < max) /* the chain runs from the highest ref down */
            refs[length] = m->postings[at].ref;
    }
    return CC_OK;
}

/* ---- paragraphs ---- */

static void fill(const struct cc_memory_index *m, uint32_t ref, struct cc_known *known)
{
    const struct paragraph *p = &m->paragraphs[ref - 1];
    const struct document *doc = &m->documents[p->document];

    known->ref = ref;
    known->canonical = p->canonical;
    known->doc = doc->id;
    known->paragraph = p->paragraph;
    known->outlet.ptr = doc->outlet;
    known->outlet.len = doc->outlet_bytes;
    known->key = p->key;
    known->tokens = p->tokens;
    known->n_tokens = p->n_tokens;
}

static enum cc_status find_key(void *self, struct cc_arena *arena, uint64_t key,
                               struct cc_known *known, struct cc_error *err)
{
    const struct cc_memory_index *m = self;
    uint32_t ref;

    (void)arena; /* nothing is copied: what is stored never moves */
    (void)err;
    if (m->n_key_slots == 0)
        return CC_END;
    ref = m->keys[find_key_slot(m, key)];
    if (ref == 0)
        return CC_END;
    fill(m, ref, known);
    return CC_OK;
}

static enum cc_status get(void *self, struct cc_arena *arena, uint64_t ref,
                          struct cc_known *known, struct cc_error *err)
{
    const struct cc_memory_index *m = self;

    (void)arena;
    if (ref == 0 || ref > m->n_paragraphs)
        return cc_fail(err, CC_E_STATE, "index", "no paragraph is stored under %llu",
                       (unsigned long long)ref);
    fill(m, (uint32_t)ref, known);
    return CC_OK;
}

/* ---- adding ---- */

/* The document's place: paragraphs of one document come one after the other, so that the last
 * entry is its own or it is new. */
static bool find_document(struct cc_memory_index *m, const struct cc_known *known,
                          uint32_t *place)
{
    struct document *documents, *last;
    size_t n = m->n_documents;

    if (n > 0) {
        last = &m->documents[n - 1];
        *place = (uint32_t)n - 1;
        if (last->id == known->doc && last->outlet_bytes == known->outlet.len &&
            (known->outlet.len == 0 ||
             memcmp(last->outlet, known->outlet.ptr, known->outlet.len) == 0))
            return true;
    }
    documents = grow(m->documents, n, &m->document_room, sizeof *documents);
    if (documents == NULL)
        return false;
    m->documents = documents;
    last = &documents[n];
    last->id = known->doc;
    last->outlet_bytes = known->outlet.len;
    last->outlet = NULL;
    if (known->outlet.len > 0) {
        last->outlet = cc_malloc(known->outlet.len);
        if (last->outlet == NULL)
            return false;
        memcpy(last->outlet, known->outlet.ptr, known->outlet.len);
    }
    *place = (uint32_t)m->n_documents++;
    return true;
}

/* A copy of the tokens in the newest chunk; a list that does not fit begins another. */
static uint32_t *store_tokens(struct cc_memory_index *m, const uint32_t *tokens, size_t n)
{
    struct chunk *chunk = m->newest;
    uint32_t *copy;

    if (chunk == NULL || chunk->room - chunk->used < n) {
        size_t room = n > CHUNK_TOKENS ? n : CHUNK_TOKENS;

        chunk = cc_malloc(sizeof *chunk + room * sizeof *tokens);
        if (chunk == NULL)
            return NULL;
        chunk->older = m->newest;
        chunk->used = 0;
        chunk->room = room;
        m->newest = chunk;
    }
    copy = chunk->tokens + chunk->used;
    if (n > 0)
        memcpy(copy, tokens, n * sizeof *tokens);
    chunk->used += n;
    return copy;
}

/* The stored tokens of a paragraph with the same key, where there is one and it is the same
 * text. */
static uint32_t *equal_tokens(const struct cc_memory_index *m, const struct cc_known *known)
{
    uint32_t ref = m->keys[find_key_slot(m, known->key)];
    const struct paragraph *p;

    if (ref == 0)
        return NULL;
    p = &m->paragraphs[ref - 1];
    if (p->n_tokens != known->n_tokens ||
        !cc_tokens_equal(p->tokens, known->tokens, p->n_tokens))
        return NULL;
    return p->tokens;
}

static bool store_paragraph(struct cc_memory_index *m, const struct cc_known *known)
{
    uint32_t ref = (uint32_t)m->n_paragraphs + 1;
    struct paragraph *paragraphs, *p;

    if (!make_room_for_key(m))
        return false;
    paragraphs = grow(m->paragraphs, m->n_paragraphs, &m->paragraph_room, sizeof *paragraphs);
    if (paragraphs == NULL)
        return false;
    m->paragraphs = paragraphs;
    p = &paragraphs[ref - 1];
    p->key = known->key;
    p->paragraph = known->paragraph;
    p->n_tokens = known->n_tokens;
    p->canonical = known->canonical != 0 ? (uint32_t)known->canonical : ref;
    p->tokens = equal_tokens(m, known);
    if (p->tokens == NULL)
        p->tokens = store_tokens(m, known->tokens, known->n_tokens);
    if (p->tokens == NULL || !find_document(m, known, &p->document))
        return false;
    m->n_paragraphs++;
    if (p->canonical == ref) {
        size_t at = find_key_slot(m, p->key);

        if (m->keys[at] == 0) {
            m->keys[at] = ref;
            m->n_keys++;
        }
    }
    return true;
}

static enum cc_status add(void *self, const struct cc_known *known,
                          const uint64_t *fingerprints, size_t n_fingerprints, uint64_t *ref,
                          struct cc_error *err)
{
    struct cc_memory_index *m = self;

    if (m->n_paragraphs >= UINT32_MAX - 1 || m->n_postings >= UINT32_MAX - n_fingerprints)
        return cc_fail(err, CC_E_LIMIT, "index", "more than %u paragraphs in memory",
                       UINT32_MAX - 1);
    if (known->canonical > m->n_paragraphs)
        return cc_fail(err, CC_E_STATE, "index", "no paragraph is stored under %llu",
                       (unsigned long long)known->canonical);
    if (!store_paragraph(m, known))
        return no_memory(err);
    *ref = m->n_paragraphs;
    for (size_t i = 0; i < n_fingerprints; i++) {
        if (!add_fingerprint(m, fingerprints[i], (uint32_t)*ref))
            return no_memory(err);
    }
    return CC_OK;
}

struct cc_memory_index *cc_memory_index_open(struct cc_index *index)
{
    struct cc_memory_index *m = cc_calloc(1, sizeof *m);

    if (m == NULL)
        return NULL;
    m->n_postings = 1;
    index->self = m;
    index->find_key = find_key;
    index->expect = expect;
    index->find_fingerprint = find_fingerprint;
    index->get = get;
    index->add = add;
    return m;
}

void cc_memory_index_close(struct cc_memory_index *m)
{
    if (m == NULL)
        return;
    while (m->newest != NULL) {
        struct chunk *older = m->newest->older;

        cc_free(m->newest);
        m->newest = older;
    }
    for (size_t i = 0; i < m->n_documents; i++)
        cc_free(m->documents[i].outlet);
    cc_free(m->documents);
    cc_free(m->postings);
    cc_free(m->slots);
    cc_free(m->keys);
    cc_free(m->paragraphs);
    cc_free(m);
}
