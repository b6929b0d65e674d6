#include "shelf_run.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/candidate.h"

#define REF(document, place) (((uint64_t)(document) << CC_SHELF_DOCUMENT_BITS) + (place))
#define N_PARAGRAPHS 400
#define MAX_PRINTS   9

static struct cc_shelf_paragraph list[N_PARAGRAPHS];
static uint64_t prints[N_PARAGRAPHS][MAX_PRINTS];
static unsigned char pairs[N_PARAGRAPHS][N_PARAGRAPHS], later[N_PARAGRAPHS][N_PARAGRAPHS]; /* n_shared of those that were told */
static uint64_t lasts[N_PARAGRAPHS], untils[N_PARAGRAPHS][N_PARAGRAPHS];
static size_t n_pairs, n_later;

static uint64_t next_random(void)
{
    static uint64_t state = 88172645463325252u;

    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static size_t number_of(uint64_t ref)
{
    for (size_t i = 0; i < N_PARAGRAPHS; i++) {
        if (list[i].ref == ref)
            return i;
    }
    fail_msg("no ref %llu", (unsigned long long)ref);
    return 0;
}

static void take_pair(void *self, const struct cc_shelf_pair *pair)
{
    size_t subject = number_of(pair->subject), candidate = number_of(pair->candidate);

    (void)self;
    assert_int_equal(pairs[subject][candidate], 0);
    assert_true(pair->candidate_text == list[candidate].first_ref);
    pairs[subject][candidate] = (unsigned char)pair->n_shared;
    n_pairs++;
}

static void take_later(void *self, const struct cc_shelf_pair *pair)
{
    size_t subject = number_of(pair->subject), candidate = number_of(pair->candidate);

    (void)self;
    assert_int_equal(later[subject][candidate], 0);
    later[subject][candidate] = (unsigned char)pair->n_shared;
    untils[subject][candidate] = pair->until;
    lasts[subject] = pair->last;
    n_later++;
}

static const struct cc_shelf_taker taker = {NULL, take_pair, take_later};

/* ---- the rules, as slowly as they are written in compare.sql ---- */

/* Whether fewer than 64 stand under the print before it. */
static bool is_on_shelf(size_t k, uint64_t print)
{
    size_t n = 0;

    for (size_t i = 0; i < N_PARAGRAPHS; i++) {
        for (size_t p = 0; p < list[i].n_prints; p++)
            n += prints[i][p] == print && list[i].ref < list[k].ref;
    }
    return n < CC_CANDIDATE_MAX_REFS;
}

static void count_shared(size_t subject, uint32_t *shared)
{
    for (size_t k = 0; k < N_PARAGRAPHS; k++) {
        shared[k] = 0;
        for (size_t p = 0; p < list[subject].n_prints; p++) {
            for (size_t q = 0; q < list[k].n_prints; q++)
                shared[k] += prints[subject][p] == prints[k][q] && is_on_shelf(k, prints[k][q]);
        }
    }
}

static bool enough(size_t subject, size_t k, const uint32_t *shared)
{
    size_t smaller = list[subject].n_prints < list[k].n_likely ? list[subject].n_prints : list[k].n_likely;

    return shared[k] > 0 && shared[k] * 5 >= smaller;
}

/* Among the 128 that share most of those before `ref`. */
static bool is_taken(size_t k, uint64_t ref, const uint32_t *shared)
{
    size_t n = 0;

    for (size_t i = 0; i < N_PARAGRAPHS; i++)
        n += list[i].ref < ref && (shared[i] > shared[k] || (shared[i] == shared[k] && list[i].ref < list[k].ref));
    return list[k].ref < ref && shared[k] > 0 && n < CC_CANDIDATE_MAX;
}

static bool is_other(uint64_t a, uint64_t b)
{
    return a >> CC_SHELF_DOCUMENT_BITS != b >> CC_SHELF_DOCUMENT_BITS;
}

/* What a later print of the subject's text, at `ref`, makes of what was told. */
static bool follows(size_t subject, size_t k, uint64_t ref)
{
    return later[subject][k] != 0 && list[k].ref < ref && ref <= untils[subject][k] && is_other(ref, list[k].ref);
}

static bool has_print(size_t k, size_t n, uint64_t print)
{
    for (size_t p = 0; p < n; p++) {
        if (prints[k][p] == print)
            return true;
    }
    return false;
}

static void make_paragraphs(unsigned n_prints_in_use)
{
    for (size_t i = 0; i < N_PARAGRAPHS; i++) {
        uint64_t random = next_random();
        size_t n = 0;

        for (uint64_t p = random % (MAX_PRINTS + 1); p > 0; p--) { /* one of three is one of two that stand nearly everywhere */
            uint64_t number = next_random() % 3 == 0 ? next_random() % 2 : next_random() % n_prints_in_use;
            uint64_t print = (number + 1) * 0x8A91A6D40u & 0xFFFFFFFFF;

            if (!has_print(i, n, print))
                prints[i][n++] = print;
        }
        list[i] = (struct cc_shelf_paragraph){.ref = REF(i / 3, i % 3 * 5), .n_likely = (uint32_t)(1 + next_random() % 12),
                                              .is_followed = random >> 32 & 1, .prints = (const char *)prints[i], .n_prints = n};
        list[i].first_ref = i % 3 == 2 && (random >> 40 & 1) != 0 ? list[i - 1].ref : list[i].ref;
    }
}

static void run(size_t n_parts, bool in_pieces)
{
    struct shelf_run all = {.list = list, .n = N_PARAGRAPHS, .n_parts = n_parts, .taker = &taker, .in_pieces = in_pieces};

    memset(pairs, 0, sizeof pairs);
    memset(later, 0, sizeof later);
    n_pairs = n_later = 0;
    assert_int_equal(shelf_run(&all), CC_OK);
}

static void check_all(void)
{
    for (size_t i = 0; i < N_PARAGRAPHS; i++) {
        uint32_t shared[N_PARAGRAPHS];
        uint64_t refs[] = {list[i].ref, REF(N_PARAGRAPHS / 6, 9), REF(N_PARAGRAPHS, 0)};

        count_shared(i, shared);
        for (size_t k = 0; k < N_PARAGRAPHS; k++) {
            bool wanted = is_taken(k, list[i].ref, shared) && enough(i, k, shared) && is_other(list[i].ref, list[k].ref);

            assert_int_equal(pairs[i][k], wanted ? shared[k] : 0);
            for (size_t r = 0; r < 3; r++)
                assert_int_equal(follows(i, k, refs[r]), list[i].is_followed && is_taken(k, refs[r], shared) &&
                                                             enough(i, k, shared) && is_other(refs[r], list[k].ref));
            if (later[i][k] != 0 && shared[k] > 0)
                assert_true(lasts[i] >= list[k].ref);
        }
    }
}

static void pairs_are_those_of_the_rules_in_any_number_of_parts_and_pieces(void **state)
{
    static const size_t parts[] = {1, 2, 7, SHELF_MAX_PARTS};
    size_t n_before;

    (void)state;
    for (unsigned round = 0; round < 4; round++) {
        make_paragraphs(round % 2 == 0 ? 20 : 200);
        run(parts[round], false);
        assert_true(n_pairs > 50 && n_later > 50);
        check_all();
        n_before = n_pairs * 10000 + n_later;
        run(parts[round], true);
        check_all();
        run(3, false);
        assert_int_equal(n_pairs * 10000 + n_later, n_before);
    }
}

static uint64_t greatest;

static void take_greatest(void *self, const struct cc_shelf_pair *pair)
{
    (void)self;
    greatest = pair->candidate > greatest ? pair->candidate : greatest;
    n_pairs++;
}

static void what_is_trimmed_has_64_of_a_print(void **state)
{
    static const uint64_t print = 77;
    struct cc_shelf_packet posted, trimmed;
    struct cc_span given;
    size_t n_bytes[2];

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        cc_shelf_packet_init(&posted);
        cc_shelf_packet_init(&trimmed);
        for (size_t k = 0; k < CC_CANDIDATE_MAX_REFS + i; k++) { /* the last is the 65th */
            struct cc_shelf_paragraph one = {REF(k, 1), REF(k, 1), 1, false, (const char *)&print, 1};

            assert_int_equal(cc_shelf_post(&one, &posted, 1, NULL), CC_OK);
        }
        given = cc_buf_span(&posted.bytes);
        assert_int_equal(cc_shelf_trim(&given, 1, &trimmed, NULL), CC_OK);
        n_bytes[i] = trimmed.bytes.len;
        cc_shelf_packet_done(&posted);
        cc_shelf_packet_done(&trimmed);
    }
    assert_int_equal(n_bytes[0], n_bytes[1]);
}

static void shelves_of_other_packets_are_refused(void **state)
{
    static const uint64_t prints_of_two[] = {77, 78};
    struct cc_shelf_packet posted[2], list_of_one;
    struct cc_error err;

    (void)state;
    shelf_packets_init(posted, 2);
    cc_shelf_packet_init(&list_of_one);
    for (size_t i = 0; i < 2; i++) {
        struct cc_shelf_paragraph one = {REF(i, 1), REF(i, 1), 1, false, (const char *)&prints_of_two[i], 1};

        assert_int_equal(cc_shelf_post(&one, &posted[i], 1, &err), CC_OK);
    }
    for (size_t i = 0; i < 2; i++) {
        struct cc_span given = cc_buf_span(&posted[i].bytes), shelves = cc_buf_span(&posted[1 - i].bytes);

        assert_int_equal(cc_shelf_lists(&given, 1, &shelves, &list_of_one, 1, &err), CC_E_INPUT);
        assert_int_equal(cc_shelf_lists(&given, 1, &given, &list_of_one, 1, &err), CC_OK);
    }
    shelf_packets_done(posted, 2);
    cc_shelf_packet_done(&list_of_one);
}

/* Twice the subjects, twice the bytes: a shelf is told once a part. */
static void a_print_that_stands_everywhere_costs_each_a_few_bytes(void **state)
{
    static struct cc_shelf_paragraph many[20000];
    static const uint64_t print = 77;
    static const struct cc_shelf_taker greatest_taker = {NULL, take_greatest, take_greatest};
    struct shelf_run all = {.list = many, .n_parts = 4, .taker = &greatest_taker};
    size_t n_bytes[2];

    (void)state;
    for (size_t i = 0; i < 20000; i++)
        many[i] = (struct cc_shelf_paragraph){REF(i, 1), REF(i, 1), 1, false, (const char *)&print, 1};
    for (size_t i = 0; i < 2; i++) {
        all.n = 10000 * (i + 1);
        n_pairs = greatest = 0;
        assert_int_equal(shelf_run(&all), CC_OK);
        n_bytes[i] = all.n_bytes;
        assert_true(greatest == REF(CC_CANDIDATE_MAX_REFS - 1, 1));
        assert_int_equal(n_pairs, 64 * 63 / 2 + (all.n - 64) * 64);
    }
    assert_true(n_bytes[1] < 20000 * 4 && n_bytes[1] < 2 * n_bytes[0]);
}

static void what_is_over_a_limit_is_refused(void **state)
{
    static const uint64_t good[] = {(UINT64_C(1) << CC_SHELF_PRINT_BITS) - 1}, wide[] = {UINT64_C(1) << CC_SHELF_PRINT_BITS};
    static const uint64_t many[CC_SHELF_MAX_NUMBER + 1];
    struct {
        struct cc_shelf_paragraph paragraph;
        enum cc_status wanted;
    } cases[] = {
        {{REF(1, 1), REF(1, 1), CC_SHELF_MAX_NUMBER, false, (const char *)good, 1}, CC_OK},
        {{REF(1, 1), REF(1, 1), CC_SHELF_MAX_NUMBER + 1, false, (const char *)good, 1}, CC_E_LIMIT},
        {{REF(1, 1), REF(1, 1), 1, false, (const char *)wide, 1}, CC_E_LIMIT},
        {{REF(1, 1), REF(1, 1), 1, false, (const char *)many, CC_SHELF_MAX_NUMBER}, CC_OK},
        {{REF(1, 1), REF(1, 1), 1, false, (const char *)many, CC_SHELF_MAX_NUMBER + 1}, CC_E_LIMIT},
        {{UINT64_MAX >> 1, UINT64_MAX >> 1, 1, false, (const char *)good, 1}, CC_OK},
        {{UINT64_MAX, UINT64_MAX, 1, false, (const char *)good, 1}, CC_E_LIMIT},
        {{REF(1, 1), REF(1, 2), 1, false, (const char *)good, 1}, CC_E_LIMIT},
        {{REF(1, 1), REF(0, 1), 1, false, (const char *)good, 1}, CC_E_LIMIT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_shelf_packet packet;
        struct cc_error err;

        cc_shelf_packet_init(&packet);
        assert_int_equal(cc_shelf_post(&cases[i].paragraph, &packet, 1, &err), cases[i].wanted);
        cc_shelf_packet_done(&packet);
    }
}

static void a_short_heap_is_said(void **state)
{
    struct shelf_run all = {.list = list, .n = N_PARAGRAPHS / 5, .n_parts = 2, .taker = &taker, .in_pieces = true};
    enum cc_status st = CC_E_NOMEM;

    (void)state;
    make_paragraphs(20);
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        memset(pairs, 0, sizeof pairs);
        memset(later, 0, sizeof later);
        cc_alloc_fail_at(nth, true);
        st = shelf_run(&all);
        cc_alloc_fail_at(0, false);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        assert_true(nth < 5000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_are_those_of_the_rules_in_any_number_of_parts_and_pieces),
        cmocka_unit_test(what_is_trimmed_has_64_of_a_print),
        cmocka_unit_test(shelves_of_other_packets_are_refused),
        cmocka_unit_test(a_print_that_stands_everywhere_costs_each_a_few_bytes),
        cmocka_unit_test(what_is_over_a_limit_is_refused),
        cmocka_unit_test(a_short_heap_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
