#include "cleancopy/dedup/shelf.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/candidate.h"
#include "cleancopy/dedup/shelf_items.h"

#include <stdlib.h>

#define PRINT_BYTES   5
#define SAME_AS_LAST  (UINT64_C(1) << CC_SHELF_PRINT_BITS) /* beside a print: of the paragraph that was told last */
#define MAX_BACK      (UINT64_C(1) << CC_SHELF_DOCUMENT_BITS)

static uint32_t part_of(uint64_t number, size_t n_parts)
{
    uint64_t mixed = number * UINT64_C(0x9E3779B97F4A7C15);

    return (uint32_t)((mixed >> 32) * n_parts >> 32);
}

static enum cc_status short_heap(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "shelf", "out of memory: deal to more parts");
}

static enum cc_status damaged(struct cc_error *err)
{
    return cc_fail(err, CC_E_INPUT, "shelf", "a packet is damaged");
}

static enum cc_status packets_status(const struct cc_shelf_packet *packets, size_t n_parts, struct cc_error *err)
{
    for (size_t i = 0; i < n_parts; i++) {
        if (packets[i].bytes.status != CC_OK)
            return short_heap(err);
    }
    return CC_OK;
}

/* ---- postings ---- */

static uint64_t print_at(const struct cc_shelf_paragraph *p, size_t i)
{
    uint64_t print;

    memcpy(&print, p->prints + i * sizeof print, sizeof print);
    return print;
}

static enum cc_status check_paragraph(const struct cc_shelf_paragraph *p, struct cc_error *err)
{
    if (p->n_prints > CC_SHELF_MAX_NUMBER || p->n_likely > CC_SHELF_MAX_NUMBER)
        return cc_fail(err, CC_E_LIMIT, "shelf", "a paragraph of %zu prints, %u likely: at most %d", p->n_prints, p->n_likely,
                       CC_SHELF_MAX_NUMBER);
    if (p->ref >> 63 != 0 || p->first_ref > p->ref || cc_shelf_document(p->first_ref) != cc_shelf_document(p->ref))
        return cc_fail(err, CC_E_LIMIT, "shelf", "ref %llu, whose text is first at %llu", (unsigned long long)p->ref,
                       (unsigned long long)p->first_ref);
    for (size_t i = 0; i < p->n_prints; i++) {
        if (print_at(p, i) >> CC_SHELF_PRINT_BITS != 0)
            return cc_fail(err, CC_E_LIMIT, "shelf", "a print of over %d bits", CC_SHELF_PRINT_BITS);
    }
    return CC_OK;
}

enum cc_status cc_shelf_post(const struct cc_shelf_paragraph *p, struct cc_shelf_packet *packets, size_t n_parts,
                             struct cc_error *err)
{
    enum cc_status st = check_paragraph(p, err);

    for (size_t i = 0; i < p->n_prints && st == CC_OK; i++) {
        uint64_t print = print_at(p, i);
        struct cc_shelf_packet *packet = &packets[part_of(print, n_parts)];

        if (packet->bytes.len > 0 && packet->last == p->ref) {
            cc_shelf_put_bytes(packet, print | SAME_AS_LAST, PRINT_BYTES);
        } else {
            cc_shelf_put_bytes(packet, print, PRINT_BYTES);
            cc_shelf_put_ref(packet, p->ref);
            cc_shelf_put_number(packet, (uint64_t)p->n_prints);
            cc_shelf_put_number(packet, (uint64_t)p->n_likely << 2 | (p->first_ref < p->ref ? 2 : 0) | (p->is_followed ? 1 : 0));
            if (p->first_ref < p->ref)
                cc_shelf_put_number(packet, p->ref - p->first_ref);
        }
        if (packet->bytes.status != CC_OK)
            st = short_heap(err);
    }
    return st;
}

static uint64_t read_about(struct cc_shelf_reader *reader)
{
    uint64_t n_prints = cc_shelf_get_number(reader), likely = cc_shelf_get_number(reader), back = 0;

    if ((likely & 2) != 0)
        back = cc_shelf_get_number(reader);
    if (n_prints > CC_SHELF_MAX_NUMBER || likely >> 2 > CC_SHELF_MAX_NUMBER || back >= MAX_BACK)
        reader->damaged = true;
    return cc_shelf_about(back, n_prints, likely >> 2, (likely & 1) != 0);
}

static enum cc_status read_postings(struct cc_span packet, struct cc_shelf_items *postings, struct cc_error *err)
{
    struct cc_shelf_reader reader = cc_shelf_read(packet);
    uint64_t about = 0;

    while (cc_shelf_has_more(&reader)) {
        uint64_t print = cc_shelf_get_bytes(&reader, PRINT_BYTES);

        if ((print & SAME_AS_LAST) == 0) {
            (void)cc_shelf_get_ref(&reader);
            about = read_about(&reader);
        }
        if (!reader.damaged && !cc_shelf_items_add(postings, print & (SAME_AS_LAST - 1), reader.last, about))
            return short_heap(err);
    }
    return reader.damaged ? damaged(err) : CC_OK;
}

/* ---- lists: the postings of a print, for each part that has a subject among them ---- */

#define NOBODY SIZE_MAX

struct dealing {
    struct cc_shelf_packet *packets;
    size_t n_parts;
    size_t *heads;    /* of each part: the last subject of this print, or NOBODY; behind it nexts */
    uint32_t *parts;  /* that have some */
    size_t *nexts;    /* of each posting of the print: the subject before it in its part */
    size_t capacity;  /* of nexts */
};

static int compare_values(const void *a, const void *b)
{
    const struct cc_shelf_item *x = a, *y = b;

    return x->value < y->value ? -1 : x->value > y->value;
}

/* For one part: what of the shelf its subjects need, and they. */
static void put_list(struct dealing *d, uint32_t part, const struct cc_shelf_item *group, size_t n_shelf)
{
    struct cc_shelf_packet *packet = &d->packets[part];
    uint64_t greatest = group[d->heads[part]].value; /* subjects hang by descending ref */
    size_t n_subjects = 0, n_needed = 0;
    bool whole = false;

    for (size_t i = d->heads[part]; i != NOBODY; i = d->nexts[i]) {
        whole |= cc_shelf_is_followed(group[i].about);
        n_subjects++;
    }
    while (n_needed < n_shelf && (whole || group[n_needed].value < greatest))
        n_needed++;
    packet->last = 0; /* lists are read each by itself */
    cc_shelf_put_number(packet, n_needed);
    for (size_t i = 0; i < n_needed; i++) {
        uint32_t back = cc_shelf_back(group[i].about);

        cc_shelf_put_ref(packet, group[i].value);
        cc_shelf_put_number(packet, (uint64_t)cc_shelf_n_likely(group[i].about) << 1 | (back > 0 ? 1 : 0));
        if (back > 0)
            cc_shelf_put_number(packet, back);
    }
    cc_shelf_put_number(packet, n_subjects);
    for (size_t i = d->heads[part]; i != NOBODY; i = d->nexts[i]) {
        cc_shelf_put_ref(packet, group[i].value);
        cc_shelf_put_number(packet, (uint64_t)cc_shelf_n_prints(group[i].about) << 1 | (cc_shelf_is_followed(group[i].about) ? 1 : 0));
    }
}

static bool has_room(struct dealing *d, size_t n)
{
    size_t *grown;

    if (n <= d->capacity)
        return true;
    grown = cc_realloc_array(d->nexts, n * 2, sizeof *grown);
    if (grown == NULL)
        return false;
    d->nexts = grown;
    d->capacity = n * 2;
    return true;
}

/* All postings of a print, by ref. */
static enum cc_status deal_print(struct dealing *d, const struct cc_shelf_item *group, size_t n, struct cc_error *err)
{
    size_t n_shelf = n < CC_CANDIDATE_MAX_REFS ? n : CC_CANDIDATE_MAX_REFS, n_touched = 0;

    if (!has_room(d, n))
        return short_heap(err);
    for (size_t i = 0; i < n; i++) {
        uint32_t part = part_of(group[i].value, d->n_parts);

        if (group[i].value <= group[0].value && !cc_shelf_is_followed(group[i].about))
            continue; /* nothing stands before it */
        if (d->heads[part] == NOBODY)
            d->parts[n_touched++] = part;
        d->nexts[i] = d->heads[part];
        d->heads[part] = i;
    }
    for (size_t i = 0; i < n_touched; i++) {
        put_list(d, d->parts[i], group, n_shelf);
        d->heads[d->parts[i]] = NOBODY;
    }
    return CC_OK;
}

static enum cc_status deal(struct dealing *d, struct cc_shelf_items *postings, struct cc_error *err)
{
    enum cc_status st = cc_shelf_items_sort(postings) ? CC_OK : short_heap(err);

    for (size_t i = 0, end; i < postings->n && st == CC_OK; i = end) {
        end = cc_shelf_items_end(postings, i);
        if (end - i > 1)
            qsort(postings->list + i, end - i, sizeof *postings->list, compare_values);
        st = deal_print(d, postings->list + i, end - i, err);
    }
    return st == CC_OK ? packets_status(d->packets, d->n_parts, err) : st;
}

enum cc_status cc_shelf_lists(const struct cc_span *given, size_t n_given, struct cc_shelf_packet *packets, size_t n_parts,
                              struct cc_error *err)
{
    struct cc_shelf_items postings = {0};
    struct dealing d = {packets, n_parts, NULL, NULL, NULL, 0};
    enum cc_status st = CC_OK;

    d.heads = cc_realloc_array(NULL, n_parts, sizeof *d.heads);
    d.parts = cc_realloc_array(NULL, n_parts, sizeof *d.parts);
    if (d.heads == NULL || d.parts == NULL)
        st = short_heap(err);
    for (size_t i = 0; i < n_parts && st == CC_OK; i++)
        d.heads[i] = NOBODY;
    for (size_t i = 0; i < n_given && st == CC_OK; i++)
        st = read_postings(given[i], &postings, err);
    if (st == CC_OK)
        st = deal(&d, &postings, err);
    cc_shelf_items_done(&postings);
    cc_free(d.heads);
    cc_free(d.parts);
    cc_free(d.nexts);
    return st;
}
