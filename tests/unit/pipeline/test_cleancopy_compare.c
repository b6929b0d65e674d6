#include "support.h"
#include "arrow_column.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/compare.h"
#include "cleancopy/dedup/fingerprint.h"
#include "cleancopy/dedup/normal.h"

#include <stdio.h>

#define FERRY "The ferry Amalia will be taken out of service on Monday for a month of repairs, the harbour board said."

static const char *const texts[] = {
    FERRY,
    "OSLO, May 3 (Coast Wire) - The FERRY Amalia will be taken out of service on Monday, for a month of repairs: the harbour board said",
    "The ferry Amalia will be taken out of service on Tuesday for a month of repairs, the harbour board said.",
    "Cod fetched 412 crowns a box at the harbour market on Friday, the board said.",
    "Cod fetched 398 crowns a box at the harbour market on Friday, the board said.",
    FERRY " Two smaller boats will sail in her place until the middle of April, and tickets stay what they are.",
    "Die Fähre Amalia fällt von Montag an für einen Monat aus, teilte die Hafenbehörde mit.",
    "Read more",
    "read MORE",
    "渡船从星期一起停航一个月进行修理，港务局说。",
    "",
    "…",
};
#define N_TEXTS (sizeof texts / sizeof *texts)

static struct cc_config cfg;

static int set_up(void **state)
{
    (void)state;
    cc_config_defaults(&cfg);
    return 0;
}

/* ---- paragraphs ---- */

static void keys_and_fingerprints_are_those_of_the_dedup_stage(void **state)
{
    struct cleancopy_column key, words, prints;
    struct arrow_column column;
    struct cleancopy_rows *rows;
    struct cc_arena arena;
    size_t n_with = 0;

    (void)state;
    cc_arena_init(&arena, (size_t)1 << 24);
    arrow_column_fill(&column, texts, N_TEXTS, 32, 0);
    assert_int_equal(cleancopy_paragraphs(&column.column, N_TEXTS, &rows), CLEANCOPY_OK);
    key = arrow_of(rows, CLEANCOPY_ROWS_KEY);
    words = arrow_of(rows, CLEANCOPY_ROWS_WORDS);
    prints = arrow_of(rows, CLEANCOPY_ROWS_FINGERPRINTS);
    for (size_t i = 0; i < N_TEXTS; i++) {
        const int32_t *offsets = prints.offsets;
        size_t n = (size_t)(offsets[i + 1] - offsets[i]), wanted = 0;
        struct cc_tokens tokens;
        struct cc_hash128 hash;
        struct cc_span normal;
        uint64_t list[256];

        assert_int_equal(cc_normal_form(&arena, cc_span_from(texts[i]), &normal, NULL), CC_OK);
        assert_int_equal(cc_token_list(&arena, normal, &tokens, NULL), CC_OK);
        hash = cc_hash128(normal);
        assert_memory_equal((const char *)key.values + 16 * i, hash.bytes, 16);
        assert_int_equal(((const uint32_t *)words.values)[i], tokens.count);
        if (tokens.count >= cfg.dedup.min_words)
            wanted = cc_fingerprint_list(tokens.list, tokens.count, list);
        assert_int_equal(n, wanted);
        assert_memory_equal((const uint64_t *)prints.values + offsets[i], list, n * sizeof *list);
        n_with += n > 0;
        assert_int_equal(arrow_status(rows, i), CLEANCOPY_OK);
    }
    assert_int_equal(n_with, N_TEXTS - 4);
    assert_memory_equal(key.values, (const char *)key.values + 16, 16); /* a dateline and capitals make no difference */
    cleancopy_rows_free(rows);
    arrow_column_done(&column);
    cc_arena_done(&arena);
}

static void nulls_and_slices_keep_their_place(void **state)
{
    static const char *const given[] = {"one", NULL, FERRY, NULL};
    struct arrow_column column;
    struct cleancopy_column key, prints;
    struct cleancopy_rows *rows;

    (void)state;
    arrow_column_fill(&column, given, 4, 64, 1);
    assert_int_equal(cleancopy_paragraphs(&column.column, 3, &rows), CLEANCOPY_OK);
    key = arrow_of(rows, CLEANCOPY_ROWS_KEY);
    prints = arrow_of(rows, CLEANCOPY_ROWS_FINGERPRINTS);
    assert_true(arrow_is_null(&key, 0) && !arrow_is_null(&key, 1) && arrow_is_null(&key, 2));
    assert_true(arrow_is_null(&prints, 0) && !arrow_is_null(&prints, 1) && arrow_is_null(&prints, 2));
    assert_int_equal(((const int32_t *)prints.offsets)[1], 0);
    assert_int_equal(((const int32_t *)prints.offsets)[3] * 8, prints.n_value_bytes);
    cleancopy_rows_free(rows);
    arrow_column_done(&column);
    assert_int_equal(cleancopy_paragraphs(NULL, 2, &rows), CLEANCOPY_OK); /* no column is one of nulls */
    assert_non_null(arrow_of(rows, CLEANCOPY_ROWS_KEY).validity);
    cleancopy_rows_free(rows);
    assert_int_equal(cleancopy_paragraphs(NULL, 0, &rows), CLEANCOPY_OK);
    assert_null(arrow_of(rows, CLEANCOPY_ROWS_KEY).validity);
    cleancopy_rows_free(rows);
}

/* ---- pairs ---- */

static void a_pair_is_what_it_is_to_the_comparison(size_t a, size_t b, const struct cleancopy_rows *rows, size_t row)
{
    int8_t relation = ((const int8_t *)arrow_of(rows, CLEANCOPY_ROWS_RELATION).values)[row];
    int8_t revised = ((const int8_t *)arrow_of(rows, CLEANCOPY_ROWS_REVISED).values)[row];
    double similarity = ((const double *)arrow_of(rows, CLEANCOPY_ROWS_SIMILARITY).values)[row];
    struct cc_paragraph paragraphs[2] = {{.text = cc_span_from(texts[b])}, {.text = cc_span_from(texts[a])}};
    struct cc_index index;
    struct cc_memory_index *memory = cc_memory_index_open(&index);
    struct cc_arena arena;

    assert_non_null(memory);
    cc_arena_init(&arena, (size_t)1 << 24);
    for (size_t i = 0; i < 2; i++) {
        struct cc_document doc = {.id = i + 1, .outlet = CC_SPAN("a.example"), .paragraphs = &paragraphs[i], .n_paragraphs = 1};

        assert_int_equal(cc_compare_document(&arena, &cfg.dedup, &index, &doc, NULL), CC_OK);
    }
    if (relation != (int8_t)paragraphs[1].duplicate_of.relation)
        fail_msg("%zu against %zu: %d, not %d", a, b, relation, paragraphs[1].duplicate_of.relation);
    assert_true(similarity == paragraphs[1].duplicate_of.similarity);
    assert_int_equal(revised, paragraphs[1].duplicate_of.revised);
    cc_memory_index_close(memory);
    cc_arena_done(&arena);
}

/* Each against each, so that the earlier one's forms are used again, and not. */
static void pairs_are_what_a_comparison_of_two_documents_finds(void **state)
{
    size_t n_related = 0;

    (void)state;
    for (size_t a = 0; a < 7; a++) {
        const char *ours[7];
        struct arrow_column left, right;
        struct cleancopy_rows *rows;

        for (size_t b = 0; b < 7; b++)
            ours[b] = texts[a];
        arrow_column_fill(&left, ours, 7, 32, 0);
        arrow_column_fill(&right, texts, 7, 64, 0);
        assert_int_equal(cleancopy_pairs(&left.column, &right.column, 7, &rows), CLEANCOPY_OK);
        for (size_t b = 0; b < 7; b++) {
            a_pair_is_what_it_is_to_the_comparison(a, b, rows, b);
            n_related += ((const int8_t *)arrow_of(rows, CLEANCOPY_ROWS_RELATION).values)[b] != CLEANCOPY_RELATION_NONE;
        }
        cleancopy_rows_free(rows);
        arrow_column_done(&left);
        arrow_column_done(&right);
    }
    assert_in_range(n_related, 15, 30);
}

/* Of right sides that come again some are kept as they were read: more of them than are kept at a time, and, every so
 * often, one that is too long to be kept beside others.  The answers are those of calls of one pair each. */
static void right_sides_that_come_again_are_answered_as_alone(void **state)
{
    enum { N = 4000, DISTINCT = 1200, LONG_AT = 700 };
    char **theirs = calloc(N, sizeof *theirs);
    const char **ours = calloc(N, sizeof *ours);
    size_t long_bytes = (size_t)80 << 10;
    struct arrow_column left, right;
    struct cleancopy_rows *rows;

    (void)state;
    assert_true(theirs != NULL && ours != NULL);
    for (size_t i = 0; i < N; i++) {
        size_t bytes = i % LONG_AT == 0 ? long_bytes : 400, day = i / 2 % DISTINCT;

        ours[i] = i / 900 % 2 == 0 ? FERRY : texts[1];
        theirs[i] = malloc(bytes);
        assert_non_null(theirs[i]);
        (void)snprintf(theirs[i], bytes, FERRY " It was said on day %zu", day);
        for (size_t k = 0; k < day % 23; k++) /* so that another text has another answer */
            memcpy(theirs[i] + strlen(theirs[i]), " boats", sizeof " boats");
        while (strlen(theirs[i]) + 100 < long_bytes && i % LONG_AT == 0)
            memcpy(theirs[i] + strlen(theirs[i]), " and of more words than anybody reads of boats", sizeof " and of more words than anybody reads of boats");
    }
    arrow_column_fill(&left, ours, N, 32, 0);
    arrow_column_fill(&right, (const char *const *)theirs, N, 64, 0);
    assert_int_equal(cleancopy_pairs(&left.column, &right.column, N, &rows), CLEANCOPY_OK);
    for (size_t i = 0; i < N; i += 37) {
        struct arrow_column one, other;
        struct cleancopy_rows *alone;

        arrow_column_fill(&one, &ours[i], 1, 32, 0);
        arrow_column_fill(&other, (const char *const *)&theirs[i], 1, 64, 0);
        assert_int_equal(cleancopy_pairs(&one.column, &other.column, 1, &alone), CLEANCOPY_OK);
        assert_int_equal(((const int8_t *)arrow_of(rows, CLEANCOPY_ROWS_RELATION).values)[i],
                         ((const int8_t *)arrow_of(alone, CLEANCOPY_ROWS_RELATION).values)[0]);
        assert_true(((const double *)arrow_of(rows, CLEANCOPY_ROWS_SIMILARITY).values)[i] ==
                    ((const double *)arrow_of(alone, CLEANCOPY_ROWS_SIMILARITY).values)[0]);
        cleancopy_rows_free(alone);
        arrow_column_done(&one);
        arrow_column_done(&other);
    }
    cleancopy_rows_free(rows);
    arrow_column_done(&left);
    arrow_column_done(&right);
    for (size_t i = 0; i < N; i++)
        free(theirs[i]);
    free(theirs);
    free(ours);
}

/* The longer text holds all of the shorter: what is said of it, and decides, is the share that the shorter has. */
static void what_decides_for_a_part_is_the_share_that_is_held(void **state)
{
    static const char *const a[] = {FERRY, FERRY, FERRY " Two smaller boats will sail in her place until the middle of April, and tickets stay what they are."};
    static const char *const b[] = {FERRY, "Cod fetched 412 crowns a box at the harbour market on Friday, the board said.", FERRY};
    struct arrow_column left, right;
    struct cleancopy_rows *rows;
    const double *deciding, *similarity;

    (void)state;
    arrow_column_fill(&left, a, 3, 32, 0);
    arrow_column_fill(&right, b, 3, 32, 0);
    assert_int_equal(cleancopy_pairs(&left.column, &right.column, 3, &rows), CLEANCOPY_OK);
    deciding = arrow_of(rows, CLEANCOPY_ROWS_DECIDING).values;
    similarity = arrow_of(rows, CLEANCOPY_ROWS_SIMILARITY).values;
    assert_true(deciding[0] == 1 && deciding[1] == 0 && deciding[2] == similarity[2]);
    assert_true(similarity[0] == 1 && similarity[1] == 0);
    assert_true(similarity[2] > 0.4 && similarity[2] < 0.6);
    cleancopy_rows_free(rows);
    arrow_column_done(&left);
    arrow_column_done(&right);
}

static void short_ones_are_exact_or_nothing(void **state)
{
    static const char *const a[] = {"Read more", "Read more", "", "…", "Read more", NULL, "one"};
    static const char *const b[] = {"read MORE", "Read less", "", "", FERRY, "one", NULL};
    static const int wanted[] = {CLEANCOPY_RELATION_EXACT, 0, 0, 0, 0};
    struct arrow_column left, right;
    struct cleancopy_column relation;
    struct cleancopy_rows *rows;

    (void)state;
    arrow_column_fill(&left, a, 7, 32, 0);
    arrow_column_fill(&right, b, 7, 32, 0);
    assert_int_equal(cleancopy_pairs(&left.column, &right.column, 7, &rows), CLEANCOPY_OK);
    relation = arrow_of(rows, CLEANCOPY_ROWS_RELATION);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(((const int8_t *)relation.values)[i], wanted[i]);
    assert_true(!arrow_is_null(&relation, 4) && arrow_is_null(&relation, 5) && arrow_is_null(&relation, 6));
    assert_int_equal(arrow_status(rows, 6), CLEANCOPY_OK);
    cleancopy_rows_free(rows);
    arrow_column_done(&left);
    arrow_column_done(&right);
}

/* 4,096 words are verified, one more is compared as a whole alone. */
static void very_long_ones_are_exact_or_nothing(void **state)
{
    size_t n = (size_t)4097 * 6;
    char *words = malloc(n + 1), *other = malloc(n + 1);
    const char *ours[2] = {words, words}, *theirs[2] = {other, words};

    (void)state;
    assert_true(words != NULL && other != NULL);
    for (unsigned extra = 0; extra < 2; extra++) {
        struct arrow_column left, right;
        struct cleancopy_column relation;
        struct cleancopy_rows *rows;

        for (size_t i = 0; i < 4096 + extra; i++)
            (void)snprintf(words + 6 * i, 7, "w%04x ", (unsigned)i & 0xffff);
        strcpy(other, words);
        other[10 * 6] = 'v';
        arrow_column_fill(&left, ours, 2, 32, 0);
        arrow_column_fill(&right, theirs, 2, 32, 0);
        assert_int_equal(cleancopy_pairs(&left.column, &right.column, 2, &rows), CLEANCOPY_OK);
        relation = arrow_of(rows, CLEANCOPY_ROWS_RELATION);
        if (extra == 0)
            assert_int_not_equal(((const int8_t *)relation.values)[0], CLEANCOPY_RELATION_NONE);
        else
            assert_int_equal(((const int8_t *)relation.values)[0], CLEANCOPY_RELATION_NONE);
        assert_int_equal(((const int8_t *)relation.values)[1], CLEANCOPY_RELATION_EXACT);
        cleancopy_rows_free(rows);
        arrow_column_done(&left);
        arrow_column_done(&right);
    }
    free(words);
    free(other);
}

static void a_column_that_contradicts_itself_is_refused(void **state)
{
    int32_t bad[] = {0, 9};
    struct cleancopy_column column = {"abc", bad, NULL, 3, 0, 32};
    struct cleancopy_rows *rows;

    (void)state;
    assert_int_equal(cleancopy_paragraphs(&column, 1, &rows), CLEANCOPY_E_USAGE);
    assert_non_null(strstr(cleancopy_rows_message(rows), "column texts, row 0"));
    cleancopy_rows_free(rows);
    assert_int_equal(cleancopy_pairs(NULL, &column, 1, &rows), CLEANCOPY_E_USAGE);
    assert_non_null(strstr(cleancopy_rows_message(rows), "column b, row 0"));
    cleancopy_rows_free(rows);
}

/* ---- a short heap ---- */

static int use_all(void)
{
    struct arrow_column column;
    struct cleancopy_rows *rows;
    int st;

    arrow_column_fill(&column, texts, N_TEXTS, 32, 0);
    st = cleancopy_paragraphs(&column.column, N_TEXTS, &rows);
    cleancopy_rows_free(rows);
    if (st == CLEANCOPY_OK) {
        st = cleancopy_pairs(&column.column, &column.column, N_TEXTS, &rows);
        cleancopy_rows_free(rows);
    }
    arrow_column_done(&column);
    return st;
}

static void each_allocation_that_fails_is_said_and_nothing_leaks(void **state)
{
    uint64_t nth = 0;
    int st;

    (void)state;
    do {
        cc_alloc_fail_at(++nth, false);
        st = use_all();
        cc_alloc_fail_at(0, false);
        assert_true(st == CLEANCOPY_OK || st == CLEANCOPY_E_NOMEM);
    } while (st != CLEANCOPY_OK);
    assert_in_range(nth, 10, 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_and_fingerprints_are_those_of_the_dedup_stage),
        cmocka_unit_test(nulls_and_slices_keep_their_place),
        cmocka_unit_test(pairs_are_what_a_comparison_of_two_documents_finds),
        cmocka_unit_test(right_sides_that_come_again_are_answered_as_alone),
        cmocka_unit_test(what_decides_for_a_part_is_the_share_that_is_held),
        cmocka_unit_test(short_ones_are_exact_or_nothing),
        cmocka_unit_test(very_long_ones_are_exact_or_nothing),
        cmocka_unit_test(a_column_that_contradicts_itself_is_refused),
        cmocka_unit_test(each_allocation_that_fails_is_said_and_nothing_leaks),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
