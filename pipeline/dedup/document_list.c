/* A document's text in the spool: the number of its paragraphs, the length of each (32 bits, of
 * this machine's byte order), then their bytes, end to end. */
#include "cleancopy/dedup/document_list.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/name_list.h"
#include "cleancopy/core/spool.h"
#include "cleancopy/dedup/order.h"
#include "cleancopy/dedup/ref_table.h"

#include <stdlib.h>

/* Documents whose text is asked for ahead of its turn, … */
#define READ_AHEAD 32
/* … unless it lies this close behind the one before: then the system reads ahead by itself. */
#define NEAR_BYTES (64u << 10)

struct entry {
    int64_t instant_s;
    const char *written_id;
    uint32_t written_id_bytes;
    uint32_t text; /* place in the spool / CC_SPOOL_ALIGN */
    uint32_t text_bytes;
    uint32_t outlet; /* number in outlets */
    uint32_t line;
    uint32_t file : 31;
    uint32_t repeats : 1; /* an id of a document before it */
};

struct cc_document_list {
    struct entry *entries;
    size_t count, room;
    uint64_t n_paragraphs;
    struct cc_name_list outlets;
    uint32_t *outlet_ranks; /* by number: its place among the sorted names, */
    uint32_t *favours;      /* and among the preferred ones */
    const char *const *prefer;
    size_t n_prefer;
    struct cc_arena ids;
    struct cc_spool text;
    struct cc_buf piece;         /* one document's, on its way to the spool */
    struct cc_arena scratch;     /* for texts that sorting has to look at */
    enum cc_status sort_status;  /* of that */
    struct cc_error *sort_error;
};

struct cc_document_list *cc_document_list_open(size_t text_bytes, const char *spool_dir)
{
    struct cc_document_list *list = cc_calloc(1, sizeof *list);

    if (list == NULL)
        return NULL;
    cc_name_list_init(&list->outlets);
    cc_arena_init(&list->ids, SIZE_MAX / 2);     /* as many as there are */
    cc_arena_init(&list->scratch, SIZE_MAX / 2); /* two texts, each as long as a line */
    cc_spool_init(&list->text, text_bytes, spool_dir);
    cc_buf_init(&list->piece, UINT32_MAX);
    return list;
}

void cc_document_list_close(struct cc_document_list *list)
{
    if (list == NULL)
        return;
    cc_buf_done(&list->piece);
    cc_spool_done(&list->text);
    cc_arena_done(&list->scratch);
    cc_arena_done(&list->ids);
    cc_name_list_done(&list->outlets);
    cc_free(list->favours);
    cc_free(list->outlet_ranks);
    cc_free(list->entries);
    cc_free(list);
}

/* ---- adding ---- */

static void add_number(struct cc_buf *buf, uint32_t number)
{
    cc_buf_add(buf, (struct cc_span){(const char *)&number, sizeof number});
}

static enum cc_status store_text(struct cc_document_list *list, const struct cc_document *doc,
                                 struct entry *entry, struct cc_error *err)
{
    struct cc_buf *piece = &list->piece;
    uint64_t at;
    enum cc_status st;

    cc_buf_clear(piece);
    add_number(piece, doc->n_paragraphs);
    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        add_number(piece, (uint32_t)doc->paragraphs[i].text.len);
    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        cc_buf_add(piece, doc->paragraphs[i].text);
    if (piece->status == CC_E_LIMIT)
        return cc_fail(err, CC_E_LIMIT, "dedup", "a document of more than %zu bytes",
                       piece->max_bytes);
    if (piece->status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory for a document");
    entry->text_bytes = (uint32_t)piece->len;
    st = cc_spool_add(&list->text, cc_buf_span(piece), &at, err);
    if (st == CC_OK && at / CC_SPOOL_ALIGN > UINT32_MAX)
        st = cc_fail(err, CC_E_LIMIT, "dedup", "more than 64 GiB of text");
    entry->text = (uint32_t)(at / CC_SPOOL_ALIGN);
    return st;
}

static bool make_room(struct cc_document_list *list)
{
    size_t room = list->room == 0 ? 1024 : list->room + list->room / 2;
    struct entry *moved;

    if (list->count < list->room)
        return true;
    moved = cc_realloc_array(list->entries, room, sizeof *moved);
    if (moved == NULL)
        return false;
    list->entries = moved;
    list->room = room;
    return true;
}

void cc_document_list_prefer(struct cc_document_list *list, const char *const *outlets, size_t n)
{
    list->prefer = outlets;
    list->n_prefer = n;
}

enum cc_status cc_document_list_add(struct cc_document_list *list,
                                    const struct cc_document *doc, struct cc_span written_id,
                                    struct cc_document_place place, struct cc_error *err)
{
    struct entry entry = {.instant_s = cc_date_instant(doc->date),
                          .written_id_bytes = (uint32_t)written_id.len,
                          .line = place.line,
                          .file = place.file & INT32_MAX};
    enum cc_status st;

    if (list->count >= UINT32_MAX - 1)
        return cc_fail(err, CC_E_LIMIT, "dedup", "more than %u documents", UINT32_MAX - 1);
    st = store_text(list, doc, &entry, err);
    if (st != CC_OK)
        return st;
    entry.written_id = cc_arena_copy(&list->ids, written_id).ptr;
    if (entry.written_id == NULL || !make_room(list) ||
        !cc_name_list_number(&list->outlets, doc->outlet, &entry.outlet))
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory for %zu documents",
                       list->count + 1);
    list->entries[list->count++] = entry;
    list->n_paragraphs += doc->n_paragraphs;
    return CC_OK;
}

/* ---- reading back ---- */

static struct cc_span written_id_of(const struct entry *entry)
{
    return (struct cc_span){entry->written_id, entry->written_id_bytes};
}

static uint64_t text_of(const struct entry *entry)
{
    return (uint64_t)entry->text * CC_SPOOL_ALIGN;
}

static enum cc_status read_text(const struct cc_document_list *list, const struct entry *entry,
                                struct cc_arena *arena, struct cc_document *doc,
                                struct cc_error *err)
{
    const char *piece = cc_spool_peek(&list->text, text_of(entry)), *at;
    const uint32_t *numbers;

    if (piece == NULL) {
        char *copy = cc_arena_alloc(arena, entry->text_bytes);
        enum cc_status st;

        if (copy == NULL)
            return cc_arena_status(arena, "dedup", err);
        st = cc_spool_read(&list->text, text_of(entry), copy, entry->text_bytes, err);
        if (st != CC_OK)
            return st;
        piece = copy;
    }
    numbers = (const void *)piece; /* both are aligned for any type */
    doc->n_paragraphs = *numbers++;
    doc->paragraphs = cc_arena_calloc(arena, doc->n_paragraphs, sizeof *doc->paragraphs);
    if (doc->paragraphs == NULL)
        return cc_arena_status(arena, "dedup", err);
    at = (const char *)(numbers + doc->n_paragraphs);
    for (uint32_t i = 0; i < doc->n_paragraphs; at += numbers[i++]) {
        doc->paragraphs[i].text.ptr = at;
        doc->paragraphs[i].text.len = numbers[i];
    }
    return CC_OK;
}

/* ---- order ---- */

static int compare_paragraphs(const struct cc_document *a, const struct cc_document *b)
{
    uint32_t n = a->n_paragraphs < b->n_paragraphs ? a->n_paragraphs : b->n_paragraphs;

    for (uint32_t i = 0; i < n; i++) {
        int order = cc_span_compare(a->paragraphs[i].text, b->paragraphs[i].text);

        if (order != 0)
            return order;
    }
    return a->n_paragraphs < b->n_paragraphs ? -1 : a->n_paragraphs > b->n_paragraphs;
}

static int compare_texts(struct cc_document_list *list, const struct entry *x,
                         const struct entry *y)
{
    struct cc_document a, b;
    enum cc_status st = list->sort_status;
    int order = 0;

    if (st == CC_OK)
        st = read_text(list, x, &list->scratch, &a, list->sort_error);
    if (st == CC_OK)
        st = read_text(list, y, &list->scratch, &b, list->sort_error);
    if (st == CC_OK)
        order = compare_paragraphs(&a, &b);
    list->sort_status = st;
    cc_arena_reset(&list->scratch);
    return order;
}

/* As cc_document_compare() has it, but for the id: as it is written. */
static int compare_entries(const void *a, const void *b, void *user)
{
    struct cc_document_list *list = user;
    const struct entry *x = a, *y = b;
    int order;

    if (list->favours[x->outlet] != list->favours[y->outlet])
        return list->favours[x->outlet] < list->favours[y->outlet] ? -1 : 1;
    if (x->instant_s != y->instant_s)
        return x->instant_s < y->instant_s ? -1 : 1;
    if (x->outlet != y->outlet)
        return list->outlet_ranks[x->outlet] < list->outlet_ranks[y->outlet] ? -1 : 1;
    order = cc_span_compare(written_id_of(x), written_id_of(y));
    if (order == 0)
        order = compare_texts(list, x, y);
    if (order == 0 && x->file != y->file)
        return x->file < y->file ? -1 : 1;
    if (order == 0)
        return x->line < y->line ? -1 : x->line > y->line;
    return order;
}

static int compare_outlets(const void *a, const void *b, void *user)
{
    const struct cc_name_list *names = user;

    return cc_span_compare(cc_name_list_get(names, *(const uint32_t *)a),
                           cc_name_list_get(names, *(const uint32_t *)b));
}

static bool rank_outlets(struct cc_document_list *list)
{
    uint32_t n = list->outlets.count;
    uint32_t *sorted = cc_calloc((size_t)n + 1, sizeof *sorted);

    list->outlet_ranks = cc_calloc((size_t)n + 1, sizeof *list->outlet_ranks);
    list->favours = cc_calloc((size_t)n + 1, sizeof *list->favours);
    if (sorted != NULL && list->outlet_ranks != NULL && list->favours != NULL) {
        for (uint32_t i = 0; i < n; i++) {
            sorted[i] = i;
            list->favours[i] = (uint32_t)cc_prefer_rank(list->prefer, list->n_prefer,
                                                        cc_name_list_get(&list->outlets, i));
        }
        qsort_r(sorted, n, sizeof *sorted, compare_outlets, &list->outlets);
        for (uint32_t i = 0; i < n; i++)
            list->outlet_ranks[sorted[i]] = i;
    }
    cc_free(sorted);
    return sorted != NULL && list->outlet_ranks != NULL && list->favours != NULL;
}

static bool are_ordered(struct cc_document_list *list)
{
    for (size_t i = 1; i < list->count; i++) {
        if (compare_entries(&list->entries[i - 1], &list->entries[i], list) > 0)
            return false;
    }
    return true;
}

/* Of the documents before the i-th the first with its id, or i. */
static uint32_t find_first(const struct cc_document_list *list,
                           const struct cc_ref_table *by_id, uint32_t i)
{
    uint64_t id = cc_document_list_id(list, i), refs[CC_REF_TABLE_MAX_REFS];
    size_t n = cc_ref_table_find(by_id, id, refs, CC_REF_TABLE_MAX_REFS);

    for (size_t k = 0; k < n; k++) {
        if (cc_document_list_id(list, (uint32_t)refs[k] - 1) == id)
            return (uint32_t)refs[k] - 1;
    }
    /* the table keeps no more: ids that were made to collide are looked for one by one */
    for (uint32_t k = 0; n == CC_REF_TABLE_MAX_REFS && k < i; k++) {
        if (cc_document_list_id(list, k) == id)
            return k;
    }
    return i;
}

static bool find_repeated(struct cc_document_list *list, cc_document_repeated *repeated,
                          void *user)
{
    struct cc_ref_table *by_id = cc_ref_table_open(); /* id -> number + 1 of the first */
    bool ok = by_id != NULL;

    for (uint32_t i = 0; ok && i < list->count; i++) {
        uint32_t first = find_first(list, by_id, i);

        list->entries[i].repeats = first < i;
        if (first == i)
            ok = cc_ref_table_add(by_id, cc_document_list_id(list, i), i + 1);
        else if (repeated != NULL)
            repeated(user, i, first);
    }
    cc_ref_table_close(by_id);
    return ok;
}

enum cc_status cc_document_list_sort(struct cc_document_list *list,
                                     cc_document_repeated *repeated, void *user,
                                     struct cc_error *err)
{
    struct cc_error own;

    list->sort_status = CC_OK;
    list->sort_error = err != NULL ? err : &own;
    if (!rank_outlets(list))
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory to sort %zu documents",
                       list->count);
    if (!are_ordered(list)) /* what comes by date need not be moved */
        qsort_r(list->entries, list->count, sizeof *list->entries, compare_entries, list);
    if (list->sort_status == CC_OK && !find_repeated(list, repeated, user))
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory for %zu documents", list->count);
    return list->sort_status;
}

/* ---- the sorted list ---- */

uint32_t cc_document_list_count(const struct cc_document_list *list)
{
    return (uint32_t)list->count;
}

uint64_t cc_document_list_paragraphs(const struct cc_document_list *list)
{
    return list->n_paragraphs;
}

bool cc_document_list_repeats(const struct cc_document_list *list, uint32_t i)
{
    return list->entries[i].repeats;
}

/* Text that lies apart from that of the document before. */
static void expect(const struct cc_document_list *list, const struct entry *entry)
{
    uint64_t before = text_of(entry - 1) + entry[-1].text_bytes;

    if (text_of(entry) < before || text_of(entry) - before > NEAR_BYTES)
        cc_spool_expect(&list->text, text_of(entry), entry->text_bytes);
}

enum cc_status cc_document_list_get(const struct cc_document_list *list, uint32_t i,
                                    struct cc_arena *arena, struct cc_document *doc,
                                    struct cc_error *err)
{
    const struct entry *entry = &list->entries[i];

    if (i + READ_AHEAD < list->count)
        expect(list, entry + READ_AHEAD);
    memset(doc, 0, sizeof *doc);
    doc->id = i;
    doc->outlet = cc_name_list_get(&list->outlets, entry->outlet);
    return read_text(list, entry, arena, doc, err);
}

uint64_t cc_document_list_id(const struct cc_document_list *list, uint32_t i)
{
    return cc_hash_written_id(written_id_of(&list->entries[i]));
}

struct cc_span cc_document_list_written_id(const struct cc_document_list *list, uint32_t i)
{
    return written_id_of(&list->entries[i]);
}

struct cc_document_place cc_document_list_place(const struct cc_document_list *list, uint32_t i)
{
    struct cc_document_place place = {list->entries[i].file, list->entries[i].line};

    return place;
}

uint64_t cc_document_list_spooled(const struct cc_document_list *list)
{
    return cc_spool_file_bytes(&list->text);
}
