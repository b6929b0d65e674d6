#include "cleancopy/dedup/shelf_find.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/candidate.h"

#include <stdlib.h>

/* compare.c has the same: it verifies who shares a fifth of the smaller one's fingerprints. */
#define LEAST_SHARED_FINGERPRINTS 5

#define FIRST_SLOTS 256

/* A paragraph on the shelves of the subject in hand. */
struct found {
    uint64_t ref; /* and 1: 0 is an empty slot */
    uint32_t back;
    uint16_t n_shared, n_likely;
};

struct finding {
    const struct cc_shelf_taker *taker;
    struct cc_shelf_items lists;
    struct found *slots; /* by hash of the ref; empty between two subjects */
    uint32_t *filled;    /* which are not */
    struct found *list;  /* what was in them */
    size_t n_slots;      /* a power of two */
    size_t n;
    uint64_t last;       /* ref on these shelves */
    uint64_t from;       /* subjects before it are passed over */
    size_t n_told, n_wanted;
    struct cc_error *err;
};

static enum cc_status short_heap(const struct finding *f)
{
    return cc_fail(f->err, CC_E_NOMEM, "shelf", "out of memory: deal to more parts");
}

static enum cc_status damaged(const struct finding *f)
{
    return cc_fail(f->err, CC_E_INPUT, "shelf", "a packet is damaged");
}

/* ---- lists ---- */

/* One of a list's shelf. */
static struct found read_found(struct cc_shelf_reader *reader)
{
    struct found found = {.ref = cc_shelf_get_ref(reader)};
    uint64_t likely = cc_shelf_get_number(reader);
    uint64_t back = (likely & 1) != 0 ? cc_shelf_get_number(reader) : 0;

    if (likely >> 1 > CC_SHELF_MAX_NUMBER || back > found.ref || back >> CC_SHELF_DOCUMENT_BITS != 0)
        reader->damaged = true;
    found.n_likely = (uint16_t)(likely >> 1);
    found.back = (uint32_t)back; /* n_shared is 0 */
    return found;
}

static enum cc_status read_list(struct finding *f, struct cc_shelf_reader *reader)
{
    const unsigned char *start = reader->at;
    uint64_t n_shelf, n_subjects;

    reader->last = 0; /* each is read by itself */
    n_shelf = cc_shelf_get_number(reader);
    if (n_shelf > CC_CANDIDATE_MAX_REFS)
        return damaged(f);
    for (uint64_t i = 0; i < n_shelf; i++)
        (void)read_found(reader);
    n_subjects = cc_shelf_get_number(reader);
    for (uint64_t i = 0; i < n_subjects && !reader->damaged; i++) {
        uint64_t ref = cc_shelf_get_ref(reader), about = cc_shelf_get_number(reader);

        if (about >> 1 > CC_SHELF_MAX_NUMBER)
            return damaged(f);
        if (ref >= f->from && !cc_shelf_items_add(&f->lists, ref, (uint64_t)(uintptr_t)start, about))
            return short_heap(f);
    }
    return reader->damaged ? damaged(f) : CC_OK;
}

/* ---- the paragraphs on a subject's shelves ---- */

static uint32_t slot_of(const struct finding *f, uint64_t ref)
{
    size_t at = (size_t)((ref * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (f->n_slots - 1);

    while (f->slots[at].ref != 0 && f->slots[at].ref != ref + 1)
        at = (at + 1) & (f->n_slots - 1);
    return (uint32_t)at;
}

/* For so many at most. */
static bool make_room(struct finding *f, size_t n)
{
    size_t n_slots = f->n_slots == 0 ? FIRST_SLOTS : f->n_slots;

    while (n_slots < n * 2)
        n_slots *= 2;
    if (n_slots == f->n_slots)
        return true;
    cc_free(f->slots);
    cc_free(f->filled);
    cc_free(f->list);
    f->n_slots = n_slots;
    f->slots = cc_calloc(n_slots, sizeof *f->slots);
    f->filled = cc_realloc_array(NULL, n_slots, sizeof *f->filled);
    f->list = cc_realloc_array(NULL, n_slots, sizeof *f->list);
    return f->slots != NULL && f->filled != NULL && f->list != NULL;
}

/* Of a list that was read before, whole: its end is not looked for. */
static struct cc_shelf_reader reader_of(const struct cc_shelf_item *list)
{
    return (struct cc_shelf_reader){(const unsigned char *)(uintptr_t)list->value, (const unsigned char *)UINTPTR_MAX, 0, false};
}

static void count_shelf(struct finding *f, const struct cc_shelf_item *list, bool whole)
{
    struct cc_shelf_reader reader = reader_of(list);
    uint64_t n = cc_shelf_get_number(&reader);

    for (uint64_t i = 0; i < n; i++) {
        struct found found = read_found(&reader);
        uint32_t at;

        if (found.ref >= list->key && !whole)
            return; /* shelves ascend */
        f->last = found.ref > f->last ? found.ref : f->last;
        at = slot_of(f, found.ref);
        if (f->slots[at].ref == 0) {
            f->slots[at] = found;
            f->slots[at].ref++;
            f->filled[f->n++] = at;
        }
        f->slots[at].n_shared++;
    }
}

/* Fills f->list. */
static enum cc_status collect(struct finding *f, const struct cc_shelf_item *lists, size_t n, bool whole)
{
    size_t n_most = 0;

    for (size_t i = 0; i < n; i++) {
        struct cc_shelf_reader reader = reader_of(&lists[i]);

        n_most += (size_t)cc_shelf_get_number(&reader);
    }
    if (n_most > CC_SHELF_MAX_NUMBER * CC_CANDIDATE_MAX_REFS) /* of more prints than a paragraph has */
        return damaged(f);
    if (!make_room(f, n_most))
        return short_heap(f);
    f->n = 0;
    f->last = 0;
    for (size_t i = 0; i < n; i++)
        count_shelf(f, &lists[i], whole);
    for (size_t i = 0; i < f->n; i++) {
        struct found *slot = &f->slots[f->filled[i]];

        f->list[i] = *slot;
        f->list[i].ref--;
        slot->ref = 0;
    }
    return CC_OK;
}

/* ---- pairs ---- */

static int compare_shared(const void *a, const void *b)
{
    const struct found *x = a, *y = b;

    if (x->n_shared != y->n_shared)
        return x->n_shared > y->n_shared ? -1 : 1;
    return x->ref < y->ref ? -1 : x->ref > y->ref;
}

static int compare_refs(const void *a, const void *b)
{
    const struct found *x = a, *y = b;

    return x->ref < y->ref ? -1 : x->ref > y->ref;
}

static bool shares_enough(const struct found *found, uint32_t n_prints)
{
    uint32_t smaller = n_prints < found->n_likely ? n_prints : found->n_likely;

    return (uint32_t)found->n_shared * LEAST_SHARED_FINGERPRINTS >= smaller;
}

static struct cc_shelf_pair make_pair(const struct finding *f, uint64_t subject, const struct found *found)
{
    return (struct cc_shelf_pair){subject, found->ref, found->ref - found->back, found->n_shared, f->last, CC_SHELF_ALWAYS};
}

static bool has_enough(const struct finding *f, uint32_t n_prints)
{
    for (size_t i = 0; i < f->n; i++) {
        if (shares_enough(&f->list[i], n_prints))
            return true;
    }
    return false;
}

/* The lowest refs of those that share more. */
struct better {
    uint64_t refs[CC_CANDIDATE_MAX]; /* ascending */
    size_t n;
};

static void add_better(struct better *better, uint64_t ref)
{
    size_t at = better->n;

    if (at == CC_CANDIDATE_MAX && ref > better->refs[at - 1])
        return;
    if (at == CC_CANDIDATE_MAX)
        at--;
    else
        better->n++;
    for (; at > 0 && better->refs[at - 1] > ref; at--)
        better->refs[at] = better->refs[at - 1];
    better->refs[at] = ref;
}

/* One is among the 128 of a later print for as long as fewer than 128 that share more stand before that one. */
static void tell_later(struct finding *f, uint64_t subject, uint32_t n_prints)
{
    struct better better = {.n = 0};

    if (!has_enough(f, n_prints))
        return;
    qsort(f->list, f->n, sizeof *f->list, compare_shared);
    for (size_t i = 0; i < f->n; i++) {
        struct cc_shelf_pair pair = make_pair(f, subject, &f->list[i]);

        if (better.n == CC_CANDIDATE_MAX)
            pair.until = better.refs[CC_CANDIDATE_MAX - 1];
        if (shares_enough(&f->list[i], n_prints) && pair.candidate < pair.until) {
            f->taker->later(f->taker->self, &pair);
            f->n_told++;
        }
        add_better(&better, pair.candidate);
    }
}

static void drop_later_ones(struct finding *f, uint64_t subject)
{
    size_t n = 0;

    for (size_t i = 0; i < f->n; i++) {
        if (f->list[i].ref < subject)
            f->list[n++] = f->list[i];
    }
    f->n = n;
}

static void tell_pairs(struct finding *f, uint64_t subject, uint32_t n_prints)
{
    drop_later_ones(f, subject);
    if (!has_enough(f, n_prints))
        return; /* mostly */
    if (f->n > CC_CANDIDATE_MAX) {
        qsort(f->list, f->n, sizeof *f->list, compare_shared);
        f->n = CC_CANDIDATE_MAX;
    }
    qsort(f->list, f->n, sizeof *f->list, compare_refs);
    for (size_t i = 0; i < f->n; i++) {
        struct cc_shelf_pair pair = make_pair(f, subject, &f->list[i]);

        if (shares_enough(&f->list[i], n_prints) && cc_shelf_document(pair.candidate) != cc_shelf_document(subject)) {
            f->taker->pair(f->taker->self, &pair);
            f->n_told++;
        }
    }
}

static enum cc_status find_all(struct finding *f, uint64_t *next)
{
    enum cc_status st = cc_shelf_items_sort(&f->lists) ? CC_OK : short_heap(f);
    size_t i = 0;

    for (size_t end; i < f->lists.n && st == CC_OK && f->n_told < f->n_wanted; i = end) {
        uint64_t subject = f->lists.list[i].key, about = f->lists.list[i].about;
        bool is_followed = (about & 1) != 0;

        end = cc_shelf_items_end(&f->lists, i);
        st = collect(f, f->lists.list + i, end - i, is_followed);
        if (st == CC_OK && is_followed)
            tell_later(f, subject, (uint32_t)(about >> 1));
        if (st == CC_OK)
            tell_pairs(f, subject, (uint32_t)(about >> 1));
    }
    *next = i < f->lists.n ? f->lists.list[i].key : CC_SHELF_ALWAYS;
    return st;
}

enum cc_status cc_shelf_find(const struct cc_span *given, size_t n_given, uint64_t *from, size_t n_wanted,
                             const struct cc_shelf_taker *taker, struct cc_error *err)
{
    struct finding f = {.taker = taker, .from = *from, .n_wanted = n_wanted, .err = err};
    enum cc_status st = CC_OK;

    for (size_t i = 0; i < n_given && st == CC_OK; i++) {
        struct cc_shelf_reader reader = cc_shelf_read(given[i]);

        while (cc_shelf_has_more(&reader) && st == CC_OK)
            st = read_list(&f, &reader);
        if (st == CC_OK && reader.damaged)
            st = damaged(&f);
    }
    if (st == CC_OK)
        st = find_all(&f, from);
    cc_shelf_items_done(&f.lists);
    cc_free(f.slots);
    cc_free(f.filled);
    cc_free(f.list);
    return st;
}
