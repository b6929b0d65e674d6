#include "shelf_run.h"

static struct cc_shelf_pair told[8];
static size_t n_told, n_later;

static void take_pair(void *self, const struct cc_shelf_pair *pair)
{
    (void)self;
    if (n_told < 8)
        told[n_told] = *pair;
    n_told++;
}

static void take_later(void *self, const struct cc_shelf_pair *pair)
{
    (void)self;
    (void)pair;
    n_later++;
}

static const struct cc_shelf_taker taker = {NULL, take_pair, take_later};

static enum cc_status find(const struct cc_span *given, size_t n)
{
    struct cc_error err;
    uint64_t from = 0;

    return cc_shelf_find(given, n, &from, SIZE_MAX, &taker, &err);
}

/* Two prints that three documents have, of which the second follows; for one part. */
static void make_lists(struct cc_shelf_packet *lists)
{
    static const uint64_t prints[] = {11, 12};
    struct cc_shelf_packet posted;
    struct cc_error err;
    struct cc_span given;

    cc_shelf_packet_init(&posted);
    cc_shelf_packet_init(lists);
    for (uint64_t i = 1; i <= 3; i++) {
        uint64_t ref = i << CC_SHELF_DOCUMENT_BITS | 9;
        struct cc_shelf_paragraph paragraph = {ref, i == 2 ? ref - 4 : ref, 2, i == 2, (const char *)prints, 2};

        assert_int_equal(cc_shelf_post(&paragraph, &posted, 1, &err), CC_OK);
    }
    given = cc_buf_span(&posted.bytes);
    assert_int_equal(cc_shelf_lists(&given, 1, NULL, lists, 1, &err), CC_OK);
    cc_shelf_packet_done(&posted);
}

/* The second document has three rows of later() and a pair, the third two pairs; a call ends with a subject. */
static void rows_come_some_at_a_time(void **state)
{
    static const struct {
        size_t n_wanted, n_told_first, n_calls;
    } cases[] = {{1, 1, 2}, {4, 1, 2}, {5, 3, 1}, {6, 3, 1}};
    struct cc_shelf_packet lists;
    struct cc_span given;
    struct cc_error err;

    (void)state;
    make_lists(&lists);
    given = cc_buf_span(&lists.bytes);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t from = 0;
        size_t n_calls = 0;

        n_told = n_later = 0;
        while (from != CC_SHELF_ALWAYS) {
            assert_int_equal(cc_shelf_find(&given, 1, &from, cases[i].n_wanted, &taker, &err), CC_OK);
            assert_true(n_calls++ > 0 || n_told == cases[i].n_told_first);
        }
        assert_int_equal(n_calls, cases[i].n_calls);
        assert_int_equal(n_told, 3);
        assert_int_equal(n_later, 3);
    }
    cc_shelf_packet_done(&lists);
}

static void pairs_come_by_subject_and_candidate(void **state)
{
    struct cc_shelf_packet lists;
    struct cc_span given;

    (void)state;
    n_told = n_later = 0;
    make_lists(&lists);
    given = cc_buf_span(&lists.bytes);
    assert_int_equal(find(&given, 1), CC_OK);
    assert_int_equal(n_told, 3);
    assert_int_equal(n_later, 3);
    assert_true(told[0].subject >> 27 == 2 && told[0].candidate >> 27 == 1 && told[0].n_shared == 2);
    assert_true(told[1].subject >> 27 == 3 && told[1].candidate >> 27 == 1 && told[1].candidate_text == told[1].candidate);
    assert_true(told[2].subject >> 27 == 3 && told[2].candidate >> 27 == 2 && told[2].candidate_text == told[2].candidate - 4);
    assert_int_equal(find(NULL, 0), CC_OK);
    cc_shelf_packet_done(&lists);
}

/* Each byte another one, and each length: an answer, or a word, and nothing beyond the packet. */
static void damaged_packets_are_refused_or_read(void **state)
{
    struct cc_shelf_packet lists, again[1];
    struct cc_error err;
    size_t n_refused = 0;

    (void)state;
    make_lists(&lists);
    for (size_t len = 0; len < lists.bytes.len; len++) {
        char *copy = test_malloc(len + 1);
        struct cc_span given = {copy, len};

        memcpy(copy, lists.bytes.ptr, len);
        n_refused += find(&given, 1) == CC_E_INPUT;
        for (size_t at = 0; at < len; at++) {
            copy[at] = (char)(copy[at] ^ (at % 2 == 0 ? 0xFF : 0x41));
            n_refused += find(&given, 1) == CC_E_INPUT;
            shelf_packets_init(again, 1);
            n_refused += cc_shelf_lists(&given, 1, NULL, again, 1, &err) == CC_E_INPUT;
            shelf_packets_done(again, 1);
            copy[at] = lists.bytes.ptr[at];
        }
        test_free(copy);
    }
    assert_true(n_refused > lists.bytes.len);
    cc_shelf_packet_done(&lists);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_some_at_a_time),
        cmocka_unit_test(pairs_come_by_subject_and_candidate),
        cmocka_unit_test(damaged_packets_are_refused_or_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
