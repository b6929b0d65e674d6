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

static void put_posting(struct cc_shelf_packet *packet, uint64_t print, uint64_t ref, uint64_t about)
{
    uint64_t back = cc_shelf_back(about);

    if (packet->bytes.len > 0 && packet->last == ref) {
        cc_shelf_put_bytes(packet, print | SAME_AS_LAST, PRINT_BYTES);
        return;
    }
    cc_shelf_put_bytes(packet, print, PRINT_BYTES);
    cc_shelf_put_ref(packet, ref);
    cc_shelf_put_number(packet, cc_shelf_n_prints(about));
    cc_shelf_put_number(packet, (uint64_t)cc_shelf_n_likely(about) << 2 | (back > 0 ? 2 : 0) | (cc_shelf_is_followed(about) ? 1 : 0));
    if (back > 0)
        cc_shelf_put_number(packet, back);
}

enum cc_status cc_shelf_post(const struct cc_shelf_paragraph *p, struct cc_shelf_packet *packets, size_t n_parts,
                             struct cc_error *err)
{
    enum cc_status st = check_paragraph(p, err);
    uint64_t about = st == CC_OK ? cc_shelf_about(p->ref - p->first_ref, p->n_prints, p->n_likely, p->is_followed) : 0;

    for (size_t i = 0; i < p->n_prints && st == CC_OK; i++) {
        struct cc_shelf_packet *packet = &packets[part_of(print_at(p, i), n_parts)];

        put_posting(packet, print_at(p, i), p->ref, about);
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

static int compare_values(const void *a, const void *b)
{
    const struct cc_shelf_item *x = a, *y = b;

    return x->value < y->value ? -1 : x->value > y->value;
}

/* By print, then by ref. */
static enum cc_status read_sorted(const struct cc_span *given, size_t n_given, struct cc_shelf_items *postings, struct cc_error *err)
{
    for (size_t i = 0; i < n_given; i++) {
        enum cc_status st = read_postings(given[i], postings, err);

        if (st != CC_OK)
            return st;
    }
    if (!cc_shelf_items_sort(postings))
        return short_heap(err);
    for (size_t i = 0, end; i < postings->n; i = end) {
        end = cc_shelf_items_end(postings, i);
        if (end - i > 1)
            qsort(postings->list + i, end - i, sizeof *postings->list, compare_values);
    }
    return CC_OK;
}

static size_t shelf_size(size_t n_postings)
{
    return n_postings < CC_CANDIDATE_MAX_REFS ? n_postings : CC_CANDIDATE_MAX_REFS;
}

enum cc_status cc_shelf_trim(const struct cc_span *given, size_t n_given, struct cc_shelf_packet *packet, struct cc_error *err)
{
    struct cc_shelf_items postings = {0};
    enum cc_status st = read_sorted(given, n_given, &postings, err);

    for (size_t i = 0, end; i < postings.n && st == CC_OK; i = end) {
        end = cc_shelf_items_end(&postings, i);
        for (size_t k = i; k < i + shelf_size(end - i); k++)
            put_posting(packet, postings.list[k].key, postings.list[k].value, postings.list[k].about);
        st = packets_status(packet, 1, err);
    }
    cc_shelf_items_done(&postings);
    return st;
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

/* Of one print, by ref. */
struct group {
    const struct cc_shelf_item *shelf;
    size_t n_shelf;
    const struct cc_shelf_item *subjects;
    size_t n_subjects;
};

/* For one part: what of the shelf its subjects need, and they. */
static void put_list(struct dealing *d, uint32_t part, const struct group *group)
{
    const struct cc_shelf_item *shelf = group->shelf, *subjects = group->subjects;
    struct cc_shelf_packet *packet = &d->packets[part];
    uint64_t greatest = subjects[d->heads[part]].value; /* subjects hang by descending ref */
    size_t n_subjects = 0, n_needed = 0;
    bool whole = false;

    for (size_t i = d->heads[part]; i != NOBODY; i = d->nexts[i]) {
        whole |= cc_shelf_is_followed(subjects[i].about);
        n_subjects++;
    }
    while (n_needed < group->n_shelf && (whole || shelf[n_needed].value < greatest))
        n_needed++;
    packet->last = 0; /* lists are read each by itself */
    cc_shelf_put_number(packet, n_needed);
    for (size_t i = 0; i < n_needed; i++) {
        uint32_t back = cc_shelf_back(shelf[i].about);

        cc_shelf_put_ref(packet, shelf[i].value);
        cc_shelf_put_number(packet, (uint64_t)cc_shelf_n_likely(shelf[i].about) << 1 | (back > 0 ? 1 : 0));
        if (back > 0)
            cc_shelf_put_number(packet, back);
    }
    cc_shelf_put_number(packet, n_subjects);
    for (size_t i = d->heads[part]; i != NOBODY; i = d->nexts[i]) {
        cc_shelf_put_ref(packet, subjects[i].value);
        cc_shelf_put_number(packet, (uint64_t)cc_shelf_n_prints(subjects[i].about) << 1 | (cc_shelf_is_followed(subjects[i].about) ? 1 : 0));
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

static enum cc_status deal_print(struct dealing *d, const struct group *group, struct cc_error *err)
{
    size_t n_touched = 0;

    if (!has_room(d, group->n_subjects))
        return short_heap(err);
    for (size_t i = 0; i < group->n_subjects; i++) {
        const struct cc_shelf_item *subject = &group->subjects[i];
        uint32_t part = part_of(subject->value, d->n_parts);

        if (subject->value <= group->shelf[0].value && !cc_shelf_is_followed(subject->about))
            continue; /* nothing stands before it */
        if (d->heads[part] == NOBODY)
            d->parts[n_touched++] = part;
        d->nexts[i] = d->heads[part];
        d->heads[part] = i;
    }
    for (size_t i = 0; i < n_touched; i++) {
        put_list(d, d->parts[i], group);
        d->heads[d->parts[i]] = NOBODY;
    }
    return CC_OK;
}

/* Both sorted; each print of a subject has a shelf. */
static enum cc_status deal(struct dealing *d, const struct cc_shelf_items *shelves, const struct cc_shelf_items *subjects, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    size_t at = 0;

    for (size_t i = 0, end; i < subjects->n && st == CC_OK; i = end) {
        struct group group = {.subjects = subjects->list + i};

        end = cc_shelf_items_end(subjects, i);
        group.n_subjects = end - i;
        while (at < shelves->n && shelves->list[at].key < subjects->list[i].key)
            at = cc_shelf_items_end(shelves, at);
        if (at == shelves->n || shelves->list[at].key != subjects->list[i].key)
            return cc_fail(err, CC_E_INPUT, "shelf", "shelves of other packets");
        group.shelf = shelves->list + at;
        group.n_shelf = shelf_size(cc_shelf_items_end(shelves, at) - at);
        st = deal_print(d, &group, err);
    }
    return st == CC_OK ? packets_status(d->packets, d->n_parts, err) : st;
}

static enum cc_status open_dealing(struct dealing *d, struct cc_error *err)
{
    d->heads = cc_realloc_array(NULL, d->n_parts, sizeof *d->heads);
    d->parts = cc_realloc_array(NULL, d->n_parts, sizeof *d->parts);
    if (d->heads == NULL || d->parts == NULL)
        return short_heap(err);
    for (size_t i = 0; i < d->n_parts; i++)
        d->heads[i] = NOBODY;
    return CC_OK;
}

enum cc_status cc_shelf_lists(const struct cc_span *given, size_t n_given, const struct cc_span *shelves,
                              struct cc_shelf_packet *packets, size_t n_parts, struct cc_error *err)
{
    struct cc_shelf_items postings = {0}, trimmed = {0};
    struct dealing d = {packets, n_parts, NULL, NULL, NULL, 0};
    enum cc_status st = open_dealing(&d, err);

    if (st == CC_OK)
        st = read_sorted(given, n_given, &postings, err);
    if (st == CC_OK && shelves != NULL)
        st = read_sorted(shelves, 1, &trimmed, err);
    if (st == CC_OK)
        st = deal(&d, shelves != NULL ? &trimmed : &postings, &postings, err);
    cc_shelf_items_done(&postings);
    cc_shelf_items_done(&trimmed);
    cc_free(d.heads);
    cc_free(d.parts);
    cc_free(d.nexts);
    return st;
}
