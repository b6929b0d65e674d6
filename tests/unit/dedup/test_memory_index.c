#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/index.h"
#include "cleancopy/dedup/ref_table.h"

#include <stdlib.h>

#define MAX_POSTINGS CC_REF_TABLE_MAX_REFS

static struct cc_arena arena;
static struct cc_memory_index *memory;
static struct cc_index idx;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)16 << 20);
    memory = cc_memory_index_open(&idx);
    return memory == NULL ? 1 : 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_memory_index_close(memory);
    cc_arena_done(&arena);
    return 0;
}

static enum cc_status try_add(uint64_t doc, uint64_t key, uint64_t canonical,
                              const uint64_t *fps, size_t n_fps, uint64_t *ref)
{
    uint32_t tokens[3] = {(uint32_t)key, (uint32_t)(key >> 32), 7};
    struct cc_known known = {.canonical = canonical,
                             .doc = doc,
                             .paragraph = (uint32_t)(doc % 10),
                             .key = key,
                             .outlet = doc % 2 ? CC_SPAN("harbourpost.example") : CC_SPAN_EMPTY,
                             .tokens = tokens,
                             .n_tokens = 3};
    struct cc_error err;

    return idx.add(idx.self, &known, fps, n_fps, ref, &err);
}

static uint64_t add(uint64_t doc, uint64_t key, uint64_t canonical, const uint64_t *fps,
                    size_t n_fps)
{
    uint64_t ref = 0;

    assert_int_equal(try_add(doc, key, canonical, fps, n_fps, &ref), CC_OK);
    return ref;
}

static enum cc_status find_key(uint64_t key, struct cc_known *known)
{
    struct cc_error err;

    return idx.find_key(idx.self, &arena, key, known, &err);
}

static size_t find_fingerprint(uint64_t fingerprint, uint64_t *refs, size_t max)
{
    size_t n = 0;
    struct cc_error err;

    assert_int_equal(idx.find_fingerprint(idx.self, fingerprint, refs, max, &n, &err), CC_OK);
    return n;
}

static void an_empty_index_finds_nothing(void **state)
{
    struct cc_known known;
    struct cc_error err;
    uint64_t refs[2];

    (void)state;
    assert_int_equal(find_key(0, &known), CC_END);
    assert_int_equal(find_fingerprint(0, refs, 2), 0);
    assert_int_equal(idx.get(idx.self, &arena, 0, &known, &err), CC_E_STATE);
    assert_int_equal(idx.get(idx.self, &arena, 1, &known, &err), CC_E_STATE);
}

/* The tokens too. */
static void read_back(uint64_t ref, struct cc_known *known)
{
    struct cc_error err;

    assert_int_equal(idx.get(idx.self, &arena, ref, known, &err), CC_OK);
    assert_null(known->tokens);
    assert_int_equal(idx.load(idx.self, &arena, known, &err), CC_OK);
    assert_non_null(known->tokens);
}

static void what_was_added_comes_back(void **state)
{
    uint64_t first = add(21, 1000, 0, NULL, 0), second = add(22, 2000, first, NULL, 0);
    struct cc_known known;
    struct cc_error err;

    (void)state;
    assert_int_equal(first, 1);
    assert_int_equal(second, 2);
    read_back(first, &known);
    assert_int_equal(known.ref, first);
    assert_int_equal(known.canonical, first); /* its own */
    assert_int_equal(known.doc, 21);
    assert_int_equal(known.paragraph, 1);
    assert_int_equal(known.key, 1000);
    assert_span_is(known.outlet, "harbourpost.example");
    assert_int_equal(known.n_tokens, 3);
    assert_int_equal(known.tokens[0], 1000);
    assert_int_equal(known.tokens[2], 7);
    assert_int_equal(idx.get(idx.self, &arena, second, &known, &err), CC_OK);
    assert_int_equal(known.canonical, first);
    assert_int_equal(known.doc, 22);
    assert_int_equal(known.outlet.len, 0);
    assert_int_equal(idx.get(idx.self, &arena, 3, &known, &err), CC_E_STATE);
}

static void a_canonical_ref_that_is_not_stored_is_refused(void **state)
{
    uint64_t ref;

    (void)state;
    assert_int_equal(try_add(1, 1, 5, NULL, 0, &ref), CC_E_STATE);
}

static void the_first_paragraph_of_a_key_is_found(void **state)
{
    static const uint64_t fp = 9;
    uint64_t other = add(1, 5, 0, NULL, 0), first;
    struct cc_known known;

    (void)state;
    (void)add(2, 77, other, NULL, 0); /* the same text, but a duplicate itself, and nothing to be found by */
    assert_int_equal(find_key(77, &known), CC_END);
    first = add(3, 77, 0, NULL, 0);
    (void)add(5, 79, other, &fp, 1); /* a duplicate that is one's first print */
    (void)add(6, 79, 0, &fp, 1);
    assert_int_equal(find_key(79, &known), CC_OK);
    assert_int_equal(known.doc, 5);
    assert_int_equal(known.canonical, other);
    (void)add(4, 77, 0, NULL, 0);
    assert_int_equal(find_key(77, &known), CC_OK);
    assert_int_equal(known.ref, first);
    assert_int_equal(known.doc, 3);
    assert_int_equal(find_key(78, &known), CC_END);
}

static void refs_come_lowest_first_and_at_most_as_many_as_asked_for(void **state)
{
    static const uint64_t fps[] = {0, 9, UINT64_MAX};
    uint64_t refs[8];

    (void)state;
    for (uint64_t i = 0; i < 5; i++)
        (void)add(i, i, 0, fps, 3);
    for (size_t f = 0; f < 3; f++) {
        for (size_t max = 0; max <= 8; max++) {
            size_t n = find_fingerprint(fps[f], refs, max);

            assert_int_equal(n, max < 5 ? max : 5);
            for (size_t i = 0; i < n; i++)
                assert_int_equal(refs[i], i + 1);
        }
    }
    assert_int_equal(find_fingerprint(10, refs, 8), 0);
}

static void a_fingerprint_keeps_the_first_64_refs(void **state)
{
    static const uint64_t fp = 123;
    uint64_t refs[MAX_POSTINGS + 2];

    (void)state;
    for (uint64_t i = 0; i < MAX_POSTINGS - 1; i++)
        (void)add(i, i, 0, &fp, 1);
    assert_int_equal(find_fingerprint(fp, refs, MAX_POSTINGS + 2), MAX_POSTINGS - 1);
    for (uint64_t i = 0; i < 3; i++)
        (void)add(i, 1000 + i, 0, &fp, 1);
    assert_int_equal(find_fingerprint(fp, refs, MAX_POSTINGS + 2), MAX_POSTINGS);
    for (uint64_t i = 0; i < MAX_POSTINGS; i++)
        assert_int_equal(refs[i], i + 1);
}

/* Against a plain list, over enough entries for every table to grow. */
static void it_agrees_with_a_plain_list(void **state)
{
    enum {
        N = 20000,
        KEYS = 9000,
        FPS = 30000
    };
    uint64_t *fps = calloc((size_t)N * 3, sizeof *fps), *keys = calloc(N, sizeof *keys);
    uint64_t seed = 17, refs[MAX_POSTINGS];

    (void)state;
    assert_non_null(fps);
    assert_non_null(keys);
    for (size_t i = 0; i < N; i++) {
        for (size_t k = 0; k < 3; k++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            fps[i * 3 + k] = ((seed >> 33) % (FPS / 3) * 3 + k)
                             << 40; /* three different ones */
        }
        keys[i] = (seed >> 40) % KEYS;
        assert_int_equal(add(i / 4, keys[i], 0, fps + i * 3, 3), i + 1);
    }
    for (size_t probe = 0; probe < 300; probe++) {
        size_t which = probe * 61, n_wanted = 0,
               n = find_fingerprint(fps[which], refs, MAX_POSTINGS);
        size_t first = 0;
        struct cc_known known;

        for (size_t i = 0; i < (size_t)N * 3; i++) {
            if (fps[i] == fps[which])
                assert_int_equal(refs[n_wanted++], i / 3 + 1);
        }
        assert_int_equal(n, n_wanted);
        while (keys[first] != keys[which / 3])
            first++;
        assert_int_equal(find_key(keys[which / 3], &known), CC_OK);
        assert_int_equal(known.ref, first + 1);
        assert_int_equal(known.doc, first / 4);
        read_back(known.ref, &known);
        assert_int_equal(known.tokens[0], keys[first]);
    }
    free(fps);
    free(keys);
}

/* Each allocation fails in its turn: the add is refused, nothing leaks, and what was there
 * before is still found. */
static void a_short_heap_refuses_and_loses_nothing(void **state)
{
    bool refused = true;

    (void)state;
    for (uint64_t nth = 1; refused; nth += nth < 30 ? 1 : 101) {
        struct cc_index index;
        struct cc_memory_index *m;
        uint64_t n_added = 0, refs[2];
        size_t n = 0;
        struct cc_error err;

        refused = false;
        cc_alloc_fail_at(nth, false);
        m = cc_memory_index_open(&index);
        if (m == NULL) {
            cc_alloc_fail_at(0, false);
            refused = true;
            continue;
        }
        for (uint64_t i = 0; i < 1500 && !refused; i++) {
            uint32_t token = (uint32_t)i;
            struct cc_known known = {.doc = i,
                                     .key = i,
                                     .outlet = CC_SPAN("bay.example"),
                                     .tokens = &token,
                                     .n_tokens = 1};
            uint64_t own[] = {1, 2, i + 10}, ref;
            enum cc_status st = index.add(index.self, &known, own, 3, &ref, &err);

            refused = st != CC_OK;
            if (refused)
                assert_int_equal(st, CC_E_NOMEM);
            else
                n_added++;
        }
        cc_alloc_fail_at(0, false);
        if (n_added > 0) {
            assert_int_equal(index.find_fingerprint(index.self, 1, refs, 2, &n, &err), CC_OK);
            assert_int_equal(refs[0], 1);
            assert_int_equal(index.find_fingerprint(index.self, n_added + 9, refs, 2, &n, &err),
                             CC_OK);
            assert_int_equal(refs[0], n_added);
        }
        cc_memory_index_close(m);
    }
}

/* Past its share of memory the index reads tokens from a file; nothing else may show it. */
static void tokens_past_the_limit_come_from_a_file(void **state)
{
    enum {
        N = 3000,
        WORDS = 400
    };
    char *dir = support_scratch();
    struct cc_memory_index *spooled;
    static uint32_t tokens[WORDS];
    struct cc_index index;
    struct cc_error err;

    (void)state;
    spooled = cc_memory_index_open_spooled(&index, (size_t)2 << 20, dir);
    assert_non_null(spooled);
    for (uint32_t i = 0; i < N; i++) {
        struct cc_known known = {.doc = i, .key = i % 2000, .tokens = tokens, .n_tokens = WORDS};
        uint64_t ref;

        /* each third key's second text is another one */
        for (uint32_t w = 0; w < WORDS; w++)
            tokens[w] = i % 2000 + w + (i >= 2000 && i % 3 == 0 && w == WORDS - 1);
        assert_int_equal(index.add(index.self, &known, NULL, 0, &ref, &err), CC_OK);
    }
    /* 2,000 texts and a third of 1,000 more, less those in memory */
    assert_int_equal(cc_memory_index_spooled(spooled) / (WORDS * 4),
                     2000 + 333 - 2 * ((1 << 20) / (WORDS * 4)));
    for (uint32_t i = 0; i < N; i++) {
        struct cc_known known;

        assert_int_equal(index.get(index.self, &arena, i + 1, &known, &err), CC_OK);
        assert_int_equal(index.load(index.self, &arena, &known, &err), CC_OK);
        assert_int_equal(known.tokens[0], i % 2000);
        assert_int_equal(known.tokens[WORDS - 1],
                         i % 2000 + WORDS - 1 + (i >= 2000 && i % 3 == 0));
        cc_arena_reset(&arena);
    }
    cc_memory_index_close(spooled);
    support_scratch_done(dir);
}

static void closing_nothing_is_fine(void **state)
{
    (void)state;
    cc_memory_index_close(NULL);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_empty_index_finds_nothing),
        TEST(what_was_added_comes_back),
        TEST(a_canonical_ref_that_is_not_stored_is_refused),
        TEST(the_first_paragraph_of_a_key_is_found),
        TEST(refs_come_lowest_first_and_at_most_as_many_as_asked_for),
        TEST(a_fingerprint_keeps_the_first_64_refs),
        TEST(it_agrees_with_a_plain_list),
        TEST(a_short_heap_refuses_and_loses_nothing),
        TEST(tokens_past_the_limit_come_from_a_file),
        cmocka_unit_test(closing_nothing_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
