#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/fingerprint.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/paragraph_store.h"

#include "../../../pipeline/state/index_memory.h"
#include "../../../pipeline/state/state_internal.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct place {
    char *dir;
    struct cc_state *state;
    struct cc_index index;
    struct cc_arena arena;
};

static void open_place(struct place *place)
{
    struct cc_error err;

    if (cc_state_open(place->dir, &place->state, &err) != CC_OK)
        fail_msg("%s", err.message);
    cc_paragraph_store_index(place->state, &place->index);
}

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    cc_arena_init(&place->arena, 1 << 26);
    open_place(place);
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_state_close(place->state);
    cc_arena_done(&place->arena);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static void begin(struct place *place)
{
    assert_int_equal(cc_state_begin(place->state, NULL), CC_OK);
}

static void commit(struct place *place)
{
    assert_int_equal(cc_state_commit(place->state, NULL), CC_OK);
}

static void put_document(struct place *place, uint64_t id, const char *outlet,
                         const char *record)
{
    struct cc_stored_document doc = {id, cc_span_from(outlet), CC_SPAN("2024-01-01"),
                                     cc_span_from(record), CC_SPAN_EMPTY};
    bool changed;

    assert_int_equal(cc_document_put(place->state, &doc, false, &changed, NULL), CC_OK);
}

/* ---- texts: a key tells the tokens, the tokens tell the fingerprints ---------------------- */

#define MAX_TOKENS 200

/* A small generator, so that a failure can be repeated. */
static uint32_t pick(uint64_t *seed, uint32_t below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % below;
}

/* Few words and short texts, so that many have fingerprints in common; from 1,000 on long ones
 * that have none. */
static uint32_t tokens_of(uint64_t key, uint32_t tokens[MAX_TOKENS])
{
    bool is_long = key >= 1000;
    uint32_t n = is_long ? 150 : (uint32_t)(key % 9), i;
    uint64_t seed = key * 7919;

    for (i = 0; i < n; i++)
        tokens[i] = (pick(&seed, is_long ? UINT32_MAX : 4) + 1) * UINT32_C(0x9E3779B1);
    return n;
}

static size_t prints_of(uint64_t key, uint64_t prints[MAX_TOKENS])
{
    uint32_t tokens[MAX_TOKENS];
    uint32_t n = tokens_of(key, tokens);

    return cc_fingerprint_list(tokens, n, prints);
}

static enum cc_status try_add(struct place *place, uint64_t doc, uint32_t paragraph,
                              uint64_t key, uint64_t canonical, bool has_prints, uint64_t *ref,
                              struct cc_error *err)
{
    uint32_t tokens[MAX_TOKENS];
    uint64_t prints[MAX_TOKENS] = {0}; /* gcc -O3 does not see that none of them is read */
    struct cc_known known = {.canonical = canonical,
                             .doc = doc,
                             .paragraph = paragraph,
                             .outlet = CC_SPAN("harbourpost.example"),
                             .key = key,
                             .tokens = tokens,
                             .n_tokens = tokens_of(key, tokens)};
    size_t n = has_prints ? prints_of(key, prints) : 0;

    return place->index.add(place->index.self, &known, prints, n, ref, err);
}

static uint64_t add(struct place *place, uint64_t doc, uint32_t paragraph, uint64_t key,
                    uint64_t canonical, bool has_prints)
{
    struct cc_error err;
    uint64_t ref = 0;

    if (try_add(place, doc, paragraph, key, canonical, has_prints, &ref, &err) != CC_OK)
        fail_msg("%s", err.message);
    return ref;
}

/* With its tokens. */
static void get(struct place *place, uint64_t ref, struct cc_known *known)
{
    struct cc_index *index = &place->index;
    struct cc_error err;

    if (index->get(index->self, &place->arena, ref, known, &err) != CC_OK ||
        index->load(index->self, &place->arena, known, &err) != CC_OK)
        fail_msg("%s", err.message);
}

static void assert_sound(struct place *place)
{
    char problem[256];

    assert_int_equal(cc_paragraph_store_check(place->state, problem, NULL), CC_OK);
    assert_string_equal(problem, "");
}

static void a_paragraph_comes_back_as_it_was_stored(void **data)
{
    static const uint64_t prints[] = {0, UINT64_MAX, UINT64_C(1) << 63, 7, 7};
    uint32_t tokens[] = {0, UINT32_MAX, 70000, UINT32_MAX};
    struct place *place = *data;
    struct cc_known known = {.doc = UINT64_MAX,
                             .paragraph = 70000,
                             .outlet = CC_SPAN("harbourpost.example"),
                             .key = UINT64_C(0xfedcba9876543213),
                             .tokens = tokens,
                             .n_tokens = 4};
    uint64_t refs[4], ref = 0;
    size_t n, i;

    begin(place);
    assert_int_equal(place->index.add(place->index.self, &known, prints, 5, &ref, NULL), CC_OK);
    assert_int_equal(ref, 1);
    memset(&known, 0, sizeof known);
    get(place, 1, &known);
    assert_true(known.ref == 1 && known.canonical == 1 && known.doc == UINT64_MAX);
    assert_true(known.paragraph == 70000 && known.key == UINT64_C(0xfedcba9876543213));
    assert_int_equal(known.n_tokens, 4);
    assert_memory_equal(known.tokens, tokens, sizeof tokens);
    assert_span_is(known.outlet, "harbourpost.example");
    for (i = 0; i < 5; i++) {
        assert_int_equal(
            place->index.find_fingerprint(place->index.self, prints[i], refs, 4, &n, NULL),
            CC_OK);
        assert_true(n == 1 && refs[0] == 1);
    }
    assert_int_equal(place->index.get(place->index.self, &place->arena, 2, &known, NULL),
                     CC_E_STATE);
    assert_int_equal(place->index.get(place->index.self, &place->arena, 0, &known, NULL),
                     CC_E_STATE);
    commit(place);
}

/* ---- the model: what the contract says, in an array -------------------------------------- */

#define MODEL_ROWS 4000
#define N_DOCS     12
#define N_PLACES   6
#define N_KEYS     25

struct row {
    uint64_t ref, canonical, doc, key;
    uint32_t paragraph;
    bool has_prints;
};

struct model {
    struct row rows[MODEL_ROWS];
    size_t count;
    uint64_t last_ref; /* numbers are never used twice */
};

static void model_drop(struct model *m, size_t at)
{
    memmove(&m->rows[at], &m->rows[at + 1], (m->count - at - 1) * sizeof m->rows[0]);
    m->count--;
}

/* A row and all that points at it. */
static void model_drop_ref(struct model *m, uint64_t ref)
{
    size_t i = 0;

    while (i < m->count) {
        if (m->rows[i].ref == ref || m->rows[i].canonical == ref)
            model_drop(m, i);
        else
            i++;
    }
}

static void model_drop_document(struct model *m, uint64_t doc)
{
    size_t i = 0;

    while (i < m->count) {
        if (m->rows[i].doc == doc) {
            model_drop_ref(m, m->rows[i].ref);
            i = 0;
        } else {
            i++;
        }
    }
}

static uint64_t model_add(struct model *m, const struct row *row)
{
    size_t i;

    for (i = 0; i < m->count; i++) {
        struct row *old = &m->rows[i];

        if (old->doc != row->doc || old->paragraph != row->paragraph)
            continue;
        if (old->canonical == old->ref && old->key == row->key && row->canonical == 0)
            return old->ref;
        model_drop_ref(m, old->ref);
        break;
    }
    assert_true(m->count < MODEL_ROWS);
    m->rows[m->count] = *row;
    m->rows[m->count].ref = ++m->last_ref;
    if (row->canonical == 0)
        m->rows[m->count].canonical = m->rows[m->count].ref;
    return m->rows[m->count++].ref;
}

static uint64_t key_of(const struct model *m, uint64_t ref)
{
    size_t i;

    for (i = 0; m->rows[i].ref != ref; i++)
        assert_true(i < m->count);
    return m->rows[i].key;
}

static void random_add(struct place *place, struct model *m, uint64_t *seed)
{
    uint32_t tokens[MAX_TOKENS];
    struct row row;

    memset(&row, 0, sizeof row);
    row.doc = pick(seed, N_DOCS);
    row.paragraph = pick(seed, N_PLACES);
    row.key = pick(seed, N_KEYS);
    if (m->count > 0 && pick(seed, 2) == 0) {
        const struct row *other = &m->rows[pick(seed, (uint32_t)m->count)];

        if (other->canonical == other->ref && other->doc != row.doc)
            row.canonical = other->ref;
        if (row.canonical != 0 && pick(seed, 2) == 0)
            row.key = other->key;
    }
    /* a duplicate of the very same text is found by its canonical paragraph's fingerprints */
    row.has_prints = row.canonical == 0 && tokens_of(row.key, tokens) >= 3;
    if (row.canonical != 0 && tokens_of(row.key, tokens) >= 3)
        row.has_prints = row.key != key_of(m, row.canonical) && pick(seed, 2) == 0;
    assert_int_equal(
        add(place, row.doc, row.paragraph, row.key, row.canonical, row.has_prints),
        model_add(m, &row));
}

static void compare_keys(struct place *place, const struct model *m)
{
    struct cc_known known;
    enum cc_status st;
    uint64_t key;
    size_t i;

    for (key = 0; key < N_KEYS; key++) {
        for (i = 0; i < m->count; i++) {
            if (m->rows[i].key == key &&
                (m->rows[i].canonical == m->rows[i].ref || m->rows[i].has_prints))
                break;
        }
        st = place->index.find_key(place->index.self, &place->arena, key, &known, NULL);
        assert_int_equal(st, i < m->count ? CC_OK : CC_END);
        if (st == CC_OK)
            assert_true(known.ref == m->rows[i].ref && known.doc == m->rows[i].doc);
    }
}

static bool has_print(const struct row *row, uint64_t print)
{
    uint64_t prints[MAX_TOKENS];
    size_t n = row->has_prints ? prints_of(row->key, prints) : 0, i;

    for (i = 0; i < n && prints[i] != print; i++)
        continue;
    return i < n;
}

static void compare_print(struct place *place, const struct model *m, uint64_t print,
                          size_t max)
{
    uint64_t refs[MODEL_ROWS];
    size_t n, wanted = 0, i;

    assert_int_equal(
        place->index.find_fingerprint(place->index.self, print, refs, max, &n, NULL), CC_OK);
    for (i = 0; i < m->count && wanted < max; i++) {
        if (!has_print(&m->rows[i], print))
            continue;
        assert_true(wanted < n && refs[wanted] == m->rows[i].ref);
        wanted++;
    }
    assert_int_equal(n, wanted);
}

static void compare_fingerprints(struct place *place, const struct model *m, uint64_t *seed)
{
    uint64_t prints[MAX_TOKENS], key;
    size_t n, i;

    for (key = 0; key < N_KEYS; key++) {
        n = prints_of(key, prints);
        for (i = 0; i < n; i++)
            compare_print(place, m, prints[i],
                          pick(seed, 2) == 0 ? pick(seed, 4) : MODEL_ROWS);
    }
}

static void compare_all(struct place *place, const struct model *m, uint64_t *seed)
{
    struct cc_index_stats stats;
    uint32_t tokens[MAX_TOKENS];
    struct cc_known known;
    size_t i;

    for (i = 0; i < m->count; i++) {
        const struct row *row = &m->rows[i];

        get(place, row->ref, &known);
        assert_true(known.ref == row->ref && known.canonical == row->canonical);
        assert_true(known.doc == row->doc && known.paragraph == row->paragraph);
        assert_true(known.key == row->key && known.n_tokens == tokens_of(row->key, tokens));
        assert_memory_equal(known.tokens, tokens, known.n_tokens * sizeof *tokens);
    }
    compare_keys(place, m);
    compare_fingerprints(place, m, seed);
    assert_int_equal(cc_paragraph_store_stats(place->state, &stats, NULL), CC_OK);
    assert_int_equal(stats.paragraphs, m->count);
    assert_int_equal(stats.documents, N_DOCS);
    assert_sound(place);
    cc_arena_reset(&place->arena);
}

static void random_operations_give_what_the_model_gives(void **data)
{
    struct place *place = *data;
    struct model *m = calloc(2, sizeof *m), *committed = m + 1;
    uint64_t seed = 20240229, doc;
    char record[32];
    int step;

    assert_non_null(m);
    begin(place);
    for (doc = 0; doc < N_DOCS; doc++)
        put_document(place, doc, "harbourpost.example", "first");
    for (step = 0; step < 3000; step++) {
        switch (pick(&seed, 60)) {
        case 0: /* a document is replaced */
            doc = pick(&seed, N_DOCS);
            (void)snprintf(record, sizeof record, "%d", step);
            put_document(place, doc, "harbourpost.example", record);
            model_drop_document(m, doc);
            break;
        case 1:
            commit(place);
            begin(place);
            *committed = *m;
            break;
        case 2:
            if (pick(&seed, 3) != 0)
                break;
            commit(place);
            *committed = *m;
            cc_state_close(place->state);
            open_place(place);
            begin(place);
            break;
        case 3:
            if (committed->count == 0)
                break;
            cc_state_rollback(place->state);
            *m = *committed;
            begin(place);
            break;
        case 4:
            compare_all(place, m, &seed);
            break;
        default:
            random_add(place, m, &seed);
        }
    }
    compare_all(place, m, &seed);
    free(m);
}

/* ---- documents that point at each other -------------------------------------------------- */

static void compared(struct place *place, uint64_t id, uint64_t of)
{
    struct cc_paragraph paragraph;
    struct cc_document doc;

    memset(&paragraph, 0, sizeof paragraph);
    memset(&doc, 0, sizeof doc);
    doc.id = id;
    doc.paragraphs = &paragraph;
    doc.n_paragraphs = 1;
    if (of != 0) {
        paragraph.duplicate_of.doc = of;
        paragraph.duplicate_of.similarity = 1;
        paragraph.duplicate_of.relation = CC_RELATION_EXACT;
    }
    assert_int_equal(cc_document_set_duplicates(place->state, &doc, NULL), CC_OK);
}

static size_t count_to_compare(struct place *place)
{
    struct cc_document_cursor *cursor;
    struct cc_stored_document doc;
    size_t n = 0;

    assert_int_equal(cc_documents_open(place->state, CC_DOCUMENTS_TO_COMPARE, &cursor, NULL),
                     CC_OK);
    while (cc_documents_next(cursor, &place->arena, &doc, NULL) == CC_OK)
        n++;
    cc_documents_close(cursor);
    return n;
}

/* Documents 1 (o), 2 (p) and 3 (q): 2 copies 1; 3 stands alone. */
static void make_copies(struct place *place)
{
    begin(place);
    put_document(place, 1, "o.example", "one");
    put_document(place, 2, "p.example", "two");
    put_document(place, 3, "q.example", "three");
    assert_int_equal(add(place, 1, 0, 8, 0, true), 1);
    compared(place, 1, 0);
    assert_int_equal(add(place, 2, 0, 8, 1, false), 2);
    compared(place, 2, 1);
    assert_int_equal(add(place, 3, 0, 3, 0, true), 3);
    compared(place, 3, 0);
    commit(place);
    assert_sound(place);
}

static void forgetting_an_outlet_takes_its_paragraphs_and_has_copies_compared_again(void **data)
{
    struct place *place = *data;
    struct cc_index_stats stats;
    int64_t n = -1;

    make_copies(place);
    begin(place);
    assert_int_equal(
        cc_paragraph_store_forget(place->state, CC_SPAN("nobody.example"), &n, NULL), CC_OK);
    assert_int_equal(n, 0);
    assert_int_equal(count_to_compare(place), 0);
    assert_int_equal(cc_paragraph_store_forget(place->state, CC_SPAN("o.example"), &n, NULL),
                     CC_OK);
    assert_int_equal(n, 1);
    commit(place);
    assert_int_equal(count_to_compare(place), 1); /* the copy */
    assert_int_equal(cc_paragraph_store_stats(place->state, &stats, NULL), CC_OK);
    assert_int_equal(stats.documents, 2);
    assert_int_equal(stats.paragraphs, 1);
    assert_int_equal(stats.canonical, 1);
    assert_int_equal(stats.fingerprints, 1);
    assert_true(stats.bytes > 0);
    assert_sound(place);
}

static void a_canonical_paragraph_compared_again_keeps_its_number(void **data)
{
    struct place *place = *data;

    make_copies(place);
    begin(place);
    assert_int_equal(add(place, 1, 0, 8, 0, true), 1);
    assert_int_equal(count_to_compare(place), 0);
    /* it becomes a copy itself: what pointed at it must not point at a copy */
    assert_int_equal(add(place, 1, 0, 8, 3, false), 4);
    assert_int_equal(count_to_compare(place), 1);
    commit(place);
    assert_sound(place);
}

static void compacting_shrinks_the_file_and_loses_nothing(void **data)
{
    struct place *place = *data;
    struct cc_index_stats before, after;
    uint64_t prints[MAX_TOKENS], i;
    struct cc_known known;
    int64_t n;

    begin(place);
    put_document(place, 1, "o.example", "one");
    put_document(place, 2, "p.example", "two");
    for (i = 0; i < 200; i++)
        (void)add(place, 1, (uint32_t)i, 1000 + i, 0, true);
    assert_int_equal(add(place, 2, 0, 2000, 0, true), 201);
    commit(place);
    begin(place);
    assert_int_equal(cc_paragraph_store_forget(place->state, CC_SPAN("o.example"), &n, NULL),
                     CC_OK);
    commit(place);
    assert_int_equal(cc_paragraph_store_stats(place->state, &before, NULL), CC_OK);
    assert_int_equal(cc_paragraph_store_compact(place->state, NULL), CC_OK);
    assert_int_equal(cc_paragraph_store_stats(place->state, &after, NULL), CC_OK);
    if (after.bytes >= before.bytes)
        fail_msg("%lld bytes after, %lld before", (long long)after.bytes, (long long)before.bytes);
    assert_int_equal(before.fingerprints, prints_of(2000, prints));
    assert_int_equal(after.fingerprints, before.fingerprints);
    assert_int_equal(place->index.get(place->index.self, &place->arena, 201, &known, NULL),
                     CC_OK);
    assert_int_equal(known.key, 2000);
    assert_sound(place);
}

static void the_check_finds_each_kind_of_damage(void **data)
{
    static const struct {
        const char *sql, *words;
    } cases[] = {
        {"UPDATE paragraph SET canonical = 99 WHERE ref = 2", "not canonical"},
        {"UPDATE paragraph SET doc = 99 WHERE ref = 3", "belong to no document"},
        {"UPDATE paragraph SET outlet = 99 WHERE ref = 3", "outlet without a name"},
        {"UPDATE paragraph SET tokens = x'ff02' WHERE ref = 1", "damaged tokens"},
        {"UPDATE paragraph SET tokens = x'7f7f7f' WHERE ref = 1", "damaged tokens"},
        {"UPDATE paragraph SET tokens = NULL WHERE ref = 3", "no tokens"},
        {"UPDATE paragraph SET tokens = x'000000' WHERE ref = 3", "not posted"},
        {"UPDATE paragraph SET has_prints = 0 WHERE ref = 1", "not posted"},
        {"UPDATE paragraph SET key = key + 1 WHERE ref = 3", "not posted"},
        {"UPDATE paragraph SET ref = 98 WHERE ref = 3", "never given"},
        {"DELETE FROM paragraph WHERE ref = 3", "not there"},
        {"UPDATE number SET value = 3 WHERE name = 'next_ref'", "never given"},
        {"UPDATE word SET tokens = x'010203'", "word table"},
        {"UPDATE segment SET postings = postings + 1", "instead of"},
        {"UPDATE segment SET low_ref = 2", "too old"},
        {"UPDATE segment SET slot = 99", "segment of the index is damaged"},
        {"DELETE FROM segment", "belong to no segment"},
        {"UPDATE posting SET page = page + 1", "out of place"},
        {"UPDATE posting SET page = page + (1 << 18)", "out of place"},
        {"UPDATE segment SET directory = directory || directory", "segment of the index is damaged"},
        {"UPDATE segment SET directory = x''", "segment of the index is damaged"},
        {"DELETE FROM posting", "instead of"},
        {"UPDATE posting SET postings = x'0102'", "damaged page"},
        {"UPDATE posting SET postings = x''", "damaged page"},
        {"INSERT INTO gone VALUES(0, zeroblob(3999))", "gone paragraphs is damaged"},
        {"UPDATE duplicate SET canonical_doc = 99", "point at no document"},
        {"UPDATE document SET moment = moment + 1 WHERE moment < 9e18", "at another moment"},
        {"UPDATE document SET date = '2023-12-31'", "at another moment"},
    };
    struct place *place = *data;
    char problem[256];
    size_t i;

    make_copies(place);
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_error err;

        begin(place);
        if (cc_state_exec(place->state, cases[i].sql, &err) != CC_OK)
            fail_msg("%s: %s", cases[i].sql, err.message);
        cc_index_memory_drop(place->state);
        assert_int_equal(cc_paragraph_store_check(place->state, problem, &err), CC_OK);
        if (strstr(problem, cases[i].words) == NULL)
            fail_msg("%s: \"%s\" lacks \"%s\"", cases[i].sql, problem, cases[i].words);
        cc_state_rollback(place->state);
    }
    assert_sound(place);
}

static void damaged_tokens_are_reported_when_they_are_read(void **data)
{
    struct place *place = *data;
    struct cc_known known;

    make_copies(place);
    assert_int_equal(cc_state_exec(place->state, "UPDATE paragraph SET tokens = x'ff02'", NULL),
                     CC_OK);
    assert_int_equal(place->index.get(place->index.self, &place->arena, 1, &known, NULL), CC_OK);
    assert_int_equal(place->index.load(place->index.self, &place->arena, &known, NULL), CC_E_STATE);
    cc_index_memory_drop(place->state); /* where nothing is in memory, they come with the row */
    assert_int_equal(place->index.get(place->index.self, &place->arena, 1, &known, NULL),
                     CC_E_STATE);
}

/* ---- hostile surroundings ---------------------------------------------------------------- */

static enum cc_status add_many(struct place *place, uint64_t doc, uint32_t n)
{
    enum cc_status st = CC_OK;
    uint64_t ref;
    uint32_t i;

    for (i = 0; i < n && st == CC_OK; i++)
        st = try_add(place, doc, i, doc * 1000 + i, 0, true, &ref, NULL);
    return st;
}

static void a_full_disk_leaves_the_old_index(void **data)
{
    struct place *place = *data;
    struct cc_index_stats before, after;

    make_copies(place);
    assert_int_equal(cc_paragraph_store_stats(place->state, &before, NULL), CC_OK);
    assert_int_equal(cc_state_exec(place->state, "PRAGMA max_page_count=1", NULL), CC_OK);
    begin(place);
    assert_int_equal(add_many(place, 3, 2000), CC_E_IO);
    cc_state_rollback(place->state);
    assert_int_equal(cc_paragraph_store_stats(place->state, &after, NULL), CC_OK);
    assert_int_equal(after.paragraphs, before.paragraphs);
    assert_int_equal(after.fingerprints, before.fingerprints);
    assert_sound(place);
}

/* One transaction: a document is replaced, so its paragraphs go and others come. */
static enum cc_status replace_document(struct place *place, const char *record)
{
    struct cc_stored_document doc = {3, CC_SPAN("q.example"), CC_SPAN("2024-01-01"),
                                     cc_span_from(record), CC_SPAN_EMPTY};
    bool changed;
    enum cc_status st = cc_state_begin(place->state, NULL);

    if (st == CC_OK)
        st = cc_document_put(place->state, &doc, false, &changed, NULL);
    if (st == CC_OK)
        st = add_many(place, 3, 20);
    if (st == CC_OK)
        st = cc_state_commit(place->state, NULL);
    if (st != CC_OK)
        cc_state_rollback(place->state);
    return st;
}

static void a_short_heap_anywhere_leaves_the_old_index(void **data)
{
    struct place *place = *data;
    enum cc_status st = CC_E_NOMEM;
    struct cc_index_stats stats;
    uint64_t nth;

    make_copies(place);
    for (nth = 1; st != CC_OK; nth++) {
        cc_index_memory_drop(place->state); /* so that loading fails, too */
        cc_alloc_fail_at(nth, false);
        st = replace_document(place, "three again");
        cc_alloc_fail_at(0, false);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        assert_int_equal(cc_paragraph_store_stats(place->state, &stats, NULL), CC_OK);
        assert_int_equal(stats.paragraphs, st == CC_OK ? 22 : 3);
        assert_sound(place);
    }
    assert_true(nth > 5); /* else nothing of it was tested */
}

/* Each transaction replaces document 1 by one with ten paragraphs; never is there any other
 * number. */
static void replace_until_killed(struct place *place, int round)
{
    char record[32];
    int i;

    open_place(place);
    for (i = 0;; i++) {
        (void)snprintf(record, sizeof record, "%d.%d", round, i);
        if (cc_state_begin(place->state, NULL) != CC_OK)
            _exit(1);
        put_document(place, 1, "o.example", record);
        if (add_many(place, 1, 10) != CC_OK || cc_state_commit(place->state, NULL) != CC_OK)
            _exit(1);
    }
}

static void a_killed_run_leaves_whole_documents(void **data)
{
    struct place *place = *data;
    uint64_t prints[MAX_TOKENS], key;
    struct cc_index_stats stats;
    int64_t n_prints = 0;
    int round, status;
    pid_t child;

    for (key = 1000; key < 1010; key++)
        n_prints += (int64_t)prints_of(key, prints);

    cc_state_close(place->state);
    place->state = NULL;
    for (round = 0; round < 10; round++) {
        struct timespec wait = {0, (60 + round * 17) * 1000000L};

        child = fork();
        assert_true(child >= 0);
        if (child == 0)
            replace_until_killed(place, round);
        (void)nanosleep(&wait, NULL);
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        open_place(place);
        assert_sound(place);
        assert_int_equal(cc_paragraph_store_stats(place->state, &stats, NULL), CC_OK);
        assert_int_equal(stats.paragraphs, stats.documents * 10);
        assert_int_equal(stats.fingerprints, stats.documents * n_prints);
        cc_state_close(place->state);
        place->state = NULL;
    }
    assert_int_equal(stats.documents, 1); /* else no child came as far as a commit */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)
        TEST(a_paragraph_comes_back_as_it_was_stored),
        TEST(random_operations_give_what_the_model_gives),
        TEST(forgetting_an_outlet_takes_its_paragraphs_and_has_copies_compared_again),
        TEST(a_canonical_paragraph_compared_again_keeps_its_number),
        TEST(compacting_shrinks_the_file_and_loses_nothing),
        TEST(the_check_finds_each_kind_of_damage),
        TEST(damaged_tokens_are_reported_when_they_are_read),
        TEST(a_full_disk_leaves_the_old_index),
        TEST(a_short_heap_anywhere_leaves_the_old_index),
        TEST(a_killed_run_leaves_whole_documents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
