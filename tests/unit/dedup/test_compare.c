#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/dedup/compare.h"
#include "cleancopy/dedup/order.h"

#include <stdio.h>
#include <stdlib.h>

static struct cc_arena arena;
static struct cc_memory_index *memory;
static struct cc_index idx;
static const struct cc_dedup_config config = {
    .near = 0.8, .part = 0.85, .min_words = 6, .min_exact_words = 5};

static enum cc_status (*uncounted_add)(void *self, const struct cc_known *known,
                                       const uint64_t *fingerprints, size_t n_fingerprints,
                                       uint64_t *ref, struct cc_error *err);
static size_t n_posted; /* fingerprints */

static enum cc_status counted_add(void *self, const struct cc_known *known, const uint64_t *fingerprints,
                                  size_t n_fingerprints, uint64_t *ref, struct cc_error *err)
{
    n_posted += n_fingerprints;
    return uncounted_add(self, known, fingerprints, n_fingerprints, ref, err);
}

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)256 << 20);
    memory = cc_memory_index_open(&idx);
    n_posted = 0;
    uncounted_add = idx.add;
    idx.add = counted_add;
    return memory == NULL ? 1 : 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_memory_index_close(memory);
    cc_arena_done(&arena);
    return 0;
}

static struct cc_document *document(uint64_t id, const char *outlet, const char *date, size_t n,
                                    const char *const *texts)
{
    struct cc_document *doc = cc_arena_calloc(&arena, 1, sizeof *doc);

    assert_non_null(doc);
    doc->id = id;
    doc->outlet = cc_span_from(outlet);
    doc->date = cc_span_from(date);
    doc->n_paragraphs = (uint32_t)n;
    doc->paragraphs = cc_arena_calloc(&arena, n, sizeof *doc->paragraphs);
    assert_non_null(doc->paragraphs);
    for (size_t i = 0; i < n; i++)
        doc->paragraphs[i].text = cc_arena_copy(&arena, cc_span_from(texts[i]));
    return doc;
}

static void compare(struct cc_document *doc)
{
    struct cc_error err;

    assert_int_equal(cc_compare_document(&arena, &config, &idx, doc, &err), CC_OK);
}

/* A document of one paragraph, compared. */
static struct cc_duplicate compared(uint64_t id, const char *text)
{
    struct cc_document *doc = document(id, "bay.example", "2031-05-01", 1, &text);

    compare(doc);
    return doc->paragraphs[0].duplicate_of;
}

#define QUAY                                                                                   \
    "The harbour board voted on Tuesday to close the old ferry quay for repairs until spring."
#define TUG                                                                                    \
    "Two tugs and a pilot boat will move to the northern basin while divers look at the wall."
#define FEE                                                                                    \
    "Skippers who berth there pay a lower fee as long as the work goes on, its chairman said."
#define PRICE                                                                                  \
    "Cod fetched 412 crowns a box at the Eastwick auction on Friday, up again on the week."
#define NEXT_PRICE                                                                             \
    "Cod fetched 398 crowns a box at the Eastwick auction on Friday, up again on the week."

static void assert_points(struct cc_duplicate d, enum cc_relation relation, uint64_t doc,
                          uint32_t paragraph)
{
    if (d.relation != relation)
        fail_msg("%s, wanted %s", cc_relation_name(d.relation), cc_relation_name(relation));
    if (relation == CC_RELATION_NONE)
        return;
    assert_int_equal(d.doc, doc);
    assert_int_equal(d.paragraph, paragraph);
}

static void a_first_print_is_no_duplicate(void **state)
{
    static const char *const texts[] = {QUAY, TUG, FEE};
    struct cc_document *doc = document(1, "bay.example", "2031-05-01", 3, texts);

    (void)state;
    compare(doc);
    for (uint32_t i = 0; i < 3; i++)
        assert_points(doc->paragraphs[i].duplicate_of, CC_RELATION_NONE, 0, 0);
}

static void each_kind_of_copy_points_at_the_first_print(void **state)
{
    static const char *const
        first[] = {FEE, QUAY, PRICE},
        *const second[] = {
            "the harbour board voted on TUESDAY to close the old ferry quay for repairs until "
            "spring",
            "Harbour news: " QUAY,
            QUAY " " TUG " And so it went on all through the long and windy night, they said.",
            TUG,
            NEXT_PRICE,
        };
    struct cc_document *doc = document(2, "post.example", "2031-05-02", 5, second);

    (void)state;
    compare(document(1, "bay.example", "2031-05-01", 3, first));
    compare(doc);
    assert_points(doc->paragraphs[0].duplicate_of, CC_RELATION_EXACT, 1, 1);
    assert_points(doc->paragraphs[1].duplicate_of, CC_RELATION_NEAR, 1, 1);
    assert_points(doc->paragraphs[2].duplicate_of, CC_RELATION_PART, 1, 1);
    assert_points(doc->paragraphs[3].duplicate_of, CC_RELATION_NONE, 0, 0);
    assert_points(doc->paragraphs[4].duplicate_of, CC_RELATION_UPDATED, 1, 2);
    assert_span_is(doc->paragraphs[0].duplicate_of.outlet, "bay.example");
    assert_true(doc->paragraphs[0].duplicate_of.similarity == 1);
    assert_true(doc->paragraphs[1].duplicate_of.similarity > 0.7);
}

static void a_dateline_makes_no_other_text(void **state)
{
    (void)state;
    (void)compared(1, QUAY);
    assert_points(compared(2, "HARBOUR CITY (Coast Wire) \u2013 " QUAY), CC_RELATION_EXACT, 1, 0);
}

static void a_document_is_not_compared_with_itself(void **state)
{
    static const char *const texts[] = {QUAY, QUAY, ("Late news: " QUAY)};
    struct cc_document *doc = document(1, "bay.example", "2031-05-01", 3, texts);

    (void)state;
    compare(doc);
    for (uint32_t i = 0; i < 3; i++)
        assert_points(doc->paragraphs[i].duplicate_of, CC_RELATION_NONE, 0, 0);
    assert_points(compared(2, QUAY), CC_RELATION_EXACT, 1, 0);
}

static void short_paragraphs_match_exactly_or_never(void **state)
{
    (void)state;
    (void)compared(1, "Four words are few");
    assert_points(compared(2, "Four words are few"), CC_RELATION_NONE, 0, 0);
    (void)compared(3, "Five words are still few");
    assert_points(compared(4, "five words are still few!"), CC_RELATION_EXACT, 3, 0);
    (void)compared(5, "Old boats lie here now");
    assert_points(compared(6, "Old boats lie here now again"), CC_RELATION_NONE, 0, 0);
    assert_points(compared(7, "Old boats lie here now again too"), CC_RELATION_NEAR, 6, 0);
    (void)compared(8, "");
    assert_points(compared(9, ""), CC_RELATION_NONE, 0, 0);
}

static void an_updated_text_stays_canonical(void **state)
{
    (void)state;
    (void)compared(1, PRICE);
    assert_points(compared(2, NEXT_PRICE), CC_RELATION_UPDATED, 1, 0);
    assert_points(compared(3, NEXT_PRICE), CC_RELATION_EXACT, 2, 0);
    assert_points(compared(4, PRICE), CC_RELATION_EXACT, 1, 0);
}

/* B resembles A, and C resembles B but not A: C must not point at B, which is dropped for A. */
static void a_copy_of_a_duplicate_that_is_unlike_its_canonical_is_canonical(void **state)
{
    (void)state;
    (void)compared(1, QUAY);
    assert_points(compared(2, QUAY " " TUG " " FEE), CC_RELATION_PART, 1, 0);
    assert_points(compared(3, TUG " " FEE), CC_RELATION_NONE, 0, 0);
    assert_points(compared(4, FEE), CC_RELATION_PART, 3, 0);
    assert_points(compared(5, TUG " " FEE), CC_RELATION_EXACT, 3, 0);
}

/* A sentence that stands alone elsewhere is put into the middle of two: it is held whole and they are not, but they
 * are more of the copy. */
static void a_copy_that_holds_two_texts_points_at_the_one_that_is_more_of_it(void **state)
{
    struct cc_duplicate copy;

    (void)state;
    (void)compared(1, QUAY " " TUG);
    (void)compared(2, FEE);
    copy = compared(3, QUAY " " FEE " " TUG);
    assert_points(copy, CC_RELATION_PART, 1, 0);
    assert_true(copy.similarity > 0.5);
}

static void prints_of_a_duplicate_point_where_it_points(void **state)
{
    struct cc_duplicate first, second;

    (void)state;
    (void)compared(1, QUAY);
    first = compared(2, "Harbour news: " QUAY);
    second = compared(3, "Harbour news: " QUAY);
    assert_points(first, CC_RELATION_NEAR, 1, 0);
    assert_points(second, CC_RELATION_NEAR, 1, 0);
    assert_true(first.similarity == second.similarity);
}

/* What a text is found by is stored once, with its first print, whatever becomes of that one. */
static void later_prints_of_a_text_post_nothing(void **state)
{
    static const char *const twice[] = {TUG, TUG};
    struct cc_document *doc = document(5, "bay.example", "2031-05-01", 2, twice);
    size_t n_first, n_second;

    (void)state;
    (void)compared(1, QUAY);
    n_first = n_posted;
    (void)compared(2, "Harbour news: " QUAY);
    n_second = n_posted;
    assert_true(n_second > n_first && n_first > 0);
    (void)compared(3, "Harbour news: " QUAY);
    (void)compared(4, QUAY);
    assert_int_equal(n_posted, n_second);
    compare(doc); /* both: who looks for a copy in another document must not find the one in his own */
    assert_true(n_posted > n_second);
    n_first = n_posted - n_second;
    (void)compared(6, TUG);
    assert_int_equal(n_posted, n_second + n_first);
}

/* ---- properties over a generated batch ---- */

#define N_DOCUMENTS  60
#define N_PARAGRAPHS 5

static uint32_t random_below(uint64_t *seed, uint32_t n)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 33) % n;
}

static void add_words(uint64_t *seed, struct cc_buf *buf, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        cc_buf_printf(buf, random_below(seed, 20) == 0 ? "%u " : "w%u ",
                      random_below(seed, 3000));
}

/* Paragraphs of documents before, cut, merged and edited, among new ones. */
static void write_paragraph(uint64_t *seed, struct cc_buf *buf, char *const *texts, uint32_t n)
{
    const char *from = n > 0 ? texts[random_below(seed, n)] : "";
    uint32_t kind = n > 0 ? random_below(seed, 6) : 0;
    size_t half = strlen(from) / 2;

    if (kind == 0 || kind == 1)
        add_words(seed, buf, 10 + random_below(seed, 60));
    if (kind == 1 || kind == 2)
        cc_buf_add_string(buf, from);
    if (kind == 3)
        cc_buf_add_string(buf, from + half);
    if (kind == 4) {
        cc_buf_add(buf, (struct cc_span){from, half});
        add_words(seed, buf, 3);
        cc_buf_add_string(buf, from + half);
    }
    if (kind == 5) {
        cc_buf_add_string(buf, from);
        cc_buf_add_string(buf, texts[random_below(seed, n)]);
    }
}

static struct cc_document **generate(uint64_t seed)
{
    struct cc_document **docs =
        cc_arena_calloc(&arena, N_DOCUMENTS, sizeof(struct cc_document *));
    char *texts[N_DOCUMENTS * N_PARAGRAPHS];
    struct cc_buf buf;

    assert_non_null(docs);
    cc_buf_init(&buf, 1 << 16);
    for (uint32_t d = 0; d < N_DOCUMENTS; d++) {
        char *outlet = cc_arena_alloc(&arena, 32), *date = cc_arena_alloc(&arena, 32);

        for (uint32_t i = 0; i < N_PARAGRAPHS; i++) {
            cc_buf_clear(&buf);
            write_paragraph(&seed, &buf, texts, d * N_PARAGRAPHS);
            assert_int_equal(buf.status, CC_OK);
            texts[d * N_PARAGRAPHS + i] =
                (char *)(uintptr_t)cc_arena_copy(&arena, cc_buf_span(&buf)).ptr;
        }
        snprintf(outlet, 32, "outlet%u.example", random_below(&seed, 5));
        snprintf(date, 32, "2031-05-%02u", 1 + random_below(&seed, 9));
        docs[d] = document(1000 + d, outlet, d % 7 == 0 ? "" : date, N_PARAGRAPHS,
                           (const char *const *)texts + (size_t)d * N_PARAGRAPHS);
    }
    cc_buf_done(&buf);
    return docs;
}

static int by_canonical_order(const void *a, const void *b)
{
    return cc_document_compare(*(struct cc_document *const *)a,
                               *(struct cc_document *const *)b);
}

static void shuffle(uint64_t *seed, struct cc_document **docs)
{
    for (uint32_t i = N_DOCUMENTS - 1; i > 0; i--) {
        uint32_t k = random_below(seed, i + 1);
        struct cc_document *other = docs[k];

        docs[k] = docs[i];
        docs[i] = other;
    }
}

static void compare_batch(struct cc_document **docs)
{
    struct cc_memory_index *own = cc_memory_index_open(&idx);
    struct cc_error err;

    assert_non_null(own);
    qsort(docs, N_DOCUMENTS, sizeof(struct cc_document *), by_canonical_order);
    for (uint32_t d = 0; d < N_DOCUMENTS; d++)
        assert_int_equal(cc_compare_document(&arena, &config, &idx, docs[d], &err), CC_OK);
    cc_memory_index_close(own);
}

static const struct cc_document *find(struct cc_document **docs, uint64_t id, uint32_t *place)
{
    for (*place = 0; *place < N_DOCUMENTS; ++*place) {
        if (docs[*place]->id == id)
            return docs[*place];
    }
    fail_msg("no such document");
    return NULL;
}

static void the_result_does_not_depend_on_the_order_of_documents(void **state)
{
    struct cc_duplicate wanted[N_DOCUMENTS][N_PARAGRAPHS];
    uint64_t seed = 31;
    struct cc_document **docs = generate(4);
    uint32_t n_found = 0;

    (void)state;
    compare_batch(docs);
    for (uint32_t d = 0; d < N_DOCUMENTS; d++) {
        for (uint32_t i = 0; i < N_PARAGRAPHS; i++) {
            wanted[docs[d]->id - 1000][i] = docs[d]->paragraphs[i].duplicate_of;
            n_found += docs[d]->paragraphs[i].duplicate_of.relation != CC_RELATION_NONE;
        }
    }
    assert_true(n_found > N_DOCUMENTS);
    for (int round = 0; round < 5; round++) {
        shuffle(&seed, docs);
        compare_batch(docs);
        for (uint32_t d = 0; d < N_DOCUMENTS; d++) {
            for (uint32_t i = 0; i < N_PARAGRAPHS; i++) {
                struct cc_duplicate got = docs[d]->paragraphs[i].duplicate_of;
                struct cc_duplicate want = wanted[docs[d]->id - 1000][i];

                assert_int_equal(got.relation, want.relation);
                assert_int_equal(got.doc, want.doc);
                assert_int_equal(got.paragraph, want.paragraph);
                assert_true(got.similarity == want.similarity);
            }
        }
    }
}

static void clusters_are_stars_around_an_earlier_paragraph_that_is_kept(void **state)
{
    uint32_t n_found = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct cc_document **docs = generate(seed);

        compare_batch(docs);
        for (uint32_t d = 0; d < N_DOCUMENTS; d++) {
            for (uint32_t i = 0; i < N_PARAGRAPHS; i++) {
                struct cc_duplicate dup = docs[d]->paragraphs[i].duplicate_of;
                enum cc_relation of_canonical;
                uint32_t place;

                if (dup.relation == CC_RELATION_NONE)
                    continue;
                of_canonical = find(docs, dup.doc, &place)
                                   ->paragraphs[dup.paragraph]
                                   .duplicate_of.relation;
                assert_true(of_canonical == CC_RELATION_NONE ||
                            of_canonical == CC_RELATION_UPDATED);
                assert_true(place < d);
                n_found++;
            }
        }
    }
    assert_true(n_found > 5 * N_DOCUMENTS);
}

/* ---- sizes ---- */

/* An index that counts the paragraphs that are taken out of it: each costs a verification at
 * most, and nothing else that is done for a paragraph grows with their number. */
static enum cc_status (*uncounted_get)(void *self, struct cc_arena *into, uint64_t ref,
                                       struct cc_known *known, struct cc_error *err);
static uint64_t n_gets;

static enum cc_status counted_get(void *self, struct cc_arena *into, uint64_t ref,
                                  struct cc_known *known, struct cc_error *err)
{
    n_gets++;
    return uncounted_get(self, into, ref, known, err);
}

static void count_gets(void)
{
    n_gets = 0;
    uncounted_get = idx.get;
    idx.get = counted_get;
}

/* 75,000 paragraphs in one bucket: one is taken out for each. */
static void many_equal_paragraphs_stay_cheap(void **state)
{
    (void)state;
    count_gets();
    (void)compared(0, "This site uses cookies so that the tide tables you chose are there when "
                      "you come back.");
    (void)compared(1, "Please note that this site uses cookies so that the tide tables you "
                      "chose are there when you come back.");
    for (uint64_t id = 2; id < 75000; id++) { /* two of three are prints of a duplicate */
        const char *text = id % 3 == 0 ? "This site uses cookies so that the tide tables you "
                                         "chose are there when you come back."
                                       : "Please note that this site uses cookies so that the "
                                         "tide tables you chose are there when you come back.";
        struct cc_arena_mark mark = cc_arena_mark(&arena);

        assert_points(compared(id, text), id % 3 == 0 ? CC_RELATION_EXACT : CC_RELATION_NEAR, 0,
                      0);
        cc_arena_rewind(&arena, mark);
    }
    assert_true(n_gets < 2 * 75000);
}

static void many_templated_paragraphs_stay_cheap(void **state)
{
    uint64_t half = 0;
    char text[200];

    (void)state;
    count_gets();
    for (uint64_t id = 0; id < 20000; id++) {
        struct cc_arena_mark mark = cc_arena_mark(&arena);
        enum cc_relation relation;

        snprintf(text, sizeof text,
                 "High water at Eastwick today is at %u:%02u and %u:%02u, the harbour office "
                 "said, and "
                 "small craft should keep clear of the bar for an hour before it.",
                 (unsigned)(id / 60 % 24), (unsigned)(id % 60), (unsigned)(id / 7 % 24),
                 (unsigned)(id / 1440));
        relation = compared(id, text).relation;
        assert_true(relation != CC_RELATION_PART && (id > 0 || relation == CC_RELATION_NONE));
        cc_arena_rewind(&arena, mark);
        if (id == 9999)
            half = n_gets;
    }
    assert_true(n_gets <= (uint64_t)130 * 20000); /* candidates for one, at most, and two more */
    assert_true(n_gets - half < half + half / 5); /* the second half costs what the first did */
}

static void a_huge_paragraph_is_compared_exactly_only(void **state)
{
    struct cc_buf buf;

    (void)state;
    cc_buf_init(&buf, (size_t)8 << 20);
    for (unsigned i = 0; i < 40000; i++)
        cc_buf_printf(&buf, "word%u ", i);
    assert_points(compared(1, buf.ptr), CC_RELATION_NONE, 0, 0);
    assert_points(compared(2, buf.ptr), CC_RELATION_EXACT, 1, 0);
    cc_buf_add_string(&buf, "more");
    assert_points(compared(3, buf.ptr), CC_RELATION_NONE, 0, 0);
    cc_buf_done(&buf);
}

static void a_full_arena_is_a_limit(void **state)
{
    static const char *const texts[] = {QUAY};
    struct cc_document *doc = document(1, "bay.example", "", 1, texts);
    struct cc_arena small;
    struct cc_error err;

    (void)state;
    cc_arena_init(&small, 40);
    assert_int_equal(cc_compare_document(&small, &config, &idx, doc, &err), CC_E_LIMIT);
    cc_arena_done(&small);
}

static void a_short_heap_is_told(void **state)
{
    static const char *const first[] = {QUAY, TUG}, *const second[] = {"Late: " QUAY, FEE};
    enum cc_status st = CC_E_NOMEM;

    (void)state;
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        struct cc_document *a = document(1, "bay.example", "2031-05-01", 2, first);
        struct cc_document *b = document(2, "post.example", "2031-05-02", 2, second);
        struct cc_memory_index *own = cc_memory_index_open(&idx);
        struct cc_error err;

        assert_non_null(own);
        cc_alloc_fail_at(nth, false);
        st = cc_compare_document(&arena, &config, &idx, a, &err);
        if (st == CC_OK)
            st = cc_compare_document(&arena, &config, &idx, b, &err);
        cc_alloc_fail_at(0, false);
        if (st != CC_OK)
            assert_int_equal(st, CC_E_NOMEM);
        else
            assert_points(b->paragraphs[0].duplicate_of, CC_RELATION_NEAR, 1, 0);
        cc_memory_index_close(own);
    }
}

/* Headings, quotes of a line and items: copies where the paragraph beside them is one. */
static void small_pieces_are_copies_beside_a_copy(void **state)
{
    static const char *const
        section[] = {"What happens next", QUAY, "We had no other choice, they said.", TUG},
        *const edited[] = {"What happens next", ("Harbour news: " QUAY), "Two of the boats", FEE},
        *const own[] = {"What happens next", FEE, "We had no other choice, they said."};
    struct cc_document *first = document(1, "bay.example", "2031-05-01", 4, section),
                       *second = document(2, "post.example", "2031-05-02", 4, section),
                       *third = document(3, "echo.example", "2031-05-03", 4, edited),
                       *fourth = document(4, "mail.example", "2031-05-04", 3, own);

    (void)state;
    first->paragraphs[0].role = second->paragraphs[0].role = CC_ROLE_HEADING;
    first->paragraphs[2].role = second->paragraphs[2].role = CC_ROLE_QUOTE;
    third->paragraphs[0].role = fourth->paragraphs[0].role = CC_ROLE_HEADING;
    third->paragraphs[2].role = CC_ROLE_LIST_ITEM;
    fourth->paragraphs[2].role = CC_ROLE_QUOTE;
    compare(first);
    compare(second);
    compare(third);
    compare(fourth);
    for (uint32_t i = 0; i < 4; i++)
        assert_points(second->paragraphs[i].duplicate_of, CC_RELATION_EXACT, 1, i);
    assert_points(third->paragraphs[0].duplicate_of, CC_RELATION_EXACT, 1, 0);
    assert_points(third->paragraphs[1].duplicate_of, CC_RELATION_NEAR, 1, 1);
    assert_points(third->paragraphs[2].duplicate_of, CC_RELATION_NONE, 0, 0);
    assert_points(fourth->paragraphs[0].duplicate_of, CC_RELATION_NONE, 0, 0);
    assert_points(fourth->paragraphs[1].duplicate_of, CC_RELATION_EXACT, 3, 3);
    assert_points(fourth->paragraphs[2].duplicate_of, CC_RELATION_NONE, 0, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_first_print_is_no_duplicate),
        TEST(each_kind_of_copy_points_at_the_first_print),
        TEST(small_pieces_are_copies_beside_a_copy),
        TEST(a_dateline_makes_no_other_text),
        TEST(a_document_is_not_compared_with_itself),
        TEST(short_paragraphs_match_exactly_or_never),
        TEST(an_updated_text_stays_canonical),
        TEST(a_copy_of_a_duplicate_that_is_unlike_its_canonical_is_canonical),
        TEST(a_copy_that_holds_two_texts_points_at_the_one_that_is_more_of_it),
        TEST(prints_of_a_duplicate_point_where_it_points),
        TEST(later_prints_of_a_text_post_nothing),
        TEST(the_result_does_not_depend_on_the_order_of_documents),
        TEST(clusters_are_stars_around_an_earlier_paragraph_that_is_kept),
        TEST(many_equal_paragraphs_stay_cheap),
        TEST(many_templated_paragraphs_stay_cheap),
        TEST(a_huge_paragraph_is_compared_exactly_only),
        TEST(a_full_arena_is_a_limit),
        TEST(a_short_heap_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
