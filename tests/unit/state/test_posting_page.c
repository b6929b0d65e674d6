#include "support.h"

#include "../../../pipeline/state/posting_page.h"

#include <stdlib.h>
#include <string.h>

#define MAX_POSTINGS 4000

static uint64_t seed = 7;

static uint64_t pick(uint64_t below)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 20) % below;
}

/* As many as fit, gaps below `gap` (often 0: the same print again), refs below base + refs. */
static size_t fill(struct cc_page_writer *w, struct cc_posting *list, uint64_t gap,
                   uint64_t base, uint64_t refs)
{
    struct cc_posting next = {pick(1000), base + pick(refs)};
    size_t n = 0;

    cc_page_begin(w, next.print, base);
    while (n < MAX_POSTINGS && cc_page_add(w, &next)) {
        list[n++] = next;
        if (pick(3) == 0 && next.ref + 1 < base + refs) {
            next.ref += 1 + pick(base + refs - next.ref - 1);
        } else {
            next.print += 1 + pick(gap);
            next.ref = base + pick(refs);
        }
    }
    cc_page_end(w);
    return n;
}

static void postings_come_back_in_order(void **data)
{
    static const struct {
        uint64_t gap, base, refs;
    } cases[] = {{1, 1, 2},
                 {100, 1, 1000000},
                 {UINT64_C(1) << 20, 5000000, 40},
                 {UINT64_C(1) << 28, 1, UINT64_C(1) << 62}};
    struct cc_posting list[MAX_POSTINGS], got;
    struct cc_page_writer w;
    struct cc_page_reader r;
    size_t c, n, i;

    (void)data;
    for (c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        n = fill(&w, list, cases[c].gap, cases[c].base, cases[c].refs);
        assert_true(n > 100 && w.len <= CC_POSTING_PAGE_BYTES);
        cc_page_open(&r, w.bytes, w.len, list[0].print);
        for (i = 0; i < n; i++) {
            assert_true(cc_page_next(&r, &got));
            assert_int_equal(cc_posting_compare(&got, &list[i]), 0);
        }
        assert_false(cc_page_next(&r, &got));
        assert_false(r.damaged);
    }
}

static void seeking_goes_past_nothing_of_the_print(void **data)
{
    struct cc_posting list[MAX_POSTINGS], got;
    struct cc_page_writer w;
    struct cc_page_reader r;
    size_t n = fill(&w, list, 50, 1, 1000000), i, first = 0;

    (void)data;
    for (i = 0; i < n; i++) {
        if (list[i].print != list[first].print)
            first = i;
        cc_page_open(&r, w.bytes, w.len, list[0].print);
        cc_page_seek(&r, list[i].print);
        do
            assert_true(cc_page_next(&r, &got));
        while (got.print < list[i].print);
        assert_int_equal(cc_posting_compare(&got, &list[first]), 0);
    }
    cc_page_open(&r, w.bytes, w.len, list[0].print);
    cc_page_seek(&r, UINT64_MAX); /* behind all: the last block */
    while (cc_page_next(&r, &got))
        continue;
    assert_false(r.damaged);
}

/* Whatever the bytes are, reading ends and stays within them (the sanitizer looks). */
static void damaged_pages_are_read_to_their_end(void **data)
{
    struct cc_posting list[MAX_POSTINGS], got;
    struct cc_page_writer w;
    struct cc_page_reader r;
    unsigned char *bytes;
    size_t len, round, i;

    (void)data;
    (void)fill(&w, list, 50, 1, 1000000);
    for (round = 0; round < 3000; round++) {
        len = round < 300 ? round : round % 3 == 0 ? pick(w.len + 1) : w.len;
        bytes = malloc(len + 1);
        assert_non_null(bytes);
        memcpy(bytes, w.bytes, len);
        for (i = 0; len > 0 && i < pick(4); i++)
            bytes[pick(2) == 0 ? len - 1 - pick(len < 60 ? len : 60) : pick(len)] =
                (unsigned char)pick(256);
        bytes = realloc(bytes, len == 0 ? 1 : len); /* no byte behind the last one */
        assert_non_null(bytes);
        cc_page_open(&r, bytes, len, 0);
        cc_page_seek(&r, pick(100000));
        for (i = 0; i < 10000 && cc_page_next(&r, &got); i++)
            continue;
        assert_true(i < 10000);
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(postings_come_back_in_order),
        cmocka_unit_test(seeking_goes_past_nothing_of_the_print),
        cmocka_unit_test(damaged_pages_are_read_to_their_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
