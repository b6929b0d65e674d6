/* The index of a batch, in memory.
 *
 *     keys         key -> first refs                           find_key
 *     postings     fingerprint -> refs                         find_fingerprint
 *     paragraphs   array, ref - 1 -> what is known             get
 *     tokens       token lists, end to end, perhaps on disk    load
 *
 * A copy of a stored text shares its token list, so that the ten-thousandth print of a cookie
 * notice costs the 28 bytes of its entry. */
#include "cleancopy/core/alloc.h"
#include "cleancopy/core/name_list.h"
#include "cleancopy/core/spool.h"
#include "cleancopy/dedup/index.h"
#include "cleancopy/dedup/ref_table.h"
#include "cleancopy/dedup/shingle.h"

/* Two halves where 64 bits would be padded. */
struct paragraph {
    uint32_t key[2];
    uint32_t tokens;    /* place in the spool / CC_SPOOL_ALIGN */
    uint32_t n_tokens;
    uint32_t canonical; /* ref */
    uint32_t paragraph;
    uint32_t document;  /* place in documents */
};

struct document {
    uint32_t id[2];
    uint32_t outlet; /* number in outlets */
};

struct cc_memory_index {
    struct paragraph *paragraphs;
    size_t n_paragraphs, paragraph_room;
    struct document *documents;
    size_t n_documents, document_room;
    struct cc_ref_table *keys, *postings;
    struct cc_name_list outlets;
    struct cc_spool tokens;
    uint64_t asked_key, asked_ref; /* the last answer of first_of_key(): what is found is */
    bool was_asked;                /* added next, most often; false once something was added */
};

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "index", "no memory for the index of paragraphs");
}

static uint64_t join(const uint32_t half[2])
{
    return (uint64_t)half[1] << 32 | half[0];
}

static void split(uint64_t value, uint32_t half[2])
{
    half[0] = (uint32_t)value;
    half[1] = (uint32_t)(value >> 32);
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

/* ---- finding ---- */

/* Slots lie all over tables that no cache holds: fetched together, a paragraph's cost one wait
 * instead of a dozen. */
static void expect(void *self, const uint64_t *fingerprints, size_t n)
{
    const struct cc_memory_index *m = self;

    for (size_t i = 0; i < n; i++)
        cc_ref_table_expect(m->postings, fingerprints[i]);
}

static enum cc_status find_fingerprint(void *self, uint64_t fingerprint, uint64_t *refs,
                                       size_t max, size_t *n, struct cc_error *err)
{
    const struct cc_memory_index *m = self;

    (void)err; /* cannot fail in memory */
    *n = cc_ref_table_find(m->postings, fingerprint, refs, max);
    return CC_OK;
}

static const struct paragraph *paragraph_of(const struct cc_memory_index *m, uint64_t ref)
{
    return &m->paragraphs[ref - 1];
}

static uint64_t token_place(const struct paragraph *p)
{
    return (uint64_t)p->tokens * CC_SPOOL_ALIGN;
}

static void fill(const struct cc_memory_index *m, uint64_t ref, struct cc_known *known)
{
    const struct paragraph *p = paragraph_of(m, ref);
    const struct document *doc = &m->documents[p->document];

    known->ref = ref;
    known->canonical = p->canonical;
    known->doc = join(doc->id);
    known->paragraph = p->paragraph;
    known->outlet = cc_name_list_get(&m->outlets, doc->outlet);
    known->key = join(p->key);
    known->tokens = NULL;
    known->n_tokens = p->n_tokens;
}

/* 0: there is none. */
static uint64_t first_of_key(struct cc_memory_index *m, uint64_t key)
{
    uint64_t refs[CC_REF_TABLE_MAX_REFS];
    size_t n;

    if (m->was_asked && m->asked_key == key)
        return m->asked_ref;
    n = cc_ref_table_find(m->keys, key, refs, CC_REF_TABLE_MAX_REFS);
    m->was_asked = true;
    m->asked_key = key;
    m->asked_ref = 0;
    for (size_t i = 0; i < n && m->asked_ref == 0; i++) {
        if (join(paragraph_of(m, refs[i])->key) == key)
            m->asked_ref = refs[i];
    }
    return m->asked_ref;
}

static enum cc_status find_key(void *self, struct cc_arena *arena, uint64_t key,
                               struct cc_known *known, struct cc_error *err)
{
    struct cc_memory_index *m = self;
    uint64_t ref = first_of_key(m, key);

    (void)arena; /* nothing is copied */
    (void)err;
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
    fill(m, ref, known);
    return CC_OK;
}

static enum cc_status load(void *self, struct cc_arena *arena, struct cc_known *known,
                           struct cc_error *err)
{
    struct cc_memory_index *m = self;
    uint64_t place = token_place(paragraph_of(m, known->ref));
    size_t bytes = known->n_tokens * sizeof *known->tokens;
    uint32_t *copy;

    known->tokens = (uint32_t *)cc_spool_peek(&m->tokens, place); /* not to be written to */
    if (known->tokens != NULL)
        return CC_OK;
    copy = cc_arena_alloc(arena, bytes);
    if (copy == NULL)
        return cc_arena_status(arena, "index", err);
    known->tokens = copy;
    return cc_spool_read(&m->tokens, place, copy, bytes, err);
}

/* ---- adding ---- */

/* The document's place: paragraphs of one document come one after the other, so that the last
 * entry is its own or it is new. */
static bool find_document(struct cc_memory_index *m, const struct cc_known *known,
                          uint32_t *place)
{
    struct document *documents;
    size_t n = m->n_documents;
    uint32_t outlet;

    *place = (uint32_t)n - 1;
    if (n > 0 && join(m->documents[n - 1].id) == known->doc &&
        cc_span_is(cc_name_list_get(&m->outlets, m->documents[n - 1].outlet), known->outlet))
        return true;
    if (!cc_name_list_number(&m->outlets, known->outlet, &outlet))
        return false;
    documents = grow(m->documents, n, &m->document_room, sizeof *documents);
    if (documents == NULL)
        return false;
    m->documents = documents;
    split(known->doc, documents[n].id);
    documents[n].outlet = outlet;
    *place = (uint32_t)m->n_documents++;
    return true;
}

/* The stored tokens of the first paragraph under this key, where they are the same ones. */
static enum cc_status find_equal_tokens(const struct cc_memory_index *m,
                                        const struct cc_known *known, uint64_t first,
                                        bool *found, struct cc_error *err)
{
    uint32_t theirs[1024]; /* at a time */
    size_t bytes = known->n_tokens * sizeof *theirs;
    uint64_t place;

    *found = false;
    if (first == 0 || paragraph_of(m, first)->n_tokens != known->n_tokens)
        return CC_OK;
    place = token_place(paragraph_of(m, first));
    for (size_t at = 0; at < bytes; at += sizeof theirs) {
        size_t n = bytes - at < sizeof theirs ? bytes - at : sizeof theirs;
        enum cc_status st = cc_spool_read(&m->tokens, place + at, theirs, n, err);

        if (st != CC_OK || !cc_tokens_equal(known->tokens + at / sizeof *theirs, theirs,
                                            n / sizeof *theirs))
            return st;
    }
    *found = true;
    return CC_OK;
}

static enum cc_status store_tokens(struct cc_memory_index *m, const struct cc_known *known,
                                   uint64_t first, uint32_t *place, struct cc_error *err)
{
    struct cc_span bytes = {(const char *)known->tokens,
                            known->n_tokens * sizeof *known->tokens};
    bool found;
    uint64_t at;
    enum cc_status st = find_equal_tokens(m, known, first, &found, err);

    if (st != CC_OK)
        return st;
    if (found) {
        *place = paragraph_of(m, first)->tokens;
        return CC_OK;
    }
    st = cc_spool_add(&m->tokens, bytes, &at, err);
    if (st != CC_OK)
        return st;
    if (at / CC_SPOOL_ALIGN > UINT32_MAX)
        return cc_fail(err, CC_E_LIMIT, "index", "more than 64 GiB of words");
    *place = (uint32_t)(at / CC_SPOOL_ALIGN);
    return CC_OK;
}

static enum cc_status store_paragraph(struct cc_memory_index *m, const struct cc_known *known,
                                      bool has_prints, struct cc_error *err)
{
    uint64_t ref = m->n_paragraphs + 1, first = first_of_key(m, known->key);
    struct paragraph *paragraphs = grow(m->paragraphs, m->n_paragraphs, &m->paragraph_room,
                                        sizeof *paragraphs);
    struct paragraph *p;
    enum cc_status st;

    if (paragraphs == NULL)
        return no_memory(err);
    m->paragraphs = paragraphs;
    m->was_asked = false;
    p = &paragraphs[ref - 1];
    split(known->key, p->key);
    p->paragraph = known->paragraph;
    p->n_tokens = known->n_tokens;
    p->canonical = (uint32_t)(known->canonical != 0 ? known->canonical : ref);
    st = store_tokens(m, known, first, &p->tokens, err);
    if (st != CC_OK)
        return st;
    if (!find_document(m, known, &p->document))
        return no_memory(err);
    if ((p->canonical == ref || has_prints) && first == 0 &&
        !cc_ref_table_add(m->keys, known->key, (uint32_t)ref))
        return no_memory(err);
    m->n_paragraphs++;
    return CC_OK;
}

static enum cc_status add(void *self, const struct cc_known *known,
                          const uint64_t *fingerprints, size_t n_fingerprints, uint64_t *ref,
                          struct cc_error *err)
{
    struct cc_memory_index *m = self;
    enum cc_status st;

    if (m->n_paragraphs >= UINT32_MAX - 1)
        return cc_fail(err, CC_E_LIMIT, "index", "more than %u paragraphs in memory",
                       UINT32_MAX - 1);
    if (known->canonical > m->n_paragraphs)
        return cc_fail(err, CC_E_STATE, "index", "no paragraph is stored under %llu",
                       (unsigned long long)known->canonical);
    st = store_paragraph(m, known, n_fingerprints > 0, err);
    if (st != CC_OK)
        return st;
    *ref = m->n_paragraphs;
    for (size_t i = 0; i < n_fingerprints; i++) {
        if (!cc_ref_table_add(m->postings, fingerprints[i], (uint32_t)*ref))
            return no_memory(err);
    }
    return CC_OK;
}

/* ---- the whole ---- */

struct cc_memory_index *cc_memory_index_open_spooled(struct cc_index *index, size_t token_bytes,
                                                     const char *spool_dir)
{
    struct cc_memory_index *m = cc_calloc(1, sizeof *m);

    if (m == NULL)
        return NULL;
    cc_name_list_init(&m->outlets);
    cc_spool_init(&m->tokens, token_bytes, spool_dir);
    m->keys = cc_ref_table_open();
    m->postings = cc_ref_table_open();
    if (m->keys == NULL || m->postings == NULL) {
        cc_memory_index_close(m);
        return NULL;
    }
    index->self = m;
    index->find_key = find_key;
    index->expect = expect;
    index->find_fingerprint = find_fingerprint;
    index->get = get;
    index->load = load;
    index->add = add;
    return m;
}

struct cc_memory_index *cc_memory_index_open(struct cc_index *index)
{
    return cc_memory_index_open_spooled(index, SIZE_MAX, "");
}

void cc_memory_index_close(struct cc_memory_index *m)
{
    if (m == NULL)
        return;
    cc_ref_table_close(m->postings);
    cc_ref_table_close(m->keys);
    cc_spool_done(&m->tokens);
    cc_name_list_done(&m->outlets);
    cc_free(m->documents);
    cc_free(m->paragraphs);
    cc_free(m);
}

uint64_t cc_memory_index_spooled(const struct cc_memory_index *m)
{
    return cc_spool_file_bytes(&m->tokens);
}
