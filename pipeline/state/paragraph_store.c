/* The index of known paragraphs over SQLite rows and segments of postings.
 *
 * A paragraph's row has what a candidate is verified by: its words (words.h), no fingerprints,
 * which can be computed again.  A duplicate of the very same text has none of both, they are
 * its canonical paragraph's.  What a paragraph is found by -- fingerprints, key, document --
 * are postings (segment.h). */
#include "cleancopy/state/paragraph_store.h"

#include "cleancopy/core/alloc.h"
#include "index_memory.h"
#include "state_internal.h"

#include <inttypes.h>

/* Paragraphs looked at under one key.  One is enough, but for collisions in the 36 bits that
 * are kept of it; a text that is missed for them is found by its fingerprints. */
#define MAX_REFS_OF_KEY 64

const char *cc_paragraph_store_schema(void)
{
    /* canonical, key and tokens are NULL where they say nothing of their own: a canonical
     * paragraph's own number, the text of a duplicate that is its canonical paragraph's. */
    return "CREATE TABLE paragraph("
           "  ref INTEGER PRIMARY KEY,"
           "  canonical INTEGER,"
           "  doc INTEGER NOT NULL, paragraph INTEGER NOT NULL, outlet INTEGER NOT NULL,"
           "  has_prints INTEGER NOT NULL," /* 0 or 1, which take no byte */
           "  key INTEGER, tokens BLOB);"
           "CREATE INDEX paragraph_pointers ON paragraph(canonical)"
           "  WHERE canonical IS NOT NULL;";
}

static enum cc_status fail_ref(uint64_t ref, struct cc_error *err)
{
    return cc_fail(err, CC_E_STATE, "state", "paragraph %" PRIu64 " of the index is damaged",
                   ref);
}

/* ---- taking out ------------------------------------------------------------------------ */

enum cc_status cc_paragraph_store_drop_row(struct cc_state *state, uint64_t ref, uint64_t doc,
                                           uint32_t paragraph, struct cc_error *err)
{
    struct cc_index_memory *m;
    sqlite3_stmt *stmt;
    enum cc_status st = cc_index_memory_get(state, &m, err);

    if (st == CC_OK)
        st = cc_state_prepare(state, "DELETE FROM paragraph WHERE ref = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, (int64_t)ref);
    st = cc_state_run(state, stmt, err);
    if (st == CC_OK)
        st = cc_gone_add(&m->gone, ref, err);
    cc_known_cache_forget(&m->known, ref);
    cc_places_remove(&m->places, doc, paragraph);
    return st;
}

/* Takes out the first row that points at `ref`.  CC_END: none. */
static enum cc_status drop_pointer(struct cc_state *state, uint64_t ref, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    uint64_t pointer, doc;
    uint32_t paragraph;
    enum cc_status st;

    st = cc_state_prepare(
        state, "SELECT ref, doc, paragraph FROM paragraph WHERE canonical = ?1 LIMIT 1", &stmt,
        err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, (int64_t)ref);
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    pointer = (uint64_t)cc_state_column_int(stmt, 0);
    doc = cc_state_column_id(stmt, 1);
    paragraph = (uint32_t)cc_state_column_int(stmt, 2);
    cc_state_reset(stmt);
    return cc_paragraph_store_drop_row(state, pointer, doc, paragraph, err);
}

/* Takes out the rows that point at `ref`; their documents are to be compared again. */
static enum cc_status drop_pointers(struct cc_state *state, uint64_t ref, struct cc_error *err)
{
    static const char *const sql[] = {
        "UPDATE document SET to_compare = 1 WHERE to_compare = 0 AND id IN"
        " (SELECT doc FROM paragraph WHERE canonical = ?1)",
        "DELETE FROM duplicate WHERE (doc, paragraph) IN"
        " (SELECT doc, paragraph FROM paragraph WHERE canonical = ?1)",
    };
    sqlite3_stmt *stmt;
    enum cc_status st = CC_OK;
    size_t i;

    for (i = 0; i < sizeof sql / sizeof sql[0] && st == CC_OK; i++) {
        st = cc_state_prepare(state, sql[i], &stmt, err);
        if (st != CC_OK)
            return st;
        cc_state_bind_int(stmt, 1, (int64_t)ref);
        st = cc_state_run(state, stmt, err);
    }
    while (st == CC_OK)
        st = drop_pointer(state, ref, err);
    return st == CC_END ? CC_OK : st;
}

enum cc_status cc_paragraph_store_drop(struct cc_state *state, uint64_t doc,
                                       struct cc_error *err)
{
    struct cc_index_memory *m;
    enum cc_status st = cc_index_memory_get(state, &m, err);

    if (st == CC_OK)
        st = cc_index_memory_know_places(state, m, doc, err);
    while (st == CC_OK && m->places.n > 0) {
        struct cc_place last = m->places.list[m->places.n - 1];

        st = drop_pointers(state, last.ref, err);
        if (st == CC_OK)
            st = cc_paragraph_store_drop_row(state, last.ref, doc, last.paragraph, err);
    }
    return st;
}

enum cc_status cc_paragraph_store_clear(struct cc_state *state, struct cc_error *err)
{
    cc_index_memory_drop(state);
    return cc_state_exec(state,
                         "DELETE FROM paragraph; DELETE FROM posting; DELETE FROM segment;"
                         "DELETE FROM gone; DELETE FROM word; DELETE FROM outlet;"
                         "DELETE FROM number WHERE name IN ('next_ref', 'fingerprint_version',"
                         "  '" CC_KEYS_OF_COPIES "')",
                         err);
}

/* ---- reading rows ------------------------------------------------------------------------ */

static enum cc_status read_tokens(const struct cc_words *words, struct cc_span bytes,
                                  struct cc_arena *arena, struct cc_known *known,
                                  struct cc_error *err)
{
    size_t n = 0;

    if (!cc_words_count(bytes, &n) || n > UINT32_MAX)
        return fail_ref(known->ref, err);
    known->n_tokens = (uint32_t)n;
    known->tokens = cc_arena_alloc(arena, (n + 1) * sizeof *known->tokens);
    if (known->tokens == NULL)
        return cc_arena_status(arena, "state", err);
    return cc_words_decode(words, bytes, known->tokens) ? CC_OK : fail_ref(known->ref, err);
}

/* The statement at the key and tokens of a canonical paragraph; the caller resets it.  CC_END:
 * there is none with that number. */
static enum cc_status find_text(struct cc_state *state, uint64_t ref, sqlite3_stmt **stmt,
                                struct cc_error *err)
{
    enum cc_status st = cc_state_prepare(
        state, "SELECT key, tokens FROM paragraph WHERE ref = ?1 AND canonical IS NULL", stmt,
        err);

    if (st != CC_OK)
        return st;
    cc_state_bind_int(*stmt, 1, (int64_t)ref);
    return cc_state_step(state, *stmt, err);
}

/* The text of a duplicate that has none of its own. */
static enum cc_status read_canonical_text(struct cc_state *state, struct cc_index_memory *m,
                                          struct cc_arena *arena, struct cc_known *known,
                                          struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = find_text(state, known->canonical, &stmt, err);

    if (st != CC_OK)
        return st == CC_END ? fail_ref(known->ref, err) : st;
    known->key = cc_state_column_id(stmt, 0);
    st = read_tokens(&m->words, cc_state_column_view(stmt, 1), arena, known, err);
    cc_state_reset(stmt);
    return st;
}

/* Columns: canonical, doc, paragraph, outlet, key, tokens.  *own is false where the text is the
 * canonical paragraph's. */
static enum cc_status read_row(sqlite3_stmt *stmt, const struct cc_words *words,
                               struct cc_arena *arena, struct cc_known *known, bool *own,
                               struct cc_error *err)
{
    bool is_canonical = sqlite3_column_type(stmt, 0) == SQLITE_NULL;

    known->canonical = is_canonical ? known->ref : (uint64_t)cc_state_column_int(stmt, 0);
    known->doc = cc_state_column_id(stmt, 1);
    known->paragraph = (uint32_t)cc_state_column_int(stmt, 2);
    *own = sqlite3_column_type(stmt, 5) != SQLITE_NULL;
    if (!*own)
        return is_canonical ? fail_ref(known->ref, err) : CC_OK;
    known->key = cc_state_column_id(stmt, 4);
    return read_tokens(words, cc_state_column_view(stmt, 5), arena, known, err);
}

static enum cc_status select_row(struct cc_state *state, struct cc_index_memory *m,
                                 struct cc_arena *arena, struct cc_known *known,
                                 int64_t *outlet, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    bool own = false;
    enum cc_status st =
        cc_state_prepare(state,
                         "SELECT canonical, doc, paragraph, outlet, key, tokens"
                         " FROM paragraph WHERE ref = ?1",
                         &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, (int64_t)known->ref);
    st = cc_state_step(state, stmt, err);
    if (st == CC_END)
        return cc_fail(err, CC_E_STATE, "state", "paragraph %" PRIu64 " is not in the index",
                       known->ref);
    if (st != CC_OK)
        return st;
    *outlet = cc_state_column_int(stmt, 3);
    st = read_row(stmt, &m->words, arena, known, &own, err);
    cc_state_reset(stmt);
    return st == CC_OK && !own ? read_canonical_text(state, m, arena, known, err) : st;
}

static void keep(struct cc_index_memory *m, const struct cc_known *known, int64_t outlet)
{
    const struct cc_known_row row = {.ref = known->ref,
                                     .canonical = known->canonical,
                                     .doc = known->doc,
                                     .key = known->key,
                                     .outlet = outlet,
                                     .paragraph = known->paragraph,
                                     .n_tokens = known->n_tokens};

    cc_known_cache_put(&m->known, &row);
}

/* From memory without tokens, or from the file with them, for there they come with the row. */
static enum cc_status get(void *self, struct cc_arena *arena, uint64_t ref,
                          struct cc_known *known, struct cc_error *err)
{
    struct cc_state *state = self;
    struct cc_index_memory *m;
    const struct cc_known_row *row;
    int64_t outlet = 0;
    enum cc_status st = cc_index_memory_get(state, &m, err);

    if (st != CC_OK)
        return st;
    row = cc_known_cache_get(&m->known, ref);
    if (row != NULL) {
        *known = (struct cc_known){.ref = ref,
                                   .canonical = row->canonical,
                                   .doc = row->doc,
                                   .paragraph = row->paragraph,
                                   .key = row->key,
                                   .n_tokens = row->n_tokens};
        outlet = row->outlet;
    } else {
        known->ref = ref;
        st = select_row(state, m, arena, known, &outlet, err);
        if (st == CC_OK)
            keep(m, known, outlet);
    }
    return st == CC_OK
               ? cc_outlet_name(state, &m->outlets, arena, outlet, &known->outlet, err)
               : st;
}

static enum cc_status load(void *self, struct cc_arena *arena, struct cc_known *known,
                           struct cc_error *err)
{
    struct cc_state *state = self;
    struct cc_index_memory *m;
    int64_t outlet;
    enum cc_status st = cc_index_memory_get(state, &m, err);

    if (st != CC_OK || known->tokens != NULL)
        return st;
    return select_row(state, m, arena, known, &outlet, err);
}

/* ---- looking up -------------------------------------------------------------------------- */

static enum cc_status find_key(void *self, struct cc_arena *arena, uint64_t key,
                               struct cc_known *known, struct cc_error *err)
{
    struct cc_state *state = self;
    struct cc_index_memory *m;
    uint64_t refs[MAX_REFS_OF_KEY];
    size_t n = 0, i;
    enum cc_status st = cc_index_memory_get(state, &m, err);

    if (st == CC_OK)
        st = cc_index_memory_find(state, m, cc_print_of(CC_PRINT_KEY, key), refs,
                                  MAX_REFS_OF_KEY, &n, err);
    for (i = 0; i < n && st == CC_OK; i++) {
        st = get(state, arena, refs[i], known, err);
        if (st == CC_OK && known->key == key)
            return CC_OK;
    }
    return st == CC_OK ? CC_END : st;
}

static enum cc_status find_fingerprint(void *self, uint64_t fingerprint, uint64_t *refs,
                                       size_t max, size_t *n, struct cc_error *err)
{
    struct cc_state *state = self;
    struct cc_index_memory *m;
    enum cc_status st = cc_index_memory_get(state, &m, err);

    *n = 0;
    if (st == CC_OK)
        st = cc_index_memory_find(state, m, cc_print_of(CC_PRINT_FINGERPRINT, fingerprint),
                                  refs, max, n, err);
    return st;
}

/* ---- adding ------------------------------------------------------------------------------ */

/* Whether `ref` is canonical with this very key, and so may keep its number. */
static enum cc_status keeps_number(struct cc_state *state, uint64_t ref,
                                   const struct cc_known *known, bool *keeps,
                                   struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = CC_OK;

    *keeps = false;
    if (known->canonical != 0 && known->canonical != ref)
        return CC_OK;
    st = find_text(state, ref, &stmt, err);
    if (st != CC_OK)
        return st == CC_END ? CC_OK : st;
    *keeps = cc_state_column_id(stmt, 0) == known->key;
    cc_state_reset(stmt);
    return CC_OK;
}

/* What stands in the place of a paragraph that is added.  A document that is compared again
 * meets its own rows.  A canonical one that stays canonical keeps its number, because others
 * point at it; any other is taken out and stored anew.  *ref: the number kept, or 0. */
static enum cc_status clear_place(struct cc_state *state, struct cc_index_memory *m,
                                  const struct cc_known *known, uint64_t *ref,
                                  struct cc_error *err)
{
    enum cc_status st = cc_index_memory_know_places(state, m, known->doc, err);
    bool keeps = false;
    uint64_t old;
    size_t at;

    *ref = 0;
    if (st != CC_OK)
        return st;
    at = cc_places_find(&m->places, known->paragraph);
    if (at == m->places.n || m->places.list[at].paragraph != known->paragraph)
        return CC_OK;
    old = m->places.list[at].ref;
    st = keeps_number(state, old, known, &keeps, err);
    if (st == CC_OK && keeps)
        *ref = old;
    if (st != CC_OK || keeps)
        return st;
    st = drop_pointers(state, old, err);
    if (st == CC_OK)
        st = cc_paragraph_store_drop_row(state, old, known->doc, known->paragraph, err);
    return st;
}

/* Whether the text is its canonical paragraph's, word for word: then it is not stored twice. */
static enum cc_status has_own_text(struct cc_state *state, struct cc_index_memory *m,
                                   const struct cc_known *known, bool *own,
                                   struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    *own = true;
    if (known->canonical == 0)
        return CC_OK;
    st = find_text(state, known->canonical, &stmt, err);
    if (st != CC_OK)
        return st == CC_END ? CC_OK : st;
    *own = cc_state_column_id(stmt, 0) != known->key ||
           !cc_words_are(&m->words, cc_state_column_view(stmt, 1), known->tokens,
                         known->n_tokens);
    cc_state_reset(stmt);
    return CC_OK;
}

/* The tokens as they are stored, in the state's scratch buffer. */
static enum cc_status encode_tokens(struct cc_state *state, struct cc_index_memory *m,
                                    const struct cc_known *known, struct cc_span *bytes,
                                    struct cc_error *err)
{
    enum cc_status st;
    size_t room;
    char *out;

    cc_buf_clear(&state->scratch);
    if (!cc_size_multiply(known->n_tokens, CC_WORD_MAX_BYTES, &room))
        return cc_fail(err, CC_E_LIMIT, "state", "a paragraph with too many words");
    out = cc_buf_reserve(&state->scratch, room + 1);
    if (out == NULL)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for a paragraph");
    st = cc_words_encode(&m->words, known->tokens, known->n_tokens, (unsigned char *)out,
                         &bytes->len, err);
    bytes->ptr = out;
    return st;
}

static void keep_new(struct cc_index_memory *m, const struct cc_known *known, int64_t outlet,
                     uint64_t ref)
{
    struct cc_known stored = *known;

    stored.ref = ref;
    stored.canonical = known->canonical != 0 ? known->canonical : ref;
    keep(m, &stored, outlet);
}

static enum cc_status insert_paragraph(struct cc_state *state, struct cc_index_memory *m,
                                       const struct cc_known *known, bool has_prints,
                                       uint64_t ref, struct cc_error *err)
{
    struct cc_span bytes = CC_SPAN_EMPTY;
    sqlite3_stmt *stmt;
    int64_t outlet = 0;
    bool own;
    enum cc_status st = cc_outlet_number(state, &m->outlets, known->outlet, &outlet, err);

    if (st == CC_OK)
        st = has_own_text(state, m, known, &own, err);
    if (st == CC_OK && own)
        st = encode_tokens(state, m, known, &bytes, err);
    if (st == CC_OK)
        st = cc_state_prepare(state,
                              "INSERT INTO paragraph(ref, canonical, doc, paragraph, outlet,"
                              " has_prints, key, tokens)"
                              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                              &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, (int64_t)ref);
    if (known->canonical != 0) /* what is not bound is NULL */
        cc_state_bind_int(stmt, 2, (int64_t)known->canonical);
    cc_state_bind_id(stmt, 3, known->doc);
    cc_state_bind_int(stmt, 4, known->paragraph);
    cc_state_bind_int(stmt, 5, outlet);
    cc_state_bind_int(stmt, 6, has_prints);
    if (own) {
        cc_state_bind_id(stmt, 7, known->key);
        cc_state_bind_blob(stmt, 8, bytes.ptr, bytes.len);
    }
    st = cc_state_run(state, stmt, err);
    if (st == CC_OK)
        keep_new(m, known, outlet, ref);
    return st;
}

/* All that the new paragraph is found by. */
static enum cc_status post(struct cc_state *state, struct cc_index_memory *m,
                           const struct cc_known *known, const uint64_t *fingerprints,
                           size_t n_fingerprints, uint64_t ref, struct cc_error *err)
{
    enum cc_status st =
        cc_index_memory_post(state, m, CC_PRINT_DOCUMENT, known->doc, ref, err);
    size_t i;

    if (st == CC_OK && (known->canonical == 0 || n_fingerprints > 0))
        st = cc_index_memory_post(state, m, CC_PRINT_KEY, known->key, ref, err);
    for (i = 0; i < n_fingerprints && st == CC_OK; i++)
        st = cc_index_memory_post(state, m, CC_PRINT_FINGERPRINT, fingerprints[i], ref, err);
    return st;
}

static enum cc_status add(void *self, const struct cc_known *known,
                          const uint64_t *fingerprints, size_t n_fingerprints, uint64_t *ref,
                          struct cc_error *err)
{
    struct cc_state *state = self;
    struct cc_index_memory *m;
    uint64_t made = 0;
    enum cc_status st = cc_index_memory_get(state, &m, err);

    if (st == CC_OK)
        st = clear_place(state, m, known, &made, err);
    if (st != CC_OK || made != 0) {
        *ref = made;
        return st;
    }
    made = m->next_ref++;
    st = insert_paragraph(state, m, known, n_fingerprints > 0, made, err);
    if (st == CC_OK)
        st = post(state, m, known, fingerprints, n_fingerprints, made, err);
    if (st == CC_OK)
        st = cc_places_add(&m->places, known->paragraph, made, err);
    *ref = made;
    return st;
}

void cc_paragraph_store_index(struct cc_state *state, struct cc_index *index)
{
    index->self = state;
    index->find_key = find_key;
    index->expect = NULL; /* SQLite's pages are fetched by SQLite */
    index->find_fingerprint = find_fingerprint;
    index->get = get;
    index->load = load;
    index->add = add;
}
