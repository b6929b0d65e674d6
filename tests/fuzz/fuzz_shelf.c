/* What goes between parts when candidates are found on many machines.  The first byte says what the rest is:
 *
 *   0  paragraphs, each of a document's step, a byte of settings, likely prints, a count, and as many prints of a byte.  Property: packets that
 *      were made by one part or by several, and taken at once or in pieces, give the same pairs;
 *   1  a packet of postings as a damaged file may hold it, 2 one of lists.  Property: reading ends, within the packet, and what is told is in order. */
#include "../unit/dedup/shelf_run.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MAX_PARAGRAPHS 400
#define MAX_PRINTS     15

struct told {
    uint64_t sum; /* the same for the same pairs in any order */
    uint64_t n;
};

static uint64_t mix(uint64_t number)
{
    number ^= number >> 31;
    number *= UINT64_C(0x9E3779B97F4A7C15);
    return number ^ number >> 29;
}

static void tell(struct told *told, uint64_t kind, const struct cc_shelf_pair *pair)
{
    uint64_t whole = mix(mix(mix(mix(pair->subject + kind) + pair->candidate) + pair->candidate_text) + pair->n_shared);

    assert(pair->candidate_text <= pair->candidate);
    told->sum += kind == 0 ? whole : mix(mix(whole + pair->last) + pair->until);
    told->n++;
}

static void take_pair(void *self, const struct cc_shelf_pair *pair)
{
    assert(pair->candidate < pair->subject);
    tell(self, 0, pair);
}

static void take_later(void *self, const struct cc_shelf_pair *pair)
{
    assert(pair->candidate <= pair->last && pair->candidate < pair->until);
    tell(self, 1, pair);
}

/* ---- paragraphs ---- */

static size_t read_paragraphs(const uint8_t *data, size_t size, struct cc_shelf_paragraph *list, uint64_t (*prints)[MAX_PRINTS])
{
    uint64_t ref = 0;
    size_t n = 0;

    for (size_t at = 0; at + 4 <= size && n < MAX_PARAGRAPHS; n++) {
        uint64_t before = ref;
        uint8_t settings = data[at + 1], n_prints = data[at + 3] & MAX_PRINTS;

        ref = data[at] == 0 ? ref + 1 + (settings >> 2) : ((ref >> CC_SHELF_DOCUMENT_BITS) + data[at]) << CC_SHELF_DOCUMENT_BITS;
        list[n] = (struct cc_shelf_paragraph){.ref = ref, .n_likely = data[at + 2], .is_followed = (settings & 1) != 0,
                                              .first_ref = data[at] == 0 && (settings & 2) != 0 ? before : ref,
                                              .prints = (const char *)prints[n]};
        at += 4;
        while (at < size && list[n].n_prints < n_prints)
            prints[n][list[n].n_prints++] = (uint64_t)data[at++] * 0x8A91A6D40u & 0xFFFFFFFFF;
    }
    return n;
}

static struct told find(const struct cc_shelf_paragraph *list, size_t n, size_t n_parts, bool in_pieces)
{
    struct told told = {0, 0};
    struct cc_shelf_taker taker = {&told, take_pair, take_later};
    struct shelf_run run = {.list = list, .n = n, .n_parts = n_parts, .taker = &taker, .in_pieces = in_pieces};

    assert(shelf_run(&run) == CC_OK);
    return told;
}

static void check_paragraphs(const uint8_t *data, size_t size)
{
    static struct cc_shelf_paragraph list[MAX_PARAGRAPHS];
    static uint64_t prints[MAX_PARAGRAPHS][MAX_PRINTS];
    size_t n = read_paragraphs(data, size, list, prints);
    struct told one = find(list, n, 1, false), some = find(list, n, 5, false), pieces = find(list, n, 2, true);

    assert(one.n == some.n && one.sum == some.sum);
    assert(one.n == pieces.n && one.sum == pieces.sum);
}

/* ---- packets ---- */

static void check_lists(const struct cc_span *packets, size_t n)
{
    struct told told = {0, 0};
    struct cc_shelf_taker taker = {&told, take_pair, take_later};
    uint64_t from = 0;
    enum cc_status st = cc_shelf_find(packets, n, &from, SIZE_MAX, &taker, NULL);

    assert(st == CC_OK || st == CC_E_INPUT);
}

static void check_postings(struct cc_span packet, size_t n_parts)
{
    struct cc_shelf_packet lists[SHELF_MAX_PARTS];
    enum cc_status st;

    shelf_packets_init(lists, n_parts);
    st = cc_shelf_lists(&packet, 1, NULL, lists, n_parts, NULL);
    assert(st == CC_OK || st == CC_E_INPUT);
    for (size_t i = 0; i < n_parts && st == CC_OK; i++) {
        struct cc_span made = cc_buf_span(&lists[i].bytes);

        check_lists(&made, 1);
    }
    shelf_packets_done(lists, n_parts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t rest = size > 1 ? size - 1 : 0;
    uint8_t *copy = malloc(rest + 1); /* of its own, so that a read past its end is seen */
    struct cc_span packet = {(const char *)copy, rest};

    assert(copy != NULL);
    if (rest > 0)
        memcpy(copy, data + 1, rest);
    if (size > 0 && data[0] % 3 == 0)
        check_paragraphs(copy, rest);
    else if (size > 0 && data[0] % 3 == 1)
        check_postings(packet, 1 + data[0] / 3 % SHELF_MAX_PARTS);
    else if (size > 0)
        check_lists(&packet, 1);
    free(copy);
    return 0;
}
