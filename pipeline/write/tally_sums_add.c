/* The other half of tally_sums.h: sums that were written are read, and added to a tally. */
#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/order.h"
#include "cleancopy/write/tally_sums.h"

#include <math.h>
#include <string.h>

/* The first field that is not as it should be is remembered, and the first failure. */
struct adding {
    struct cc_tally *tally;
    struct cc_span folder;
    uint32_t *outlets; /* the tally's numbers of the sums' */
    uint32_t n_outlets;
    const char *bad;
    enum cc_status st;
    struct cc_error err;
};

static void refuse(struct adding *a, const char *name)
{
    a->bad = a->bad != NULL ? a->bad : name;
}

static uint64_t read_whole(struct adding *a, const char *name, const struct cc_json_node *node, uint64_t max)
{
    if (node != NULL && node->kind == CC_JSON_INTEGER && node->as.integer >= 0 && (uint64_t)node->as.integer <= max)
        return (uint64_t)node->as.integer;
    refuse(a, name);
    return 0;
}

/* A list of exactly n items; NULL where it is none. */
static const struct cc_json_node *read_items(struct adding *a, const char *name, const struct cc_json_node *node, uint32_t n)
{
    if (node != NULL && node->kind == CC_JSON_ARRAY && node->as.items.count == n)
        return node->as.items.list;
    refuse(a, name);
    return NULL;
}

/* Adds n counts of a list to those that `to` points at. */
static void add_numbers(struct adding *a, const char *name, const struct cc_json_node *items, uint64_t *const *to, size_t n)
{
    for (size_t i = 0; i < n && items != NULL; i++)
        *to[i] += read_whole(a, name, &items[i], CC_TALLY_SUMS_MAX);
}

static struct cc_span read_text(struct adding *a, const char *name, const struct cc_json_node *node)
{
    if (node->kind != CC_JSON_STRING)
        refuse(a, name);
    return cc_json_text(node);
}

/* ---- bounded rows: of two that are equal the first in the order of documents stands first ---- */

/* As cc_document_compare() (dedup/order.h). */
static int compare_places(const char *date_a, const char *outlet_a, uint64_t a, const char *date_b, const char *outlet_b, uint64_t b)
{
    int64_t at_a = cc_date_instant(cc_span_from(date_a)), at_b = cc_date_instant(cc_span_from(date_b));
    int order = at_a != at_b ? (at_a < at_b ? -1 : 1) : strcmp(outlet_a, outlet_b);

    return order != 0 ? order : (a > b) - (a < b);
}

static bool is_document_behind(const struct cc_tally_document *a, const struct cc_tally_document *b)
{
    return a->quality > b->quality ||
           (a->quality >= b->quality && compare_places(a->date, a->outlet, a->id, b->date, b->outlet, b->id) > 0);
}

static enum cc_status insert_document(struct cc_tally *tally, enum cc_tally_list list, struct cc_tally_document *row,
                                      struct cc_error *err)
{
    const struct cc_tally_document *rows = tally->lists[list].rows;
    uint32_t at = tally->lists[list].n_rows;

    if (row->outlet == NULL || row->date == NULL)
        return cc_tally_insert_document(tally, list, at, row, err); /* which says so */
    while (at > 0 && is_document_behind(&rows[at - 1], row))
        at--;
    return cc_tally_insert_document(tally, list, at, row, err);
}

static bool is_cluster_behind(const struct cc_tally_cluster *a, const struct cc_tally_cluster *b)
{
    int order;

    if (a->members != b->members)
        return a->members < b->members;
    order = compare_places(a->date, a->outlet, a->doc, b->date, b->outlet, b->doc);
    return order != 0 ? order > 0 : a->paragraph > b->paragraph;
}

static enum cc_status insert_cluster(struct cc_tally *tally, struct cc_tally_cluster *row, struct cc_error *err)
{
    uint32_t at = tally->n_clusters;

    if (row->outlet == NULL || row->date == NULL) {
        cc_free(row->outlet);
        cc_free(row->date);
        return cc_fail(err, CC_E_NOMEM, "sums", "no memory");
    }
    while (at > 0 && is_cluster_behind(&tally->clusters[at - 1], row))
        at--;
    cc_tally_insert_cluster(tally, at, row);
    return CC_OK;
}

/* ---- rows ---- */

static void add_reason(struct adding *a, const char *name, const struct cc_json_node *row)
{
    const struct cc_json_node *items = read_items(a, name, row, 3);
    enum cc_reason reason;

    if (items == NULL)
        return;
    if (cc_span_is(cc_json_text(items), cc_span_from(cc_reason_name(CC_REASON_NONE)))) {
        reason = CC_REASON_NONE;
    } else if (!cc_reason_from_name(cc_json_text(items), &reason)) {
        refuse(a, name);
        return;
    }
    uint64_t *const to[] = {&a->tally->counts.by_reason[reason], &a->tally->reason_words[reason]};
    add_numbers(a, name, items + 1, to, 2);
}

static void add_kind(struct adding *a, const char *name, const struct cc_json_node *row)
{
    const struct cc_json_node *items = read_items(a, name, row, 2);
    enum cc_kind kind;

    if (items == NULL)
        return;
    if (cc_kind_from_name(cc_json_text(items), &kind))
        a->tally->kinds[kind] += read_whole(a, name, items + 1, CC_TALLY_SUMS_MAX);
    else
        refuse(a, name);
}

static void add_to_language(struct adding *a, const char *name, struct cc_tally_language *row, const struct cc_json_node *items)
{
    uint64_t *const to[] = {&row->documents, &row->words_kept, &row->words_removed};

    add_numbers(a, name, items, to, 3);
}

static void add_language(struct adding *a, const char *name, const struct cc_json_node *row)
{
    const struct cc_json_node *items = read_items(a, name, row, 4);

    if (items != NULL)
        add_to_language(a, name, cc_tally_languages_row(&a->tally->languages, read_text(a, name, items)), items + 1);
}

static void add_to_day(struct adding *a, const char *name, struct cc_tally_day *day, const struct cc_json_node *items)
{
    uint64_t *const to[] = {&day->documents, &day->words_kept, &day->words_removed};

    add_numbers(a, name, items, to, 3);
}

static void add_day(struct adding *a, const char *name, const struct cc_json_node *row)
{
    const struct cc_json_node *items = read_items(a, name, row, 4);

    if (items != NULL)
        add_to_day(a, name, &a->tally->days->days[read_whole(a, name, items, CC_TALLY_DAYS - 1)], items + 1);
}

static void add_outlet(struct adding *a, const char *name, const struct cc_json_node *row)
{
    const struct cc_json_node *items = read_items(a, name, row, 6);
    struct cc_tally_outlet *outlet;
    uint32_t number = 0;

    if (items == NULL || a->st != CC_OK)
        return;
    if (a->n_outlets > 0) /* the first is the row of all further ones */
        a->st = cc_tally_find_outlet(a->tally, read_text(a, name, items), &number, &a->err);
    a->outlets[a->n_outlets++] = number;
    outlet = &a->tally->outlets[number];
    uint64_t *const to[] = {&outlet->documents, &outlet->words, &outlet->words_removed, &outlet->duplicates, &outlet->copied};
    add_numbers(a, name, items + 1, to, 5);
}

static uint32_t read_outlet(struct adding *a, const char *name, const struct cc_json_node *node)
{
    return a->n_outlets > 0 ? a->outlets[read_whole(a, name, node, a->n_outlets - 1)] : 0;
}

static void add_pair(struct adding *a, const char *name, const struct cc_json_node *row)
{
    const struct cc_json_node *items = read_items(a, name, row, 4);
    struct cc_tally_pair pair;

    if (items == NULL)
        return;
    pair.copier = read_outlet(a, name, items);
    pair.source = read_outlet(a, name, items + 1);
    pair.count = read_whole(a, name, items + 2, CC_TALLY_SUMS_MAX);
    pair.reprints = read_whole(a, name, items + 3, CC_TALLY_SUMS_MAX);
    if (pair.count > 0)
        cc_tally_add_pair(a->tally, &pair);
    else
        refuse(a, name);
}

static void add_cell(struct adding *a, const char *name, const struct cc_json_node *row)
{
    const struct cc_json_node *items = read_items(a, name, row, 5);
    struct cc_tally_cell cell;

    if (items == NULL)
        return;
    cell.copier = read_outlet(a, name, items);
    cell.source = read_outlet(a, name, items + 1);
    cell.month = (uint16_t)read_whole(a, name, items + 2, UINT16_MAX);
    cell.size = (uint8_t)read_whole(a, name, items + 3, CC_TALLY_SIZES - 1);
    cell.count = read_whole(a, name, items + 4, CC_TALLY_SUMS_MAX);
    if (cell.count > 0)
        cc_tally_cells_count(a->tally->cells, &cell);
    else
        refuse(a, name);
}

static uint64_t read_id(struct adding *a, const char *name, const struct cc_json_node *node)
{
    uint64_t id = 0;

    if (!cc_hash_from_hex(cc_json_text(node), &id))
        refuse(a, name);
    return id;
}

/* Behind its folder; none stays none. */
static char *copy_file(const struct adding *a, struct cc_span file)
{
    char *copy = cc_malloc(a->folder.len + file.len + 1);

    if (copy == NULL)
        return NULL;
    copy[0] = '\0';
    if (file.len == 0)
        return copy;
    memcpy(copy, a->folder.ptr, a->folder.len);
    memcpy(copy + a->folder.len, file.ptr, file.len);
    copy[a->folder.len + file.len] = '\0';
    return copy;
}

static void add_document(struct adding *a, enum cc_tally_list list, const struct cc_json_node *row)
{
    const char *name = "rows";
    const struct cc_json_node *items = read_items(a, name, row, 9);
    struct cc_tally_document d;

    if (items == NULL || a->st != CC_OK)
        return;
    d.id = read_id(a, name, items);
    d.words = read_whole(a, name, items + 5, CC_TALLY_SUMS_MAX);
    d.kept = (uint32_t)read_whole(a, name, items + 6, UINT32_MAX);
    d.dropped = (uint32_t)read_whole(a, name, items + 7, UINT32_MAX);
    d.quality = items[8].kind == CC_JSON_NULL ? (double)NAN : cc_json_number(items + 8);
    if (d.quality < 0 || d.quality > 1)
        refuse(a, name);
    d.title = cc_tally_text(read_text(a, name, items + 1));
    d.outlet = cc_tally_text(read_text(a, name, items + 2));
    d.date = cc_tally_text(read_text(a, name, items + 3));
    d.file = copy_file(a, read_text(a, name, items + 4));
    a->st = insert_document(a->tally, list, &d, &a->err);
}

static void add_cluster(struct adding *a, const char *name, const struct cc_json_node *row)
{
    const struct cc_json_node *items = read_items(a, name, row, 6);
    struct cc_tally_cluster c;

    if (items == NULL || a->st != CC_OK)
        return;
    c.doc = read_id(a, name, items);
    c.paragraph = (uint32_t)read_whole(a, name, items + 1, UINT32_MAX);
    c.source = read_outlet(a, name, items + 4);
    c.members = read_whole(a, name, items + 5, CC_TALLY_SUMS_MAX);
    c.outlet = cc_tally_text(read_text(a, name, items + 2));
    c.date = cc_tally_text(read_text(a, name, items + 3));
    a->st = insert_cluster(a->tally, &c, &a->err);
}

/* ---- all ---- */

/* Lists of rows; outlets come before what names them by their numbers. */
static const struct {
    const char *name;
    uint32_t max;
    void (*add)(struct adding *a, const char *name, const struct cc_json_node *row);
} rows[] = {
    {"reasons", CC_REASON_COUNT, add_reason},       {"kinds", CC_KIND_EMPTY + 1, add_kind},
    {"languages", CC_TALLY_LANGUAGES, add_language}, {"days", CC_TALLY_DAYS, add_day},
    {"outlets", CC_TALLY_OUTLETS + 1, add_outlet},  {"pairs", CC_TALLY_PAIRS, add_pair},
    {"cells", CC_TALLY_CELLS, add_cell},            {"largest", CC_TALLY_CLUSTERS, add_cluster},
};

static void add_rows(struct adding *a, const struct cc_json_node *sums)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows && a->bad == NULL; i++) {
        const struct cc_json_node *list = cc_json_member(sums, rows[i].name);

        if (list == NULL || list->kind != CC_JSON_ARRAY || list->as.items.count > rows[i].max) {
            refuse(a, rows[i].name);
            return;
        }
        for (uint32_t n = 0; n < list->as.items.count; n++)
            rows[i].add(a, rows[i].name, &list->as.items.list[n]);
    }
}

static void add_counts(struct adding *a, const struct cc_json_node *sums)
{
    const struct cc_json_node *object = cc_json_member(sums, "counts");

#define ADD(name)                                                                                             \
    a->tally->counts.name += read_whole(a, #name, cc_json_member(object, #name), CC_TALLY_SUMS_MAX);
    CC_TALLY_SUMS_COUNTS(ADD)
#undef ADD
}

static void add_list(struct adding *a, const char *name, const struct cc_json_node *sums, uint64_t *to, uint32_t n)
{
    const struct cc_json_node *items = read_items(a, name, cc_json_member(sums, name), n);

    for (uint32_t i = 0; i < n && items != NULL; i++)
        to[i] += read_whole(a, name, &items[i], CC_TALLY_SUMS_MAX);
}

static void add_documents(struct adding *a, const struct cc_json_node *sums)
{
    const char *const *names = cc_tally_sums_lists;

    for (uint32_t list = 0; list < CC_TALLY_LISTS && a->bad == NULL; list++) {
        const struct cc_json_node *object = cc_json_member(sums, names[list]), *found = cc_json_member(object, "rows");

        a->tally->lists[list].n += read_whole(a, names[list], cc_json_member(object, "n"), CC_TALLY_SUMS_MAX);
        if (found == NULL || found->kind != CC_JSON_ARRAY || found->as.items.count > CC_TALLY_DOCUMENTS) {
            refuse(a, names[list]);
            return;
        }
        for (uint32_t i = 0; i < found->as.items.count; i++)
            add_document(a, (enum cc_tally_list)list, &found->as.items.list[i]);
    }
}

static void add_all(struct adding *a, const struct cc_json_node *sums)
{
    struct cc_tally *tally = a->tally;

    add_counts(a, sums);
    add_list(a, "quality", sums, tally->qualities, CC_TALLY_QUALITIES);
    add_list(a, "lengths", sums, tally->lengths, CC_TALLY_LENGTHS);
    add_to_language(a, "further_languages", &tally->languages.further,
                    read_items(a, "further_languages", cc_json_member(sums, "further_languages"), 3));
    add_to_day(a, "undated", &tally->days->other, read_items(a, "undated", cc_json_member(sums, "undated"), 3));
    tally->cells->further += read_whole(a, "further_cells", cc_json_member(sums, "further_cells"), CC_TALLY_SUMS_MAX);
    add_rows(a, sums);
    add_documents(a, sums);
}

enum cc_status cc_tally_sums_add(struct cc_tally *tally, struct cc_arena *arena, const struct cc_json_node *sums,
                                 struct cc_span folder, struct cc_error *err)
{
    struct adding a = {.tally = tally, .folder = folder, .st = CC_OK};
    const char *duplicates = tally->duplicates == CC_DUPLICATES_DROP ? "drop" : "keep";
    struct cc_span theirs = cc_json_text(cc_json_member(sums, "duplicates"));

    if (!cc_span_is(theirs, cc_span_from(duplicates)))
        return cc_fail(err, CC_E_INPUT, "sums", "were made with --duplicates %.*s, and this is with %s",
                       CC_SPAN_PRINT(theirs), duplicates);
    a.outlets = cc_arena_calloc(arena, CC_TALLY_OUTLETS + 1, sizeof *a.outlets);
    if (a.outlets == NULL)
        return cc_arena_status(arena, "sums", err);
    add_all(&a, sums);
    if (a.bad != NULL)
        return cc_fail(err, CC_E_INPUT, "sums", "\"%s\" is missing or not as it should be", a.bad);
    if (a.st != CC_OK && err != NULL)
        *err = a.err;
    return a.st;
}
